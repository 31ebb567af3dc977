//! Prints what may be an act, one JSON object a line, for `train/acts.py`: reads files of reports as `dateline read` does.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::path::PathBuf;

use dateline::ingest::{self, Limits, Sources};
use dateline::nlp::Analysis;
use dateline::text::{OffsetMap, Span};
use dateline::time::{Context, Tagger, Timex};
use dateline::{Pipeline, Report};
use dateline_extract::act::learnt::Model;
use dateline_extract::act::learnt::party::{Choice, Stage};
use dateline_extract::{Act, Mention, act, mention, statement};
use serde_json::{Value, json};

fn main() {
    let (tagger, pipeline) = (Tagger::new(), Pipeline::builder().build());
    for capture in Sources::new(std::env::args_os().skip(1).map(PathBuf::from), Limits::default()).flatten() {
        for report in ingest::read(capture, pipeline.options()).reports {
            let analysis = dateline::nlp::analyse(&report.text, &report.boilerplate);
            let times = tagger.tag(&report.text, &Context::of(report.published));
            let parties = parties(&report, &analysis, times.clone());
            let mut mentions = mention::mentions(&report.text, &analysis);
            let statements = statement::statements(&report.text, &analysis, &times, &mut mentions);
            let found = act::candidates(&report.text, &analysis, &times, &statements, &mut mentions);
            let rows = found.iter().map(|candidate| row(&report, &mentions, candidate));
            println!("{}", json!({"id": report.id, "candidates": rows.collect::<Vec<_>>(), "acts": parties}));
        }
    }
}

/// The acts with all who may take part in them.
fn parties(report: &Report, analysis: &Analysis, times: Vec<Timex>) -> Vec<Value> {
    let offsets = OffsetMap::new(&report.text);
    let mut extraction = dateline_extract::extract(report, analysis, times);
    let speakers = dateline_resolve::speakers(analysis, &extraction);
    let actors = dateline_resolve::actor::actors(&report.text, analysis, &extraction, &speakers);
    let acts = std::mem::take(&mut extraction.acts);
    dateline_resolve::casting(analysis, &extraction, &actors, &speakers, |cast| {
        // With nothing learnt, the sides stay as the rules have them.
        let acts = act::settle(acts, cast, &Model::default());
        let stage = Stage::new(&acts, cast);
        let name = |party: usize| actors.list.get(party).map(|actor| json!([actor.name, actor.aliases]));
        let row = |act: &Act| {
            let choices = stage.choices(act);
            let pairs = |agent: &Choice| -> Vec<Value> {
                choices.iter().map(|choice| json!(stage.pair(act, agent.party, choice.party).hashes())).collect()
            };
            let told: Vec<Value> = choices
                .iter()
                .map(|choice| {
                    json!({
                        "name": choice.party.and_then(name),
                        "agent": choice.agent.hashes(),
                        "recipient": choice.recipient.hashes(),
                        "pairs": pairs(choice),
                    })
                })
                .collect();
            let side = |list: &[usize]| -> Vec<Value> { list.iter().filter_map(|id| name(actors.of(*id)?)).collect() };
            let spans: Vec<_> =
                std::iter::once(act.trigger).chain(act.also.iter().copied()).map(|span| offsets.code_points(span)).collect();
            json!({
                "type": act.kind.as_str(),
                "triggers": spans,
                "what": act.what.map(|span| offsets.code_points(span)),
                "score": act.score,
                "agent": side(&act.agent),
                "recipient": side(&act.recipient),
                "choices": told,
            })
        };
        acts.iter().map(row).collect()
    })
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
