//! Who said what, through whom.
//!
//! [`statements`] goes sentence by sentence: [`cue`] finds cues with their source ([`subject`]) and content ([`content`]),
//! [`chain`] puts nested cues and relays together, [`quotation`] takes the quotations that no cue claims.

mod chain;
mod circumstance;
mod content;
mod cue;
mod quotation;
mod scene;
mod subject;

use dateline_nlp::Analysis;
use dateline_text::Span;
use dateline_time::Timex;
use rustc_hash::FxHashMap;

use crate::{Mention, MentionId, Statement};
use content::Region;
use scene::Scene;

/// All statements of a report, by place.
///
/// Sources that no mention covers ("the poll", "the order") are added to `mentions`, at its end.
pub fn statements(text: &str, analysis: &Analysis, times: &[Timex], mentions: &mut Vec<Mention>) -> Vec<Statement> {
    let mut scene = Scene::new(text, analysis, times, mentions);
    let mut sentences = Vec::new();
    for sentence in &analysis.sentences {
        if analysis.paragraphs.get(sentence.paragraph as usize).is_none_or(|paragraph| paragraph.boilerplate) {
            continue;
        }
        let mut ruled = Vec::new();
        for region in regions(&scene, sentence) {
            ruled.extend(cue::drafts(&mut scene, &region));
        }
        let learnt = cue::learnt_drafts(&mut scene, &sentence.tokens);
        sentences.push(cue::together(&scene, learnt, ruled));
    }
    tell_once(&mut sentences);
    let mut drafts = Vec::new();
    for found in sentences {
        let first = drafts.len();
        drafts.extend(chain::link(&scene, found, first));
    }
    quotation::add_unclaimed(&mut scene, &mut drafts);
    chain::nest(&scene, &mut drafts);
    circumstance::finish(&scene, drafts)
}

/// Of drafts of several sentences with the same content those of the surest stay: a quotation has one attribution. Of those of one
/// sentence that give the same content to the same source the one stands whose cue is nearest: "reports emerged, suggesting that".
fn tell_once(sentences: &mut [Vec<cue::Draft>]) {
    let gap = |draft: &cue::Draft| {
        let (cue, content) = (&draft.cue, &draft.content.tokens);
        content.start.saturating_sub(cue.end) + cue.start.saturating_sub(content.end)
    };
    for drafts in sentences.iter_mut() {
        let mut nearest: FxHashMap<(MentionId, Vec<Span>), usize> = FxHashMap::default();
        for draft in drafts.iter() {
            let Some(source) = draft.source else { continue };
            let least = nearest.entry((source, draft.content.pieces.clone())).or_insert(usize::MAX);
            *least = gap(draft).min(*least);
        }
        drafts.retain(|draft| {
            let key = draft.source.map(|source| (source, draft.content.pieces.clone()));
            key.and_then(|key| nearest.get(&key)).is_none_or(|least| gap(draft) == *least)
        });
    }
    let mut surest: FxHashMap<Vec<Span>, (usize, f32)> = FxHashMap::default();
    for (at, drafts) in sentences.iter().enumerate() {
        for draft in drafts {
            let best = surest.entry(draft.content.pieces.clone()).or_insert((at, draft.score));
            if draft.score > best.1 {
                *best = (at, draft.score);
            }
        }
    }
    for (at, drafts) in sentences.iter_mut().enumerate() {
        drafts.retain(|draft| surest.get(&draft.content.pieces).is_none_or(|(best, _)| *best == at));
    }
}

/// The stretches of a sentence that are read alone: all of it with its quotations closed, and the inside of each quotation.
fn regions(scene: &Scene, sentence: &dateline_nlp::Sentence) -> Vec<Region> {
    let paragraph = sentence.paragraph;
    let outside = sentence.tokens.clone().any(|at| scene.quote_at(at, 0).is_none());
    let mut regions = Vec::new();
    if outside {
        regions.push(Region { tokens: sentence.tokens.clone(), level: 0, paragraph });
    }
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let Some(quote) = scene.quote_at(at, 0) else {
            at += 1;
            continue;
        };
        let tokens = scene.quote_tokens(quote);
        let end = tokens.end.min(sentence.tokens.end);
        let start = if tokens.start == at { at + 1 } else { at };
        let last = if end == tokens.end && scene.quote(quote).is_some_and(|quote| quote.close.is_some()) {
            end.saturating_sub(1)
        } else {
            end
        };
        if last > start + 3 {
            regions.push(Region { tokens: start..last, level: 1, paragraph });
        }
        at = end.max(at + 1);
    }
    regions
}
