//! Who did what to whom.
//!
//! [`acts`] goes sentence by sentence: `chunk` reads flat phrases, `clause` the slots of verbs, `verb` and `noun` the acts they
//! name, `modal` demands and refusals made by modals; `status` says whether it happened, `circumstance` and `measure` on what condition,
//! by when, when, where and how much; `politics` keeps what is political; [`merge()`] joins the mentions of one act.

mod chunk;
mod circumstance;
mod classes;
mod clause;
mod counterpart;
mod draft;
mod measure;
mod merge;
mod modal;
mod noun;
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
pub use merge::merge;
use politics::Politics;
use scene::Scene;

/// All acts of a report, by place of their trigger, mentions of one act joined as far as names tell.
///
/// Those acted on that no mention covers ("37 prisoners", "an army base") are added to `mentions`, at its end.
pub fn acts(text: &str, analysis: &Analysis, times: &[Timex], statements: &[Statement], mentions: &mut Vec<Mention>) -> Vec<Act> {
    let given = mentions.len();
    let mut scene = Scene::new(text, analysis, mentions, times, statements);
    let politics = Politics::read(&scene);
    let mut chunks = Vec::new();
    let mut found = Found::default();
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
    found.acts.retain(|act| !is_mere_speech(act, &cues));
    found.acts.sort_by_key(|act| (act.trigger, act.kind));
    let mut acts = merge::join_mentions(found.acts, &|one, other| by_name(text, scene.mentions, one, other));
    merge::attach(&mut acts, &found.loose);
    keep_used(&mut acts, mentions, given);
    acts
}

/// Whether the act is only that somebody says something: "he called it a farce" is no call. `cues` are in order.
fn is_mere_speech(act: &Act, cues: &[Span]) -> bool {
    let near = cues.partition_point(|cue| cue.start() < act.trigger.end());
    act.kind == ActType::Consult && near.checked_sub(1).and_then(|at| cues.get(at)).is_some_and(|cue| cue.overlaps(act.trigger))
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

/// What the sentences give.
#[derive(Default)]
struct Found {
    acts: Vec<Act>,
    /// Act nouns with nobody near them: they can only be further mentions.
    loose: Vec<(ActType, Span)>,
}

fn sentence_acts(scene: &mut Scene, clauses: &Clauses, politics: &Politics, sentence: &Range<TokenId>, found: &mut Found) {
    let mut drafts: Vec<Draft> = Vec::new();
    for id in 0..clauses.chunks.len() {
        let draft = match clauses.kind(id) {
            Some(Kind::Verb) => modal::demand(scene, clauses, id)
                .or_else(|| modal::readiness(scene, clauses, id))
                .or_else(|| verb::draft(scene, clauses, id).map(|under| modal::promise(scene, clauses, id, under))),
            _ => None,
        };
        drafts.extend(draft);
    }
    drafts.retain(|draft| politics.admits(scene, clauses, draft) && !purpose(clauses, draft));
    for id in 0..clauses.chunks.len() {
        if clauses.kind(id) == Some(Kind::Noun) {
            let Some(draft) = noun::draft(scene, clauses, id) else { continue };
            if politics.admits(scene, clauses, &draft) {
                drafts.push(draft);
            } else if draft.agent.is_empty() && draft.recipient.is_empty() && draft.needs.actor {
                found.loose.push((draft.kind, scene.span(draft.trigger)));
            }
        }
    }
    if drafts.is_empty() {
        return;
    }
    let conditions = circumstance::conditions(scene, clauses);
    for (index, draft) in drafts.iter().enumerate() {
        let at = draft.trigger.start;
        let claimed = drafts.iter().enumerate().any(|(other, over)| {
            other != index && over.claims.contains(&at) && !over.trigger.contains(&at)
                || other < index && over.trigger.contains(&at)
        });
        if claimed || conditions.iter().any(|condition| condition.contains(&at)) {
            continue;
        }
        found.acts.push(finish(scene, clauses, draft, sentence, &conditions));
    }
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
    let deadline = circumstance::deadline(scene, draft, sentence, condition);
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
