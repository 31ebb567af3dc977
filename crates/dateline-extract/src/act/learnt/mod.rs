//! What is learnt of acts: of which type a trigger is, if of any; who takes part.
//!
//! [`Model`] holds a table of small weights for triggers, one row for each hashed feature, and forests for parties; `trigger` and
//! [`party`] say what the features are.
//! `train/acts.py` makes the file from them.

mod features;
mod forest;
pub mod party;
pub(super) mod trigger;
mod weights;

use std::sync::LazyLock;

pub use features::Features;
pub use weights::{Damaged, Weights};

/// The types in the order of the columns of the table of triggers; the last column is no act.
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

    /// The score of what has these features by the forest of that name; nothing where the file lacks it.
    fn score(&self, forest: &str, features: &[&Features]) -> Option<f32> {
        self.weights.forest(forest).map(|forest| forest.score(features))
    }

    /// The first row of a table.
    fn constants<const N: usize>(&self, table: &str) -> Option<[f32; N]> {
        self.weights.row(table)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_embedded_model_reads() {
        super::Model::load(include_bytes!("../../../model/acts.model")).unwrap();
    }
}
