//! Whatever a report says, its record keeps the contract.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set its scene fails")]

use dateline::ingest::{Limits, Sources};
use dateline::{Outcome, Pipeline, Record, schema};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Words that start something in some stage, marks that end it, and characters of every width.
const PIECES: &[&str] = &[
    "said",
    " told reporters",
    "according to ",
    "Putin",
    "Steve Witkoff",
    "the Kremlin",
    "Moscow",
    "he ",
    "his envoy ",
    "critics ",
    "on Wednesday",
    "before Friday",
    "by the end of May 2025",
    "25 per cent",
    "if ",
    "would impose sanctions on ",
    "met ",
    "signed an order ",
    "has warned that ",
    "TASS reported",
    "as quoted by ",
    "MOSCOW, Aug 7 (Reuters) - ",
    "\"",
    "“",
    "”",
    "'",
    "’s ",
    "…",
    ". ",
    ", ",
    " — ",
    "\n\n",
    "\n",
    "\u{a0}",
    "é",
    "東京",
    "😀",
    "\u{301}",
    "\u{200b}",
    "Mr. ",
    "U.S. ",
    "(",
    ")",
    "3",
    "-",
    "Advertisement\n",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,300}",
        proptest::collection::vec(proptest::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat()),
        proptest::collection::vec(proptest::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.join(" ")),
        proptest::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter),
    ]
}

fn read(text: &str) -> Outcome {
    let line = json!({ "id": "any", "published": "2025-10-16", "text": text }).to_string();
    let captures = Sources::of_reader("any", Box::new(std::io::Cursor::new(line.into_bytes())), Limits::default());
    Pipeline::builder().threads(1).build().read_all(captures).next().unwrap_or_default()
}

/// Every pair of numbers in a record is a range of its text.
fn ranges(value: &Value, out: &mut Vec<(u64, u64)>) {
    match value {
        Value::Array(items) => match items.as_slice() {
            [Value::Number(start), Value::Number(end)] => out.push((start.as_u64().unwrap(), end.as_u64().unwrap())),
            _ => items.iter().for_each(|item| ranges(item, out)),
        },
        Value::Object(fields) => fields.values().for_each(|field| ranges(field, out)),
        _ => {}
    }
}

/// What is wrong with a record, if anything.
fn faults(record: &Record, validator: &jsonschema::Validator) -> Vec<String> {
    let value = serde_json::to_value(record).unwrap();
    let mut faults: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("schema: {error} at {}", error.instance_path())).collect();
    let length = record.report.text.chars().count() as u64;
    let mut found = Vec::new();
    ranges(&value, &mut found);
    faults.extend(
        found.iter().filter(|(start, end)| start > end || *end > length).map(|range| format!("range {range:?} of {length}")),
    );
    let unproved = record.evidence().filter(|one| !one.verify(&record.report.text));
    faults.extend(unproved.map(|one| format!("evidence {one:?}")));
    let nobody = |id: &str| !record.actors.iter().any(|actor| actor.id == id);
    let named = record.statements.iter().flat_map(|statement| statement.chain.iter().filter_map(|link| link.actor.as_deref()));
    let sides = record.acts.iter().flat_map(|act| act.agent.iter().chain(&act.recipient)).map(String::as_str);
    faults.extend(named.chain(sides).filter(|id| nobody(id)).map(|id| format!("no actor {id}")));
    let no_statement = |id: &&String| !record.statements.iter().any(|statement| statement.id == **id);
    let told = record.statements.iter().filter_map(|statement| statement.within.as_ref());
    faults.extend(
        told.chain(record.acts.iter().filter_map(|act| act.statement.as_ref())).filter(no_statement).map(|id| format!("no {id}")),
    );
    faults.extend(record.statements.iter().filter(|one| one.chain.is_empty()).map(|one| format!("{} has no chain", one.id)));
    faults
        .extend(record.statements.iter().filter(|one| one.evidence.is_empty()).map(|one| format!("{} has no evidence", one.id)));
    faults.extend(record.acts.iter().filter(|one| one.evidence.is_empty()).map(|one| format!("{} has no evidence", one.id)));
    if !record.statements.is_sorted_by_key(|one| one.content.first().map(|piece| piece.0)) {
        faults.push("statements out of order".into());
    }
    if !record.acts.is_sorted_by_key(|one| one.trigger) {
        faults.push("acts out of order".into());
    }
    if !record.times.windows(2).all(|pair| pair[0].span.1 <= pair[1].span.0) {
        faults.push("times overlap or are out of order".into());
    }
    faults
}

#[test]
fn any_text_gives_a_record_that_keeps_the_contract() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let config = ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(text in text())| {
        let outcome = read(&text);
        for record in &outcome.records {
            prop_assert_eq!(&record.report.text, &text, "the text is kept to the character");
            let faults = faults(record, &validator);
            prop_assert!(faults.is_empty(), "{:#?}", faults);
        }
        prop_assert!(!outcome.records.is_empty() || !outcome.diagnostics.is_empty(), "neither record nor diagnostic");
        prop_assert_eq!(read(&text), outcome, "twice the same");
    });
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let record = read("\"It is over,\" Mr. Okello said.").records.remove(0);
    let mut value = serde_json::to_value(&record).unwrap();
    assert!(validator.is_valid(&value));
    value["statements"] = json!([{ "id": "s1" }]);
    assert!(!validator.is_valid(&value));
}
