//! Regular inflection undone: "sanctioned" is a form of "sanction" when the lexicon knows that verb.

use crate::tags::{Tag, VerbForm};
use crate::words;

/// A known word that an unknown form may be a form of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Base {
    pub tag: Tag,
    pub form: Option<VerbForm>,
    pub lemma: &'static str,
}

/// Longest form looked at, in bytes.
const LONGEST: usize = 32;

/// What the form may be a form of: at most a noun and a verb.
pub(crate) fn bases(form: &str) -> [Option<Base>; 2] {
    if form.len() > LONGEST || !form.is_ascii() {
        return [None, None];
    }
    if let Some(stem) = form.strip_suffix("ing") {
        return [verb(stem, VerbForm::Gerund), None];
    }
    if let Some(stem) = form.strip_suffix("ed") {
        return [verb(stem, VerbForm::Past), None];
    }
    if let Some(stem) = form.strip_suffix('s').filter(|stem| !stem.ends_with('s')) {
        let noun = plural(stem, Tag::Noun).map(|lemma| Base { tag: Tag::Noun, form: None, lemma });
        let third = plural(stem, Tag::Verb).map(|lemma| Base { tag: Tag::Verb, form: Some(VerbForm::Third), lemma });
        return [noun, third];
    }
    let adjective = form
        .strip_suffix("er")
        .or_else(|| form.strip_suffix("est"))
        .and_then(|stem| spellings(stem, |stem| known(stem, Tag::Adj)));
    [adjective.map(|lemma| Base { tag: Tag::Adj, form: None, lemma }), None]
}

fn verb(stem: &str, form: VerbForm) -> Option<Base> {
    spellings(stem, |stem| known(stem, Tag::Verb)).map(|lemma| Base { tag: Tag::Verb, form: Some(form), lemma })
}

/// The word from its form without "s": "minist-rie", "coache", "strike".
fn plural(stem: &str, tag: Tag) -> Option<&'static str> {
    if let Some(short) = stem.strip_suffix("ie") {
        return with(short, "y", |word| known(word, tag));
    }
    known(stem, tag).or_else(|| stem.strip_suffix('e').and_then(|short| known(short, tag)))
}

/// Tries the spellings that a stem before "-ed", "-ing", "-er" can come from: "sanction", "impos-e", "ban-n", "deni → deny".
fn spellings(stem: &str, find: impl Fn(&str) -> Option<&'static str>) -> Option<&'static str> {
    if stem.len() < 2 {
        return None;
    }
    let undoubled = || {
        let mut last = stem.bytes().rev();
        let doubled = last.next() == last.next() && !stem.ends_with(['a', 'e', 'i', 'o', 'u']);
        stem.get(..stem.len() - 1).filter(|_| doubled).and_then(&find)
    };
    let with_y = || stem.strip_suffix('i').and_then(|short| with(short, "y", &find));
    find(stem).or_else(|| with(stem, "e", &find)).or_else(undoubled).or_else(with_y)
}

fn with(stem: &str, tail: &str, find: impl Fn(&str) -> Option<&'static str>) -> Option<&'static str> {
    let mut buffer = [0u8; LONGEST + 2];
    let length = stem.len() + tail.len();
    buffer.get_mut(..stem.len())?.copy_from_slice(stem.as_bytes());
    buffer.get_mut(stem.len()..length)?.copy_from_slice(tail.as_bytes());
    find(std::str::from_utf8(buffer.get(..length)?).ok()?)
}

/// The lemma when the word is known as the plain form of that part of speech.
fn known(word: &str, tag: Tag) -> Option<&'static str> {
    let reading =
        words::readings(word).iter().find(|reading| reading.tag == tag && matches!(reading.form, None | Some(VerbForm::Base)))?;
    (reading.lemma == word).then_some(reading.lemma)
}

#[cfg(test)]
mod tests {
    use super::{Base, bases};
    use crate::tags::{Tag, VerbForm};

    fn lemma(form: &str, tag: Tag) -> Option<&'static str> {
        bases(form).into_iter().flatten().find(|base: &Base| base.tag == tag).map(|base| base.lemma)
    }

    #[test]
    fn undoes_regular_spelling() {
        assert_eq!(lemma("sanctioned", Tag::Verb), Some("sanction"));
        assert_eq!(lemma("imposing", Tag::Verb), Some("impose"));
        assert_eq!(lemma("planned", Tag::Verb), Some("plan"));
        assert_eq!(lemma("denied", Tag::Verb), Some("deny"));
        assert_eq!(lemma("ministries", Tag::Noun), Some("ministry"));
        assert_eq!(lemma("strikes", Tag::Verb), Some("strike"));
        assert_eq!(lemma("bigger", Tag::Adj), Some("big"));
        assert_eq!(bases("strikes")[1].map(|base| base.form), Some(Some(VerbForm::Third)));
    }

    #[test]
    fn finds_nothing_in_nothing() {
        for form in ["", "s", "ed", "ing", "eding", "zzzzed", "ééed"] {
            assert_eq!(bases(form), [None, None], "{form}");
        }
    }
}
