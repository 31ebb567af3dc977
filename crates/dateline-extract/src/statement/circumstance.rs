//! When, where and to whom a statement is made, and the finished [`Statement`]s.
//!
//! *Finds:* the time expression that modifies the cue; the network or occasion ("posted on Truth Social", "in a statement");
//! addressees, and the outlets that speech is given to ("told NBC", "in an interview with Fox News": a relay). They hold on for
//! the same speaker within a paragraph. *Does not find:* a time that stands inside the content.

use std::ops::Range;

use dateline_lexicon::reporting;
use dateline_nlp::{Tag, TokenId};
use dateline_record::Rule;
use dateline_record::vocabulary::{ActorKind, StatementKind, TimexType};
use dateline_text::Span;

use super::chain::{Chained, Outer};
use super::cue::{ACCORDING, Draft, HEADLINE, NOUN, PATTERN, QUOTED_AS, VERB_LEFT, VERB_NOUN, VERB_RIGHT};
use super::scene::Scene;
use crate::{Link, Mention, MentionId, Source, Statement, StatementId, TimeId};

/// Turns the linked drafts into statements, by place.
pub(super) fn finish(scene: &Scene, chained: Vec<Chained>) -> Vec<Statement> {
    let mut order: Vec<usize> = (0..chained.len()).collect();
    order.sort_by_key(|&id| chained.get(id).map_or((0, 0), |one| (start(&one.draft), usize::MAX - end(&one.draft))));
    let mut place = vec![0; chained.len()];
    for (position, &id) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(id) {
            *slot = position;
        }
    }
    let mut passage = Passage::default();
    let mut statements = Vec::with_capacity(chained.len());
    for one in order.iter().filter_map(|&id| chained.get(id)) {
        let within = one.within.and_then(|id| place.get(id)).copied();
        let held = within.filter(|&outer| outer < statements.len());
        let inherited = held.and_then(|outer| statements.get(outer)).map_or(Vec::new(), |outer: &Statement| outer.chain.clone());
        statements.push(statement(scene, one, held, inherited, &mut passage));
    }
    statements
}

fn start(draft: &Draft) -> usize {
    draft.content.pieces.first().map_or(0, |piece| piece.start())
}

fn end(draft: &Draft) -> usize {
    draft.content.pieces.last().map_or(0, |piece| piece.end())
}

/// What holds on from one statement to the next of the same passage.
#[derive(Default)]
struct Passage {
    paragraph: Option<u32>,
    source: Option<MentionId>,
    when: Option<TimeId>,
    medium: Option<Span>,
    relays: Vec<Link>,
}

fn statement(
    scene: &Scene,
    one: &Chained,
    within: Option<StatementId>,
    inherited: Vec<Link>,
    passage: &mut Passage,
) -> Statement {
    let draft = &one.draft;
    let clause = draft.clause.clone();
    let mut to = draft.to;
    let mut relays: Vec<Link> = one.outer.iter().map(|outer| outer_link(scene, outer)).collect();
    let told = outlets(scene, draft, &mut to).into_iter();
    relays.extend(told.map(|outlet| Link { source: Source::Mention(outlet), words: None, cue: None, content: Vec::new() }));
    let paragraph = scene.sentence(draft.content.tokens.start).map(|sentence| sentence.paragraph);
    let goes_on = draft.level == 0 && paragraph == passage.paragraph && same_source(scene, draft.source, passage.source);
    if goes_on && relays.is_empty() && within.is_none() {
        relays.extend(passage.relays.iter().map(|link| Link {
            source: link.source,
            words: None,
            cue: None,
            content: Vec::new(),
        }));
    }
    let mut chain = inherited;
    chain.extend(relays.iter().cloned());
    let cue = (!draft.cue.is_empty()).then(|| scene.span(draft.cue.clone()));
    chain.push(Link {
        source: draft.source.map_or(Source::Implicit, Source::Mention),
        words: draft.words,
        cue,
        content: draft.content.marked.clone(),
    });
    let when = time_of(scene, draft, &clause).or(passage.when.filter(|_| goes_on));
    let medium = medium_of(scene, draft, &clause).or(passage.medium.filter(|_| goes_on));
    if draft.level == 0 && within.is_none() {
        *passage = Passage { paragraph, source: draft.source.or(passage.source), when, medium, relays };
    }
    Statement {
        content: draft.content.pieces.clone(),
        kind: draft.content.kind,
        chain,
        medium,
        to,
        when,
        within,
        rule: draft.rule,
        score: score(draft),
    }
}

fn outer_link(scene: &Scene, outer: &Outer) -> Link {
    Link {
        source: Source::Mention(outer.source),
        words: outer.words,
        cue: Some(scene.span(outer.cue.clone())),
        content: outer.content.clone(),
    }
}

/// The same speaker as far as the words tell: nobody new, a pronoun, or the same name.
fn same_source(scene: &Scene, now: Option<MentionId>, before: Option<MentionId>) -> bool {
    let (Some(now), Some(before)) = (now, before) else { return now.is_none() };
    let (Some(now), Some(before)) = (scene.mention(now), scene.mention(before)) else { return false };
    now.form == crate::MentionForm::Pronoun || last_word(scene, now.span) == last_word(scene, before.span)
}

fn last_word<'a>(scene: &Scene<'a>, span: Span) -> &'a str {
    span.slice(scene.text).rsplit(char::is_whitespace).next().unwrap_or("")
}

/// The time expression of the reporting clause nearest to the cue.
fn time_of(scene: &Scene, draft: &Draft, clause: &Range<TokenId>) -> Option<TimeId> {
    let (low, limit) = (clause.start, clause.end);
    let outside = |at: TokenId| !draft.content.tokens.contains(&at) && scene.quote_at(at, draft.level).is_none();
    let point = |id: &TimeId| {
        scene.times.get(*id).is_some_and(|time| {
            let dated = time.value.len() >= 4 && time.value.starts_with(|c: char| c.is_ascii_digit());
            dated && matches!(time.kind, TimexType::Date | TimexType::Time)
        })
    };
    let after = (draft.cue.end..limit).filter(|&at| outside(at)).find_map(|at| scene.time_at(at).filter(point));
    after.or_else(|| {
        // Back to the start of the clause: another finite verb has times of its own, unless it is the question answered.
        let asked = matches!(scene.lower(low), "asked" | "when") && draft.cue.start > low;
        let before = (low..draft.cue.start).rev().take_while(|&at| asked || !scene.is_finite(at));
        let near = before.filter(|&at| outside(at)).find_map(|at| scene.time_at(at).filter(point));
        // "On Tuesday, …, X said": a time that opens the sentence holds for all of it.
        let opens = scene.sentence(low).is_some_and(|sentence| sentence.tokens.start == low) && !draft.left;
        near.or_else(|| {
            (low..draft.cue.start.min(low + 3)).filter(|&at| opens && outside(at)).find_map(|at| scene.time_at(at).filter(point))
        })
    })
}

/// The network or occasion that the reporting clause names.
fn medium_of(scene: &Scene, draft: &Draft, clause: &Range<TokenId>) -> Option<Span> {
    let outside = |at: TokenId| !draft.content.tokens.contains(&at);
    for at in (draft.cue.start + 1..clause.end.max(draft.cue.end))
        .chain((clause.start..draft.cue.start).rev())
        .filter(|&at| outside(at))
    {
        let prepositional =
            scene.tag(at) == Tag::Adp && matches!(scene.lower(at), "on" | "in" | "at" | "during" | "via" | "through" | "to");
        if !prepositional || !outside(at + 1) {
            continue;
        }
        if let Some(words) = medium_phrase(scene, at + 1, clause.end.max(draft.cue.start)) {
            return Some(words);
        }
    }
    None
}

fn medium_phrase(scene: &Scene, from: TokenId, limit: TokenId) -> Option<Span> {
    let start =
        if scene.tag(from) == Tag::Det || matches!(scene.lower(from), "his" | "her" | "their" | "its") { from + 1 } else { from };
    // The longest known name first: "Truth Social", then "statement" behind adjectives.
    for end in (start + 1..=limit.min(start + 4)).rev() {
        let span = scene.span(start..end);
        if reporting::is_medium(span.slice(&scene.analysis.lower)) {
            return Some(span);
        }
        let head = scene.span(end - 1..end);
        let modifiers = (start..end - 1).all(|at| matches!(scene.tag(at), Tag::Adj | Tag::Noun | Tag::Propn));
        if modifiers && reporting::is_medium(head.slice(&scene.analysis.lower)) && end - start > 1 && head.len() > 1 {
            return Some(span);
        }
    }
    None
}

/// Outlets that the words are given to: they relay, and are no addressees. Media of which nothing is told stay addressees.
fn outlets(scene: &Scene, draft: &Draft, to: &mut Option<MentionId>) -> Vec<MentionId> {
    let plain =
        |mention: &Mention| mention.tokens.clone().all(|at| matches!(scene.lower(at), "the" | "news" | "media" | "press"));
    let is_outlet = |mention: &Mention| mention.kind == Some(ActorKind::Media) && !plain(mention);
    let is_media = |id: MentionId| scene.mention(id).is_some_and(is_outlet);
    let mut found: Vec<MentionId> = to.take_if(|id| is_media(*id)).into_iter().collect();
    let inside = |at: TokenId| draft.content.tokens.contains(&at);
    let mut at = draft.clause.start;
    while at < draft.clause.end {
        if scene.lower(at) == "interview" && !inside(at) {
            found.extend(scene.mention_before(at).filter(|&id| is_media(id) && Some(id) != draft.source));
        }
        let given = matches!(
            scene.lower(at),
            "interview" | "interviewed" | "remarks" | "appearance" | "speaking" | "talking" | "comments" | "statement"
        ) && matches!(scene.lower(at + 1), "with" | "to" | "by" | "on" | "for");
        if given && !inside(at) {
            let phrase = scene.noun_phrase(at + 2, draft.clause.end);
            found.extend(scene.mention_from(phrase.start).filter(|&id| is_media(id) && Some(id) != draft.source));
        }
        at += 1;
    }
    found.dedup();
    found
}

/// How often a draft of this kind is right on PolNeAR train and gold/train (source and content), as measured by `cargo xtask eval`.
fn score(draft: &Draft) -> f32 {
    let by_rule: &[(Rule, f32)] = &[
        (VERB_RIGHT, 0.78),
        (VERB_LEFT, 0.89),
        (VERB_NOUN, 0.6),
        (PATTERN, 0.67),
        (ACCORDING, 0.86),
        (HEADLINE, 0.6),
        (NOUN, 0.5),
        (QUOTED_AS, 0.7),
    ];
    if draft.rule == super::cue::LEARNT {
        return if draft.source.is_none() { 0.4 } else { draft.score };
    }
    let base = by_rule.iter().find(|(rule, _)| *rule == draft.rule).map_or(0.5, |(_, score)| *score);
    let sure = if draft.content.kind == StatementKind::Direct { 0.06 } else { 0.0 };
    if draft.source.is_none() { 0.4 } else { base + sure }
}
