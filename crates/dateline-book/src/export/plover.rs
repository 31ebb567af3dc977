//! PLOVER events, one JSON object a line.

use std::io::Write;

use crate::Id;
use dateline_record::vocabulary::ActorKind;
use dateline_record::{Act, Record};
use serde_json::{Map, Value, json};

use super::Error;
use super::view::View;

/// Writes the acts of a record that have a day and an agent: PLOVER requires them.
pub fn write(id: Id, record: &Record, coder: &str, out: &mut impl Write) -> Result<(), Error> {
    let view = View::new(record);
    for act in record.acts.iter().filter(|act| !act.agent.is_empty()) {
        if let Some(event) = event(id, &view, act, coder) {
            writeln!(out, "{event}")?;
        }
    }
    Ok(())
}

fn event(id: Id, view: &View<'_>, act: &Act, coder: &str) -> Option<Value> {
    let report = &view.record.report;
    let when = act.when.as_ref().and_then(|when| when.from.as_ref()).and_then(|from| from.get(..10));
    let day = when.or(report.published.as_deref())?;
    let mut event = Map::new();
    event.insert("id".into(), json!(format!("{id}:{}", act.id)));
    event.insert("date".into(), json!(day));
    event.insert("actor".into(), sides(view, &act.agent));
    event.insert("recipient".into(), sides(view, &act.recipient));
    event.insert("event".into(), json!([act.kind.as_str()]));
    if let Some(mode) = &act.mode {
        event.insert("mode".into(), json!([mode]));
    }
    event.insert("status".into(), json!(act.status.as_str()));
    event.insert("event_text".into(), json!([view.words(act.trigger)]));
    event.insert("text_info".into(), json!({ "start": act.trigger.0, "end": act.trigger.1 }));
    event.insert(
        "cite_info".into(),
        json!({ "url": report.url, "publication": report.outlet, "language": report.language, "coder": coder, "codebook": "PLOVER 0.8" }),
    );
    if let Some(place) = &act.place {
        event.insert("event_loc".into(), json!({ "extracted_place": place.name, "country_code": place.country }));
    }
    Some(Value::Object(event))
}

fn sides(view: &View<'_>, ids: &[String]) -> Value {
    let actors = ids.iter().filter_map(|id| view.actor(id));
    actors.map(|actor| json!({ "code": actor.country, "sector": sector(actor.kind), "entity_text": actor.name })).collect()
}

/// The sector, where the kind tells it.
fn sector(kind: ActorKind) -> Option<&'static str> {
    match kind {
        ActorKind::Government => Some("GOV"),
        ActorKind::Media => Some("MED"),
        _ => None,
    }
}
