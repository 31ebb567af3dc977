//! An act as one trigger gives it, before its circumstances are read and its mentions joined.

use std::ops::Range;

use dateline_lexicon::acts::Needs;
use dateline_nlp::TokenId;
use dateline_record::Rule;
use dateline_record::vocabulary::{ActType, Status};

use super::clause::ChunkId;
use crate::MentionId;

/// One mention of an act.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: ActType,
    pub(super) mode: &'static str,
    /// The words that name it.
    pub(super) trigger: Range<TokenId>,
    /// The chunk of the verb or noun that names it.
    pub(super) at: ChunkId,
    pub(super) agent: Vec<MentionId>,
    pub(super) recipient: Vec<MentionId>,
    pub(super) status: Status,
    /// The heart of it; empty for none.
    pub(super) what: Range<TokenId>,
    /// Triggers in here belong to this act.
    pub(super) claims: Range<TokenId>,
    /// The tokens where its time, place and measure stand.
    pub(super) clause: Range<TokenId>,
    pub(super) needs: Needs,
    pub(super) rule: Rule,
    /// The words under the verb decided its sense: "imposed SANCTIONS".
    pub(super) settled: bool,
}
