//! Ids given twice.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use dateline_record::Diagnostic;

use crate::{Place, codes};

/// The ids seen so far. Ask in the order of the input, on one thread, so that the same run says the same.
///
/// Holds 8 bytes an id (its hash): two ids of a billion may be taken for one with a chance of about 3 in 100.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    hashes: HashSet<u64>,
}

impl Seen {
    /// Notes the id of a report; a warning when it was noted before.
    pub fn note(&mut self, id: &str, place: &Place) -> Option<Diagnostic> {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        if self.hashes.insert(hasher.finish()) {
            return None;
        }
        Some(codes::DUPLICATE.at(place, format_args!("id \"{id}\" was given before")))
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;
    use crate::Place;

    #[test]
    fn warns_of_the_second_only() {
        let mut seen = Seen::default();
        let place = Place::file("x.jsonl");
        assert!(seen.note("1", &place).is_none());
        assert!(seen.note("2", &place).is_none());
        let warning = seen.note("1", &place).unwrap();
        assert_eq!((warning.code, warning.place.as_deref()), ("DL0305", Some("x.jsonl")));
    }
}
