//! One temporal expression.

use dateline_record::Rule;
use dateline_record::vocabulary::{TimexMod, TimexType};
use dateline_text::Span;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::value::{Calendar, Count, Part, Unit, Value};

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

impl Timex {
    /// The time by which something must be done, when this one sets a limit: "by Friday", "until July 9", "no later than the
    /// end of the year"; "within 50 days" is counted from `said`, the day of speaking.
    ///
    /// `None` when it sets none, or when the limit cannot be dated.
    pub fn deadline(&self, said: Option<Date>) -> Option<Value> {
        let limit = matches!(self.preposition, Some("by" | "before" | "until" | "till" | "no later than"));
        let within = matches!(self.preposition, Some("within" | "in"));
        match self.value.parse().ok()? {
            Value::Calendar(value) if limit && self.from.is_some() => Some(Value::Calendar(value)),
            Value::Length(length) if within => {
                let (count, unit) = length.first();
                let count = match count {
                    Count::Milli(_) => i64::try_from(count.as_whole()?).ok()?,
                    Count::Some => return None,
                };
                let span = match unit {
                    Unit::Hour => count.checked_div(24)?.days(),
                    Unit::Day => jiff::Span::new().try_days(count).ok()?,
                    Unit::Week => jiff::Span::new().try_weeks(count).ok()?,
                    Unit::Month => jiff::Span::new().try_months(count).ok()?,
                    Unit::Year => jiff::Span::new().try_years(count).ok()?,
                    _ => return None,
                };
                let day = Calendar::day(said?.checked_add(span).ok()?);
                Some(Value::Calendar(match unit {
                    Unit::Year => Calendar { part: Part::Whole, ..day },
                    _ => day,
                }))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Context, Tagger};

    #[test]
    fn limits_have_days() {
        let said = "2025-07-14".parse().ok();
        let of = |text: &str| {
            let found = Tagger::new().tag(text, &Context::of(said));
            found.iter().find_map(|timex| timex.deadline(said)).map(|value| value.to_string())
        };
        assert_eq!(of("They must agree by Friday.").as_deref(), Some("2025-07-18"));
        assert_eq!(of("They must agree within 50 days.").as_deref(), Some("2025-09-02"));
        assert_eq!(of("They must agree no later than the end of the year.").as_deref(), Some("2025"));
        assert_eq!(of("They must agree within months."), None);
        assert_eq!(of("They agreed on Friday."), None);
        assert_eq!(of("They talked for 50 days."), None);
    }
}
