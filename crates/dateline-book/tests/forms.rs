//! Every form, of one record.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

use dateline_book::export::{Form, export};
use dateline_book::{Book, Decision, Entry, Id};
use dateline_export::Format;
use dateline_record::{Record, sha256_hex};
use serde_json::{Value, json};

const TEXT: &str = "Zürich, \"No deal,\" Rui Seabra said. Portugal warned Morocco.";

fn record() -> Record {
    let evidence = |s: usize, e: usize| json!([{ "rule": "X@1", "span": [s, e], "hash": &sha256_hex(TEXT.chars().skip(s).take(e - s).collect::<String>().as_bytes())[..16] }]);
    let actor = |id: &str, name: &str, kind: &str, country: &str, at: [usize; 2]| {
        json!({ "id": id, "name": name, "kind": kind,
        "country": country, "role": null, "aliases": [], "mentions": [at] })
    };
    serde_json::from_value(json!({
        "schema": 1,
        "report": { "id": "r", "outlet": "Courier", "url": "https://courier.example/r", "title": "No, deal", "author": null,
            "published": "2025-03-14", "dateline": null, "language": "en", "text": TEXT, "sha256": sha256_hex(TEXT.as_bytes()) },
        "actors": [actor("a1", "Rui Seabra", "person", "PRT", [19, 29]), actor("a2", "Portugal", "government", "PRT", [36, 44]),
            actor("a3", "Morocco", "government", "MAR", [52, 59])],
        "statements": [{ "id": "s1", "content": [[9, 17]], "kind": "direct", "chain": [{ "actor": "a1", "span": [19, 29],
            "cue": [30, 34], "content": [[8, 18]] }], "medium": null, "to": null, "when": null, "within": null, "score": 0.9,
            "evidence": evidence(9, 17) }],
        "acts": [{ "id": "e1", "type": "THREATEN", "mode": null, "cameo": "13", "trigger": [45, 51], "also": [], "agent": ["a2"],
            "recipient": ["a3"], "status": "threatened", "what": null, "condition": null, "deadline": null, "when": null,
            "where": null, "measure": null, "statement": null, "score": 0.8, "evidence": evidence(45, 51) }],
        "times": [], "diagnostics": []
    }))
    .unwrap()
}

fn book() -> (tempfile::TempDir, Book) {
    let folder = tempfile::TempDir::new().unwrap();
    let mut book = Book::open(folder.path().join("x.db")).unwrap();
    book.add(&[Entry { record: &record(), key: "courier.example/r", capture: None }], "m", jiff::Timestamp::UNIX_EPOCH).unwrap();
    book.relate().unwrap();
    (folder, book)
}

fn text(book: &Book, form: Form) -> String {
    let mut out = Vec::new();
    export(book, form, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn records_come_out_as_they_went_in() {
    let (_folder, mut book) = book();
    assert_eq!(serde_json::from_str::<Record>(&text(&book, Form::Jsonl)).unwrap(), record());
    book.decide(&Decision::Reject(Id::Statement(1)), None, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let fixed: Record = serde_json::from_str(&text(&book, Form::Jsonl)).unwrap();
    assert_eq!((fixed.statements.len(), fixed.acts.len()), (0, 1));
}

#[test]
fn rows_have_as_many_cells_as_the_heading() {
    let (_folder, book) = book();
    let csv = text(&book, Form::Csv);
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().any(|line| line.contains("\"No deal,\"") && line.contains("\"No, deal\"")), "{csv}");
    let gdelt = text(&book, Form::Each(Format::GdeltMentions));
    assert_eq!(gdelt.trim_end_matches('\n').split('\t').count(), 16);
    assert!(
        gdelt.ends_with(
            "\t20250314000000\t20250314000000\t1\tCourier\thttps://courier.example/r\t1\t36\t52\t45\t1\t80\t60\t\t\t\n"
        ),
        "{gdelt}"
    );
}

#[test]
fn objects_hold_what_their_form_requires() {
    let (_folder, book) = book();
    let event: Value = serde_json::from_str(&text(&book, Form::Each(Format::Plover))).unwrap();
    assert_eq!((&event["event"], &event["date"]), (&json!(["THREATEN"]), &json!("2025-03-14")));
    assert_eq!(event["actor"], json!([{ "code": "PRT", "sector": "GOV", "entity_text": "Portugal" }]));
    assert_eq!(event["id"], json!("r1:e1"), "the id is that of the book");
    let lines = text(&book, Form::Each(Format::Annotation));
    for line in lines.lines() {
        let annotation: Value = serde_json::from_str(line).unwrap();
        let selector = &annotation["target"][0]["selector"];
        let (start, end) = (selector[0]["start"].as_u64().unwrap() as usize, selector[0]["end"].as_u64().unwrap() as usize);
        let words: String = TEXT.chars().skip(start).take(end - start).collect();
        assert_eq!(selector[1]["exact"], json!(words));
    }
    assert_eq!(lines.lines().count(), 2);
    let page: Value = serde_json::from_str(&text(&book, Form::Timelinejs)).unwrap();
    assert_eq!(page["events"][0]["start_date"], json!({ "year": "2025", "month": "03", "day": "14" }));
    assert_eq!(page["events"][0]["text"]["headline"], json!("Portugal → Morocco"));
}
