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
use dateline_record::vocabulary::{ActType, ActorKind, Status};
use dateline_text::Span;
use dateline_time::Timex;

use crate::{Act, Mention, MentionForm, MentionId, Statement};
use chunk::Kind;
use clause::{Clauses, Governor};
use draft::Draft;
use learnt::party::Cast;
use learnt::{Features, Model};
use merge::merge;
use politics::Politics;
use scene::Scene;

/// All acts of a report, by place of their trigger, mentions of one act joined as far as names tell.
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
    let mut acts = merge::join_mentions(chosen, &|one, other| by_name(text, mentions, one, other));
    merge::attach(&mut acts, &loose);
    deadline::attach(&Scene::new(text, analysis, mentions, times, statements), &mut acts);
    keep_used(&mut acts, mentions, given);
    acts
}

/// What may be an act: as the rules read it, with what the model is told of it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The act as the rules have it.
    pub act: Act,
    /// Whether the rules would have it by themselves.
    pub admitted: bool,
    /// The type follows from how the act is told: harm on a condition is a threat, whatever the harm; to impose sanctions is one.
    pub settled: bool,
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
    // The fourth root is what reports read by hand bear out: the model has seen few acts and is too modest.
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

/// Joins the mentions of the same act now that it is known who is meant, in place order, and settles who takes part.
pub fn settle(acts: Vec<Act>, cast: &Cast, model: &Model) -> Vec<Act> {
    let same = |one: MentionId, other: MentionId| one == other || (cast.of)(one).is_some() && (cast.of)(one) == (cast.of)(other);
    let mut acts = merge(acts, &same);
    group::expand(&mut acts, cast);
    learnt::party::assign(model, &mut acts, cast);
    group::expand(&mut acts, cast);
    acts.retain(|act| !act.agent.is_empty() || !act.recipient.is_empty());
    merge::take_up(merge::join_mentions(acts, &same), cast.analysis, &same)
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
    // Each with whether it is an act by the rules alone.
    let mut drafts: Vec<(Draft, bool)> = Vec::new();
    for id in 0..clauses.chunks.len() {
        match clauses.kind(id) {
            Some(Kind::Verb) => {
                let draft = modal::demand(scene, clauses, id)
                    .or_else(|| modal::readiness(scene, clauses, id))
                    .or_else(|| verb::draft(scene, clauses, id).map(|under| modal::promise(scene, clauses, id, under)));
                let Some(draft) = draft.or_else(|| open::draft(scene, clauses, id)) else { continue };
                let draft = labour::settle(scene, draft);
                let admitted = draft.rule != open::OPEN && politics.admits(scene, clauses, &draft);
                if !purpose(clauses, &draft) && (admitted || politics.may(scene, &draft)) {
                    drafts.push((draft, admitted));
                }
            }
            Some(Kind::Noun) => {
                let Some(draft) = noun::draft(scene, clauses, id) else { continue };
                let draft = labour::settle(scene, draft);
                let admitted = politics.admits(scene, clauses, &draft);
                if admitted || politics.may(scene, &draft) || loose(&draft) {
                    drafts.push((draft, admitted));
                }
            }
            _ => {}
        }
    }
    if drafts.is_empty() {
        return;
    }
    let conditions = circumstance::conditions(scene, clauses);
    for (index, (draft, admitted)) in drafts.iter().enumerate() {
        let at = draft.trigger.start;
        let claimed = drafts.iter().enumerate().any(|(other, (over, firm))| {
            *firm
                && (other != index && over.claims.contains(&at) && !over.trigger.contains(&at)
                    || other != index && (other < index || !admitted) && over.trigger.contains(&at))
        });
        if claimed || conditions.iter().any(|condition| condition.contains(&at)) {
            continue;
        }
        let head = clauses.chunk(draft.at).map_or(at, |chunk| chunk.head);
        let features = learnt::trigger::features(scene, draft, head, *admitted);
        let act = finish(scene, clauses, draft, sentence, &conditions);
        let settled = act.kind != draft.kind || draft.settled;
        found.push(Candidate { act, admitted: *admitted, settled, loose: loose(draft), features });
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
        rule: draft.rule,
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

/// Whether two mentions name the same actor as far as their words and the lexicon tell.
fn by_name(text: &str, mentions: &[Mention], one: MentionId, other: MentionId) -> bool {
    if one == other {
        return true;
    }
    let (Some(one), Some(other)) = (mentions.get(one), mentions.get(other)) else { return false };
    if one.form == MentionForm::Pronoun || other.form == MentionForm::Pronoun {
        return false;
    }
    if let (Some(first), Some(second)) = (one.canonical, other.canonical) {
        return first == second;
    }
    let words = |mention: &Mention| mention.name.unwrap_or(mention.span).slice(text).to_lowercase();
    let (first, second) = (words(one), words(other));
    let last = |name: &str| name.rsplit(char::is_whitespace).next().unwrap_or("").to_owned();
    let people = one.kind == Some(ActorKind::Person)
        && other.kind == Some(ActorKind::Person)
        && one.name.is_some()
        && other.name.is_some();
    first == second || people && last(&first) == last(&second)
}
