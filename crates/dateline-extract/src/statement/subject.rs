//! The source of a reporting verb: its grammatical subject, read from the tags.
//!
//! *Finds:* the noun phrase before the verb group ("Putin said"), across relative clauses and appositions ("Putin, who …,
//! said"), prepositional phrases ("officials in Moscow said"), coordinated verbs ("met X and said"), participles (", saying …"),
//! and the one after an inverted verb (", said Putin").
//! *Does not find:* subjects of reduced relatives; subjects across sentence borders.
//! *Why:* nine tenths of the cues in PolNeAR have their source on the left in the same clause.

use std::ops::Range;

use dateline_nlp::{Tag, TokenId, VerbForm};

use super::scene::Scene;
use crate::MentionId;

/// The verb with its auxiliaries and adverbs.
#[derive(Clone, Debug)]
pub(super) struct VerbGroup {
    /// From the first auxiliary or adverb to the verb.
    pub(super) tokens: Range<TokenId>,
    pub(super) negated: bool,
    pub(super) passive: bool,
    pub(super) modal: bool,
    /// "to say"
    pub(super) infinitive: bool,
    /// "saying" without an auxiliary.
    pub(super) participial: bool,
}

/// The group of the verb at `verb`, not going left of `low`.
pub(super) fn verb_group(scene: &Scene, verb: TokenId, low: TokenId) -> VerbGroup {
    let form = scene.analysis.token(verb).form;
    let (mut start, mut negated, mut be, mut have, mut modal) = (verb, false, false, false, false);
    let mut at = verb;
    while at > low {
        at -= 1;
        match scene.tag(at) {
            Tag::Aux => {
                start = at;
                match scene.lemma(at) {
                    "be" => be = true,
                    "have" => have = true,
                    "do" => {}
                    _ => modal = true,
                }
            }
            Tag::Part if matches!(scene.lower(at), "not" | "n't" | "n’t") => {
                negated = true;
                start = at;
            }
            Tag::Adv => {
                negated |= scene.lower(at) == "never";
                if scene.is_comma(at) {
                    break;
                }
                start = at;
            }
            _ => break,
        }
    }
    let infinitive = start > low && scene.lower(start - 1) == "to";
    let participle = form == Some(VerbForm::Participle);
    VerbGroup {
        tokens: start..verb + 1,
        negated,
        passive: be && participle && (!have || scene.lemma(verb - 1) == "be"),
        modal,
        infinitive,
        participial: form == Some(VerbForm::Gerund) && !be,
    }
}

/// The subject that ends before `end`, looking no further left than `low`.
pub(super) fn subject_before(scene: &mut Scene, end: TokenId, low: TokenId) -> Option<MentionId> {
    let mut at = end;
    let mut fallback = None;
    for _ in 0..12 {
        if at <= low {
            break;
        }
        let last = at - 1;
        let word = scene.lower(last);
        if matches!(word, "who" | "which" | "that") && scene.tag(last) != Tag::Sconj {
            let before = if last > low && scene.is_comma(last - 1) { last - 1 } else { last };
            return phrase_before(scene, before, low).or(fallback);
        }
        if scene.is_comma(last) || word == ")" || scene.is_dash(last) {
            at = before_insertion(scene, last, low)?;
            continue;
        }
        if let Some(time) = scene.time_at(last) {
            // "Putin on Friday said": step over the time and its preposition.
            let start = scene.times.get(time).map_or(last, |time| scene.analysis.tokens_in(time.span).start.min(last));
            at = if start > low && scene.tag(start - 1) == Tag::Adp { start - 1 } else { start };
            continue;
        }
        if scene.tag(last) == Tag::Cconj {
            break;
        }
        let phrase = phrase_tokens(scene, at, low);
        if phrase.is_empty() {
            if scene.tag(last) == Tag::Adv {
                at = last;
                continue;
            }
            break;
        }
        let before = phrase.start;
        if before > low && scene.tag(before - 1) == Tag::Adp {
            // The object of a preposition: the head stands further left.
            let id = scene.mention_of(phrase);
            fallback = fallback.or(Some(id));
            if before - 1 > low && (scene.is_nominal(before - 2) || scene.mention_before(before - 1).is_some()) {
                at = before - 1;
                continue;
            }
            break;
        }
        return Some(scene.mention_of(phrase));
    }
    fallback
}

/// The first noun phrase of the clause that ends before `end` and is not behind a preposition: the subject of a coordinated verb.
pub(super) fn clause_subject(scene: &mut Scene, low: TokenId, end: TokenId) -> Option<MentionId> {
    let mut at = low;
    while at < end {
        if scene.time_at(at).is_some() || scene.tag(at) == Tag::Punct || scene.quote_at(at, 0).is_some() {
            at += 1;
            continue;
        }
        let phrase = scene.noun_phrase(at, end);
        if phrase.is_empty() {
            at += 1;
            continue;
        }
        // "in Norland's capital": what a preposition governs goes on.
        if scene.is_clitic(at) {
            at = phrase.end;
            continue;
        }
        let behind_preposition = at > low && matches!(scene.tag(at - 1), Tag::Adp | Tag::Sconj | Tag::Verb);
        if behind_preposition {
            at = phrase.end;
            continue;
        }
        return Some(scene.mention_of(phrase));
    }
    None
}

/// The noun phrase that starts at `start`: the subject of an inverted verb.
pub(super) fn subject_after(scene: &mut Scene, start: TokenId, limit: TokenId) -> Option<MentionId> {
    let phrase = scene.noun_phrase(start, limit);
    if phrase.is_empty() || scene.time_at(phrase.start).is_some() { None } else { Some(scene.mention_of(phrase)) }
}

fn phrase_before(scene: &mut Scene, end: TokenId, low: TokenId) -> Option<MentionId> {
    let phrase = phrase_tokens(scene, end, low);
    if phrase.is_empty() { None } else { Some(scene.mention_of(phrase)) }
}

/// The noun phrase whose last token is just before `end`: a mention, or determiner, modifiers and nouns.
fn phrase_tokens(scene: &Scene, end: TokenId, low: TokenId) -> Range<TokenId> {
    if let Some(mention) = scene.mention_before(end).and_then(|id| scene.mention(id))
        && mention.tokens.start >= low
    {
        return mention.tokens.clone();
    }
    let last = end.saturating_sub(1);
    if end <= low || !matches!(scene.tag(last), Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::Adj) {
        return end..end;
    }
    if scene.tag(last) == Tag::Pron {
        return last..end;
    }
    let mut start = last;
    while start > low && scene.is_nominal(start - 1) && scene.time_at(start - 1).is_none() {
        let word = scene.tag(start - 1);
        if word == Tag::Verb && start - 1 == low {
            break;
        }
        start -= 1;
        if word == Tag::Det && !(start > low && scene.tag(start - 1) == Tag::Det) {
            break;
        }
    }
    start..end
}

/// The place before an inserted part that ends with the mark at `mark`: a relative clause, an apposition, brackets.
fn before_insertion(scene: &Scene, mark: TokenId, low: TokenId) -> Option<TokenId> {
    let bracket = scene.lower(mark) == ")";
    let mut at = mark;
    while at > low {
        at -= 1;
        let opens = if bracket { scene.lower(at) == "(" } else { scene.is_comma(at) || scene.is_dash(at) };
        if opens && at > low {
            return Some(at);
        }
        if mark - at > 40 {
            return None;
        }
    }
    None
}
