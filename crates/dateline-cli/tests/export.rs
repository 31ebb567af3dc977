//! `dateline read --as …`: what comes out has the shape that the loaders of these formats take.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{command, dateline_in};
use tempfile::TempDir;

const TEXT: &str = "OSLO, March 14 (Reuters) - Norway imposed tariffs on Denmark on Thursday, a \"first, small step\", Sweden said. Denmark \
                    demanded that Norway lift the tariffs by Friday. Norway and Sweden may hold talks in Oslo.\n";

fn printed(format: &str) -> String {
    let line = format!("{}\n", serde_json::json!({"id": "n1", "published": "2025-03-14", "outlet": "The Courier", "text": TEXT}));
    let ran = dateline_in(Path::new("."), &["read", "--as", format], line.as_bytes());
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran.out
}

#[test]
fn plover_is_one_object_an_act() {
    let out = printed("plover");
    let events: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(events.len() >= 2, "{out}");
    for event in &events {
        assert!(event["id"].is_string() && event["date"].is_string() && event["event"][0].is_string());
        assert!(!event["actor"].as_array().unwrap().is_empty());
        let (start, end) = (event["text_info"]["start"].as_u64().unwrap(), event["text_info"]["end"].as_u64().unwrap());
        let words: String = TEXT.chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(event["event_text"][0], words);
    }
}

#[test]
fn gdelt_has_its_columns_and_no_act_that_did_not_happen() {
    let events = printed("gdelt");
    assert!(!events.is_empty());
    for row in events.lines() {
        let fields: Vec<&str> = row.split('\t').collect();
        assert_eq!(fields.len(), 61);
        assert!(fields[0].parse::<u64>().is_ok() && fields[1].len() == 8, "{row}");
        assert_ne!(fields[26], "04", "the talks are only possible");
    }
    let ids: Vec<&str> = events.lines().filter_map(|row| row.split('\t').next()).collect();
    for row in printed("gdelt-mentions").lines() {
        let fields: Vec<&str> = row.split('\t').collect();
        assert_eq!(fields.len(), 16);
        assert!(ids.contains(&fields[0]));
    }
}

#[test]
fn csv_has_a_head_and_as_many_fields_in_each_row() {
    let out = printed("csv");
    let mut lines = out.lines();
    let columns = lines.next().unwrap().split(',').count();
    for row in lines {
        let mut quoted = false;
        let commas = row.chars().filter(|&c| {
            quoted ^= c == '"';
            c == ',' && !quoted
        });
        assert_eq!(commas.count() + 1, columns, "{row}");
    }
}

/// Needs a Python with pandas and pyarrow, named by `DATELINE_PYTHON`.
#[test]
#[ignore = "needs pandas and pyarrow"]
fn loaders_take_what_comes_out() {
    let python = std::env::var("DATELINE_PYTHON").unwrap_or_else(|_| "python3".into());
    let folder = TempDir::new().unwrap();
    for format in ["plover", "gdelt", "gdelt-mentions", "csv"] {
        std::fs::write(folder.path().join(format), printed(format)).unwrap();
    }
    let line = format!("{}\n", serde_json::json!({"id": "n1", "published": "2025-03-14", "text": TEXT}));
    std::fs::write(folder.path().join("in.jsonl"), line).unwrap();
    assert_eq!(dateline_in(folder.path(), &["add", "in.jsonl"], b"").status, 0);
    let parquet = command(&["export", "--as", "parquet"]).current_dir(folder.path()).output().unwrap().stdout;
    std::fs::write(folder.path().join("parquet"), parquet).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/load.py");
    let ran = Command::new(python).arg(script).arg(folder.path()).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}
