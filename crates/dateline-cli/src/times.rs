//! `dateline times`.

use std::fmt::Write;

use dateline::Report;
use dateline::text::OffsetMap;
use dateline::time::{Context, Sense, Tagger, Timex, Unit, timeml};
use serde_json::json;

use crate::args::Times;
use crate::each;
use crate::status::Status;
use crate::terminal::one_line;

/// Reads what was named and prints the times in it.
pub fn run(args: &Times) -> anyhow::Result<Status> {
    let (as_timeml, as_jsonl) = (args.timeml, args.jsonl);
    let sense = if args.guideline || as_timeml { Sense::Guideline } else { Sense::Reader };
    let tagger = Tagger::new();
    each::print(&args.input, move |report| {
        let times = tagger.tag(&report.text, &Context { sense, ..Context::of(report.published) });
        if as_timeml {
            Ok(format!("{}\n", timeml(&report.text, &times)))
        } else if as_jsonl {
            Ok(format!("{}\n", line(report, &times)))
        } else {
            rows(report, &times)
        }
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
fn rows(report: &Report, times: &[Timex]) -> anyhow::Result<String> {
    let published = report.published.map_or_else(|| "day unknown".to_owned(), |date| date.to_string());
    let mut out = format!("{} ({published})\n", one_line(&report.id));
    for time in times {
        let words = one_line(time.span.slice(&report.text));
        let modifier = time.modifier.map(|modifier| format!(" {modifier}")).unwrap_or_default();
        writeln!(out, "  {:<9}{:<24}{words}", time.kind.as_str(), format!("{}{modifier}", time.value))?;
    }
    Ok(out)
}
