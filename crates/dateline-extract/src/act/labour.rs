//! Strikes of people at work.
//!
//! *Finds:* "a strike over pensions", "began a two-day strike" in a report about work: PROTEST, and no attack.
//! *Does not find:* strikes in reports that speak more of arms than of work; "air strike", "drone strike".
//! *Why:* one noun names both, and which of them a report means shows in its other words.

use dateline_lexicon::acts::{class, classes};
use dateline_nlp::Tag;
use dateline_record::vocabulary::ActType;

use super::classes::WEAPONRY;
use super::draft::Draft;
use super::scene::Scene;

/// Words of work that make a report one about work, at least.
const FEWEST: usize = 2;

/// Makes a strike that was read as an attack one of people at work, where the report is about work.
pub(super) fn settle(scene: &Scene, mut draft: Draft) -> Draft {
    let strikes = |at| scene.lemma(at) == "strike" && scene.tag(at) == Tag::Noun;
    let armed = |at| scene.lemma(at) != "strike" && classes(scene.lemma(at)) & *WEAPONRY != 0 || scene.lemma(at) == "air";
    let bare = draft.trigger.clone().any(strikes) && !draft.trigger.clone().any(armed);
    if draft.kind == ActType::Assault && bare && scene.about_work() {
        (draft.kind, draft.mode, draft.settled) = (ActType::Protest, "strike", true);
    }
    draft
}

/// Whether the report speaks more of work than of arms.
pub(super) fn about_work(scene: &Scene) -> bool {
    let labour = class("labour");
    let nouns = (0..scene.analysis.tokens.len()).filter(|&at| scene.tag(at) == Tag::Noun && scene.lemma(at) != "strike");
    let (mut work, mut arms) = (0, 0);
    for found in nouns.map(|at| classes(scene.lemma(at))) {
        work += usize::from(found & labour != 0);
        arms += usize::from(found & *WEAPONRY != 0);
    }
    work >= FEWEST && work > arms
}
