//! Whether an act happened, read from what stands around and over it.
//!
//! *Finds:* modals, negation, embedding verbs, adjectives and nouns ("plans to", "is ready to", "the threat to"), modifiers ("planned
//! talks"), over any number of levels. *Does not find:* irony; negation outside the sentence.

use dateline_lexicon::acts::{Embed, Stand, embed};
use dateline_nlp::{Tag, VerbForm};
use dateline_record::vocabulary::{ActType, Status};

use super::chunk::Kind;
use super::clause::{ChunkId, Clauses, Governor};
use super::scene::Scene;

/// Verbs can stand over verbs this deep before reading stops.
const DEEPEST: usize = 6;

/// How the verb group at `id` stands.
pub(super) fn of_verb(scene: &Scene, clauses: &Clauses, id: ChunkId) -> Stand {
    verb_stand(scene, clauses, id, DEEPEST)
}

fn verb_stand(scene: &Scene, clauses: &Clauses, id: ChunkId, depth: usize) -> Stand {
    let group = clauses.group(id);
    if group.negated {
        return Stand::Denied;
    }
    if let Some(modal) = group.modal {
        let stand = embed(scene.lower(modal), Embed::Modal).unwrap_or(Stand::Demanded);
        return if stand == Stand::Would { would(scene, clauses, id) } else { stand };
    }
    if depth == 0 {
        return Stand::Possible;
    }
    let over = |governor: ChunkId| verb_stand(scene, clauses, governor, depth - 1);
    let head = |chunk: ChunkId| clauses.chunk(chunk).map_or("", |chunk| scene.lemma(chunk.head));
    match clauses.slots(id).governor {
        Governor::Verb(verb) if group.infinitive && clauses.group(verb).copula => Stand::Planned,
        Governor::Verb(verb) => match embed(head(verb), Embed::Verb) {
            Some(Stand::Done) | None if !group.infinitive => over(verb),
            Some(Stand::Done) => over(verb),
            Some(_) if over(verb) == Stand::Denied => Stand::Denied,
            Some(stand) => stand,
            None => Stand::Possible,
        },
        Governor::Adjective(adjective) => embed(head(adjective), Embed::Adjective).unwrap_or(Stand::Possible),
        Governor::Noun(noun) => embed(head(noun), Embed::Noun).unwrap_or(Stand::Possible),
        Governor::Adjunct(_) if group.infinitive => Stand::Possible,
        Governor::Adjunct(verb) => over(verb),
        Governor::None => Stand::Done,
    }
}

/// "would" is a plan when the clause is reported after a past verb, else a possibility.
fn would(scene: &Scene, clauses: &Clauses, id: ChunkId) -> Stand {
    let reported = clauses.chunk(id).is_some_and(|chunk| scene.statement_at(chunk.head).is_some());
    let past = (0..id).any(|at| {
        clauses.chunk(at).is_some_and(|chunk| {
            chunk.kind == Kind::Verb
                && scene.form(chunk.head) == Some(VerbForm::Past)
                && dateline_lexicon::reporting::verb(scene.lemma(chunk.head)).is_some()
        })
    });
    if reported || past { Stand::Planned } else { Stand::Possible }
}

/// How an act noun stands by the words before it in its phrase; `None` when they say nothing.
pub(super) fn of_modifiers(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Option<Stand> {
    let chunk = clauses.chunk(noun)?;
    (chunk.start..chunk.head).find_map(|at| {
        let stand = embed(scene.lower(at), Embed::Modifier)?;
        (scene.tag(at) != Tag::Noun).then_some(stand)
    })
}

/// How an act noun stands by the noun or verb that takes it: "the threat of strikes", "called for talks".
pub(super) fn of_governor(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> Option<Stand> {
    let before = clauses.before(noun)?;
    match clauses.kind(before)? {
        Kind::Verb => {
            let stand = of_verb(scene, clauses, before);
            if matches!(stand, Stand::Done) {
                let lemma = clauses.chunk(before).map_or("", |chunk| scene.lemma(chunk.head));
                return embed(lemma, Embed::Verb).filter(|stand| *stand != Stand::Done);
            }
            Some(stand)
        }
        Kind::Preposition => {
            let over = clauses.chunk(clauses.before(before)?)?;
            match over.kind {
                Kind::Noun => embed(scene.lemma(over.head), Embed::Noun),
                Kind::Verb => embed(scene.lemma(over.head), Embed::Verb).filter(|stand| *stand != Stand::Done),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The status of an act of this type that stands so.
pub(super) fn status(kind: ActType, stand: Stand) -> Status {
    match stand {
        Stand::Done | Stand::Ended => match kind {
            ActType::Request => Status::Demanded,
            ActType::Threaten => Status::Threatened,
            _ => Status::Done,
        },
        Stand::Planned | Stand::Would => Status::Planned,
        Stand::Possible => Status::Possible,
        Stand::Demanded => Status::Demanded,
        Stand::Threatened => Status::Threatened,
        Stand::Denied => Status::Denied,
    }
}

/// The status of an act read as another type: demanding and threatening have one of their own.
pub(super) fn of_another(was: ActType, now: ActType, status: Status) -> Status {
    let own = |kind| match kind {
        ActType::Request => Status::Demanded,
        ActType::Threaten => Status::Threatened,
        _ => Status::Done,
    };
    if status == own(was) { own(now) } else { status }
}
