//! The demo: its page and its record, whole.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use serde_json::Value;
use support::dateline;

/// What the readme shows of the demo.
const README: &str = include_str!("../../../README.md");

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

#[test]
fn readme_shows_the_page() {
    let page = dateline(&["demo", "--text"]).out;
    let shown = fenced("text");
    assert!(shown.contains("COMMITMENTS"));
    for line in shown.lines() {
        assert!(page.contains(line), "not on the page: {line}");
    }
}

#[test]
fn readme_shows_the_record() {
    let record: Value = serde_json::from_str(&dateline(&["demo"]).out).unwrap();
    let shown: Value = serde_json::from_str(fenced("json")).unwrap();
    assert!(shown["acts"][0]["deadline"]["value"].is_string());
    assert!(holds(&record, &shown), "{shown:#}");
}

/// The first fence of that language in the readme.
fn fenced(language: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

/// Whether all that is shown is there; "…" stands for anything.
fn holds(there: &Value, shown: &Value) -> bool {
    match (there, shown) {
        (_, Value::String(shown)) if shown == "…" => true,
        (Value::Object(there), Value::Object(shown)) => {
            shown.iter().all(|(name, shown)| there.get(name).is_some_and(|there| holds(there, shown)))
        }
        (Value::Array(there), Value::Array(shown)) => shown.iter().all(|shown| there.iter().any(|there| holds(there, shown))),
        _ => there == shown,
    }
}
