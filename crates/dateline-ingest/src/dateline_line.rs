//! Agency datelines: "WASHINGTON, Aug 7 (Reuters) -", "Washington [US], August 7 :", "MOSCOW, May 26. /TASS/.".
//!
//! *Finds* a place, and what follows of region, date and agency, up to a dash or its like, where a text, line or column
//! begins. *Does not find* what has neither date nor agency, unless the place is in capitals or known and a dash follows.
//! *Why:* a sentence may begin with a name and a dash; a dateline has more to it.

mod parts;

use dateline_record::Dateline;
use dateline_text::Span;
use jiff::civil::Date;

use self::parts::{Line, Separator};
use crate::stamp::{self, Stamp};
use crate::{by_line, places, segment};

/// Bytes of the text in which a dateline may begin.
const HEAD: usize = 1500;
/// Lines that may stand before a dateline without date or agency.
const LINES: usize = 6;

/// What stands at the head of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Opening {
    pub(crate) dateline: Option<Dateline>,
    /// Date stamps outside the dateline.
    pub(crate) stamps: Vec<Span>,
    /// The day of publication that they tell.
    pub(crate) published: Option<Date>,
}

/// The opening of `text`; `published` is what the metadata say.
pub(crate) fn find(text: &str, published: Option<Date>) -> Opening {
    let stamps = stamp::find(text);
    let stamped = stamp::published(&stamps);
    let anchor = published.or(stamped).or_else(|| stamps.first().map(|stamp| stamp.date));
    let line = candidates(text, &stamps).into_iter().find_map(|candidate| {
        let line = parts::parse(text, candidate.at)?;
        accepts(text, &line, candidate).then_some(line)
    });
    let Some(line) = line else {
        return stamped_only(text, &stamps, stamped);
    };
    let date = line.date.and_then(|(written, span)| Some((written.resolve(anchor)?, span)));
    let before = stamps.iter().find(|stamp| leads_to(text, stamp, line.span.start()));
    let named = |span: Span| (span.slice(text).to_owned(), span);
    let dateline = Dateline {
        span: before.map_or(line.span, |stamp| stamp.span.cover(line.span)),
        country: line
            .place
            .and_then(|place| places::country_of(place.slice(text), line.region.map(|region| region.slice(text))))
            .map(str::to_owned),
        place: line.place.map(named),
        agency: line.agency.map(named),
        date: date.or(before.map(|stamp| (stamp.date, stamp.date_span))),
    };
    let published = stamped.or(before.map(|stamp| stamp.date)).or(date.map(|(date, _)| date));
    let stamps = stamps.iter().map(|stamp| stamp.span).filter(|span| !dateline.span.overlaps(*span)).collect();
    Opening { dateline: Some(dateline), stamps, published }
}

/// The opening when there is no dateline: a stamp that opens the text stands for one.
fn stamped_only(text: &str, stamps: &[Stamp], published: Option<Date>) -> Opening {
    let sure: Vec<_> = stamps.iter().filter(|stamp| stamp.is_sure()).collect();
    let opens = sure.first().filter(|stamp| stamp.span.start() == stamp::first(text));
    let dateline =
        opens.map(|stamp| Dateline { span: stamp.span, date: Some((stamp.date, stamp.date_span)), ..Dateline::default() });
    let skip = usize::from(dateline.is_some());
    Opening { dateline, stamps: sure.iter().skip(skip).map(|stamp| stamp.span).collect(), published }
}

/// Whether nothing but white space stands between a stamp and `at`.
fn leads_to(text: &str, stamp: &Stamp, at: usize) -> bool {
    stamp.span.end() <= at && text.get(stamp.span.end()..at).is_some_and(|gap| gap.trim().is_empty())
}

/// Where a dateline may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    at: usize,
    /// Lines before it.
    lines: usize,
    /// It stands in the middle of a line.
    inline: bool,
}

/// Where a dateline may begin: a text, a line, a column; in the middle of a line only after a sentence, a caption, a stamp or
/// a by-line.
fn candidates(text: &str, stamps: &[Stamp]) -> Vec<Candidate> {
    let head = segment::head(text, HEAD);
    let mut all = Vec::new();
    let (mut lines, mut gap, mut last) = (0, 3, ' ');
    for (at, c) in head.char_indices() {
        if c == '\n' {
            lines += usize::from(gap < 3);
            gap = 3;
        } else if c.is_whitespace() {
            gap += 1;
        } else {
            let after_sentence = gap > 0 && ".!?)\"”".contains(last) && c.is_uppercase();
            if gap >= 3 || after_sentence {
                all.push(Candidate { at, lines, inline: gap < 3 });
            }
            gap = 0;
            last = c;
        }
    }
    let skip = |at: usize| at + text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let after_stamps = stamps.iter().filter(|stamp| stamp.span.start() == stamp::first(text));
    all.extend(after_stamps.map(|stamp| Candidate { at: skip(stamp.span.end()), lines: 0, inline: false }));
    all.extend(by_line::find(text).map(|line| Candidate { at: skip(line.span.end()), lines: 0, inline: true }));
    all.sort_unstable();
    all
}

/// Whether a parsed line is a dateline.
fn accepts(text: &str, line: &Line, candidate: Candidate) -> bool {
    let known_agency = line.agency.is_some() && line.agency_known;
    let dash = matches!(line.separator, Separator::Dash { .. });
    let Some(place) = line.place else {
        return known_agency && line.separator != Separator::None;
    };
    let place = place.slice(text);
    let region = line.region.is_some_and(|region| places::is_region(region.slice(text)));
    let city = places::is_city(place);
    if parts::is_agency(place) && !city && line.region.is_none() {
        return false;
    }
    if line.date.is_some() {
        let ends = line.separator != Separator::None || line.agency.is_some();
        let certain = line.caps || line.agency.is_some() || city || line.region.is_some();
        return ends && (certain || dash && line.date_apart);
    }
    if line.agency.is_some() {
        let ends = line.separator != Separator::None || line.caps || city || region;
        return known_agency && ends || line.caps && dash;
    }
    if candidate.lines > LINES || !begins_sentence(text, line.span.end()) {
        return false;
    }
    if line.caps {
        let unknown = opens_with_unknown(text, line, candidate, place);
        return dash && (region || city && line.region.is_none() || unknown) || line.separator == Separator::Colon && city;
    }
    !candidate.inline && dash && city && (region || line.region.is_none() && !places::is_country(place))
}

/// Whether a place in capitals that nobody knows opens the text, or follows its headline before a long dash.
fn opens_with_unknown(text: &str, line: &Line, candidate: Candidate, place: &str) -> bool {
    let long = line.separator == Separator::Dash { weak: false };
    let stands = !candidate.inline && (candidate.lines == 0 || candidate.lines == 1 && long);
    stands && parts::looks_like_place(place) && line.region.is_none_or(|span| !is_caps(span.slice(text)))
}

fn is_caps(words: &str) -> bool {
    !words.chars().any(char::is_lowercase)
}

/// Whether what follows can begin a sentence.
fn begins_sentence(text: &str, at: usize) -> bool {
    let next = text.get(at..).unwrap_or("").trim_start().chars().next();
    next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'«([$€£".contains(c))
}

#[cfg(test)]
mod tests;
