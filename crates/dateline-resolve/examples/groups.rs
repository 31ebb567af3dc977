//! `groups copies TEXTS.jsonl`, `groups stories TEXTS.jsonl`: the groups of reports, as `id<TAB>group`; the time it took goes to standard error.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example that prints")]

use std::time::Instant;

use dateline_resolve::across::copies::{Copies, Sketch};
use dateline_resolve::across::stories::{Frequencies, Report, Terms, stories};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, what, path] = arguments.as_slice() else { return Err("groups copies TEXTS.jsonl".into()) };
    let mut reports: Vec<[String; 4]> = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| row.get(name).and_then(|value| value.as_str()).unwrap_or("").to_owned();
        reports.push(["id", "text", "title", "date"].map(field));
    }
    let begin = Instant::now();
    let groups: Vec<usize> = match what.as_str() {
        "copies" => {
            let mut copies = Copies::default();
            for [_, text, ..] in &reports {
                copies.add(Sketch::new(text));
            }
            (0..reports.len()).map(|number| copies.group(number)).collect()
        }
        "stories" => {
            let mut frequencies = Frequencies::default();
            let day = |date: &str| date.get(..10)?.parse::<jiff::civil::Date>().ok();
            let epoch = jiff::civil::Date::constant(2000, 1, 1);
            let of = |[_, text, title, date]: &[String; 4]| {
                let day = day(date).and_then(|day| (day - epoch).get_days().into());
                Report { day, terms: Terms::new(title, text), known: None }
            };
            let reports: Vec<Report> = reports.iter().map(of).collect();
            reports.iter().for_each(|report| frequencies.add(&report.terms));
            stories(&reports, &frequencies)
        }
        _ => return Err("groups copies TEXTS.jsonl".into()),
    };
    let seconds = begin.elapsed().as_secs_f64();
    eprintln!("reports {}\nseconds {seconds:.3}\nreports/s {:.0}", reports.len(), reports.len() as f64 / seconds);
    for ([id, ..], group) in reports.iter().zip(&groups) {
        println!("{id}\t{}", reports.get(*group).map_or("", |report| &report[0]));
    }
    Ok(())
}
