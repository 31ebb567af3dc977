//! The same input gives the same bytes, for any number of threads.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

use std::path::Path;

use dateline::Pipeline;
use dateline::ingest::{Limits, Sources};
use dateline_cases::load;

fn printed(input: &str, threads: usize) -> Vec<String> {
    let captures = Sources::of_reader("cases", Box::new(std::io::Cursor::new(input.as_bytes().to_vec())), Limits::default());
    let outcomes = Pipeline::builder().threads(threads).build().read_all(captures);
    outcomes.map(|outcome| format!("{}{:?}", serde_json::to_string(&outcome.records).unwrap(), outcome.diagnostics)).collect()
}

#[test]
fn threads_do_not_show() {
    let cases = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases")).unwrap();
    // Broken lines and lines of very different length, so that threads overtake each other.
    let mut input = String::new();
    for round in 0..3 {
        for case in &cases {
            input.push_str(&case.input());
            input.push_str(if round == 1 { "\n{broken\n\n" } else { "\n" });
        }
        let long: String = cases.iter().map(|case| format!("{}\n\n", case.text)).collect();
        input.push_str(&format!("{}\n", serde_json::json!({ "id": format!("long{round}"), "text": long })));
    }
    let alone = printed(&input, 1);
    assert!(alone.len() > cases.len());
    for threads in [2, 7] {
        let together = printed(&input, threads);
        let differs = alone.iter().zip(&together).position(|(left, right)| left != right);
        assert!(differs.is_none() && alone.len() == together.len(), "{threads} threads differ at capture {differs:?}");
    }
}
