//! TIMEX3 values in writing.

use std::fmt;
use std::str::FromStr;

use crate::value::{Calendar, Count, DayPart, Hour, Length, Part, Ref, Season, Unit, Value, Year};

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
    use crate::Value;

    #[test]
    fn reads_what_it_prints() {
        for text in [
            "PAST_REF",
            "PRESENT_REF",
            "FUTURE_REF",
            "2025",
            "FY2025",
            "199",
            "19",
            "XXXX",
            "BC0044",
            "2025-08",
            "2025-08-07",
            "2025-XX",
            "2025-08-XX",
            "XXXX-08-07",
            "2025-W31",
            "2025-WXX",
            "XXXX-WXX-5",
            "2025-W31-WE",
            "2025-Q3",
            "2025-QX",
            "2025-H1",
            "2025-SU",
            "XXXX-SU",
            "2025-08-07T09:15",
            "2025-08-07T07:15Z",
            "2025-08-07T09",
            "2025-08-07T00:01-04:00",
            "2025-08-07TMO",
            "XXXX-WXX-2TNI",
            "P3Y",
            "P3Y6M",
            "PXD",
            "PT3H",
            "PT5H30M",
            "P1DT12H",
            "P2.5D",
            "PXDE",
            "P1WE",
            "PT2NI",
            "PXX",
            "P2Q",
            "PTXM",
            "2025-06-24/2025-06-25",
        ] {
            let value: Value = text.parse().unwrap_or_else(|_| panic!("{text}"));
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn refuses_what_is_no_value() {
        for text in
            ["", "P", "PT", "T10:00", "2025-13", "2025-00", "2025-08-32", "2025-W54", "2025-Q5", "soon", "P3", "PY", "20255"]
        {
            assert!(text.parse::<Value>().is_err(), "{text}");
        }
    }
}
