//! Condition, time and place of an act.
//!
//! *Finds:* clauses and phrases that a marker of the lexicon opens ("if …", "until …", "in exchange for …", "or face …"); the nearest
//! time of the clause that sets no deadline; "in" with a place.
//! *Does not find:* conditions told in another sentence.

use std::ops::Range;

use dateline_lexicon::acts::{Marker, markers};
use dateline_nlp::{Tag, TokenId};
use dateline_record::vocabulary::{ActType, ActorKind, Status, TimexType};
use dateline_text::Span;

use super::chunk::Kind;
use super::clause::Clauses;
use super::draft::Draft;
use super::scene::Scene;
use super::verb::token_at;
use crate::{Place, TimeId};

/// A condition of the sentence: its tokens, marker included.
pub(super) fn conditions(scene: &Scene, clauses: &Clauses) -> Vec<Range<TokenId>> {
    let (Some(first), Some(last)) = (clauses.chunks.first(), clauses.chunks.last()) else { return Vec::new() };
    let mut found: Vec<Range<TokenId>> = Vec::new();
    let mut at = first.start;
    while at < last.end {
        let Some(length) = opens(scene, at, Marker::Condition) else {
            at += 1;
            continue;
        };
        // "once again", "even if": an adverb opens nothing.
        let next = (0..clauses.chunks.len()).find(|&id| token_at(clauses, id) >= at + length);
        let clause = next.is_some_and(|id| {
            clauses.kind(id) == Some(Kind::Noun) && clauses.kind(id + 1) == Some(Kind::Verb) && clauses.group(id + 1).finite()
        });
        let adverb = length == 1 && scene.tag(at) == Tag::Adv && !clause;
        // "until Friday" and "until 2014" set a time, no condition.
        let temporal = scene.time_at(at + length).is_some() || scene.lower(at) == "until" && scene.tag(at + length) == Tag::Num;
        let asks = scene.lower(at) == "if"
            && at > first.start
            && matches!(scene.lemma(at - 1), "ask" | "wonder" | "know" | "as" | "see" | "even");
        if temporal || asks || adverb {
            at += length;
            continue;
        }
        let end = condition_end(scene, clauses, at + length, at == first.start);
        if end > at + length {
            found.push(at..end);
        }
        at = end.max(at + length);
    }
    found
}

/// How many tokens of a marker of the kind start at `at`.
pub(super) fn opens(scene: &Scene, at: TokenId, kind: Marker) -> Option<usize> {
    markers(scene.lower(at)).iter().find_map(|(rest, marker)| {
        let all = rest.iter().enumerate().all(|(ahead, word)| scene.lower(at + 1 + ahead) == *word);
        (all && *marker == kind).then_some(rest.len() + 1)
    })
}

/// A condition ends at a mark, a closing quotation mark, or the comma before the main clause.
fn condition_end(scene: &Scene, clauses: &Clauses, start: TokenId, first: bool) -> TokenId {
    let from = (0..clauses.chunks.len()).find(|&at| token_at(clauses, at) >= start).unwrap_or(clauses.chunks.len());
    let mut verb = false;
    let mut at = from;
    while let Some(chunk) = clauses.chunk(at) {
        match chunk.kind {
            Kind::Verb => verb = true,
            Kind::Mark => break,
            Kind::Quote if at > from && scene.lower(chunk.start) != "“" && scene.lower(chunk.start) != "‘" && verb => break,
            Kind::Comma if verb || !first => {
                let reported = clauses.kind(at + 1) == Some(Kind::Noun) && clauses.opens_clause(at + 1);
                if first || reported || clauses.kind(at + 1) != Some(Kind::Noun) {
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    token_at(clauses, at)
}

/// The condition that goes with the act: of the same sentence, nearest to its trigger, and the act one that can have conditions.
pub(super) fn condition(scene: &Scene, draft: &Draft, conditions: &[Range<TokenId>]) -> Option<Span> {
    let open = match draft.kind {
        ActType::Threaten | ActType::Agree | ActType::Request | ActType::Reject => true,
        _ => matches!(draft.status, Status::Planned | Status::Possible | Status::Threatened | Status::Demanded),
    };
    let same = |range: &&Range<TokenId>| {
        let statement = scene.statement_at(range.start);
        statement.is_none()
            || statement == scene.statement_at(draft.trigger.start)
            || statement == scene.statement_at(draft.what.start)
    };
    let outside = |range: &&Range<TokenId>| !range.contains(&draft.trigger.start);
    let distance = |range: &Range<TokenId>| range.start.abs_diff(draft.trigger.start);
    let nearest = conditions.iter().filter(same).filter(outside).min_by_key(|range| distance(range));
    nearest.filter(|_| open).map(|range| scene.span(range.clone()))
}

/// When the act took or takes place: the nearest time of its clause that sets no deadline.
pub(super) fn when(scene: &Scene, clauses: &Clauses, draft: &Draft, deadline: Option<TimeId>) -> Option<TimeId> {
    let point = |at: TokenId| {
        let id = scene.time_at(at).filter(|&id| Some(id) != deadline)?;
        let time = scene.times.get(id)?;
        matches!(time.kind, TimexType::Date | TimexType::Time).then_some(id)
    };
    let after = (draft.trigger.end..draft.clause.end).find_map(point);
    after.or_else(|| {
        let low = left_edge(clauses, draft);
        (low..draft.trigger.start).rev().find_map(point)
    })
}

/// Where the act's own clause starts on the left: after the previous verb, mark or subordinator.
fn left_edge(clauses: &Clauses, draft: &Draft) -> TokenId {
    let stop = (0..draft.at).rev().find(|&at| {
        let own = clauses.chunk(at).is_some_and(|chunk| chunk.kind == Kind::Verb && draft.clause.contains(&chunk.start));
        !own && matches!(clauses.kind(at), Some(Kind::Verb | Kind::Mark | Kind::Subordinator | Kind::Relative))
    });
    stop.and_then(|at| clauses.chunk(at)).map_or_else(|| token_at(clauses, 0), |chunk| chunk.end)
}

/// Where the act takes place: a place behind "in" and the like in its clause, unless it is one of the act's parties.
pub(super) fn place(scene: &Scene, draft: &Draft) -> Option<Place> {
    (draft.trigger.start..draft.clause.end).find_map(|at| {
        if scene.tag(at) != Tag::Adp || opens(scene, at, Marker::Place) != Some(1) {
            return None;
        }
        let first = at + 1 + usize::from(scene.tag(at + 1) == Tag::Det);
        let mention = [at + 1, first].into_iter().find_map(|start| scene.mention_from(start)).and_then(|id| scene.mention(id))?;
        let last = mention.tokens.end.saturating_sub(1);
        let located =
            mention.kind == Some(ActorKind::Place) || mention.kind == Some(ActorKind::Government) && mention.name.is_some();
        // "in Turkey's war" is no place.
        let adjectival = scene.tag(last) == Tag::Adj || scene.is_possessive(last + 1);
        (located && !adjectival).then_some(Place { span: mention.name.unwrap_or(mention.span), country: mention.country })
    })
}
