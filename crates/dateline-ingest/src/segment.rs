//! Lines and rough sentences, for what must be found before the text is analysed.

/// How far a sentence is followed in either direction, in bytes.
const REACH: usize = 400;

/// The first `length` bytes, cut at a character.
pub(crate) fn head(text: &str, length: usize) -> &str {
    text.get(..floor(text, length)).unwrap_or(text)
}

/// The last place at or before byte `at` where a character begins.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&here| text.is_char_boundary(here)).unwrap_or(0)
}

/// The first place at or after byte `at` where a character begins.
pub(crate) fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&here| text.is_char_boundary(here)).unwrap_or(text.len())
}

/// Where the sentence or line that holds byte `at` begins, if it does within reach.
pub(crate) fn start(text: &str, at: usize) -> Option<usize> {
    let from = ceil(text, at.saturating_sub(REACH));
    let before = text.get(from..at)?;
    let inside = before.char_indices().rev().map(|(offset, _)| from + offset);
    std::iter::once(at).chain(inside).find(|&here| is_start(text, here))
}

/// Whether a sentence or line begins at `at`: after a line break, two spaces, a bullet, or the end of a sentence.
pub(crate) fn is_start(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    if after.starts_with(char::is_whitespace) {
        return false;
    }
    let bare = before.trim_end();
    let gap = before.get(bare.len()..).unwrap_or("");
    if bare.is_empty() || gap.contains('\n') || gap.chars().count() >= 2 {
        return true;
    }
    let mut back = bare.chars().rev();
    let last = back.next().unwrap_or(' ');
    match last {
        '•' | '|' | '·' | '►' | '»' | '>' | '*' | '-' | '–' | '—' | ']' => true,
        '.' | '!' | '?' | '…' => !gap.is_empty() && !is_abbreviation(bare),
        '"' | '”' | '’' | '\'' | ')' => !gap.is_empty() && matches!(back.next(), Some('.' | '!' | '?' | '…' | ',')),
        _ => false,
    }
}

/// Where the sentence or line that holds byte `at` ends, if it does within reach.
pub(crate) fn end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    for (offset, c) in rest.char_indices() {
        if offset > REACH {
            return None;
        }
        let next = rest.get(offset + c.len_utf8()..).unwrap_or("");
        match c {
            '\n' => return Some(at + offset),
            ' ' | '\u{a0}' if next.starts_with([' ', '\u{a0}']) => return Some(at + offset),
            '.' | '!' | '?' | '…' => {
                let closers: usize = next.chars().take_while(|c| "\"”’')]".contains(*c)).map(char::len_utf8).sum();
                let end = at + offset + c.len_utf8() + closers;
                let after = text.get(end..).unwrap_or("");
                let whole = text.get(..at + offset + c.len_utf8()).unwrap_or("");
                let abbreviation = c == '.' && closers == 0 && is_abbreviation(whole);
                if after.is_empty() || after.starts_with(char::is_whitespace) && !abbreviation {
                    return Some(end);
                }
            }
            _ => {}
        }
    }
    Some(text.len())
}

/// Whether the text so far ends with an abbreviation that seldom ends a sentence: "Mr.", "J.", "U.S.".
fn is_abbreviation(text: &str) -> bool {
    const TITLES: [&str; 14] = ["mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "st", "prof", "vs"];
    let Some(bare) = text.strip_suffix('.') else { return false };
    let word = bare.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    word.chars().count() == 1 && word.chars().all(char::is_uppercase)
        || TITLES.iter().any(|title| title.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{end, is_start, start};

    fn sentence<'t>(text: &'t str, inner: &str) -> &'t str {
        let at = text.find(inner).unwrap();
        &text[start(text, at).unwrap()..end(text, at).unwrap()]
    }

    #[test]
    fn cuts_at_stops_lines_and_gaps() {
        let text = "He left. “Log in, Mr. Roe!” All done?  Two spaces\nA line";
        assert_eq!(sentence(text, "in,"), "“Log in, Mr. Roe!”");
        assert_eq!(sentence(text, "done"), "All done?");
        assert_eq!(sentence(text, "spaces"), "Two spaces");
        assert_eq!(sentence(text, "line"), "A line");
        assert_eq!(sentence(text, "He"), "He left.");
        assert!(is_start(text, 0) && !is_start(text, 3));
    }

    #[test]
    fn does_not_follow_forever() {
        let text = "word ".repeat(1000);
        assert_eq!((start(&text, 2500), end(&text, 2500)), (None, None));
    }

    proptest! {
        #[test]
        fn stays_on_char_boundaries(text in "([a-zA-Z.!?\"”’) \n\u{a0}é]|Mr\\. |  ){0,60}", at in 0usize..80) {
            let at = super::floor(&text, at);
            if let Some(start) = start(&text, at) {
                prop_assert!(start <= at && text.is_char_boundary(start));
            }
            if let Some(end) = end(&text, at) {
                prop_assert!(end >= at && end <= text.len() && text.is_char_boundary(end));
            }
        }
    }
}
