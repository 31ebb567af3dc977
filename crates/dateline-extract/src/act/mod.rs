//! Who did what to whom.
//!
//! [`acts`] goes sentence by sentence: `chunk` reads flat phrases, `clause` the slots of verbs, `verb` and `noun` the acts they
//! name, `modal` demands and refusals made by modals; `status` says whether it happened, `circumstance` and `measure` on what condition,
//! by when, when, where and how much; `politics` tells what is political; [`learnt`] decides what is an act and of which type;
//! [`settle`] joins the mentions of one act and says who takes part, once it is known who is meant.

mod chunk;
mod circumstance;
mod classes;
mod clause;
mod counterpart;
mod deadline;
mod draft;
mod group;
mod labour;
pub mod learnt;
mod measure;
mod merge;
mod modal;
mod noun;
mod open;
mod phrase;
mod politics;
mod scene;
mod status;
mod verb;

use std::ops::Range;

use dateline_nlp::{Analysis, TokenId};
use dateline_record::vocabulary::{ActType, Status};
use dateline_text::Span;
use dateline_time::Timex;

use crate::{Act, Mention, Statement};
use chunk::Kind;
use clause::{Clauses, Governor};
use draft::Draft;
use learnt::party::{Cast, Settled, Stage};
use learnt::whole::Whole;
use learnt::{Features, Model};
use politics::Politics;
use scene::Scene;

/// The acts of a report, one for each mention, by place of their trigger; [`settle`] joins those that are one.
///
/// Those acted on that no mention covers ("37 prisoners", "an army base") are added to `mentions`, at its end.
pub fn acts(
    text: &str,
    analysis: &Analysis,
    times: &[Timex],
    statements: &[Statement],
    mentions: &mut Vec<Mention>,
    model: &Model,
) -> Vec<Act> {
    let given = mentions.len();
    let found = candidates(text, analysis, times, statements, mentions);
    let mut loose = Vec::new();
    let mut chosen = Vec::new();
    for candidate in found {
        let again = (candidate.act.kind, candidate.act.trigger);
        let apart = candidate.loose;
        match choose(model, candidate) {
            Some(act) => chosen.push(act),
            None if apart => loose.push(again),
            None => {}
        }
    }
    merge::attach(&mut chosen, &loose);
    deadline::attach(&Scene::new(text, analysis, mentions, times, statements), &mut chosen);
    keep_used(&mut chosen, mentions, given);
    chosen
}

/// What may be an act: as the rules read it, with what the model is told of it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The act as the rules have it.
    pub act: Act,
    /// Whether the rules would have it by themselves.
    pub admitted: bool,
    /// An act noun with nobody near it: where it is no act of its own, it mentions another again.
    pub loose: bool,
    /// What the model is told.
    pub features: Features,
}

/// All that may be an act of a report; what [`acts`] chooses from and `train/acts.py` learns from.
pub fn candidates(
    text: &str,
    analysis: &Analysis,
    times: &[Timex],
    statements: &[Statement],
    mentions: &mut Vec<Mention>,
) -> Vec<Candidate> {
    let mut scene = Scene::new(text, analysis, mentions, times, statements);
    let politics = Politics::read(&scene);
    let mut chunks = Vec::new();
    let mut found = Vec::new();
    for sentence in &analysis.sentences {
        if analysis.paragraphs.get(sentence.paragraph as usize).is_none_or(|paragraph| paragraph.boilerplate) {
            continue;
        }
        chunk::chunks(&scene, sentence.tokens.clone(), &mut chunks);
        let clauses = Clauses::read(&scene, &chunks);
        sentence_acts(&mut scene, &clauses, &politics, &sentence.tokens, &mut found);
    }
    let mut cues: Vec<Span> = statements.iter().filter_map(|statement| statement.chain.last()?.cue).collect();
    cues.sort_unstable();
    found.retain(|candidate: &Candidate| !is_mere_speech(&candidate.act, &cues));
    found.sort_by_key(|candidate| (candidate.act.trigger, candidate.act.kind));
    found
}

/// The candidate as the act the model takes it for, if for any.
fn choose(model: &Model, candidate: Candidate) -> Option<Act> {
    let Some(reading) = model.trigger(&candidate) else { return Some(candidate.act).filter(|_| candidate.admitted) };
    let (mut act, reading) = (candidate.act, reading?);
    if reading.kind != act.kind {
        act.status = status::of_another(act.kind, reading.kind, act.status);
        (act.kind, act.mode) = (reading.kind, None);
    }
    act.odds = reading.over_none;
    // Until all of it is judged, and a feature then; the tables are too modest, hence the fourth root.
    act.score = (reading.share / (1.0 + (-reading.over_none).exp())).sqrt().sqrt();
    Some(act)
}

/// Whether the act is only that somebody says something: "he called it a farce" is no call, "she discussed it with the envoy" is a talk.
/// `cues` are in order.
fn is_mere_speech(act: &Act, cues: &[Span]) -> bool {
    let near = cues.partition_point(|cue| cue.start() < act.trigger.end());
    let cue = near.checked_sub(1).and_then(|at| cues.get(at)).is_some_and(|cue| cue.overlaps(act.trigger));
    cue && act.kind == ActType::Consult && (act.rule == open::OPEN || act.recipient.is_empty())
}

/// Settles who takes part, now that it is known who is meant, joins the mentions of one act, and keeps what is one, in place order.
pub fn settle(acts: Vec<Act>, cast: &Cast, model: &Model) -> Vec<Act> {
    let acts = joined(acts, cast, model);
    let Some((odds, least)) = model.wholes(&Whole::new(&acts, cast)).zip(model.least_whole()) else { return acts };
    let told = acts.into_iter().zip(odds).filter(|(_, odds)| *odds >= least);
    told.map(|(act, odds)| Act { score: 1.0 / (1.0 + (-odds).exp()), ..act }).collect()
}

/// The acts, each with all its mentions and those who take part.
pub fn joined(acts: Vec<Act>, cast: &Cast, model: &Model) -> Vec<Act> {
    let given = given(acts, cast);
    let stage = Stage::new(&given, cast);
    let alone = sided(&given, &stage, cast, model);
    let mut acts = Vec::new();
    for members in learnt::same::groups(model, &alone, cast) {
        let mut mentions = members.iter().filter_map(|at| alone.get(*at));
        let Some(mut act) = mentions.next().cloned() else { continue };
        mentions.for_each(|other| merge::join(&mut act, other));
        if members.len() > 1 {
            let given: Vec<&Act> = members.iter().filter_map(|at| given.get(*at)).collect();
            take(&mut act, stage.settle(model, &given));
        }
        acts.push(act);
    }
    group::expand(&mut acts, cast);
    acts.retain(|act| !act.agent.is_empty() || !act.recipient.is_empty());
    acts
}

/// The acts with those who take part as the words have them.
pub fn given(mut acts: Vec<Act>, cast: &Cast) -> Vec<Act> {
    let same = |one, other| one == other || (cast.of)(one).is_some() && (cast.of)(one) == (cast.of)(other);
    for Act { agent, recipient, .. } in &mut acts {
        recipient.retain(|id| !agent.iter().any(|other| same(*other, *id)));
    }
    counterpart::complete(&mut acts, &same);
    group::expand(&mut acts, cast);
    acts
}

/// The acts, each mention by itself, with those who take part as the model chooses them.
pub fn sided(given: &[Act], stage: &Stage, cast: &Cast, model: &Model) -> Vec<Act> {
    let mut acts = given.to_vec();
    for (act, given) in acts.iter_mut().zip(given) {
        take(act, stage.settle(model, &[given]));
    }
    group::expand(&mut acts, cast);
    acts
}

fn take(act: &mut Act, settled: Settled) {
    (act.agent, act.recipient, act.sure) = (settled.agent, settled.recipient, settled.share);
}

/// Drops the mentions from `given` on that no act points at.
fn keep_used(acts: &mut [Act], mentions: &mut Vec<Mention>, given: usize) {
    let mut used = vec![false; mentions.len().saturating_sub(given)];
    for id in acts.iter().flat_map(|act| act.agent.iter().chain(&act.recipient)) {
        if let Some(slot) = id.checked_sub(given).and_then(|at| used.get_mut(at)) {
            *slot = true;
        }
    }
    let mut place = given;
    let places: Vec<usize> = used
        .iter()
        .map(|&used| {
            let here = place;
            place += usize::from(used);
            here
        })
        .collect();
    for id in acts.iter_mut().flat_map(|act| act.agent.iter_mut().chain(&mut act.recipient)) {
        *id = id.checked_sub(given).and_then(|at| places.get(at)).copied().unwrap_or(*id);
    }
    let mut at = 0;
    mentions.retain(|_| {
        let keep = at < given || used.get(at - given).copied().unwrap_or(false);
        at += 1;
        keep
    });
}

fn sentence_acts(
    scene: &mut Scene,
    clauses: &Clauses,
    politics: &Politics,
    sentence: &Range<TokenId>,
    found: &mut Vec<Candidate>,
) {
    // Each with whether it is an act by the rules alone, and whether nobody political is told of.
    let mut drafts: Vec<(Draft, bool, bool)> = Vec::new();
    for id in 0..clauses.chunks.len() {
        let draft = match clauses.kind(id) {
            Some(Kind::Verb) => modal::demand(scene, clauses, id)
                .or_else(|| modal::readiness(scene, clauses, id))
                .or_else(|| verb::draft(scene, clauses, id).map(|under| modal::promise(scene, clauses, id, under)))
                .or_else(|| open::draft(scene, clauses, id))
                .filter(|draft| !purpose(clauses, draft)),
            Some(Kind::Noun) => noun::draft(scene, clauses, id),
            _ => None,
        };
        let Some(draft) = draft.map(|draft| labour::settle(scene, draft)) else { continue };
        let open = draft.rule == open::OPEN;
        let admitted = !open && draft.rule != open::JUDGEMENT && politics.admits(scene, clauses, &draft);
        let apart = !admitted && (politics.elsewhere() || !politics.may(scene, &draft));
        if admitted || !politics.elsewhere() && (!apart || loose(&draft) || !open && politics.told()) {
            drafts.push((draft, admitted, apart));
        }
    }
    if drafts.is_empty() {
        return;
    }
    let conditions = circumstance::conditions(scene, clauses);
    for (index, (draft, admitted, apart)) in drafts.iter().enumerate() {
        let at = draft.trigger.start;
        let claimed = drafts.iter().enumerate().any(|(other, (over, firm, _))| {
            *firm
                && (other != index && over.claims.contains(&at) && !over.trigger.contains(&at)
                    || other != index && (other < index || !admitted) && over.trigger.contains(&at))
        });
        if claimed || conditions.iter().any(|condition| condition.contains(&at)) {
            continue;
        }
        let head = clauses.chunk(draft.at).map_or(at, |chunk| chunk.head);
        let act = finish(scene, clauses, draft, sentence, &conditions);
        let features = learnt::trigger::features(scene, draft, &act, head, politics, *admitted, *apart);
        found.push(Candidate { act, admitted: *admitted, loose: loose(draft), features });
    }
}

/// An act noun with nobody near it: "the talks".
fn loose(draft: &Draft) -> bool {
    draft.rule == noun::NOUN && draft.agent.is_empty() && draft.recipient.is_empty() && draft.needs.actor
}

/// "met TO DISCUSS": a purpose is no act of its own.
fn purpose(clauses: &Clauses, draft: &Draft) -> bool {
    clauses.group(draft.at).infinitive && matches!(clauses.slots(draft.at).governor, Governor::Adjunct(_))
}

fn finish(scene: &Scene, clauses: &Clauses, draft: &Draft, sentence: &Range<TokenId>, conditions: &[Range<TokenId>]) -> Act {
    let condition = circumstance::condition(scene, draft, conditions);
    // Harm announced on a condition is a threat.
    let threat = condition.is_some() && draft.status == Status::Planned && modal::harms(draft.kind) && !draft.agent.is_empty();
    let (kind, status) = if threat { (ActType::Threaten, Status::Threatened) } else { (draft.kind, draft.status) };
    let deadline = deadline::of_act(scene, draft, sentence, condition);
    let when = circumstance::when(scene, clauses, draft, deadline.map(|deadline| deadline.time));
    let what = (!draft.what.is_empty()).then(|| scene.span(draft.what.clone()));
    Act {
        kind,
        mode: Some(draft.mode).filter(|mode| !mode.is_empty()),
        trigger: scene.span(draft.trigger.clone()),
        also: Vec::new(),
        agent: draft.agent.clone(),
        recipient: draft.recipient.clone(),
        status,
        what,
        condition,
        deadline,
        when,
        place: circumstance::place(scene, draft),
        measure: measure::measure(scene, clauses, draft),
        statement: scene.statement_at(draft.trigger.start),
        settled: threat || draft.settled,
        rule: draft.rule,
        odds: 0.0,
        sure: 1.0,
        score: score(draft),
    }
}

/// How sure the act is by what it has.
fn score(draft: &Draft) -> f32 {
    let base = if draft.rule == verb::VERB { 0.6 } else { 0.45 };
    let sides = [&draft.agent, &draft.recipient].into_iter().filter(|side| !side.is_empty()).count();
    let sides = if sides == 2 { 0.15 } else { 0.0 };
    let weak = if draft.needs.weak { 0.2 } else { 0.0 };
    base + sides - weak
}
