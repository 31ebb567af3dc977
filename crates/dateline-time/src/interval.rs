//! From a value to the half-open interval it covers.

use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday, date};
use jiff::{Span, ToSpan};

use crate::value::{Calendar, DayPart, Hour, Part, Season, Unit, Value, Year};

/// The half-open interval `[from, to)` of a value: ISO 8601 dates, or dates and times when finer than a day.
///
/// `None` for lengths, references, and whatever the text leaves open (`XXXX`, fiscal years, years before Christ).
/// Parts of a day run 06-12 (morning), 11-13 (midday), 12-18, 18-24 and, for the night, 18 to 06 of the next day;
/// seasons begin on the first of March, June, September and December.
pub fn interval(value: &Value) -> Option<(String, String)> {
    match value {
        Value::Calendar(one) => bounds(one).map(|(from, to)| print(one, from, to)),
        Value::Range(one, other) => {
            let ((from, _), (_, to)) = (bounds(one)?, bounds(other)?);
            (from < to).then(|| print(one, from, to))
        }
        Value::Ref(_) | Value::Length(_) => None,
    }
}

/// How fine a value is: the unit of the period it names.
pub fn granularity(value: &Value) -> Option<Unit> {
    let (Value::Calendar(one) | Value::Range(one, _)) = value else {
        return match value {
            Value::Length(length) => Some(length.first().1),
            _ => None,
        };
    };
    Some(match one.hour {
        Hour::Clock { second: Some(_), .. } => Unit::Second,
        Hour::Clock { minute: Some(_), .. } => Unit::Minute,
        Hour::Clock { .. } => Unit::Hour,
        Hour::Of(part) => match part {
            DayPart::Morning => Unit::Morning,
            DayPart::Afternoon => Unit::Afternoon,
            DayPart::Evening => Unit::Evening,
            DayPart::Night => Unit::Night,
            DayPart::Midday => Unit::Hour,
            DayPart::Daytime => Unit::Day,
        },
        Hour::None => match one.part {
            Part::Day(..) | Part::Weekday(..) => Unit::Day,
            Part::Weekend(_) => Unit::Weekend,
            Part::Week(_) => Unit::Week,
            Part::Month(_) => Unit::Month,
            Part::Quarter(_) | Part::Half(_) => Unit::Quarter,
            Part::Season(season) => Unit::Season(season),
            Part::Whole => match one.year {
                Year::Decade(_) => Unit::Decade,
                Year::Century(_) => Unit::Century,
                Year::Unknown | Year::Year(_) | Year::Fiscal(_) | Year::Before(_) => Unit::Year,
            },
        },
    })
}

fn print(one: &Calendar, from: DateTime, to: DateTime) -> (String, String) {
    match one.hour {
        Hour::None => (from.date().to_string(), to.date().to_string()),
        Hour::Of(_) => (clock(from, None), clock(to, None)),
        Hour::Clock { zone, .. } => (clock(from, zone), clock(to, zone)),
    }
}

fn clock(at: DateTime, zone: Option<i16>) -> String {
    let zone = match zone {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(zone) => {
            format!("{}{:02}:{:02}", if zone < 0 { '-' } else { '+' }, zone.unsigned_abs() / 60, zone.unsigned_abs() % 60)
        }
    };
    let (date, hour, minute, second) = (at.date(), at.hour(), at.minute(), at.second());
    if second == 0 {
        format!("{date}T{hour:02}:{minute:02}{zone}")
    } else {
        format!("{date}T{hour:02}:{minute:02}:{second:02}{zone}")
    }
}

/// The first day of what a calendar value covers, and the first day after it.
pub(crate) fn days(one: &Calendar) -> Option<(Date, Date)> {
    let year = match one.year {
        Year::Year(year) => year,
        Year::Decade(decade) => {
            let from = Date::new(decade.checked_mul(10)?, 1, 1).ok()?;
            return Some((from, after(from, 10.years())?));
        }
        Year::Century(century) => {
            let from = Date::new(century.checked_mul(100)?, 1, 1).ok()?;
            return Some((from, after(from, 100.years())?));
        }
        Year::Unknown | Year::Fiscal(_) | Year::Before(_) => return None,
    };
    let month = |month: u8| Date::new(year, i8::try_from(month).ok()?, 1).ok();
    let week = |week: u8, day: Weekday| Some(ISOWeekDate::new(year, i8::try_from(week).ok()?, day).ok()?.date());
    let (from, length) = match one.part {
        Part::Whole => (month(1)?, 1.year()),
        Part::Month(m) => (month(m?)?, 1.month()),
        Part::Day(m, d) => (Date::new(year, i8::try_from(m?).ok()?, i8::try_from(d?).ok()?).ok()?, 1.day()),
        Part::Week(w) => (week(w?, Weekday::Monday)?, 7.days()),
        Part::Weekday(w, d) => (week(w?, Weekday::from_monday_one_offset(i8::try_from(d).ok()?).ok()?)?, 1.day()),
        Part::Weekend(w) => (week(w?, Weekday::Saturday)?, 2.days()),
        Part::Quarter(q) => (month(q?.checked_sub(1)?.checked_mul(3)?.checked_add(1)?)?, 3.months()),
        Part::Half(h) => (month(if h? == 1 { 1 } else { 7 })?, 6.months()),
        Part::Season(season) => (month(season_start(season))?, 3.months()),
    };
    Some((from, after(from, length)?))
}

/// The month a season begins with.
pub(crate) fn season_start(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

fn after(day: Date, length: Span) -> Option<Date> {
    day.checked_add(length).ok()
}

fn bounds(one: &Calendar) -> Option<(DateTime, DateTime)> {
    let (from, to) = days(one)?;
    let at = |hour: i8, minute: i8, second: i8| {
        from.at(0, 0, 0, 0).checked_add(i64::from(hour).hours().minutes(minute).seconds(second)).ok()
    };
    Some(match one.hour {
        Hour::None => (from.at(0, 0, 0, 0), to.at(0, 0, 0, 0)),
        Hour::Of(part) => {
            let (first, last) = match part {
                DayPart::Morning => (6, 12),
                DayPart::Midday => (11, 13),
                DayPart::Afternoon => (12, 18),
                DayPart::Evening => (18, 24),
                DayPart::Night => (18, 30),
                DayPart::Daytime => (6, 18),
            };
            (at(first, 0, 0)?, at(last, 0, 0)?)
        }
        Hour::Clock { hour, minute, second, .. } => {
            let small = |n: Option<u8>| i8::try_from(n.unwrap_or(0)).ok();
            let start = at(i8::try_from(hour).ok()?, small(minute)?, small(second)?)?;
            let length = match (minute, second) {
                (_, Some(_)) => 1.second(),
                (Some(_), None) => 1.minute(),
                (None, None) => 1.hour(),
            };
            (start, start.checked_add(length).ok()?)
        }
    })
}

/// Easter Sunday of the Gregorian calendar.
///
/// *Source:* the anonymous algorithm, Meeus, Astronomical Algorithms, chapter 8.
pub(crate) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// The longest a date of this crate can lie from the report's: years outside 1-9998 are not written.
pub(crate) fn in_range(day: Date) -> bool {
    day >= date(1, 1, 1) && day < date(9999, 1, 1)
}

#[cfg(test)]
mod tests {
    use super::{easter, interval};

    fn of(value: &str) -> Option<(String, String)> {
        interval(&value.parse().unwrap())
    }

    fn pair(from: &str, to: &str) -> Option<(String, String)> {
        Some((from.to_owned(), to.to_owned()))
    }

    #[test]
    fn covers_what_the_value_names() {
        assert_eq!(of("2025-08-07"), pair("2025-08-07", "2025-08-08"));
        assert_eq!(of("2024-02"), pair("2024-02-01", "2024-03-01"));
        assert_eq!(of("2025-12-31"), pair("2025-12-31", "2026-01-01"));
        assert_eq!(of("2020-W53"), pair("2020-12-28", "2021-01-04"));
        assert_eq!(of("2025-W31-WE"), pair("2025-08-02", "2025-08-04"));
        assert_eq!(of("2025-Q4"), pair("2025-10-01", "2026-01-01"));
        assert_eq!(of("2025-H1"), pair("2025-01-01", "2025-07-01"));
        assert_eq!(of("199"), pair("1990-01-01", "2000-01-01"));
        assert_eq!(of("2025-WI"), pair("2025-12-01", "2026-03-01"));
        assert_eq!(of("2025-06-24/2025-06-25"), pair("2025-06-24", "2025-06-26"));
        assert_eq!(of("2025-08-07T23:59"), pair("2025-08-07T23:59", "2025-08-08T00:00"));
        assert_eq!(of("2025-08-07T07:15Z"), pair("2025-08-07T07:15Z", "2025-08-07T07:16Z"));
        assert_eq!(of("2025-08-07TNI"), pair("2025-08-07T18:00", "2025-08-08T06:00"));
    }

    #[test]
    fn leaves_open_what_the_value_leaves_open() {
        for value in
            ["XXXX-08-07", "2025-WXX", "P3D", "PAST_REF", "FY2025", "2025-XX", "2025-02-30", "2025-W53", "2025-06-25/2025-06-24"]
        {
            assert_eq!(of(value), None, "{value}");
        }
    }

    #[test]
    fn easter_of_known_years() {
        for (year, day) in
            [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20")]
        {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
    }
}
