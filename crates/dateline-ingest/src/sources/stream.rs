//! Streams: looking ahead, and gzip with a limit on its growth.

use std::io::{self, BufReader, Read};

use flate2::read::MultiGzDecoder;

use crate::{Code, Limits, codes};

/// Any stream of bytes.
pub(crate) type Input = Box<dyn Read + Send>;

/// Whether the bytes begin a gzip member.
pub(crate) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1F, 0x8B, 8])
}

/// A stream whose first bytes are known; an error met while looking ahead is given where it stood.
pub(super) struct Replay {
    head: Vec<u8>,
    at: usize,
    error: Option<io::Error>,
    rest: Input,
}

impl Replay {
    /// Looks at up to `length` bytes of `input`.
    pub(super) fn new(mut input: Input, length: usize) -> Self {
        let mut head = Vec::new();
        let error = input.by_ref().take(length as u64).read_to_end(&mut head).err();
        Self { head, at: 0, error, rest: input }
    }

    /// The first bytes.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// The error that ended the head.
    pub(super) fn take_error(&mut self) -> Option<io::Error> {
        self.error.take()
    }
}

impl Read for Replay {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut left = self.head.get(self.at..).unwrap_or(&[]);
        if !left.is_empty() {
            let count = left.read(buffer)?;
            self.at += count;
            return Ok(count);
        }
        match self.error.take() {
            Some(error) => Err(error),
            None => self.rest.read(buffer),
        }
    }
}

/// Counts what goes through.
struct Counted {
    inner: BufReader<Input>,
    count: u64,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.count += count as u64;
        Ok(count)
    }
}

/// Decompresses gzip of one or more members, and stops when it grows past all measure.
pub(super) struct Inflate {
    inner: MultiGzDecoder<Counted>,
    out: u64,
    limits: Limits,
}

impl Inflate {
    pub(super) fn new(input: Input, limits: Limits) -> Self {
        let counted = Counted { inner: BufReader::new(input), count: 0 };
        Self { inner: MultiGzDecoder::new(counted), out: 0, limits }
    }
}

impl Read for Inflate {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.out += count as u64;
        let taken = self.inner.get_ref().count;
        if self.out > self.limits.capture as u64 && self.out / taken.max(1) > self.limits.ratio {
            return Err(io::Error::other(TooFar { out: self.out, taken }));
        }
        Ok(count)
    }
}

/// Compressed input expands too far.
#[derive(Debug, thiserror::Error)]
#[error("{taken} compressed bytes expand to more than {out}")]
struct TooFar {
    out: u64,
    taken: u64,
}

/// The code for an error while reading.
pub(crate) fn fault(error: &io::Error) -> Code {
    if error.get_ref().is_some_and(|inner| inner.is::<TooFar>()) {
        return codes::BOMB;
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => codes::CUT_GZIP,
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => codes::BAD_GZIP,
        _ => codes::UNREADABLE,
    }
}
