//! Chains: which statement stands inside which, and who merely passes on another's words.
//!
//! *Finds:* "X said …, Al Jazeera reported" (the outlet relays X); "A said B promised C" (A relays B, and both are statements);
//! "told Fox News", "in an interview with NBC" (the outlet relays); "citing two officials" (they speak, the subject relays).
//! *Does not find:* relays named in another sentence.
//! *Why:* the outlet of the report itself is no link; an outlet that vouches for plain narrative is its speaker.

use std::ops::Range;

use dateline_nlp::TokenId;
use dateline_record::vocabulary::ActorKind;
use dateline_text::Span;

use super::cue::{ACCORDING, Draft, LEARNT, VERB_LEFT};
use super::scene::Scene;
use crate::MentionId;

/// A draft with the links that lead to it inside the statement it stands in.
#[derive(Clone, Debug)]
pub(super) struct Chained {
    pub(super) draft: Draft,
    /// Those who pass it on, outermost first: their cues, and what they give out (empty: the statement's content).
    pub(super) outer: Vec<Outer>,
    /// Index of the draft that this one stands in.
    pub(super) within: Option<usize>,
}

/// A link before the speaker.
#[derive(Clone, Debug)]
pub(super) struct Outer {
    pub(super) source: MentionId,
    /// All the words that name it.
    pub(super) words: Option<Span>,
    pub(super) cue: Range<TokenId>,
    pub(super) content: Vec<Span>,
}

/// Puts the drafts of one sentence together; the first of them will be number `first` of the report.
pub(super) fn link(scene: &Scene, mut drafts: Vec<Draft>, first: usize) -> Vec<Chained> {
    drafts.sort_by_key(|draft| (draft.content.pieces.first().map_or(0, |piece| piece.start()), std::cmp::Reverse(reach(draft))));
    let relays: Vec<bool> = (0..drafts.len()).map(|id| relays_only(scene, &drafts, id)).collect();
    let holders: Vec<Vec<usize>> = (0..drafts.len()).map(|id| holders(&drafts, id)).collect();
    let mut place = vec![None; drafts.len()];
    let mut kept = first;
    for (id, relay) in relays.iter().enumerate() {
        if !relay {
            if let Some(slot) = place.get_mut(id) {
                *slot = Some(kept);
            }
            kept += 1;
        }
    }
    let mut chained = Vec::new();
    for (id, draft) in drafts.iter().enumerate() {
        if relays.get(id).copied().unwrap_or(false) {
            continue;
        }
        let own = holders.get(id).map_or(&[][..], Vec::as_slice);
        let is_relay = |holder: &usize| relays.get(*holder).copied().unwrap_or(false);
        // What already passes on the statement around this one comes with that.
        let around = own.iter().rev().find(|holder| !is_relay(holder)).and_then(|&holder| holders.get(holder));
        let media = own.iter().filter(|holder| is_relay(holder) && !around.is_some_and(|known| known.contains(holder)));
        let media = media.filter_map(|&holder| drafts.get(holder));
        let mut outer: Vec<Outer> = media
            .filter_map(|holder| {
                let (cue, content) = (holder.cue.clone(), holder.content.marked.clone());
                Some(Outer { source: holder.source?, words: holder.words, cue, content })
            })
            .collect();
        outer.extend(draft.relays.iter().map(|(source, cue)| Outer {
            source: *source,
            words: None,
            cue: cue.clone(),
            content: Vec::new(),
        }));
        let within = own.iter().rev().find_map(|&holder| place.get(holder).copied().flatten());
        chained.push(Chained { draft: draft.clone(), outer, within });
    }
    chained
}

/// Puts drafts found inside a quotation into the statement that the quotation belongs to, when that is of another sentence.
pub(super) fn nest(scene: &Scene, drafts: &mut [Chained]) {
    let quotes = &scene.analysis.quotes;
    let mut holders: Vec<Option<usize>> = vec![None; quotes.len()];
    for (id, chained) in drafts.iter().enumerate().filter(|(_, chained)| chained.draft.level == 0) {
        for piece in &chained.draft.content.pieces {
            let first = quotes.partition_point(|quote| quote.inner.end() < piece.start());
            let inside = quotes.iter().enumerate().skip(first).take_while(|(_, quote)| quote.open.start() < piece.end());
            for (quote, _) in inside.filter(|(_, quote)| quote.depth == 0) {
                if let Some(slot) = holders.get_mut(quote) {
                    *slot = slot.or(Some(id));
                }
            }
        }
    }
    for id in 0..drafts.len() {
        let Some(chained) = drafts.get(id).filter(|chained| chained.draft.level == 1 && chained.within.is_none()) else {
            continue;
        };
        let at = chained.draft.cue.start;
        let Some(holder) = scene.quote_at(at, 0).and_then(|quote| holders.get(quote)).copied().flatten() else { continue };
        if let Some(chained) = drafts.get_mut(id) {
            chained.within = Some(holder);
        }
    }
}

fn reach(draft: &Draft) -> usize {
    draft.content.pieces.last().map_or(0, |piece| piece.end())
}

/// The drafts whose content holds the cue of draft `id`, outermost first.
fn holders(drafts: &[Draft], id: usize) -> Vec<usize> {
    let Some(draft) = drafts.get(id) else { return Vec::new() };
    let mut found: Vec<usize> = (0..drafts.len())
        .filter(|&other| other != id)
        .filter(|&other| drafts.get(other).is_some_and(|outer| holds(outer, draft) && !holds(draft, outer)))
        .collect();
    found.sort_by_key(|&other| std::cmp::Reverse(drafts.get(other).map_or(0, |outer| outer.content.tokens.len())));
    found
}

fn holds(outer: &Draft, inner: &Draft) -> bool {
    outer.content.tokens.contains(&inner.cue.start) && outer.cue != inner.cue
}

/// Whether the draft's source only passes on what others in its content say: a medium, beside the content.
fn relays_only(scene: &Scene, drafts: &[Draft], id: usize) -> bool {
    let Some(draft) = drafts.get(id) else { return false };
    let medium =
        draft.source.and_then(|source| scene.mention(source)).is_some_and(|mention| mention.kind == Some(ActorKind::Media));
    let according = draft.rule == ACCORDING || draft.rule == LEARNT && scene.lower(draft.cue.start) == "according";
    let frames = according || draft.left && matches!(draft.rule, VERB_LEFT | LEARNT);
    medium
        && frames
        && drafts.iter().enumerate().any(|(other, inner)| other != id && inner.level == draft.level && holds(draft, inner))
}
