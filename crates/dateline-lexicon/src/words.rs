//! Word forms with their parts of speech and lemmas, and guesses for words the lexicon lacks.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::states::State;
use crate::table::rows;
pub use crate::tags::{Tag, VerbForm};
use crate::{endings, inflection};

/// A form seen less often than this is read by its ending too.
const RARE: f32 = 8.0;
/// Guesses below these probabilities are left out: for rare words, for unknown words.
const LEAST: (f32, f32) = (0.02, 0.005);
/// Count given to the forms that the tables of verbs and nouns add to a known word.
const ADDED: f32 = 0.5;

/// How much likelier, as a logarithm, a form is that regular inflection of a known word gives.
const BOOST: f32 = 2.0;

/// One way to read a word form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Part of speech.
    pub tag: Tag,
    /// For verbs and auxiliaries.
    pub form: Option<VerbForm>,
    /// Dictionary form.
    pub lemma: &'static str,
    /// How often the form was seen so.
    pub count: u32,
}

/// One state a word form can be in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sense {
    /// The state.
    pub state: State,
    /// Dictionary form; `""` when the lexicon lacks the word.
    pub lemma: &'static str,
    /// Logarithm of how much likelier the state is for this word than for any word.
    pub score: f32,
}

/// A word form of the lexicon.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    /// Its readings, the most frequent first.
    pub readings: Vec<Reading>,
    /// Its states, variants by place included.
    pub senses: Vec<Sense>,
    /// Mostly capitalised inside sentences.
    pub capital: bool,
}

type Counts = FxHashMap<&'static str, (Vec<(State, &'static str, f32)>, bool)>;

static WORDS: LazyLock<FxHashMap<&'static str, Word>> = LazyLock::new(|| {
    let counts = counts();
    let words = counts.into_iter().map(|(form, (seen, capital))| {
        let mut readings: Vec<Reading> = Vec::new();
        for &(state, lemma, count) in &seen {
            let (tag, verb) = (state.tag(), state.form());
            match readings.iter_mut().find(|reading| reading.tag == tag && reading.form == verb) {
                Some(reading) => reading.count += count as u32,
                None => readings.push(Reading { tag, form: verb, lemma, count: count as u32 }),
            }
        }
        readings.sort_by_key(|reading| std::cmp::Reverse(reading.count));
        (form, Word { readings, senses: senses(form, &seen), capital })
    });
    words.collect()
});

/// All forms with the counts of their states, from the tables.
fn counts() -> Counts {
    let mut counts: Counts = FxHashMap::default();
    for row in rows(include_str!("../data/words.tsv")) {
        let form = row.field(0);
        let seen = row.list(1).filter_map(|reading| {
            let mut fields = reading.split(':');
            let state = State::coded(fields.next()?)?;
            let lemma = fields.next().filter(|lemma| !lemma.is_empty()).unwrap_or(form);
            // A name is its own lemma.
            let lemma = if state.tag() == Tag::Propn { "" } else { lemma };
            Some((state, lemma, fields.next()?.parse().ok()?))
        });
        counts.insert(form, (seen.collect(), row.field(2) == "^"));
    }
    let mut add = |form: &'static str, code: &str, lemma: &'static str, unseen: f32| {
        let Some(state) = State::coded(code) else { return };
        let (seen, _) = counts.entry(form).or_default();
        // Where no corpus tells, the tables decide alone.
        let alone = seen.iter().all(|(.., count)| count.fract() != 0.0);
        if seen.iter().all(|(one, ..)| one.tag() != state.tag() || one.form() != state.form()) {
            seen.push((state, lemma, if alone { unseen + ADDED } else { ADDED }));
        }
    };
    for row in rows(include_str!("../data/nouns.tsv")) {
        add(row.field(0), "N", row.field(0), 2.0);
        add(row.field(1), "Ns", row.field(0), 3.0);
    }
    for row in rows(include_str!("../data/verbs.tsv")) {
        for (column, code) in [(0, "VB"), (1, "VZ"), (2, "VD"), (3, "VN"), (4, "VG")] {
            add(row.field(column), code, row.field(0), 1.0);
        }
    }
    counts
}

/// The senses of a form: what was seen, smoothed by its ending where it is rare.
fn senses(form: &'static str, seen: &[(State, &'static str, f32)]) -> Vec<Sense> {
    let total: f32 = seen.iter().map(|(.., count)| count).sum();
    let mut all: Vec<(State, &'static str, f32)> = seen.to_vec();
    let rare = total < RARE && form.chars().all(char::is_alphabetic);
    let weight = if !rare {
        0.0
    } else if total > 2.0 {
        1.0
    } else {
        1.5
    };
    if rare {
        endings::guess(form, |state, probability| match all.iter_mut().find(|(one, ..)| *one == state) {
            Some((.., count)) => *count += weight * probability,
            None if probability > LEAST.0 => all.push((state, "", weight * probability)),
            None => {}
        });
    }
    let scored = all.iter().flat_map(|&(state, lemma, count)| {
        let score = (count / (total + weight).max(0.1)).ln() - state.share().ln();
        state.variants().iter().map(move |&state| Sense { state, lemma, score })
    });
    scored.collect()
}

/// The word written `form` (lower case, straight apostrophes).
pub fn lookup(form: &str) -> Option<&'static Word> {
    WORDS.get(form)
}

/// The readings of a form in lower case, the most frequent first; empty when it is unknown.
pub fn readings(form: &str) -> &'static [Reading] {
    lookup(form).map_or(&[], |word| word.readings.as_slice())
}

/// Calls `each` with the senses that an unknown form in lower case may have: inflected forms of known words, then guesses by
/// its ending.
pub fn guess(form: &str, mut each: impl FnMut(Sense)) {
    let bases = inflection::bases(form);
    endings::guess(form, |state, probability| {
        let past = |form: Option<VerbForm>| if form == Some(VerbForm::Participle) { Some(VerbForm::Past) } else { form };
        let base = bases.iter().flatten().find(|base| base.tag == state.tag() && base.form == past(state.form()));
        if probability < LEAST.1 && base.is_none() {
            return;
        }
        let boost = if base.is_some() { BOOST } else { 0.0 };
        let lemma = base.map_or("", |base| base.lemma);
        let score = probability.max(LEAST.1).ln() + boost - state.share().ln();
        for &state in state.variants() {
            each(Sense { state, lemma, score });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::{Tag, VerbForm, guess, lookup, readings};

    #[test]
    fn knows_readings_and_lemmas() {
        let said = readings("said");
        assert!(said.iter().any(|one| one.tag == Tag::Verb && one.form == Some(VerbForm::Past) && one.lemma == "say"));
        assert!(readings("sanctioned").iter().any(|one| one.lemma == "sanction" && one.form == Some(VerbForm::Participle)));
        assert_eq!(readings("airstrikes").first().map(|one| (one.tag, one.lemma)), Some((Tag::Noun, "airstrike")));
        assert!(readings("would").iter().any(|one| one.form == Some(VerbForm::Modal)));
        assert!(readings("zxqv").is_empty());
    }

    #[test]
    fn readings_are_by_frequency_and_named_once() {
        for word in ["plan", "talks", "to", "that", "her", "like"] {
            let all = readings(word);
            assert!(all.windows(2).all(|pair| pair[0].count >= pair[1].count), "{word}");
            assert!(
                all.iter()
                    .enumerate()
                    .all(|(at, one)| all[..at].iter().all(|other| (other.tag, other.form) != (one.tag, one.form))),
                "{word}"
            );
        }
    }

    #[test]
    fn capitals_are_known() {
        assert!(lookup("russian").is_some_and(|word| word.capital));
        assert!(lookup("table").is_some_and(|word| !word.capital));
    }

    #[test]
    fn guesses_forms_of_known_words() {
        let mut lemmas = Vec::new();
        guess("scapegoated", |sense| lemmas.push(sense.lemma));
        assert!(!lemmas.is_empty());
        let mut best = (f32::MIN, "");
        guess("overtightening", |sense| {
            if sense.score > best.0 {
                best = (sense.score, sense.lemma)
            }
        });
        assert!(best.0.is_finite());
    }
}
