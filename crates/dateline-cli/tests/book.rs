//! A book from end to end: added to, asked, decided on, exported.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::{Ran, command, dateline_in};
use tempfile::TempDir;

const WIRE: &str = "LISBON, March 14 (Reuters) - \"The ports will reopen on Monday if the pilots come back to work,\" Minister Rui Seabra \
                    said on Thursday.\n\nPortugal will close its ports to Moroccan trawlers if Rabat does not lift its tariff before \
                    March 21, Seabra warned.\n";

fn scene() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    let line = |id: &str, day: &str, outlet: &str, text: &str| {
        format!("{}\n", serde_json::json!({ "id": id, "published": day, "outlet": outlet, "text": text }))
    };
    let reprint = WIRE.replace("LISBON, March 14 (Reuters) - ", "");
    let lines = line("wire", "2025-03-14", "Reuters", WIRE) + &line("reprint", "2025-03-15", "Morning Post", &reprint);
    fs::write(folder.path().join("in/wire.jsonl"), lines).unwrap();
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> Ran {
    dateline_in(folder.path(), arguments, b"")
}

fn rows(ran: &Ran) -> Vec<Value> {
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_book_is_added_to_and_asked() {
    let folder = scene();
    let ran = run(&folder, &["add", "in"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("2 new reports") && ran.err.contains("dateline.db holds 2 reports"), "{}", ran.err);
    let again = run(&folder, &["add", "in"]);
    assert!(again.err.contains("0 new reports, 2 known"), "{}", again.err);

    let found = rows(&run(&folder, &["find", "ports", "reopen", "--kind", "statement", "--json"]));
    assert_eq!(found.len(), 2);
    assert!(found[0]["who"].as_str().unwrap().starts_with("Rui Seabra"));
    let table = run(&folder, &["find", "ports", "--limit", "1"]);
    assert_eq!(table.out.lines().count(), 1, "{}", table.out);
    assert!(table.err.contains("more with --limit"), "{}", table.err);

    let first = found.iter().find(|row| row["report"]["name"] == "wire").unwrap()["id"].as_str().unwrap().to_owned();
    let traced = rows(&run(&folder, &["trace", &first, "--json"]));
    assert_eq!((&traced[0]["counts"]["reports"], &traced[0]["counts"]["texts"]), (&Value::from(2), &Value::from(1)));
    let page = run(&folder, &["trace", &first]);
    assert!(page.out.contains("TOLD BY  2 reports of 1 text, 1 independent source"), "{}", page.out);

    let due = rows(&run(&folder, &["due", "--on", "2025-03-16", "--json"]));
    assert_eq!((due.len(), &due[0]["outcome"]["outcome"]), (1, &Value::from("open")), "of two copies one speaks: {due:?}");
    assert!(run(&folder, &["due", "--on", "2025-03-30"]).out.contains("unknown"));
    assert_eq!(rows(&run(&folder, &["timeline", "--kind", "statement", "--json"])).len(), 2, "told once");
    assert!(run(&folder, &["actor", "Seabra"]).out.contains("Rui Seabra"));
    let shown = run(&folder, &["show", &first]);
    assert!(shown.out.contains("STATEMENTS 1") && !shown.out.contains("COMMITMENTS"), "{}", shown.out);
    let check = run(&folder, &["check"]);
    assert!(check.status == 0 && check.out.contains("all is well"), "{} {}", check.out, check.err);
}

#[test]
fn decisions_hold_and_are_taken_back() {
    let folder = scene();
    run(&folder, &["add", "in", "--book", "x.db"]);
    let count = || rows(&run(&folder, &["find", "--kind", "statement", "--json", "--book", "x.db"])).len();
    let all = count();
    let ran = run(&folder, &["fix", "reject", "s1", "--by", "reader", "--book", "x.db"]);
    assert!(ran.status == 0 && ran.err.contains("decision 1: s1 is rejected"), "{}", ran.err);
    assert_eq!(count(), all - 1);
    assert_eq!(run(&folder, &["fix", "undo", "1", "--book", "x.db"]).status, 0);
    assert_eq!(count(), all);
    let log = run(&folder, &["fix", "log", "--book", "x.db"]);
    assert!(log.out.contains("(reject)") && log.out.contains("undo"), "{}", log.out);
    let ran = run(&folder, &["fix", "relabel", "e1", "status=finished", "--book", "x.db"]);
    assert!(ran.status == 2 && ran.err.contains("DL0412"), "{}", ran.err);
}

#[test]
fn typos_and_empty_answers_say_what_to_do() {
    let folder = scene();
    let ran = run(&folder, &["find", "ports"]);
    assert!(ran.status == 1 && ran.err.contains("DL0401") && ran.err.contains("dateline add"), "{}", ran.err);
    run(&folder, &["add", "in"]);
    let ran = run(&folder, &["find", "--who", "Seebra"]);
    assert!(ran.status == 2 && ran.err.contains("did you mean \"Seabra\""), "{}", ran.err);
    let ran = run(&folder, &["find", "volcano", "--since", "2025-01-01"]);
    assert!(ran.status == 0 && ran.err.contains("with \"volcano\" since 2025-01-01; dateline.db holds 2 reports"), "{}", ran.err);
    let ran = run(&folder, &["find", "--type", "THREATN"]);
    assert!(ran.status == 2 && ran.err.contains("THREATEN"), "{}", ran.err);
    for id in ["s999", "nonsense"] {
        let ran = run(&folder, &["show", id]);
        assert!(ran.status == 2 && ran.err.contains("DL0409"), "{}", ran.err);
    }
}

#[test]
fn a_changed_report_shows_what_changed() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("ports.txt");
    for text in [
        "The ports are closed. \"No deal,\" Minister Rui Seabra said.",
        "The ports are closed. \"A deal,\" Minister Rui Seabra said.",
    ] {
        fs::write(&path, text).unwrap();
        assert_eq!(run(&folder, &["add", "ports.txt", "--published", "2025-03-14"]).status, 0);
    }
    let changes = run(&folder, &["show", "r1", "--changes"]).out;
    assert_eq!(changes.lines().filter(|line| line.starts_with(['+', '-'])).count(), 2, "{changes}");
    assert!(run(&folder, &["show", "r1", "--version", "1"]).out.contains("No deal"));
}

#[test]
fn exports_have_their_form() {
    let folder = scene();
    run(&folder, &["add", "in"]);
    let read = run(&folder, &["read", "in", "--jsonl"]);
    assert_eq!(run(&folder, &["export"]).out, read.out, "the book gives what was read, byte for byte");
    for (form, begins) in
        [("csv", "id,kind,day"), ("plover", "{\""), ("gdelt-mentions", ""), ("annotation", "{\""), ("timelinejs", "{\"events\"")]
    {
        let ran = run(&folder, &["export", "--as", form]);
        assert!(ran.status == 0 && ran.out.starts_with(begins), "{form}: {} {}", ran.out, ran.err);
    }
}

#[test]
fn a_folder_is_followed() {
    let folder = scene();
    let mut child = command(&["add", "in", "--follow", "--every", "1", "--quiet"]).current_dir(folder.path()).spawn().unwrap();
    let reports = || run(&folder, &["find", "--kind", "statement", "--json"]).out.matches("\"name\":\"late\"").count();
    let wait = |done: &dyn Fn() -> bool| {
        let begin = Instant::now();
        while !done() && begin.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(200));
        }
    };
    wait(&|| run(&folder, &["find", "--json"]).out.contains("wire"));
    let line =
        serde_json::json!({ "id": "late", "published": "2025-03-16", "text": "\"We will wait,\" Minister Rui Seabra said." });
    fs::write(folder.path().join("in/late.jsonl"), format!("{line}\n")).unwrap();
    wait(&|| reports() > 0);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(reports() > 0);
    assert!(run(&folder, &["check"]).out.contains("all is well"));
}

/// Needs a Python with pandas and Datasette, named by `DATELINE_PYTHON`.
#[test]
#[ignore = "needs pandas and datasette"]
fn other_programs_open_a_book() {
    let python = std::env::var("DATELINE_PYTHON").unwrap_or_else(|_| "python3".into());
    let folder = scene();
    let later = [
        (
            "threat",
            "2025-03-16",
            "Norway threatened to impose sanctions on Denmark by March 20.\n\n\"The sea is big enough for both of \
                                  us,\" Rui Seabra said, as quoted by Lusa.\n",
        ),
        ("deed", "2025-03-19", "Norway imposed sanctions on Denmark on Tuesday.\n"),
    ];
    let lines = later.map(|(id, day, text)| format!("{}\n", serde_json::json!({"id": id, "published": day, "text": text})));
    fs::write(folder.path().join("in/later.jsonl"), lines.concat()).unwrap();
    assert_eq!(run(&folder, &["add", "in"]).status, 0);
    assert_eq!(run(&folder, &["fix", "reject", "s1"]).status, 0);
    fs::write(folder.path().join("found.jsonl"), run(&folder, &["find", "--json"]).out).unwrap();
    fs::write(folder.path().join("due.jsonl"), run(&folder, &["due", "--on", "2025-03-26", "--json"]).out).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/open.py");
    let ran = std::process::Command::new(python).arg(script).arg(folder.path()).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}
