//! One act for all its mentions in a report.
//!
//! *Finds:* what each mention adds to the first of its act, where [`super::learnt::same`] tells that they are one; nouns that name nobody
//! ("the talks") belong to the act of their type beside them.
//! *Why:* a lead tells an act that later sentences detail; the record holds it once, with every place that tells it.

use dateline_nlp::{Analysis, TokenId};
use dateline_record::vocabulary::ActType;
use dateline_text::Span;
use rustc_hash::FxHashMap;

use crate::Act;

/// How many acts ahead a noun that names nobody looks.
const REACH: usize = 300;

/// The word of the trigger that the others depend on.
pub(super) fn head(analysis: &Analysis, act: &Act) -> TokenId {
    let tokens = analysis.tokens_in(act.trigger);
    analysis.head_of(tokens.clone()).unwrap_or(tokens.start)
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

/// Adds another mention of the act.
pub(super) fn join(act: &mut Act, other: &Act) {
    act.also.push(other.trigger);
    act.also.extend(&other.also);
    act.also.retain(|span| *span != act.trigger);
    act.also.sort_unstable();
    act.also.dedup();
    act.condition = act.condition.or(other.condition);
    act.deadline = act.deadline.or(other.deadline);
    act.when = act.when.or(other.when);
    act.place = act.place.or(other.place);
    act.measure = act.measure.take().or_else(|| other.measure.clone());
    act.what = act.what.or(other.what);
    act.odds = act.odds.max(other.odds);
    act.score = act.score.max(other.score);
}
