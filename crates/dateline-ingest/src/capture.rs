//! One captured input, not yet understood.

use std::fmt;

/// How much of an input is taken. What is larger becomes a diagnostic, never memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes of one capture (a file, a line, a record), after decompression.
    pub capture: usize,
    /// Compressed input that grew past `capture` bytes may have grown by no more than this factor.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { capture: 64 << 20, ratio: 250 }
    }
}

/// What a capture's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text in any charset.
    Plain,
    /// An HTML page in any charset.
    Html,
    /// One JSON object in UTF-8.
    Json,
    /// An HTTP response as WARC keeps it: status line, headers, body.
    Http,
    /// An RSS, Atom or JSON feed of many reports.
    Feed,
}

/// Where in an input something stands; prints as messages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the caller named it.
    pub file: String,
    /// Where in it.
    pub at: At,
}

/// Where in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The file as a whole.
    File,
    /// A line, counted from 1.
    Line(u64),
    /// A byte, counted from 0, of the decompressed file.
    Byte(u64),
    /// An entry of a feed, counted from 1.
    Entry(usize),
}

impl Place {
    /// The whole of `file`.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), at: At::File }
    }

    /// The same file at `at`.
    #[must_use]
    pub fn at(&self, at: At) -> Self {
        Self { file: self.file.clone(), at }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            At::File => write!(f, "{}", self.file),
            At::Line(line) => write!(f, "{}:{line}", self.file),
            At::Byte(byte) => write!(f, "{} at byte {byte}", self.file),
            At::Entry(entry) => write!(f, "{}, entry {entry}", self.file),
        }
    }
}

/// One captured input: the bytes of a file, a line or a record. [`read`](crate::read) makes reports of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// What the bytes are.
    pub kind: Kind,
    /// The bytes, decompressed.
    pub bytes: Vec<u8>,
    /// Where they come from.
    pub place: Place,
    /// Identity by file name or archive record, for reports that have none of their own.
    pub id: Option<String>,
    /// The address the bytes were fetched from.
    pub url: Option<String>,
}
