//! Single names that only the rest of the report explains: surnames of people named in full, places by their prepositions.

use dateline_lexicon::name_words;
use dateline_nlp::{Analysis, NameType, Tag};
use dateline_record::vocabulary::ActorKind;
use rustc_hash::FxHashMap;

use crate::Mention;

/// Votes for what a word names.
#[derive(Clone, Copy, Default)]
struct Votes {
    surname: bool,
    place: u16,
    person: u16,
}

/// Gives a kind to the mentions at `open` (indices into `mentions`).
pub(super) fn settle(analysis: &Analysis, mentions: &mut [Mention], open: &[usize]) {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    let open_name = |index: usize| mentions.get(index).and_then(|mention| mention.name);
    for &index in open {
        if let Some(name) = open_name(index) {
            votes.entry(name.slice(&analysis.lower)).or_default();
        }
    }
    for mention in mentions.iter().filter(|mention| mention.kind == Some(ActorKind::Person)) {
        let Some(name) = mention.name else { continue };
        for word in name.slice(&analysis.lower).split(' ').filter(|word| word.len() > 2) {
            if let Some(vote) = votes.get_mut(word) {
                vote.surname = true;
            }
        }
    }
    for &index in open {
        let Some(mention) = mentions.get(index) else { continue };
        let Some(name) = mention.name else { continue };
        let Some(vote) = votes.get_mut(name.slice(&analysis.lower)) else { continue };
        let before = mention.tokens.start.checked_sub(1).map_or("", |at| analysis.lower(at));
        vote.place += u16::from(matches!(
            before,
            "in" | "near" | "at" | "across" | "around" | "outside" | "into" | "inside" | "throughout"
        ));
        let next = analysis.token(mention.tokens.end);
        let is_verb = |at: usize| matches!(analysis.token(at).tag, Tag::Verb | Tag::Aux) && analysis.token(at).form.is_some();
        let verb = is_verb(mention.tokens.end) || next.tag == Tag::Adv && is_verb(mention.tokens.end + 1);
        vote.person += u16::from(verb || matches!(analysis.lower(mention.tokens.end), "'s" | "’s") && before != "the");
    }
    for &index in open {
        let Some(mention) = mentions.get_mut(index) else { continue };
        let Some(word) = mention.name.map(|name| name.slice(&analysis.lower)) else { continue };
        let Some(vote) = votes.get(word) else { continue };
        let article = mention.tokens.start < analysis.tokens_in(mention.name.unwrap_or(mention.span)).start
            && analysis.lower(mention.tokens.start) == "the";
        mention.kind = if vote.surname {
            Some(ActorKind::Person)
        } else if article {
            Some(ActorKind::Organization)
        } else {
            match analysis.name_type(analysis.tokens_in(mention.name.unwrap_or(mention.span))) {
                Some(NameType::Person) => Some(ActorKind::Person),
                Some(NameType::Organization) => Some(ActorKind::Organization),
                Some(NameType::Place | NameType::Facility) => Some(ActorKind::Place),
                _ if vote.place > vote.person || name_words::lookup(word).place => Some(ActorKind::Place),
                _ if vote.person > 0 => Some(ActorKind::Person),
                _ => None,
            }
        };
    }
}
