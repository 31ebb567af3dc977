//! `dateline times`.

use std::io::{self, BufWriter, Write};

use dateline::Report;
use dateline::ingest;
use dateline::text::OffsetMap;
use dateline::time::{Context, Sense, Tagger, Timex, Unit, timeml};
use serde_json::json;

use crate::args::Times;
use crate::log::Log;
use crate::status::Status;
use crate::terminal::one_line;

/// Reads what was named and prints the times in it.
pub fn run(args: &Times) -> anyhow::Result<Status> {
    let pipeline = args.input.pipeline();
    let sense = if args.guideline || args.timeml { Sense::Guideline } else { Sense::Reader };
    let tagger = Tagger::new();
    let mut log = Log::new(false, false, false);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut reports = 0;
    for capture in args.input.captures()? {
        let (read, diagnostics) = match capture {
            Ok(capture) => {
                let reading = ingest::read(capture, pipeline.options());
                (reading.reports, reading.diagnostics)
            }
            Err(found) => (Vec::new(), vec![found]),
        };
        for found in diagnostics.iter().chain(read.iter().flat_map(|report| &report.diagnostics)) {
            log.diagnostic(found);
        }
        for report in &read {
            reports += 1;
            let times = tagger.tag(&report.text, &Context { sense, ..Context::of(report.published) });
            if args.timeml {
                writeln!(out, "{}", timeml(&report.text, &times))?;
            } else if args.jsonl {
                writeln!(out, "{}", line(report, &times))?;
            } else {
                rows(&mut out, report, &times)?;
            }
        }
    }
    out.flush()?;
    Ok(match (reports, log.has_errors()) {
        (0, _) => Status::NothingRead,
        (_, true) => Status::ReadWithErrors,
        _ => Status::AllRead,
    })
}

/// One report as a JSON object, offsets in code points.
fn line(report: &Report, times: &[Timex]) -> serde_json::Value {
    let offsets = OffsetMap::new(&report.text);
    let times = times.iter().map(|time| {
        let (start, end) = offsets.code_points(time.span);
        json!({
            "start": start, "end": end, "text": time.span.slice(&report.text), "type": time.kind, "value": time.value,
            "mod": time.modifier, "from": time.from, "to": time.to, "granularity": time.granularity.map(Unit::name),
            "anchor": time.anchor.map(|date| date.to_string()), "rule": time.rule.to_string(),
        })
    });
    json!({ "id": report.id, "published": report.published.map(|date| date.to_string()), "timexes": times.collect::<Vec<_>>() })
}

/// One row a time: value, modifier, type, words.
fn rows(out: &mut impl Write, report: &Report, times: &[Timex]) -> io::Result<()> {
    let published = report.published.map_or_else(|| "day unknown".to_owned(), |date| date.to_string());
    writeln!(out, "{} ({published})", one_line(&report.id))?;
    for time in times {
        let words = one_line(time.span.slice(&report.text));
        let modifier = time.modifier.map(|modifier| format!(" {modifier}")).unwrap_or_default();
        writeln!(out, "  {:<9}{:<24}{words}", time.kind.as_str(), format!("{}{modifier}", time.value))?;
    }
    Ok(())
}
