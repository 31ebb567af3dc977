//! Who stands in which slot of a clause: subjects, objects, prepositional slots, governors, over the chunks of a sentence.
//!
//! *Finds:* the subject left of a verb group across prepositional phrases, appositions and relative clauses; shared subjects of
//! coordinated verbs; subjects of infinitives, gerunds and reduced relatives by what governs them; objects and prepositional objects on
//! the right up to the next verb. *Does not find:* slots that only a parse shows (long-distance relatives, gapping).

use dateline_lexicon::acts::{Complement, Embed, embed, frames};

use super::chunk::{Chunk, Group, Kind};
use super::scene::Scene;

/// Index of a chunk in its sentence.
pub(super) type ChunkId = usize;

/// What a verb group depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Governor {
    /// Nothing: a clause of its own.
    None,
    /// The verb group with that index, as its complement: "agreed TO SEND", "accused X OF SENDING".
    Verb(ChunkId),
    /// A noun: "the decision TO SEND".
    Noun(ChunkId),
    /// A predicative adjective: "ready TO SEND".
    Adjective(ChunkId),
    /// The verb group with that index, as an adjunct: "met TO DISCUSS", "…, KILLING 12".
    Adjunct(ChunkId),
}

/// What is known of one verb group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slots {
    /// The chunk that is the subject, or the patient of a passive.
    pub(super) subject: Option<ChunkId>,
    pub(super) governor: Governor,
    /// Passive, reduced passives included.
    pub(super) passive: bool,
    /// Stands in a relative clause.
    pub(super) relative: bool,
}

const NOTHING: Slots = Slots { subject: None, governor: Governor::None, passive: false, relative: false };

/// The chunks of a sentence with the slots of its verb groups.
pub(super) struct Clauses<'s> {
    pub(super) chunks: &'s [Chunk],
    slots: Vec<Slots>,
}

impl<'s> Clauses<'s> {
    /// Reads the slots of every verb group, left to right.
    pub(super) fn read(scene: &Scene, chunks: &'s [Chunk]) -> Self {
        let mut clauses = Self { chunks, slots: vec![NOTHING; chunks.len()] };
        for id in 0..chunks.len() {
            if clauses.kind(id) != Some(Kind::Verb) {
                continue;
            }
            let slots = clauses.slots_of(scene, id);
            if let Some(slot) = clauses.slots.get_mut(id) {
                *slot = slots;
            }
        }
        clauses
    }

    pub(super) fn chunk(&self, id: ChunkId) -> Option<&Chunk> {
        self.chunks.get(id)
    }

    pub(super) fn kind(&self, id: ChunkId) -> Option<Kind> {
        self.chunks.get(id).map(|chunk| chunk.kind)
    }

    pub(super) fn group(&self, id: ChunkId) -> Group {
        self.chunks.get(id).map_or_else(Group::default, |chunk| chunk.group)
    }

    pub(super) fn slots(&self, id: ChunkId) -> Slots {
        self.slots.get(id).copied().unwrap_or(NOTHING)
    }

    /// The last chunk before `id` that is neither adverb, time nor quotation mark.
    pub(super) fn before(&self, id: ChunkId) -> Option<ChunkId> {
        (0..id).rev().find(|&at| !matches!(self.kind(at), Some(Kind::Adverb | Kind::Quote | Kind::Time)))
    }

    /// The first chunk after `id` that is neither adverb, time nor quotation mark.
    pub(super) fn after(&self, id: ChunkId) -> Option<ChunkId> {
        (id + 1..self.chunks.len()).find(|&at| !matches!(self.kind(at), Some(Kind::Adverb | Kind::Quote | Kind::Time)))
    }

    fn last_verb(&self, end: ChunkId, fits: impl Fn(Group) -> bool) -> Option<ChunkId> {
        (0..end).rev().find(|&at| self.chunks.get(at).is_some_and(|chunk| chunk.kind == Kind::Verb && fits(chunk.group)))
    }

    fn slots_of(&self, scene: &Scene, id: ChunkId) -> Slots {
        let group = self.group(id);
        let before = self.before(id);
        if group.infinitive {
            return self.infinitive(scene, id, before);
        }
        if group.gerund {
            return self.gerund(scene, id, before);
        }
        if group.participle {
            return self.participle(scene, id, before);
        }
        self.finite(scene, id, before, group.passive)
    }

    fn infinitive(&self, scene: &Scene, id: ChunkId, before: Option<ChunkId>) -> Slots {
        let passive = self.group(id).passive;
        let Some(prior) = before else { return Slots { passive, ..NOTHING } };
        match self.kind(prior) {
            Some(Kind::Verb) => {
                Slots { subject: self.slots(prior).subject, governor: Governor::Verb(prior), passive, relative: false }
            }
            Some(Kind::Adjective) => {
                let verb = self.last_verb(prior, |_| true);
                Slots {
                    subject: verb.and_then(|verb| self.slots(verb).subject),
                    governor: Governor::Adjective(prior),
                    passive,
                    relative: false,
                }
            }
            Some(Kind::Coordinator | Kind::Comma) => self.parallel(id, |group| group.infinitive),
            _ => self.infinitive_after_noun(scene, id, prior),
        }
    }

    /// "urged X TO GO", "the decision TO GO", "for X TO GO", "sent troops TO FIGHT".
    fn infinitive_after_noun(&self, scene: &Scene, id: ChunkId, prior: ChunkId) -> Slots {
        let passive = self.group(id).passive;
        let verb = self.last_verb(id, |_| true);
        let subject = verb.and_then(|verb| self.slots(verb).subject);
        let noun = self.chunk(prior).filter(|chunk| chunk.kind == Kind::Noun);
        let Some(noun) = noun else {
            return Slots { subject, governor: verb.map_or(Governor::None, Governor::Adjunct), passive, relative: false };
        };
        if embed(scene.lemma(noun.head), Embed::Noun).is_some() {
            return Slots { subject: Some(prior), governor: Governor::Noun(prior), passive, relative: false };
        }
        let marked = self.before(prior).filter(|&at| self.kind(at) == Some(Kind::Preposition));
        if let Some(preposition) = marked.and_then(|at| self.chunk(at)) {
            let word = scene.lower(preposition.head);
            let over = marked.and_then(|at| self.before(at));
            if word == "for" {
                let governor = match over.and_then(|at| self.kind(at)) {
                    Some(Kind::Noun) => over.map_or(Governor::None, Governor::Noun),
                    _ => verb.map_or(Governor::None, Governor::Verb),
                };
                return Slots { subject: Some(prior), governor, passive, relative: false };
            }
            let called = verb
                .and_then(|verb| self.chunk(verb))
                .is_some_and(|chunk| matches!(scene.lemma(chunk.head), "call" | "appeal" | "prevail" | "plead"));
            if matches!(word, "on" | "upon" | "to" | "with") && called {
                return Slots {
                    subject: Some(prior),
                    governor: verb.map_or(Governor::None, Governor::Verb),
                    passive,
                    relative: false,
                };
            }
        }
        let Some(verb) = verb else { return Slots { passive, ..NOTHING } };
        let controls = self.chunk(verb).is_some_and(|chunk| object_controls(scene, chunk));
        if controls && self.after(verb) == Some(prior) {
            return Slots { subject: Some(prior), governor: Governor::Verb(verb), passive, relative: false };
        }
        Slots { subject, governor: Governor::Adjunct(verb), passive, relative: false }
    }

    fn gerund(&self, scene: &Scene, id: ChunkId, before: Option<ChunkId>) -> Slots {
        let passive = self.group(id).passive;
        let over = self.last_verb(id, |_| true);
        let inherited = over.and_then(|verb| self.slots(verb).subject);
        let Some(prior) = before else { return NOTHING };
        match self.kind(prior) {
            Some(Kind::Preposition) => {
                let noun = self.before(prior).filter(|&at| self.kind(at) == Some(Kind::Noun));
                if let (Some(noun), Some(verb)) = (noun, over) {
                    let object = self.after(verb) == Some(noun);
                    if object
                        && self.chunk(verb).is_some_and(|chunk| {
                            embed(scene.lemma(chunk.head), Embed::Verb).is_some() || !frames(scene.lemma(chunk.head)).is_empty()
                        })
                    {
                        return Slots { subject: Some(noun), governor: Governor::Verb(verb), passive, relative: false };
                    }
                    if self.chunk(noun).is_some_and(|chunk| embed(scene.lemma(chunk.head), Embed::Noun).is_some()) {
                        return Slots { subject: Some(noun), governor: Governor::Noun(noun), passive, relative: false };
                    }
                }
                Slots { subject: inherited, governor: over.map_or(Governor::None, Governor::Verb), passive, relative: false }
            }
            Some(Kind::Verb) => {
                Slots { subject: self.slots(prior).subject, governor: Governor::Verb(prior), passive, relative: false }
            }
            Some(Kind::Coordinator) => self.parallel(id, |group| group.gerund),
            Some(Kind::Noun) => Slots { subject: Some(prior), governor: Governor::None, passive, relative: true },
            _ => {
                let main = self.last_verb(id, Group::finite);
                let subject = main.and_then(|verb| self.slots(verb).subject).or(inherited);
                Slots { subject, governor: main.map_or(Governor::None, Governor::Adjunct), passive, relative: false }
            }
        }
    }

    /// "the man ARRESTED by police" against "police ARRESTED the man" with a participle for a past.
    fn participle(&self, scene: &Scene, id: ChunkId, before: Option<ChunkId>) -> Slots {
        let object = self.after(id).is_some_and(|after| after == id + 1 && self.kind(after) == Some(Kind::Noun));
        let later = (id + 1..self.chunks.len()).any(|at| self.kind(at) == Some(Kind::Verb) && self.group(at).finite());
        let earlier = self.last_verb(id, Group::finite).is_some();
        let joined = before.is_some_and(|at| matches!(self.kind(at), Some(Kind::Coordinator)));
        if object || joined && earlier || !later && !earlier && !self.by_follows(scene, id) {
            return self.finite(scene, id, before, false);
        }
        let subject = before.and_then(|at| match self.kind(at) {
            Some(Kind::Noun) => Some(at),
            Some(Kind::Comma) => self.before(at).filter(|&at| self.kind(at) == Some(Kind::Noun)),
            _ => None,
        });
        Slots { subject, governor: Governor::None, passive: true, relative: true }
    }

    fn by_follows(&self, scene: &Scene, id: ChunkId) -> bool {
        self.after(id).and_then(|at| self.chunk(at)).is_some_and(|chunk| scene.lower(chunk.head) == "by")
    }

    fn finite(&self, scene: &Scene, id: ChunkId, before: Option<ChunkId>, passive: bool) -> Slots {
        let Some(prior) = before else { return Slots { passive, ..NOTHING } };
        match self.kind(prior) {
            Some(Kind::Relative) => {
                let antecedent = self
                    .before(prior)
                    .map(|at| if self.kind(at) == Some(Kind::Comma) { self.before(at).unwrap_or(at) } else { at });
                let subject = antecedent.filter(|&at| self.kind(at) == Some(Kind::Noun));
                Slots { subject, governor: Governor::None, passive, relative: true }
            }
            Some(Kind::Coordinator) => {
                let base = scene.form(self.chunk(id).map_or(0, |chunk| chunk.head)) == Some(dateline_nlp::VerbForm::Base);
                let bare = base && self.group(id).modal.is_none();
                let infinitive = self
                    .last_verb(id, |_| true)
                    .filter(|&verb| bare && (self.group(verb).infinitive || self.group(verb).modal.is_some()));
                if let Some(verb) = infinitive {
                    return Slots { passive, ..self.slots(verb) };
                }
                Slots { passive, ..self.parallel(id, Group::finite) }
            }
            _ => {
                let subject = self.subject_left(id);
                // "left in May and in June was arrested": the subject stands before the conjunction.
                let joined = subject.is_none() && (0..id).rev().take(4).any(|at| self.kind(at) == Some(Kind::Coordinator));
                // "went to X, led a meeting": a verb right behind a comma that closes no insertion goes on.
                let goes_on = self.kind(prior) == Some(Kind::Comma) && self.inserted(prior).is_none();
                let shared = || if joined || goes_on { self.parallel(id, Group::finite).subject } else { None };
                let subject = if goes_on { shared().or(subject) } else { subject.or_else(shared) };
                Slots { subject, governor: Governor::None, passive, relative: false }
            }
        }
    }

    /// Shares the slots of the nearest earlier group of the sort.
    fn parallel(&self, id: ChunkId, fits: impl Fn(Group) -> bool) -> Slots {
        let passive = self.group(id).passive;
        let twin = self.last_verb(id, fits).or_else(|| self.last_verb(id, Group::finite));
        twin.map_or(NOTHING, |verb| Slots { passive, ..self.slots(verb) })
    }

    /// The subject of a finite group: the nearest noun phrase on its left that is neither behind a preposition nor inserted.
    fn subject_left(&self, id: ChunkId) -> Option<ChunkId> {
        let mut at = id;
        let mut fallback = None;
        let mut steps = 0;
        while at > 0 && steps < 40 {
            at -= 1;
            steps += 1;
            match self.kind(at)? {
                Kind::Comma | Kind::Mark if fallback.is_none() && self.inserted(at).is_some() => at = self.inserted(at)?,
                Kind::Comma | Kind::Adverb | Kind::Time | Kind::Quote | Kind::Adjective | Kind::Preposition => {}
                Kind::Noun => {
                    // "talks between X and Y VERB": the whole list stands behind the preposition.
                    let joined = at > 1 && self.kind(at - 1) == Some(Kind::Coordinator) && self.kind(at - 2) == Some(Kind::Noun);
                    let first = if joined { at - 2 } else { at };
                    let marked = first.checked_sub(1).is_some_and(|before| self.behind_preposition(before));
                    if !marked {
                        return Some(at);
                    }
                    fallback = fallback.or(Some(at));
                    at = first.checked_sub(1)?;
                }
                Kind::Verb if self.slots(at).relative => {
                    // The whole relative clause is passed by: "the man who shot X VERB".
                    let antecedent = self.slots(at).subject?;
                    if !self.behind_preposition(antecedent.checked_sub(1)?) {
                        return Some(antecedent);
                    }
                    at = antecedent;
                }
                Kind::Verb | Kind::Subordinator | Kind::Relative | Kind::Coordinator | Kind::Mark | Kind::Other => break,
            }
        }
        // "Among them WAS X" and the like have no subject on the left; a lone prepositional object is none either.
        fallback.filter(|&noun| noun + 1 == id && noun > 1)
    }

    fn behind_preposition(&self, at: ChunkId) -> bool {
        let at = if self.kind(at) == Some(Kind::Quote) { at.saturating_sub(1) } else { at };
        self.kind(at) == Some(Kind::Preposition)
    }

    /// Where the insertion that ends with the mark at `at` opens: ", who …," or ", the leader of Y,". Only before a verb.
    fn inserted(&self, at: ChunkId) -> Option<ChunkId> {
        let close = self.kind(at)?;
        let opens = (at.saturating_sub(16)..at).rev().find(|&open| self.kind(open) == Some(close))?;
        let noun = opens.checked_sub(1)?;
        let subject = matches!(self.kind(noun), Some(Kind::Noun | Kind::Time));
        let finite = (opens..at)
            .any(|inside| self.kind(inside) == Some(Kind::Verb) && self.group(inside).finite() && !self.slots(inside).relative);
        (subject && !finite).then_some(opens)
    }

    /// The first noun phrase right of the verb group or of its particles, if it is its object: not a time, not the subject of a
    /// clause of its own.
    pub(super) fn object(&self, from: ChunkId) -> Option<ChunkId> {
        let mut at = from;
        while at < self.chunks.len() {
            match self.kind(at)? {
                Kind::Quote | Kind::Adverb => at += 1,
                Kind::Noun => return (!self.opens_clause(at)).then_some(at),
                _ => return None,
            }
        }
        None
    }

    /// Whether the noun phrase is the subject of a finite verb: "said RUSSIA attacked".
    pub(super) fn opens_clause(&self, noun: ChunkId) -> bool {
        let mut at = noun + 1;
        while let Some(kind) = self.kind(at) {
            match kind {
                Kind::Verb => {
                    return self.group(at).finite() && self.slots(at).subject.is_some_and(|subject| self.joins(noun, subject));
                }
                Kind::Preposition | Kind::Noun | Kind::Adverb | Kind::Time | Kind::Quote | Kind::Adjective if at < noun + 6 => {
                    at += 1
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether the subject is the noun phrase itself or one coordinated with it.
    fn joins(&self, noun: ChunkId, subject: ChunkId) -> bool {
        let link = (noun + 1..subject).any(|at| self.kind(at) == Some(Kind::Coordinator));
        let nouns = (noun + 1..subject).all(|at| matches!(self.kind(at), Some(Kind::Coordinator | Kind::Comma | Kind::Noun)));
        subject == noun || subject > noun && link && nouns
    }

    /// One past the last chunk of the clause that the verb at `id` opens on the right: the next verb, mark or subordinator.
    pub(super) fn reach(&self, id: ChunkId) -> ChunkId {
        let mut at = id + 1;
        while let Some(kind) = self.kind(at) {
            match kind {
                Kind::Verb | Kind::Subordinator | Kind::Relative | Kind::Mark => return at,
                Kind::Comma | Kind::Coordinator if self.clause_starts(at + 1) => return at,
                _ => at += 1,
            }
        }
        self.chunks.len()
    }

    fn clause_starts(&self, at: ChunkId) -> bool {
        let next = if self.kind(at) == Some(Kind::Coordinator) { at + 1 } else { at };
        match self.kind(next) {
            Some(Kind::Noun) => self.opens_clause(next),
            Some(Kind::Verb | Kind::Subordinator | Kind::Relative) => true,
            _ => false,
        }
    }

    /// The noun phrase behind the preposition, between the chunks `from` and `to`.
    pub(super) fn prepositional(&self, scene: &Scene, from: ChunkId, to: ChunkId, word: &str) -> Option<ChunkId> {
        (from..to).find_map(|at| {
            self.chunk(at).filter(|chunk| chunk.kind == Kind::Preposition && scene.lower(chunk.head) == word)?;
            let next = if self.kind(at + 1) == Some(Kind::Quote) { at + 2 } else { at + 1 };
            (self.kind(next) == Some(Kind::Noun)).then_some(next)
        })
    }
}

/// Whether the verb makes its object the subject of an infinitive under it: "urge X to go".
fn object_controls(scene: &Scene, chunk: &Chunk) -> bool {
    let lemma = scene.lemma(chunk.head);
    let by_frame = frames(lemma).iter().any(|frame| {
        let Complement { actor_infinitive, actor, .. } = frame.complement;
        actor_infinitive || actor && frame.what.contains(&dateline_lexicon::acts::Slot::Infinitive)
    });
    by_frame
        || matches!(lemma, "allow" | "permit" | "force" | "cause" | "lead" | "let" | "make" | "enable" | "require" | "prompt")
}
