//! Expressions that recur, by week or year: which of the days or months of that name is meant.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::interval::season_start;
use crate::meaning::{Period, Point, Which};
use crate::resolve::{Anchor, Direction, at_unit, of_year, quarter_of, unknown, weekday};
use crate::value::{Calendar, Part, Season, Unit, Year};

/// A month, or a day of one, without its year.
pub(crate) fn of_month(point: &Point, month: u8, base: Option<Date>, anchor: &Anchor) -> Option<Calendar> {
    let day = i8::try_from(point.day.unwrap_or(1)).ok()?;
    let in_year = |year: i16| Date::new(year, i8::try_from(month).ok()?, day).ok();
    // 29 February is a day, 31 February is not.
    in_year(2024)?;
    if let (Some(number), Some(base)) = (point.weekday, base) {
        // "Monday, 19 May" is a Monday.
        let wanted = weekday(number)?;
        let years = (0..=6).flat_map(|n| [base.year() - n, base.year() + n]).filter_map(in_year);
        if let Some(day) = years.into_iter().find(|day| day.weekday() == wanted) {
            return of_year(point, Year::Year(day.year()));
        }
    }
    if anchor.narrative && point.which.is_none() {
        return match following_year(month, anchor.last) {
            Some(year) => of_year(point, year),
            None => of_year(point, Year::Unknown),
        };
    }
    let Some(base) = base else { return of_year(point, Year::Unknown) };
    // The whole month counts as now while it lasts.
    let base = if point.day.is_none() { base.first_of_month() } else { base };
    let chosen = choose(base, in_year, point.which, anchor.direction)?;
    // Who means the month before says "last month", not its name.
    let just_over = base.checked_sub(1.month()).is_ok_and(|before| point.day.is_none() && before == chosen);
    let year = if just_over && point.which == Some(Which::Last) { chosen.year() - 1 } else { chosen.year() };
    of_year(point, Year::Year(year))
}

/// The year of a bare month in a story: that of the date named last, or the next when the month lies well before it.
fn following_year(month: u8, last: Option<Calendar>) -> Option<Year> {
    let last = last?;
    let before = match last.part {
        Part::Month(Some(before)) | Part::Day(Some(before), _) => before,
        Part::Season(season) => season_start(season),
        Part::Quarter(Some(quarter)) => quarter * 3 - 2,
        _ => 1,
    };
    match last.year {
        Year::Year(year) if month + 8 < before => Some(Year::Year(year + 1)),
        Year::Before(year) if month + 8 < before && year > 1 => Some(Year::Before(year - 1)),
        Year::Year(_) | Year::Before(_) => Some(last.year),
        _ => None,
    }
}

/// A tense is not believed when the day it names lies more than `FAR` days off and the other one less than `NEAR`.
const FAR: i32 = 290;
const NEAR: i32 = 75;
/// Without a tense the coming day is meant when it is less than this many days off.
const SOON: i32 = 110;

/// Of the yearly recurrences of a day the one meant. A tense is not believed when the day it names lies most of a year
/// off and the other one near: whoever means that day says the year.
fn choose(base: Date, in_year: impl Fn(i16) -> Option<Date>, which: Option<Which>, direction: Direction) -> Option<Date> {
    let years = (base.year() - 8)..=(base.year() + 8);
    let all: Vec<Date> = years.filter_map(in_year).collect();
    let same = all.iter().copied().find(|day| *day == base);
    let before = all.iter().copied().filter(|day| *day < base).max();
    let after = all.iter().copied().filter(|day| *day > base).min();
    let gap = |day: Option<Date>| day.map_or(i32::MAX, |day| (day - base).get_days().abs());
    let (back, ahead) = (gap(before), gap(after));
    let this = all.iter().copied().find(|day| day.year() == base.year());
    match (which, direction) {
        (Some(Which::Last | Which::Past | Which::Previous), _) => before,
        (Some(Which::Next | Which::Coming | Which::Following), _) => after,
        (Some(Which::This | Which::Same), _) => this.or(before),
        (None, _) if same.is_some() => same,
        (None, Direction::Past) if back > FAR && ahead < NEAR => after,
        (None, Direction::Past) => before,
        (None, Direction::Future) if ahead > FAR && back < NEAR => before,
        (None, Direction::Future) => after,
        (None, Direction::Leaning) if ahead <= back => after,
        (None, Direction::Unknown) if ahead < SOON => after,
        (None, _) => before,
    }
}

pub(crate) fn of_weekday(point: &Point, number: u8, base: Option<Date>, anchor: &Anchor) -> Option<Calendar> {
    let Some(base) = base else { return Some(unknown(Part::Weekday(None, number))) };
    let wanted = weekday(number)?;
    let ahead = i64::from(base.weekday().until(wanted));
    let coming = base.checked_add(ahead.days()).ok()?;
    let past = if ahead == 0 { base } else { coming.checked_sub(7.days()).ok()? };
    let day = match (point.which, anchor.direction) {
        (Some(Which::Last | Which::Past | Which::Previous), _) if ahead == 0 => base.checked_sub(7.days()).ok()?,
        (Some(Which::Last | Which::Past | Which::Previous), _) => past,
        (Some(Which::Next), _) => {
            let week = base.checked_add(7.days()).ok()?.iso_week_date();
            ISOWeekDate::new(week.year(), week.week(), wanted).ok()?.date()
        }
        (Some(Which::Coming | Which::Following), _) => coming,
        (Some(Which::This | Which::Same), Direction::Past) => past,
        (Some(Which::This | Which::Same), _) => coming,
        (None, Direction::Future | Direction::Leaning) => coming,
        (None, _) => past,
    };
    Some(Calendar::day(day))
}

pub(crate) fn of_period(point: &Point, period: Period, base: Option<Date>, anchor: &Anchor) -> Option<Calendar> {
    if let Period::Holiday(holiday) = period
        && let Some(day) = crate::holiday::once(holiday)
    {
        return Some(Calendar::day(day));
    }
    let Some(base) = base else {
        return match period {
            Period::Weekend => Some(unknown(Part::Weekend(None))),
            Period::Holiday(_) => Some(unknown(Part::Whole)),
            _ => of_year(point, Year::Unknown),
        };
    };
    match period {
        Period::Weekend => {
            let week = match (point.which, anchor.direction, base.weekday()) {
                (Some(Which::Next), _, Weekday::Saturday | Weekday::Sunday) => base.checked_add(7.days()).ok()?,
                (Some(Which::This | Which::Next | Which::Coming), ..) | (None, Direction::Future | Direction::Leaning, _) => base,
                (None, _, Weekday::Saturday | Weekday::Sunday) => base,
                _ => base.checked_sub(7.days()).ok()?,
            };
            Some(at_unit(week, Unit::Weekend))
        }
        Period::Holiday(holiday) => {
            let day = choose(base, |year| Some(crate::holiday::days(holiday, year)?.0), point.which, anchor.direction)?;
            Some(Calendar::day(day))
        }
        Period::Quarter(quarter) => {
            let start = |year: i16| Date::new(year, i8::try_from(quarter * 3 - 2).ok()?, 1).ok();
            let current = Date::new(base.year(), i8::try_from(quarter_of(base) * 3 - 2).ok()?, 1).ok()?;
            // The quarter just over is meant whatever the tense: its results are what is told.
            let over = current.checked_sub(3.months()).ok().filter(|over| start(over.year()) == Some(*over));
            let chosen = match (over, point.which) {
                (Some(over), None) => over,
                _ => choose(current, start, point.which, anchor.direction)?,
            };
            of_year(point, Year::Year(chosen.year()))
        }
        Period::Half(half) => {
            let start = |year: i16| Date::new(year, if half == 1 { 1 } else { 7 }, 1).ok();
            let current = Date::new(base.year(), if base.month() < 7 { 1 } else { 7 }, 1).ok()?;
            let chosen = choose(current, start, point.which, anchor.direction)?;
            of_year(point, Year::Year(chosen.year()))
        }
        Period::Season(season) if anchor.narrative && point.which.is_none() => {
            of_year(point, following_year(season_start(season), anchor.last).unwrap_or(Year::Unknown))
        }
        Period::Season(season) => {
            let start = |year: i16| Date::new(year, i8::try_from(season_start(season)).ok()?, 1).ok();
            let chosen = choose(season_begin(base)?, start, point.which, anchor.direction)?;
            Some(Calendar::year(chosen.year()).with(Part::Season(season)))
        }
    }
}

/// The first day of the season that holds `day`.
fn season_begin(day: Date) -> Option<Date> {
    let (year, month) = match day.month() {
        1 | 2 => (day.year() - 1, 12),
        3..=5 => (day.year(), season_start(Season::Spring)),
        6..=8 => (day.year(), season_start(Season::Summer)),
        9..=11 => (day.year(), season_start(Season::Autumn)),
        _ => (day.year(), 12),
    };
    Date::new(year, i8::try_from(month).ok()?, 1).ok()
}
