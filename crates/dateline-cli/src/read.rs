//! `dateline read`.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::time::Duration;

use dateline::ingest::{Capture, Place, Seen};
use dateline::{Diagnostic, Outcome, Pipeline, in_order};

use crate::args::Read;
use crate::form::Printer;
use crate::log::Log;
use crate::status::Status;
use crate::tally::{Clock, Count, Tally};

/// Reads what was named and prints its records.
pub fn run(args: &Read) -> anyhow::Result<Status> {
    let captures = args.input.captures()?;
    let pipeline = args.input.pipeline();
    let printer = Printer::new(&args.form);
    let threads = pipeline.threads();
    let limit = args.limit.unwrap_or(u64::MAX);
    let mut log = Log::new(args.quiet, args.verbose, !io::stdout().is_terminal());
    let mut tally = Tally::start();
    let mut seen = Seen::default();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    out.write_all(printer.head().as_bytes())?;
    let mut printed = in_order(captures, threads, move |capture| print(&pipeline, printer, capture));
    while tally.count.reports < limit {
        let Some(capture) = printed.next() else { break };
        let capture = capture?;
        for found in &capture.diagnostics {
            log.diagnostic(found);
        }
        let left = usize::try_from(limit - tally.count.reports).unwrap_or(usize::MAX);
        for page in capture.pages.into_iter().take(left) {
            if let Some(found) = capture.place.as_ref().and_then(|place| seen.note(&page.id, place)) {
                log.diagnostic(&found);
            }
            out.write_all(&page.bytes)?;
            tally.add(page.count);
        }
        tally.spend(&capture.spent);
        log.progress(tally.count.reports);
    }
    out.flush()?;
    log.end();
    log.note(&summary(&tally, &log));
    if args.timings {
        log.note(tally.timings().trim_end());
    }
    Ok(match (tally.count.reports, log.has_errors()) {
        (0, _) if limit > 0 => Status::NothingRead,
        (_, true) => Status::ReadWithErrors,
        _ => Status::AllRead,
    })
}

fn summary(tally: &Tally, log: &Log) -> String {
    let counts = log.counts();
    if counts.is_empty() { tally.summary() } else { format!("{}; {counts}", tally.summary()) }
}

/// A capture, read and printed.
struct Printed {
    pages: Vec<Page>,
    diagnostics: Vec<Diagnostic>,
    place: Option<Place>,
    spent: [Duration; 6],
}

/// A record, printed.
struct Page {
    id: String,
    bytes: Vec<u8>,
    count: Count,
}

fn print(pipeline: &Pipeline, printer: Printer, capture: Result<Capture, Diagnostic>) -> anyhow::Result<Printed> {
    let mut clock = Clock::default();
    let place = capture.as_ref().ok().map(|capture| capture.place.clone());
    let Outcome { records, diagnostics } = pipeline.read_capture(capture, &mut clock);
    clock.enter_print();
    let pages = records
        .iter()
        .map(|record| Ok(Page { id: record.report.id.clone(), bytes: printer.print(record)?, count: Count::of(record) }));
    let pages = pages.collect::<anyhow::Result<_>>()?;
    Ok(Printed { pages, diagnostics, place, spent: clock.stop() })
}
