//! Marks that were lost when bytes were decoded as what they are not: U+FFFD where quotation marks, apostrophes and dashes stood.
//!
//! *Why:* texts that went through two programs say "�No,� he said": without the marks nobody is quoted. The marks are guessed for
//! reading only and are as long as what stands there, so that every place stays the same; the report itself is not touched.

use std::borrow::Cow;

const LOST: char = '\u{fffd}';

/// The text with marks for what was lost, of the same length in bytes.
pub(crate) fn restored(text: &str) -> Cow<'_, str> {
    if !text.contains(LOST) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let (mut before, mut open) = (' ', false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        if c == '\n' {
            open = false;
        }
        let mark = if c == LOST { mark(before, after, open) } else { c };
        open = match mark {
            '“' => true,
            '”' => false,
            _ => open,
        };
        out.push(mark);
        before = mark;
    }
    Cow::Owned(out)
}

/// What stood between the two characters, where a quotation is open or is not.
fn mark(before: char, after: char, open: bool) -> char {
    let starts = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '‘');
    let ends = after.is_whitespace() || after.is_ascii_punctuation() || after == LOST;
    match (starts, ends) {
        (true, true) if after.is_whitespace() => '—',
        (true, _) => '“',
        (false, true) if open || before.is_ascii_punctuation() => '”',
        _ => '’',
    }
}

#[cfg(test)]
mod tests {
    use super::restored;

    #[test]
    fn marks_by_what_stands_beside_them() {
        for (lost, whole) in [
            ("�No,� he said, �we won�t.�", "“No,” he said, “we won’t.”"),
            ("The states� case � it�s weak.", "The states’ case — it’s weak."),
            ("He called it �absurd�.\n�Go.", "He called it “absurd”.\n“Go."),
            ("Nothing lost.", "Nothing lost."),
        ] {
            assert_eq!(restored(lost), whole);
            assert_eq!(restored(lost).len(), lost.len());
        }
    }
}
