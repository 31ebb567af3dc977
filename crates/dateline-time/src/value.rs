//! TIMEX3 values as data: what they say, how they print, how they read back.

use std::fmt;
use std::str::FromStr;

/// A TIMEX3 value.
///
/// [`fmt::Display`] prints the TIMEX3 form, [`FromStr`] reads it back; `value.to_string().parse() == Ok(value)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Ref(Ref),
    /// A calendar period, day or time of day, whole or in part.
    Calendar(Calendar),
    /// `2025-06-24/2025-06-25`: from the one to the other, both within.
    Range(Calendar, Calendar),
    /// `P3Y6M`: a length of time.
    Length(Length),
}

/// A reference without a calendar place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ref {
    /// "recently", "in the past"
    Past,
    /// "now"
    Present,
    /// "soon", "the coming days"
    Future,
}

/// The year, or what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Year {
    /// `XXXX`
    Unknown,
    /// `1996`
    Year(i16),
    /// `FY1996`
    Fiscal(i16),
    /// `199`: the 1990s.
    Decade(i16),
    /// `19`: the 1900s.
    Century(i16),
    /// `BC0044`
    Before(i16),
}

/// What part of the year; `None` inside stands for `XX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The whole year.
    Whole,
    /// `-08`
    Month(Option<u8>),
    /// `-08-07`
    Day(Option<u8>, Option<u8>),
    /// `-W32`
    Week(Option<u8>),
    /// `-W32-4`, Monday is 1.
    Weekday(Option<u8>, u8),
    /// `-W32-WE`
    Weekend(Option<u8>),
    /// `-Q3`
    Quarter(Option<u8>),
    /// `-H1`
    Half(Option<u8>),
    /// `-SU`
    Season(Season),
}

/// Seasons of the northern year; winter begins in December of the year it is counted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Season {
    /// `SP`
    Spring,
    /// `SU`
    Summer,
    /// `FA`
    Autumn,
    /// `WI`
    Winter,
}

/// What part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hour {
    /// The whole day.
    None,
    /// `T09:15`, seconds and zone when known.
    Clock {
        /// 0 to 24
        hour: u8,
        /// 0 to 59
        minute: Option<u8>,
        /// 0 to 60
        second: Option<u8>,
        /// Minutes east of Greenwich; 0 prints as `Z`.
        zone: Option<i16>,
    },
    /// `TMO`, `TAF`, …
    Of(DayPart),
}

/// Named parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// `TMO`
    Morning,
    /// `TMI`
    Midday,
    /// `TAF`
    Afternoon,
    /// `TEV`
    Evening,
    /// `TNI`
    Night,
    /// `TDT`
    Daytime,
}

/// A calendar period, day or time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Calendar {
    /// The year.
    pub year: Year,
    /// The part of the year.
    pub part: Part,
    /// The part of the day.
    pub hour: Hour,
}

/// Units of lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// `PT1S`
    Second,
    /// `PT1M`
    Minute,
    /// `PT1H`
    Hour,
    /// `P1D`
    Day,
    /// `PT1NI`: a night.
    Night,
    /// `PT1MO`: a morning.
    Morning,
    /// `PT1AF`: an afternoon.
    Afternoon,
    /// `PT1EV`: an evening.
    Evening,
    /// `P1WE`: a weekend.
    Weekend,
    /// `P1W`
    Week,
    /// `P1M`
    Month,
    /// `P1Q`
    Quarter,
    /// `P1SU`, `P1WI`: a season.
    Season(Season),
    /// `P1Y`
    Year,
    /// `P1DE`
    Decade,
    /// `P1CE`
    Century,
    /// `P1ML`
    Millennium,
    /// `P1X`: a length of no known unit ("a while").
    Unknown,
}

/// How many: thousandths, or `X`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// `X`
    Some,
    /// Thousandths.
    Milli(u64),
}

impl Count {
    /// A whole number.
    pub const fn whole(n: u64) -> Self {
        Self::Milli(n.saturating_mul(1000))
    }

    /// The whole number it is, if it is one.
    pub fn as_whole(self) -> Option<u64> {
        match self {
            Self::Milli(n) if n % 1000 == 0 => Some(n / 1000),
            _ => None,
        }
    }
}

/// A length of up to three parts, largest unit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    parts: [Option<(Count, Unit)>; 3],
}

impl Length {
    /// `count` of `unit`.
    pub fn new(count: Count, unit: Unit) -> Self {
        Self { parts: [Some((count, unit)), None, None] }
    }

    /// The same and a further, smaller part; a fourth is left out.
    pub fn and(mut self, count: Count, unit: Unit) -> Self {
        if let Some(slot) = self.parts.iter_mut().find(|slot| slot.is_none()) {
            *slot = Some((count, unit));
        }
        self
    }

    /// Its parts.
    pub fn parts(&self) -> impl Iterator<Item = (Count, Unit)> + '_ {
        self.parts.iter().flatten().copied()
    }

    /// Its first part.
    pub fn first(&self) -> (Count, Unit) {
        self.parts().next().unwrap_or((Count::Some, Unit::Unknown))
    }
}

impl Calendar {
    /// The whole of `year`.
    pub fn year(year: i16) -> Self {
        Self { year: Year::Year(year), part: Part::Whole, hour: Hour::None }
    }

    /// The day `date`.
    pub fn day(date: jiff::civil::Date) -> Self {
        Self::year(date.year()).with(Part::Day(Some(date.month().unsigned_abs()), Some(date.day().unsigned_abs())))
    }

    /// The same year with another part.
    pub fn with(self, part: Part) -> Self {
        Self { part, ..self }
    }
}

// ---- printing ------------------------------------------------------------------------------------------------------

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ref(Ref::Past) => f.write_str("PAST_REF"),
            Self::Ref(Ref::Present) => f.write_str("PRESENT_REF"),
            Self::Ref(Ref::Future) => f.write_str("FUTURE_REF"),
            Self::Calendar(one) => one.fmt(f),
            Self::Range(one, other) => write!(f, "{one}/{other}"),
            Self::Length(length) => length.fmt(f),
        }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Year::Unknown => f.write_str("XXXX")?,
            Year::Year(year) => write!(f, "{year:04}")?,
            Year::Fiscal(year) => write!(f, "FY{year:04}")?,
            Year::Decade(decade) => write!(f, "{decade:03}")?,
            Year::Century(century) => write!(f, "{century:02}")?,
            Year::Before(year) => write!(f, "BC{year:04}")?,
        }
        let two = |f: &mut fmt::Formatter<'_>, lead: &str, n: Option<u8>| match n {
            Some(n) => write!(f, "{lead}{n:02}"),
            None => write!(f, "{lead}XX"),
        };
        let one = |f: &mut fmt::Formatter<'_>, lead: &str, n: Option<u8>| match n {
            Some(n) => write!(f, "{lead}{n}"),
            None => write!(f, "{lead}X"),
        };
        match self.part {
            Part::Whole => {}
            Part::Month(month) => two(f, "-", month)?,
            Part::Day(month, day) => {
                two(f, "-", month)?;
                two(f, "-", day)?;
            }
            Part::Week(week) => two(f, "-W", week)?,
            Part::Weekday(week, day) => {
                two(f, "-W", week)?;
                write!(f, "-{day}")?;
            }
            Part::Weekend(week) => {
                two(f, "-W", week)?;
                f.write_str("-WE")?;
            }
            Part::Quarter(quarter) => one(f, "-Q", quarter)?,
            Part::Half(half) => one(f, "-H", half)?,
            Part::Season(season) => write!(f, "-{}", season.code())?,
        }
        match self.hour {
            Hour::None => Ok(()),
            Hour::Of(part) => write!(f, "T{}", part.code()),
            Hour::Clock { hour, minute, second, zone } => {
                write!(f, "T{hour:02}")?;
                if let Some(minute) = minute {
                    write!(f, ":{minute:02}")?;
                    if let Some(second) = second {
                        write!(f, ":{second:02}")?;
                    }
                }
                match zone {
                    None => Ok(()),
                    Some(0) => f.write_str("Z"),
                    Some(zone) => {
                        let sign = if zone < 0 { '-' } else { '+' };
                        write!(f, "{sign}{:02}:{:02}", zone.unsigned_abs() / 60, zone.unsigned_abs() % 60)
                    }
                }
            }
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut in_time = false;
        for (count, unit) in self.parts() {
            if unit.is_of_day() && !in_time {
                f.write_str("T")?;
                in_time = true;
            }
            match count {
                Count::Some => f.write_str("X")?,
                Count::Milli(n) if n % 1000 == 0 => write!(f, "{}", n / 1000)?,
                Count::Milli(n) => {
                    let digits = format!("{:03}", n % 1000);
                    write!(f, "{}.{}", n / 1000, digits.trim_end_matches('0'))?;
                }
            }
            f.write_str(unit.code())?;
        }
        Ok(())
    }
}

impl Season {
    /// Its TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    pub(crate) const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];
}

impl DayPart {
    /// Its TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }

    pub(crate) const ALL: [Self; 6] =
        [Self::Morning, Self::Midday, Self::Afternoon, Self::Evening, Self::Night, Self::Daytime];
}

impl Unit {
    /// Its TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Night => "NI",
            Self::Morning => "MO",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Weekend => "WE",
            Self::Week => "W",
            Self::Quarter => "Q",
            Self::Season(season) => season.code(),
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
            Self::Millennium => "ML",
            Self::Unknown => "X",
        }
    }

    /// Whether it stands after the `T`.
    pub fn is_of_day(self) -> bool {
        matches!(
            self,
            Self::Second | Self::Minute | Self::Hour | Self::Night | Self::Morning | Self::Afternoon | Self::Evening
        )
    }

    fn parse(code: &str, of_day: bool) -> Option<Self> {
        const DAYS: &[Unit] = &[
            Unit::Day,
            Unit::Weekend,
            Unit::Week,
            Unit::Month,
            Unit::Quarter,
            Unit::Season(Season::Spring),
            Unit::Season(Season::Summer),
            Unit::Season(Season::Autumn),
            Unit::Season(Season::Winter),
            Unit::Year,
            Unit::Decade,
            Unit::Century,
            Unit::Millennium,
            Unit::Unknown,
        ];
        const HOURS: &[Unit] =
            &[Unit::Second, Unit::Minute, Unit::Hour, Unit::Night, Unit::Morning, Unit::Afternoon, Unit::Evening];
        let list = if of_day { HOURS } else { DAYS };
        list.iter().copied().find(|unit| unit.code() == code)
    }
}

// ---- reading -------------------------------------------------------------------------------------------------------

/// The text is no TIMEX3 value that this crate writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseValueError;

impl fmt::Display for ParseValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a TIMEX3 value")
    }
}

impl std::error::Error for ParseValueError {}

impl FromStr for Value {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, ParseValueError> {
        let value = match text {
            "PAST_REF" => Some(Self::Ref(Ref::Past)),
            "PRESENT_REF" => Some(Self::Ref(Ref::Present)),
            "FUTURE_REF" => Some(Self::Ref(Ref::Future)),
            _ if text.starts_with('P') => parse_length(text).map(Self::Length),
            _ => match text.split_once('/') {
                Some((one, other)) => parse_calendar(one).zip(parse_calendar(other)).map(|(a, b)| Self::Range(a, b)),
                None => parse_calendar(text).map(Self::Calendar),
            },
        };
        value.ok_or(ParseValueError)
    }
}

fn number<T: FromStr>(digits: &str) -> Option<T> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn parse_calendar(text: &str) -> Option<Calendar> {
    let (date, hour) = match text.split_once('T') {
        Some((date, hour)) => (date, parse_hour(hour)?),
        None => (text, Hour::None),
    };
    let (head, rest) = date.split_once('-').unwrap_or((date, ""));
    let year = match (head, head.len()) {
        ("XXXX", _) => Year::Unknown,
        (_, 6) if head.starts_with("FY") => Year::Fiscal(number(head.get(2..)?)?),
        (_, 6) if head.starts_with("BC") => Year::Before(number(head.get(2..)?)?),
        (_, 4) => Year::Year(number(head)?),
        (_, 3) => Year::Decade(number(head)?),
        (_, 2) => Year::Century(number(head)?),
        _ => return None,
    };
    Some(Calendar { year, part: parse_part(rest)?, hour })
}

/// `Some(None)` for `X`s, `Some(Some(n))` for a number up to `max`.
fn known(digits: &str, width: usize, max: u8) -> Option<Option<u8>> {
    if digits.len() != width {
        return None;
    }
    if digits.bytes().all(|byte| byte == b'X') {
        return Some(None);
    }
    number::<u8>(digits).filter(|&n| (1..=max).contains(&n)).map(Some)
}

fn parse_part(text: &str) -> Option<Part> {
    if text.is_empty() {
        return Some(Part::Whole);
    }
    if let Some(season) = Season::ALL.into_iter().find(|season| season.code() == text) {
        return Some(Part::Season(season));
    }
    if let Some(rest) = text.strip_prefix('Q') {
        return known(rest, 1, 4).map(Part::Quarter);
    }
    if let Some(rest) = text.strip_prefix('H') {
        return known(rest, 1, 2).map(Part::Half);
    }
    let (head, tail) = match text.split_once('-') {
        Some((head, tail)) => (head, Some(tail)),
        None => (text, None),
    };
    if let Some(week) = head.strip_prefix('W') {
        let week = known(week, 2, 53)?;
        return match tail {
            None => Some(Part::Week(week)),
            Some("WE") => Some(Part::Weekend(week)),
            Some(day) => known(day, 1, 7).flatten().map(|day| Part::Weekday(week, day)),
        };
    }
    let month = known(head, 2, 12)?;
    match tail {
        None => Some(Part::Month(month)),
        Some(day) => known(day, 2, 31).map(|day| Part::Day(month, day)),
    }
}

fn parse_hour(text: &str) -> Option<Hour> {
    if let Some(part) = DayPart::ALL.into_iter().find(|part| part.code() == text) {
        return Some(Hour::Of(part));
    }
    let (clock, zone) = match text.find(['Z', '+', '-']) {
        None => (text, None),
        Some(at) => (text.get(..at)?, Some(parse_zone(text.get(at..)?)?)),
    };
    let mut fields = clock.split(':');
    let mut next = |max: u8| match fields.next() {
        None => Some(None),
        Some(digits) if digits.len() == 2 => number::<u8>(digits).filter(|&n| n <= max).map(Some),
        Some(_) => None,
    };
    let (hour, minute, second) = (next(24)??, next(59)?, next(60)?);
    fields.next().is_none().then_some(Hour::Clock { hour, minute, second, zone })
}

fn parse_zone(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    Some(sign * (number::<i16>(hours).filter(|&h| h < 24)? * 60 + number::<i16>(minutes).filter(|&m| m < 60)?))
}

fn parse_length(text: &str) -> Option<Length> {
    let mut rest = text.strip_prefix('P')?;
    let mut of_day = false;
    let mut length: Option<Length> = None;
    let mut left = 3;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !of_day) {
            of_day = true;
            rest = after;
        }
        let (count, after) = match rest.strip_prefix('X') {
            Some(after) => (Count::Some, after),
            None => {
                let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
                (parse_milli(rest.get(..end)?)?, rest.get(end..)?)
            }
        };
        let end = after.find(|c: char| !c.is_ascii_uppercase() || (c == 'X' && !after.starts_with('X'))).unwrap_or(after.len());
        // A following `T` belongs to the time part, not to the unit.
        let code = after.get(..end)?;
        let code = if of_day { code } else { code.strip_suffix('T').unwrap_or(code) };
        let unit = Unit::parse(code, of_day)?;
        rest = after.get(code.len()..)?;
        length = Some(match length {
            None => Length::new(count, unit),
            Some(length) => length.and(count, unit),
        });
        left -= 1;
        if left == 0 && !rest.is_empty() {
            return None;
        }
    }
    length
}

pub(crate) fn parse_milli(digits: &str) -> Option<Count> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || fraction.len() > 3 {
        return None;
    }
    let milli: u64 = if fraction.is_empty() { 0 } else { number(&format!("{fraction:0<3}"))? };
    number::<u64>(whole)?.checked_mul(1000)?.checked_add(milli).map(Count::Milli)
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn reads_what_it_prints() {
        for text in [
            "PAST_REF", "PRESENT_REF", "FUTURE_REF", "2025", "FY2025", "199", "19", "XXXX", "BC0044", "2025-08",
            "2025-08-07", "2025-XX", "2025-08-XX", "XXXX-08-07", "2025-W31", "2025-WXX", "XXXX-WXX-5", "2025-W31-WE",
            "2025-Q3", "2025-QX", "2025-H1", "2025-SU", "XXXX-SU", "2025-08-07T09:15", "2025-08-07T07:15Z",
            "2025-08-07T09", "2025-08-07T00:01-04:00", "2025-08-07TMO", "XXXX-WXX-2TNI", "P3Y", "P3Y6M", "PXD", "PT3H",
            "PT5H30M", "P1DT12H", "P2.5D", "PXDE", "P1WE", "PT2NI", "PXX", "P2Q", "PTXM", "2025-06-24/2025-06-25",
        ] {
            let value: Value = text.parse().unwrap_or_else(|_| panic!("{text}"));
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn refuses_what_is_no_value() {
        for text in ["", "P", "PT", "T10:00", "2025-13", "2025-00", "2025-08-32", "2025-W54", "2025-Q5", "soon", "P3", "PY", "20255"] {
            assert!(text.parse::<Value>().is_err(), "{text}");
        }
    }
}
