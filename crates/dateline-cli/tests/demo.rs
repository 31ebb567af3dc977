//! The demo: its page and its record, whole.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use serde_json::Value;
use support::dateline;

#[test]
fn page() {
    let ran = dateline(&["demo", "--text"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn record() {
    let ran = dateline(&["demo"]);
    let record: Value = serde_json::from_str(&ran.out).unwrap();
    insta::assert_snapshot!(format!("{record:#}"));
}

#[test]
fn report() {
    let ran = dateline(&["demo", "--report"]);
    let record: Value = serde_json::from_str(&dateline(&["demo"]).out).unwrap();
    assert_eq!(record["report"]["text"], ran.out.trim_end());
}
