//! Tokens of a sentence, after the conventions of UD English-EWT: clitics split off, hyphenated words whole.

use dateline_lexicon::abbreviations;
use dateline_text::Span;

use crate::{Tag, Token};

/// Adds the tokens of the sentence at `span`.
pub(crate) fn tokens(text: &str, span: Span, sentence: u32, out: &mut Vec<Token>) {
    let slice = span.slice(text);
    let mut push = |start: usize, end: usize| {
        if end > start {
            let span = Span::new(span.start() + start, span.start() + end);
            out.push(Token { span, tag: Tag::Other, form: None, lemma: "", sentence });
        }
    };
    let mut at = 0;
    while let Some(c) = slice.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            at += c.len_utf8();
        } else if is_word(c) || matches!(c, '@' | '#') && next_is_word(slice, at + 1) || starts_decimal(slice, at, c) {
            let end = word_end(slice, at, at + c.len_utf8());
            let end = without_stop(slice, at, end);
            split_clitics(slice, at, end, &mut push);
            at = end;
        } else {
            let end = mark_end(slice, at, c);
            push(at, end);
            at = end;
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '_')
}

fn next_is_word(slice: &str, at: usize) -> bool {
    slice.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_word)
}

/// ".5", "-5" stay whole.
fn starts_decimal(slice: &str, at: usize, c: char) -> bool {
    c == '.'
        && slice.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        && (at == 0 || slice.get(..at).is_some_and(|before| before.ends_with(' ')))
}

/// The end of the word from `start`, of which everything before `from` is taken.
fn word_end(slice: &str, start: usize, from: usize) -> usize {
    let rest = slice.get(start..).unwrap_or("");
    if rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | ')' | '<' | '>')).unwrap_or(rest.len());
        return start + rest.get(..end).unwrap_or("").trim_end_matches(['.', ',', ';', ':']).len();
    }
    let mut end = from;
    let mut before = slice.get(start..from).and_then(|taken| taken.chars().next_back()).unwrap_or(' ');
    loop {
        let mut rest = slice.get(end..).unwrap_or("").chars();
        let Some(c) = rest.next() else { return end };
        let next = rest.next().unwrap_or(' ');
        let joins = match c {
            '-' | '‐' | '‑' => is_word(next) && before != '-',
            '\'' | '’' => before.is_alphanumeric() && next.is_alphabetic(),
            '.' => {
                is_word(next)
                    && (before.is_ascii_digit() && next.is_ascii_digit()
                        || single_letter(slice, start, end)
                        || next.is_lowercase() && domain(slice, end))
            }
            ',' => before.is_ascii_digit() && thousands(slice, end + 1),
            ':' => before.is_ascii_digit() && next.is_ascii_digit(),
            '/' => before.is_ascii_digit() && next.is_ascii_digit(),
            '&' => before.is_uppercase() && next.is_uppercase(),
            '@' => next.is_alphanumeric(),
            _ => is_word(c),
        };
        if !joins {
            // "U.S." keeps the stop that ends it.
            if c == '.' && single_letter(slice, start, end) && slice.get(start..end).is_some_and(|word| word.contains('.')) {
                return end + 1;
            }
            return end;
        }
        end += c.len_utf8();
        before = c;
    }
}

/// Whether the part since the last stop is a single letter: "U" in "U.S", "a" in "a.m".
fn single_letter(slice: &str, start: usize, end: usize) -> bool {
    let word = slice.get(start..end).unwrap_or("");
    let part = word.rsplit('.').next().unwrap_or("");
    part.chars().count() == 1 && part.chars().all(char::is_alphabetic)
}

/// "example.com": letters on both sides of the stop and a known short ending.
fn domain(slice: &str, stop: usize) -> bool {
    let rest = slice.get(stop + 1..).unwrap_or("");
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    matches!(
        rest.get(..end).unwrap_or(""),
        "com" | "org" | "net" | "gov" | "edu" | "co" | "uk" | "ru" | "io" | "tv" | "de" | "eu"
    )
}

fn thousands(slice: &str, at: usize) -> bool {
    let rest = slice.get(at..).unwrap_or("");
    rest.len() >= 3
        && rest.bytes().take(3).all(|byte| byte.is_ascii_digit())
        && !rest.as_bytes().get(3).is_some_and(u8::is_ascii_digit)
}

/// An abbreviation keeps its full stop.
fn without_stop(slice: &str, start: usize, end: usize) -> usize {
    if !slice.get(end..).is_some_and(|rest| rest.starts_with('.')) {
        return end;
    }
    let word = slice.get(start..end).unwrap_or("");
    let last = end + 1 >= slice.trim_end_matches(['"', '”', '’', '\'', ')']).len();
    let lower = word.to_ascii_lowercase();
    let initial = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase()) && !last;
    let known =
        abbreviations::lookup(&lower).is_some_and(|ends| !last || ends == abbreviations::Ends::Inner || word.contains('.'));
    let capital = word.starts_with(char::is_uppercase)
        || word.contains('.')
        || matches!(lower.as_str(), "vs" | "etc" | "v" | "approx" | "al");
    if initial || known && capital { end + 1 } else { end }
}

fn split_clitics(slice: &str, start: usize, end: usize, push: &mut impl FnMut(usize, usize)) {
    let word = slice.get(start..end).unwrap_or("");
    let Some(mark) = word.rfind(['\'', '’']) else {
        let lower_cannot = word.len() == 6 && word.eq_ignore_ascii_case("cannot");
        if lower_cannot {
            push(start, start + 3);
            push(start + 3, end);
        } else {
            push(start, end);
        }
        return;
    };
    let width = if word.get(mark..).is_some_and(|rest| rest.starts_with('’')) { 3 } else { 1 };
    let tail = word.get(mark + width..).unwrap_or("").to_ascii_lowercase();
    match tail.as_str() {
        "s" | "re" | "ve" | "ll" | "d" | "m" if mark > 0 => {
            push(start, start + mark);
            push(start + mark, end);
        }
        "t" if word.get(..mark).is_some_and(|head| head.len() > 1 && head.ends_with(['n', 'N'])) => {
            push(start, start + mark - 1);
            push(start + mark - 1, end);
        }
        _ => push(start, end),
    }
}

/// A mark: doubled quotes, dashes and dots together, else one character.
fn mark_end(slice: &str, at: usize, c: char) -> usize {
    let rest = slice.get(at..).unwrap_or("");
    let run = |c: char| rest.chars().take(8).take_while(|&other| other == c).map(char::len_utf8).sum::<usize>();
    match c {
        '`' | '\'' if rest.starts_with("``") || rest.starts_with("''") => at + 2,
        '\'' | '’' if !next_is_word(slice, at + c.len_utf8()) => at + c.len_utf8(),
        '.' | '-' | '*' | '=' | '_' => at + run(c),
        _ => at + c.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use dateline_text::Span;

    fn of(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        super::tokens(text, Span::new(0, text.len()), 0, &mut out);
        out.into_iter().map(|token| token.span.slice(text)).collect()
    }

    #[test]
    fn splits_as_treebanks_do() {
        assert_eq!(of("He didn't say it's Iran's."), ["He", "did", "n't", "say", "it", "'s", "Iran", "'s", "."]);
        assert_eq!(of("The U.S. paid $1,200.50 to Mr. Li."), ["The", "U.S.", "paid", "$", "1,200.50", "to", "Mr.", "Li", "."]);
        assert_eq!(of("a full-scale war—he said"), ["a", "full-scale", "war", "—", "he", "said"]);
        assert_eq!(of("``Yes,'' he said at 5 p.m."), ["``", "Yes", ",", "''", "he", "said", "at", "5", "p.m."]);
        assert_eq!(of("12:01 a.m. on 5/6/2025, AT&T's"), ["12:01", "a.m.", "on", "5/6/2025", ",", "AT&T", "'s"]);
        assert_eq!(of("the workers' day"), ["the", "workers", "'", "day"]);
        assert_eq!(of("MOSCOW, May 26. /TASS/."), ["MOSCOW", ",", "May", "26", ".", "/", "TASS", "/", "."]);
    }
}
