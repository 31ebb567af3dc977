//! Times the tagger: `speed FILE.jsonl [ROUNDS]` tags the `text` of every line and prints reports and bytes a second on one core.

#![expect(clippy::print_stdout, reason = "a program's output")]

use std::time::Instant;

use dateline_time::{Context, Tagger};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: speed FILE.jsonl [ROUNDS]")?;
    let rounds: usize = arguments.next().map_or(Ok(5), |n| n.parse())?;
    let mut reports = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let report: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| report.get(name).and_then(|value| value.as_str()).unwrap_or("").to_owned();
        let day = [field("dct"), field("published"), field("date")].into_iter().find_map(|day| day.get(..10)?.parse().ok());
        reports.push((field("text"), Context::of(day)));
    }
    let tagger = Tagger::new();
    let bytes: usize = reports.iter().map(|(text, _)| text.len()).sum();
    for _ in 0..rounds {
        let start = Instant::now();
        let found: usize = reports.iter().map(|(text, context)| tagger.tag(text, context).len()).sum();
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{:.0} reports/s, {:.1} MB/s, {found} times in {} reports of {} bytes",
            reports.len() as f64 / seconds,
            bytes as f64 / seconds / 1e6,
            reports.len(),
            bytes / reports.len().max(1),
        );
    }
    Ok(())
}
