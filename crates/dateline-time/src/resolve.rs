//! From meaning to value: setting an expression on the calendar.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use crate::interval::{days, in_range};
use crate::meaning::{Period, Point, Shift, Which};
use crate::recur::{of_month, of_period, of_weekday};
use crate::value::{Calendar, Count, Hour, Part, Ref, Unit, Value, Year};

/// Which way from the anchor an expression without a year or week lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Past,
    Future,
    /// A present or a modal verb: the coming day, the nearest month.
    Leaning,
    Unknown,
}

/// Where an expression is counted from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    /// The day of the report, or of speaking.
    pub report: Option<Date>,
    /// What the text was last at.
    pub last: Option<Calendar>,
    /// The quarter the text is about.
    pub quarter: Option<Calendar>,
    /// The day the text was last at.
    pub last_day: Option<Date>,
    /// The day a clock time belongs to.
    pub day: Option<Date>,
    /// The text tells of other times than the report's: bare months follow the last date named.
    pub narrative: bool,
    pub direction: Direction,
}

/// The value of a point; `None` when there is no such time ("31 February").
pub(crate) fn resolve(point: &Point, anchor: &Anchor) -> Option<Value> {
    let value = date_part(point, anchor)?;
    let Value::Calendar(calendar) = value else { return Some(value) };
    if let (Year::Year(_), Part::Day(Some(_), Some(_)) | Part::Month(Some(_)) | Part::Week(Some(_))) =
        (calendar.year, calendar.part)
    {
        let (from, _) = days(&calendar)?;
        if !in_range(from) {
            return None;
        }
    }
    Some(Value::Calendar(match point.hour {
        Some(hour) if calendar.hour == Hour::None => Calendar { hour, ..calendar },
        _ => calendar,
    }))
}

/// The day a point is counted from.
pub(crate) fn base(point: &Point, anchor: &Anchor) -> Option<Date> {
    let from_text = point.narrative || (anchor.narrative && point.story);
    let of_days = point.weekday.is_some() || matches!(point.unit, Some(Unit::Day | Unit::Week | Unit::Weekend));
    match from_text {
        true if of_days => anchor.last_day.or_else(|| narrative_day(anchor)),
        true => narrative_day(anchor),
        // "the week" is that of the day spoken of.
        false if point.story && point.unit == Some(Unit::Week) => anchor.last_day.or(anchor.report),
        false => anchor.report,
    }
}

fn date_part(point: &Point, anchor: &Anchor) -> Option<Value> {
    let base = base(point, anchor);
    if let Some(shift) = point.shift {
        let own = Point { shift: None, modifier: None, narrative: false, hour: None, ..*point };
        if own == Point::default() {
            return Some(shifted(&shift, base, anchor, None));
        }
        let from = date_part(&own, anchor)?;
        let is_day = matches!(from, Value::Calendar(Calendar { part: Part::Day(..), .. }));
        return Some(shifted(&shift, first_day(&from), anchor, is_day.then_some(Unit::Day)));
    }
    if let (Some(unit), Some(which)) = (point.unit, point.which) {
        return around(point, unit, which, base, anchor);
    }
    if let Some(year) = point.year {
        let value = of_year(point, year)?;
        return Some(point.period.map_or(Value::Calendar(value), |period| of_feast(period, value)));
    }
    if let Some(month) = point.month {
        return of_month(point, month, base, anchor).map(Value::Calendar);
    }
    if let Some(weekday) = point.weekday {
        return of_weekday(point, weekday, base, anchor).map(Value::Calendar);
    }
    if let Some(period) = point.period {
        return of_period(point, period, base, anchor).map(|value| of_feast(period, value));
    }
    point.hour?;
    Some(Value::Calendar(anchor.day.map_or(unknown(Part::Day(None, None)), Calendar::day)))
}

/// The value of a feast of several days runs from the first to the last.
fn of_feast(period: Period, first: Calendar) -> Value {
    let (Period::Holiday(holiday), Year::Year(year)) = (period, first.year) else { return Value::Calendar(first) };
    match crate::holiday::days(holiday, year) {
        Some((from, to)) if from < to => Value::Range(Calendar::day(from), Calendar::day(to)),
        _ => Value::Calendar(first),
    }
}

fn first_day(value: &Value) -> Option<Date> {
    match value {
        Value::Calendar(calendar) => days(calendar).map(|(from, _)| from),
        _ => None,
    }
}

pub(crate) fn unknown(part: Part) -> Calendar {
    Calendar { year: Year::Unknown, part, hour: Hour::None }
}

/// The first day of what the text was last at, else the report's.
fn narrative_day(anchor: &Anchor) -> Option<Date> {
    match anchor.last {
        Some(last) => first_day(&Value::Calendar(last)),
        None => anchor.report,
    }
}

pub(crate) fn weekday(number: u8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()
}

fn week_value(day: Date) -> Calendar {
    let week: ISOWeekDate = day.iso_week_date();
    Calendar::year(week.year()).with(Part::Week(Some(week.week().unsigned_abs())))
}

fn month_value(day: Date) -> Calendar {
    Calendar::year(day.year()).with(Part::Month(Some(day.month().unsigned_abs())))
}

pub(crate) fn quarter_of(day: Date) -> u8 {
    (day.month().unsigned_abs() - 1) / 3 + 1
}

/// The value of granularity `unit` that holds `day`.
pub(crate) fn at_unit(day: Date, unit: Unit) -> Calendar {
    match unit {
        Unit::Year => Calendar::year(day.year()),
        Unit::Decade => Calendar { year: Year::Decade(day.year() / 10), part: Part::Whole, hour: Hour::None },
        Unit::Century | Unit::Millennium => {
            Calendar { year: Year::Century(day.year() / 100), part: Part::Whole, hour: Hour::None }
        }
        Unit::Quarter => Calendar::year(day.year()).with(Part::Quarter(Some(quarter_of(day)))),
        Unit::Month => month_value(day),
        Unit::Week => week_value(day),
        Unit::Weekend => {
            let week = week_value(day);
            match week.part {
                Part::Week(number) => week.with(Part::Weekend(number)),
                _ => week,
            }
        }
        Unit::Season(season) => Calendar::year(day.year()).with(Part::Season(season)),
        _ => Calendar::day(day),
    }
}

fn span_of(count: i64, unit: Unit) -> Option<Span> {
    let span = Span::new();
    match unit {
        Unit::Decade => span.try_years(count.checked_mul(10)?).ok(),
        Unit::Century => span.try_years(count.checked_mul(100)?).ok(),
        Unit::Millennium => span.try_years(count.checked_mul(1000)?).ok(),
        Unit::Year | Unit::Season(_) => span.try_years(count).ok(),
        Unit::Quarter => span.try_months(count.checked_mul(3)?).ok(),
        Unit::Month => span.try_months(count).ok(),
        Unit::Week | Unit::Weekend => span.try_days(count.checked_mul(7)?).ok(),
        Unit::Day | Unit::Night | Unit::Morning | Unit::Afternoon | Unit::Evening => span.try_days(count).ok(),
        _ => None,
    }
}

/// "three days ago", "two years later"
fn shifted(shift: &Shift, base: Option<Date>, anchor: &Anchor, unit: Option<Unit>) -> Value {
    if let (Some(Year::Before(year)), (Count::Milli(n), Unit::Year), false) =
        (anchor.last.map(|last| last.year), shift.length.first(), base.is_some())
    {
        let moved = i16::try_from(n / 1000).ok().and_then(|n| if shift.back { year.checked_add(n) } else { year.checked_sub(n) });
        if let Some(year) = moved.filter(|year| *year > 0) {
            return Value::Calendar(Calendar { year: Year::Before(year), part: Part::Whole, hour: Hour::None });
        }
    }
    let some = shift.length.parts().any(|(count, _)| count == Count::Some);
    let vague = match (some, unit, shift.back) {
        // "days later": no day is said, but how long.
        (true, None, false) => Value::Length(shift.length),
        (_, _, back) => Value::Ref(if back { Ref::Past } else { Ref::Future }),
    };
    let one_year = shift.length.parts().eq([(Count::whole(1), Unit::Year)]);
    if let (true, true, Some(quarter)) = (one_year, shift.back, anchor.quarter)
        && let Year::Year(year) = quarter.year
    {
        return Value::Calendar(Calendar { year: Year::Year(year - 1), ..quarter });
    }
    let Some(base) = base else { return vague };
    let mut day = base;
    let mut finest = Unit::Century;
    for (count, unit) in shift.length.parts() {
        let Some(count) = count.as_whole().and_then(|n| i64::try_from(n).ok()) else { return vague };
        finest = finest.min(unit);
        let moved = span_of(if shift.back { -count } else { count }, unit).and_then(|span| day.checked_add(span).ok());
        if unit > Unit::Hour {
            match moved {
                Some(moved) => day = moved,
                None => return vague,
            }
        }
    }
    let unit = unit.unwrap_or(match finest {
        Unit::Decade | Unit::Century | Unit::Season(_) => Unit::Year,
        finest => finest,
    });
    Value::Calendar(at_unit(day, unit))
}

/// "last week", "this year", "the following day", "Thursday last week", "February last year"
fn around(point: &Point, unit: Unit, which: Which, base: Option<Date>, anchor: &Anchor) -> Option<Value> {
    if let (Unit::Quarter, Which::Same) = (unit, which) {
        return latest_quarter(point, anchor).map(Value::Calendar);
    }
    if let (Unit::Year, Some(Year::Before(year)), None) = (unit, anchor.last.map(|last| last.year), base) {
        let year = match which {
            Which::Last | Which::Past | Which::Previous => year + 1,
            Which::This | Which::Same => year,
            Which::Next | Which::Coming | Which::Following => year - 1,
        };
        return of_year(point, Year::Before(year)).filter(|_| year > 0).map(Value::Calendar);
    }
    if let (Unit::Day, Which::This, true) = (unit, which, anchor.narrative && anchor.report.is_some()) {
        return Some(Value::Ref(Ref::Present));
    }
    let Some(base) = base else {
        return Some(match (which, unit) {
            (_, Unit::Year) if point.month.is_some() => Value::Calendar(of_year(point, Year::Unknown)?),
            (Which::This | Which::Same, _) => Value::Ref(Ref::Present),
            (Which::Last | Which::Past | Which::Previous, _) => Value::Ref(Ref::Past),
            (Which::Next | Which::Coming | Which::Following, _) => Value::Ref(Ref::Future),
        });
    };
    let step = match which {
        Which::Last | Which::Past | Which::Previous => -1,
        Which::This | Which::Same => 0,
        Which::Next | Which::Coming | Which::Following => 1,
    };
    let day = base.checked_add(span_of(step, unit)?).ok()?;
    if unit == Unit::Year && (point.month.is_some() || point.period.is_some()) {
        return of_year(point, Year::Year(day.year())).map(Value::Calendar);
    }
    if let (Unit::Day, Which::Same, Some(last)) = (unit, which, anchor.last.filter(|_| point.narrative)) {
        match last.part {
            Part::Month(month) => return Some(Value::Calendar(last.with(Part::Day(month, None)))),
            Part::Day(..) | Part::Weekday(..) => {}
            _ => return None,
        }
    }
    if let (Unit::Week, Some(number)) = (unit, point.weekday) {
        let week = day.iso_week_date();
        let day = ISOWeekDate::new(week.year(), week.week(), weekday(number)?).ok()?.date();
        return Some(Value::Calendar(Calendar::day(day)));
    }
    match unit {
        Unit::Year if point.fiscal => of_year(point, Year::Year(day.year())).map(Value::Calendar),
        _ => Some(Value::Calendar(at_unit(day, unit))),
    }
}

/// "the latest quarter", "the 1988 period": the quarter the text is about, in that year; else the last whole one.
fn latest_quarter(point: &Point, anchor: &Anchor) -> Option<Calendar> {
    let quarter = match anchor.quarter {
        Some(quarter) => quarter,
        None if point.year.is_some() => return of_year(&Point { period: None, ..*point }, point.year?),
        None => at_unit(anchor.report?.checked_sub(3.months()).ok()?, Unit::Quarter),
    };
    Some(match point.year {
        Some(year) => Calendar { year, ..quarter },
        None => quarter,
    })
}

pub(crate) fn of_year(point: &Point, year: Year) -> Option<Calendar> {
    let year = match year {
        Year::Year(year) if point.fiscal => Year::Fiscal(year),
        other => other,
    };
    let part = match (point.month, point.day, point.period) {
        (Some(month), Some(day), _) => {
            if let Year::Year(year) = year {
                Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            }
            Part::Day(Some(month), Some(day))
        }
        (Some(month), None, _) => Part::Month(Some(month)),
        (None, _, Some(period)) => match period {
            Period::Quarter(quarter) => Part::Quarter(Some(quarter)),
            Period::Half(half) => Part::Half(Some(half)),
            Period::Season(season) => Part::Season(season),
            Period::Weekend => Part::Weekend(None),
            Period::Holiday(holiday) => {
                let Year::Year(year) = year else { return Some(unknown(Part::Whole)) };
                return crate::holiday::days(holiday, year).map(|(first, _)| Calendar::day(first));
            }
        },
        _ => Part::Whole,
    };
    Some(Calendar { year, part, hour: Hour::None })
}
