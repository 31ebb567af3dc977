//! Universal parts of speech and Penn tags as the tags of this crate, and the dictionary forms of words tagged so.

use dateline_lexicon::words::{self, Tag, VerbForm};

/// The tag and verb form of a universal part of speech with its Penn tag. Possessive pronouns are determiners here.
pub fn tag(universal: &str, penn: &str) -> (Tag, Option<VerbForm>) {
    let tag = match universal {
        "ADJ" => Tag::Adj,
        "ADP" => Tag::Adp,
        "ADV" => Tag::Adv,
        "AUX" => Tag::Aux,
        "CCONJ" => Tag::Cconj,
        "DET" => Tag::Det,
        "NOUN" => Tag::Noun,
        "NUM" => Tag::Num,
        "PART" => Tag::Part,
        "PRON" if matches!(penn, "PRP$" | "WP$") => Tag::Det,
        "PRON" => Tag::Pron,
        "PROPN" => Tag::Propn,
        "PUNCT" => Tag::Punct,
        "SCONJ" => Tag::Sconj,
        "VERB" => Tag::Verb,
        _ => Tag::Other,
    };
    let form = match penn {
        "VB" | "VBP" => Some(VerbForm::Base),
        "VBZ" => Some(VerbForm::Third),
        "VBD" => Some(VerbForm::Past),
        "VBN" => Some(VerbForm::Participle),
        "VBG" => Some(VerbForm::Gerund),
        "MD" => Some(VerbForm::Modal),
        _ => None,
    };
    (tag, form.filter(|_| matches!(tag, Tag::Verb | Tag::Aux)))
}

/// The dictionary form of a word (lower case) that is tagged so; `None` when the lexicon and regular inflection do not know it.
pub fn lemma(word: &str, tag: Tag, form: Option<VerbForm>) -> Option<&'static str> {
    let readings = words::readings(word);
    let exact = readings.iter().find(|one| one.tag == tag && one.form == form);
    let known = exact.or_else(|| readings.iter().find(|one| one.tag == tag)).map(|one| one.lemma);
    let found = known.or_else(|| words::inflected(word, tag, form));
    found.filter(|lemma| !lemma.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{lemma, tag};

    #[test]
    fn tags_choose_the_lemma() {
        let of = |word: &str, universal: &str, penn: &str| {
            let (tag, form) = tag(universal, penn);
            lemma(word, tag, form)
        };
        assert_eq!(of("said", "VERB", "VBD"), Some("say"));
        assert_eq!(of("talks", "NOUN", "NNS"), Some("talk"));
        assert_eq!(of("left", "VERB", "VBD"), Some("leave"));
        assert_eq!(of("was", "AUX", "VBD"), Some("be"));
        assert_eq!(of("okello", "PROPN", "NNP"), None);
    }
}
