//! JSON lines, streamed; a line longer than the limit is skipped without being held.

use std::io::{self, BufRead, BufReader};

use dateline_record::Diagnostic;

use super::stream::{Replay, fault};
use crate::{At, Capture, Kind, Place, codes};

pub(super) struct Lines {
    reader: BufReader<Box<Replay>>,
    place: Place,
    /// The last line read, counted from 1.
    line: u64,
    limit: usize,
    done: bool,
}

/// What one line holds.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

impl Lines {
    pub(super) fn new(reader: BufReader<Box<Replay>>, place: Place, limit: usize) -> Self {
        Self { reader, place, line: 0, limit, done: false }
    }

    fn read_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let (mut long, mut any) = (false, false);
        loop {
            let buffer = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            if buffer.is_empty() {
                break;
            }
            any = true;
            let end = memchr::memchr(b'\n', buffer);
            let taken = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or(&[]);
            if long || line.len() + taken.len() > self.limit {
                long = true;
                line = Vec::new();
            } else {
                line.extend_from_slice(taken);
            }
            let used = taken.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        Ok(any.then_some(if long { Line::TooLong } else { Line::Whole(line) }))
    }
}

impl Iterator for Lines {
    type Item = Result<Capture, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let read = self.read_line();
        self.line += 1;
        let place = self.place.at(At::Line(self.line));
        let line = match read {
            Ok(None) => return None,
            Ok(Some(line)) => line,
            Err(error) => {
                self.done = true;
                return Some(Err(fault(&error).at(&place, &error)));
            }
        };
        let Line::Whole(mut bytes) = line else {
            return Some(Err(codes::TOO_LARGE.at(&place, format_args!("a line of more than {} bytes", self.limit))));
        };
        if self.line == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        if bytes.trim_ascii().is_empty() {
            return Some(Err(codes::EMPTY_LINE.at(&place, "the line is empty")));
        }
        Some(Ok(Capture { kind: Kind::Json, bytes, place, id: None, url: None }))
    }
}
