//! By when something must be done.
//!
//! *Finds:* times behind "by", "before", "until", "within"; times beside a deadline noun ("Friday's deadline", "a deadline of July 9"); the
//! end of what runs out ("before the pause ends in July", "a window that was to close on July 9"); a deadline noun alone, which means the
//! day that the report gives elsewhere; "July" for a deadline of which the report tells the day.
//! *Does not find:* deadlines without a time in the report.

use std::ops::Range;

use dateline_lexicon::acts::{Marker, classes};
use dateline_nlp::{Tag, TokenId};
use dateline_record::vocabulary::{ActType, Status, TimexType};
use dateline_text::Span;

use super::circumstance::opens;
use super::classes::{ENDING, TERM};
use super::draft::Draft;
use super::scene::Scene;
use crate::{Act, Deadline, TimeId};

/// How many tokens before the time the verb stands that ends a term.
const NEAR: usize = 4;

/// What the report says of deadlines, act or not: each with its sentence.
struct Told {
    deadline: Deadline,
    sentence: u32,
}

/// The deadlines that nouns tell, and the ends of terms, by place.
fn told(scene: &Scene) -> Vec<Told> {
    let mut found = Vec::new();
    let mut bare = Vec::new();
    let mut at = 0;
    while at < scene.analysis.tokens.len() {
        let sentence = scene.analysis.token(at).sentence;
        if let Some(time) = scene.time_at(at) {
            let tokens = scene.times.get(time).map_or(at..at + 1, |time| scene.analysis.tokens_in(time.span));
            let words = noun_words(scene, &tokens).or_else(|| ends_term(scene, &tokens).then(|| tokens.clone()));
            let words = words.filter(|words| in_one_sentence(scene, words));
            if let Some(words) = words {
                found.push(Told { deadline: Deadline { time, span: scene.span(words) }, sentence });
            }
            at = tokens.end.max(at + 1);
            continue;
        }
        if opens(scene, at, Marker::DeadlineNoun).is_some() && scene.tag(at) == Tag::Noun {
            bare.push((at, sentence));
        }
        at += 1;
    }
    let days = days(scene, &found);
    let known = |span: Span| found.iter().any(|told: &Told| told.deadline.span.overlaps(span));
    let mut more = Vec::new();
    for (at, sentence) in bare {
        let span = scene.span(noun_phrase(scene, at));
        if let Some(time) = nearest(scene, &days, at).filter(|_| !known(span)) {
            more.push(Told { deadline: Deadline { time, span }, sentence });
        }
    }
    found.extend(more);
    found.sort_by_key(|told| told.deadline.span);
    found
}

/// The times of a day that set a deadline, whatever marks them.
fn days(scene: &Scene, told: &[Told]) -> Vec<TimeId> {
    let day = |id: &TimeId| scene.times.get(*id).is_some_and(|time| time.kind == TimexType::Date && time.value.len() == 10);
    let marked = (0..scene.times.len()).filter(|&id| {
        let tokens = scene.times.get(id).map_or(0..0, |time| scene.analysis.tokens_in(time.span));
        marked(scene, &tokens)
    });
    let mut days: Vec<TimeId> = told.iter().map(|told| told.deadline.time).chain(marked).filter(day).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The time nearest to the token.
fn nearest(scene: &Scene, days: &[TimeId], at: TokenId) -> Option<TimeId> {
    let place = scene.analysis.token(at).span.start();
    days.iter().copied().min_by_key(|id| scene.times.get(*id).map_or(usize::MAX, |time| time.span.start().abs_diff(place)))
}

/// The noun with what stands before it in its phrase: "the White House's DEADLINE".
fn noun_phrase(scene: &Scene, noun: TokenId) -> Range<TokenId> {
    let belongs =
        |at: TokenId| scene.is_possessive(at) || matches!(scene.tag(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num);
    let goes_on = |at: &TokenId| belongs(*at) && in_one_sentence(scene, &(*at..noun + 1));
    let start = (noun.saturating_sub(5)..noun).rev().take_while(goes_on).last().unwrap_or(noun);
    start..noun + 1
}

fn in_one_sentence(scene: &Scene, tokens: &Range<TokenId>) -> bool {
    let sentence = |at: TokenId| scene.analysis.token(at).sentence;
    sentence(tokens.start) == sentence(tokens.end.saturating_sub(1))
}

/// Whether the time says when a term runs out: "ends in July", "was to close on July 9".
fn ends_term(scene: &Scene, time: &Range<TokenId>) -> bool {
    let point = scene.time_at(time.start).and_then(|id| scene.times.get(id));
    if point.is_none_or(|time| !matches!(time.kind, TimexType::Date | TimexType::Time)) {
        return false;
    }
    let from = time.start.saturating_sub(NEAR);
    let ends = (from..time.start).rev().find(|&at| classes(scene.lemma(at)) & *ENDING != 0 && scene.tag(at) == Tag::Verb);
    let Some(ends) = ends else { return false };
    let sentence = scene.analysis.sentence_of(ends).map_or(ends..ends, |sentence| sentence.tokens.clone());
    let low = sentence.start.max(ends.saturating_sub(24));
    (low..ends).any(|at| classes(scene.lemma(at)) & *TERM != 0)
}

/// Gives each deadline told to the nearest act that has none, of its sentence or of one beside it; and coarse deadlines the day
/// that the report tells.
pub(super) fn attach(scene: &Scene, acts: &mut [Act]) {
    let told = told(scene);
    for one in &told {
        if acts.iter().any(|act| act.deadline.is_some_and(|deadline| deadline.span.overlaps(one.deadline.span))) {
            continue;
        }
        let start = one.deadline.span.start();
        let distance = |act: &Act| {
            let sentence = scene.analysis.token(scene.analysis.token_at(act.trigger.start())).sentence;
            (sentence.abs_diff(one.sentence), act.trigger.start().abs_diff(start))
        };
        let free = acts.iter_mut().filter(|act| act.deadline.is_none() && distance(act).0 <= 1);
        if let Some(act) = free.min_by_key(|act| distance(act)) {
            act.deadline = Some(one.deadline);
        }
    }
    let days = days(scene, &told);
    for act in acts {
        let Some(deadline) = &mut act.deadline else { continue };
        let Some(coarse) = scene.times.get(deadline.time).filter(|time| time.value.len() == 7) else { continue };
        let mut inside = days.iter().filter(|id| scene.times.get(**id).is_some_and(|time| time.value.starts_with(&coarse.value)));
        if let (Some(day), None) = (inside.next(), inside.next()) {
            deadline.time = *day;
        }
    }
}

/// The deadline set for the act.
pub(super) fn of_act(scene: &Scene, draft: &Draft, sentence: &Range<TokenId>, condition: Option<Span>) -> Option<Deadline> {
    let open = !matches!(draft.status, Status::Done | Status::Denied)
        || matches!(draft.kind, ActType::Concede | ActType::Request | ActType::Agree);
    if !open {
        return None;
    }
    let mut best: Option<(usize, Deadline)> = None;
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(time) = scene.time_at(at) else {
            at += 1;
            continue;
        };
        let tokens = scene.times.get(time).map_or(at..at + 1, |time| scene.analysis.tokens_in(time.span));
        let found = deadline_words(scene, &tokens);
        if let Some(words) = found {
            let near = tokens.start.abs_diff(draft.trigger.start);
            let inside = draft.clause.contains(&at)
                || draft.what.contains(&at)
                || condition.is_some_and(|span| span.holds(scene.analysis.token(at).span.start()));
            let deadline = Deadline { time, span: scene.span(words) };
            if (inside || near < 12) && best.is_none_or(|(distance, _)| near < distance) {
                best = Some((near, deadline));
            }
        }
        at = tokens.end.max(at + 1);
    }
    best.map(|(_, deadline)| deadline)
}

/// The words of a deadline around the time: "before Friday", "Friday's deadline", "a deadline of July 9"; `None` for other times.
fn deadline_words(scene: &Scene, time: &Range<TokenId>) -> Option<Range<TokenId>> {
    let words = if marked(scene, time) { Some(time.clone()) } else { noun_words(scene, time) };
    words.filter(|words| in_one_sentence(scene, words))
}

/// Whether a marker of deadlines stands before the time: "by", "no later than".
fn marked(scene: &Scene, time: &Range<TokenId>) -> bool {
    let Some(before) = time.start.checked_sub(1) else { return false };
    let article = usize::from(scene.tag(before) == Tag::Det);
    let Some(marker) = before.checked_sub(article) else { return false };
    opens(scene, marker, Marker::Deadline).is_some()
        || marker.checked_sub(2).is_some_and(|at| opens(scene, at, Marker::Deadline) == Some(3))
}

/// The time with the deadline noun beside it.
fn noun_words(scene: &Scene, time: &Range<TokenId>) -> Option<Range<TokenId>> {
    let is = |at: TokenId| opens(scene, at, Marker::DeadlineNoun).is_some();
    let noun = (time.end..time.end + 3).find(|&at| is(at));
    if let Some(noun) = noun.filter(|&noun| {
        (time.end..noun).all(|at| scene.is_possessive(at) || matches!(scene.tag(at), Tag::Adj | Tag::Noun | Tag::Part))
    }) {
        return Some(time.start..noun + 1);
    }
    // "the deadline is July 9"
    let copula = (time.start.saturating_sub(3)..time.start).find(|&at| scene.lemma(at) == "be").and_then(|at| at.checked_sub(1));
    if let Some(noun) = copula.filter(|&noun| is(noun)) {
        return Some(noun..time.end);
    }
    let before = time.start.checked_sub(1)?;
    let marker = before.checked_sub(usize::from(scene.tag(before) == Tag::Det))?;
    let noun = marker.checked_sub(1).filter(|&at| matches!(scene.lower(marker), "of" | "for" | "on") && is(at));
    noun.map(|noun| noun..time.end)
}
