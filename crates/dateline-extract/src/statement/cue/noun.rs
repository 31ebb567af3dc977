//! Reporting nouns: "his claim that …", "expressed concern that …".
//!
//! *Finds:* a noun with a that-clause whose possessor or governing subject is named. *Does not find:* nobody's claims; relative
//! clauses ("the report that was leaked").

use dateline_lexicon::reporting;
use dateline_nlp::{Tag, TokenId};
use dateline_record::Rule;

use super::Draft;
use crate::statement::content::{Region, content_end, content_of};
use crate::statement::scene::Scene;
use crate::statement::subject::{subject_before, verb_group};
/// "the claim that …".
pub(in crate::statement) const NOUN: Rule = Rule::new("STA006", 1);

/// "his claim that …": the possessor, or nobody, is the source.
pub(super) fn noun_cue(scene: &mut Scene, region: &Region, noun: TokenId) -> Vec<Draft> {
    let low = region.tokens.start;
    let that = noun + 1;
    if scene.lower(that) != "that" || !reporting::is_noun(scene.lemma(noun)) || !scene.has_finite(that + 1..region.tokens.end) {
        return Vec::new();
    }
    // "the report that was leaked": a relative clause, not a content.
    if scene.is_finite(that + 1) || scene.tag(that) == Tag::Pron {
        return Vec::new();
    }
    let mut at = noun;
    while at > low && matches!(scene.tag(at - 1), Tag::Adj) {
        at -= 1;
    }
    let possessive = at > low && matches!(scene.lower(at - 1), "his" | "her" | "their" | "its" | "'s" | "’s" | "'" | "’");
    let owner = if possessive {
        if scene.tag(at - 1) == Tag::Part { scene.mention_before(at - 1) } else { Some(scene.mention_of(at - 1..at)) }
    } else {
        None
    };
    // "expressed concern that …": the subject of the verb in front.
    let start = (low..at).rev().find(|&before| !matches!(scene.tag(before), Tag::Det | Tag::Adj));
    let governed = start.filter(|&verb| {
        owner.is_none()
            && scene.tag(verb) == Tag::Verb
            && matches!(
                scene.lemma(verb),
                "express"
                    | "voice"
                    | "make"
                    | "issue"
                    | "repeat"
                    | "raise"
                    | "deny"
                    | "reject"
                    | "dismiss"
                    | "have"
                    | "give"
                    | "share"
            )
    });
    let owner = owner.or_else(|| {
        let group = verb_group(scene, governed?, low);
        if group.negated || group.passive || group.infinitive { None } else { subject_before(scene, group.tokens.start, low) }
    });
    let Some(source) = owner else { return Vec::new() };
    let Some(content) = content_of(scene, that + 1..content_end(scene, that + 1, region), region.level) else {
        return Vec::new();
    };
    vec![Draft {
        source: Some(source),
        cue: noun..noun + 1,
        content,
        level: region.level,
        rule: NOUN,
        left: false,
        relays: Vec::new(),
        to: None,
        clause: noun..that,
        score: 0.0,
        words: None,
    }]
}
