//! Content behind a reporting verb.
//!
//! *Finds:* quotations, that-clauses, bare clauses, infinitives, noun phrases, past times, places and addressees between.
//! *Does not find:* content in another sentence.
//! *Example:* "told reporters on Monday that …", "said the plan “is dead”", "vowed to return".

use std::ops::Range;

use dateline_lexicon::reporting;
use dateline_nlp::{Tag, TokenId, VerbForm};
use dateline_record::Rule;

use super::pattern::pattern_content;
use crate::MentionId;
use crate::statement::content::{Region, content_end, skip_adjunct};
use crate::statement::scene::Scene;
/// Reporting verb with its content on the right.
pub(in crate::statement) const VERB_RIGHT: Rule = Rule::new("STA001", 1);

/// Reporting verb with a noun phrase or infinitive as its content.
pub(in crate::statement) const VERB_NOUN: Rule = Rule::new("STA008", 1);

pub(super) type Rightward = (Range<TokenId>, Rule, Option<MentionId>, TokenId);

/// Content after the verb: tokens, rule, addressee, and where the reporting clause ends.
pub(super) fn right_content(scene: &mut Scene, region: &Region, verb: TokenId, frames: reporting::Frames) -> Option<Rightward> {
    let limit = region.tokens.end;
    if let Some(found) = pattern_content(scene, region, verb) {
        return Some(found);
    }
    let mut at = verb + 1;
    let mut to = None;
    if frames.addressee {
        let phrase = scene.noun_phrase(at, limit);
        if !phrase.is_empty() && !starts_clause(scene, phrase.clone(), limit) {
            at = phrase.end;
            to = Some(scene.mention_of(phrase));
        }
    }
    // Look past times, places and "to reporters" for what opens the content.
    let mut probe = at;
    loop {
        if probe >= limit {
            break;
        }
        if opens_quote(scene, region, probe) && (frames.quote || frames.that || frames.noun) {
            let end = content_end(scene, probe, region);
            return Some((probe..end, VERB_RIGHT, to, probe));
        }
        let word = scene.lower(probe);
        if word == "that" && frames.that && scene.has_finite(probe + 1..limit) {
            return Some((probe + 1..content_end(scene, probe + 1, region), VERB_RIGHT, to, probe));
        }
        if word == ":" && (frames.quote || frames.clause) && probe + 1 < limit {
            return Some((probe + 1..content_end(scene, probe + 1, region), VERB_RIGHT, to, probe));
        }
        let comma = scene.is_comma(probe) && probe + 1 < limit;
        if comma && (opens_quote(scene, region, probe + 1) || scene.lower(probe + 1) == "that") && probe <= verb + 14 {
            probe += 1;
            continue;
        }
        if comma && probe > verb + 1 && matches!(scene.tag(probe + 1), Tag::Adp) {
            probe += 1;
            continue;
        }
        if word == "to" && probe + 1 < limit && scene.tag(probe) == Tag::Adp && frames.quote {
            let phrase = scene.noun_phrase(probe + 1, limit);
            if !phrase.is_empty() {
                let end = phrase.end;
                to = to.or(Some(scene.mention_of(phrase)));
                probe = end;
                continue;
            }
        }
        let next = skip_adjunct(scene, probe, limit);
        if next == probe {
            break;
        }
        probe = next;
    }
    if scene.is_comma(at) || at >= limit {
        return None;
    }
    if frames.clause && bare_clause(scene, at, limit) {
        let start = clause_start(scene, at, limit);
        return Some((start..content_end(scene, start, region), VERB_RIGHT, to, start));
    }
    if frames.infinitive && scene.lower(at) == "to" && scene.is_verb(at + 1) {
        return Some((at..content_end(scene, at, region), VERB_NOUN, to, at));
    }
    if frames.that && matches!(scene.lower(at), "how" | "why" | "whether" | "what") && scene.has_finite(at..limit) {
        return Some((at..content_end(scene, at, region), VERB_RIGHT, to, at));
    }
    // "denied him the vote": words are not done to somebody.
    if frames.noun && scene.tag(at) != Tag::Pron && !scene.noun_phrase(at, limit).is_empty() {
        let end = noun_end(scene, at, region);
        return Some((at..end, VERB_NOUN, to, at));
    }
    None
}

/// Whether a quotation at the region's level opens at `at`.
pub(super) fn opens_quote(scene: &Scene, region: &Region, at: TokenId) -> bool {
    scene.quote_at(at, region.level).is_some_and(|quote| scene.quote_tokens(quote).start == at)
}

/// Whether a finite clause follows: a noun phrase, perhaps with modifiers, and then a finite verb.
pub(super) fn bare_clause(scene: &Scene, at: TokenId, limit: TokenId) -> bool {
    let start = clause_start(scene, at, limit);
    if matches!(scene.lower(start), "if" | "when" | "while" | "because" | "although" | "there") {
        return scene.has_finite(start..limit);
    }
    let phrase = scene.noun_phrase(start, limit);
    if matches!(scene.lower(start), "he" | "she" | "they" | "we" | "i" | "it")
        && start + 1 < limit
        && scene.tag(start + 1) != Tag::Punct
        && scene.has_finite(start + 1..limit)
    {
        return true;
    }
    !phrase.is_empty() && starts_clause(scene, phrase, limit)
        || opens_with_quote(scene, start) && scene.has_finite(start..limit)
        || scene.tag(start) == Tag::Verb
            && scene.analysis.token(start).form == Some(VerbForm::Gerund)
            && scene.has_finite(start..limit)
}

pub(super) fn opens_with_quote(scene: &Scene, at: TokenId) -> bool {
    scene.quote_at(at, 0).is_some()
}

/// Whether the noun phrase is the subject of a finite verb: nothing but modifiers of it stands between.
pub(super) fn starts_clause(scene: &Scene, phrase: Range<TokenId>, limit: TokenId) -> bool {
    let oblique = phrase.len() == 1
        && matches!(scene.lower(phrase.start), "him" | "me" | "us" | "them" | "himself" | "herself" | "themselves");
    // Another noun phrase right behind it: "told Reuters the post would reopen".
    let another = scene.tag(phrase.end) == Tag::Det && scene.mention_before(phrase.end).is_some();
    let mut at = if oblique || another { limit } else { phrase.end };
    let mut relative = false;
    while at < limit.min(phrase.end + 30) {
        if scene.is_finite(at) {
            if !relative {
                return true;
            }
            relative = false;
            at += 1;
            continue;
        }
        let word = scene.lower(at);
        if matches!(word, "who" | "which" | "that") && scene.tag(at) != Tag::Sconj {
            relative = true;
            at += 1;
            continue;
        }
        if scene.is_comma(at) || word == "(" {
            // An insertion: go on behind its other comma.
            let close = (at + 1..limit.min(at + 25))
                .find(|&next| scene.is_comma(next) || scene.lower(next) == ")" || scene.quote_at(next, 0).is_some());
            match close.filter(|&close| scene.quote_at(close, 0).is_none()) {
                Some(close) => at = close + 1,
                None => return false,
            }
            relative = false;
            continue;
        }
        if scene.quote_at(at, 0).is_some() && scene.tag(at) == Tag::Punct {
            // The quotation may hold the verb: said the plan "is dead".
            return scene.is_finite(at + 1);
        }
        if scene.lower(at) == "that" || scene.tag(at) == Tag::Part && word == "to" {
            return false;
        }
        let form = scene.analysis.token(at).form;
        let modifies = matches!(
            scene.tag(at),
            Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Det | Tag::Cconj | Tag::Part | Tag::Adp | Tag::Adv | Tag::Pron
        ) || matches!(form, Some(VerbForm::Gerund | VerbForm::Participle))
            || relative;
        if !modifies {
            return false;
        }
        at += 1;
    }
    false
}

/// Where the content clause starts after times and adverbs that belong to the cue: "said on Friday he wants".
pub(super) fn clause_start(scene: &Scene, at: TokenId, limit: TokenId) -> TokenId {
    let mut start = at;
    while start < limit {
        let timed = scene.time_at(start).is_some() || scene.tag(start) == Tag::Adp && scene.time_at(start + 1).is_some();
        let occasion = matches!(scene.lower(start), "in" | "at" | "on" | "during")
            && reporting::is_carrier(scene.lemma(skip_adjunct(scene, start, limit).saturating_sub(1)));
        let next = if timed || occasion { skip_adjunct(scene, start, limit) } else { start };
        if next == start || next >= limit || !scene.has_finite(next..limit) {
            break;
        }
        start = next;
    }
    start
}

/// The end of a noun-phrase content: before a comma that opens a clause, a relative or a coordinated finite verb.
pub(super) fn noun_end(scene: &Scene, start: TokenId, region: &Region) -> TokenId {
    let limit = content_end(scene, start, region);
    (start + 1..limit)
        .find(|&at| {
            scene.quote_at(at, region.level).is_none()
                && (new_clause(scene, at, limit)
                    || scene.is_comma(at)
                        && matches!(
                            scene.lower(at + 1),
                            "who" | "which" | "while" | "as" | "but" | "after" | "when" | "where" | "according"
                        )
                    || scene.is_comma(at) && scene.analysis.token(at + 1).form == Some(VerbForm::Gerund))
        })
        .unwrap_or(limit)
}

/// Whether a separator opens another clause: "…, and Kyiv urged", "… and has proposed".
pub(super) fn new_clause(scene: &Scene, at: TokenId, limit: TokenId) -> bool {
    let comma = scene.is_comma(at);
    let mut next = at + 1;
    let joined = scene.tag(at) == Tag::Cconj || comma && scene.tag(next) == Tag::Cconj;
    if comma && joined {
        next += 1;
    }
    while scene.tag(next) == Tag::Adv && next < limit {
        next += 1;
    }
    if !joined && !comma {
        return false;
    }
    if scene.is_finite(next) && next < limit {
        return true;
    }
    let phrase = scene.noun_phrase(next, limit);
    comma && joined && !phrase.is_empty() && starts_clause(scene, phrase, limit)
}
