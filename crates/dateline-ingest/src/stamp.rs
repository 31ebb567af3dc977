//! Date stamps at the head of a text: "date 2025-08-07", "Published May 21, 2025", "May 26, 2025 (Mainichi Japan)".

use dateline_text::Span;
use jiff::civil::Date;

use crate::{dates, segment};

/// Bytes of the text looked at.
const HEAD: usize = 800;
/// Words that introduce a date of publication, and whether it is of a later change.
const KEYS: [(&str, bool); 14] = [
    ("date", false),
    ("dated", false),
    ("published", false),
    ("published on", false),
    ("first published", false),
    ("publication date", false),
    ("posted", false),
    ("posted on", false),
    ("issued", false),
    ("created", false),
    ("updated", true),
    ("updated on", true),
    ("last updated", true),
    ("last modified", true),
];

/// A stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) span: Span,
    pub(crate) date: Date,
    pub(crate) date_span: Span,
    /// A word says that it is a date of publication (or of change).
    keyed: bool,
    changed: bool,
    /// Nothing but white space follows in its line.
    closed: bool,
}

impl Stamp {
    /// Whether it is no part of a sentence.
    pub(crate) fn is_sure(&self) -> bool {
        self.keyed || self.closed
    }
}

/// The stamps at the head of the text.
pub(crate) fn find(text: &str) -> Vec<Stamp> {
    let mut stamps: Vec<Stamp> = Vec::new();
    for start in starts(text) {
        if stamps.last().is_none_or(|last| last.span.end() <= start)
            && let Some(stamp) = at(text, start)
        {
            stamps.push(stamp);
        }
    }
    stamps
}

/// The day of publication that the stamps tell: the keyed one first; bare ones only when they agree.
pub(crate) fn published(stamps: &[Stamp]) -> Option<Date> {
    let sure = |stamp: &&Stamp| stamp.is_sure();
    let original: Vec<_> = stamps.iter().filter(sure).filter(|stamp| !stamp.changed).collect();
    if let Some(keyed) = original.iter().find(|stamp| stamp.keyed) {
        return Some(keyed.date);
    }
    let all = if original.is_empty() { stamps.iter().filter(sure).collect() } else { original };
    let first = all.first()?.date;
    all.iter().all(|stamp| stamp.date == first).then_some(first)
}

/// Where a stamp may begin: the text, a line, a column.
fn starts(text: &str) -> Vec<usize> {
    let head = segment::head(text, HEAD);
    let (mut starts, mut gap) = (Vec::new(), 2);
    for (at, c) in head.char_indices() {
        if c == '\n' || c == '|' {
            gap = 2;
        } else if c.is_whitespace() {
            gap += 1;
        } else {
            if gap >= 2 {
                starts.push(at);
            }
            gap = 0;
        }
    }
    starts
}

/// The stamp that begins at `start`.
fn at(text: &str, start: usize) -> Option<Stamp> {
    let rest = text.get(start..)?;
    let key = KEYS
        .iter()
        .filter(|(key, _)| rest.get(..key.len()).is_some_and(|word| word.eq_ignore_ascii_case(key)))
        .max_by_key(|(key, _)| key.len());
    let date_start = match key {
        Some((key, _)) => {
            let after = rest.get(key.len()..)?;
            let bare = after.trim_start_matches([' ', ':', '\u{a0}']);
            (bare.len() < after.len()).then_some(start + rest.len() - bare.len())?
        }
        None => start,
    };
    let written = dates::at(text, date_start)?;
    written.year?;
    let date = written.resolve(None)?;
    let end = time_end(text, written.end);
    let after = text.get(end..)?;
    if after.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let gap = after.len() - after.trim_start().len();
    let closed = after.trim_start().is_empty() || gap >= 2 || after.starts_with('\n');
    let introduces = after.trim_start().starts_with(['(', '|', '-', '–', '—', '·', '•']);
    let changed = key.is_some_and(|(_, changed)| *changed);
    let upper_next = after.trim_start().starts_with(char::is_uppercase);
    let stands = closed || introduces || key.is_some() || start == first(text) && upper_next;
    stands.then(|| Stamp {
        span: Span::new(start, end),
        date,
        date_span: Span::new(date_start, written.end),
        keyed: key.is_some(),
        changed,
        closed: closed || introduces,
    })
}

/// The first byte that is no white space.
pub(crate) fn first(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Past a time of day that follows a date: "T10:00:00Z", " 11:05 pm (Paris)", " at 9:30 a.m. EDT".
fn time_end(text: &str, date_end: usize) -> usize {
    let rest = text.get(date_end..).unwrap_or("");
    let lead = rest.trim_start_matches([' ', ',', '\u{a0}', '|', '·']);
    let lead = ["at ", "T"].iter().find_map(|word| lead.strip_prefix(word)).unwrap_or(lead);
    let clock = lead.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    let clock_text = lead.get(..clock).unwrap_or("").trim_end_matches('.');
    if clock_text.len() < 4 || !clock_text.contains([':', '.']) {
        return date_end;
    }
    let mut left = lead.get(clock_text.len()..).unwrap_or("");
    let bare = left.trim_start_matches([' ', '\u{a0}']);
    let half = ["a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M."];
    if let Some(after) = half.iter().find_map(|half| bare.strip_prefix(half)) {
        left = after;
    }
    let bare = left.trim_start_matches(' ');
    let zone = bare.bytes().take_while(|byte| byte.is_ascii_uppercase() || matches!(byte, b'+' | b':' | b'0'..=b'9')).count();
    let ends = !bare.get(zone..).is_some_and(|after| after.starts_with(|c: char| c.is_alphanumeric()));
    if (1..=9).contains(&zone) && ends {
        left = bare.get(zone..).unwrap_or("");
    }
    if let Some(inner) = left.trim_start_matches(' ').strip_prefix('(')
        && let Some((zone, after)) = inner.split_once(')')
        && zone.len() <= 20
    {
        left = after;
    }
    text.len() - left.len()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{find, published};

    fn one(text: &str) -> Option<(&str, jiff::civil::Date)> {
        let stamps = find(text);
        stamps.first().map(|stamp| (stamp.span.slice(text), stamp.date))
    }

    #[test]
    fn reads_stamps() {
        let day = date(2025, 8, 7);
        assert_eq!(one(" date 2025-08-07 Oslo [NO], August 7 : Talks"), Some(("date 2025-08-07", day)));
        assert_eq!(
            one("Published: August 7, 2025 at 9:30 a.m. EDT\nText"),
            Some(("Published: August 7, 2025 at 9:30 a.m. EDT", day))
        );
        assert_eq!(
            one("Thursday, August 7, 2025  11:05 pm (Paris)  Talks"),
            Some(("Thursday, August 7, 2025  11:05 pm (Paris)", day))
        );
        assert_eq!(one("The Daily   August 7, 2025 (The Daily)    OSLO"), Some(("August 7, 2025", day)));
        assert_eq!(one("2025-08-07T10:00:00Z | Talks"), Some(("2025-08-07T10:00:00Z", day)));
    }

    #[test]
    fn sentences_are_no_stamps() {
        assert_eq!(one("August 7, 2025, was a warm day."), None);
        assert_eq!(one("Talks began on August 7, 2025\n"), None);
        assert_eq!(one("Updated rules take effect on 2025-08-07."), None);
        assert_eq!(one("Date palms grow."), None);
    }

    #[test]
    fn the_day_of_publication_is_the_one_said_to_be() {
        let of = |text: &str| published(&find(text));
        assert_eq!(of("Updated August 8, 2025\nPublished August 7, 2025\n"), Some(date(2025, 8, 7)));
        assert_eq!(of("August 7, 2025\nAugust 8, 2025\n"), None);
        assert_eq!(of("Last updated: 2025-08-08\nText"), Some(date(2025, 8, 8)));
        assert_eq!(of("August 7, 2025 Was it a day?"), None);
    }

    proptest! {
        #[test]
        fn takes_any_text(text in "(?s).{0,60}|(Published |date |August 7, 2025| 10:00|pm|\\(|\\)|T|\n|  |é){0,8}") {
            for stamp in find(&text) {
                prop_assert!(!stamp.span.slice(&text).is_empty() && !stamp.date_span.slice(&text).is_empty());
            }
        }
    }
}
