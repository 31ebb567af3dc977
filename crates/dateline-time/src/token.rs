//! Words, numbers and marks of a bare text, in one pass over its bytes.

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters.
    Word,
    /// Digits, with commas between groups of three and one decimal point.
    Number,
    /// One mark, or a doubled quotation mark.
    Mark,
}

/// A token of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    pub shape: Shape,
    /// No white space before it.
    pub glued: bool,
    /// An empty line, or the start of the text, before it.
    pub fresh: bool,
    /// Begins with a capital.
    pub capital: bool,
}

/// A text as tokens; `lower` is the text in ASCII lower case, byte for byte.
pub(crate) struct Tokens<'t> {
    pub text: &'t str,
    pub lower: String,
    pub list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// The tokens of `text`; texts past 4 GiB are cut.
    pub fn new(text: &'t str) -> Self {
        let mut list = Vec::with_capacity(text.len() / 5 + 8);
        let bytes = text.as_bytes();
        let (mut at, mut glued, mut breaks) = (0usize, false, 2u32);
        while let Some(&byte) = bytes.get(at) {
            let Ok(start) = u32::try_from(at) else { break };
            let space = match byte {
                b' ' | b'\t' | b'\r' | b'\n' | 0x0B | 0x0C => 1,
                0xC2 if bytes.get(at + 1) == Some(&0xA0) => 2,
                0xE2 if bytes.get(at + 1) == Some(&0x80)
                    && bytes.get(at + 2).is_some_and(|b| (0x80..=0x8B).contains(b) || *b == 0xAF) =>
                {
                    3
                }
                _ => 0,
            };
            if space > 0 {
                breaks += u32::from(byte == b'\n');
                glued = false;
                at += space;
                continue;
            }
            let (end, shape) = scan(bytes, at, byte);
            list.push(Token {
                start,
                end: u32::try_from(end).unwrap_or(u32::MAX),
                shape,
                glued,
                fresh: breaks >= 2,
                capital: byte.is_ascii_uppercase(),
            });
            (at, glued, breaks) = (end, true, 0);
        }
        Self { text, lower: text.to_ascii_lowercase(), list }
    }

    /// The token at `index`.
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    /// The words of token `index` in lower case; `""` past the end.
    pub fn lower(&self, index: usize) -> &str {
        self.list.get(index).and_then(|t| self.lower.get(t.start as usize..t.end as usize)).unwrap_or("")
    }

    /// The words of token `index` as written.
    pub fn word(&self, index: usize) -> &'t str {
        self.list.get(index).and_then(|t| self.text.get(t.start as usize..t.end as usize)).unwrap_or("")
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }
}

/// Where the token that begins at `at` ends.
fn scan(bytes: &[u8], at: usize, byte: u8) -> (usize, Shape) {
    let run = |from: usize, ok: fn(u8) -> bool| {
        bytes.get(from..).unwrap_or(&[]).iter().position(|&b| !ok(b)).map_or(bytes.len(), |n| from + n)
    };
    if byte.is_ascii_digit() {
        return (number(bytes, at), Shape::Number);
    }
    if is_letter(byte) && !is_mark(bytes, at) {
        let mut end = at;
        // Letters of other alphabets are words, but the marks of general punctuation end one.
        while bytes.get(end).is_some_and(|&b| is_letter(b)) && !is_mark(bytes, end) {
            end += 1;
        }
        // "a.m.", "p.m.", "U.S.": single letters with full stops are one word.
        if end == at + 1 && bytes.get(end) == Some(&b'.') {
            let mut dotted = end;
            while bytes.get(dotted) == Some(&b'.')
                && bytes.get(dotted + 1).is_some_and(u8::is_ascii_alphabetic)
                && !bytes.get(dotted + 2).is_some_and(u8::is_ascii_alphanumeric)
            {
                dotted += 2;
            }
            if dotted > end {
                end = if bytes.get(dotted) == Some(&b'.') { dotted + 1 } else { dotted };
            }
        }
        return (end, Shape::Word);
    }
    let wide = match byte {
        b'`' | b'\'' if bytes.get(at + 1) == Some(&byte) => 2,
        b'\'' if possessive(bytes, at + 1) => 2,
        0xE2 if bytes.get(at + 1) == Some(&0x80) && bytes.get(at + 2) == Some(&0x99) && possessive(bytes, at + 3) => 4,
        0x80.. => run(at + 1, |b| b & 0xC0 == 0x80) - at,
        _ => 1,
    };
    (at + wide, Shape::Mark)
}

/// Whether an `s` that ends a word stands at `at`.
fn possessive(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b's' | b'S')) && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// General punctuation (U+2000-206F), Latin-1 signs (U+00A0-00BF), CJK marks (U+3000-303F).
fn is_mark(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(0xE2) => bytes.get(at + 1).is_some_and(|&b| b == 0x80 || b == 0x81),
        Some(0xC2) => true,
        Some(0xE3) => bytes.get(at + 1) == Some(&0x80),
        _ => false,
    }
}

/// Digits from `at`; groups of three after commas and one decimal point belong to them.
fn number(bytes: &[u8], at: usize) -> usize {
    let digits = |from: usize| bytes.get(from..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
    let first = digits(at);
    let mut end = at + first;
    if first <= 3 {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    if bytes.get(end) == Some(&b'.') {
        let n = digits(end + 1);
        if n > 0 && bytes.get(end + 1 + n) != Some(&b'.') {
            end += 1 + n;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::Tokens;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|i| tokens.word(i)).collect()
    }

    #[test]
    fn splits_what_rules_need_apart() {
        assert_eq!(words("mid-1990s, 2,000 men"), ["mid", "-", "1990", "s", ",", "2,000", "men"]);
        assert_eq!(words("12:01 a.m. EDT"), ["12", ":", "01", "a.m.", "EDT"]);
        assert_eq!(words("Friday’s U.S. vote"), ["Friday", "’s", "U.S.", "vote"]);
        assert_eq!(words("``In May,'' he said"), ["``", "In", "May", ",", "''", "he", "said"]);
        assert_eq!(words("3.5 years. 2025–26"), ["3.5", "years", ".", "2025", "–", "26"]);
        assert_eq!(words("“Dès août”"), ["“", "Dès", "août", "”"]);
        assert_eq!(words("on May 5,2025"), ["on", "May", "5", ",", "2025"]);
    }

    proptest! {
        #[test]
        fn tiles_the_text(text in "(\\PC|[ \n\t'’“a1.,s]){0,120}") {
            let tokens = Tokens::new(&text);
            let mut last = 0;
            for (i, t) in tokens.list.iter().enumerate() {
                prop_assert!(t.start >= last && t.end > t.start);
                let gap = text.get(last as usize..t.start as usize).unwrap();
                let blank = gap.chars().all(|c| c.is_whitespace() || c == '\u{200b}');
                prop_assert!(blank, "{}", gap);
                prop_assert!(!tokens.word(i).is_empty());
                last = t.end;
            }
        }
    }
}
