//! Who is named in a noun phrase.
//!
//! *Finds:* the mention that heads the phrase and those coordinated with it; else somebody named inside: possessor ("ISRAEL's plan"),
//! modifier ("RUSSIAN missiles"), of- and by-phrases ("attacks by HAMAS"). *Does not find:* anybody named outside the phrase.

use dateline_lexicon::acts::{Classes, classes, nouns};
use dateline_lexicon::gazetteer::country_of;
use dateline_nlp::{Tag, TokenId};
use dateline_text::Span;

use super::chunk::Kind;
use super::classes::{LAND, PEOPLE, QUANTITY, REPRESENT};
use super::clause::{ChunkId, Clauses};
use super::scene::Scene;
use crate::{MentionForm, MentionId};

/// How many chunks a coordination may have.
const LONGEST_LIST: usize = 10;

/// The token that says what the phrase is: its head, or that of the of-phrase under a quantity ("dozens of PRISONERS").
pub(super) fn head(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> (ChunkId, TokenId) {
    let at = clauses.chunk(noun).map_or(0, |chunk| chunk.head);
    let quantity = classes(scene.lemma(at)) & *QUANTITY != 0 || scene.tag(at) == Tag::Num;
    let under = clauses.chunk(noun + 2).filter(|chunk| quantity && chunk.kind == Kind::Noun && of_follows(scene, clauses, noun));
    under.map_or((noun, at), |chunk| (noun + 2, chunk.head))
}

fn of_follows(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> bool {
    clauses.chunk(noun + 1).is_some_and(|chunk| chunk.kind == Kind::Preposition && scene.lower(chunk.head) == "of")
}

/// The classes of the phrase's head.
pub(super) fn head_classes(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Classes {
    classes(scene.lemma(head(scene, clauses, noun).1))
}

/// The mention that heads the phrase.
pub(super) fn heading(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Option<MentionId> {
    let direct = clauses.chunk(noun).and_then(|chunk| mention_ending(scene, chunk.head));
    direct.or_else(|| {
        let (_, token) = head(scene, clauses, noun);
        mention_ending(scene, token)
    })
}

/// The mention whose words end with the head noun at `at`; an adjective such as "Russian" does not head.
fn mention_ending(scene: &Scene, at: TokenId) -> Option<MentionId> {
    let id = scene.mention_at(at)?;
    let mention = scene.mention(id)?;
    // "its full-scale invasion" is nobody.
    let act = mention.form == MentionForm::Nominal && !nouns(scene.lemma(at)).is_empty();
    (mention.tokens.end > at && mention.tokens.start <= at && !act).then_some(id)
}

/// Whether the phrase names somebody at its head.
pub(super) fn names_actor(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> bool {
    heading(scene, clauses, noun).is_some() || head_classes(scene, clauses, noun) & *PEOPLE != 0
}

/// Those named by the phrase and by the phrases coordinated with it on the right; somebody inside when nobody heads it.
pub(super) fn named_right(scene: &mut Scene, clauses: &Clauses, noun: ChunkId) -> Vec<MentionId> {
    let list = list_right(scene, clauses, noun);
    named(scene, clauses, &list)
}

/// The same for a subject, whose coordination runs to the left.
pub(super) fn named_left(scene: &mut Scene, clauses: &Clauses, noun: ChunkId) -> Vec<MentionId> {
    let list = list_left(scene, clauses, noun);
    named(scene, clauses, &list)
}

fn named(scene: &mut Scene, clauses: &Clauses, list: &[ChunkId]) -> Vec<MentionId> {
    let mut found = Vec::new();
    for &noun in list {
        let members = members(scene, clauses, noun);
        if !members.is_empty() {
            found.extend(members.into_iter().filter(|id| !found.contains(id)).collect::<Vec<_>>());
            continue;
        }
        let one = match heading(scene, clauses, noun) {
            Some(id) => Some(principal(scene, id)),
            None if head_classes(scene, clauses, noun) & *PEOPLE != 0 => Some(mint(scene, clauses, noun)),
            None => inner(scene, clauses, noun),
        };
        if let Some(id) = one.filter(|id| !found.contains(id)) {
            found.push(id);
        }
    }
    found
}

/// "the leaders of X, Y and Z": those they act for, when the phrase names several.
fn members(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Vec<MentionId> {
    let speaks =
        head_classes(scene, clauses, noun) & *REPRESENT != 0 && clauses.chunk(noun).is_some_and(|chunk| scene.plural(chunk.head));
    let under = clauses.chunk(noun + 1).filter(|chunk| speaks && matches!(scene.lower(chunk.head), "of" | "from"));
    if under.is_none() || clauses.kind(noun + 2) != Some(Kind::Noun) {
        return Vec::new();
    }
    let list = list_right(scene, clauses, noun + 2);
    let named: Vec<MentionId> = list.iter().filter_map(|&at| heading(scene, clauses, at)).collect();
    if named.len() > 1 && named.len() == list.len() { named } else { Vec::new() }
}

/// A mention of the phrase without its number: "37 PRISONERS", "dozens of MISSILES".
pub(super) fn mint(scene: &mut Scene, clauses: &Clauses, noun: ChunkId) -> MentionId {
    let (last, _) = head(scene, clauses, noun);
    let start = clauses.chunk(last).map_or(0, |chunk| chunk.start);
    let end = clauses.chunk(last).map_or(start + 1, |chunk| chunk.end);
    let counts = |at: &TokenId| {
        matches!(scene.tag(*at), Tag::Num | Tag::Det | Tag::Adp | Tag::Adv)
            || matches!(
                scene.lower(*at),
                "least" | "most" | "more" | "than" | "many" | "several" | "some" | "few" | "other" | "another"
            )
    };
    let first = (start..end - 1).find(|at| !counts(at)).unwrap_or(end - 1);
    scene.mention_of(first..end)
}

/// Somebody named inside the phrase: possessor or modifier first, then the of-, by- and from-phrases behind it.
pub(super) fn inner(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Option<MentionId> {
    let chunk = clauses.chunk(noun)?;
    let inside = (chunk.start..chunk.head).find_map(|at| {
        let id = scene.mention_at(at)?;
        // Possessive pronouns point to whoever acts; they are no new actor here.
        (scene.mention(id)?.form != MentionForm::Pronoun).then_some(id)
    });
    // "soldiers from NORLAND" is one chunk.
    let complement = || (chunk.head + 1..chunk.end).find_map(|at| scene.mention_from(at));
    inside.or_else(complement).or_else(|| behind(scene, clauses, noun))
}

/// Somebody named in the phrases behind a noun: "a plan OF ISRAEL", "a proposal crafted BY HAMAS"; behind an act noun in any phrase.
fn behind(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Option<MentionId> {
    let act = clauses.chunk(noun).is_some_and(|chunk| !nouns(scene.lemma(chunk.head)).is_empty());
    let mut at = noun;
    for _ in 0..3 {
        let made = clauses.chunk(at + 1).is_some_and(|chunk| chunk.kind == Kind::Verb && chunk.group.participle);
        let link = at + 1 + usize::from(made);
        let preposition = clauses.chunk(link).filter(|chunk| chunk.kind == Kind::Preposition)?;
        let word = scene.lower(preposition.head);
        let owner = matches!(word, "of" | "by" | "from");
        let party = act && matches!(word, "against" | "in" | "on" | "with" | "for" | "between" | "to");
        let under = link + 1;
        if !owner && !party || made && word != "by" || clauses.kind(under) != Some(Kind::Noun) {
            return None;
        }
        if let Some(id) = heading(scene, clauses, under).or_else(|| within(scene, clauses, under)) {
            return Some(id);
        }
        at = under;
    }
    None
}

fn within(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Option<MentionId> {
    let chunk = clauses.chunk(noun)?;
    (chunk.start..chunk.head).find_map(|at| scene.mention_at(at))
}

/// The phrases coordinated with `noun` on its right, itself first.
pub(super) fn list_right(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Vec<ChunkId> {
    let mut list = vec![noun];
    let mut pending = Vec::new();
    let mut at = head(scene, clauses, noun).0;
    while list.len() + pending.len() < LONGEST_LIST {
        let comma = clauses.kind(at + 1) == Some(Kind::Comma);
        let link = at + 1 + usize::from(comma);
        let joined = clauses.kind(link) == Some(Kind::Coordinator);
        let next = link + usize::from(joined);
        let fits = (comma || joined)
            && clauses.kind(next) == Some(Kind::Noun)
            && names_actor(scene, clauses, next)
            && !clauses.opens_clause(next);
        if !fits {
            break;
        }
        pending.push(next);
        if joined {
            list.append(&mut pending);
        }
        at = head(scene, clauses, next).0;
    }
    list
}

/// The phrases coordinated with `noun` on its left, in order, itself last.
pub(super) fn list_left(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Vec<ChunkId> {
    let mut list = vec![noun];
    let mut at = noun;
    let mut joined = false;
    while list.len() < LONGEST_LIST {
        let Some(mut link) = at.checked_sub(1) else { break };
        let coordinator = clauses.kind(link) == Some(Kind::Coordinator);
        if coordinator {
            let comma = link.checked_sub(1).is_some_and(|before| clauses.kind(before) == Some(Kind::Comma));
            link -= usize::from(comma);
        } else if !(joined && clauses.kind(link) == Some(Kind::Comma)) {
            break;
        }
        let Some(next) = link.checked_sub(1) else { break };
        if clauses.kind(next) != Some(Kind::Noun)
            || !names_actor(scene, clauses, next)
            || !stands_free(scene, clauses, next, coordinator)
        {
            break;
        }
        joined = true;
        list.push(next);
        at = next;
    }
    list.reverse();
    list
}

/// Whether the phrase can be the first part of a subject: neither behind a preposition (where a comma follows) nor an object.
fn stands_free(scene: &Scene, clauses: &Clauses, noun: ChunkId, coordinated: bool) -> bool {
    let Some(before) = noun.checked_sub(1).and_then(|at| clauses.chunk(at)) else { return true };
    match before.kind {
        Kind::Preposition => coordinated,
        Kind::Verb => {
            dateline_lexicon::reporting::verb(scene.lemma(before.head)).is_some_and(|frames| frames.clause || frames.that)
        }
        _ => true,
    }
}

/// The government whose land, side or goods a nominal names: "Russian TERRITORY"; the mention itself otherwise.
fn principal(scene: &mut Scene, id: MentionId) -> MentionId {
    let Some(mention) = scene.mention(id) else { return id };
    let head = mention.tokens.end.saturating_sub(1);
    let land = classes(scene.lemma(head)) & *LAND != 0;
    if mention.form != MentionForm::Nominal || !land {
        return id;
    }
    let mut tokens = mention.tokens.start..head;
    let found = tokens.find_map(|at| countries(scene, at).first().map(|&(span, code)| (at, span, code)));
    found.map_or(id, |(at, span, code)| scene.government(at, span, code))
}

/// The countries that a token names: "Russian", "U.S.", both of "Iran-US".
pub(super) fn countries(scene: &Scene, at: TokenId) -> Vec<(Span, &'static str)> {
    let span = scene.analysis.token(at).span;
    let word = scene.lower(at);
    if !scene.analysis.token(at).span.slice(scene.text).starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = span.start();
    for part in word.split(['-', '–']) {
        let end = start + part.len();
        match country_of(part) {
            Some(code) => found.push((Span::new(start, end), code)),
            None => return Vec::new(),
        }
        start = end + if word.contains('–') { '–'.len_utf8() } else { 1 };
    }
    found
}
