//! The holidays of the news, computed.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::interval::easter;
use crate::table::rows;

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Feast {
    Fixed(i8, i8),
    /// Month, weekday, which one of the month; from its end when negative.
    Nth(i8, i8, i8),
    Easter(i64),
    /// Day of the Islamic civil (tabular) calendar.
    Islamic(i32, i32),
    /// A whole month of it.
    IslamicMonth(i32),
    /// Day of the Hebrew calendar; months count from Nisan.
    Hebrew(u8, i32),
    /// Lunar New Year.
    Lunar,
    /// The Tuesday after the first Monday of November.
    Election,
    /// One day of one year.
    Once(Date),
}

struct Row {
    names: &'static str,
    feast: Feast,
}

static FEASTS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    rows(include_str!("../data/feasts.tsv"))
        .filter_map(|row| Some(Row { names: row.field(0), feast: parse(row.field(1))? }))
        .collect()
});

fn parse(text: &str) -> Option<Feast> {
    let mut fields = text.split_whitespace();
    let kind = fields.next()?;
    let mut number = || fields.next().and_then(|n| n.parse::<i32>().ok());
    let small = |n: i32| i8::try_from(n).ok();
    Some(match kind {
        "fixed" => Feast::Fixed(small(number()?)?, small(number()?)?),
        "nth" => Feast::Nth(small(number()?)?, small(number()?)?, small(number()?)?),
        "easter" => Feast::Easter(number()?.into()),
        "islamic" => Feast::Islamic(number()?, number()?),
        "islamic-month" => Feast::IslamicMonth(number()?),
        "hebrew" => Feast::Hebrew(u8::try_from(number()?).ok()?, number()?),
        "lunar" => Feast::Lunar,
        "election" => Feast::Election,
        "once" => Feast::Once(Date::new(i16::try_from(number()?).ok()?, small(number()?)?, small(number()?)?).ok()?),
        _ => return None,
    })
}

/// The names of each holiday, by number, and the class of words they are.
pub(crate) fn names() -> impl Iterator<Item = (u8, &'static str, &'static str)> {
    FEASTS.iter().enumerate().filter_map(|(index, row)| {
        let class = if matches!(row.feast, Feast::Once(_)) { "NAMEDDAY" } else { "HOLIDAY" };
        Some((u8::try_from(index).ok()?, row.names, class))
    })
}

/// The one day of holiday number `index`, when it is a day known by its event.
pub(crate) fn once(index: u8) -> Option<Date> {
    match FEASTS.get(usize::from(index))?.feast {
        Feast::Once(day) => Some(day),
        _ => None,
    }
}

/// The days holiday number `index` covers in `year`, first and last; the first of two in one year.
pub(crate) fn days(index: u8, year: i16) -> Option<(Date, Date)> {
    let one = |day: Date| Some((day, day));
    match FEASTS.get(usize::from(index))?.feast {
        Feast::Fixed(month, day) => one(Date::new(year, month, day).ok()?),
        Feast::Nth(month, weekday, n) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            one(Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok()?)
        }
        Feast::Easter(offset) => one(easter(year)?.checked_add(offset.days()).ok()?),
        Feast::Election => one(Date::new(year, 11, 1).ok()?.nth_weekday_of_month(1, Weekday::Monday).ok()?.tomorrow().ok()?),
        Feast::Islamic(month, day) => one(islamic_in(year, month, day)?),
        Feast::IslamicMonth(month) => {
            let first = islamic_in(year, month, 1)?;
            // Odd months have thirty days.
            Some((first, first.checked_add((28 + i64::from(month % 2)).days()).ok()?))
        }
        Feast::Hebrew(month, day) => one(hebrew_in(year, month, day)?),
        Feast::Lunar => one(lunar_new_year(year)?),
        Feast::Once(day) => one(day).filter(|_| day.year() == year),
    }
}

/// The day that is `days` after 31 December of the year 0.
fn from_fixed(days: i64) -> Option<Date> {
    date(1, 1, 1).checked_add((days - 1).days()).ok()
}

/// The first day of Gregorian `year` with the given place in the Islamic civil calendar.
///
/// *Source:* Dershowitz and Reingold, Calendrical Calculations, chapter 7.
fn islamic_in(year: i16, month: i32, day: i32) -> Option<Date> {
    let about = (i32::from(year) - 622) * 33 / 32;
    (about - 1..=about + 2)
        .filter_map(|islamic| {
            let (y, m, d) = (i64::from(islamic), i64::from(month), i64::from(day));
            from_fixed(d + 29 * (m - 1) + m / 2 + (y - 1) * 354 + (3 + 11 * y).div_euclid(30) + 227_014)
        })
        .find(|found| found.year() == year)
}

/// The day of Gregorian `year` with the given place in the Hebrew calendar.
///
/// *Source:* Dershowitz and Reingold, Calendrical Calculations, chapter 8.
fn hebrew_in(year: i16, month: u8, day: i32) -> Option<Date> {
    let hebrew = i64::from(year) + if month >= 7 && month != 12 { 3761 } else { 3760 };
    let days = |y: i64| new_year(y + 1) - new_year(y);
    let leap = (7 * hebrew + 1).rem_euclid(19) < 7;
    // Months in the order of the year, from Tishri.
    let lengths = |m: u8| match m {
        2 | 4 | 6 | 10 | 13 => 29,
        8 if days(hebrew).rem_euclid(10) != 5 => 29,
        9 if days(hebrew).rem_euclid(10) == 3 => 29,
        12 if !leap => 29,
        _ => 30,
    };
    // Adar of the feasts is the second one of a leap year.
    let month = if month == 12 && leap { 13 } else { month };
    let last = if leap { 13 } else { 12 };
    let order: Vec<u8> = (7..=last).chain(1..7).collect();
    let before: i64 = order.iter().take_while(|&&m| m != month).map(|&m| lengths(m)).sum();
    from_fixed(new_year(hebrew) + before + i64::from(day) - 1)
}

/// The fixed day of the first of Tishri.
fn new_year(year: i64) -> i64 {
    let elapsed = |y: i64| {
        let months = (235 * y - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let day = 29 * months + parts.div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
    };
    let (before, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let delay = if next - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    -1_373_427 + 1 - 1 + this + delay
}

/// The day of Lunar New Year: the new moon from 21 January to 20 February, by the clock of China.
///
/// *Source:* Meeus, Astronomical Algorithms, chapter 49, its largest terms (right to some minutes).
fn lunar_new_year(year: i16) -> Option<Date> {
    let k0 = ((f64::from(year) - 2000.0) * 12.3685).floor();
    (0..=3).filter_map(|step| new_moon(k0 + f64::from(step))).find(|day| {
        (day.year(), day.month()) == (year, 1) && day.day() >= 21 || (day.year(), day.month()) == (year, 2) && day.day() <= 20
    })
}

fn new_moon(k: f64) -> Option<Date> {
    let t = k / 1236.85;
    let angle = |base: f64, rate: f64| (base + rate * k).to_radians();
    let (sun, moon, latitude) = (angle(2.5534, 29.105_356_7), angle(201.5643, 385.816_935_28), angle(160.7108, 390.670_502_84));
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t;
    let correction = -0.4072 * moon.sin()
        + 0.172_41 * sun.sin()
        + 0.016_08 * (2.0 * moon).sin()
        + 0.010_39 * (2.0 * latitude).sin()
        + 0.007_39 * (moon - sun).sin()
        - 0.005_14 * (moon + sun).sin();
    // Julian day to days of the civil calendar in China, eight hours ahead; 2451544.5 is midnight of 1 January 2000.
    let days = (mean + correction + 8.0 / 24.0 - 2_451_544.5).floor();
    if !(-800_000.0..3_000_000.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
    date(2000, 1, 1).checked_add((days as i64).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::{FEASTS, days, names, parse, rows};

    fn of(name: &str, year: i16) -> String {
        let (index, ..) = names().find(|(_, names, _)| names.split('|').any(|one| one == name)).unwrap();
        days(index, year).unwrap().0.to_string()
    }

    #[test]
    fn every_row_is_read() {
        let all = rows(include_str!("../data/feasts.tsv"));
        let wrong: Vec<&str> = all.filter(|row| parse(row.field(1)).is_none()).map(|row| row.field(0)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        for index in 0..FEASTS.len() {
            assert!((1950..2050).any(|year| days(u8::try_from(index).unwrap(), year).is_some()), "{}", FEASTS[index].names);
        }
    }

    #[test]
    fn days_that_almanacs_give() {
        for (name, year, day) in [
            ("thanksgiving", 2024, "2024-11-28"),
            ("memorial day", 2025, "2025-05-26"),
            ("good friday", 2024, "2024-03-29"),
            ("election day", 2022, "2022-11-08"),
            ("ramadan", 2025, "2025-03-01"),
            ("eid al - adha", 2025, "2025-06-07"),
            ("passover", 2025, "2025-04-13"),
            ("rosh hashanah", 2024, "2024-10-03"),
            ("yom kippur", 2023, "2023-09-25"),
            ("hanukkah", 2024, "2024-12-26"),
            ("purim", 2024, "2024-03-24"),
            ("lunar new year", 2023, "2023-01-22"),
            ("lunar new year", 2024, "2024-02-10"),
            ("lunar new year", 2025, "2025-01-29"),
        ] {
            assert_eq!(of(name, year), day, "{name} {year}");
        }
    }
}
