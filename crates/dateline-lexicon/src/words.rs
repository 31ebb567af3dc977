//! Word forms with their parts of speech and lemmas.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// Universal part of speech. *Source:* Universal Dependencies v2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Common noun.
    Noun,
    /// Proper noun.
    Propn,
    /// Main verb.
    Verb,
    /// Auxiliary: be, have, do, modals.
    Aux,
    /// Adjective.
    Adj,
    /// Adverb.
    Adv,
    /// Determiner, possessive pronouns included.
    Det,
    /// Pronoun.
    Pron,
    /// Preposition.
    Adp,
    /// "and", "or", "but".
    Cconj,
    /// "that", "if", "because".
    Sconj,
    /// "to" before a verb, "not", possessive "'s".
    Part,
    /// Number.
    Num,
    /// Punctuation.
    Punct,
    /// Anything else: symbols, addresses, interjections.
    Other,
}

/// Form of a verb or auxiliary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// say (infinitive, imperative, plural present)
    Base,
    /// says
    Third,
    /// said (finite)
    Past,
    /// said (after have, be; before a noun)
    Participle,
    /// saying
    Gerund,
    /// will, would, can, may, must, …
    Modal,
}

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

static WORDS: LazyLock<FxHashMap<&'static str, Vec<Reading>>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Vec<Reading>> = FxHashMap::default();
    for row in rows(include_str!("../data/words.tsv")) {
        let form = row.field(0);
        let readings = words.entry(form).or_default();
        readings.extend(row.list(1).filter_map(|reading| parse(form, reading)));
    }
    for row in rows(include_str!("../data/verbs.tsv")) {
        let base = row.field(0);
        for (column, form) in
            [(0, VerbForm::Base), (1, VerbForm::Third), (2, VerbForm::Past), (3, VerbForm::Participle), (4, VerbForm::Gerund)]
        {
            let readings = words.entry(row.field(column)).or_default();
            if !readings.iter().any(|reading| reading.tag == Tag::Verb && reading.form == Some(form)) {
                let count = u32::from(readings.is_empty());
                readings.push(Reading { tag: Tag::Verb, form: Some(form), lemma: base, count });
            }
        }
    }
    for row in rows(include_str!("../data/nouns.tsv")) {
        let singular = row.field(0);
        for column in [0, 1] {
            let readings = words.entry(row.field(column)).or_default();
            match readings.iter_mut().find(|reading| reading.tag == Tag::Noun) {
                Some(reading) => reading.lemma = singular,
                None => {
                    // Where no corpus tells, a noun before a verb: "blockades".
                    let unseen = readings.iter().all(|reading| reading.count <= 1);
                    let place = if unseen { 0 } else { readings.len() };
                    readings.insert(place, Reading { tag: Tag::Noun, form: None, lemma: singular, count: u32::from(unseen) });
                }
            }
        }
    }
    words
});

fn parse(form: &'static str, reading: &'static str) -> Option<Reading> {
    let mut fields = reading.split(':');
    let code = fields.next()?;
    let lemma = fields.next().filter(|lemma| !lemma.is_empty()).unwrap_or(form);
    let count = fields.next()?.parse().ok()?;
    let tag = match code.as_bytes().first()? {
        b'N' => Tag::Noun,
        b'P' => Tag::Propn,
        b'V' => Tag::Verb,
        b'A' if code.len() == 2 => Tag::Aux,
        b'A' => Tag::Adp,
        b'J' => Tag::Adj,
        b'R' => Tag::Adv,
        b'D' => Tag::Det,
        b'O' => Tag::Pron,
        b'C' => Tag::Cconj,
        b'S' => Tag::Sconj,
        b'T' => Tag::Part,
        b'U' => Tag::Num,
        _ => Tag::Other,
    };
    let form = code.as_bytes().get(1).map(|form| match form {
        b'D' => VerbForm::Past,
        b'N' => VerbForm::Participle,
        b'G' => VerbForm::Gerund,
        b'Z' => VerbForm::Third,
        b'M' => VerbForm::Modal,
        _ => VerbForm::Base,
    });
    Some(Reading { tag, form, lemma, count })
}

/// The readings of a form in lower case, the most frequent first; empty when it is unknown.
pub fn readings(form: &str) -> &'static [Reading] {
    WORDS.get(form).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{Tag, VerbForm, readings};

    #[test]
    fn knows_readings_and_lemmas() {
        let said = readings("said");
        assert!(said.iter().any(|one| one.tag == Tag::Verb && one.form == Some(VerbForm::Past) && one.lemma == "say"));
        assert!(readings("sanctioned").iter().any(|one| one.lemma == "sanction" && one.form == Some(VerbForm::Participle)));
        assert_eq!(readings("airstrikes").first().map(|one| (one.tag, one.lemma)), Some((Tag::Noun, "airstrike")));
        assert!(readings("would").iter().any(|one| one.form == Some(VerbForm::Modal)));
        assert!(readings("zxqv").is_empty());
    }
}
