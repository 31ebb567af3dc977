//! Prints what acts are learnt from, one JSON object a line for each report, for `train/acts.py`: reads files of reports as `dateline read`
//! does. `candidates triggers - FILE…` prints what may be an act; `candidates parties MODEL FILE…` the acts that the model of that file
//! has, with all who may take part; `candidates pairs MODEL FILE…` which of them may be one; `candidates wholes MODEL FILE…` these joined.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::path::PathBuf;

use dateline::ingest::{self, Limits, Sources};
use dateline::nlp::Analysis;
use dateline::text::{OffsetMap, Span};
use dateline::time::{Context, Tagger, Timex};
use dateline::{Pipeline, Report};
use dateline_extract::act::learnt::Model;
use dateline_extract::act::learnt::party::{Cast, Choice, Stage};
use dateline_extract::act::learnt::same::{self, Told};
use dateline_extract::act::learnt::whole::Whole;
use dateline_extract::{Act, Mention, act, mention, statement};
use dateline_resolve::actor::Actors;
use serde_json::{Value, json};

/// What is printed of a report whose actors are known.
type Print = fn(&Report, &Actors, Vec<Act>, &Cast, &Model) -> Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (tagger, pipeline) = (Tagger::new(), Pipeline::builder().build());
    let mut rest = std::env::args_os().skip(1);
    let mode = rest.next().ok_or("nothing asked for")?;
    let path = rest.next().ok_or("no model named")?;
    let model = if path == "-" { Model::default() } else { Model::load(&std::fs::read(path)?)? };
    for capture in Sources::new(rest.map(PathBuf::from), Limits::default()).flatten() {
        for report in ingest::read(capture, pipeline.options()).reports {
            let analysis = dateline::nlp::analyse(&report.text, &report.asides());
            let times = tagger.tag(&report.text, &Context::of(report.published));
            let row = match mode.to_str() {
                Some("triggers") => triggers(&report, &analysis, &times),
                Some("parties") => settled(&report, &analysis, times, &model, parties),
                Some("pairs") => settled(&report, &analysis, times, &model, pairs),
                Some("wholes") => settled(&report, &analysis, times, &model, wholes),
                _ => return Err("asked for neither triggers, parties, pairs nor wholes".into()),
            };
            println!("{row}");
        }
    }
    Ok(())
}

/// What may be an act.
fn triggers(report: &Report, analysis: &Analysis, times: &[Timex]) -> Value {
    let mut mentions = mention::mentions(&report.text, analysis);
    let statements = statement::statements(&report.text, analysis, times, &mut mentions);
    let found = act::candidates(&report.text, analysis, times, &statements, &mut mentions);
    let rows: Vec<Value> = found.iter().map(|candidate| row(report, &mentions, candidate)).collect();
    json!({"id": report.id, "candidates": rows})
}

/// What is printed of the acts once it is known who is meant.
fn settled(report: &Report, analysis: &Analysis, times: Vec<Timex>, model: &Model, print: Print) -> Value {
    let mut extraction = dateline_extract::extract_with(report, analysis, times, model);
    let speakers = dateline_resolve::speakers(analysis, &extraction);
    let actors = dateline_resolve::actor::actors(&report.text, analysis, &extraction, &speakers);
    let acts = std::mem::take(&mut extraction.acts);
    dateline_resolve::casting(analysis, &extraction, &actors, &speakers, |cast| print(report, &actors, acts, cast, model))
}

/// The acts with all who may take part in them.
fn parties(report: &Report, actors: &Actors, acts: Vec<Act>, cast: &Cast, _: &Model) -> Value {
    let acts = act::given(acts, cast);
    let stage = Stage::new(&acts, cast);
    let row = |act: &Act| {
        let question = stage.question(act);
        let choices = &question.choices;
        let pairs = |agent: &Choice| -> Vec<Value> {
            choices.iter().map(|choice| json!(stage.pair(act, agent.party, choice.party).hashes())).collect()
        };
        let told: Vec<Value> = choices
            .iter()
            .map(|choice| {
                json!({
                    "name": choice.party.and_then(|party| names(actors, party)),
                    "either": choice.either.hashes(),
                    "agent": choice.agent.hashes(),
                    "recipient": choice.recipient.hashes(),
                    "pairs": pairs(choice),
                })
            })
            .collect();
        let mut row = with_sides(report, actors, act);
        if let Some(row) = row.as_object_mut() {
            row.insert("told".to_owned(), json!(question.act.hashes()));
            row.insert("choices".to_owned(), json!(told));
        }
        row
    };
    json!({"id": report.id, "acts": acts.iter().map(row).collect::<Vec<_>>()})
}

/// The acts, and for each two of one type what is told of them.
fn pairs(report: &Report, _: &Actors, acts: Vec<Act>, cast: &Cast, model: &Model) -> Value {
    let given = act::given(acts, cast);
    let acts = act::sided(&given, &Stage::new(&given, cast), cast, model);
    let told: Vec<Told> = acts.iter().map(|act| Told::new(act, cast)).collect();
    let mut rows: Vec<Value> = Vec::new();
    for (at, second) in told.iter().enumerate() {
        for (between, (earlier, first)) in same::before(&told, at).enumerate() {
            rows.push(json!([earlier, at, same::features(first, second, between, cast).hashes()]));
        }
    }
    json!({"id": report.id, "acts": acts.iter().map(|act| place(report, act)).collect::<Vec<_>>(), "pairs": rows})
}

/// The acts, with what is told of each.
fn wholes(report: &Report, actors: &Actors, acts: Vec<Act>, cast: &Cast, model: &Model) -> Value {
    let acts = act::joined(acts, cast, model);
    let whole = Whole::new(&acts, cast);
    let row = |(at, act): (usize, &Act)| {
        let mut row = with_sides(report, actors, act);
        if let Some(row) = row.as_object_mut() {
            row.insert("features".to_owned(), json!(whole.features(at).hashes()));
        }
        row
    };
    json!({"id": report.id, "acts": acts.iter().enumerate().map(row).collect::<Vec<_>>()})
}

/// An actor by its names.
fn names(actors: &Actors, party: usize) -> Option<Value> {
    actors.list.get(party).map(|actor| json!([actor.name, actor.aliases]))
}

/// Type and place of an act, and who takes part.
fn with_sides(report: &Report, actors: &Actors, act: &Act) -> Value {
    let side = |list: &[usize]| -> Vec<Value> { list.iter().filter_map(|id| names(actors, actors.of(*id)?)).collect() };
    let mut row = place(report, act);
    if let Some(row) = row.as_object_mut() {
        row.insert("agent".to_owned(), json!(side(&act.agent)));
        row.insert("recipient".to_owned(), json!(side(&act.recipient)));
    }
    row
}

/// Type and place of an act.
fn place(report: &Report, act: &Act) -> Value {
    let offsets = OffsetMap::new(&report.text);
    let spans: Vec<_> =
        std::iter::once(act.trigger).chain(act.also.iter().copied()).map(|span| offsets.code_points(span)).collect();
    json!({"type": act.kind.as_str(), "triggers": spans, "what": act.what.map(|span| offsets.code_points(span)), "score": act.score})
}

fn row(report: &Report, mentions: &[Mention], candidate: &act::Candidate) -> Value {
    let offsets = OffsetMap::new(&report.text);
    let range = |span: Span| offsets.code_points(span);
    let names = |side: &[usize]| -> Vec<&str> {
        side.iter().filter_map(|id| mentions.get(*id)).map(|mention| mention.span.slice(&report.text)).collect()
    };
    let act = &candidate.act;
    json!({
        "trigger": range(act.trigger),
        "what": act.what.map(range),
        "type": act.kind.as_str(),
        "rule": act.rule.id,
        "admitted": candidate.admitted,
        "score": act.score,
        "agent": names(&act.agent),
        "recipient": names(&act.recipient),
        "features": candidate.features.hashes(),
    })
}
