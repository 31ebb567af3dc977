//! Prints what ingest finds in files: datelines, dates, boilerplate. For reading through results by eye.
//!
//! `cargo run --release -p dateline-ingest --example openings -- PATH… > openings.tsv`

use std::io::Write;

use dateline_ingest::{Limits, Options, Sources, read};

fn main() -> std::io::Result<()> {
    let paths = std::env::args_os().skip(1).map(Into::into);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for item in Sources::new(paths, Limits::default()) {
        let reading = match item {
            Ok(capture) => read(capture, &Options::default()),
            Err(problem) => {
                writeln!(out, "problem\t{}\t{}\t{}", problem.code, problem.place.unwrap_or_default(), problem.message)?;
                continue;
            }
        };
        for problem in &reading.diagnostics {
            writeln!(out, "problem\t{}\t{}\t{}", problem.code, reading.place, problem.message)?;
        }
        for report in &reading.reports {
            let text = &report.text;
            let flat = |words: &str| words.replace(['\n', '\t', '\r'], "⏎");
            let language = report.language.as_deref().unwrap_or("-");
            let published = report.published.map_or("-".into(), |date| date.to_string());
            writeln!(out, "report\t{}\t{language}\t{published}\t{}", report.id, report.author.as_deref().unwrap_or("-"))?;
            if let Some(line) = &report.dateline {
                let or = |value: Option<&str>| value.unwrap_or("-").to_owned();
                writeln!(
                    out,
                    "dateline\t{}\t{}\t{}\t{}\t{}\t{}",
                    or(line.place.as_ref().map(|place| place.0.as_str())),
                    or(line.country.as_deref()),
                    line.date.map_or("-".into(), |date| date.0.to_string()),
                    or(line.agency.as_ref().map(|agency| agency.0.as_str())),
                    flat(line.span.slice(text)),
                    flat(&text[line.span.end()..].chars().take(60).collect::<String>()),
                )?;
            }
            for span in &report.boilerplate {
                writeln!(out, "boilerplate\t{}-{}\t{}", span.start(), span.end(), flat(span.slice(text)))?;
            }
            for problem in &report.diagnostics {
                writeln!(out, "problem\t{}\t{}\t{}", problem.code, reading.place, problem.message)?;
            }
        }
    }
    out.flush()
}
