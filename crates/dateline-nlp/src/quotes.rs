//! Quotations: pairs of marks of all kinds, nested, over paragraphs, with a mark missing.
//!
//! Straight marks are told by what stands beside them; an apostrophe, a foot or an inch is no mark. A quotation whose paragraph
//! ends first goes on when the next paragraph opens with a mark.

use dateline_text::Span;

use crate::Quote;

/// An unclosed quotation longer than this, in bytes, is a lost mark rather than speech.
const LONGEST_UNCLOSED: usize = 1500;

#[derive(Clone, Copy, PartialEq)]
enum Family {
    Double,
    Single,
    Guillemet,
}

struct Open {
    family: Family,
    index: usize,
}

/// All quotations of the paragraphs, by opening mark.
pub(crate) fn quotes(text: &str, paragraphs: &[(Span, bool)]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut unclosed: Option<usize> = None;
    for (span, boilerplate) in paragraphs {
        let first = quotes.len();
        let left = scan(text, *span, &mut quotes);
        if *boilerplate {
            continue;
        }
        if let Some(open) = unclosed.take() {
            let opens = quotes.get(first).is_some_and(|quote| quote.depth == 0 && quote.open.start() == span.start());
            if let Some(quote) = quotes.get_mut(open) {
                quote.continues = opens;
            }
        }
        unclosed = left;
    }
    quotes.retain(|quote| quote.close.is_some() || quote.inner.len() <= LONGEST_UNCLOSED);
    quotes
}

/// Adds the quotations of one paragraph; gives the index of the outermost one left open at its end.
fn scan(text: &str, span: Span, quotes: &mut Vec<Quote>) -> Option<usize> {
    let slice = span.slice(text);
    let mut stack: Vec<Open> = Vec::new();
    let mut before = ' ';
    let mut skip = 0;
    for (at, c) in slice.char_indices() {
        if skip > 0 {
            skip -= 1;
            before = c;
            continue;
        }
        let start = span.start() + at;
        let after = slice.get(at + c.len_utf8()..).unwrap_or("");
        let next = after.chars().next().unwrap_or(' ');
        let double_mark = matches!((c, next), ('`', '`') | ('\'', '\''));
        let width = if double_mark { 2 } else { c.len_utf8() };
        let following = if double_mark { after.chars().nth(1).unwrap_or(' ') } else { next };
        let mark = Span::new(start, start + width);
        match role(c, double_mark, before, following, &stack) {
            Some((family, true)) => {
                // The same marks never nest directly: the one before lost its closing mark.
                if stack.last().is_some_and(|open| open.family == family) {
                    close_at(quotes, stack.pop(), text, start);
                }
                quotes.push(Quote {
                    open: mark,
                    inner: Span::new(mark.end(), span.end()),
                    close: None,
                    depth: u8::try_from(stack.len()).unwrap_or(u8::MAX),
                    continues: false,
                });
                if stack.len() < 16 {
                    stack.push(Open { family, index: quotes.len() - 1 });
                }
            }
            Some((family, false)) => {
                if let Some(position) = stack.iter().rposition(|open| open.family == family) {
                    let inner_end = mark.start();
                    for open in stack.drain(position + 1..) {
                        end_at(quotes, open.index, inner_end);
                    }
                    if let Some(quote) = stack.pop().and_then(|open| quotes.get_mut(open.index)) {
                        quote.inner = Span::new(quote.inner.start(), inner_end);
                        quote.close = Some(mark);
                    }
                }
            }
            None => {}
        }
        if double_mark {
            skip = 1;
        }
        before = c;
    }
    stack.retain(|open| {
        open.family != Family::Single || {
            drop_single(quotes, open.index);
            false
        }
    });
    stack.first().map(|open| open.index)
}

/// An unclosed single mark is an apostrophe after all.
fn drop_single(quotes: &mut [Quote], index: usize) {
    if let Some(quote) = quotes.get_mut(index) {
        quote.inner = Span::new(quote.inner.start(), quote.inner.start() + LONGEST_UNCLOSED + 1);
    }
}

/// Ends an unclosed quotation before another of its family opens: at the last sentence end before that.
fn close_at(quotes: &mut [Quote], open: Option<Open>, text: &str, end: usize) {
    if let Some(quote) = open.and_then(|open| quotes.get_mut(open.index)) {
        quote.inner = Span::new(quote.inner.start(), end).trim(text);
    }
}

fn end_at(quotes: &mut [Quote], index: usize, end: usize) {
    if let Some(quote) = quotes.get_mut(index) {
        quote.inner = Span::new(quote.inner.start(), end);
    }
}

/// The family of the mark and whether it opens; `None` when the character is no quotation mark here.
fn role(c: char, doubled: bool, before: char, after: char, stack: &[Open]) -> Option<(Family, bool)> {
    let blank_before =
        before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '"' | '‘' | '«' | '`' | '\u{200b}');
    let blank_after = after.is_whitespace()
        || matches!(after, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '-' | '”' | '"' | '’');
    let open = |family: Family| stack.iter().any(|open| open.family == family);
    match c {
        '“' | '„' | '‟' => Some((Family::Double, !(c == '“' && open(Family::Double) && !blank_before && blank_after))),
        '”' => Some((Family::Double, false)),
        // Either way round: «French», »German«.
        '«' => Some((Family::Guillemet, !open(Family::Guillemet) || blank_before)),
        '»' => Some((Family::Guillemet, !open(Family::Guillemet) && blank_before && !blank_after)),
        '`' if doubled => Some((Family::Double, true)),
        '\'' if doubled => Some((Family::Double, !open(Family::Double) && blank_before && !after.is_whitespace())),
        '"' | '\u{ff02}' => {
            if open(Family::Double) {
                Some((Family::Double, blank_before && !blank_after && !before.is_alphanumeric()))
            } else if before.is_ascii_digit() {
                None
            } else {
                (!after.is_whitespace()).then_some((Family::Double, true))
            }
        }
        '‘' => Some((Family::Single, true)),
        '’' | '\'' if open(Family::Single) && !blank_before && !after.is_alphanumeric() => Some((Family::Single, false)),
        '\'' | '`' if blank_before && after.is_alphabetic() => Some((Family::Single, true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use dateline_text::Span;

    fn inner(text: &str) -> Vec<(&str, u8)> {
        let paragraphs = crate::paragraph::paragraphs(text, &[]);
        super::quotes(text, &paragraphs).iter().map(|quote| (quote.inner.slice(text), quote.depth)).collect()
    }

    #[test]
    fn marks_of_all_kinds() {
        for text in [
            "He said “no”.",
            "He said \"no\".",
            "He said «no».",
            "He said »no«.",
            "He said ``no''.",
            "He said 'no'.",
            "He said ‘no’.",
        ] {
            assert_eq!(inner(text), [("no", 0)], "{text}");
        }
    }

    #[test]
    fn nested_marks() {
        assert_eq!(inner("“He said ‘no’ to me,” she said."), [("He said ‘no’ to me,", 0), ("no", 1)]);
        assert_eq!(inner("\"He said 'no' to me,\" she said."), [("He said 'no' to me,", 0), ("no", 1)]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert!(inner("It's the workers' day; a 12\" pipe, 6' long.").is_empty());
        assert!(inner("The ‘90s and Trump’s plan.").is_empty());
    }

    #[test]
    fn goes_on_in_the_next_paragraph() {
        let text = "“One.\n\n“Two.\n\n“Three,” he said.";
        let paragraphs = crate::paragraph::paragraphs(text, &[]);
        let quotes = super::quotes(text, &paragraphs);
        assert_eq!(quotes.iter().map(|quote| quote.continues).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(quotes[2].close.map(Span::len), Some(3));
    }

    #[test]
    fn a_lost_mark_ends_with_its_paragraph() {
        assert_eq!(inner("He said “no more.\n\nThe talks ended."), [("no more.", 0)]);
        assert_eq!(inner("\"A one. \"Two,\" he said."), [("A one.", 0), ("Two,", 0)]);
    }
}
