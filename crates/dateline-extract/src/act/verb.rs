//! Acts named by verbs (ACT001).
//!
//! *Finds:* verbs of the lexicon in a sense that fits what follows them, active and passive, phrasal, with the actors of their frame.
//! *Does not find:* verbs whose sense hangs on the report as a whole; verbs in conditions.
//! *Example:* "Norland imposed tariffs on Westmark" → SANCTION Norland → Westmark.
//! *Source:* PLOVER 0.8 code book for the types.

use std::ops::Range;

use dateline_lexicon::acts::{Complement, Frame, Slot, Stand, classes, frames};
use dateline_nlp::{Tag, TokenId};
use dateline_record::Rule;
use dateline_record::vocabulary::{ActType, ActorKind, Status};

use super::chunk::{Chunk, Kind};
use super::classes::{ACCORD, PEOPLE, RETICENT};
use super::clause::{ChunkId, Clauses};
use super::draft::Draft;
use super::phrase::{head, head_classes, heading, inner, mint, named_left, named_right, names_actor};
use super::scene::Scene;
use super::status;

/// Verb with a frame.
pub(super) const VERB: Rule = Rule::new("ACT001", 1);

/// A frame that fits, with what it took.
struct Fit {
    frame: &'static Frame,
    /// First chunk behind the particles.
    from: ChunkId,
    /// The object, or the patient of a passive.
    object: Option<ChunkId>,
    /// The second object.
    second: Option<ChunkId>,
    /// The words of the object decided the sense.
    decided: bool,
    /// Last token of the particles or of the object word that decided the sense.
    last: TokenId,
}

/// The act that the verb group at `id` names.
pub(super) fn draft(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Option<Draft> {
    let verb = *clauses.chunk(id)?;
    let senses = frames(scene.lemma(verb.head));
    if senses.is_empty() {
        return None;
    }
    let fit = senses.iter().find_map(|frame| fits(scene, clauses, id, frame))?;
    let kind = refused(scene, clauses, id, ActType::parse(fit.frame.kind)?);
    let kind = if kind == ActType::Agree && vows_harm(scene, clauses, &verb, fit.from) { ActType::Threaten } else { kind };
    let slots = clauses.slots(id);
    let agent = if slots.passive {
        let by = clauses.prepositional(scene, fit.from, clauses.reach(id), "by");
        by.map_or_else(Vec::new, |noun| named_right(scene, clauses, noun))
    } else {
        slots.subject.map_or_else(Vec::new, |noun| named_left(scene, clauses, noun))
    };
    let recipient = recipients(scene, clauses, id, &fit, kind, &agent);
    let what = heart(scene, clauses, id, &fit);
    let stand = status::of_verb(scene, clauses, id);
    let refusal = kind == ActType::Reject && stand == Stand::Denied && fit.frame.kind != ActType::Reject.as_str();
    let claims = if claims_below(kind) { what.clone() } else { verb.start..fit.last.max(verb.head) + 1 };
    Some(Draft {
        kind,
        mode: fit.frame.mode,
        trigger: verb.head..fit.last.max(verb.head) + 1,
        at: id,
        agent,
        recipient,
        status: if refusal { Status::Done } else { own_status(scene, clauses, kind, stand, &fit) },
        what,
        claims,
        clause: verb.start..token_at(clauses, clauses.reach(id)),
        needs: fit.frame.needs,
        rule: VERB,
        settled: fit.decided,
    })
}

/// "vowed to attack": harm promised is a threat. "Agreed to attack" and "offered to" promise it to somebody else.
fn vows_harm(scene: &mut Scene, clauses: &Clauses, verb: &Chunk, from: ChunkId) -> bool {
    if matches!(scene.lemma(verb.head), "agree" | "offer" | "consent" | "volunteer") {
        return false;
    }
    let under = infinitive_at(clauses, from).and_then(|at| draft(scene, clauses, at));
    under.is_some_and(|under| super::modal::harms(under.kind))
}

/// "will not release", "cannot accept": the refusal of an act that would please somebody.
fn refused(scene: &Scene, clauses: &Clauses, id: ChunkId, kind: ActType) -> ActType {
    use ActType::{Agree, Aid, Concede, Consult, Cooperate, Retreat, Support};
    let pleases = matches!(kind, Agree | Aid | Concede | Consult | Cooperate | Retreat | Support);
    if pleases && super::modal::refuses(scene, clauses, id) { ActType::Reject } else { kind }
}

/// Whether triggers in the heart of such an act belong to it: what is promised, demanded, threatened or refused is no act yet.
pub(super) fn claims_below(kind: ActType) -> bool {
    matches!(kind, ActType::Agree | ActType::Request | ActType::Threaten | ActType::Reject)
}

fn own_status(scene: &Scene, clauses: &Clauses, kind: ActType, stand: Stand, fit: &Fit) -> Status {
    let promise = kind == ActType::Agree && stand == Stand::Done;
    let later = promise
        && (infinitive_at(clauses, fit.from).is_some()
            || that_clause(scene, clauses, fit.from)
            || fit.object.is_some_and(|noun| head_classes(scene, clauses, noun) & *ACCORD == 0));
    let offered = clauses.chunk(fit.from.saturating_sub(1)).is_some_and(|chunk| scene.lemma(chunk.head) == "offer");
    match (later, offered) {
        (true, true) => Status::Possible,
        (true, false) => Status::Planned,
        _ => status::status(kind, stand),
    }
}

/// The first token of chunk `id`, or one past the last token.
pub(super) fn token_at(clauses: &Clauses, id: ChunkId) -> TokenId {
    clauses.chunk(id).map_or_else(|| clauses.chunks.last().map_or(0, |chunk| chunk.end), |chunk| chunk.start)
}

fn fits(scene: &Scene, clauses: &Clauses, id: ChunkId, frame: &'static Frame) -> Option<Fit> {
    let verb = clauses.chunk(id)?;
    let slots = clauses.slots(id);
    let (from, mut last, mut object) = particles(scene, clauses, id, frame)?;
    if slots.passive && frame.particles.is_empty() {
        object = slots.subject;
    } else if object.is_none() {
        object = clauses.object(from).or_else(|| relative_object(clauses, id));
    }
    let below = infinitive_at(clauses, from);
    if frame.needs.deed
        && below.and_then(|at| clauses.chunk(at)).is_some_and(|chunk| classes(scene.lemma(chunk.head)) & *RETICENT != 0)
    {
        return None;
    }
    let settled = |at: ChunkId| clauses.object(at + 1).is_some_and(|noun| head_classes(scene, clauses, noun) & *ACCORD != 0);
    if frame.needs.accord && !below.is_some_and(settled) {
        return None;
    }
    let mut second = None;
    if frame.recipient.contains(&Slot::FirstObject) && !slots.passive {
        second = object.filter(|&first| heading(scene, clauses, first).is_some()).and_then(|first| clauses.object(first + 1));
    }
    let decides = complement(scene, clauses, id, from, second.or(object), &frame.complement)?;
    let decided = decides.is_some();
    let kinds = frames(scene.lemma(verb.head)).iter().any(|other| other.kind != frame.kind);
    let tells = |at: TokenId| kinds || !dateline_lexicon::acts::nouns(scene.lemma(at)).is_empty();
    if let Some(decisive) = decides.filter(|&at| tells(at) && at > verb.head && at <= verb.head + 6) {
        last = last.max(decisive);
    }
    Some(Fit { frame, from, object, second, decided, last })
}

/// Where the chunks behind the particles start, the last particle, and an object standing between ("called the strike off").
fn particles(scene: &Scene, clauses: &Clauses, id: ChunkId, frame: &Frame) -> Option<(ChunkId, TokenId, Option<ChunkId>)> {
    let verb = clauses.chunk(id)?;
    let mut at = verb.head + 1;
    let mut matched = 0;
    for particle in &frame.particles {
        while scene.tag(at) == Tag::Adv && scene.lower(at) != *particle && at < verb.head + 4 {
            at += 1;
        }
        // "agreed TO the plan", not "agreed TO GO".
        let infinitive = *particle == "to" && scene.tag(at) == Tag::Part;
        if infinitive || scene.lower(at) != *particle && scene.lemma(at) != *particle {
            break;
        }
        matched += 1;
        at += 1;
    }
    if matched == frame.particles.len() {
        let from = (id + 1..clauses.chunks.len()).find(|&chunk| token_at(clauses, chunk) >= at).unwrap_or(clauses.chunks.len());
        return Some((from, at - 1, None));
    }
    let [particle] = frame.particles.as_slice() else { return None };
    if !matches!(*particle, "out" | "off" | "up" | "down" | "back" | "in" | "over" | "home") {
        return None;
    }
    let object = clauses.object(id + 1)?;
    let behind = clauses.chunk(object + 1)?;
    // "called the strike OFF", "drove them OUT of the town", not "gave a million IN AID".
    let governs = scene.analysis.token(behind.start).relation == "case" && scene.lower(behind.start + 1) != "of";
    (scene.lower(behind.start) == *particle && !governs).then_some((object + 2, verb.head, Some(object)))
}

/// "the tariffs that Trump imposed": the object of a relative clause stands before it.
fn relative_object(clauses: &Clauses, id: ChunkId) -> Option<ChunkId> {
    let subject = clauses.slots(id).subject?;
    let relative = subject.checked_sub(1).filter(|&at| clauses.kind(at) == Some(Kind::Relative))?;
    clauses.before(relative).filter(|&at| clauses.kind(at) == Some(Kind::Noun))
}

/// Whether the complement fits; inside, the token that decided it, if one did.
fn complement(
    scene: &Scene,
    clauses: &Clauses,
    id: ChunkId,
    from: ChunkId,
    object: Option<ChunkId>,
    wanted: &Complement,
) -> Option<Option<TokenId>> {
    let verb = clauses.chunk(id)?;
    if wanted.anything {
        return Some(None);
    }
    for phrase in &wanted.phrases {
        if let Some(last) = phrase_after(scene, verb.head + 1, phrase) {
            return Some(Some(last));
        }
    }
    if wanted.infinitive && infinitive_at(clauses, from).is_some()
        || wanted.gerund && clauses.chunk(from).is_some_and(|chunk| chunk.group.gerund)
    {
        return Some(None);
    }
    if wanted.that && that_clause(scene, clauses, from) || wanted.oneself && about_self(scene, clauses, from) {
        return Some(None);
    }
    // "was held captive": the word stands behind the verb, the object before it.
    let behind = clauses.chunk(from).map_or("", |chunk| scene.lower(chunk.head));
    if clauses.slots(id).passive && wanted.words.contains(&behind) {
        return Some(None);
    }
    let Some(object) = object else {
        let word = clauses.chunk(from).map_or("", |chunk| scene.lower(chunk.head));
        let adjective = wanted.words.contains(&word) && clauses.kind(from) != Some(Kind::Noun);
        return (wanted.nothing || adjective).then_some(None);
    };
    let (_, head) = head(scene, clauses, object);
    if classes(scene.lemma(head)) & wanted.classes != 0
        || wanted.words.contains(&scene.lemma(head))
        || wanted.words.contains(&scene.lower(head))
    {
        return Some(Some(head));
    }
    let actor = names_actor(scene, clauses, object);
    if wanted.actor && actor || wanted.place && place_named(scene, clauses, object) {
        return Some(None);
    }
    let behind = clauses.after(super::phrase::head(scene, clauses, object).0);
    // "was asked by Norland TO LEAVE"
    let by = from + 2 * usize::from(clauses.chunk(from).is_some_and(|chunk| scene.lower(chunk.head) == "by"));
    let told = clauses.slots(id).passive && infinitive_at(clauses, by).is_some();
    if wanted.actor_infinitive && actor && (told || behind.is_some_and(|at| clauses.group(at).infinitive)) {
        return Some(None);
    }
    let then = |word: &str| behind.and_then(|at| clauses.chunk(at)).is_some_and(|chunk| scene.lower(chunk.head) == word);
    let bits = classes(scene.lemma(head));
    let class_then = wanted.class_then.iter().any(|(class, word)| bits & class != 0 && then(word));
    (actor && wanted.actor_then.iter().any(|word| then(word)) || class_then).then_some(None)
}

/// The last token of `words` where they stand within reach behind `start`.
fn phrase_after(scene: &Scene, start: TokenId, words: &[&str]) -> Option<TokenId> {
    (start..start + 6).find_map(|first| {
        let all = words
            .iter()
            .enumerate()
            .all(|(offset, word)| scene.lower(first + offset) == *word || scene.lemma(first + offset) == *word);
        all.then_some(first + words.len() - 1)
    })
}

pub(super) fn infinitive_at(clauses: &Clauses, from: ChunkId) -> Option<ChunkId> {
    let at =
        if matches!(clauses.kind(from), Some(Kind::Adverb | Kind::Time | Kind::Quote)) { clauses.after(from)? } else { from };
    clauses.group(at).infinitive.then_some(at)
}

/// Whether a that-clause or a bare clause follows.
fn that_clause(scene: &Scene, clauses: &Clauses, from: ChunkId) -> bool {
    let Some(at) = (if clauses.kind(from) == Some(Kind::Noun) { Some(from) } else { clauses.after(from.saturating_sub(1)) })
    else {
        return false;
    };
    match clauses.kind(at) {
        Some(Kind::Subordinator) => clauses.chunk(at).is_some_and(|chunk| scene.lower(chunk.head) == "that"),
        Some(Kind::Noun) => clauses.opens_clause(at),
        _ => false,
    }
}

/// Whether the clause that follows says what the subject itself will do: "warned that HE WOULD impose".
fn about_self(scene: &Scene, clauses: &Clauses, from: ChunkId) -> bool {
    let Some(verb) = (from..clauses.chunks.len()).find(|&at| clauses.kind(at) == Some(Kind::Verb)) else { return false };
    let subject = clauses.slots(verb).subject.and_then(|at| clauses.chunk(at));
    let own = subject.is_some_and(|chunk| matches!(scene.lower(chunk.head), "he" | "she" | "it" | "they" | "we" | "i"));
    own && clauses
        .group(verb)
        .modal
        .is_some_and(|modal| matches!(scene.lower(modal), "will" | "would" | "could" | "might" | "may" | "'ll" | "’ll"))
}

fn place_named(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> bool {
    let kind = heading(scene, clauses, noun).and_then(|id| scene.mention(id)).and_then(|mention| mention.kind);
    matches!(kind, Some(ActorKind::Place | ActorKind::Government))
}

fn recipients(scene: &mut Scene, clauses: &Clauses, id: ChunkId, fit: &Fit, kind: ActType, agent: &[usize]) -> Vec<usize> {
    for slot in &fit.frame.recipient {
        let found = recipient(scene, clauses, id, fit, kind, *slot);
        let found: Vec<_> = found.into_iter().filter(|one| !agent.contains(one)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn recipient(scene: &mut Scene, clauses: &Clauses, id: ChunkId, fit: &Fit, kind: ActType, slot: Slot) -> Vec<usize> {
    let reach = clauses.reach(id);
    match slot {
        Slot::Object => {
            let Some(object) = fit.object else { return Vec::new() };
            let slots = clauses.slots(id);
            let found = match slots.subject {
                // "Okello and Mutua were arrested".
                Some(subject) if slots.passive && subject == object => named_left(scene, clauses, object),
                _ => named_right(scene, clauses, object),
            };
            let suffers = matches!(kind, ActType::Assault | ActType::Coerce | ActType::Retreat);
            if found.is_empty() && suffers && fit.frame.needs.recipient
                || found.is_empty() && suffers && thing(scene, clauses, object)
            {
                return vec![mint(scene, clauses, object)];
            }
            found
        }
        Slot::FirstObject => match fit.second {
            Some(_) => fit.object.map_or_else(Vec::new, |noun| named_right(scene, clauses, noun)),
            None => Vec::new(),
        },
        Slot::Inner => fit.object.and_then(|noun| inner(scene, clauses, noun)).into_iter().collect(),
        Slot::Infinitive => infinitive_party(scene, clauses, fit),
        Slot::Clause => clause_party(scene, clauses, fit),
        Slot::Preposition(word) => {
            let found = clauses.prepositional(scene, fit.from.min(id + 1), reach, word);
            found
                .filter(|&noun| {
                    heading(scene, clauses, noun).is_some()
                        || inner(scene, clauses, noun).is_some()
                        || head_classes(scene, clauses, noun) & *PEOPLE != 0
                })
                .map_or_else(Vec::new, |noun| named_right(scene, clauses, noun))
        }
        Slot::Possessor | Slot::Modifier => Vec::new(),
    }
}

/// A common noun for a thing that can be struck, seized or freed, not a quantity of time or money.
fn thing(scene: &Scene, clauses: &Clauses, noun: ChunkId) -> bool {
    let (_, at) = head(scene, clauses, noun);
    scene.tag(at) == Tag::Noun
        && scene.time_at(at).is_none()
        && classes(scene.lemma(at)) & dateline_lexicon::acts::class("target") != 0
}

/// Somebody in the infinitive: its object or one of its prepositional phrases.
fn infinitive_party(scene: &mut Scene, clauses: &Clauses, fit: &Fit) -> Vec<usize> {
    let Some(verb) = (fit.from..clauses.chunks.len().min(fit.from + 4)).find(|&at| clauses.group(at).infinitive) else {
        return Vec::new();
    };
    let object = clauses.object(verb + 1);
    if let Some(noun) = object.filter(|&noun| heading(scene, clauses, noun).is_some()) {
        return named_right(scene, clauses, noun);
    }
    let reach = clauses.reach(verb);
    for word in ["with", "to", "from", "on", "against", "for", "of", "into", "in"] {
        let found = clauses.prepositional(scene, verb + 1, reach, word);
        if let Some(noun) = found.filter(|&noun| heading(scene, clauses, noun).is_some() || inner(scene, clauses, noun).is_some())
        {
            return named_right(scene, clauses, noun);
        }
    }
    object.and_then(|noun| inner(scene, clauses, noun)).into_iter().collect()
}

/// The subject of the that-clause.
fn clause_party(scene: &mut Scene, clauses: &Clauses, fit: &Fit) -> Vec<usize> {
    let verb = (fit.from..clauses.chunks.len()).find(|&at| clauses.kind(at) == Some(Kind::Verb));
    let subject = verb.and_then(|verb| clauses.slots(verb).subject).filter(|&subject| subject >= fit.from);
    subject.map_or_else(Vec::new, |noun| named_left(scene, clauses, noun))
}

/// The heart of the act.
fn heart(scene: &Scene, clauses: &Clauses, id: ChunkId, fit: &Fit) -> Range<TokenId> {
    for slot in &fit.frame.what {
        let start = match slot {
            Slot::Object => fit.second.or(fit.object),
            Slot::Infinitive => (fit.from..clauses.chunks.len().min(fit.from + 8)).find(|&at| clauses.group(at).infinitive),
            Slot::Clause => that_clause(scene, clauses, fit.from).then_some(fit.from),
            Slot::Preposition(word) => (fit.from..clauses.chunks.len().min(fit.from + 12))
                .find(|&at| {
                    clauses.chunk(at).is_some_and(|chunk| chunk.kind == Kind::Preposition && scene.lower(chunk.head) == *word)
                })
                .map(|at| at + 1),
            _ => None,
        };
        let Some(start) = start.filter(|&at| at < clauses.chunks.len()) else { continue };
        if start < id {
            // A passive subject: the phrase alone.
            return clauses.chunk(start).map_or(0..0, Chunk::tokens);
        }
        let end = heart_end(clauses, start, *slot == Slot::Clause);
        let mut first = token_at(clauses, start);
        let complementizer = scene.lower(first) == "that" && scene.tag(first) == Tag::Sconj;
        first += usize::from(clauses.group(start).infinitive || complementizer);
        if end > first {
            return first..end;
        }
    }
    0..0
}

/// Where the heart that starts at chunk `start` ends: a comma or mark, a new clause; a that-clause runs on over commas.
fn heart_end(clauses: &Clauses, start: ChunkId, clause: bool) -> TokenId {
    let mut at = start + 1;
    while let Some(kind) = clauses.kind(at) {
        match kind {
            Kind::Mark => break,
            Kind::Comma if !clause && !list_goes_on(clauses, at) => break,
            Kind::Subordinator if !clause => break,
            Kind::Relative => {}
            Kind::Verb if !clause && clauses.group(at).finite() && !clauses.slots(at).relative => break,
            _ => {}
        }
        at += 1;
    }
    token_at(clauses, at)
}

fn list_goes_on(clauses: &Clauses, comma: ChunkId) -> bool {
    let next = comma + 1;
    let noun = clauses.kind(next) == Some(Kind::Noun) && !clauses.opens_clause(next);
    noun && matches!(clauses.kind(next + 1), Some(Kind::Comma | Kind::Coordinator))
        || clauses.kind(next) == Some(Kind::Coordinator) && clauses.kind(next + 1) == Some(Kind::Noun)
}
