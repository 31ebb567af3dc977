//! One temporal expression.

use dateline_record::Rule;
use dateline_record::vocabulary::{TimexMod, TimexType};
use dateline_text::Span;
use jiff::civil::Date;

use crate::value::Unit;

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
    /// The unit of the period it names; `None` for references.
    pub granularity: Option<Unit>,
    /// The day it was counted from; `None` when it needed none or there was none.
    pub anchor: Option<Date>,
    /// The preposition that governs it, in lower case: "by", "before", "until", "no later than".
    pub preposition: Option<&'static str>,
    /// What found it.
    pub rule: Rule,
}
