//! `dateline analyse`.

use std::cell::RefCell;

use dateline::Report;
use dateline::nlp::engine::{Engine, Worker, conllu};
use dateline::nlp::known_place;
use dateline::text::OffsetMap;
use serde_json::json;

use crate::args::Analyse;
use crate::each;
use crate::status::Status;

/// Reads what was named and prints what the engine reads in it.
pub fn run(args: &Analyse) -> anyhow::Result<Status> {
    let jsonl = args.jsonl;
    each::print(&args.input, move |report| Ok(page(report, jsonl)))
}

thread_local! {
    /// Keeps the vectors of words from report to report; they depend on the word alone, so that keeping them changes nothing.
    static WORKER: RefCell<Worker<'static>> = RefCell::new(Worker::of_syntax(Engine::embedded()));
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
        let kind = engine.name_type(name.kind);
        let mut row = json!({ "start": start, "end": end, "type": kind });
        // The corpora mark places alike; countries and cities are those that the gazetteer has.
        if let Some(place) =
            Some(kind).filter(|kind| *kind == "Location").and_then(|_| known_place(name.span.slice(&report.text)))
        {
            let known = [("place", place.kind), ("country", place.country)];
            row.as_object_mut()
                .into_iter()
                .for_each(|row| row.extend(known.iter().filter_map(|(key, value)| Some(((*key).to_owned(), (*value)?.into())))));
        }
        row
    });
    format!("{}\n", json!({ "id": report.id, "names": names.collect::<Vec<_>>() }))
}
