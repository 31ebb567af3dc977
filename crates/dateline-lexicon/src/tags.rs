//! Parts of speech and forms of verbs.

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
    /// Anything else: symbols, interjections, foreign words.
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

impl Tag {
    /// The tag named so in the tables; `Other` for any other name.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "noun" => Self::Noun,
            "propn" => Self::Propn,
            "verb" => Self::Verb,
            "aux" => Self::Aux,
            "adj" => Self::Adj,
            "adv" => Self::Adv,
            "det" => Self::Det,
            "pron" => Self::Pron,
            "adp" => Self::Adp,
            "cconj" => Self::Cconj,
            "sconj" => Self::Sconj,
            "part" => Self::Part,
            "num" => Self::Num,
            "punct" => Self::Punct,
            _ => Self::Other,
        }
    }
}

impl VerbForm {
    /// The form named so in the tables.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "base" => Some(Self::Base),
            "third" => Some(Self::Third),
            "past" => Some(Self::Past),
            "participle" => Some(Self::Participle),
            "gerund" => Some(Self::Gerund),
            "modal" => Some(Self::Modal),
            _ => None,
        }
    }
}
