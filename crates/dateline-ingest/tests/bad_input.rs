//! What is wrong with an input is one clear diagnostic, and the run goes on. The cases of files and archives stand beside
//! `Sources`; here is what `read` says of single captures, and how the two work together.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

use std::fs;
use std::io::Write;
use std::time::Instant;

use dateline_ingest::{Capture, Kind, Limits, Options, Place, Reading, Seen, Sources, read};
use dateline_record::Level;
use flate2::Compression;
use flate2::write::GzEncoder;

fn one(kind: Kind, bytes: &[u8]) -> Reading {
    let capture = Capture { kind, bytes: bytes.to_vec(), place: Place::file("input"), id: None, url: None };
    read(capture, &Options::default())
}

/// The codes of a reading, those of its reports included.
fn codes(reading: &Reading) -> Vec<&'static str> {
    let of_reports = reading.reports.iter().flat_map(|report| &report.diagnostics);
    reading.diagnostics.iter().chain(of_reports).map(|diagnostic| diagnostic.code).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn blank_and_binary_texts() {
    assert_eq!(codes(&one(Kind::Plain, b" \n\t ")), ["DL0105"]);
    assert_eq!(codes(&one(Kind::Plain, b"\x7fELF\x02\x01\x01\0\0\0")), ["DL0106"]);
    assert_eq!(codes(&one(Kind::Html, b"<html><body> </body></html>")), ["DL0218", "DL0105"]);
}

#[test]
fn utf16_and_windows_1252_texts() {
    let text = "“Ports” will reopen – so the minister told the reporters who were there.";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bare = one(Kind::Plain, &utf16);
    assert_eq!((bare.reports[0].text.as_str(), codes(&bare).as_slice()), (text, ["DL0301"].as_slice()));
    let marked = one(Kind::Plain, &[b"\xFF\xFE", utf16.as_slice()].concat());
    assert_eq!((marked.reports[0].text.as_str(), codes(&marked).len()), (text, 0));
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            c => u8::try_from(c).unwrap(),
        })
        .collect();
    let guessed = one(Kind::Plain, &windows);
    assert_eq!((guessed.reports[0].text.as_str(), codes(&guessed).as_slice()), (text, ["DL0301"].as_slice()));
}

#[test]
fn lone_surrogates_are_replaced_and_told() {
    let reading = one(Kind::Json, br#"{"id":"a","text":"Ports \ud83d reopen \ud83d\ude00 soon."}"#);
    assert_eq!(reading.reports[0].text, "Ports \u{FFFD} reopen 😀 soon.");
    assert_eq!(codes(&reading), ["DL0213"]);
}

#[test]
fn broken_lines() {
    for (line, code) in [
        (br#"{"id":"a","text":"Ports"#.as_slice(), "DL0210"),
        (b"[1,2]", "DL0210"),
        (b"\"text\"", "DL0210"),
        (b"{\"text\":\"caf\xE9\"}", "DL0209"),
        (br#"{"id":"a"}"#, "DL0212"),
        (br#"{"id":"a","text":"  "}"#, "DL0212"),
        (&[br#"{"text":"#.as_slice(), &[b'['; 100_000]].concat(), "DL0210"),
    ] {
        let reading = one(Kind::Json, line);
        assert_eq!(
            (codes(&reading), reading.reports.len()),
            (vec![code], 0),
            "{}",
            String::from_utf8_lossy(&line[..line.len().min(40)])
        );
    }
}

#[test]
fn odd_fields_cost_only_themselves() {
    let line = br#"{"id":7,"text":"Ports reopen.","title":["a"],"published":"soon","lang":{"a":1}}"#;
    let reading = one(Kind::Json, line);
    assert_eq!(codes(&reading), ["DL0214", "DL0214", "DL0303"]);
    let report = &reading.reports[0];
    assert_eq!((report.id.as_str(), report.title.as_deref(), report.published), ("7", None, None));
}

#[test]
fn text_is_kept_to_the_character() {
    let text = "  \u{feff}A\u{a0}“B”\r\n\r\n\u{2028}C\t é e\u{301} 😀 \u{0} ";
    let line = serde_json::json!({"id": "a", "text": text}).to_string();
    assert_eq!(one(Kind::Json, line.as_bytes()).reports[0].text, text);
}

#[test]
fn html_bombs_end_soon_and_give_their_text() {
    let started = Instant::now();
    let bombs = [
        format!("<html><body>{}It says so.", "<div>".repeat(1_000_000)),
        format!("<html><body>{}It says so.", "<b><i>".repeat(100_000)),
        format!("<html><body><p {}>It says so.", "a=b ".repeat(200_000)),
        format!("<html><body><p title=\"{}\">It says so.", "x".repeat(10 << 20)),
        format!("<html><body>{}It says so.", "<a href=x><p>".repeat(50_000)),
        format!("<html><svg>{}It says so.", "<td>".repeat(100_000)),
        format!("<html><body>{}It says so.", "<table><td>".repeat(50_000)),
        format!("<html><body>{}It says so.", "</p>".repeat(1_000_000)),
    ];
    for bomb in bombs {
        let reading = one(Kind::Html, bomb.as_bytes());
        assert_eq!(codes(&reading), ["DL0217"], "{}", &bomb[..60]);
        assert_eq!(reading.reports[0].text, "It says so.");
        assert_eq!(reading.reports[0].diagnostics[0].level, Level::Warning);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn recursion_and_bombs_in_archives() {
    let page = b"<html><body><p>Ports reopen.</p></body></html>";
    let answer = |coding: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n");
        one(Kind::Http, &[head.as_bytes(), body].concat())
    };
    assert_eq!(answer("gzip", &gzip(page)).reports[0].text, "Ports reopen.");
    assert_eq!(codes(&answer("gzip", &gzip(&gzip(page)))), ["DL0203"]);
    assert_eq!(codes(&answer("gzip, gzip", &gzip(&gzip(page)))), ["DL0203"]);
    assert_eq!(codes(&answer("gzip", &gzip(&vec![b' '; 65 << 20]))), ["DL0204"]);
    assert_eq!(codes(&answer("br", page)), ["DL0207"]);
}

#[test]
fn another_language_is_told() {
    let german = "Die Regierung hat am Freitag erklärt, dass die Häfen des Landes bald wieder geöffnet werden. Der Minister \
                  sagte, die Gespräche seien schwierig gewesen, aber man habe sich auf einen Plan geeinigt.";
    let reading = one(Kind::Plain, german.as_bytes());
    assert_eq!((codes(&reading), reading.reports[0].language.as_deref()), (vec!["DL0304"], Some("de")));
}

#[test]
fn feeds_that_break() {
    assert_eq!(codes(&one(Kind::Feed, b"<rss version=\"2.0\"><channel><title>x")), ["DL0215"]);
    assert_eq!(codes(&one(Kind::Feed, b"no feed at all")), ["DL0215"]);
    let feed =
        b"<rss version=\"2.0\"><channel><title>The Courier</title><item><title>A</title><link>https://courier.example/a</link>\
                 <pubDate>Fri, 14 Mar 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;Ports &amp;amp; ferries reopen.&lt;/p&gt;\
                 </description></item><item><title>B</title></item></channel></rss>";
    let reading = one(Kind::Feed, feed);
    assert_eq!(codes(&reading), ["DL0216"]);
    let report = &reading.reports[0];
    assert_eq!((report.text.as_str(), report.outlet.as_deref()), ("Ports & ferries reopen.", Some("The Courier")));
    assert_eq!(report.published.unwrap().to_string(), "2025-03-14");
    assert_eq!(report.url.as_deref(), Some("https://courier.example/a"));
    assert_eq!(reading, one(Kind::Feed, feed));
}

#[test]
fn a_run_over_good_and_bad_inputs_goes_on_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("1.txt", b"Ports reopen.");
    write("2.txt", b"");
    write("3.jsonl", b"{\"id\":\"f\",\"text\":\"Ferries sail.\"}\nbroken\n{\"id\":\"f\",\"text\":\"Ferries sail again.\"}\n");
    write("4.jsonl.gz", &gzip(b"{\"id\":\"x\",\"text\":\"Trains run.\"}\n".repeat(3).as_slice())[..40]);
    write("5.html", b"<html><head><title>T</title></head><body><p>Buses too.</p></body></html>");
    let (mut seen, mut texts, mut found) = (Seen::default(), Vec::new(), Vec::new());
    for item in Sources::new([folder.path().to_owned()], Limits::default()) {
        match item {
            Err(diagnostic) => found.push(diagnostic.code),
            Ok(capture) => {
                let reading = read(capture, &Options::default());
                found.extend(codes(&reading));
                for report in reading.reports {
                    found.extend(seen.note(&report.id, &reading.place).map(|diagnostic| diagnostic.code));
                    texts.push(report.text);
                }
            }
        }
    }
    assert_eq!(texts, ["Ports reopen.", "Ferries sail.", "Ferries sail again.", "Buses too."]);
    assert_eq!(found, ["DL0105", "DL0210", "DL0305", "DL0201", "DL0218"]);
}
