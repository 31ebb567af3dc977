//! The half-open byte span.

/// A half-open range of UTF-8 bytes in some text.
///
/// *Units:* bytes. *Invariant:* `start <= end`; whoever makes a span of a text keeps both ends on char boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes. An `end` before `start` gives the empty span at `start`;
    /// offsets past 4 GiB are cut there (ingest refuses texts that long).
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The first place of `needle` in `text`.
    pub fn find(text: &str, needle: &str) -> Option<Self> {
        text.find(needle).map(|at| Self::new(at, at + needle.len()))
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The characters of the span; `""` when it does not fit `text` (out of bounds or inside a character).
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether byte `at` lies inside.
    pub fn holds(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// Whether the two share a byte; spans that only touch do not.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its ends.
    pub fn trim(self, text: &str) -> Span {
        self.trim_matches(text, char::is_whitespace)
    }

    /// The span without the characters that `drop` names at its ends.
    pub fn trim_matches(self, text: &str, drop: impl Fn(char) -> bool) -> Span {
        let slice = self.slice(text);
        let left = slice.len() - slice.trim_start_matches(&drop).len();
        let kept = slice.trim_matches(&drop).len();
        Span::new(self.start() + left, self.start() + left + kept)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
        assert!(!Span::new(2, 2).overlaps(Span::new(2, 2)));
    }

    #[test]
    fn slice_is_total() {
        assert_eq!(Span::new(1, 2).slice("é"), "");
        assert_eq!(Span::new(5, 9).slice("abc"), "");
        assert_eq!(Span::new(9, 5), Span::new(9, 9));
    }

    #[test]
    fn trims_to_what_is_kept() {
        let text = "  “So be it”  ";
        assert_eq!(Span::new(0, text.len()).trim(text).slice(text), "“So be it”");
        assert_eq!(Span::new(0, 2).trim(text).len(), 0);
    }
}
