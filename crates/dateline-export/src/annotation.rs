//! W3C web annotations: one for each statement and act.
//!
//! *Source:* W3C Web Annotation Data Model. Selectors count code points; the state of the source is the hash of the text, so that
//! who shows an annotation can see whether the page still says the words.

use dateline_record::{Range, Record};
use serde_json::{Value, json};

use crate::view::View;

/// Code points of the text that are given before and behind the words.
const AROUND: usize = 32;

/// One object a line.
pub fn lines(record: &Record) -> String {
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
    statements.chain(acts).map(|(id, body, pieces)| format!("{}\n", annotation(&view, id, body, &pieces))).collect()
}

fn annotation(view: &View<'_>, local: &str, body: Value, pieces: &[Range]) -> Value {
    let report = &view.record.report;
    let source = report.url.clone().unwrap_or_else(|| format!("urn:dateline:report:{}", report.id));
    let targets: Vec<Value> = pieces
        .iter()
        .map(|piece| {
            let before = view.exact(Range(piece.0.saturating_sub(AROUND), piece.0));
            let behind = view.exact(Range(piece.1, piece.1 + AROUND));
            json!({
                "source": source,
                "state": { "type": "TimeState", "cached": format!("sha256:{}", report.sha256) },
                "selector": [
                    { "type": "TextPositionSelector", "start": piece.0, "end": piece.1 },
                    { "type": "TextQuoteSelector", "exact": view.exact(*piece), "prefix": before, "suffix": behind },
                ],
            })
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("urn:dateline:{}:{local}", report.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": targets,
    })
}
