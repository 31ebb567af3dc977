//! W3C web annotations: one for each statement and act.

use std::io::Write;

use crate::Id;
use dateline_record::{Range, Record};
use serde_json::{Value, json};

use super::Error;
use super::view::View;

/// Code points of the text that are given before and behind the words.
const AROUND: usize = 32;

pub fn write(id: Id, record: &Record, out: &mut impl Write) -> Result<(), Error> {
    let view = View::new(record);
    let statements = record.statements.iter().map(|statement| {
        let who = statement.chain.last().and_then(|link| link.actor.as_deref()).and_then(|id| view.actor(id));
        let body =
            json!({ "type": "dateline:Statement", "kind": statement.kind.as_str(), "speaker": who.map(|actor| &actor.name) });
        (&statement.id, body, statement.content.clone())
    });
    let acts = record.acts.iter().map(|act| {
        let body = json!({ "type": "dateline:Act", "plover": act.kind.as_str(), "status": act.status.as_str() });
        (&act.id, body, vec![act.trigger])
    });
    for (local, body, pieces) in statements.chain(acts) {
        writeln!(out, "{}", annotation(id, &view, local, body, &pieces))?;
    }
    Ok(())
}

fn annotation(id: Id, view: &View<'_>, local: &str, body: Value, pieces: &[Range]) -> Value {
    let report = &view.record.report;
    let source = report.url.clone().unwrap_or_else(|| format!("urn:dateline:report:{}", report.id));
    let targets: Vec<Value> = pieces
        .iter()
        .map(|piece| {
            let before = view.words(Range(piece.0.saturating_sub(AROUND), piece.0));
            let behind = view.words(Range(piece.1, piece.1 + AROUND));
            json!({
                "source": source,
                "state": { "type": "TimeState", "cached": format!("sha256:{}", report.sha256) },
                "selector": [
                    { "type": "TextPositionSelector", "start": piece.0, "end": piece.1 },
                    { "type": "TextQuoteSelector", "exact": view.words(*piece), "prefix": before, "suffix": behind },
                ],
            })
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("urn:dateline:{id}:{local}"),
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": targets,
    })
}
