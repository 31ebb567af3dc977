//! Words inside names and what they tell about the name.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// What a word inside a name can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameWord {
    /// Ends the name of a body: "Party".
    pub organization: bool,
    /// Ends the name of a paper or broadcaster: "Times".
    pub media: bool,
    /// Ends the name of an armed group: "Brigades".
    pub armed: bool,
    /// Ends the name of a place: "Square".
    pub place: bool,
    /// Ends the name of an event, a work, a thing: "Treaty".
    pub event: bool,
    /// A field of office: "Foreign", "Treasury", "Deputy".
    pub portfolio: bool,
    /// Among the fields of office one that is a grade: "acting", "top".
    pub grade: bool,
    /// Names someone below the office: "deputy", "vice".
    pub under: bool,
    /// A day, a month, a feast: no name.
    pub calendar: bool,
    /// "North", "Greater", before the name of a place.
    pub compass: bool,
    /// "San", "Fort", the start of the name of a place.
    pub place_first: bool,
    /// "bin", "von", inside the name of a person.
    pub particle: bool,
    /// "al" in "al-Assad", in lower case before the hyphen.
    pub prefix: bool,
    /// "Jr.", after the name of a person.
    pub suffix: bool,
    /// A place that is also a given name: "Jordan".
    pub given: bool,
}

static TABLE: LazyLock<FxHashMap<&'static str, NameWord>> = LazyLock::new(|| {
    rows(include_str!("../data/name_words.tsv"))
        .map(|row| {
            let mut word = NameWord::default();
            for class in row.list(1) {
                match class {
                    "organization" => word.organization = true,
                    "media" => word.media = true,
                    "armed" => word.armed = true,
                    "place" => word.place = true,
                    "event" => word.event = true,
                    "portfolio" => word.portfolio = true,
                    "grade" => word.grade = true,
                    "under" => word.under = true,
                    "calendar" => word.calendar = true,
                    "compass" => word.compass = true,
                    "placefirst" => word.place_first = true,
                    "particle" => word.particle = true,
                    "prefix" => word.prefix = true,
                    "suffix" => word.suffix = true,
                    "given" => word.given = true,
                    _ => {}
                }
            }
            (row.field(0), word)
        })
        .collect()
});

/// What `word` (lower case) can be inside a name; nothing for words the table lacks.
pub fn lookup(word: &str) -> NameWord {
    TABLE.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{NameWord, lookup};

    #[test]
    fn a_word_can_be_several() {
        assert!(lookup("party").organization && !lookup("party").place);
        assert!(lookup("may").calendar);
        assert!(lookup("san").place_first && lookup("jordan").given);
        assert_eq!(lookup("zzz"), NameWord::default());
    }
}
