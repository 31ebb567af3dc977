//! Rows of the GDELT 2.0 tables.
//!
//! *Source:* GDELT Event Codebook 2.0: 61 columns of events, 16 of mentions, between tabs, without a head. A row of events for each pair
//! of agent and recipient. Columns that only a count over many outlets or a gazetteer can fill stay empty; tone and Goldstein scale are
//! not computed. Acts that are only planned, possible or denied are left out: the tables have no place to say so.

use dateline_record::vocabulary::{ActType, Status};
use dateline_record::{Act, Actor, Record};

use crate::view::{View, sector};

/// Columns of the table of events.
pub const EVENT_COLUMNS: usize = 61;
/// Columns of the table of mentions.
pub const MENTION_COLUMNS: usize = 16;

/// The rows of events.
pub fn events(record: &Record) -> String {
    let view = View::new(record);
    rows(&view, |id, act, agent, recipient| event(&view, id, act, agent, recipient))
}

/// The rows of mentions: one for the trigger and each further mention of every event.
pub fn mentions(record: &Record) -> String {
    let view = View::new(record);
    rows(&view, |id, act, agent, recipient| {
        let places = std::iter::once(&act.trigger).chain(&act.also);
        places.map(|place| mention(&view, id, act, (agent, recipient), *place)).collect::<Vec<_>>().join("")
    })
}

fn rows(view: &View<'_>, row: impl Fn(u64, &Act, Option<&Actor>, Option<&Actor>) -> String) -> String {
    let mut out = String::new();
    let happened = |act: &&Act| !matches!(act.status, Status::Planned | Status::Possible | Status::Denied);
    for act in view.record.acts.iter().filter(happened) {
        let (agents, recipients) = (view.actors(&act.agent), view.actors(&act.recipient));
        let or_nobody = |side: Vec<&'_ Actor>| -> Vec<Option<Actor>> {
            if side.is_empty() { vec![None] } else { side.into_iter().cloned().map(Some).collect() }
        };
        for agent in or_nobody(agents) {
            for recipient in or_nobody(recipients.clone()) {
                if agent.is_none() && recipient.is_none() {
                    continue;
                }
                let [agent_id, recipient_id] =
                    [agent.as_ref(), recipient.as_ref()].map(|one| one.map_or("", |actor| actor.id.as_str()));
                let id = number(&[&view.record.report.id, &act.id, agent_id, recipient_id]);
                out.push_str(&row(id, act, agent.as_ref(), recipient.as_ref()));
            }
        }
    }
    out
}

/// A number for the event: the same for the same report, below 2^63.
fn number(parts: &[&str]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = parts.iter().fold(0xcbf2_9ce4_8422_2325, |hash, part| step(part.bytes().fold(hash, step), 0));
    hash >> 1
}

fn event(view: &View<'_>, id: u64, act: &Act, agent: Option<&Actor>, recipient: Option<&Actor>) -> String {
    let day = view.day(act).unwrap_or_default();
    let (year, month) = (day.get(..4).unwrap_or(""), day.get(5..7).unwrap_or(""));
    let (plain, root) = (day.replace('-', ""), cameo(act));
    let mut row: Vec<String> = vec![id.to_string(), plain.clone(), format!("{year}{month}"), year.to_owned(), fraction(&day)];
    for side in [agent, recipient] {
        let country = side.and_then(|actor| actor.country.clone()).unwrap_or_default();
        let sort = side.map_or("", |actor| sector(actor.kind));
        let name = side.map(|actor| actor.name.to_uppercase()).unwrap_or_default();
        row.extend([format!("{country}{sort}"), name, country]);
        row.extend(std::iter::repeat_n(String::new(), 4));
        row.push(sort.to_owned());
        row.extend([String::new(), String::new()]);
    }
    let lead = u8::from(view.paragraph(act.trigger.0) == 1);
    row.extend([lead.to_string(), root.to_owned(), root.to_owned(), root.to_owned(), quad(act.kind).to_string(), String::new()]);
    row.extend([(1 + act.also.len()).to_string(), "1".into(), "1".into(), String::new()]);
    row.extend(std::iter::repeat_n(String::new(), 16));
    let place = act.place.as_ref();
    row.push(place.map_or("0", |place| if place.country.is_some() { "1" } else { "0" }).to_owned());
    row.push(place.map(|place| place.name.clone()).unwrap_or_default());
    row.push(place.and_then(|place| place.country.clone()).unwrap_or_default());
    row.extend(std::iter::repeat_n(String::new(), 5));
    let added = view.record.report.published.as_deref().unwrap_or(&day).replace('-', "");
    row.extend([if added.is_empty() { added } else { format!("{added}000000") }, source(view)]);
    line(&row)
}

fn mention(
    view: &View<'_>,
    id: u64,
    act: &Act,
    sides: (Option<&Actor>, Option<&Actor>),
    place: dateline_record::Range,
) -> String {
    let report = &view.record.report;
    let stamp = |day: String| if day.is_empty() { day } else { format!("{}000000", day.replace('-', "")) };
    let nearest = |side: Option<&Actor>| {
        let starts = side.into_iter().flat_map(|actor| actor.mentions.iter()).map(|mention| mention.0);
        starts.min_by_key(|start| start.abs_diff(place.0)).map_or_else(|| "-1".to_owned(), |start| start.to_string())
    };
    let row = [
        id.to_string(),
        stamp(view.day(act).unwrap_or_default()),
        stamp(report.published.clone().unwrap_or_default()),
        "1".to_owned(),
        report.outlet.clone().unwrap_or_default(),
        source(view),
        view.paragraph(place.0).to_string(),
        nearest(sides.0),
        nearest(sides.1),
        place.0.to_string(),
        "1".to_owned(),
        ((act.score * 10.0).round() * 10.0).to_string(),
        view.length().to_string(),
        String::new(),
        String::new(),
        String::new(),
    ];
    line(&row)
}

fn source(view: &View<'_>) -> String {
    view.record.report.url.clone().unwrap_or_else(|| view.record.report.id.clone())
}

fn cameo(act: &Act) -> &str {
    act.cameo.as_deref().unwrap_or(if act.kind == ActType::Assault { "18" } else { "" })
}

/// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
fn quad(kind: ActType) -> u8 {
    use ActType::{Accuse, Agree, Aid, Concede, Consult, Cooperate, Reject, Request, Retreat, Support, Threaten};
    match kind {
        Agree | Consult | Support | Concede => 1,
        Cooperate | Aid | Retreat => 2,
        Request | Accuse | Reject | Threaten => 3,
        _ => 4,
    }
}

/// The year with the share of it that has passed, as GDELT counts it: (month * 30 + day) / 365.
fn fraction(day: &str) -> String {
    let part = |range: std::ops::Range<usize>| day.get(range).and_then(|part| part.parse::<f64>().ok());
    match (part(0..4), part(5..7), part(8..10)) {
        (Some(year), Some(month), Some(day)) => format!("{:.4}", year + (month * 30.0 + day).min(364.0) / 365.0),
        _ => String::new(),
    }
}

fn line(row: &[String]) -> String {
    let clean: Vec<String> = row.iter().map(|field| field.replace(['\t', '\n', '\r'], " ")).collect();
    clean.join("\t") + "\n"
}
