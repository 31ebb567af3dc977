//! Places in a clause where the actors and the heart of an act are found, and what an act must have to count.

use crate::table::Row;

/// A place in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The object.
    Object,
    /// The first of two objects: "gave KYIV tanks".
    FirstObject,
    /// Somebody named inside the object: "condemned ISRAEL's plan".
    Inner,
    /// The infinitive: for actors, those of its object or prepositions.
    Infinitive,
    /// The that-clause.
    Clause,
    /// Possessor of a noun: "RUSSIA's invasion".
    Possessor,
    /// Modifier of a noun: "RUSSIAN attacks".
    Modifier,
    /// Object of the preposition.
    Preposition(&'static str),
}

impl Slot {
    fn parse(name: &'static str) -> Option<Self> {
        Some(match name {
            "" | "self" | "ing" => return None,
            "obj" => Self::Object,
            "obj1" => Self::FirstObject,
            "inner" => Self::Inner,
            "inf" => Self::Infinitive,
            "that" => Self::Clause,
            "poss" => Self::Possessor,
            "adj" => Self::Modifier,
            word => Self::Preposition(word),
        })
    }

    pub(super) fn list(row: Row, column: usize) -> Vec<Self> {
        row.list(column).filter_map(Self::parse).collect()
    }
}

/// What an act must have to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Somebody who acts.
    pub agent: bool,
    /// Somebody acted on.
    pub recipient: bool,
    /// Anybody.
    pub actor: bool,
    /// Somebody political among them.
    pub politics: bool,
    /// Somebody political who acts.
    pub ruler: bool,
    /// Several who act.
    pub crowd: bool,
    /// Somebody armed, a government or a weapon that acts.
    pub armed: bool,
    /// Nobody of the media acted on.
    pub not_media: bool,
    /// No second object or quotation.
    pub single: bool,
    /// Scored lower.
    pub weak: bool,
    /// Only over an agreement.
    pub accord: bool,
    /// Not over saying something.
    pub deed: bool,
    /// Only in the plural.
    pub plural: bool,
    /// Only with "for".
    pub with_for: bool,
}

impl Needs {
    pub(super) fn read(row: Row, column: usize) -> Self {
        let mut needs = Self::default();
        for word in row.field(column).split(' ') {
            match word {
                "agent" => needs.agent = true,
                "recipient" => needs.recipient = true,
                "both" => (needs.agent, needs.recipient) = (true, true),
                "actor" => needs.actor = true,
                "politics" => needs.politics = true,
                "ruler" => needs.ruler = true,
                "crowd" => needs.crowd = true,
                "armed" => needs.armed = true,
                "not-media" => needs.not_media = true,
                "single" => needs.single = true,
                "weak" => needs.weak = true,
                "accord" => needs.accord = true,
                "deed" => needs.deed = true,
                "plural" => needs.plural = true,
                "for" => needs.with_for = true,
                _ => {}
            }
        }
        needs
    }
}
