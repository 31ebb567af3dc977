//! Bytes as they are kept: records by columns, compressed beside a sample of their kind and their text; captures beside the text that
//! was read from them. Of what stands in the text, little more than a reference stays.

mod columns;

use std::io::Read;

use dateline_record::{Evidence, Record, sha256_hex};
use dateline_text::{OffsetMap, Span};
use serde_json::Value;

use crate::error::{Error, damaged};

/// Level of compression.
const LEVEL: i32 = 6;
/// No record or capture is larger, in bytes.
const MOST: u64 = 1 << 30;
/// What every record looks like: that of a report made for the purpose. It is part of the format and never changes.
const SAMPLE: &[u8] = include_bytes!("schema/record.1.dict");

/// A record without its text and without what is computed from the text: the hashes of the text and of the words of its evidence.
/// Of the latter one hash of all is kept instead.
pub fn pack(record: &Record) -> Result<Vec<u8>, Error> {
    let mut bare = record.clone();
    let text = std::mem::take(&mut bare.report.text);
    bare.report.sha256 = String::new();
    evidence(&mut bare).for_each(|one| one.hash = String::new());
    let json = serde_json::to_vec(&bare).map_err(unwritten)?;
    let mut value: Value = serde_json::from_slice(&json).map_err(unwritten)?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert(PROOF.to_owned(), proof(record).into());
    }
    let columns = serde_json::to_vec(&columns::split(&value)).map_err(unwritten)?;
    compress(&columns, &[SAMPLE, text.as_bytes()].concat())
}

/// The record of [`pack`] again, with the text it was made from.
///
/// *Errors:* bytes that are no record, or that of another text.
pub fn record(packed: &[u8], text: String) -> Result<Record, Error> {
    let columns = unpack(packed, &[SAMPLE, text.as_bytes()].concat())?;
    let columns: Value = serde_json::from_slice(&columns).map_err(unread)?;
    let mut value = columns::join(&columns).ok_or_else(|| damaged("a stored record can't be put together".to_owned()))?;
    let kept = value.as_object_mut().and_then(|fields| fields.remove(PROOF));
    let mut record: Record = serde_json::from_value(value).map_err(unread)?;
    record.report.sha256 = sha256_hex(text.as_bytes());
    let map = OffsetMap::new(&text);
    for one in evidence(&mut record) {
        let span = Span::new(map.byte_of_code_point(one.span.0), map.byte_of_code_point(one.span.1));
        one.hash = Evidence::hash_of(span.slice(&text));
    }
    if kept.as_ref().and_then(Value::as_str) != Some(&proof(&record)) {
        return Err(damaged("the words of the text are not the evidence of the stored record".to_owned()));
    }
    record.report.text = text;
    Ok(record)
}

/// Field beside those of the record: one hash of the hashes of all evidence.
const PROOF: &str = "proof";

fn proof(record: &Record) -> String {
    let all: String = record.evidence().map(|one| one.hash.as_str()).collect();
    Evidence::hash_of(&all)
}

fn evidence(record: &mut Record) -> impl Iterator<Item = &mut Evidence> {
    let statements = record.statements.iter_mut().flat_map(|one| &mut one.evidence);
    statements.chain(record.acts.iter_mut().flat_map(|one| &mut one.evidence))
}

fn unwritten(error: serde_json::Error) -> Error {
    damaged(format!("the record can't be written: {error}"))
}

fn unread(error: serde_json::Error) -> Error {
    damaged(format!("a stored record can't be read back: {error}"))
}

/// The bytes of a capture, beside the text that was read from them.
pub fn pack_capture(bytes: &[u8], text: &str) -> Result<Vec<u8>, Error> {
    compress(bytes, text.as_bytes())
}

/// The bytes of a capture again.
pub fn capture(packed: &[u8], text: &str) -> Result<Vec<u8>, Error> {
    unpack(packed, text.as_bytes())
}

fn compress(bytes: &[u8], beside: &[u8]) -> Result<Vec<u8>, Error> {
    let unfit = |error: std::io::Error| damaged(format!("bytes can't be compressed: {error}"));
    zstd::bulk::Compressor::with_dictionary(LEVEL, beside).and_then(|mut one| one.compress(bytes)).map_err(unfit)
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
    use super::{capture, pack, pack_capture, record};
    use dateline_record::{Record, Report};
    use serde_json::json;

    fn made(text: &str, words: &str) -> Record {
        let report = Report::of_text("x", text.to_owned());
        let report = json!({"id": report.id, "outlet": null, "url": null, "title": null, "author": null, "published": null,
            "dateline": null, "language": "en", "text": text, "sha256": report.sha256});
        let evidence =
            json!([{"rule": "ATT001@1", "span": [0, words.chars().count()], "hash": dateline_record::Evidence::hash_of(words)}]);
        let statement = json!({"id": "s1", "kind": "indirect", "content": [[0, 3]], "chain": [], "within": null, "to": null,
            "medium": null, "when": null, "score": 0.73, "evidence": evidence});
        serde_json::from_value(
            json!({"schema": 1, "report": report, "actors": [], "statements": [statement], "acts": [], "times": [],
            "diagnostics": []}),
        )
        .unwrap()
    }

    #[test]
    fn what_is_packed_comes_back() {
        let text = "The ports will reopen on Monday, the minister said. ".repeat(50);
        let line = format!("{{\"id\":\"x\",\"text\":\"{text}\"}}");
        let packed = pack_capture(line.as_bytes(), &text).unwrap();
        assert!(packed.len() < 120, "{}", packed.len());
        assert_eq!(capture(&packed, &text).unwrap(), line.as_bytes());
        assert!(capture(&packed, "another text").is_err() || capture(&packed, "another text").unwrap() != line.as_bytes());
        let made = made(&text, "The ports");
        assert_eq!(record(&pack(&made).unwrap(), text.clone()).unwrap(), made);
        assert!(record(b"nonsense", String::new()).is_err());
    }

    #[test]
    fn evidence_that_is_not_in_the_text_is_told() {
        let made = made("The ports will reopen.", "Other words");
        let error = record(&pack(&made).unwrap(), "The ports will reopen.".to_owned()).unwrap_err();
        assert!(error.to_string().contains("evidence"), "{error}");
    }
}
