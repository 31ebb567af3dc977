//! Word forms with their parts of speech and lemmas, and lemmas of regular forms of known words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::inflection;
use crate::table::rows;
pub use crate::tags::{Tag, VerbForm};

/// One way to read a word form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Part of speech.
    pub tag: Tag,
    /// For verbs and auxiliaries.
    pub form: Option<VerbForm>,
    /// Dictionary form; `""` for names.
    pub lemma: &'static str,
    /// How often the form was seen so; 0 where only the tables of verbs and nouns have it.
    pub count: u32,
}

type Words = FxHashMap<&'static str, Vec<Reading>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let codes: FxHashMap<&'static str, (Tag, Option<VerbForm>)> = rows(include_str!("../data/word_tags.tsv"))
        .map(|row| (row.field(0), (Tag::named(row.field(1)), VerbForm::named(row.field(2)))))
        .collect();
    let mut words = Words::default();
    for row in rows(include_str!("../data/words.tsv")) {
        let form = row.field(0);
        let readings = words.entry(form).or_default();
        for reading in row.list(1) {
            let mut fields = reading.split(':');
            let Some(&(tag, verb)) = fields.next().and_then(|code| codes.get(code)) else { continue };
            let lemma = fields.next().filter(|lemma| !lemma.is_empty()).unwrap_or(form);
            let lemma = if tag == Tag::Propn { "" } else { lemma };
            let count = fields.next().and_then(|count| count.parse().ok()).unwrap_or(0);
            add(readings, Reading { tag, form: verb, lemma, count });
        }
    }
    let mut known = |form: &'static str, tag: Tag, verb: Option<VerbForm>, lemma: &'static str| {
        add(words.entry(form).or_default(), Reading { tag, form: verb, lemma, count: 0 });
    };
    for row in rows(include_str!("../data/nouns.tsv")) {
        known(row.field(0), Tag::Noun, None, row.field(0));
        known(row.field(1), Tag::Noun, None, row.field(0));
    }
    let forms = [VerbForm::Base, VerbForm::Third, VerbForm::Past, VerbForm::Participle, VerbForm::Gerund];
    for row in rows(include_str!("../data/verbs.tsv")) {
        forms.iter().enumerate().for_each(|(column, &form)| known(row.field(column), Tag::Verb, Some(form), row.field(0)));
    }
    words.values_mut().for_each(|readings| readings.sort_by_key(|reading| std::cmp::Reverse(reading.count)));
    words
});

/// Adds a reading, or its count to the same part of speech and form.
fn add(readings: &mut Vec<Reading>, new: Reading) {
    match readings.iter_mut().find(|one| one.tag == new.tag && one.form == new.form) {
        Some(one) => one.count += new.count,
        None => readings.push(new),
    }
}

/// The readings of a form in lower case, the most frequent first; empty when it is unknown.
pub fn readings(form: &str) -> &'static [Reading] {
    WORDS.get(form).map_or(&[], Vec::as_slice)
}

/// The lemma of a form in lower case that regular inflection makes of a known word; `None` when no word is known for it.
pub fn inflected(form: &str, tag: Tag, verb: Option<VerbForm>) -> Option<&'static str> {
    let past = |form: Option<VerbForm>| if form == Some(VerbForm::Participle) { Some(VerbForm::Past) } else { form };
    let mut bases = inflection::bases(form).into_iter().flatten();
    bases.find(|base| base.tag == tag && base.form == past(verb)).map(|base| base.lemma)
}

#[cfg(test)]
mod tests {
    use super::{Tag, VerbForm, inflected, readings};

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
    fn regular_forms_of_known_words_have_lemmas() {
        assert_eq!(inflected("zxqved", Tag::Verb, Some(VerbForm::Past)), None);
        assert_eq!(inflected("imposed", Tag::Verb, Some(VerbForm::Participle)), Some("impose"));
        assert_eq!(inflected("ministries", Tag::Noun, None), Some("ministry"));
    }
}
