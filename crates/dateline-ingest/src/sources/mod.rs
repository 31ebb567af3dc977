//! From paths and streams to captures: one at a time, in a fixed order, with bounded memory.

mod lines;
mod sniff;
mod stream;
mod walk;
mod warc;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use dateline_record::Diagnostic;

use self::lines::Lines;
use self::sniff::Format;
pub(crate) use self::stream::is_gzip;
use self::stream::{Inflate, Input, Replay, fault};
use self::walk::{Found, Walk};
use self::warc::Records;
use crate::{Capture, Kind, Limits, Place, codes};

/// Bytes looked at to tell what an input is.
const HEAD: usize = 8 << 10;

/// Walks files and folders and yields their captures, or a diagnostic for what can't be read.
///
/// Folders are walked in order of names; links are followed, but no folder is read twice. In folders, files of known
/// extensions and without one are read, hidden ones (`.name`) are not; files named by the caller always are. Compression
/// by gzip is told by content. Memory: one capture, of at most [`Limits::capture`] bytes.
pub struct Sources {
    walk: Walk,
    limits: Limits,
    open: Open,
}

/// What is being read.
enum Open {
    Nothing,
    Lines(Lines),
    Records(Records),
}

impl Sources {
    /// The captures of `paths`, in this order.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, limits: Limits) -> Self {
        Self { walk: Walk::new(paths), limits, open: Open::Nothing }
    }

    /// The captures of a stream, such as standard input; `name` stands for it in messages.
    pub fn of_reader(name: &str, reader: Input, limits: Limits) -> Self {
        Self { walk: Walk::of_reader(name, reader), limits, open: Open::Nothing }
    }

    /// Adds a stream, read after what was given before.
    #[must_use]
    pub fn and_reader(mut self, name: &str, reader: Input) -> Self {
        self.walk.push_reader(name, reader);
        self
    }

    /// Opens a file found on the walk: `None` when reading it goes on in `self.open`.
    fn open_path(&mut self, path: &Path, id: Option<String>, in_folder: bool) -> Option<Result<Capture, Diagnostic>> {
        let place = Place::file(path.display().to_string());
        let named = sniff::by_name(path);
        if in_folder && named.is_none() && !sniff::is_bare(path) {
            let what = "not read: the extension is unknown";
            return Some(Err(codes::UNKNOWN_KIND.at(&place, what)));
        }
        match File::open(path) {
            Ok(file) => self.open_stream(place, id, Box::new(file), named),
            Err(error) => Some(Err(walk::refusal(&error, &place))),
        }
    }

    fn open_stream(
        &mut self,
        place: Place,
        id: Option<String>,
        input: Input,
        named: Option<Format>,
    ) -> Option<Result<Capture, Diagnostic>> {
        let mut input = Replay::new(input, HEAD);
        if is_gzip(input.head()) {
            input = Replay::new(Box::new(Inflate::new(Box::new(input), self.limits)), HEAD);
            if is_gzip(input.head()) {
                return Some(Err(codes::NESTED_GZIP.at(&place, "gzip inside gzip")));
            }
        }
        if input.head().is_empty() {
            return Some(Err(match input.take_error() {
                Some(error) => fault(&error).at(&place, &error),
                None => codes::EMPTY.at(&place, "the file is empty"),
            }));
        }
        let format = match named {
            Some(Format::Xml) | None => sniff::by_content(input.head()),
            Some(Format::Json) => sniff::lines_or_object(input.head()),
            Some(format) => format,
        };
        let kind = match format {
            Format::Lines => {
                if let Some(diagnostic) = sniff::unfit_for_lines(input.head(), &place) {
                    return Some(Err(diagnostic));
                }
                self.open = Open::Lines(Lines::new(BufReader::new(Box::new(input)), place, self.limits.capture));
                return None;
            }
            Format::Warc => {
                self.open = Open::Records(Records::new(BufReader::new(Box::new(input)), place, self.limits.capture));
                return None;
            }
            Format::Json => Kind::Json,
            Format::Html => Kind::Html,
            Format::Feed => Kind::Feed,
            Format::Plain | Format::Xml => Kind::Plain,
        };
        Some(self.whole(input, &place).map(|bytes| Capture { kind, bytes, place, id, url: None }))
    }

    /// All bytes of `input`, if they are no more than a capture may have.
    fn whole(&self, input: impl Read, place: &Place) -> Result<Vec<u8>, Diagnostic> {
        let limit = self.limits.capture;
        let mut bytes = Vec::new();
        match input.take(limit as u64 + 1).read_to_end(&mut bytes) {
            Err(error) => Err(fault(&error).at(place, &error)),
            Ok(length) if length > limit => {
                Err(codes::TOO_LARGE.at(place, format_args!("more than {limit} bytes in one capture")))
            }
            Ok(_) => Ok(bytes),
        }
    }
}

impl Iterator for Sources {
    type Item = Result<Capture, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let next = match &mut self.open {
                Open::Nothing => None,
                Open::Lines(lines) => lines.next(),
                Open::Records(records) => records.next(),
            };
            if next.is_some() {
                return next;
            }
            self.open = Open::Nothing;
            let opened = match self.walk.next()? {
                Found::File { path, id, in_folder } => self.open_path(&path, id, in_folder),
                Found::Stream { name, input } => self.open_stream(Place::file(name), None, input, None),
                Found::Problem(diagnostic) => Some(Err(diagnostic)),
            };
            if opened.is_some() {
                return opened;
            }
        }
    }
}

#[cfg(test)]
mod tests;
