//! Acts named by nouns (ACT002).
//!
//! *Finds:* "talks between X and Y", "X's invasion of Y", "Russian strikes on Kyiv", "a ban on …", and act nouns under verbs that
//! lend them a subject ("launched an attack", "faces sanctions").
//! *Does not find:* nouns without anybody near them; nouns that only modify ("peace talks venue").
//! *Example:* "Norland's blockade of Westmark" → COERCE Norland → Westmark.
//! *Source:* PLOVER 0.8 code book for the types.

use std::ops::Range;

use dateline_lexicon::acts::{Noun, Slot, Stand, classes, light, nouns};
use dateline_nlp::TokenId;
use dateline_record::Rule;
use dateline_record::vocabulary::{ActType, ActorKind};

use super::chunk::Kind;
use super::clause::{ChunkId, Clauses};
use super::draft::Draft;
use super::phrase::{countries, heading, inner, named_left, named_right};
use super::scene::Scene;
use super::status;
use crate::{MentionForm, MentionId};

/// Act noun.
pub(super) const NOUN: Rule = Rule::new("ACT002", 1);

/// The act that the noun phrase `id` names.
pub(super) fn draft(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Option<Draft> {
    let chunk = *clauses.chunk(id)?;
    let senses = nouns(scene.lemma(chunk.head));
    let sense = senses.iter().find(|sense| reads(scene, chunk.start, chunk.head, sense))?;
    let kind = ActType::parse(sense.kind)?;
    if sense.needs.plural && !scene.plural(chunk.head)
        || scene.mention_at(chunk.head).is_some_and(|at| named(scene, at, chunk.start))
    {
        return None;
    }
    let reach = phrase_end(scene, clauses, id);
    if sense.needs.with_for && !clauses.chunk(id + 1).is_some_and(|next| matches!(scene.lower(next.head), "for" | "on")) {
        return None;
    }
    if sense.of != 0 && under_of(clauses, id).is_none_or(|noun| super::phrase::head_classes(scene, clauses, noun) & sense.of == 0)
    {
        return None;
    }
    let support = support(scene, clauses, id);
    let meeting = matches!(kind, ActType::Consult | ActType::Agree);
    let mut agent = slots(scene, clauses, id, reach, &sense.agent, meeting);
    let mut recipient = slots(scene, clauses, id, reach, &sense.recipient, meeting);
    // "talks between X and Y": both come from one phrase.
    recipient.retain(|one| !agent.contains(one));
    if let Some((verb, acts)) = support {
        let subject = clauses.slots(verb).subject.filter(|&subject| subject != id && !clauses.slots(verb).passive);
        let by = clauses.slots(verb).passive.then(|| clauses.prepositional(scene, verb, clauses.reach(verb), "by")).flatten();
        let lent =
            subject.map(|noun| named_left(scene, clauses, noun)).or_else(|| by.map(|noun| named_right(scene, clauses, noun)));
        let side = if acts { &mut agent } else { &mut recipient };
        if side.is_empty() {
            *side = lent.unwrap_or_default();
        }
        let (agent, recipient) = (&mut agent, &mut recipient);
        if acts {
            recipient.retain(|one| !agent.contains(one))
        } else {
            agent.retain(|one| !recipient.contains(one))
        }
        if acts && recipient.is_empty() {
            *recipient = verb_slots(scene, clauses, verb, &sense.recipient, agent);
        }
    }
    if agent.is_empty() && kind == ActType::Consult && !recipient.is_empty() {
        agent = attendant(scene, clauses, id);
        agent.retain(|one| !recipient.contains(one));
    }
    let stand = status::of_modifiers(scene, clauses, id)
        .or_else(|| support.map(|(verb, _)| status::of_verb(scene, clauses, verb)))
        .or_else(|| status::of_governor(scene, clauses, id))
        .or_else(|| predicate(scene, clauses, id))
        .unwrap_or(Stand::Done);
    if stand == Stand::Ended {
        return None;
    }
    let trigger = chunk.head + 1 - (sense.before.len() + 1).min(chunk.head + 1 - chunk.start)..chunk.head + 1 + sense.after.len();
    let start = support.and_then(|(verb, _)| clauses.chunk(verb)).map_or(chunk.start, |verb| verb.start.min(chunk.start));
    Some(Draft {
        kind,
        mode: sense.mode,
        what: chunk.start..reach.max(chunk.end),
        claims: chunk.tokens(),
        clause: start..clause_end(clauses, id, reach),
        trigger,
        at: id,
        agent,
        recipient,
        status: status::status(kind, stand),
        needs: sense.needs,
        rule: NOUN,
        settled: false,
    })
}

/// A name that ends with the noun ("the Peace Talks") is no act, nor is a noun in the name of somebody ("prisoners of war").
fn named(scene: &Scene, id: MentionId, start: TokenId) -> bool {
    scene.mention(id).is_some_and(|mention| {
        let name = mention.form == MentionForm::Name && mention.name.is_some_and(|name| name.end() >= mention.span.end());
        name || mention.tokens.start < start
    })
}

fn reads(scene: &Scene, start: TokenId, head: TokenId, sense: &Noun) -> bool {
    let before = sense.before.iter().rev().enumerate().all(|(back, word)| {
        head.checked_sub(back + 1).is_some_and(|at| at >= start && (scene.lemma(at) == *word || scene.lower(at) == *word))
    });
    let after = sense
        .after
        .iter()
        .enumerate()
        .all(|(ahead, word)| scene.lemma(head + 1 + ahead) == *word || scene.lower(head + 1 + ahead) == *word);
    before && after
}

/// One past the tokens of the phrase with the prepositional phrases behind it.
fn phrase_end(scene: &Scene, clauses: &Clauses, id: ChunkId) -> TokenId {
    let mut at = id;
    for _ in 0..5 {
        let next = clauses.chunk(at + 1);
        let preposition = next.is_some_and(|chunk| {
            chunk.kind == Kind::Preposition && !matches!(scene.lower(chunk.head), "as" | "after" | "before" | "since" | "until")
        });
        let list = matches!(next.map(|chunk| chunk.kind), Some(Kind::Coordinator | Kind::Comma));
        if preposition && clauses.kind(at + 2) == Some(Kind::Noun)
            || list && at > id && clauses.kind(at + 2) == Some(Kind::Noun) && !clauses.opens_clause(at + 2)
        {
            at += 2;
        } else {
            break;
        }
    }
    clauses.chunk(at).map_or(0, |chunk| chunk.end)
}

/// The end of the clause around the noun: the reach of the verb that follows or holds it.
fn clause_end(clauses: &Clauses, id: ChunkId, reach: TokenId) -> TokenId {
    let mut at = id + 1;
    while let Some(kind) = clauses.kind(at) {
        if matches!(kind, Kind::Mark | Kind::Subordinator | Kind::Relative | Kind::Verb) {
            break;
        }
        at += 1;
    }
    super::verb::token_at(clauses, at).max(reach)
}

fn under_of(clauses: &Clauses, id: ChunkId) -> Option<ChunkId> {
    (clauses.kind(id + 1) == Some(Kind::Preposition) && clauses.kind(id + 2) == Some(Kind::Noun)).then_some(id + 2)
}

/// Whose meeting with somebody it is: the subject of the verb before it, else of the verb behind it ("X, after talks with Y, said").
fn attendant(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Vec<MentionId> {
    let main = |at: &ChunkId| clauses.kind(*at) == Some(Kind::Verb) && clauses.group(*at).finite() && !clauses.slots(*at).passive;
    let verb = (0..id).rev().find(main).or_else(|| (id..clauses.chunks.len()).find(main));
    let subject = verb.and_then(|verb| clauses.slots(verb).subject).filter(|&subject| subject != id);
    subject.map_or_else(Vec::new, |noun| named_left(scene, clauses, noun))
}

/// The verb that lends the noun its subject, and whether that subject acts: "LAUNCHED an attack", "an attack LAUNCHED by".
fn support(scene: &Scene, clauses: &Clauses, id: ChunkId) -> Option<(ChunkId, bool)> {
    let before = clauses.before(id);
    let over = before.and_then(|at| match clauses.kind(at) {
        Some(Kind::Verb) => Some((at, "")),
        Some(Kind::Preposition) => {
            let word = clauses.chunk(at).map_or("", |chunk| scene.lower(chunk.head));
            clauses.before(at).filter(|&verb| clauses.kind(verb) == Some(Kind::Verb)).map(|verb| (verb, word))
        }
        _ => None,
    });
    if let Some((verb, word)) = over {
        let lemma = clauses.chunk(verb).map_or("", |chunk| scene.lemma(chunk.head));
        let found = light(lemma).iter().find(|(particles, _)| particles.last().map_or("", |last| *last) == word);
        if let Some((_, acts)) = found {
            return Some((verb, *acts));
        }
    }
    let after = clauses.after(id).filter(|&at| clauses.kind(at) == Some(Kind::Verb) && clauses.slots(at).passive);
    after.and_then(|verb| {
        let lemma = clauses.chunk(verb).map_or("", |chunk| scene.lemma(chunk.head));
        light(lemma).first().map(|(_, acts)| (verb, *acts))
    })
}

/// How the verb that the noun is subject of stands: "talks WILL resume".
fn predicate(scene: &Scene, clauses: &Clauses, id: ChunkId) -> Option<Stand> {
    let verb = (id + 1..clauses.chunks.len().min(id + 8)).find(|&at| clauses.kind(at) == Some(Kind::Verb))?;
    (clauses.slots(verb).subject == Some(id)).then(|| status::of_verb(scene, clauses, verb)).filter(|stand| *stand != Stand::Done)
}

fn slots(scene: &mut Scene, clauses: &Clauses, id: ChunkId, reach: TokenId, wanted: &[Slot], meeting: bool) -> Vec<MentionId> {
    let Some(chunk) = clauses.chunk(id).copied() else { return Vec::new() };
    for slot in wanted {
        let found = match slot {
            Slot::Possessor => possessor(scene, chunk.start..chunk.head),
            Slot::Modifier => modifiers(scene, chunk.start..chunk.head, meeting),
            Slot::Preposition(word) => {
                let to = (id..clauses.chunks.len())
                    .find(|&at| super::verb::token_at(clauses, at) >= reach)
                    .unwrap_or(clauses.chunks.len());
                let noun = clauses.prepositional(scene, id + 1, to, word);
                noun.filter(|&noun| {
                    heading(scene, clauses, noun).is_some()
                        || inner(scene, clauses, noun).is_some()
                        || people(scene, clauses, noun)
                })
                .map_or_else(Vec::new, |noun| named_right(scene, clauses, noun))
            }
            _ => Vec::new(),
        };
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn people(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> bool {
    super::phrase::head_classes(scene, clauses, noun) & *super::classes::PEOPLE != 0
}

/// Slots behind the verb that lends the subject: "imposed tariffs last week ON GOODS FROM X".
fn verb_slots(scene: &mut Scene, clauses: &Clauses, verb: ChunkId, wanted: &[Slot], agent: &[MentionId]) -> Vec<MentionId> {
    for slot in wanted {
        let Slot::Preposition(word) = slot else { continue };
        let Some(noun) = clauses.prepositional(scene, verb + 1, clauses.reach(verb), word) else { continue };
        let mut found = named_right(scene, clauses, noun);
        found.retain(|one| !agent.contains(one));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Whoever stands before "'s" in the tokens.
fn possessor(scene: &Scene, tokens: Range<TokenId>) -> Vec<MentionId> {
    let mut tokens = tokens;
    let found = tokens.find_map(|at| {
        let id = scene.mention_at(at)?;
        let mention = scene.mention(id)?;
        let own = scene.is_possessive(mention.tokens.end) || mention.form == MentionForm::Pronoun;
        own.then_some(id)
    });
    found.into_iter().collect()
}

/// Those who modify the noun: "RUSSIAN attack", "IRAN-US talks", "TALIBAN attack". The place of a meeting ("ISTANBUL talks", "OVAL OFFICE
/// meeting") is no side of it.
fn modifiers(scene: &mut Scene, tokens: Range<TokenId>, meeting: bool) -> Vec<MentionId> {
    let mut found = Vec::new();
    let end = tokens.end;
    for at in tokens {
        let countries = countries(scene, at);
        let pair = countries.len() > 1;
        let known = scene.mention_at(at).filter(|_| !pair);
        if let Some(id) = known {
            let Some(mention) = scene.mention(id) else { continue };
            let whole = !scene.is_possessive(mention.tokens.end) && mention.tokens.end <= end;
            let weapon = classes(scene.lemma(at)) & *super::classes::WEAPONRY != 0;
            let metonym = countries.is_empty() && mention.canonical.is_some();
            let elsewhere = meeting && (mention.kind == Some(ActorKind::Place) || metonym);
            if whole && !weapon && !elsewhere && !found.contains(&id) {
                found.push(id);
            }
            continue;
        }
        for (span, code) in countries {
            let id = scene.government(at, span, code);
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}
