//! Headlines: "Kremlin: no talks", "Truce near — Kremlin".
//!
//! *Finds:* a short paragraph without a full stop, a name on one side of a colon or dash. *Does not find:* two-line headlines.

use dateline_record::Rule;

use super::Draft;
use crate::statement::content::{Region, content_of};
use crate::statement::scene::Scene;
/// "X: content", "content — X".
pub(in crate::statement) const HEADLINE: Rule = Rule::new("STA005", 1);

/// "Kremlin: no talks", "Truce near — Kremlin": a headline without a full stop.
pub(super) fn headline(scene: &mut Scene, region: &Region) -> Option<Draft> {
    let (low, limit) = (region.tokens.start, region.tokens.end);
    if region.level > 0 || limit - low > 24 || matches!(scene.lower(limit.saturating_sub(1)), "." | "!" | "?" | "”" | "\"") {
        return None;
    }
    let paragraph = scene.analysis.paragraphs.get(region.paragraph as usize)?;
    if paragraph.sentences.len() > 1 {
        return None;
    }
    let mark = (low..limit).find(|&at| scene.lower(at) == ":" || matches!(scene.lower(at), "—" | "–"))?;
    let colon = scene.lower(mark) == ":";
    let (side, rest) = if colon { (low..mark, mark + 1..limit) } else { (mark + 1..limit, low..mark) };
    let source = scene
        .mention_from(side.start)
        .filter(|&id| scene.mention(id).is_some_and(|mention| mention.tokens.end == side.end && mention.name.is_some()))?;
    let content = content_of(scene, rest, 0)?;
    Some(Draft {
        source: Some(source),
        cue: mark..mark + 1,
        content,
        level: 0,
        rule: HEADLINE,
        left: !colon,
        relays: Vec::new(),
        to: None,
        clause: mark..mark,
        score: 0.0,
        words: None,
    })
}
