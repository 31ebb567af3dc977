//! Which parts of a text are no report.
//!
//! *Finds* the dateline, stamps and by-line that open it, and the phrases of the lexicon with the sentence, line or
//! brackets they stand in. *Does not find* notices without a known phrase, and related headlines run together with the text.
//! *Why:* a name or a verb in a notice would become an actor or an act of the report.

use dateline_lexicon::boilerplate::{self, Extent, Match};
use dateline_text::Span;

use crate::dateline_line::Opening;
use crate::segment;

/// How long the first and the last part of a text are, in bytes.
const PART: usize = 1500;
/// Longest brackets around a credit.
const PAREN: usize = 300;
/// Longest rest between two parts of boilerplate that goes with them.
const REST: usize = 40;
/// Longest last part of a text in which what ends a report stands, in bytes.
const END: usize = 2500;

/// The boilerplate of `text`: sorted, disjoint.
pub(crate) fn find(text: &str, opening: &Opening, by_line: Option<Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = opening.stamps.clone();
    spans.extend(opening.dateline.as_ref().map(|dateline| dateline.span));
    spans.extend(by_line);
    let found: Vec<Match> = boilerplate::find(text).collect();
    let mut stops = found.iter().filter(|found| found.phrase.extent == Extent::Upto).map(|found| found.end).peekable();
    for one in &found {
        while stops.next_if(|stop| *stop <= one.start).is_some() {}
        let span = extent(text, one, stops.peek().copied().unwrap_or(usize::MAX));
        let left = text.len() - one.start;
        let last = one.phrase.ends && left <= END && left < one.start;
        spans.extend(span.map(|span| if last { Span::new(span.start(), text.trim_end().len()) } else { span }));
    }
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if belongs_between(text, *last, span) => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}

/// Whether two parts and what stands between them are one: they overlap, or only a few characters are between them.
fn belongs_between(text: &str, first: Span, second: Span) -> bool {
    let Some(gap) = text.get(first.end()..second.start()) else { return true };
    let words = gap.trim();
    words.is_empty() || words.len() <= REST && first.len() + second.len() > 2 * REST && !words.contains(['"', '“', '”'])
}

/// What goes with a phrase, up to `stop`; `None` when it does not stand where it must.
fn extent(text: &str, found: &Match, stop: usize) -> Option<Span> {
    let phrase = found.phrase;
    let whole = Span::new(found.start, found.end);
    let small = text.get(found.start..)?.starts_with(char::is_lowercase);
    if phrase.start && (small || !segment::is_start(text, found.start))
        || phrase.tail && found.start + PART.max(text.len() / 3) < text.len()
        || phrase.head && found.start > PART
    {
        return None;
    }
    let sentence = || {
        let start = segment::start(text, found.start).unwrap_or(found.start);
        let end = segment::end(text, found.end).unwrap_or(found.end);
        Span::new(start, end.min(stop).max(found.end))
    };
    if !phrase.with.is_empty() {
        let lower = sentence().slice(text).to_lowercase();
        if !phrase.with.iter().any(|word| lower.contains(word)) {
            return None;
        }
    }
    if let Some(run) = capitals(text, whole) {
        return match phrase.extent {
            Extent::Sentence | Extent::Upto | Extent::Line => Some(run),
            _ => of(text, found, whole),
        };
    }
    match phrase.extent {
        Extent::Sentence => Some(sentence()),
        Extent::Upto => {
            let stop = text.get(found.end..)?.starts_with(['.', '!']);
            Some(Span::new(sentence().start(), found.end + usize::from(stop)))
        }
        _ => of(text, found, whole),
    }
}

fn of(text: &str, found: &Match, whole: Span) -> Option<Span> {
    match found.phrase.extent {
        Extent::Phrase | Extent::Sentence | Extent::Upto => Some(whole),
        Extent::Line if !introduces(text, found) => None,
        Extent::Line => Some(Span::new(found.start, segment::end(text, found.end).unwrap_or(found.end))),
        Extent::Paren => parens(text, found),
        Extent::Alone => {
            let left = text.get(..found.start)?;
            let right = text.get(found.end..)?;
            let closed = right.trim_start_matches(['.', ':']);
            let ends = closed.trim().is_empty() || closed.starts_with('\n') || closed.starts_with("  ");
            let begins = left.trim().is_empty() || segment::is_start(text, found.start);
            let opens = left.trim().is_empty() && text.get(found.start..)?.starts_with(char::is_uppercase);
            (begins && ends || opens && closed.trim_start().starts_with(char::is_uppercase) && found.end - found.start > 8)
                .then_some(whole)
        }
    }
}

/// Whether a phrase without a colon is followed by a name, a title, a number: "Reporting by Jane Roe".
fn introduces(text: &str, found: &Match) -> bool {
    let words = text.get(found.start..found.end).unwrap_or("");
    let next = text.get(found.end..).unwrap_or("").trim_start();
    !words.ends_with(char::is_alphabetic) || !next.starts_with(|c: char| c.is_lowercase() || ",.;)".contains(c))
}

/// A run of words in capitals that begins with the phrase: "CLICK HERE TO GET THE NEWS APP". `None` when the phrase is not
/// in capitals, or the text goes on in them for long.
fn capitals(text: &str, phrase: Span) -> Option<Span> {
    let is_caps = |word: &str| word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase);
    if !is_caps(phrase.slice(text)) || phrase.len() < 5 {
        return None;
    }
    let rest = text.get(phrase.end()..)?;
    let (mut end, mut here) = (phrase.end(), phrase.end());
    for piece in rest.split_inclusive([' ', '\n']).take(30) {
        let word = piece.trim_end();
        if !word.is_empty() && !is_caps(word) && word.chars().any(char::is_alphabetic) {
            // A capital letter alone begins the next sentence: "… NEWS APP A man said".
            return Some(Span::new(phrase.start(), end));
        }
        here += piece.len();
        if word.chars().filter(|c| c.is_alphabetic()).count() > 1 || word.is_empty() {
            end = here - (piece.len() - word.len());
        }
        if piece.ends_with('\n') {
            break;
        }
    }
    Some(Span::new(phrase.start(), end))
}

/// The brackets around a phrase, or that it opens.
fn parens(text: &str, found: &Match) -> Option<Span> {
    let opens = text.get(found.start..)?.starts_with(['(', '[']);
    let start = if opens {
        found.start
    } else {
        let from = segment::ceil(text, found.start.saturating_sub(PAREN));
        let before = text.get(from..found.start)?;
        let open = before.rfind(['(', '['])?;
        if before.get(open..)?.contains([')', ']']) {
            return None;
        }
        from + open
    };
    let rest = text.get(found.end..segment::floor(text, found.end.saturating_add(PAREN)))?;
    let close = match text.as_bytes().get(start)? {
        b'[' => ']',
        _ => ')',
    };
    let in_phrase = text.get(start..found.end)?.ends_with(close);
    let end = if in_phrase { found.end } else { found.end + rest.find(close)? + 1 };
    Some(Span::new(start, end))
}

#[cfg(test)]
mod tests;
