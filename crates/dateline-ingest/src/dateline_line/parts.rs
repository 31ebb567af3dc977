//! The parts of a dateline, read from left to right.

use dateline_lexicon::{agencies, languages, regions};
use dateline_text::Span;

use crate::dates::{self, Written};
use crate::places;

/// Longest place or region, in words.
const WORDS: usize = 6;
/// Longest agency, in bytes.
const AGENCY: usize = 40;

/// What stands between a dateline and the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    None,
    /// Any dash; a single hyphen is a weak one.
    Dash {
        weak: bool,
    },
    Colon,
    /// "/TASS/."
    Stop,
    LineBreak,
}

/// A line read as a dateline; whether it is one is not told yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) place: Option<Span>,
    /// The place is in capitals.
    pub(super) caps: bool,
    pub(super) region: Option<Span>,
    pub(super) date: Option<(Written, Span)>,
    /// A comma or a stop stands before the date.
    pub(super) date_apart: bool,
    pub(super) agency: Option<Span>,
    pub(super) agency_known: bool,
    pub(super) separator: Separator,
}

/// Reads what begins at `start` as a dateline: a place or an agency, then whatever else there is.
pub(super) fn parse(text: &str, start: usize) -> Option<Line> {
    let mut line = Line {
        span: Span::new(start, start),
        place: None,
        caps: false,
        region: None,
        date: None,
        date_apart: false,
        agency: None,
        agency_known: false,
        separator: Separator::None,
    };
    let mut at = start;
    let first = text.get(start..)?.chars().next()?;
    if first != '(' && first != '[' {
        let (place, caps) = place_at(text, start)?;
        line.place = Some(place);
        line.caps = caps;
        at = place.end();
    }
    let mut closed = false;
    for _ in 0..6 {
        match segment(text, at, &mut line) {
            Some((end, stop)) => {
                at = end;
                closed = stop;
            }
            None => break,
        }
    }
    let (separator, end) = separator(text, at, &mut line, closed);
    line.separator = separator;
    line.span = Span::new(start, end);
    Some(line)
}

/// One more segment of the line: where it ends, and whether a stop closes it.
fn segment(text: &str, at: usize, line: &mut Line) -> Option<(usize, bool)> {
    let rest = text.get(at..)?;
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    let here = at + rest.len() - bare.len();
    match bare.chars().next()? {
        '(' => group(text, here, ')', line),
        '[' => group(text, here, ']', line),
        '/' if here > at || line.date.is_some() => group(text, here, '/', line),
        mark @ (',' | '.') if line.place.is_some() => {
            let after = bare.get(1..)?;
            let next = after.trim_start_matches([' ', '\u{a0}']);
            let next_at = here + bare.len() - next.len();
            if let Some(end) = date(text, next_at, line) {
                line.date_apart = true;
                return Some((end, false));
            }
            if mark == '.' {
                let slash = next.starts_with('/') && next.len() < after.len();
                return slash.then(|| group(text, next_at, '/', line)).flatten();
            }
            agency_or_region(text, next_at, line)
        }
        _ if here > at => date(text, here, line).map(|end| (end, false)),
        _ => None,
    }
}

/// "(Reuters)", "[US]", "/TASS/", "/Leningrad Region/".
fn group(text: &str, at: usize, close: char, line: &mut Line) -> Option<(usize, bool)> {
    let inner_at = at + 1;
    let (inner, after) = text.get(inner_at..)?.split_once(close)?;
    if inner.is_empty() || inner.len() > AGENCY || inner.contains('\n') {
        return None;
    }
    let end = inner_at + inner.len() + close.len_utf8();
    let span = Span::new(inner_at, inner_at + inner.len()).trim(text);
    let name = span.slice(text);
    let known = is_agency(name);
    if line.agency.is_none() && (known || close != ']' && line.place.is_some() && looks_like_agency(name)) {
        let region = !known && close != ')' && line.date.is_none();
        if !region && (known || !places::is_region(name)) {
            line.agency = Some(span);
            line.agency_known = known;
            let stop = close == '/' && after.starts_with('.');
            return Some((end + usize::from(stop), stop));
        }
    }
    if line.region.is_none() && line.place.is_some() && name.starts_with(char::is_uppercase) {
        line.region = Some(span);
        return Some((end, false));
    }
    None
}

fn date(text: &str, at: usize, line: &mut Line) -> Option<usize> {
    if line.date.is_some() {
        return None;
    }
    let written = dates::at(text, at)?;
    if text.get(written.end..)?.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    line.date = Some((written, Span::new(at, written.end)));
    Some(written.end)
}

/// After a comma: an agency ("Tehran, May 21, IRNA –") or a region ("CALGARY, Alberta").
fn agency_or_region(text: &str, at: usize, line: &mut Line) -> Option<(usize, bool)> {
    let (span, caps) = words(text, at, 4)?;
    // "CEDAR RAPIDS, PA": two capitals are a state.
    if line.agency.is_none() && is_agency(span.slice(text)) && !(caps && span.len() == 2) {
        line.agency = Some(span);
        line.agency_known = true;
        return Some((span.end(), false));
    }
    if line.date.is_some() || line.agency.is_some() {
        return None;
    }
    line.region = Some(match line.region {
        Some(region) => region.cover(span),
        None => span,
    });
    Some((span.end(), false))
}

/// What ends the line at `at`.
fn separator(text: &str, at: usize, line: &mut Line, closed: bool) -> (Separator, usize) {
    let rest = text.get(at..).unwrap_or("");
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    let here = at + rest.len() - bare.len();
    let spaced = here > at;
    for dash in ["—", "–", "--", "−", "-"] {
        if let Some(after) = bare.strip_prefix(dash) {
            let loose = spaced || after.starts_with([' ', '\u{a0}', '\n']);
            let tail = after.len() - after.trim_start_matches(['-', '–', '—']).len();
            if loose || dash != "-" && (line.date.is_some() || line.agency.is_some()) {
                let kind = Separator::Dash { weak: dash == "-" };
                return agency_after_dash(text, here + dash.len() + tail, line, kind);
            }
        }
    }
    match bare.chars().next() {
        Some(':') => (Separator::Colon, here + 1),
        Some('.') if line.agency.is_some() && !spaced => (Separator::Stop, here + 1),
        Some('\n') | None if line.date.is_some() || line.agency.is_some() => (Separator::LineBreak, at),
        _ if closed => (Separator::Stop, at),
        _ => (Separator::None, at),
    }
}

/// "MOSCOW, May 26 - RIA Novosti." names its agency after the dash.
fn agency_after_dash(text: &str, at: usize, line: &mut Line, dash: Separator) -> (Separator, usize) {
    let rest = text.get(at..).unwrap_or("");
    let bare = rest.trim_start();
    let name = bare.split(['.', ':', '\n']).next().unwrap_or("");
    if line.agency.is_some() || line.date.is_none() || name.len() > AGENCY || name.len() == bare.len() || !is_agency(name) {
        return (dash, at);
    }
    let start = at + rest.len() - bare.len();
    let span = Span::new(start, start + name.len());
    line.agency = Some(span);
    line.agency_known = true;
    (dash, span.end() + 1)
}

/// The place at `at`, and whether it is in capitals.
fn place_at(text: &str, at: usize) -> Option<(Span, bool)> {
    let (span, caps) = words(text, at, WORDS)?;
    let lower = span.slice(text).to_lowercase();
    let first = lower.split([' ', '/']).next().unwrap_or("");
    let sentence = languages::is_english_word(first) && first != "the" && first != "new";
    let plain =
        !sentence && !agencies::is_label(&lower) && !agencies::is_label(first) && dates::name_of_day_or_month(first).is_none();
    (plain && span.len() >= 3).then_some((span, caps))
}

/// Words that begin with a capital, with small words between them ("Rio de Janeiro"); all in capitals or not.
fn words(text: &str, at: usize, most: usize) -> Option<(Span, bool)> {
    const SMALL: [&str; 20] = [
        "of", "de", "del", "la", "le", "les", "el", "al", "the", "and", "upon", "on", "da", "do", "dos", "di", "der", "am",
        "sur", "e",
    ];
    let (mut end, mut next, mut count, mut all_caps) = (at, at, 0, None);
    while count < most {
        let word = word_at(text, next);
        if word.is_empty() {
            break;
        }
        let capital = word.starts_with(char::is_uppercase);
        if !(capital || count > 0 && SMALL.contains(&word)) {
            break;
        }
        let caps = !word.chars().any(char::is_lowercase);
        if capital {
            if all_caps == Some(false) && caps && word.len() > 3 {
                return None;
            }
            if all_caps == Some(true) && !caps || count > 0 && dates::at(text, next).is_some() {
                break;
            }
            all_caps = Some(all_caps.unwrap_or(true) && caps);
            end = next + word.len();
        }
        count += 1;
        let after = text.get(next + word.len()..).unwrap_or("");
        if !after.starts_with([' ', '/']) {
            break;
        }
        next += word.len() + 1;
    }
    let caps = all_caps?;
    let letters = text.get(at..end)?.chars().filter(|c| c.is_alphabetic()).count();
    (end > at).then_some((Span::new(at, end), caps && letters >= 3))
}

/// The word at `at`: letters, with apostrophes, hyphens and stops inside; a stop at its end if it is a short one ("ST.").
fn word_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '‑');
    let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or("");
    let bare = word.trim_end_matches(['.', '-', '\'', '’']);
    let after = rest.get(length..).unwrap_or("");
    let short = bare.chars().count() <= 5 && word.len() == bare.len() + 1 && word.ends_with('.');
    let goes_on = after.starts_with(',')
        || bare.chars().count() <= 2
        || bare.contains('.')
        || is_saint(bare)
        || regions::country_of(&word.to_lowercase()).is_some();
    if short && goes_on { word } else { bare }
}

fn is_saint(word: &str) -> bool {
    ["st", "ste", "ft", "mt", "pt", "san"].iter().any(|saint| saint.eq_ignore_ascii_case(word))
}

/// Whether the lexicon knows the agency, or one of those joined by "/" or ",".
pub(super) fn is_agency(name: &str) -> bool {
    let known = |name: &str| agencies::by_name(name.trim().to_lowercase().as_str()).is_some();
    known(name) || name.contains(['/', ',']) && name.split(['/', ',']).any(known)
}

/// Whether the words could name an agency.
fn looks_like_agency(name: &str) -> bool {
    let words = name.split(' ');
    name.len() <= 25
        && words.clone().count() <= 3
        && words.into_iter().all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Whether words in capitals look like a place rather than an acronym: "MINERALNYE VODY".
pub(super) fn looks_like_place(words: &str) -> bool {
    let small = |word: &str| {
        is_saint(word.trim_end_matches('.'))
            || matches!(
                word,
                "EL" | "AL" | "LA" | "LOS" | "LAS" | "NEW" | "DES" | "TEL" | "RIO" | "PORT" | "FORT" | "DE" | "DEL" | "OF"
            )
    };
    let vowel = |word: &str| word.chars().any(|c| "AEIOUYÁÉÍÓÚÄÖÜ".contains(c));
    words.split([' ', '/']).all(|word| small(word) || word.chars().count() >= 4 && vowel(word))
        && words.split(' ').count() <= 2
        && !words.contains(['\'', '’'])
}
