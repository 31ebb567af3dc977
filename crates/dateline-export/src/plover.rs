//! PLOVER as JSON lines.
//!
//! *Source:* PLOVER manual, draft of 2021, table "PLOVER JSON". What PLOVER defines as auxiliary modes tells the status: `future` for a
//! planned act, `hypothetical` for a possible one, `negation` for one denied.

use dateline_record::vocabulary::Status;
use dateline_record::{Act, Actor, Record};
use serde_json::{Value, json};

use crate::view::{View, sector};

/// One object a line for each act with an agent: PLOVER asks for one.
pub fn lines(record: &Record) -> String {
    let view = View::new(record);
    let acts = record.acts.iter().enumerate().filter(|(_, act)| !act.agent.is_empty());
    acts.map(|(number, act)| format!("{}\n", event(&view, number + 1, act))).collect()
}

fn event(view: &View<'_>, sequence: usize, act: &Act) -> Value {
    let report = &view.record.report;
    let auxiliary = match act.status {
        Status::Planned => Some("future"),
        Status::Possible => Some("hypothetical"),
        Status::Denied => Some("negation"),
        _ => None,
    };
    let modes: Vec<&str> = act.mode.as_deref().into_iter().chain(auxiliary).collect();
    let mut event = json!({
        "id": format!("{}:{}", report.id, act.id),
        "date": view.day(act),
        "actor": side(view.actors(&act.agent)),
        "recipient": side(view.actors(&act.recipient)),
        "event": [act.kind.as_str()],
        "mode": modes,
        "context": [],
        "event_text": [view.words(act.trigger)],
        "text_info": {"sequence": sequence, "start": act.trigger.0, "end": act.trigger.1},
        "cite_info": {
            "url": report.url,
            "publication": report.outlet,
            "language": report.language,
            "coder": concat!("dateline ", env!("CARGO_PKG_VERSION")),
            "codebook": "PLOVER 0.8",
        },
    });
    if let (Some(place), Some(fields)) = (&act.place, event.as_object_mut()) {
        fields.insert("event_loc".into(), json!({"extracted_place": place.name, "country_code": place.country}));
    }
    event
}

fn side(actors: Vec<&Actor>) -> Vec<Value> {
    let one = |actor: &Actor| json!({"code": actor.country, "sector": sector(actor.kind), "entity_text": actor.name});
    actors.into_iter().map(one).collect()
}
