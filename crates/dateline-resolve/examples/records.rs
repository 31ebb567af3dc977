//! Prints the records of a JSONL file of `{"id","text","published","outlet"}` without ingest: for scoring while working on a stage.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use dateline_record::Report;
use std::io::BufRead;
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let tagger = dateline_time::Tagger::new();
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let get = |key: &str| value.get(key).and_then(|text| text.as_str()).map(str::to_owned);
        let mut report = Report::of_text(get("id").unwrap_or_default(), get("text").unwrap_or_default());
        report.outlet = get("outlet");
        report.title = get("title");
        report.published = get("published").or(get("date")).and_then(|date| date.get(..10).and_then(|date| date.parse().ok()));
        let analysis = dateline_nlp::analyse(&report.text, &report.boilerplate);
        let times = tagger.tag(&report.text, &dateline_time::Context::of(report.published));
        let extraction = dateline_extract::extract(&report, &analysis, times);
        let record = dateline_resolve::resolve(&report, &analysis, extraction);
        println!("{}", serde_json::to_string(&record)?);
    }
    Ok(())
}
