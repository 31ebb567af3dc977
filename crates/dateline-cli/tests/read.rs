//! `dateline read` from end to end: input of every kind, exit status, what goes where.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set its scene fails")]

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use support::{Ran, command, dateline, dateline_in};
use tempfile::TempDir;

const TEXT: &str = "LISBON, March 14 (Reuters) - \"The ports will reopen on Monday,\" Minister Rui Seabra said on Thursday.\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn line(id: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "published": "2025-03-14", "text": TEXT }))
}

fn records(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(ran: &Ran) -> Vec<String> {
    records(ran).iter().map(|record| record["report"]["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_file_gives_a_record() {
    let folder = folder(&[("port.txt", TEXT.as_bytes())]);
    let ran = dateline_in(folder.path(), &["read", "port.txt", "--published", "2025-03-14", "--outlet", "The Courier"], b"");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let record = &records(&ran)[0];
    assert_eq!(record["report"]["text"], TEXT);
    assert_eq!(record["report"]["published"], "2025-03-14");
    assert_eq!(record["report"]["outlet"], "The Courier");
    assert!(!record["statements"].as_array().unwrap().is_empty());
    assert!(ran.err.starts_with("1 report in "), "{}", ran.err);
}

#[test]
fn folders_and_gz_are_read_in_the_order_of_names() {
    let lines = format!("{}{}", line("b1"), line("b2"));
    let folder =
        folder(&[("in/c.txt", TEXT.as_bytes()), ("in/b.jsonl.gz", &gz(lines.as_bytes())), ("in/a/deep.txt", TEXT.as_bytes())]);
    let ran = dateline_in(folder.path(), &["read", "in"], b"");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let ids = ids(&ran);
    assert_eq!(ids.len(), 4, "{ids:?}");
    assert!(ids[0].contains("deep") && ids[1..3] == ["b1", "b2"] && ids[3].contains('c'), "{ids:?}");
}

#[test]
fn standard_input_is_read_with_and_without_a_dash() {
    for arguments in [&["read"][..], &["read", "-"]] {
        let ran = dateline_in(Path::new("."), arguments, line("x").as_bytes());
        assert_eq!((ran.status, ids(&ran)), (0, vec!["x".to_owned()]), "{}", ran.err);
    }
    let ran = dateline_in(Path::new("."), &["read", "-"], TEXT.as_bytes());
    assert_eq!((ran.status, records(&ran).len()), (0, 1), "{}", ran.err);
}

#[test]
fn nothing_read_is_status_1() {
    let folder = folder(&[("empty.txt", b""), ("dir/none.png", b"\x89PNG")]);
    for path in ["empty.txt", "dir", "missing.txt"] {
        let ran = dateline_in(folder.path(), &["read", path], b"");
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{path}: {}", ran.err);
        assert!(ran.err.contains("[DL0") && ran.err.contains(path), "{path}: {}", ran.err);
    }
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [
        &["raed"][..],
        &[],
        &["read", "--jsonl", "--text", "-"],
        &["read", "--published", "yesterday", "-"],
        &["read", "--threads", "0", "-"],
        &["man", "nothing"],
    ] {
        let ran = dateline(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn errors_beside_reports_are_status_3() {
    let input = format!("{}{{broken\n{}", line("1"), line("2"));
    let folder = folder(&[("in.jsonl", input.as_bytes())]);
    let ran = dateline_in(folder.path(), &["read", "in.jsonl"], b"");
    assert_eq!((ran.status, ids(&ran)), (3, vec!["1".to_owned(), "2".to_owned()]));
    assert!(ran.err.contains("error[DL0210] in.jsonl:2: "), "{}", ran.err);
    assert!(ran.err.contains("2 reports in ") && ran.err.contains("1 error (DL0210 ×1)"), "{}", ran.err);
}

#[test]
fn many_diagnostics_of_a_kind_are_counted() {
    let input = format!("{}{}", line("1"), "{broken\n".repeat(40));
    let ran = dateline_in(Path::new("."), &["read"], input.as_bytes());
    assert_eq!(ran.err.matches("error[DL0210]").count(), 5, "{}", ran.err);
    assert!(ran.err.contains("DL0210 ×40"), "{}", ran.err);
    let ran = dateline_in(Path::new("."), &["read", "--verbose"], input.as_bytes());
    assert_eq!(ran.err.matches("error[DL0210]").count(), 40);
    let ran = dateline_in(Path::new("."), &["read", "--quiet"], line("1").as_bytes());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn an_id_given_twice_is_a_warning() {
    let ran = dateline_in(Path::new("."), &["read"], format!("{}{}", line("x"), line("x")).as_bytes());
    assert_eq!((ran.status, records(&ran).len()), (0, 2));
    assert!(ran.err.contains("warning[DL0305]"), "{}", ran.err);
}

#[test]
fn limit_stops_after_so_many_reports() {
    let input = format!("{}{}{}", line("1"), line("2"), line("3"));
    let ran = dateline_in(Path::new("."), &["read", "--limit", "2"], input.as_bytes());
    assert_eq!((ran.status, ids(&ran).len()), (0, 2));
}

#[test]
fn the_page_has_colours_only_when_it_may() {
    let ran = dateline_in(Path::new("."), &["read", "--text"], line("x").as_bytes());
    assert!(ran.out.contains("STATEMENTS 1") && !ran.out.contains('\x1b'), "{}", ran.out);
    assert!(ran.out.contains("^^^^"), "marks stand in for colours: {}", ran.out);
    let ran = dateline_in(Path::new("."), &["read", "--text", "--color", "always"], line("x").as_bytes());
    assert!(ran.out.contains("\x1b[33msaid\x1b[0m") && !ran.out.contains("^^^^"), "{}", ran.out);
}

#[test]
fn lines_keep_to_the_width() {
    let mut child = command(&["read", "--text"]).env("COLUMNS", "60").spawn().unwrap();
    child.stdin.take().unwrap().write_all(line("x").as_bytes()).unwrap();
    let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let longest = out.lines().map(|line| line.chars().count()).max();
    assert!(longest.is_some_and(|longest| (50..=60).contains(&longest)), "{longest:?}\n{out}");
}

#[test]
fn a_report_has_no_power_over_the_terminal() {
    let input =
        serde_json::json!({ "id": "\u{1b}[2J", "title": "\u{1b}]0;x\u{7}", "text": "\u{1b}[31mRed,\u{202e} he said.\u{7}" });
    let ran = dateline_in(Path::new("."), &["read", "--text"], format!("{input}\n{input}\n").as_bytes());
    assert!(!ran.out.contains(['\x1b', '\u{7}', '\u{202e}']), "{:?}", ran.out);
    assert!(!ran.err.contains(['\x1b', '\u{7}']), "{:?}", ran.err);
}

#[test]
fn whoever_stops_reading_ends_the_run_quietly() {
    let mut child = command(&["read", "--jsonl"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let input: String = (0..3000).map(|number| line(&number.to_string())).collect();
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn the_order_of_paths_is_the_order_of_records() {
    let folder = folder(&[("z.jsonl", line("z").as_bytes()), ("a.jsonl", line("a").as_bytes())]);
    let ran = dateline_in(folder.path(), &["read", "z.jsonl", "-", "a.jsonl"], line("in").as_bytes());
    assert_eq!(ids(&ran), ["z", "in", "a"]);
}

#[test]
fn timings_tell_where_the_time_went() {
    let ran = dateline_in(Path::new("."), &["read", "--timings", "--threads", "1"], line("x").as_bytes());
    for name in ["reports/s", "words/s", "MB/s", "stage-read", "stage-extract", "stage-print"] {
        assert!(ran.err.lines().any(|line| line.starts_with(name)), "{name}: {}", ran.err);
    }
}
