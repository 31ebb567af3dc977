//! The conformance cases, through the command: one batch, and the same bytes as the library's.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use dateline::ingest::{Limits, Sources};
use dateline::{Pipeline, Record};
use dateline_cases::load;
use support::dateline_in;

#[test]
fn cases_hold() {
    let cases = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases")).unwrap();
    let input: String = cases.iter().map(|case| format!("{}\n", case.input())).collect();
    let ran = dateline_in(Path::new("."), &["read", "--jsonl", "--threads", "2", "-"], input.as_bytes());
    let records: BTreeMap<String, Record> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .map(|record: Record| (record.report.id.clone(), record))
        .collect();
    let mut failures = String::new();
    for case in &cases {
        // Without a record the codes of its diagnostics are known to the library only; its test looks at them.
        let found = records.get(&case.id).map(|record| case.check(record)).unwrap_or_default();
        failures.extend(found.iter().map(|failure| format!("{failure}\n")));
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(records.len() * 10 > cases.len() * 9, "{} records of {} cases\n{}", records.len(), cases.len(), ran.err);

    let captures = Sources::of_reader("cases", Box::new(std::io::Cursor::new(input.into_bytes())), Limits::default());
    let outcomes = Pipeline::builder().threads(1).build().read_all(captures);
    let library = outcomes.flat_map(|outcome| outcome.records).map(|record| serde_json::to_string(&record).unwrap() + "\n");
    assert!(library.collect::<String>() == ran.out, "the command prints other bytes than the library gives");
}
