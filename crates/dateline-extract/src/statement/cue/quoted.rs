//! "TASS quoted him as saying …", "X was quoted by TASS as saying …": speaker and relay in one clause.
//!
//! *Finds:* both voices. *Does not find:* "quoted" with the words alone.

use dateline_lexicon::reporting;
use dateline_nlp::TokenId;
use dateline_record::Rule;

use super::Draft;
use super::right::right_content;
use crate::statement::content::{Region, content_of};
use crate::statement::scene::Scene;
use crate::statement::subject::{VerbGroup, subject_before};
/// "quoted X as saying".
pub(in crate::statement) const QUOTED_AS: Rule = Rule::new("STA007", 1);

/// "TASS quoted him as saying …", "X was quoted by TASS as saying …".
pub(super) fn quoted_as(scene: &mut Scene, region: &Region, verb: TokenId, group: &VerbGroup) -> Vec<Draft> {
    let (low, limit) = (region.tokens.start, region.tokens.end);
    let Some(saying) =
        (verb + 1..limit.min(verb + 16)).find(|&at| scene.lower(at) == "as" && reporting::verb(scene.lemma(at + 1)).is_some())
    else {
        return Vec::new();
    };
    let Some(subject) = subject_before(scene, group.tokens.start, low) else { return Vec::new() };
    let (speaker, relay) = if group.passive {
        let by = (verb + 1..saying).chain(saying + 2..saying + 3).find(|&at| scene.lower(at) == "by");
        let relay = by.map(|by| scene.noun_phrase(by + 1, limit)).filter(|phrase| !phrase.is_empty());
        (subject, relay.map(|phrase| scene.mention_of(phrase)))
    } else {
        let phrase = scene.noun_phrase(verb + 1, saying);
        if phrase.is_empty() {
            return Vec::new();
        }
        (scene.mention_of(phrase), Some(subject))
    };
    let frames = reporting::verb(scene.lemma(saying + 1)).unwrap_or_default();
    let right = right_content(scene, region, saying + 1, frames).map(|found| found.0);
    let left = right.is_none();
    let tokens = right.unwrap_or_else(|| {
        let start = scene.mention(subject).map_or(low, |mention| mention.tokens.start);
        low..start
    });
    let Some(content) = content_of(scene, tokens, region.level) else { return Vec::new() };
    vec![Draft {
        source: Some(speaker),
        cue: saying + 1..saying + 2,
        content,
        level: region.level,
        rule: QUOTED_AS,
        left,
        relays: relay.into_iter().map(|id| (id, verb..verb + 1)).collect(),
        to: None,
        clause: group.tokens.start..saying + 2,
        score: 0.0,
        words: None,
    }]
}
