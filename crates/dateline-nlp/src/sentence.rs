//! Sentences of a paragraph.
//!
//! A sentence ends at `.`, `?`, `!` or `…` with the quotation marks and brackets behind it, before white space and something that
//! can begin a sentence. Abbreviations, initials and numbers do not end it; a quotation and its cue stay together.

use dateline_lexicon::abbreviations::{self, Ends};
use dateline_lexicon::{reporting, words};
use dateline_text::Span;

use crate::{Quote, Tag};

/// Longest sentence, in bytes; a longer one is cut at white space, so that no stage sees one without bound.
const LONGEST: usize = 4000;

/// Most marks that end one sentence together.
const MOST_CLOSERS: usize = 16;
/// How far back a word before a full stop is looked for, in bytes.
const LONGEST_WORD: usize = 64;

/// The sentences of one paragraph, without white space at their ends.
pub(crate) fn sentences(text: &str, lower: &str, paragraph: Span, quotes: &[Quote]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = paragraph.start();
    let slice = paragraph.slice(text);
    let mut end_of_last = 0;
    for (offset, c) in slice.char_indices() {
        let at = paragraph.start() + offset;
        if at.saturating_sub(start) > LONGEST && c.is_whitespace() {
            push(text, start, at, &mut found);
            start = at;
            continue;
        }
        if !matches!(c, '.' | '?' | '!' | '…') || offset < end_of_last {
            continue;
        }
        let after = behind_closers(slice, offset + c.len_utf8());
        if ends_sentence(text, lower, paragraph, offset, c, after, quotes) {
            let end = paragraph.start() + after;
            push(text, start, end, &mut found);
            start = end;
            end_of_last = after;
        }
    }
    push(text, start, paragraph.end(), &mut found);
    found
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let span = Span::new(start, end).trim(text);
    if !span.is_empty() {
        found.push(span);
    }
}

/// Past further stops, quotation marks and brackets that belong to the sentence that ends.
fn behind_closers(slice: &str, from: usize) -> usize {
    let rest = slice.get(from..).unwrap_or("");
    let mut end = from;
    for (at, c) in rest.char_indices().take(MOST_CLOSERS) {
        match c {
            '.' | '!' | '?' | '…' | '”' | '’' | '»' | ')' | ']' => {}
            '"' | '\'' => {
                // A straight mark with white space before it and none behind opens the next quotation.
                let next = rest.get(at + 1..).and_then(|rest| rest.chars().next());
                if next.is_some_and(char::is_alphanumeric) {
                    break;
                }
            }
            _ => break,
        }
        end = from + at + c.len_utf8();
    }
    end
}

fn ends_sentence(text: &str, lower: &str, paragraph: Span, offset: usize, c: char, after: usize, quotes: &[Quote]) -> bool {
    let slice = paragraph.slice(text);
    let rest = slice.get(after..).unwrap_or("");
    let Some(next) = rest.chars().next() else { return true };
    let before = slice.get(..offset).unwrap_or("");
    let closers = slice.get(offset + c.len_utf8()..after).unwrap_or("");
    if !next.is_whitespace() {
        // "talks.He added": a stop glued to the next sentence.
        let glued = c != '…' && closers.is_empty() && next.is_uppercase();
        let word = last_word(before);
        let long = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let follows = rest.chars().nth(1).is_some_and(|second| second.is_lowercase() || second.is_whitespace());
        let quote = c == '.' && closers.is_empty() && matches!(next, '“') && long;
        return glued && long && follows || quote;
    }
    let following = rest.trim_start();
    let Some(first) = following.chars().next() else { return true };
    let opens = first.is_uppercase()
        || first.is_numeric()
        || matches!(
            first,
            '"' | '“' | '‘' | '«' | '\'' | '`' | '(' | '[' | '•' | '—' | '–' | '-' | '$' | '£' | '€' | '@' | '#' | '*'
        );
    if !opens {
        let unknown_script = first.is_alphabetic() && !first.is_lowercase();
        return unknown_script || c != '…' && rest.starts_with('\n') && !first.is_lowercase();
    }
    let quoted = closers.chars().any(|c| matches!(c, '”' | '"' | '’' | '\'' | '»'));
    if matches!(c, '?' | '!' | '…') {
        // `"…!" Trump posted`: the cue belongs to the quotation; `Yahoo! Inc` and a pause within a quotation go on.
        let pause = c == '…' && before.ends_with(' ') && inside_quote(quotes, paragraph.start() + offset);
        return !(pause || quoted && cue_follows(following));
    }
    if before.ends_with('.') && closers.is_empty() && before.ends_with("..") {
        return first.is_uppercase();
    }
    let word_span_end = paragraph.start() + offset;
    let word = last_word(lower.get(paragraph.start()..word_span_end).unwrap_or(""));
    if closers.chars().any(|c| c == '.') {
        return true;
    }
    match abbreviations::lookup(word) {
        Some(Ends::Inner) => return false,
        Some(Ends::BeforeNumber) => return !first.is_numeric(),
        Some(Ends::Either) => return quoted || begins_sentence(following),
        None => {}
    }
    // Initials: "J. R. R. Tolkien", "George W. Bush".
    let initial = word.len() == 1
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && last_word(before).starts_with(char::is_uppercase);
    if initial && word != "i" && !quoted {
        return begins_sentence(following) && !before.trim_end_matches(char::is_alphabetic).ends_with(". ");
    }
    if word.contains('.') && word.len() <= 8 && word.split('.').all(|part| part.len() <= 2) {
        return begins_sentence(following);
    }
    if matches!(first, '-' | '–' | '—') {
        return !quoted;
    }
    true
}

fn inside_quote(quotes: &[Quote], at: usize) -> bool {
    let before = quotes.partition_point(|quote| quote.open.start() <= at);
    quotes.get(..before).unwrap_or(&[]).iter().rev().take(4).any(|quote| quote.inner.holds(at))
}

/// The run of letters and inner stops at the end.
fn last_word(before: &str) -> &str {
    let near = (before.len().saturating_sub(LONGEST_WORD)..=before.len()).find_map(|at| before.get(at..));
    let before = near.unwrap_or("");
    let start = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-'))
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    before.get(start..).unwrap_or("")
}

/// Whether the next word is one that begins sentences rather than goes on a name: "The", "He", "In".
fn begins_sentence(following: &str) -> bool {
    let word: String = following
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'))
        .take(24)
        .collect::<String>()
        .to_ascii_lowercase();
    let readings = words::readings(&word);
    let all: u32 = readings.iter().map(|reading| reading.count).sum();
    let names: u32 =
        readings.iter().filter(|reading| matches!(reading.tag, Tag::Propn | Tag::Noun)).map(|reading| reading.count).sum();
    all > 0 && names * 2 < all
}

/// Whether a cue without a comma follows a quotation: up to five words, capitalised or articles, and then a reporting verb.
fn cue_follows(following: &str) -> bool {
    for (position, word) in following.split(' ').take(7).enumerate() {
        if word.ends_with(['.', '?', '!', ':', ';']) && position < 1 || word.starts_with(['"', '“']) {
            return false;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let reading = words::readings(&bare).first();
        if position > 0
            && reading.is_some_and(|reading| {
                matches!(reading.tag, Tag::Verb) && reporting::verb(reading.lemma).is_some_and(|frames| frames.quote)
            })
        {
            return true;
        }
        let name = word.starts_with(char::is_uppercase) || matches!(bare.as_str(), "the" | "a" | "an");
        if !name
            && position > 0
            && !reading.is_some_and(|reading| matches!(reading.tag, Tag::Noun | Tag::Adj | Tag::Adv | Tag::Aux))
        {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use dateline_text::Span;

    fn of(text: &str) -> Vec<&str> {
        let whole = Span::new(0, text.len());
        let quotes = crate::quotes::quotes(text, &[(whole, false)]);
        super::sentences(text, &text.to_ascii_lowercase(), whole, &quotes).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn ends_where_readers_end() {
        assert_eq!(of("Mr. Okello met Gen. J. R. Smith in Washington, D.C. on Monday. He left.").len(), 2);
        assert_eq!(of("He works for the U.S. The pay is good.").len(), 2);
        assert_eq!(of("The U.S. Senate voted. It passed 51.5 percent to 40.").len(), 2);
        assert_eq!(of("“It is over.” He left.").len(), 2);
        assert_eq!(of("\"Is it over?\" he asked.").len(), 1);
        assert_eq!(of("\"It is over!\" Peter Mutua posted on X. \"At last.\"").len(), 2);
        assert_eq!(of("The talks failed.He left at once.").len(), 2);
        assert_eq!(of("It opened at 9 a.m. on Sunday.").len(), 1);
        assert_eq!(of("No. 5 won. No.").len(), 2);
    }

    #[test]
    fn an_endless_sentence_is_cut() {
        assert!(of(&"word ".repeat(5000)).len() > 4);
    }
}
