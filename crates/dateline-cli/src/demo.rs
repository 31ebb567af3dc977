//! `dateline demo`: a bundled report, written for the purpose, and its record.

use dateline::ingest::{Limits, Sources};
use dateline::{Pipeline, Record};

use crate::args::Demo;
use crate::form::{Printer, print};
use crate::status::Status;

/// The report. The events, the persons, the agency and the newspaper in it are invented.
const REPORT: &str = include_str!("demo.txt");
const OUTLET: &str = "Nordic News Agency";
const TITLE: &str = "Norway sees a way out of mackerel dispute as Sunday deadline nears";
const PUBLISHED: &str = "2025-10-16";

/// Prints the report or its record.
pub fn run(args: &Demo) -> anyhow::Result<Status> {
    if args.report {
        print(REPORT.as_bytes())?;
        return Ok(Status::AllRead);
    }
    let printer = Printer::new(&args.form);
    let mut out = printer.head().into_bytes();
    for record in records() {
        out.extend(printer.print(&record)?);
    }
    print(&out)?;
    Ok(Status::AllRead)
}

/// The record of the report, read as any other.
fn records() -> Vec<Record> {
    let line = serde_json::json!({
        "id": "demo", "outlet": OUTLET, "title": TITLE, "published": PUBLISHED, "text": REPORT.trim_end(),
    });
    let input = std::io::Cursor::new(line.to_string().into_bytes());
    let captures = Sources::of_reader("the demo", Box::new(input), Limits::default());
    Pipeline::builder().threads(1).build().read_all(captures).flat_map(|outcome| outcome.records).collect()
}
