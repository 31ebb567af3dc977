//! `dateline times` from end to end.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use std::path::Path;

use serde_json::Value;
use support::dateline_in;

const LINE: &str = "{\"id\":\"t\",\"published\":\"2025-10-16\",\"text\":\"“Genug”, he said on Wednesday, before Sunday.\"}\n";

#[test]
fn prints_rows_lines_and_timeml() {
    let rows = dateline_in(Path::new("."), &["times"], LINE.as_bytes());
    assert_eq!(rows.status, 0, "{}", rows.err);
    assert!(
        rows.out.starts_with("t (2025-10-16)\n") && rows.out.contains("2025-10-15") && rows.out.contains("Wednesday"),
        "{}",
        rows.out
    );

    let lines = dateline_in(Path::new("."), &["times", "--jsonl"], LINE.as_bytes());
    let line: Value = serde_json::from_str(&lines.out).unwrap();
    let first = &line["timexes"][0];
    assert_eq!((first["text"].as_str(), first["value"].as_str()), (Some("Wednesday"), Some("2025-10-15")));
    assert_eq!((first["start"].as_u64(), first["end"].as_u64()), (Some(20), Some(29)), "offsets count code points");

    assert_eq!((first["granularity"].as_str(), first["anchor"].as_str()), (Some("day"), Some("2025-10-16")));
    assert!(first["rule"].as_str().is_some_and(|rule| rule.contains('@')), "{first}");

    let timeml = dateline_in(Path::new("."), &["times", "--timeml"], LINE.as_bytes());
    assert!(timeml.out.contains("value=\"2025-10-15\">Wednesday</TIMEX3>"), "{}", timeml.out);
}

#[test]
fn the_day_may_be_given() {
    let ran = dateline_in(Path::new("."), &["times", "--jsonl", "--date", "2024-05-08", "-"], LINE.as_bytes());
    assert!(ran.out.contains("2024-05-08") && !ran.out.contains("2025-10"), "{}", ran.out);
}
