//! Prepositional cues: "according to X", "as reported by X", "per X"; "in X's words" beside a quotation.
//!
//! *Finds:* the source behind the words, the content before or after. *Does not find:* "in X's view".

use dateline_nlp::{Tag, TokenId};
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

/// "In X's words, “…”", "“…”, in the words of X".
pub(super) fn in_words_of(scene: &mut Scene, region: &Region, at: TokenId) -> Vec<Draft> {
    if scene.lower(at) != "in" {
        return Vec::new();
    }
    let limit = region.tokens.end;
    let (owner, end) = if (at + 2..limit.min(at + 4)).any(|of| scene.lower(of) == "of" && scene.lower(of - 1) == "words") {
        let of = if scene.lower(at + 2) == "of" { at + 2 } else { at + 3 };
        let phrase = scene.noun_phrase(of + 1, limit);
        (phrase.clone(), phrase.end)
    } else {
        let Some(words) = (at + 2..limit.min(at + 10)).find(|&word| scene.lower(word) == "words") else { return Vec::new() };
        let own = usize::from(scene.lower(words - 1) == "own");
        let mark = words - own - 1;
        let marked = usize::from(matches!(scene.lower(mark), "'s" | "’s" | "'" | "’"));
        (at + 1..mark + 1 - marked, words + 1)
    };
    if owner.is_empty() || owner.clone().any(|at| scene.tag(at) == Tag::Punct || scene.is_verb(at)) {
        return Vec::new();
    }
    let comma = |at: TokenId| usize::from(scene.is_comma(at));
    let behind = end + comma(end);
    let before = at.checked_sub(1 + comma(at.saturating_sub(1)));
    let quoted = |at: TokenId| scene.quote_at(at, region.level).map(|id| scene.quote_tokens(id));
    let tokens = quoted(behind).or_else(|| before.and_then(quoted));
    let Some(content) = tokens.and_then(|tokens| content_of(scene, tokens, region.level)) else { return Vec::new() };
    let source = scene.mention_of(owner);
    vec![Draft {
        source: Some(source),
        cue: at..end,
        left: content.tokens.start < at,
        content,
        level: region.level,
        rule: ACCORDING,
        relays: Vec::new(),
        to: None,
        clause: at..end,
        score: 0.0,
        words: None,
    }]
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
