//! Fuzz bodies, one an input format: they panic when a reading breaks a promise. Stable tests replay a corpus through
//! them; the targets of `fuzz/` call them.

use dateline_record::Report;

use crate::{Capture, Kind, Limits, Options, Place, Sources, read};

/// Small limits, so that a fuzzer gets past them.
const LIMITS: Limits = Limits { capture: 1 << 20, ratio: 250 };

/// Plain text in any charset.
pub fn check_plain(bytes: &[u8]) {
    check_capture(Kind::Plain, bytes);
}

/// An HTML page in any charset.
pub fn check_html(bytes: &[u8]) {
    check_capture(Kind::Html, bytes);
}

/// JSON lines, also compressed.
pub fn check_jsonl(bytes: &[u8]) {
    check_capture(Kind::Json, bytes);
    check_stream(&[b"{\"id\":1}\n", bytes].concat());
    check_stream(bytes);
}

/// A WARC archive, also compressed.
pub fn check_warc(bytes: &[u8]) {
    check_capture(Kind::Http, bytes);
    check_stream(&[b"WARC/1.0\r\n", bytes].concat());
    check_stream(bytes);
}

/// An RSS, Atom or JSON feed.
pub fn check_feed(bytes: &[u8]) {
    check_capture(Kind::Feed, bytes);
}

fn check_stream(bytes: &[u8]) {
    let input = Box::new(std::io::Cursor::new(bytes.to_vec()));
    let mut left = bytes.len() + 2;
    for item in Sources::of_reader("fuzz", input, LIMITS) {
        left = left.checked_sub(1).unwrap_or_else(|| panic!("more captures than bytes"));
        match item {
            Ok(capture) => {
                assert!(capture.bytes.len() <= LIMITS.capture, "a capture is larger than the limit");
                check(capture);
            }
            Err(diagnostic) => assert!(diagnostic.place.is_some(), "{} has no place", diagnostic.code),
        }
    }
}

fn check_capture(kind: Kind, bytes: &[u8]) {
    let place = Place::file("fuzz");
    check(Capture { kind, bytes: bytes.to_vec(), place, id: None, url: None });
}

fn check(capture: Capture) {
    let options = Options { limits: LIMITS, ..Options::default() };
    let reading = read(capture.clone(), &options);
    assert_eq!(reading, read(capture, &options), "the same capture read twice differs");
    for diagnostic in &reading.diagnostics {
        assert!(diagnostic.place.is_some(), "{} has no place", diagnostic.code);
    }
    reading.reports.iter().for_each(check_report);
}

/// The promises of a report.
fn check_report(report: &Report) {
    let text = report.text.as_str();
    assert!(!text.trim().is_empty(), "a report without text");
    assert!(!report.id.is_empty() && report.sha256.len() == 64, "a report without identity");
    let mut last = 0;
    for span in &report.boilerplate {
        assert!(span.start() >= last && !span.slice(text).is_empty(), "boilerplate at {span:?}");
        last = span.end();
    }
    if let Some(dateline) = &report.dateline {
        let part = |span: dateline_text::Span, words: &str| {
            assert!(dateline.span.contains(span) && span.slice(text) == words, "{words:?} is not at {span:?}");
        };
        assert!(!dateline.span.slice(text).is_empty(), "the dateline is not in the text");
        dateline.place.iter().for_each(|(name, span)| part(*span, name));
        dateline.agency.iter().for_each(|(name, span)| part(*span, name));
        dateline.date.iter().for_each(|(_, span)| part(*span, span.slice(text)));
    }
}
