//! Temporal expressions of English news: TIMEX3 values and intervals, anchored and directed.
//!
//! [`Tagger`] finds every expression in a text; [`Timex`] is one of them.

use dateline_record::Rule;
use dateline_record::vocabulary::{TimexMod, TimexType};
use dateline_text::Span;

/// One temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its bytes in the text.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value: "2025-08-06", "2025-W31", "P3Y", "PRESENT_REF", "XXXX-WXX-5" when there is no anchor.
    pub value: String,
    /// TIMEX3 modifier.
    pub modifier: Option<TimexMod>,
    /// First instant, ISO 8601 date or date and time; `None` for durations, sets, references and unanchored values.
    pub from: Option<String>,
    /// First instant after it.
    pub to: Option<String>,
    /// What found it.
    pub rule: Rule,
}
