//! Nouns that name people, bodies and places without their names: "minister", "officials", "ministry", "militants".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// What a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// One holder at a time: "president".
    Office,
    /// Goes with a name or stands alone: "envoy".
    Role,
    /// Quoted without a name: "official".
    Source,
    /// "man", "mother".
    Person,
    /// People taken together: "delegation".
    Group,
    /// "ministry", "company".
    Organization,
    /// "government", "authorities".
    Government,
    /// "newspaper".
    Media,
    /// "militants".
    Armed,
    /// "country" as one that acts.
    Nation,
    /// "city".
    Place,
}

impl Class {
    /// Whether a single human being is named.
    pub fn is_human(self) -> bool {
        matches!(self, Self::Office | Self::Role | Self::Source | Self::Person)
    }
}

/// A noun that names someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nominal {
    /// The singular.
    pub noun: &'static str,
    /// What it names.
    pub class: Class,
    /// Whether this form is the plural.
    pub plural: bool,
    /// `Some(true)` for men, `Some(false)` for women.
    pub masculine: Option<bool>,
}

static TABLE: LazyLock<FxHashMap<&'static str, Nominal>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for row in rows(include_str!("../data/nominals.tsv")) {
        let class = match row.field(2) {
            "office" => Class::Office,
            "role" => Class::Role,
            "source" => Class::Source,
            "group" => Class::Group,
            "organization" => Class::Organization,
            "government" => Class::Government,
            "media" => Class::Media,
            "armed" => Class::Armed,
            "nation" => Class::Nation,
            "place" => Class::Place,
            _ => Class::Person,
        };
        let masculine = match row.field(3) {
            "m" => Some(true),
            "f" => Some(false),
            _ => None,
        };
        let (noun, plural) = (row.field(0), row.field(1));
        table.insert(noun, Nominal { noun, class, plural: plural == noun, masculine });
        if !plural.is_empty() && plural != noun {
            table.entry(plural).or_insert(Nominal { noun, class, plural: true, masculine });
        }
    }
    table
});

/// The noun or compound written `words` (lower case, either number).
pub fn lookup(words: &str) -> Option<Nominal> {
    TABLE.get(words).copied()
}

#[cfg(test)]
mod tests {
    use super::{Class, lookup};

    #[test]
    fn knows_class_number_and_gender() {
        let minister = lookup("prime minister").unwrap();
        assert!(minister.class == Class::Office && !minister.plural && minister.masculine.is_none());
        assert!(lookup("allies").is_some_and(|noun| noun.noun == "ally" && noun.plural));
        assert!(lookup("spokeswoman").is_some_and(|noun| noun.masculine == Some(false)));
        assert!(lookup("police").is_some_and(|noun| noun.class == Class::Organization));
        assert!(lookup("people").is_some_and(|noun| noun.noun == "person" && noun.plural));
        assert!(lookup("table").is_none());
    }
}
