//! States of the tagger: parts of speech as fine as word order needs them, and how often one follows another.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;
use crate::tags::{Tag, VerbForm};

/// Weight of a state's own frequency against what was seen behind the state before it.
const SMOOTHING: f32 = 2.5;
/// Share assumed of the end of a sentence behind a state never seen there.
const END_SHARE: f32 = 0.05;
/// Share assumed of a state told apart only by its place, such as adverbs behind "have".
const SPLIT_SHARE: f32 = 0.005;

/// One state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct State(u8);

struct Facts {
    tag: Tag,
    form: Option<VerbForm>,
    /// Share of all tokens, variants by place taken together.
    share: f32,
    /// Share of the words of this state with a capital inside sentences.
    capital: f32,
}

struct States {
    by_code: FxHashMap<&'static str, State>,
    facts: Vec<Facts>,
    /// `steps[before * count + state]`: logarithm of the probability.
    steps: Vec<f32>,
    /// Variants by place of a state: "R" → "R", "R1", "R2", "R3".
    variants: Vec<Vec<State>>,
}

static STATES: LazyLock<States> = LazyLock::new(|| {
    let table = || rows(include_str!("../data/word_states.tsv")).take(usize::from(u8::MAX) - 1);
    let codes: Vec<&'static str> = table().map(|row| row.field(0)).chain(["$"]).collect();
    let by_code: FxHashMap<&'static str, State> = codes.iter().zip(0u8..).map(|(code, id)| (*code, State(id))).collect();
    let mut shares: FxHashMap<&'static str, f32> = FxHashMap::default();
    for row in table() {
        *shares.entry(bare(row.field(0))).or_default() += number(row.field(3));
    }
    let total: f32 = table().map(|row| number(row.field(3))).sum();
    let share = |code: &'static str| shares.get(bare(code)).copied().unwrap_or(0.0).max(1.0) / total.max(1.0);
    let mut facts: Vec<Facts> = table()
        .map(|row| Facts {
            tag: Tag::named(row.field(1)),
            form: VerbForm::named(row.field(2)),
            share: share(row.field(0)),
            capital: (number(row.field(4)) / 1000.0).clamp(0.001, 0.999),
        })
        .collect();
    facts.push(Facts { tag: Tag::Other, form: None, share: 1.0, capital: 0.5 });
    let prior = |code: &'static str| match code {
        "$" => END_SHARE,
        _ if bare(code) != code => SPLIT_SHARE,
        _ => share(code),
    };
    let mut steps = Vec::with_capacity(codes.len() * codes.len());
    for row in table() {
        let next: FxHashMap<&str, f32> =
            row.list(5).filter_map(|pair| pair.rsplit_once(':')).map(|(code, n)| (code, number(n))).collect();
        let seen: f32 = row.list(5).filter_map(|pair| pair.rsplit_once(':')).map(|(_, n)| number(n)).sum();
        steps.extend(codes.iter().map(|&code| {
            let count = next.get(code).copied().unwrap_or(0.0);
            ((count + SMOOTHING * prior(code)) / (seen + SMOOTHING) + 1e-9).ln()
        }));
    }
    let variants = codes
        .iter()
        .map(|&code| {
            codes
                .iter()
                .filter(|&&other| bare(other) == code && code.starts_with(|c: char| c.is_alphabetic()))
                .filter_map(|other| by_code.get(other).copied())
                .collect()
        })
        .collect();
    States { by_code, facts, steps, variants }
});

/// The code without the digit that tells its place.
fn bare(code: &'static str) -> &'static str {
    code.trim_end_matches(|c: char| c.is_ascii_digit())
}

fn number(field: &str) -> f32 {
    field.parse().unwrap_or(0.0)
}

impl State {
    /// Before the first token.
    pub const START: State = State(0);

    /// Behind the last token.
    pub fn end() -> State {
        State(u8::try_from(STATES.facts.len().saturating_sub(1)).unwrap_or(u8::MAX))
    }

    /// The state with this code in the tables.
    pub fn coded(code: &str) -> Option<State> {
        STATES.by_code.get(code).copied()
    }

    /// The states that differ from this one by place alone, itself first.
    pub fn variants(self) -> &'static [State] {
        STATES.variants.get(usize::from(self.0)).map_or(&[], Vec::as_slice)
    }

    /// Its part of speech.
    pub fn tag(self) -> Tag {
        self.facts().map_or(Tag::Other, |facts| facts.tag)
    }

    /// Its form, for verbs and auxiliaries.
    pub fn form(self) -> Option<VerbForm> {
        self.facts().and_then(|facts| facts.form)
    }

    /// Share of all tokens that are in this state.
    pub fn share(self) -> f32 {
        self.facts().map_or(1.0, |facts| facts.share)
    }

    /// Logarithm of the probability that a word of this state inside a sentence is capitalised, or that it is not.
    pub fn case_score(self, capitalised: bool) -> f32 {
        let share = self.facts().map_or(0.5, |facts| facts.capital);
        if capitalised { share.ln() } else { (1.0 - share).ln() }
    }

    /// Logarithm of the probability that this state follows `before`.
    pub fn score_after(self, before: State) -> f32 {
        let width = STATES.facts.len();
        STATES.steps.get(usize::from(before.0) * width + usize::from(self.0)).copied().unwrap_or(-20.0)
    }

    fn facts(self) -> Option<&'static Facts> {
        STATES.facts.get(usize::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::State;
    use crate::tags::{Tag, VerbForm};

    fn state(code: &str) -> State {
        State::coded(code).unwrap()
    }

    #[test]
    fn order_tells() {
        assert!(state("N").score_after(state("D")) > state("VZ").score_after(state("D")));
        assert!(state("VN").score_after(state("R2")) > state("VD").score_after(state("R2")));
        assert!(State::end().score_after(state("m.")) > State::end().score_after(state("D")));
        assert!(state("P").case_score(true) > state("N").case_score(true));
    }

    #[test]
    fn probabilities_add_up() {
        let all: Vec<State> = super::STATES.by_code.values().copied().filter(|&one| one != State::START).collect();
        for code in ["^", "D", "VDs", "m,"] {
            let sum: f32 = all.iter().map(|one| one.score_after(state(code)).exp()).sum();
            assert!((0.9..1.2).contains(&sum), "{code} {sum}");
        }
    }

    #[test]
    fn knows_tags_and_variants() {
        assert_eq!((state("VD").tag(), state("VD").form()), (Tag::Verb, Some(VerbForm::Past)));
        assert_eq!(state("R").variants().len(), 4);
        assert_eq!(state("N").variants(), [state("N")]);
    }
}
