//! WARC archives, streamed record by record. Only `response` records are taken.
//!
//! Read here and not by a crate: a header may be of any length and a record may end anywhere, and one bad record must
//! cost neither memory nor the rest of the archive. Source: ISO 28500 (WARC 1.1).

use std::io::{self, BufRead, BufReader, Read};

use dateline_record::Diagnostic;

use super::stream::{Replay, fault};
use crate::{At, Capture, Kind, Place, codes};

/// Most bytes of one record's header.
const HEADER: usize = 64 << 10;

pub(super) struct Records {
    reader: BufReader<Box<Replay>>,
    place: Place,
    /// Bytes of the archive read so far.
    at: u64,
    limit: usize,
    done: bool,
    /// Where the version line just read began, when its record was not read yet.
    found: Option<u64>,
}

/// The fields of a header that matter.
#[derive(Default)]
struct Header {
    kind: Option<String>,
    length: Option<u64>,
    id: Option<String>,
    url: Option<String>,
}

impl Records {
    pub(super) fn new(reader: BufReader<Box<Replay>>, place: Place, limit: usize) -> Self {
        Self { reader, place, at: 0, limit, done: false, found: None }
    }

    /// One line with its end, at most `HEADER` bytes of it; the rest of a longer one is skipped. Empty at the end.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        loop {
            let buffer = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            let end = memchr::memchr(b'\n', buffer);
            let taken = buffer.get(..end.map_or(buffer.len(), |end| end + 1)).unwrap_or(&[]);
            let room = HEADER.saturating_sub(line.len()).min(taken.len());
            line.extend_from_slice(taken.get(..room).unwrap_or(&[]));
            let used = taken.len();
            self.reader.consume(used);
            self.at += used as u64;
            if end.is_some() || used == 0 {
                return Ok(line);
            }
        }
    }

    /// Goes to the next version line, noted in `found`, unless one was. Gives how many bytes belong to no record.
    fn seek(&mut self) -> io::Result<u64> {
        let mut skipped = 0;
        if self.found.is_some() {
            return Ok(0);
        }
        loop {
            let line = self.line()?;
            if line.starts_with(b"WARC/") {
                self.found = Some(self.at - line.len() as u64);
            }
            if line.is_empty() || self.found.is_some() {
                return Ok(skipped);
            }
            if !line.trim_ascii().is_empty() {
                skipped += line.len() as u64;
            }
        }
    }

    /// The header after its version line; `None` when it is broken or the archive ends in it.
    fn header(&mut self) -> io::Result<Option<Header>> {
        let mut header = Header::default();
        let mut size = 0;
        loop {
            let line = self.line()?;
            size += line.len();
            if size > HEADER || !line.ends_with(b"\n") {
                return Ok(None);
            }
            if line.starts_with(b"WARC/") {
                self.found = Some(self.at - line.len() as u64);
                return Ok(None);
            }
            let line = String::from_utf8_lossy(line.trim_ascii()).into_owned();
            if line.is_empty() {
                return Ok(Some(header));
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim().to_owned();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => header.kind = Some(value.to_ascii_lowercase()),
                "content-length" => header.length = value.parse().ok(),
                "warc-record-id" => {
                    let bare = value.trim_matches(['<', '>']);
                    header.id = Some(bare.strip_prefix("urn:uuid:").unwrap_or(bare).to_owned());
                }
                "warc-target-uri" => header.url = Some(value.trim_matches(['<', '>']).to_owned()),
                _ => {}
            }
        }
    }

    /// The next record worth having; `Ok(None)` at the end of the archive.
    fn record(&mut self) -> io::Result<Option<Result<Capture, Diagnostic>>> {
        loop {
            let place = self.place.at(At::Byte(self.at));
            let skipped = self.seek()?;
            if skipped > 0 {
                return Ok(Some(Err(codes::BAD_WARC.at(&place, format_args!("{skipped} bytes belong to no record")))));
            }
            let Some(start) = self.found.take() else { return Ok(None) };
            let place = self.place.at(At::Byte(start));
            let Some(header) = self.header()? else {
                return Ok(Some(Err(codes::BAD_WARC.at(&place, "the header of a record is broken"))));
            };
            let Some(length) = header.length else {
                return Ok(Some(Err(codes::BAD_WARC.at(&place, "a record has no Content-Length"))));
            };
            let wanted = header.kind.as_deref() == Some("response");
            let large = length > self.limit as u64;
            let mut bytes = Vec::new();
            let mut body = self.reader.by_ref().take(length);
            let read =
                if wanted && !large { body.read_to_end(&mut bytes)? as u64 } else { io::copy(&mut body, &mut io::sink())? };
            self.at += read;
            if read < length {
                self.done = true;
                let what = format_args!("the archive ends {} bytes before the end of a record", length - read);
                return Ok(Some(Err(codes::CUT_WARC.at(&place, what))));
            }
            if wanted && large {
                let what = format_args!("a record of {length} bytes, {} are allowed", self.limit);
                return Ok(Some(Err(codes::TOO_LARGE.at(&place, what))));
            }
            if wanted {
                return Ok(Some(Ok(Capture { kind: Kind::Http, bytes, place, id: header.id, url: header.url })));
            }
        }
    }
}

impl Iterator for Records {
    type Item = Result<Capture, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        self.record().unwrap_or_else(|error| {
            self.done = true;
            Some(Err(fault(&error).at(&self.place.at(At::Byte(self.at)), &error)))
        })
    }
}
