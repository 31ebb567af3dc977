//! One act for all its mentions in a report.
//!
//! *Finds:* mentions of one type whose parties do not contradict each other: the same on both sides, or on one side with the other
//! left open; nouns without parties of their own join the act before them; a noun that is taken up again ("the attack" after "attacked")
//! joins what it takes up. *Does not find:* that two acts of one type and the same
//! parties on different days are two, unless their times say so.
//! *Why:* a lead tells an act that later sentences detail; the record holds it once, with every place that tells it.

use dateline_nlp::{Analysis, Tag, TokenId};
use dateline_record::vocabulary::{ActType, Status};
use dateline_text::Span;
use rustc_hash::FxHashMap;

use super::counterpart;
use crate::{Act, MentionId};

/// How many sentences back a noun takes up an act.
const SENTENCES_BACK: u32 = 12;
/// So many letters in common make a noun and a verb of one root: "visit", "visited"; "negotiations", "negotiated".
const STEM: usize = 5;
/// How many acts back an earlier mention of the same act is looked for.
const REACH: usize = 300;

/// Joins the mentions of the same act, in place order, and gives acts that lack the other side the one they can only be done to; `same`
/// says whether two mentions are of one actor.
pub(super) fn merge(acts: Vec<Act>, same: &dyn Fn(MentionId, MentionId) -> bool) -> Vec<Act> {
    let mut acts = join_mentions(acts, same);
    for act in &mut acts {
        let Act { agent, recipient, .. } = act;
        recipient.retain(|id| !agent.iter().any(|other| same(*other, *id)));
    }
    counterpart::complete(&mut acts, same);
    acts
}

/// Joins nouns that take up an act told before, in place order: whoever the parties were taken for, "the attack" is the one told.
pub(super) fn take_up(acts: Vec<Act>, analysis: &Analysis, same: &dyn Fn(MentionId, MentionId) -> bool) -> Vec<Act> {
    let mut kept: Vec<Act> = Vec::with_capacity(acts.len());
    for act in acts {
        let earlier =
            definite(analysis, &act).then(|| kept.iter_mut().rev().take(REACH).find(|earlier| takes_up(analysis, earlier, &act)));
        match earlier.flatten() {
            Some(earlier) => join(earlier, act, same),
            None => kept.push(act),
        }
    }
    kept
}

/// "the visit", "this attack", "their talks".
fn definite(analysis: &Analysis, act: &Act) -> bool {
    let head = head(analysis, act);
    let points = |at: TokenId| {
        let token = analysis.token(at);
        token.head == Some(head)
            && (token.tag == Tag::Det && matches!(analysis.lower(at), "the" | "this" | "that" | "these" | "those")
                || token.relation == "nmod:poss" && token.tag == Tag::Pron)
    };
    analysis.token(head).tag == Tag::Noun && !speech(act.kind) && (head.saturating_sub(3)..head).any(points)
}

fn takes_up(analysis: &Analysis, first: &Act, second: &Act) -> bool {
    let (one, other) = (head(analysis, first), head(analysis, second));
    let sentence = |at: TokenId| analysis.token(at).sentence;
    let stem = |at: TokenId| analysis.lemma(at).get(..STEM);
    let root = analysis.lemma(one) == analysis.lemma(other) || stem(one).is_some() && stem(one) == stem(other);
    let status = statuses(first, second) || matches!(first.kind, ActType::Consult | ActType::Agree);
    first.kind == second.kind
        && root
        && status
        && sentence(other).saturating_sub(sentence(one)) <= SENTENCES_BACK
        && first.when.zip(second.when).is_none_or(|(one, other)| one == other)
}

/// The word of the trigger that the others depend on.
pub(super) fn head(analysis: &Analysis, act: &Act) -> TokenId {
    let tokens = analysis.tokens_in(act.trigger);
    analysis.head_of(tokens.clone()).unwrap_or(tokens.start)
}

/// Joins the mentions of the same act, in place order.
pub(super) fn join_mentions(acts: Vec<Act>, same: &dyn Fn(MentionId, MentionId) -> bool) -> Vec<Act> {
    let mut kept: Vec<Act> = Vec::with_capacity(acts.len());
    for act in acts {
        match kept.iter_mut().rev().take(REACH).find(|earlier| one_act(earlier, &act, same)) {
            Some(earlier) => join(earlier, act, same),
            None => kept.push(act),
        }
    }
    kept
}

/// Adds nouns that name nobody ("the talks") to the nearest act of their type before them, else to the first after them.
pub(super) fn attach(acts: &mut [Act], loose: &[(ActType, Span)]) {
    let mut nearest: FxHashMap<ActType, usize> = FxHashMap::default();
    let mut next = 0;
    for &(kind, span) in loose {
        while let Some(act) = acts.get(next).filter(|act| act.trigger < span) {
            nearest.insert(act.kind, next);
            next += 1;
        }
        let ahead = || acts.iter().skip(next).take(REACH).position(|act| act.kind == kind).map(|ahead| next + ahead);
        let Some(at) = nearest.get(&kind).copied().or_else(ahead) else { continue };
        if let Some(act) = acts.get_mut(at).filter(|act| !act.trigger.overlaps(span)) {
            act.also.push(span);
            act.also.sort_unstable();
            act.also.dedup();
        }
    }
}

fn one_act(first: &Act, second: &Act, same: &dyn Fn(MentionId, MentionId) -> bool) -> bool {
    if first.kind != second.kind
        || first.mode.zip(second.mode).is_some_and(|(one, other)| one != other)
        || !statuses(first, second)
    {
        return false;
    }
    if first.when.zip(second.when).is_some_and(|(one, other)| one != other) {
        return false;
    }
    let mutual = matches!(first.kind, ActType::Consult | ActType::Cooperate | ActType::Agree | ActType::Retreat);
    if mutual {
        let (one, other) = (parties(first), parties(second));
        let hits = other.iter().filter(|id| one.iter().any(|known| same(*known, **id))).count();
        return !one.is_empty() && !other.is_empty() && hits > 0 && (hits == one.len() || hits == other.len());
    }
    let agent = side(&first.agent, &second.agent, same);
    let recipient = side(&first.recipient, &second.recipient, same);
    match (agent, recipient) {
        (Some(true), Some(true)) => true,
        (Some(true), None) | (None, Some(true)) => !speech(first.kind),
        _ => false,
    }
}

/// Accusing, demanding, threatening and refusing are new acts with each new heart.
fn speech(kind: ActType) -> bool {
    matches!(kind, ActType::Accuse | ActType::Request | ActType::Reject | ActType::Threaten | ActType::Support)
}

fn statuses(first: &Act, second: &Act) -> bool {
    first.status == second.status
        || matches!((first.status, second.status), (Status::Planned, Status::Possible) | (Status::Possible, Status::Planned))
}

/// `Some(true)` when the sides share somebody, `Some(false)` when they do not, `None` when one is empty.
fn side(one: &[MentionId], other: &[MentionId], same: &dyn Fn(MentionId, MentionId) -> bool) -> Option<bool> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    Some(one.iter().any(|id| other.iter().any(|known| same(*known, *id))))
}

fn parties(act: &Act) -> Vec<MentionId> {
    act.agent.iter().chain(&act.recipient).copied().collect()
}

fn join(act: &mut Act, other: Act, same: &dyn Fn(MentionId, MentionId) -> bool) {
    let mut also: Vec<Span> = std::mem::take(&mut act.also);
    also.push(other.trigger);
    also.extend(other.also);
    also.retain(|span| *span != act.trigger);
    also.sort_unstable();
    also.dedup();
    act.also = also;
    let missing = |known: &[MentionId], id: MentionId| !known.iter().any(|one| same(*one, id));
    if act.agent.is_empty() && !other.agent.iter().any(|id| !missing(&act.recipient, *id)) {
        act.agent = other.agent;
    }
    if act.recipient.is_empty() && !other.recipient.iter().any(|id| !missing(&act.agent, *id)) {
        act.recipient = other.recipient;
    }
    act.condition = act.condition.or(other.condition);
    act.deadline = act.deadline.or(other.deadline);
    act.when = act.when.or(other.when);
    act.place = act.place.or(other.place);
    act.measure = act.measure.take().or(other.measure);
    act.what = act.what.or(other.what);
    act.score = act.score.max(other.score);
}
