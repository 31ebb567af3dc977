//! A record with its words at hand.

use dateline_record::{Actor, Range, Record};
use dateline_text::{OffsetMap, Span};

/// A record and the map of its text.
pub struct View<'r> {
    pub record: &'r Record,
    map: OffsetMap<'r>,
}

impl<'r> View<'r> {
    /// The view of a record.
    pub fn new(record: &'r Record) -> Self {
        Self { record, map: OffsetMap::new(&record.report.text) }
    }

    /// The words at a range, as they stand.
    pub fn words(&self, range: Range) -> &'r str {
        Span::new(self.map.byte_of_code_point(range.0), self.map.byte_of_code_point(range.1)).slice(&self.record.report.text)
    }

    /// The actor of an id.
    pub fn actor(&self, id: &str) -> Option<&'r Actor> {
        self.record.actors.iter().find(|actor| actor.id == id)
    }

    /// Code points of the text.
    pub fn length(&self) -> usize {
        self.map.code_point(self.record.report.text.len())
    }
}
