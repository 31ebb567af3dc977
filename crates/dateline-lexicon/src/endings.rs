//! What the last letters of an unknown word say of it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::states::State;
use crate::table::rows;

/// Longest ending in the table, in characters.
const LONGEST: usize = 5;

struct Ending {
    total: f32,
    counts: Vec<(State, f32)>,
}

struct Endings {
    by_letters: FxHashMap<&'static str, Ending>,
    /// The states a word outside the lexicon may have.
    open: Vec<State>,
}

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let by_letters: FxHashMap<&'static str, Ending> = rows(include_str!("../data/word_endings.tsv"))
        .map(|row| {
            let counts: Vec<(State, f32)> = row
                .list(1)
                .filter_map(|pair| pair.rsplit_once(':'))
                .filter_map(|(code, count)| Some((State::coded(code)?, count.parse().ok()?)))
                .collect();
            let total = counts.iter().map(|(_, count)| count).sum();
            (row.field(0).trim_start_matches('*'), Ending { total, counts })
        })
        .collect();
    let open = by_letters.get("").map(|any| any.counts.iter().map(|(state, _)| *state).collect()).unwrap_or_default();
    Endings { by_letters, open }
});

/// Calls `each` with the states a word in lower case may have and their probabilities, by its last letters.
/// *Source:* Brants 2000, TnT, section 2.3: each ending is weighed against the shorter one.
pub fn guess(word: &str, mut each: impl FnMut(State, f32)) {
    let table = &*ENDINGS;
    let mut found = [0.0f32; 24];
    let mut starts = word.char_indices().rev().map(|(at, _)| at);
    for length in 0..=LONGEST {
        let start = if length == 0 { Some(word.len()) } else { starts.next() };
        let Some(letters) = start.and_then(|start| word.get(start..)) else { break };
        let Some(ending) = table.by_letters.get(letters) else { continue };
        // Long endings weigh more than the short ones below them.
        let below = if length < 3 { 1.0 } else { 0.5 };
        for (slot, state) in found.iter_mut().zip(&table.open) {
            let count = ending.counts.iter().find(|(one, _)| one == state).map_or(0.0, |(_, count)| *count);
            let here = count / ending.total.max(1.0);
            *slot = if length == 0 { here } else { (here + below * *slot) / (1.0 + below) };
        }
    }
    for (state, probability) in table.open.iter().zip(found) {
        each(*state, probability);
    }
}

#[cfg(test)]
mod tests {
    use super::guess;
    use crate::tags::{Tag, VerbForm};

    fn best(word: &str) -> (Tag, Option<VerbForm>) {
        let mut best = (0.0, None);
        guess(word, |state, probability| {
            if probability > best.0 {
                best = (probability, Some(state))
            }
        });
        best.1.map(|state| (state.tag(), state.form())).unwrap()
    }

    #[test]
    fn reads_endings() {
        assert_eq!(best("frabjously").0, Tag::Adv);
        assert_eq!(best("glomerization").0, Tag::Noun);
        assert_eq!(best("unfrozzling"), (Tag::Verb, Some(VerbForm::Gerund)));
        assert_eq!(best("gribbleous").0, Tag::Adj);
    }

    #[test]
    fn says_something_of_anything() {
        for word in ["", "é", "ζ", "中文"] {
            let mut sum = 0.0;
            guess(word, |_, probability| sum += probability);
            assert!((0.8..1.1).contains(&sum), "{word} {sum}");
        }
    }
}
