//! Speakers that a statement leaves open, and speakers that are not the ones the words name.
//!
//! *Finds:* the speaker of a quotation without a cue: whoever spoke last in the passage; the person behind a carrier of words
//! ("the statement said", "the order stated").
//! *Does not find:* a speaker named only after the quotation in another paragraph.

use dateline_extract::{Extraction, Mention, MentionId, Source, Statement, TimeId};
use dateline_lexicon::reporting;
use dateline_nlp::{Analysis, TokenId, VerbForm};
use dateline_record::vocabulary::{StatementKind, TimexType};
use rustc_hash::FxHashMap;

use crate::actor::Actors;

/// For each statement the mention of its speaker, where the text gives one at all.
pub fn speakers(analysis: &Analysis, extraction: &Extraction) -> Vec<Option<MentionId>> {
    let mut speakers: Vec<Option<MentionId>> = Vec::with_capacity(extraction.statements.len());
    for (id, statement) in extraction.statements.iter().enumerate() {
        let speaker = match statement.chain.last().map(|link| link.source) {
            Some(Source::Mention(mention)) => carried(analysis, extraction, mention, id, &speakers),
            _ if statement.within.is_none() && statement.kind != StatementKind::Direct && is_passive(analysis, statement) => None,
            _ => carried_on(analysis, extraction, statement, id, &speakers),
        };
        speakers.push(speaker);
    }
    speakers
}

/// For each statement the time of speaking: its own, or the one at which its speaker last spoke or held an occasion.
///
/// Words in the perfect ("has said") are of another time and take none over.
pub(crate) fn whens(
    text: &str,
    analysis: &Analysis,
    extraction: &Extraction,
    speakers: &[Option<MentionId>],
    actors: &Actors,
) -> Vec<Option<TimeId>> {
    let mut spoke: FxHashMap<usize, TimeId> = FxHashMap::default();
    let mut occasions = occasions(analysis, extraction, actors).into_iter().peekable();
    let mut whens = Vec::with_capacity(extraction.statements.len());
    for (statement, speaker) in extraction.statements.iter().zip(speakers) {
        let at = statement.content.first().map_or(0, |piece| piece.start());
        while let Some((_, actor, time)) = occasions.next_if(|(place, _, _)| *place < at) {
            spoke.insert(actor, time);
        }
        let actor = speaker.and_then(|speaker| actors.of(speaker));
        let cue = statement.chain.last().and_then(|link| link.cue).map_or("", |cue| cue.slice(text));
        let perfect = ["has ", "have ", "had ", "’s ", "'s "].iter().any(|auxiliary| cue.starts_with(auxiliary));
        let when = statement
            .when
            .or_else(|| actor.filter(|_| !perfect && statement.within.is_none()).and_then(|actor| spoke.get(&actor)).copied());
        if let (Some(actor), Some(when), None) = (actor, when, statement.within) {
            spoke.insert(actor, when);
        }
        whens.push(when);
    }
    whens
}

/// "X held a press conference on Tuesday": where, who, when.
fn occasions(analysis: &Analysis, extraction: &Extraction, actors: &Actors) -> Vec<(usize, usize, TimeId)> {
    let mut found = Vec::new();
    for (id, time) in extraction.times.iter().enumerate() {
        if !matches!(time.kind, TimexType::Date | TimexType::Time) || time.value.len() < 10 {
            continue;
        }
        let at = analysis.token_at(time.span.start());
        let Some(sentence) = analysis.sentence_of(at) else { continue };
        let low = at.saturating_sub(8).max(sentence.tokens.start);
        let occasion = (low..at)
            .any(|at| matches!(analysis.lemma(at), "conference" | "interview" | "speech" | "address" | "briefing" | "post"));
        let first = extraction.mentions.partition_point(|mention| mention.span.start() < sentence.span.start());
        let holder =
            extraction.mentions.iter().enumerate().skip(first).take_while(|(_, mention)| mention.span.end() <= time.span.start());
        let holder = holder.map(|(mention, _)| mention).next();
        if let Some(actor) = holder.filter(|_| occasion).and_then(|mention| actors.of(mention)) {
            found.push((time.span.end(), actor, id));
        }
    }
    found
}

/// The paragraph a statement starts in.
fn paragraph(analysis: &Analysis, statement: &Statement) -> usize {
    let at = statement.content.first().map_or(0, |piece| piece.start());
    analysis.paragraphs.partition_point(|paragraph| paragraph.span.end() <= at)
}

/// Whoever spoke last, no further back than the paragraph before.
fn carried_on(
    analysis: &Analysis,
    extraction: &Extraction,
    statement: &Statement,
    id: usize,
    speakers: &[Option<MentionId>],
) -> Option<MentionId> {
    let here = paragraph(analysis, statement);
    let before = extraction.statements.get(..id)?.iter().enumerate().rev();
    let mut open = before.filter(|(_, other)| other.within.is_none());
    let (last, other) = open.next()?;
    let near = paragraph(analysis, other) + 1 >= here;
    // A quotation in a paragraph of its own continues the speaker; so does one behind a sentence of the speaker's.
    if near { speakers.get(last).copied().flatten() } else { None }
}

/// "is believed", "it was announced", "a leader accused of": a passive without an agent names nobody.
fn is_passive(analysis: &Analysis, statement: &Statement) -> bool {
    let Some(cue) = statement.chain.last().and_then(|link| link.cue) else { return false };
    let tokens = analysis.tokens_in(cue);
    let is = |at: TokenId, lemma: &str| analysis.lemma(at) == lemma;
    let last = tokens.clone().rev().find(|&at| analysis.token(at).form == Some(VerbForm::Participle));
    last.is_some_and(|last| analysis.token(last).relation == "acl" || (tokens.start..last).any(|at| is(at, "be")))
}

/// The author of a statement, post or order that is itself said to say: the last speaker, or else the carrier.
fn carried(
    analysis: &Analysis,
    extraction: &Extraction,
    mention: MentionId,
    id: usize,
    speakers: &[Option<MentionId>],
) -> Option<MentionId> {
    let words = extraction.mentions.get(mention)?;
    if !is_carrier(analysis, words) {
        return Some(mention);
    }
    let last = speakers.get(id.saturating_sub(4)..id)?.iter().rev().find_map(|speaker| *speaker);
    let near = extraction.statements.get(id).zip(id.checked_sub(1).and_then(|before| extraction.statements.get(before)));
    let close = near.is_some_and(|(now, before)| paragraph(analysis, before) + 1 >= paragraph(analysis, now));
    if close { last.or(Some(mention)) } else { Some(mention) }
}

fn is_carrier(analysis: &Analysis, mention: &Mention) -> bool {
    let definite = matches!(analysis.lower(mention.tokens.start), "the" | "this" | "that" | "his" | "her" | "their");
    let short = mention.tokens.len() <= 3 && mention.name.is_none();
    let head = mention.tokens.end.saturating_sub(1);
    definite
        && short
        && reporting::is_carrier(analysis.lemma(head))
        && !matches!(analysis.lemma(head), "poll" | "survey" | "study" | "article")
}
