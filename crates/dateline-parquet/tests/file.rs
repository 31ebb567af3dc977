//! What is written reads back, row for row.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

use dateline_book::{Book, Entry};
use dateline_record::{Record, sha256_hex};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::json;

const TEXT: &str = "Zürich, \"No deal,\" Rui Seabra said.";

fn record() -> Record {
    let hash = &sha256_hex("No deal,".as_bytes())[..16];
    serde_json::from_value(json!({
        "schema": 1,
        "report": { "id": "r", "outlet": "Courier", "url": null, "title": "No, deal", "author": null, "published": "2025-03-14",
            "dateline": null, "language": "en", "text": TEXT, "sha256": sha256_hex(TEXT.as_bytes()) },
        "actors": [{ "id": "a1", "name": "Rui Seabra", "kind": "person", "country": null, "role": null, "aliases": [],
            "mentions": [[19, 29]] }],
        "statements": [{ "id": "s1", "content": [[9, 17]], "kind": "direct", "chain": [{ "actor": "a1", "span": [19, 29],
            "cue": [30, 34], "content": [[8, 18]] }], "medium": null, "to": null, "when": null, "within": null, "score": 0.9,
            "evidence": [{ "rule": "X@1", "span": [9, 17], "hash": hash }] }],
        "acts": [], "times": [], "diagnostics": []
    }))
    .unwrap()
}

fn written(book: &Book) -> bytes::Bytes {
    let mut out = Vec::new();
    dateline_parquet::write(book, &mut out).unwrap();
    out.into()
}

#[test]
fn rows_read_back() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut book = Book::open(folder.path().join("x.db")).unwrap();
    let empty = SerializedFileReader::new(written(&book)).unwrap();
    assert_eq!(empty.metadata().file_metadata().num_rows(), 0);
    book.add(&[Entry { record: &record(), key: "r", capture: None }], "m", jiff::Timestamp::UNIX_EPOCH).unwrap();
    book.relate().unwrap();
    let file = written(&book);
    assert_eq!(file, written(&book), "the same book gives the same bytes");
    let rows: Vec<_> = SerializedFileReader::new(file).unwrap().get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    let field = |name: &str| rows[0].get_column_iter().find(|(column, _)| *column == name).unwrap().1.clone();
    assert_eq!(field("who"), Field::Str("Rui Seabra".into()));
    assert_eq!(field("words"), Field::Str("No deal,".into()));
    assert_eq!(field("deadline"), Field::Null);
    assert_eq!((field("start"), field("end")), (Field::Int(9), Field::Int(17)));
    assert_eq!(field("score"), Field::Double(0.9));
}
