//! Where the text is: what its expressions so far say about the ones to come.

use jiff::civil::Date;

use crate::interval::days;
use crate::layout::Place;
use crate::meaning::{Point, Which};
use crate::value::{Calendar, Count, Length, Part, Unit, Year};

/// Whether a period had ended by the day of the report.
fn is_over(value: &Calendar, report: Option<Date>) -> bool {
    days(value).zip(report).is_none_or(|((_, to), report)| to <= report)
}

/// What was said so far. Only what stands before an expression bears on it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Course {
    /// What the text was last at.
    pub last: Option<Calendar>,
    /// The quarter it is about.
    pub quarter: Option<Calendar>,
    /// The day named last, and where.
    pub day: Option<(Date, Place)>,
    /// The day somebody spoke, and the token it is named at.
    pub spoken: Option<(Date, usize)>,
    /// Signs that it tells of other years than the report's, and of the report's days.
    far: u32,
    near: u32,
}

impl Course {
    /// Whether the text tells of other times than the report's; always, when the report has no date.
    pub fn is_narrative(&self, report: Option<Date>) -> bool {
        report.is_none() || (self.far >= 3 && self.far > 4 * self.near)
    }

    /// Takes note of an expression and its value.
    pub fn note(&mut self, point: &Point, value: &Calendar, report: Option<Date>) {
        let year_back = point.shift.is_some_and(|shift| shift.back && shift.length.first().1 == Unit::Year);
        if year_back || point.which == Some(Which::Last) && point.unit == Some(Unit::Year) {
            // A comparison with the year before: the text stays where it is.
            return;
        }
        match value.part {
            Part::Quarter(Some(_)) if !point.fiscal && is_over(value, report) && self.is_later(value) => {
                self.quarter = Some(*value)
            }
            Part::Whole if matches!(value.year, Year::Year(_)) => self.quarter = None,
            _ => {}
        }
        self.weigh(point, report);
        let only_hour = *point == Point { hour: point.hour, modifier: point.modifier, ..Point::default() };
        if !only_hour && !matches!(value.year, Year::Unknown | Year::Century(_) | Year::Decade(_)) {
            self.last = Some(*value);
        }
    }

    /// Whether a quarter is no earlier than the one the text is about: results are told beside those of quarters before.
    fn is_later(&self, value: &Calendar) -> bool {
        self.quarter.and_then(|known| days(&known)).zip(days(value)).is_none_or(|(known, new)| new.0 >= known.0)
    }

    /// Takes note of a length: results for several months are not those of a quarter.
    pub fn note_length(&mut self, length: &Length) {
        if matches!(length.first(), (Count::Milli(6000 | 9000 | 12000), Unit::Month)) {
            self.quarter = None;
        }
    }

    fn weigh(&mut self, point: &Point, report: Option<Date>) {
        let Some(report) = report else { return };
        match point.year {
            Some(Year::Year(year)) if year <= report.year() - 2 => {
                self.far += 1 + u32::from(point.month.is_some());
            }
            Some(Year::Before(_)) => {
                self.far += 2;
            }
            Some(_) => self.near += 2,
            None if point.weekday.is_some() || point.which.is_some() && !point.narrative => self.near += 2,
            None => {}
        }
    }
}
