//! Calendar dates as metadata, datelines and stamps write them. Fuller time expressions are `dateline-time`'s.

use jiff::ToSpan;
use jiff::civil::Date;

/// The full names; the first three letters, and "sept", are abbreviations.
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A date found in a text. The year is `None` when the text has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) year: Option<i16>,
    month: i8,
    day: i8,
    /// The byte after it.
    pub(crate) end: usize,
}

impl Written {
    fn new(year: Option<i16>, month: u32, day: u32, end: usize) -> Option<Self> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year.unwrap_or(2000), month, day).ok()?;
        Some(Self { year, month, day, end })
    }

    /// The day: by its own year, else the latest that is no more than a month after `anchor`.
    pub(crate) fn resolve(self, anchor: Option<Date>) -> Option<Date> {
        if let Some(year) = self.year {
            return Date::new(year, self.month, self.day).ok();
        }
        let anchor = anchor?;
        let latest = anchor.checked_add(31.days()).ok()?;
        // Eight years back, for the 29th of February.
        (0..=8)
            .filter_map(|back| Date::new(latest.year().checked_sub(back)?, self.month, self.day).ok())
            .find(|date| *date <= latest)
    }
}

/// Which day or month a word (lower case) names; "may" and the like count as months.
pub(crate) fn name_of_day_or_month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let of = |names: &[&str]| name(word, 0, names).0.filter(|_| word.bytes().all(|byte| byte.is_ascii_alphabetic()));
    of(&MONTHS).or_else(|| of(&WEEKDAYS))
}

/// The date that metadata give: ISO 8601 with or without time, `20250807`, RFC 2822, or words.
pub(crate) fn of_metadata(value: &str) -> Option<Date> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 || digits == 14 {
        let part = |from: usize, to: usize| value.get(from..to)?.parse().ok();
        return Date::new(part(0, 4)?, i8::try_from(part(4, 6)?).ok()?, i8::try_from(part(6, 8)?).ok()?).ok();
    }
    let written = at(value, 0)?;
    written.year?;
    written.resolve(None)
}

/// The date that begins at byte `start`: "2025-08-07", "Aug. 7", "August 7, 2025", "7 August 2025", "Wed, 7 Aug 2025",
/// "25/12/2025". All-number dates that could be read two ways are none.
pub(crate) fn at(text: &str, start: usize) -> Option<Written> {
    let bytes = text.as_bytes();
    let mut at = start;
    if let (Some(_), after) = name(text, at, &WEEKDAYS) {
        at = skip(bytes, after, b".");
        at = skip(bytes, at, b",");
        let space = skip(bytes, at, b" ");
        if space == at {
            return None;
        }
        at = space;
    }
    match bytes.get(at)? {
        byte if byte.is_ascii_digit() => digits_first(text, at),
        byte if byte.is_ascii_alphabetic() => month_first(text, at),
        _ => None,
    }
}

/// "Aug. 7, 2025".
fn month_first(text: &str, at: usize) -> Option<Written> {
    let bytes = text.as_bytes();
    let (Some(month), after) = name(text, at, &MONTHS) else { return None };
    let space = skip(bytes, skip(bytes, after, b"."), b" ");
    if space == after {
        return None;
    }
    let (day, after) = number(bytes, space, 2)?;
    let after = ordinal(bytes, after);
    match year(bytes, skip(bytes, skip(bytes, after, b","), b" ")) {
        Some((year, end)) => Written::new(Some(year), month, day, end),
        None => Written::new(None, month, day, after),
    }
}

/// "7 August 2025", "2025-08-07", "25.12.2025".
fn digits_first(text: &str, at: usize) -> Option<Written> {
    let bytes = text.as_bytes();
    if let Some((year, after)) = year_digits(bytes, at) {
        let separator = *bytes.get(after).filter(|byte| matches!(byte, b'-' | b'/' | b'.'))?;
        let (month, after) = number(bytes, after + 1, 2)?;
        let after = (bytes.get(after) == Some(&separator)).then_some(after + 1)?;
        let (day, end) = number(bytes, after, 2)?;
        return Written::new(Some(year), month, day, end);
    }
    let (first, after) = number(bytes, at, 2)?;
    if let Some(separator @ (b'/' | b'.' | b'-')) = bytes.get(after).copied()
        && let Some((second, next)) = number(bytes, after + 1, 2)
    {
        if bytes.get(next) != Some(&separator) {
            return None;
        }
        let (year, end) = year(bytes, next + 1)?;
        return match (first, second) {
            (day, month) if day > 12 || day == month => Written::new(Some(year), month, day, end),
            (month, day) if day > 12 => Written::new(Some(year), month, day, end),
            _ => None,
        };
    }
    let mut next = skip(bytes, ordinal(bytes, after), b" ");
    if next == after && bytes.get(next) == Some(&b'-') {
        next += 1;
    }
    if let (Some(word), end) = word(text, next)
        && word.eq_ignore_ascii_case("of")
    {
        next = skip(bytes, end, b" ");
    }
    if next == after {
        return None;
    }
    let (Some(month), after) = name(text, next, &MONTHS) else { return None };
    let spaced = skip(bytes, skip(bytes, skip(bytes, after, b"."), b","), b" ");
    let spaced = if spaced == after { skip(bytes, after, b"-") } else { spaced };
    match year(bytes, spaced).filter(|_| spaced > after) {
        Some((year, end)) => Written::new(Some(year), month, first, end),
        None => Written::new(None, month, first, after),
    }
}

/// The letters at `at`.
fn word(text: &str, at: usize) -> (Option<&str>, usize) {
    let rest = text.as_bytes().get(at..).unwrap_or(&[]);
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (text.get(at..at + length).filter(|word| !word.is_empty()), at + length)
}

/// Which of `names` (counted from 1) stands at `at`, in full or abbreviated.
fn name(text: &str, at: usize, names: &[&str]) -> (Option<u32>, usize) {
    let (Some(word), end) = word(text, at) else { return (None, at) };
    let short = |name: &str| {
        let letters = word.len();
        (letters == 3 || letters == 4 && matches!(name, "september" | "tuesday" | "thursday"))
            && name.get(..letters).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let found = (1..).zip(names).find(|(_, name)| name.eq_ignore_ascii_case(word) || short(name));
    (found.map(|(index, _)| index), end)
}

/// A number of 1 to `most` digits at `at`, and the byte after it.
fn number(bytes: &[u8], at: usize, most: usize) -> Option<(u32, usize)> {
    let digits = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit());
    let (value, count) =
        digits.take(most + 1).fold((0, 0), |(value, count), digit| (value * 10 + u32::from(digit - b'0'), count + 1));
    (1..=most).contains(&count).then_some((value, at + count))
}

/// Four digits and no more.
fn year_digits(bytes: &[u8], at: usize) -> Option<(i16, usize)> {
    let (value, end) = number(bytes, at, 4)?;
    (end - at == 4).then_some((i16::try_from(value).ok()?, end))
}

/// A year of the press: 1700 to 2199.
fn year(bytes: &[u8], at: usize) -> Option<(i16, usize)> {
    year_digits(bytes, at).filter(|(year, _)| (1700..2200).contains(year))
}

/// Past "st", "nd", "rd", "th".
fn ordinal(bytes: &[u8], at: usize) -> usize {
    let suffix = bytes.get(at..at + 2).map(<[u8]>::to_ascii_lowercase);
    let ends = !bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic);
    let is = matches!(suffix.as_deref(), Some(b"st" | b"nd" | b"rd" | b"th"));
    if is && ends { at + 2 } else { at }
}

/// Past all bytes of `any`.
fn skip(bytes: &[u8], at: usize, any: &[u8]) -> usize {
    at + bytes.get(at..).unwrap_or(&[]).iter().take_while(|byte| any.contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{at, of_metadata};

    #[test]
    fn reads_what_metadata_write() {
        let day = Some(date(2025, 8, 7));
        for value in [
            "2025-08-07",
            " 2025-08-07T23:59:01+09:00 ",
            "2025-08-07 10:00:00",
            "20250807",
            "20250807T101500Z",
            "20250807101500",
            "Thu, 07 Aug 2025 10:00:00 GMT",
            "Thursday, August 7, 2025",
            "August 7th, 2025 at 10:00",
            "7-Aug-2025",
            "7 August, 2025",
            "7th of August 2025",
            "2025/8/7",
        ] {
            assert_eq!(of_metadata(value), day, "{value}");
        }
        for value in ["", "07/08/2025", "yesterday", "2025", "2025-13-01", "August 7", "2025-02-30", "1754524800"] {
            assert_eq!(of_metadata(value), None, "{value}");
        }
        assert_eq!(of_metadata("31/12/2024"), Some(date(2024, 12, 31)));
        assert_eq!(of_metadata("12/31/2024"), Some(date(2024, 12, 31)));
    }

    #[test]
    fn a_day_without_a_year_is_of_late() {
        let of_late = |text: &str, anchor| at(text, 0).unwrap().resolve(Some(anchor));
        assert_eq!(of_late("Dec. 31", date(2025, 1, 2)), Some(date(2024, 12, 31)));
        assert_eq!(of_late("Jan 1", date(2024, 12, 31)), Some(date(2025, 1, 1)));
        assert_eq!(of_late("Dec 31", date(2025, 8, 7)), Some(date(2024, 12, 31)));
        assert_eq!(of_late("Sep 1", date(2025, 8, 7)), Some(date(2025, 9, 1)));
        assert_eq!(of_late("Feb 29", date(2025, 3, 1)), Some(date(2024, 2, 29)));
        assert_eq!(at("May 5", 0).unwrap().resolve(None), None);
    }

    #[test]
    fn knows_where_a_date_ends() {
        assert_eq!(at("May 26. /TASS/", 0).unwrap().end, 6);
        assert_eq!(at("Sept. 3, 2024 (AP)", 0).unwrap().end, 13);
        assert_eq!(at("26 May (BelTA)", 0).unwrap().end, 6);
        assert!(at("May 5000", 0).is_none() && at("Maybe 5", 0).is_none() && at("May, 5", 0).is_none());
        assert!(at("5 Mays", 0).is_none() && at("Marching 5", 0).is_none());
    }

    proptest! {
        #[test]
        fn takes_any_text(text in "(?s).{0,40}|[0-9A-Za-z ,./-]{0,30}", start in 0usize..50) {
            if let Some(written) = at(&text, start) {
                prop_assert!(written.end <= text.len() && text.is_char_boundary(written.end));
            }
            of_metadata(&text);
        }
    }
}
