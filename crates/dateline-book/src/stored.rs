//! Bytes as they are kept: records without their text, compressed beside a sample of their kind; captures beside the text that was
//! read from them, of which little more than a reference stays.

use std::io::Read;

use dateline_record::Record;

use crate::error::{Error, damaged};

/// Level of compression.
const LEVEL: i32 = 6;
/// No record or capture is larger, in bytes.
const MOST: u64 = 1 << 30;
/// What every record looks like: that of a report made for the purpose. It is part of the format and never changes.
const SAMPLE: &[u8] = include_bytes!("schema/record.1.dict");

/// Compresses; keeps its room between calls.
pub struct Packer {
    records: zstd::bulk::Compressor<'static>,
}

impl Packer {
    /// A packer.
    pub fn new() -> Result<Self, Error> {
        Ok(Self { records: zstd::bulk::Compressor::with_dictionary(LEVEL, SAMPLE).map_err(unfit)? })
    }

    /// A record without its text.
    pub fn record(&mut self, record: &Record) -> Result<Vec<u8>, Error> {
        let mut bare = record.clone();
        bare.report.text = String::new();
        let json = serde_json::to_vec(&bare).map_err(|error| damaged(format!("the record can't be written: {error}")))?;
        self.records.compress(&json).map_err(unfit)
    }

    /// The bytes of a capture, beside the text that was read from them.
    pub fn capture(&mut self, bytes: &[u8], text: &str) -> Result<Vec<u8>, Error> {
        let mut compressor = zstd::bulk::Compressor::with_dictionary(LEVEL, text.as_bytes()).map_err(unfit)?;
        compressor.compress(bytes).map_err(unfit)
    }
}

fn unfit(error: std::io::Error) -> Error {
    damaged(format!("bytes can't be compressed: {error}"))
}

/// The bytes of a capture again.
pub fn capture(packed: &[u8], text: &str) -> Result<Vec<u8>, Error> {
    unpack(packed, text.as_bytes())
}

/// A record again, with the text it was made from.
pub fn record(packed: &[u8], text: String) -> Result<Record, Error> {
    let mut record: Record = serde_json::from_slice(&unpack(packed, SAMPLE)?)
        .map_err(|error| damaged(format!("a stored record can't be read back: {error}")))?;
    record.report.text = text;
    Ok(record)
}

fn unpack(packed: &[u8], beside: &[u8]) -> Result<Vec<u8>, Error> {
    let broken = |error: std::io::Error| damaged(format!("compressed bytes can't be read back: {error}"));
    let mut bytes = Vec::new();
    let stream = zstd::stream::Decoder::with_dictionary(packed, beside).map_err(broken)?;
    stream.take(MOST).read_to_end(&mut bytes).map_err(broken)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Packer, capture, record};
    use dateline_record::{Record, Report};

    #[test]
    fn what_is_packed_comes_back() {
        let mut packer = Packer::new().unwrap();
        let text = "The ports will reopen on Monday, the minister said. ".repeat(50);
        let line = format!("{{\"id\":\"x\",\"text\":\"{text}\"}}");
        let packed = packer.capture(line.as_bytes(), &text).unwrap();
        assert!(packed.len() < 120, "{}", packed.len());
        assert_eq!(capture(&packed, &text).unwrap(), line.as_bytes());
        assert!(capture(&packed, "another text").is_err() || capture(&packed, "another text").unwrap() != line.as_bytes());
        let report = Report::of_text("x", text.clone());
        let report = serde_json::json!({"id": report.id, "outlet": null, "url": null, "title": null, "author": null,
            "published": null, "dateline": null, "language": "en", "text": text, "sha256": report.sha256});
        let made: Record = serde_json::from_value(serde_json::json!({"schema": 1, "report": report, "actors": [],
            "statements": [], "acts": [], "times": [], "diagnostics": []}))
        .unwrap();
        assert_eq!(record(&packer.record(&made).unwrap(), text).unwrap(), made);
        assert!(record(b"nonsense", String::new()).is_err());
    }
}
