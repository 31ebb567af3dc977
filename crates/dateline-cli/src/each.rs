//! What the commands share that print something of each report alone.

use std::io::{self, BufWriter, Write};

use dateline::ingest::{self, Capture};
use dateline::{Diagnostic, Report, in_order};

use crate::args::Input;
use crate::log::Log;
use crate::status::Status;

/// Reads what was named and prints `page` of each report, in the order of the input for any number of threads.
pub fn print<F>(input: &Input, page: F) -> anyhow::Result<Status>
where
    F: Fn(&Report) -> anyhow::Result<String> + Send + Sync + 'static,
{
    let pipeline = input.pipeline();
    let threads = pipeline.threads();
    let read = move |capture: Result<Capture, Diagnostic>| match capture {
        Ok(capture) => {
            let reading = ingest::read(capture, pipeline.options());
            let pages: Vec<_> = reading.reports.iter().map(&page).collect();
            let found = reading.reports.into_iter().flat_map(|report| report.diagnostics);
            (pages, reading.diagnostics.into_iter().chain(found).collect())
        }
        Err(found) => (Vec::new(), vec![found]),
    };
    let mut log = Log::new(false, false, false);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut reports = 0;
    for (pages, diagnostics) in in_order(input.captures()?, threads, read) {
        diagnostics.iter().for_each(|found: &Diagnostic| log.diagnostic(found));
        for page in pages {
            reports += 1;
            out.write_all(page?.as_bytes())?;
        }
    }
    out.flush()?;
    Ok(match (reports, log.has_errors()) {
        (0, _) => Status::NothingRead,
        (_, true) => Status::ReadWithErrors,
        _ => Status::AllRead,
    })
}
