//! Bytes to code points and UTF-16 units, and back.

use crate::Span;

/// Bytes between two entries of the table.
const STEP: usize = 64;

/// Turns byte offsets of one text into code points and UTF-16 units, and code points back into bytes.
///
/// Built in one pass; each question looks at no more than [`STEP`] bytes. ASCII texts need no table at all.
/// Offsets inside a character count as its start; offsets past the end as the end.
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    /// For each multiple of `STEP` bytes: code points and UTF-16 units that start before it. Empty for ASCII.
    table: Vec<(u32, u32)>,
}

impl<'t> OffsetMap<'t> {
    /// The map of `text`.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, table: Vec::new() };
        }
        let mut table = Vec::with_capacity(text.len() / STEP + 2);
        let (mut points, mut units) = (0u32, 0u32);
        for chunk in text.as_bytes().chunks(STEP) {
            table.push((points, units));
            let (p, u) = count(chunk);
            points += p;
            units += u;
        }
        Self { text, table }
    }

    /// Code points before byte `at`.
    pub fn code_point(&self, at: usize) -> usize {
        self.counts(at).0
    }

    /// UTF-16 units before byte `at`.
    pub fn utf16(&self, at: usize) -> usize {
        self.counts(at).1
    }

    /// A byte span in code points, half-open.
    pub fn code_points(&self, span: Span) -> (usize, usize) {
        (self.code_point(span.start()), self.code_point(span.end()))
    }

    /// The byte at which code point `point` starts; the length of the text for anything past its end.
    pub fn byte_of_code_point(&self, point: usize) -> usize {
        if self.table.is_empty() {
            return point.min(self.text.len());
        }
        let block = self.table.partition_point(|entry| entry.0 as usize <= point).saturating_sub(1);
        let mut seen = self.table.get(block).map_or(0, |entry| entry.0 as usize);
        let bytes = self.text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate().skip(block * STEP) {
            if is_start(byte) {
                if seen == point {
                    return at;
                }
                seen += 1;
            }
        }
        bytes.len()
    }

    fn counts(&self, at: usize) -> (usize, usize) {
        let mut at = at.min(self.text.len());
        if self.table.is_empty() {
            return (at, at);
        }
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let block = (at / STEP).min(self.table.len() - 1);
        let (points, units) = self.table.get(block).copied().unwrap_or((0, 0));
        let (p, u) = count(self.text.as_bytes().get(block * STEP..at).unwrap_or(&[]));
        ((points + p) as usize, (units + u) as usize)
    }
}

/// Code points and UTF-16 units that start in `bytes`.
fn count(bytes: &[u8]) -> (u32, u32) {
    bytes.iter().fold(
        (0, 0),
        |(points, units), &byte| {
            if is_start(byte) { (points + 1, units + 1 + u32::from(byte >= 0xF0)) } else { (points, units) }
        },
    )
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::OffsetMap;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "(\\PC|[é“😀\u{a0}a ]){0,200}") {
            let map = OffsetMap::new(&text);
            for (points, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(map.code_point(at), points);
                prop_assert_eq!(map.utf16(at), text[..at].encode_utf16().count());
                prop_assert_eq!(map.byte_of_code_point(points), at);
            }
            prop_assert_eq!(map.byte_of_code_point(text.chars().count()), text.len());
            prop_assert_eq!(map.byte_of_code_point(usize::MAX), text.len());
        }
    }
}
