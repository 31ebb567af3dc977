//! Marked patterns: a particle, preposition or second object opens the content.
//!
//! *Finds:* "accused X of …", "called for …", "called on X to …", "described X as …", "called X a …".
//! *Does not find:* patterns that the table of the lexicon lacks.

use dateline_lexicon::reporting;
use dateline_nlp::{Tag, TokenId};
use dateline_record::Rule;

use super::right::{Rightward, noun_end, opens_quote};
use crate::statement::content::{Region, content_end, skip_adjunct};
use crate::statement::scene::Scene;
/// Marked pattern: "accused X of Y".
pub(in crate::statement) const PATTERN: Rule = Rule::new("STA003", 1);

pub(super) fn pattern_content(scene: &mut Scene, region: &Region, verb: TokenId) -> Option<Rightward> {
    let limit = region.tokens.end;
    for pattern in reporting::patterns(scene.lemma(verb)) {
        let start = verb + 1;
        if !pattern.object {
            if scene.lower(start) != pattern.marker {
                continue;
            }
            let after = start + 1;
            if pattern.marker == "out" {
                let after = if scene.lower(after) == "that" { after + 1 } else { after };
                return (after < limit && !scene.is_comma(after))
                    .then(|| (after..content_end(scene, after, region), PATTERN, None, start));
            }
            return (after < limit && scene.tag(after) != Tag::Punct || opens_quote(scene, region, after))
                .then(|| (after..noun_end(scene, after, region), PATTERN, None, start));
        }
        let phrase = scene.noun_phrase(start, limit);
        let phrase = if phrase.is_empty() && opens_quote(scene, region, start) {
            scene.quote_at(start, region.level).map_or(phrase.clone(), |quote| scene.quote_tokens(quote))
        } else {
            phrase
        };
        let mut after = phrase.end;
        if phrase.is_empty() {
            continue;
        }
        // "described the release of hostages as": the object may carry prepositional phrases.
        while scene.lower(after) != pattern.marker && after < limit && after < phrase.end + 12 {
            let next = skip_adjunct(scene, after, limit);
            if next == after {
                break;
            }
            after = next;
        }
        if scene.lower(after) != pattern.marker || after + 1 >= limit {
            continue;
        }
        let to = if pattern.with_object { None } else { Some(scene.mention_of(phrase.clone())) };
        let begins = if pattern.with_object { phrase.start } else { after + 1 };
        let end = noun_end(scene, after + 1, region);
        return Some((begins..end, PATTERN, to, begins));
    }
    call_on(scene, region, verb)
}

/// "called on X to …", "called X a Y".
pub(super) fn call_on(scene: &mut Scene, region: &Region, verb: TokenId) -> Option<Rightward> {
    let limit = region.tokens.end;
    if scene.lemma(verb) == "call" && matches!(scene.lower(verb + 1), "on" | "upon") {
        let phrase = scene.noun_phrase(verb + 2, limit);
        let end = (phrase.end..limit.min(phrase.end + 8)).find(|&at| scene.lower(at) == "to" && scene.is_verb(at + 1))?;
        if phrase.is_empty() {
            return None;
        }
        let to = scene.mention_of(phrase);
        return Some((end..content_end(scene, end, region), PATTERN, Some(to), end));
    }
    if scene.lemma(verb) == "call" && opens_quote(scene, region, verb + 1) {
        // "what he called “a disgrace”"
        let quote = scene.quote_at(verb + 1, region.level)?;
        return Some((scene.quote_tokens(quote), PATTERN, None, verb + 1));
    }
    if scene.lemma(verb) == "call" {
        let object = scene.noun_phrase(verb + 1, limit);
        let second = object.end;
        let follows =
            opens_quote(scene, region, second) || matches!(scene.lower(second), "a" | "an") || scene.tag(second) == Tag::Adj;
        if !object.is_empty() && follows {
            return Some((object.start..noun_end(scene, second, region), PATTERN, None, object.start));
        }
    }
    None
}
