//! Who takes part in an act: chosen among the actors of the report.
//!
//! *Finds:* for either side the actor that the words of the act, the tree of its sentence and the rest of the report speak for: the one
//! the rules found, one they passed over, or one that the sentence leaves out ("37 were killed in the strikes").
//! *Does not find:* actors the report does not name.
//! *Example:* "Norland and Westmark held talks. … Norland insisted on its demands." → REQUEST Norland → Westmark.
//! *Why:* news names both sides once and then tells one; a reader fills in the other.

mod atoms;
mod clause;

use dateline_lexicon::acts::classes;
use dateline_lexicon::nominals;
use dateline_nlp::{Analysis, TokenId};
use dateline_record::vocabulary::{ActType, ActorKind};
use dateline_text::Span;
use dateline_time::Timex;
use rustc_hash::FxHashMap;

use clause::Clause;

use super::forest::{Forest, Marks};
use super::{Features, Model, bucket, root, said, yes};
use crate::act::classes::{PEOPLE, SIDES, TARGET};
use crate::{Act, Mention, MentionForm, MentionId, Statement, StatementId};

/// So many actors of a sentence are looked at.
const MOST_HERE: usize = 32;
/// So many of the most mentioned actors of the report are looked at for every act.
const MOST_KNOWN: usize = 8;
/// How many steps a path in the tree may have.
const LONGEST_PATH: usize = 8;

/// Someone who may take part.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 code of whom it acts for.
    pub country: Option<&'static str>,
    /// Its mentions, by place.
    pub mentions: Vec<MentionId>,
}

/// The actors of a report, and what it takes to tell who does what.
pub struct Cast<'a> {
    /// Sentences, trees.
    pub analysis: &'a Analysis,
    /// All mentions.
    pub mentions: &'a [Mention],
    /// The actors.
    pub parties: &'a [Party],
    /// For each mention its actor, as an index into `parties`.
    pub of: &'a dyn Fn(MentionId) -> Option<usize>,
    /// The statements.
    pub statements: &'a [Statement],
    /// The mention of the speaker of each statement.
    pub speakers: &'a [Option<MentionId>],
    /// The times that acts refer to.
    pub times: &'a [Timex],
}

impl Cast<'_> {
    /// Who says the statement.
    pub(super) fn speaker(&self, statement: StatementId) -> Option<usize> {
        (self.of)(self.speakers.get(statement).copied().flatten()?)
    }

    /// The actors, the most mentioned first.
    fn by_mentions(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.parties.len()).collect();
        order.sort_by_key(|&party| (std::cmp::Reverse(self.parties.get(party).map_or(0, |party| party.mentions.len())), party));
        order
    }

    /// For each actor its place by number of mentions.
    pub(super) fn ranks(&self) -> Vec<usize> {
        let mut ranks = vec![usize::MAX; self.parties.len()];
        for (place, party) in self.by_mentions().into_iter().enumerate() {
            if let Some(rank) = ranks.get_mut(party) {
                *rank = place;
            }
        }
        ranks
    }

    /// Whether one of the mentions is of that actor.
    fn names(&self, mentions: &[MentionId], party: usize) -> bool {
        mentions.iter().any(|id| (self.of)(*id) == Some(party))
    }
}

/// One actor that may take a side, with what the model is told of it.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Index into the cast; `None`: nobody takes this side.
    pub party: Option<usize>,
    /// Of it on either side.
    pub either: Features,
    /// Of it as agent.
    pub agent: Features,
    /// Of it as recipient, whoever acts.
    pub recipient: Features,
}

/// Who takes part in an act?
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// What the model is told of the act, whoever takes part.
    pub act: Features,
    /// All who may, nobody first.
    pub choices: Vec<Choice>,
}

/// Who takes part in an act, and how sure that is: the product of the shares of both sides.
#[derive(Clone, Debug, Default)]
pub(in crate::act) struct Settled {
    pub(in crate::act) agent: Vec<MentionId>,
    pub(in crate::act) recipient: Vec<MentionId>,
    pub(in crate::act) share: f32,
}

/// What the report shows of who does what.
pub struct Stage<'a> {
    cast: &'a Cast<'a>,
    /// For each sentence the mentions of actors in it.
    here: Vec<Vec<MentionId>>,
    /// The most mentioned actors.
    known: Vec<usize>,
    /// For each actor its place by number of mentions.
    rank: Vec<usize>,
    /// For each sentence the actor that is its first subject.
    subject: Vec<Option<usize>>,
    /// How often the rules have an actor on either side.
    acts: FxHashMap<usize, (u32, u32)>,
    /// The same by type.
    by_type: FxHashMap<(usize, ActType), (u32, u32)>,
    /// How often the rules have two actors on opposite sides.
    faced: FxHashMap<(usize, usize), u32>,
    /// The same by root of the trigger.
    by_root: FxHashMap<(usize, &'a str), (u32, u32)>,
    /// For each trigger the actors on either side of the act before it.
    before: FxHashMap<Span, Sides>,
    /// For each trigger the actors on either side of the act of its type before it.
    before_so: FxHashMap<Span, Sides>,
}

/// Agents and recipients.
type Sides = (Vec<usize>, Vec<usize>);

impl<'a> Stage<'a> {
    /// Counts over the acts as the rules have them.
    pub fn new(acts: &[Act], cast: &'a Cast<'a>) -> Self {
        let mut here = vec![Vec::new(); cast.analysis.sentences.len()];
        for (id, mention) in cast.mentions.iter().enumerate() {
            if let Some(list) = here.get_mut(mention.sentence).filter(|list| list.len() < MOST_HERE) {
                list.push(id);
            }
        }
        let sided = |party: &&usize| {
            let kind = cast.parties.get(**party).map(|party| party.kind);
            matches!(kind, Some(ActorKind::Government | ActorKind::ArmedGroup | ActorKind::Person | ActorKind::Organization))
        };
        let known = cast.by_mentions().iter().filter(sided).take(MOST_KNOWN).copied().collect();
        let subject =
            here.iter().map(|here| here.iter().find(|id| is_subject(cast, **id)).and_then(|id| (cast.of)(*id))).collect();
        let mut stage = Self {
            cast,
            here,
            known,
            rank: cast.ranks(),
            subject,
            acts: FxHashMap::default(),
            by_type: FxHashMap::default(),
            faced: FxHashMap::default(),
            by_root: FxHashMap::default(),
            before: FxHashMap::default(),
            before_so: FxHashMap::default(),
        };
        let mut before = Sides::default();
        let mut before_so: FxHashMap<ActType, Sides> = FxHashMap::default();
        for act in acts {
            let sides = stage.count(act);
            if let Some(sides) = before_so.insert(act.kind, sides.clone()) {
                stage.before_so.insert(act.trigger, sides);
            }
            stage.before.insert(act.trigger, std::mem::replace(&mut before, sides));
        }
        stage
    }

    fn count(&mut self, act: &Act) -> Sides {
        let side = |list: &[MentionId]| -> Vec<usize> { list.iter().filter_map(|id| (self.cast.of)(*id)).take(6).collect() };
        let (agents, recipients) = (side(&act.agent), side(&act.recipient));
        let root = root(self.cast.analysis, self.head(act));
        for &party in &agents {
            self.acts.entry(party).or_default().0 += 1;
            self.by_type.entry((party, act.kind)).or_default().0 += 1;
            self.by_root.entry((party, root)).or_default().0 += 1;
        }
        for &party in &recipients {
            self.acts.entry(party).or_default().1 += 1;
            self.by_type.entry((party, act.kind)).or_default().1 += 1;
            self.by_root.entry((party, root)).or_default().1 += 1;
        }
        for &one in &agents {
            for &other in &recipients {
                *self.faced.entry((one, other)).or_default() += 1;
                *self.faced.entry((other, one)).or_default() += 1;
            }
        }
        (agents, recipients)
    }

    /// Agents and recipients of what the acts mention, which is one act: the likeliest over all of them; the first one's where nothing is
    /// learnt.
    pub(in crate::act) fn settle(&self, model: &Model, mentions: &[&Act]) -> Settled {
        let own = |act: &Act| Settled { agent: act.agent.clone(), recipient: act.recipient.clone(), share: 1.0 };
        let both = |act: &&&Act| self.is_joint(act) || !act.agent.is_empty() && !act.recipient.is_empty();
        if mentions.iter().any(|act| self.is_joint(act)) {
            return mentions.iter().find(both).map(|act| own(act)).unwrap_or_default();
        }
        let own = mentions.first().map(|act| own(act)).unwrap_or_default();
        let (Some(agents), Some(recipients)) = (model.forest("agent"), model.forest("recipient")) else { return own };
        let questions: Vec<(&Act, Question)> = mentions.iter().map(|act| (*act, self.question(act))).collect();
        let (agent, sure) = self.likeliest(agents, &questions, None);
        let (recipient, as_sure) = self.likeliest(recipients, &questions, Some(agent));
        let share = sure * as_sure;
        if self.turns(mentions, agent, recipient) {
            return Settled { share, ..own };
        }
        let agents = self.place(mentions, agent, |act| &act.agent);
        let mut recipients = self.place(mentions, recipient, |act| &act.recipient);
        recipients.retain(|id| !agents.iter().any(|other| other == id || (self.cast.of)(*other) == (self.cast.of)(*id)));
        Settled { agent: agents, recipient: recipients, share }
    }

    /// The one with the greatest share over all mentions, the first of equals, and that share; with `beside`, the agent, as recipient,
    /// else as agent.
    fn likeliest(&self, forest: &Forest, questions: &[(&Act, Question)], beside: Option<Option<usize>>) -> (Option<usize>, f32) {
        let mut shares: Vec<(Option<usize>, f32)> = Vec::new();
        for (act, question) in questions {
            let mut known = Marks::default();
            forest.mark(&mut known, &question.act);
            let (mut open, mut marked): (Vec<&Choice>, Vec<Marks>) = (Vec::new(), Vec::new());
            for choice in question.choices.iter().filter(|choice| choice.party.is_none() || Some(choice.party) != beside) {
                let mut marks = known.clone();
                forest.mark(&mut marks, &choice.either);
                match beside {
                    None => forest.mark(&mut marks, &choice.agent),
                    Some(agent) => {
                        forest.mark(&mut marks, &choice.recipient);
                        forest.mark(&mut marks, &self.pair(act, agent, choice.party));
                    }
                }
                open.push(choice);
                marked.push(marks);
            }
            let scores = forest.scores(&marked);
            let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let all: f32 = scores.iter().map(|score| (score - most).exp()).sum();
            for (choice, score) in open.into_iter().zip(scores) {
                let share = (score - most).exp() / all;
                match shares.iter_mut().find(|(party, _)| *party == choice.party) {
                    Some((_, known)) => *known += share,
                    None => shares.push((choice.party, share)),
                }
            }
        }
        let (party, share) = shares.into_iter().reduce(|best, one| if one.1 > best.1 { one } else { best }).unwrap_or_default();
        (party, share / questions.len().max(1) as f32)
    }

    /// The chosen one, with those the rules have beside it; else its mention nearest to the act.
    fn place(&self, mentions: &[&Act], chosen: Option<usize>, side: impl Fn(&Act) -> &Vec<MentionId>) -> Vec<MentionId> {
        let Some(party) = chosen else { return Vec::new() };
        if let Some(list) = mentions.iter().map(|act| side(act)).find(|list| self.cast.names(list, party)) {
            return list.clone();
        }
        let here = mentions.iter().find(|act| self.cast.names(self.here_of(act), party));
        here.or(mentions.first()).and_then(|act| self.mention_near(act, party)).into_iter().collect()
    }

    /// The mentions of actors in the sentence of the act.
    fn here_of(&self, act: &Act) -> &[MentionId] {
        let sentence = self.cast.analysis.token(self.head(act)).sentence as usize;
        self.here.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// Whether only the order of two equals differs from the words: "Norland met Westmark" is that, too, if the model has Westmark first.
    fn turns(&self, mentions: &[&Act], agent: Option<usize>, recipient: Option<usize>) -> bool {
        let Some(first) = mentions.first().filter(|act| between_equals(act.kind)) else { return false };
        let holds = |list: &[MentionId], party: Option<usize>| party.is_some_and(|party| self.cast.names(list, party));
        holds(&first.agent, recipient) && holds(&first.recipient, agent)
    }

    /// Whether the words have two or more meet, agree or work together ("the two sides"): nobody is to be looked for.
    fn is_joint(&self, act: &Act) -> bool {
        let mut agents = act.agent.iter().filter_map(|id| (self.cast.of)(*id));
        let first = agents.next();
        between_equals(act.kind) && agents.any(|other| Some(other) != first)
    }

    /// All who may take part in the act, and nobody.
    pub fn question(&self, act: &Act) -> Question {
        let token = self.head(act);
        let here = self.here_of(act);
        let speaker = act.statement.and_then(|id| self.cast.speaker(id));
        let mut parties: Vec<usize> =
            here.iter().chain(&act.agent).chain(&act.recipient).filter_map(|id| (self.cast.of)(*id)).collect();
        let home = speaker.and_then(|party| self.government_of(party));
        parties.extend(self.known.iter().copied().chain(speaker).chain(home));
        let owners = self.owners(here);
        parties.extend(&owners);
        parties.sort_unstable();
        parties.dedup();
        parties.retain(|&party| !self.is_thing(party));
        let clause = Clause::of(self.cast.analysis, token);
        let (cue, _) = said(self.cast.analysis, self.cast.statements, act);
        let mut choices = vec![self.nobody(act)];
        for party in parties {
            let near = here.iter().copied().filter(|id| (self.cast.of)(*id) == Some(party));
            let distance =
                |id: &MentionId| self.cast.mentions.get(*id).map_or(usize::MAX, |mention| mention.tokens.start.abs_diff(token));
            let near = near.min_by_key(distance);
            let speaks = match party {
                _ if speaker == Some(party) => "speaker",
                _ if home == Some(party) => "home",
                _ if owners.contains(&party) => "owner",
                _ => "no",
            };
            let tell = |side: &str| self.features(side, act, token, party, near, (speaks, cue));
            let mut either = Features::default();
            self.of_party(&mut either, act, token, party, speaks);
            if let Some(id) = near {
                self.of_mention(&mut either, act, token, &clause, id);
            }
            choices.push(Choice { party: Some(party), either, agent: tell("agent"), recipient: tell("recipient") });
        }
        let mut of_act = Features::default();
        self.of_act(&mut of_act, act, token, &clause);
        Question { act: of_act, choices }
    }

    /// The governments of the countries in which the places that are named lie.
    fn owners(&self, here: &[MentionId]) -> Vec<usize> {
        let places = here.iter().filter_map(|id| (self.cast.of)(*id));
        let places = places.filter(|&party| self.cast.parties.get(party).is_some_and(|party| party.kind == ActorKind::Place));
        places.filter_map(|place| self.government_of(place)).collect()
    }

    /// Whether the report never names it and calls it by a word for no people, no body and nothing that can be attacked: "the decision".
    fn is_thing(&self, party: usize) -> bool {
        let mut mentions = self.cast.parties.get(party).into_iter().flat_map(|party| &party.mentions);
        let thing = |id: &MentionId| {
            let Some(mention) = self.cast.mentions.get(*id) else { return false };
            let analysis = self.cast.analysis;
            let head = analysis.head_of(mention.tokens.clone()).unwrap_or(mention.tokens.start);
            let people = classes(analysis.lemma(head)) & (*PEOPLE | *SIDES | *TARGET) != 0
                || nominals::lookup(analysis.lower(head)).is_some();
            mention.form == MentionForm::Nominal && !people && mention.name.is_none() && mention.country.is_none()
        };
        mentions.all(thing)
    }

    /// The government of the country that the actor acts for.
    fn government_of(&self, party: usize) -> Option<usize> {
        let country = self.cast.parties.get(party)?.country?;
        let governs = |other: &Party| other.kind == ActorKind::Government && other.country == Some(country);
        self.cast.parties.iter().position(governs)
    }

    fn head(&self, act: &Act) -> TokenId {
        crate::act::merge::head(self.cast.analysis, act)
    }

    fn nobody(&self, act: &Act) -> Choice {
        let tell = |side: &str, own: &[MentionId], other: &[MentionId]| {
            let mut found = Features::default();
            let kind = act.kind.as_str();
            found.add(&[side, "nobody"]);
            found.add(&[side, "nobody", kind]);
            found.add(&[side, "nobody", act.rule.id]);
            found.add(&[side, "nobody", kind, act.status.as_str()]);
            found.add(&[side, "nobody", kind, yes(own.is_empty()), yes(other.is_empty())]);
            found.add(&[side, "nobody", act.rule.id, yes(own.is_empty()), yes(other.is_empty())]);
            found
        };
        Choice {
            party: None,
            either: Features::default(),
            agent: tell("agent", &act.agent, &act.recipient),
            recipient: tell("recipient", &act.recipient, &act.agent),
        }
    }

    /// Of an actor on that side; `voice`: whether it speaks, and the word by which the act is said.
    fn features(
        &self,
        side: &str,
        act: &Act,
        token: TokenId,
        party: usize,
        near: Option<MentionId>,
        voice: (&str, &str),
    ) -> Features {
        let (speaks, cue) = voice;
        let mut found = Features::default();
        let Some(known) = self.cast.parties.get(party) else { return found };
        let kind = act.kind.as_str();
        let by_rule = |list: &[MentionId]| yes(self.cast.names(list, party));
        let (acts, suffers) = (by_rule(&act.agent), by_rule(&act.recipient));
        let left_out = yes(if side == "agent" { act.agent.is_empty() } else { act.recipient.is_empty() });
        found.add(&[side, "rule", acts, suffers, left_out]);
        found.add(&[side, "rule", acts, suffers, left_out, act.rule.id]);
        found.add(&[side, "rule", acts, suffers, left_out, kind]);
        let sort = known.kind.as_str();
        found.add(&[side, "kind", sort]);
        found.add(&[side, "kind", sort, kind]);
        found.add(&[side, "kind", sort, left_out, yes(near.is_some())]);
        found.add(&[side, "country", yes(known.country.is_some())]);
        let rank = bucket(self.rank.get(party).copied().unwrap_or(99));
        let count = bucket(known.mentions.len());
        found.add(&[side, "rank", rank, left_out]);
        found.add(&[side, "rank", rank, yes(near.is_some()), sort]);
        found.add(&[side, "count", count, left_out]);
        found.add(&[side, "speaker", speaks, kind]);
        found.add(&[side, "cue", speaks, cue]);
        found.add(&[side, "speaker", speaks, acts, suffers, left_out]);
        found.add(&[side, "trigger", self.cast.analysis.lemma(token), acts, suffers]);
        if let Some((agents, recipients)) = self.before.get(&act.trigger) {
            let (acted, suffered) = (yes(agents.contains(&party)), yes(recipients.contains(&party)));
            found.add(&[side, "before", acted, suffered, left_out]);
            found.add(&[side, "before", acted, suffered, yes(near.is_some()), kind]);
        }
        let own = if side == "agent" { &act.recipient } else { &act.agent };
        let own = own.first().and_then(|id| (self.cast.of)(*id)).and_then(|party| self.cast.parties.get(party));
        let same = own.is_some_and(|own| own.country.is_some() && own.country == known.country);
        found.add(&[side, "same country as the other", yes(same), left_out, acts, suffers]);
        let (agent, recipient) = self.acts.get(&party).copied().unwrap_or_default();
        found.add(&[side, "acts", bucket(agent as usize), bucket(recipient as usize), left_out]);
        let (agent, recipient) = self.by_type.get(&(party, act.kind)).copied().unwrap_or_default();
        let (agent, recipient) = (bucket(agent as usize), bucket(recipient as usize));
        found.add(&[side, "acts so", agent, recipient, acts, suffers]);
        found.add(&[side, "acts so", agent, recipient, left_out, kind]);
        match near {
            Some(id) => self.standing(&mut found, side, act, token, id),
            None => {
                let distance = bucket(self.sentences_back(token, known));
                found.add(&[side, "back", distance, left_out]);
                found.add(&[side, "back", distance, kind]);
            }
        }
        found
    }

    /// Where the mention stands in the sentence of the act.
    fn standing(&self, found: &mut Features, side: &str, act: &Act, token: TokenId, id: MentionId) {
        let Some(mention) = self.cast.mentions.get(id) else { return };
        let analysis = self.cast.analysis;
        let kind = act.kind.as_str();
        let head = analysis.head_of(mention.tokens.clone()).unwrap_or(mention.tokens.start);
        let path = path(analysis, token, head);
        let case = (mention.tokens.start.saturating_sub(2)..mention.tokens.start)
            .rev()
            .find(|&at| analysis.token(at).tag == dateline_nlp::Tag::Adp)
            .map_or("", |at| analysis.lower(at));
        let form = atoms::form(mention);
        let way = if mention.tokens.start < token { "left" } else { "right" };
        found.add(&[side, "path", &path]);
        found.add(&[side, "path", &path, kind]);
        found.add(&[side, "path", &path, case]);
        found.add(&[side, "path", &path, act.rule.id, way]);
        found.add(&[side, "case", case, way]);
        found.add(&[side, "case", case, way, kind]);
        found.add(&[side, "form", form, way]);
        let word = analysis.lemma(head);
        found.add(&[side, "head", word]);
        found.add(&[side, "head", word, kind]);
        found.add_bits(&[side, "head"], classes(word));
        found.add_bits(&[side, "head", kind], classes(word));
        found.add(&[
            side,
            "owned",
            yes(analysis.lower(mention.tokens.start).starts_with("it") || analysis.lower(mention.tokens.start) == "their"),
            form,
        ]);
        found.add(&[side, "far", bucket(mention.tokens.start.abs_diff(token)), way]);
        let inside = mention.span.overlaps(act.trigger);
        let heart = act.what.is_some_and(|what| what.overlaps(mention.span));
        let condition = act.condition.is_some_and(|condition| condition.overlaps(mention.span));
        found.add(&[side, "in", yes(inside), yes(heart), yes(condition)]);
        found.add(&[side, "in", yes(heart), kind]);
        let place = act.place.is_some_and(|place| place.span.overlaps(mention.span));
        found.add(&[side, "where", yes(place), kind]);
    }

    /// How many sentences before the token the actor is mentioned last.
    fn sentences_back(&self, token: TokenId, party: &Party) -> usize {
        let sentence = self.cast.analysis.token(token).sentence as usize;
        let before =
            party.mentions.partition_point(|id| self.cast.mentions.get(*id).is_some_and(|mention| mention.tokens.start < token));
        let last = before.checked_sub(1).and_then(|at| party.mentions.get(at)).and_then(|id| self.cast.mentions.get(*id));
        last.map_or(99, |mention| sentence.saturating_sub(mention.sentence))
    }

    /// What is told of a recipient beside an agent.
    pub fn pair(&self, act: &Act, agent: Option<usize>, recipient: Option<usize>) -> Features {
        let mut found = Features::default();
        let kind = act.kind.as_str();
        let country = |party: Option<usize>| party.and_then(|party| self.cast.parties.get(party)).and_then(|party| party.country);
        let left_out = yes(act.recipient.is_empty());
        self.of_pair(&mut found, act, agent, recipient);
        match agent.zip(recipient) {
            Some((agent, recipient)) => {
                let faced = bucket(self.faced.get(&(agent, recipient)).copied().unwrap_or(0) as usize);
                found.add(&["faced", faced, left_out]);
                found.add(&["faced", faced, kind]);
                let same = country(Some(agent)).is_some() && country(Some(agent)) == country(Some(recipient));
                found.add(&["same country", yes(same), left_out]);
                found.add(&["same country", yes(same), kind]);
            }
            None => {
                found.add(&["one side", yes(agent.is_some()), yes(recipient.is_some()), left_out]);
                found.add(&["one side", yes(agent.is_some()), yes(recipient.is_some()), kind]);
            }
        }
        found
    }

    /// The mention of the actor nearest to the act: in its sentence, else the last before it, else the first.
    fn mention_near(&self, act: &Act, party: usize) -> Option<MentionId> {
        let token = self.head(act);
        let here = self.here_of(act).iter().copied().filter(|id| (self.cast.of)(*id) == Some(party));
        let place = |id: &MentionId| self.cast.mentions.get(*id).map_or(usize::MAX, |mention| mention.tokens.start);
        let near = here.min_by_key(|id| place(id).abs_diff(token));
        near.or_else(|| {
            let all = &self.cast.parties.get(party)?.mentions;
            let before = all.partition_point(|id| place(id) < token);
            all.get(before.saturating_sub(1)).copied()
        })
    }
}

/// Talks, accords, joint work: either side may stand first.
pub(super) fn between_equals(kind: ActType) -> bool {
    matches!(kind, ActType::Consult | ActType::Agree | ActType::Cooperate)
}

/// Whether the mention is the subject of a clause.
pub(in crate::act) fn is_subject(cast: &Cast, id: MentionId) -> bool {
    let head = cast.mentions.get(id).and_then(|mention| cast.analysis.head_of(mention.tokens.clone()));
    head.is_some_and(|head| cast.analysis.token(head).relation.starts_with("nsubj"))
}

/// The relations between two tokens in the tree, up to where they meet and down again.
fn path(analysis: &Analysis, from: TokenId, to: TokenId) -> String {
    let up = |start: TokenId| {
        let mut line = vec![start];
        while let Some(head) = line.last().and_then(|at| analysis.token(*at).head).filter(|_| line.len() <= LONGEST_PATH) {
            line.push(head);
        }
        line
    };
    let (left, right) = (up(from), up(to));
    let Some((rise, fall)) =
        left.iter().enumerate().find_map(|(at, token)| Some((at, right.iter().position(|other| other == token)?)))
    else {
        return "far".to_owned();
    };
    let mut path = String::new();
    for at in left.iter().take(rise) {
        path.push('^');
        path.push_str(analysis.token(*at).relation);
    }
    for at in right.iter().take(fall).rev() {
        path.push('v');
        path.push_str(analysis.token(*at).relation);
    }
    path
}
