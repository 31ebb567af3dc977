//! What the tagger is told about a text.

use jiff::civil::Date;

/// How to read where the TimeML guideline and a news reader differ.
///
/// The record follows the reader; the guideline's reading is for printing TimeML and for comparison with corpora that
/// follow it. The crate's documentation lists the differences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sense {
    /// What a careful reader takes from the words.
    #[default]
    Reader,
    /// What the TimeML 1.2.1 guideline asks for.
    Guideline,
}

/// What the tagger is told about a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The day of the report; without it relative values stay underspecified.
    pub anchor: Option<Date>,
    /// Whose reading.
    pub sense: Sense,
}

impl Context {
    /// The reader's sense, counted from `anchor`.
    pub fn of(anchor: Option<Date>) -> Self {
        Self { anchor, sense: Sense::Reader }
    }
}
