//! What is learnt of acts: whether a trigger is one, of which type; who takes part; which of them are one act; whether that is right.
//!
//! [`Model`] holds tables of small weights for triggers, one row for each hashed feature, and forests for the rest; `trigger`,
//! [`party`], [`same`] and [`whole`] say what the features are.
//! `train/acts.py` makes the file from them.

mod features;
mod forest;
pub mod party;
pub mod same;
pub(super) mod trigger;
mod weights;
pub mod whole;

use std::sync::LazyLock;

use dateline_nlp::{Analysis, TokenId};

pub use features::Features;
use forest::Forest;
pub use weights::{Damaged, Weights};

use crate::{Act, Statement};

/// The types in the order of the columns of their table.
pub const TYPES: [&str; 16] = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
];

/// So many letters make a root.
const STEM: usize = 5;

/// What is learnt, as one value.
#[derive(Clone, Debug, Default)]
pub struct Model {
    weights: Weights,
}

/// The model in the program. That it reads is tested.
static EMBEDDED: LazyLock<Model> = LazyLock::new(|| Model::load(include_bytes!("../../../model/acts.model")).unwrap_or_default());

impl Model {
    /// The model in the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads a model file.
    ///
    /// *Errors:* a file that is none, of another format version, damaged, or not complete.
    pub fn load(bytes: &[u8]) -> Result<Self, Damaged> {
        Ok(Self { weights: Weights::read(bytes)? })
    }

    /// Sums of the rows of the features in that table; nothing where the file lacks it.
    fn sums<const N: usize>(&self, table: &str, features: &Features) -> Option<[f32; N]> {
        self.weights.sums(table, features)
    }

    /// The forest of that name; nothing where the file lacks it.
    fn forest(&self, name: &str) -> Option<&Forest> {
        self.weights.forest(name)
    }

    /// What an act must pass; nothing where nothing is learnt.
    pub(super) fn least_whole(&self) -> Option<f32> {
        let [least]: [f32; 1] = self.weights.row("least whole")?;
        Some(least)
    }

    /// What must be passed; nothing where nothing is learnt.
    fn least(&self) -> Option<Least> {
        let [admitted, open, other, same] = self.weights.row("least")?;
        Some(Least { admitted, open, other, same })
    }
}

/// How likely things must be, as logarithms of odds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Least {
    /// That what the rules have is an act.
    admitted: f32,
    /// That what they leave out is one.
    open: f32,
    /// How much likelier than the type that the rules give another must be.
    other: f32,
    /// That two acts are one.
    same: f32,
}

/// What a noun and a verb of one root have in common: "visit", "visited"; "negotiations", "negotiated".
fn root(analysis: &Analysis, at: TokenId) -> &str {
    let lemma = analysis.lemma(at);
    lemma.get(..STEM).unwrap_or(lemma)
}

/// The word by which the speaker of the statement an act is told in says it ("warned"), and whether that is direct; empty for none.
fn said<'a>(analysis: &'a Analysis, statements: &[Statement], act: &Act) -> (&'a str, &'static str) {
    let Some(statement) = act.statement.and_then(|id| statements.get(id)) else { return ("", "") };
    let tokens = statement.chain.last().and_then(|link| link.cue).map(|cue| analysis.tokens_in(cue));
    let cue = tokens.and_then(|tokens| analysis.head_of(tokens)).map_or("", |head| analysis.lemma(head));
    (cue, statement.kind.as_str())
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// Numbers in few sorts.
fn bucket(number: usize) -> &'static str {
    match number {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "4",
        6..=8 => "6",
        9..=14 => "9",
        15..=25 => "15",
        26..=60 => "26",
        _ => "61",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_embedded_model_reads() {
        super::Model::load(include_bytes!("../../../model/acts.model")).unwrap();
    }
}
