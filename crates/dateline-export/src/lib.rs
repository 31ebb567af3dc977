//! A record in the formats of other programs.
//!
//! [`plover`] one JSON object for each act, as the PLOVER manual lays it out; [`gdelt`] rows of the GDELT 2.0 tables of events and of
//! mentions; [`csv`] a table of all that a record says of an act; [`annotation`] statements and acts as annotations of the web page.
//! Offsets are Unicode code points. What is not known is left out, empty or null, never guessed. [`Format`] names them.

pub mod annotation;
pub mod csv;
pub mod gdelt;
pub mod plover;
mod view;

use dateline_record::Record;

/// A format of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PLOVER as JSON lines.
    Plover,
    /// The GDELT 2.0 table of events: 61 columns between tabs, no head.
    Gdelt,
    /// The GDELT 2.0 table of mentions: 16 columns between tabs, no head.
    GdeltMentions,
    /// A table of acts between commas, with a head.
    Csv,
    /// W3C web annotations as JSON lines.
    Annotation,
}

impl Format {
    /// What stands above all rows.
    pub fn head(self) -> String {
        if self == Self::Csv { csv::head() } else { String::new() }
    }

    /// The rows of one record.
    pub fn rows(self, record: &Record) -> String {
        match self {
            Self::Plover => plover::lines(record),
            Self::Gdelt => gdelt::events(record),
            Self::GdeltMentions => gdelt::mentions(record),
            Self::Csv => csv::rows(record),
            Self::Annotation => annotation::lines(record),
        }
    }
}
