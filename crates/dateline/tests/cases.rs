//! The conformance cases, through the library.
//!
//! `DATELINE_CASES=statement/relay cargo test -p dateline --test cases` runs those whose id starts so and prints their records.

use std::path::Path;

use dateline::ingest::{Limits, Sources};
use dateline::{Outcome, Pipeline};
use dateline_cases::{Case, lines, load};

fn read(case: &Case) -> Outcome {
    let input = std::io::Cursor::new(case.input().into_bytes());
    let captures = Sources::of_reader(&case.id, Box::new(input), Limits::default());
    let mut outcomes: Vec<Outcome> = Pipeline::builder().threads(1).build().read_all(captures).collect();
    assert_eq!(outcomes.len(), 1, "{}: one line is one capture", case.id);
    outcomes.remove(0)
}

#[test]
fn cases_hold() {
    let cases = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases")).unwrap();
    let wanted = std::env::var("DATELINE_CASES").ok();
    let (mut failures, mut failed, mut count) = (String::new(), 0, 0);
    for case in cases.iter().filter(|case| wanted.as_ref().is_none_or(|wanted| case.id.starts_with(wanted.as_str()))) {
        let outcome = read(case);
        if wanted.is_some() {
            println!(
                "{} {}\n  {}\n",
                case.id,
                case.title,
                outcome.records.iter().flat_map(lines).collect::<Vec<_>>().join("\n  ")
            );
        }
        let codes: Vec<&str> = outcome.diagnostics.iter().map(|found| found.code).collect();
        let found = outcome.records.first().map_or_else(|| case.check_without_record(&codes), |record| case.check(record));
        count += 1;
        failed += usize::from(!found.is_empty());
        failures.extend(found.iter().map(|failure| format!("{failure}\n")));
    }
    assert!(count > 0, "no case is called {wanted:?}");
    assert!(failures.is_empty(), "{failed} of {count} cases fail:\n\n{failures}");
}
