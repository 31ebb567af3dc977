//! `dateline analyse`.

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};

use dateline::ingest::{self, Capture};
use dateline::nlp::engine::{Engine, Worker, conllu};
use dateline::text::OffsetMap;
use dateline::{Diagnostic, Report, in_order};
use serde_json::json;

use crate::args::Analyse;
use crate::log::Log;
use crate::status::Status;

/// Reads what was named and prints what the engine reads in it.
pub fn run(args: &Analyse) -> anyhow::Result<Status> {
    let pipeline = args.input.pipeline();
    let (threads, jsonl) = (pipeline.threads(), args.jsonl);
    let read = move |capture: Result<Capture, Diagnostic>| match capture {
        Ok(capture) => {
            let reading = ingest::read(capture, pipeline.options());
            let pages: Vec<String> = reading.reports.iter().map(|report| page(report, jsonl)).collect();
            let found = reading.reports.into_iter().flat_map(|report| report.diagnostics);
            (pages, reading.diagnostics.into_iter().chain(found).collect())
        }
        Err(found) => (Vec::new(), vec![found]),
    };
    let mut log = Log::new(false, false, false);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut reports = 0;
    for (pages, diagnostics) in in_order(args.input.captures()?, threads, read) {
        diagnostics.iter().for_each(|found: &Diagnostic| log.diagnostic(found));
        reports += pages.len();
        pages.iter().try_for_each(|page| out.write_all(page.as_bytes()))?;
    }
    out.flush()?;
    Ok(match (reports, log.has_errors()) {
        (0, _) => Status::NothingRead,
        (_, true) => Status::ReadWithErrors,
        _ => Status::AllRead,
    })
}

thread_local! {
    /// Keeps the vectors of words from report to report; they depend on the word alone, so that keeping them changes nothing.
    static WORKER: RefCell<Worker<'static>> = RefCell::new(Worker::new(Engine::embedded()));
}

fn page(report: &Report, jsonl: bool) -> String {
    let engine = Engine::embedded();
    let parse = WORKER.with_borrow_mut(|worker| worker.read(&report.text));
    if !jsonl {
        return conllu(engine, &report.id, &report.text, &parse);
    }
    let offsets = OffsetMap::new(&report.text);
    let names = parse.names.iter().map(|name| {
        let (start, end) = offsets.code_points(name.span);
        json!({ "start": start, "end": end, "type": engine.name_type(name.kind) })
    });
    format!("{}\n", json!({ "id": report.id, "names": names.collect::<Vec<_>>() }))
}
