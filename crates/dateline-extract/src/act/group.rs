//! The members of a group that takes part in an act.
//!
//! *Finds:* those whom "the leaders of X, Y and Z" and "three countries - X, Y and Z" name; those whom "both countries", "the two sides",
//! "the governments", "both men", "they" stand for: the actors last named side by side, as many as are counted.
//! *Does not find:* members named in another report; groups of people ("the protesters").
//! *Why:* who reads of an act wants to know who did it, and the report has said so.

use dateline_lexicon::nominals;
use dateline_nlp::{Tag, TokenId};
use dateline_record::vocabulary::ActorKind;
use rustc_hash::FxHashMap;

use super::classes::SIDES;
use super::learnt::party::{Cast, is_subject};
use crate::{Act, Mention, MentionForm, MentionId};

/// Actors named side by side.
struct Group {
    members: Vec<MentionId>,
    /// The last token of the last member.
    end: TokenId,
}

/// So many sentences before "both countries" the two are looked for.
const SENTENCES_BACK: usize = 3;

/// Puts members in the place of groups, on either side of every act.
pub(super) fn expand(acts: &mut [Act], cast: &Cast) {
    let groups = groups(cast);
    for act in acts {
        for side in [&mut act.agent, &mut act.recipient] {
            let mut found: Vec<MentionId> = Vec::with_capacity(side.len());
            for &id in side.iter() {
                let new = members(cast, &groups, id).unwrap_or_else(|| vec![id]);
                found.extend(new.into_iter().filter(|id| !found.contains(id)).collect::<Vec<_>>());
            }
            *side = found;
        }
        let acting: Vec<Option<usize>> = act.agent.iter().map(|id| (cast.of)(*id)).collect();
        act.recipient.retain(|id| !acting.contains(&(cast.of)(*id)));
    }
}

/// The names of states, bodies and people that stand side by side, by place.
fn groups(cast: &Cast) -> Vec<Group> {
    let analysis = cast.analysis;
    let mut by_head: FxHashMap<TokenId, MentionId> = FxHashMap::default();
    for (id, mention) in cast.mentions.iter().enumerate().filter(|(id, mention)| sided(cast, *id, mention)) {
        if let Some(head) = analysis.head_of(mention.tokens.clone()) {
            by_head.insert(head, id);
        }
    }
    let mut heads: Vec<(TokenId, MentionId)> = by_head.iter().map(|(head, id)| (*head, *id)).collect();
    heads.sort_unstable();
    let mut place: FxHashMap<TokenId, usize> = FxHashMap::default();
    let mut found: Vec<Group> = Vec::new();
    for (head, id) in heads {
        let token = analysis.token(head);
        let first = token.head.filter(|over| token.relation == "conj" && by_head.contains_key(over));
        let group = first.and_then(|first| place.get(&first)).copied();
        if let Some(at) = group {
            place.insert(head, at);
        }
        match group.and_then(|at| found.get_mut(at)) {
            Some(group) => {
                group.members.push(id);
                group.end = head;
            }
            None => {
                place.insert(head, found.len());
                found.push(Group { members: vec![id], end: head });
            }
        }
    }
    found.retain(|group| group.members.len() > 1);
    found.sort_by_key(|group| group.end);
    found
}

fn sided(cast: &Cast, id: MentionId, mention: &Mention) -> bool {
    let kind = kind_of(cast, id);
    mention.form == MentionForm::Name
        && matches!(kind, Some(ActorKind::Government | ActorKind::Organization | ActorKind::ArmedGroup | ActorKind::Person))
}

fn kind_of(cast: &Cast, id: MentionId) -> Option<ActorKind> {
    (cast.of)(id).and_then(|party| cast.parties.get(party)).map(|party| party.kind)
}

/// The members of the group the mention names or stands for.
fn members(cast: &Cast, groups: &[Group], id: MentionId) -> Option<Vec<MentionId>> {
    let mention = cast.mentions.get(id)?;
    let analysis = cast.analysis;
    if mention.form == MentionForm::Pronoun {
        return named_last(cast, groups, id, mention).or_else(|| members(cast, groups, noun_of(cast, id)?));
    }
    let head = analysis.head_of(mention.tokens.clone())?;
    let each = analysis.lower(mention.tokens.start) == "each";
    let sides = dateline_lexicon::acts::classes(analysis.lemma(head)) & *SIDES != 0;
    // "both men", "the two ministers"
    let people = nominals::lookup(analysis.lower(head)).is_some_and(|noun| noun.class.is_human() && noun.plural);
    if !mention.plural && !each || !sides && !people {
        return None;
    }
    let inside = groups
        .iter()
        .find(|group| group.members.iter().all(|id| cast.mentions.get(*id).is_some_and(|one| mention.span.contains(one.span))));
    let told = || groups.iter().find(|group| is_told_behind(cast, group, mention));
    if let Some(group) = inside.or_else(told).filter(|_| sides) {
        return Some(group.members.clone());
    }
    if mention.name.is_some() || mention.country.is_some() {
        return None;
    }
    let counted = mention.tokens.clone().find_map(|at| match analysis.lower(at) {
        "both" | "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        _ => None,
    });
    let definite = matches!(analysis.lower(mention.tokens.start), "the" | "both" | "these" | "those" | "two" | "each");
    // Outside a mention: "BOTH countries" where the mention is the noun alone.
    let before = mention.tokens.start.checked_sub(1).map_or("", |at| analysis.lower(at));
    if !definite && !matches!(before, "the" | "both" | "two" | "these") {
        return None;
    }
    let counted = counted.or(matches!(before, "both" | "two").then_some(2));
    if people && !sides && counted.is_none() {
        return None;
    }
    let kind = if people { ActorKind::Person } else { ActorKind::Government };
    let fit = |id: &MentionId| !people || kind_of(cast, *id) == Some(kind);
    let fits = |group: &&Group| counted.is_none_or(|count| group.members.len() == count) && group.members.iter().all(fit);
    let end = groups.partition_point(|group| group.end < mention.tokens.start);
    let side_by_side = groups.get(..end)?.iter().rev().find(fits).map(|group| group.members.clone());
    side_by_side.or_else(|| two_named(cast, id, mention, kind).filter(|_| counted == Some(2)))
}

/// What the actor that a pronoun means is called: "we", said by "the three countries".
fn noun_of(cast: &Cast, id: MentionId) -> Option<MentionId> {
    let party = cast.parties.get((cast.of)(id)?)?;
    party.mentions.iter().copied().find(|id| cast.mentions.get(*id).is_some_and(|mention| mention.form != MentionForm::Pronoun))
}

/// "Pakistan closed its airspace. India protested. Both countries …": the governments, or the people, named just before, if there are just
/// two.
fn two_named(cast: &Cast, id: MentionId, mention: &Mention, kind: ActorKind) -> Option<Vec<MentionId>> {
    let mut found: Vec<(usize, MentionId)> = Vec::new();
    for (other, known) in cast.mentions.iter().enumerate().take(id).rev() {
        if known.sentence + SENTENCES_BACK < mention.sentence {
            break;
        }
        let Some(party) = (cast.of)(other).filter(|_| known.form == MentionForm::Name) else { continue };
        let fits = cast.parties.get(party).is_some_and(|party| party.kind == kind);
        if fits && known.tokens.end <= mention.tokens.start && !found.iter().any(|(one, _)| *one == party) {
            found.push((party, other));
        }
    }
    let mut members: Vec<MentionId> = found.into_iter().map(|(_, id)| id).collect();
    members.sort_unstable();
    (members.len() == 2).then_some(members)
}

/// "three European countries -- France, Germany and Britain": only marks stand between.
fn is_told_behind(cast: &Cast, group: &Group, mention: &Mention) -> bool {
    let first = group.members.first().and_then(|id| cast.mentions.get(*id)).map(|one| one.tokens.start);
    first.is_some_and(|first| {
        let between = mention.tokens.end..first;
        (1..=2).contains(&between.len()) && between.into_iter().all(|at| cast.analysis.token(at).tag == Tag::Punct)
    })
}

/// "Putin and Trump spoke; they agreed": the group before the pronoun, in its sentence or the one before, unless the actor that the
/// pronoun is linked to is the subject of a clause after it.
fn named_last(cast: &Cast, groups: &[Group], id: MentionId, mention: &Mention) -> Option<Vec<MentionId>> {
    if !matches!(cast.analysis.lower(mention.tokens.start), "they" | "them" | "their") {
        return None;
    }
    let end = groups.partition_point(|group| group.end < mention.tokens.start);
    let group = groups.get(..end)?.last()?;
    if cast.analysis.token(group.end).sentence + 1 < cast.analysis.token(mention.tokens.start).sentence {
        return None;
    }
    let linked = (cast.of)(id).and_then(|party| cast.parties.get(party));
    let since = |known: &MentionId| {
        let one = cast.mentions.get(*known);
        one.is_some_and(|one| one.tokens.start > group.end && one.form != MentionForm::Pronoun) && is_subject(cast, *known)
    };
    let later = linked.is_some_and(|party| party.mentions.iter().take_while(|known| **known < id).any(since));
    (!later).then(|| group.members.clone())
}
