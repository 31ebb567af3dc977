//! Cues: the words that make something a statement, with their source and content. One construction a file.
//!
//! *Source:* cue classes after Pareti (2015), PARC 3 annotation manual.

mod according;
mod headline;
mod learnt;
mod left;
mod noun;
mod pattern;
mod quoted;
mod right;
mod verb;

use std::ops::Range;

use dateline_nlp::{Tag, TokenId};
use dateline_record::Rule;
use dateline_record::vocabulary::StatementKind;
use dateline_text::Span;

use super::content::{Content, Region};
use super::scene::Scene;
use crate::MentionId;
pub(super) use according::ACCORDING;
pub(super) use headline::HEADLINE;
pub(super) use learnt::LEARNT;
pub(super) use left::VERB_LEFT;
pub(super) use noun::NOUN;
pub(super) use pattern::PATTERN;
pub(super) use quoted::QUOTED_AS;
pub(super) use right::{VERB_NOUN, VERB_RIGHT};
/// A statement as one cue gives it, before the chains are put together.
#[derive(Clone, Debug)]
pub(in crate::statement) struct Draft {
    pub(in crate::statement) source: Option<MentionId>,
    /// Tokens of the cue; empty for an implicit one.
    pub(in crate::statement) cue: Range<TokenId>,
    pub(in crate::statement) content: Content,
    pub(in crate::statement) level: u8,
    pub(in crate::statement) rule: Rule,
    /// Content stands before the cue.
    pub(in crate::statement) left: bool,
    /// Passed on by these, outermost first.
    pub(in crate::statement) relays: Vec<(MentionId, Range<TokenId>)>,
    pub(in crate::statement) to: Option<MentionId>,
    /// The tokens of the reporting clause outside the content: where time, medium and addressee of speaking are looked for.
    pub(in crate::statement) clause: Range<TokenId>,
    /// Estimated probability that the cue is one; 0 where a rule found it.
    pub(in crate::statement) score: f32,
    /// All the words that name the source; `None`: those of the mention.
    pub(in crate::statement) words: Option<Span>,
}

/// The drafts of what the engine read in one sentence.
pub(in crate::statement) fn learnt_drafts(scene: &mut Scene, tokens: &Range<TokenId>) -> Vec<Draft> {
    let all = &scene.analysis.attributions;
    let first = all.partition_point(|one| one.cue.start < tokens.start);
    let here = all.iter().skip(first).take_while(|one| one.cue.start < tokens.end);
    let mut found: Vec<Draft> = Vec::new();
    for one in here {
        let level = u8::from(scene.quote_at(one.anchor, 0).is_some());
        let region = Region {
            tokens: tokens.clone(),
            level,
            paragraph: scene.sentence(one.anchor).map_or(0, |sentence| sentence.paragraph),
        };
        if !verb::cited(scene, &region, one.cue.start, &mut found) {
            found.extend(learnt::drafts(scene, one));
        }
    }
    found
}

/// What a learnt draft keeps of its score where no rule reads the same.
const ALONE: f32 = 0.85;

/// Learnt drafts that nobody else supports are left out below this, but for quotations, which are somebody's words at any rate.
const LEAST: f32 = 0.5;
/// The same where nobody is named.
const NAMELESS: f32 = 0.75;

/// Learnt drafts with those of the rules. Where both read a cue, the learnt one stands, unless a rule reads a whole construction.
pub(in crate::statement) fn together(scene: &Scene, mut learnt: Vec<Draft>, mut ruled: Vec<Draft>) -> Vec<Draft> {
    let overlap = |a: &Range<TokenId>, b: &Range<TokenId>| a.start < b.end && b.start < a.end;
    let whole = |draft: &Draft| matches!(draft.rule, PATTERN | QUOTED_AS) || !draft.relays.is_empty();
    let takes =
        |rule: &Draft, cue: &Range<TokenId>| overlap(&rule.cue, cue) || rule.relays.iter().any(|(_, relay)| overlap(relay, cue));
    learnt.retain(|draft| !ruled.iter().any(|rule| whole(rule) && takes(rule, &draft.cue)));
    // What the rules read alike is surer than what only one of the two sees.
    let alike = |rule: &Draft, draft: &Draft| {
        overlap(&rule.cue, &draft.cue) && rule.source == draft.source && overlap(&rule.content.tokens, &draft.content.tokens)
    };
    for draft in &mut learnt {
        if !ruled.iter().any(|rule| alike(rule, draft)) {
            draft.score *= ALONE;
        }
    }
    let nobody = |draft: &Draft| draft.source.is_some_and(|id| scene.names_no_one(id));
    learnt.retain(|draft| !nobody(draft));
    ruled.retain(|draft| !nobody(draft));
    learnt.retain(|draft| {
        draft.content.kind == StatementKind::Direct || draft.score >= if draft.source.is_some() { LEAST } else { NAMELESS }
    });
    ruled.retain(|rule| !learnt.iter().any(|draft| overlap(&rule.cue, &draft.cue)));
    // "We signed nothing," Marku said, the ministry said: what the ministry says holds all that Marku says.
    for rule in ruled.iter_mut().filter(|rule| rule.left) {
        let before = |draft: &&Draft| draft.left && rule.content.tokens.contains(&draft.cue.start) && draft.level == rule.level;
        if let Some(inner) = learnt.iter().find(before) {
            rule.content.join(inner.content.clone());
        }
    }
    learnt.extend(ruled);
    learnt
}

/// All drafts of one region.
pub(in crate::statement) fn drafts(scene: &mut Scene, region: &Region) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let mut at = region.tokens.start;
    while at < region.tokens.end {
        if scene.quote_at(at, region.level).is_none() && !verb::cited(scene, region, at, &mut found) {
            let drafts = match scene.tag(at) {
                Tag::Verb => verb::verb_cue(scene, region, at, found.last()),
                Tag::Noun => noun::noun_cue(scene, region, at),
                _ => Vec::new(),
            };
            let drafts = if drafts.is_empty() { according::according(scene, region, at) } else { drafts };
            let drafts = if drafts.is_empty() { according::in_words_of(scene, region, at) } else { drafts };
            found.extend(drafts);
        }
        at += 1;
    }
    if found.is_empty() {
        found.extend(headline::headline(scene, region));
    }
    found
}
