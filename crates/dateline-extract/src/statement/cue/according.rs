//! Prepositional cues: "according to X", "as reported by X", "per X".
//!
//! *Finds:* the source behind the words, the content before or after. *Does not find:* "in X's view".

use dateline_nlp::TokenId;
use dateline_record::Rule;

use super::Draft;
use crate::statement::content::{Region, content_end, content_of};
use crate::statement::scene::Scene;
/// "according to X".
pub(in crate::statement) const ACCORDING: Rule = Rule::new("STA004", 1);

/// One past the words of a prepositional cue that starts at `at`: "according to", "as reported by", sentence-initial "per".
pub(super) fn prepositional_cue(scene: &Scene, region: &Region, at: TokenId) -> Option<TokenId> {
    match scene.lower(at) {
        "according" if scene.lower(at + 1) == "to" => Some(at + 2),
        "as" if scene.lower(at + 2) == "by"
            && matches!(scene.lemma(at + 1), "report" | "quote" | "cite" | "carry" | "publish" | "relay") =>
        {
            Some(at + 3)
        }
        "per" if at == region.tokens.start => Some(at + 1),
        _ => None,
    }
}

/// "According to X, …", "…, according to X", "…, as reported by X".
pub(super) fn according(scene: &mut Scene, region: &Region, at: TokenId) -> Vec<Draft> {
    let limit = region.tokens.end;
    let Some(named) = prepositional_cue(scene, region, at) else { return Vec::new() };
    let phrase = scene.noun_phrase(named, limit);
    if phrase.is_empty() {
        return Vec::new();
    }
    let source = scene.mention_of(phrase.clone());
    let opens = at == region.tokens.start || !scene.has_finite(region.tokens.start..at);
    let content = if opens {
        let comma = (phrase.end..limit).find(|&next| scene.is_comma(next) && scene.quote_at(next, region.level).is_none());
        comma.and_then(|comma| content_of(scene, comma + 1..content_end(scene, comma + 1, region), region.level))
    } else {
        content_of(scene, region.tokens.start..at, region.level)
    };
    let Some(content) = content else { return Vec::new() };
    vec![Draft {
        source: Some(source),
        cue: at..named,
        content,
        level: region.level,
        rule: ACCORDING,
        left: !opens,
        relays: Vec::new(),
        to: None,
        clause: at..if opens { phrase.end } else { limit },
        score: 0.0,
        words: None,
    }]
}
