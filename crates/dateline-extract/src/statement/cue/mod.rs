//! Cues: the words that make something a statement, with their source and content. One construction a file.
//!
//! *Source:* cue classes after Pareti (2015), PARC 3 annotation manual.

mod according;
mod headline;
mod left;
mod noun;
mod pattern;
mod quoted;
mod right;
mod verb;

use std::ops::Range;

use dateline_nlp::{Tag, TokenId};
use dateline_record::Rule;

use super::content::{Content, Region};
use super::scene::Scene;
use crate::MentionId;
pub(super) use according::ACCORDING;
pub(super) use headline::HEADLINE;
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
            found.extend(drafts);
        }
        at += 1;
    }
    if found.is_empty() {
        found.extend(headline::headline(scene, region));
    }
    found
}
