//! Where the text is: what its expressions so far say about the ones to come.

use jiff::civil::Date;

use crate::meaning::{Point, Which};
use crate::value::{Calendar, Part, Unit, Year};

/// What was said so far. Only what stands before an expression bears on it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Course {
    /// What the text was last at.
    pub last: Option<Calendar>,
    /// The quarter it is about.
    pub quarter: Option<Calendar>,
    /// Signs that it tells of other years than the report's, and of the report's days.
    far: u32,
    far_days: u32,
    near: u32,
}

impl Course {
    /// Whether the text tells of other times than the report's; always, when the report has no date.
    pub fn is_narrative(&self, report: Option<Date>) -> bool {
        report.is_none() || (self.far_days >= 1 && self.far >= 2 && self.far > 2 * self.near)
    }

    /// Takes note of an expression and its value.
    pub fn note(&mut self, point: &Point, value: &Calendar, report: Option<Date>) {
        let year_back = point.shift.is_some_and(|shift| shift.back && shift.length.first().1 == Unit::Year);
        match value.part {
            Part::Quarter(Some(_)) if !year_back && point.which != Some(Which::Last) => self.quarter = Some(*value),
            Part::Whole if !year_back && matches!(value.year, Year::Year(_)) => self.quarter = None,
            _ => {}
        }
        if year_back && self.quarter.is_some() {
            return;
        }
        self.weigh(point, value, report);
        let only_hour = *point == Point { hour: point.hour, modifier: point.modifier, ..Point::default() };
        if !only_hour && !matches!(value.year, Year::Unknown | Year::Century(_) | Year::Decade(_)) {
            self.last = Some(*value);
        }
    }

    fn weigh(&mut self, point: &Point, value: &Calendar, report: Option<Date>) {
        let Some(report) = report else { return };
        match point.year {
            Some(Year::Year(year)) if (year - report.year()).abs() >= 2 => {
                self.far += 1 + u32::from(point.month.is_some());
                self.far_days += u32::from(point.month.is_some());
            }
            Some(Year::Before(_)) => {
                self.far += 2;
                self.far_days += 1;
            }
            Some(_) => self.near += 2,
            None if point.weekday.is_some() || point.which.is_some() && !point.narrative => self.near += 2,
            None => {}
        }
        let _ = value;
    }
}
