//! Whether an act, with all its mentions and those who take part, is one that a reader would write down.
//!
//! *Finds:* what the words of one sentence do not show: acts told several times, by those the report is about, in its lead; lists of
//! headlines, remarks in passing, a second record of what another act says already.
//! *Does not find:* acts that no trigger speaks for.
//! *Why:* whether "backed" or "the campaign" is an act of politics depends on who does it to whom, and on what else the report tells.

use std::hash::Hash;
use std::ops::Range;

use dateline_lexicon::acts::classes;
use dateline_nlp::{Tag, TokenId};
use dateline_record::vocabulary::ActType;
use dateline_text::Span;
use rustc_hash::FxHashMap;

use super::party::Cast;
use super::{Features, Model, bucket, said, yes};
use crate::act::merge::head;
use crate::{Act, MentionId};

/// So many tokens of a sentence are looked at.
const MOST_WORDS: usize = 60;

/// What a report tells of all its acts.
pub struct Whole<'a> {
    acts: &'a [Act],
    cast: &'a Cast<'a>,
    /// For each sentence the acts whose trigger stands in it.
    here: FxHashMap<u32, Vec<usize>>,
    /// For each sentence the acts whose object, as the words have it, reaches into it.
    told: FxHashMap<u32, Vec<usize>>,
    /// For each act how many come before it.
    before: Vec<Before>,
    /// How many acts of each type there are.
    of_type: FxHashMap<ActType, usize>,
    /// In how many acts each actor is the first of a side.
    of_party: FxHashMap<usize, usize>,
    /// How much likelier the triggers are acts than none, on average.
    odds: f32,
    /// For each actor its place by number of mentions.
    rank: Vec<usize>,
}

/// How many acts come before one.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// Of its type.
    alike: usize,
    /// Of its type and agent.
    same: usize,
    /// Of its type, agent and recipient.
    both: usize,
}

impl<'a> Whole<'a> {
    /// Of the acts of a report, joined and with those who take part.
    pub fn new(acts: &'a [Act], cast: &'a Cast<'a>) -> Self {
        let mut whole = Self {
            acts,
            cast,
            here: FxHashMap::default(),
            told: FxHashMap::default(),
            before: Vec::with_capacity(acts.len()),
            of_type: FxHashMap::default(),
            of_party: FxHashMap::default(),
            odds: acts.iter().map(|act| act.odds).sum::<f32>() / acts.len().max(1) as f32,
            rank: cast.ranks(),
        };
        let mut same: FxHashMap<(ActType, Option<usize>), usize> = FxHashMap::default();
        let mut both: FxHashMap<(ActType, Option<usize>, Option<usize>), usize> = FxHashMap::default();
        for (at, act) in acts.iter().enumerate() {
            whole.here.entry(cast.analysis.token(head(cast.analysis, act)).sentence).or_default().push(at);
            for sentence in act.what.map_or(0..0, |what| whole.sentences(what)) {
                whole.told.entry(sentence).or_default().push(at);
            }
            let (agent, recipient) = (whole.first(&act.agent), whole.first(&act.recipient));
            whole.before.push(Before {
                alike: one_more(&mut whole.of_type, act.kind),
                same: one_more(&mut same, (act.kind, agent)),
                both: one_more(&mut both, (act.kind, agent, recipient)),
            });
            for party in agent.into_iter().chain(recipient.filter(|_| recipient != agent)) {
                one_more(&mut whole.of_party, party);
            }
        }
        whole
    }

    /// The sentences the span reaches into.
    fn sentences(&self, span: Span) -> Range<u32> {
        let tokens = self.cast.analysis.tokens_in(span);
        let sentence = |at: TokenId| self.cast.analysis.token(at).sentence;
        if tokens.is_empty() { 0..0 } else { sentence(tokens.start)..sentence(tokens.end - 1) + 1 }
    }

    /// The first of the acts that the index has for the sentences of the span and that is not the act itself and passes the test.
    fn first_in(
        &self,
        index: &FxHashMap<u32, Vec<usize>>,
        span: Span,
        act: &Act,
        test: impl Fn(&Act) -> bool,
    ) -> Option<&'a Act> {
        let near = self.sentences(span).filter_map(|sentence| index.get(&sentence)).flatten();
        let acts = near.filter_map(|&at| Some((at, self.acts.get(at)?)));
        let others = acts.filter(|(_, other)| other.trigger != act.trigger && test(other));
        others.min_by_key(|(at, _)| *at).map(|(_, other)| other)
    }

    /// What the model is told of the act at that place.
    pub fn features(&self, at: usize) -> Features {
        let mut found = Features::default();
        let Some(act) = self.acts.get(at) else { return found };
        let token = head(self.cast.analysis, act);
        self.of_trigger(&mut found, act, token);
        self.of_sentence(&mut found, act, token);
        self.of_report(&mut found, at, act, token);
        self.of_side(&mut found, "agent", act, &act.agent);
        self.of_side(&mut found, "recipient", act, &act.recipient);
        let (agent, recipient) = (self.first(&act.agent), self.first(&act.recipient));
        let country = |party: Option<usize>| self.cast.parties.get(party?)?.country;
        let same = agent.is_some() && recipient.is_some() && country(agent) == country(recipient);
        found.add(&["countries", yes(country(agent).is_some()), yes(country(recipient).is_some()), yes(same)]);
        let speaker = act.statement.and_then(|id| self.cast.speaker(id));
        found.add(&["speaks", yes(speaker.is_some() && agent == speaker), yes(speaker.is_some() && recipient == speaker)]);
        found
    }

    fn of_trigger(&self, found: &mut Features, act: &Act, token: TokenId) {
        let analysis = self.cast.analysis;
        let (kind, lemma) = (act.kind.as_str(), analysis.lemma(token));
        let odds = steps(act.odds, 2.0);
        found.add(&["type", kind]);
        found.add(&["rule", act.rule.id]);
        found.add(&["mode", act.mode.unwrap_or("")]);
        found.add(&["status", act.status.as_str()]);
        found.add(&["type status", kind, act.status.as_str()]);
        found.add(&["odds", odds]);
        found.add(&["odds type", odds, kind]);
        for (_, step) in ODDS.iter().zip(STEPS.iter().skip(4)).filter(|(least, _)| act.odds >= **least) {
            found.add(&["odds from", step]);
        }
        found.add(&["share", steps(10.0 * act.score, 1.0)]);
        for (_, step) in SURE.iter().zip(&STEPS).filter(|(least, _)| act.sure >= **least) {
            found.add(&["sure", step]);
        }
        found.add(&["lemma", lemma]);
        found.add(&["lemma type", lemma, kind]);
        found.add(&["tag", if analysis.token(token).tag == Tag::Verb { "verb" } else { "noun" }]);
        found.add(&["relation", analysis.token(token).relation]);
        found.add(&["mentions", bucket(act.also.len())]);
        found.add(&["has what", yes(act.what.is_some())]);
        found.add(&["has condition", yes(act.condition.is_some())]);
        found.add(&["has deadline", yes(act.deadline.is_some())]);
        found.add(&["has when", yes(act.when.is_some())]);
        found.add(&["has place", yes(act.place.is_some())]);
        found.add(&["has measure", yes(act.measure.is_some())]);
        found.add(&["said", yes(act.statement.is_some())]);
        found.add(&["said type", yes(act.statement.is_some()), kind]);
        let (cue, form) = said(analysis, self.cast.statements, act);
        let over = analysis.token(token).head.map_or("", |over| analysis.lemma(over));
        found.add(&["cue", cue]);
        found.add(&["cue", cue, kind]);
        found.add(&["form", form]);
        found.add(&["form", form, kind]);
        found.add(&["over", over]);
        found.add(&["over", over, kind]);
        found.add_bits(&["over"], classes(over));
        found.add_bits(&["lemma"], classes(lemma));
        found.add_bits(&["lemma type", kind], classes(lemma));
        found.add(&["settled", yes(act.settled), kind]);
        found.add(&["condition", yes(act.condition.is_some()), yes(act.settled), kind, act.status.as_str()]);
    }

    fn of_sentence(&self, found: &mut Features, act: &Act, token: TokenId) {
        let analysis = self.cast.analysis;
        let Some(sentence) = analysis.sentence_of(token) else { return };
        let words = sentence.tokens.clone().take(MOST_WORDS).filter(|at| analysis.token(*at).tag != Tag::Punct);
        let (mut all, mut names, mut verbs) = (0_usize, 0_usize, 0_usize);
        for at in words {
            all += 1;
            names += usize::from(analysis.lower(at).len() > 3 && analysis.token(at).tag == Tag::Propn);
            verbs += usize::from(matches!(analysis.token(at).tag, Tag::Verb | Tag::Aux));
        }
        found.add(&["sentence words", bucket(all)]);
        found.add(&["sentence names", bucket(10 * names / all.max(1))]);
        found.add(&["sentence verbs", bucket(verbs)]);
        let last = sentence.tokens.end.saturating_sub(1);
        found.add(&["sentence ends", yes(analysis.token(last).tag == Tag::Punct)]);
        found.add(&["sentence place", bucket(token.saturating_sub(sentence.tokens.start))]);
        found.add(&["sentence acts", bucket(self.here.get(&analysis.token(token).sentence).map_or(0, Vec::len))]);
        let holds = |other: &Act| other.what.is_some_and(|what| what.overlaps(act.trigger));
        let over = self.first_in(&self.told, act.trigger, act, holds);
        found.add(&["inside", over.map_or("", |over| over.kind.as_str()), act.kind.as_str()]);
        found.add(&["inside any", yes(over.is_some())]);
        let under = act.what.and_then(|what| self.first_in(&self.here, what, act, |other| what.overlaps(other.trigger)));
        found.add(&["around", under.map_or("", |under| under.kind.as_str()), act.kind.as_str()]);
    }

    fn of_report(&self, found: &mut Features, at: usize, act: &Act, token: TokenId) {
        let analysis = self.cast.analysis;
        let (sentence, all) = (analysis.token(token).sentence as usize, analysis.sentences.len().max(1));
        found.add(&["from", bucket(sentence)]);
        found.add(&["from part", bucket(10 * sentence / all)]);
        found.add(&["report sentences", bucket(all)]);
        found.add(&["report acts", bucket(self.acts.len())]);
        found.add(&["report dense", bucket(10 * self.acts.len() / all)]);
        let before = self.before.get(at).copied().unwrap_or_default();
        let alike = self.of_type.get(&act.kind).copied().unwrap_or(0);
        found.add(&["alike before", bucket(before.alike)]);
        found.add(&["alike after", bucket(alike.saturating_sub(before.alike + 1))]);
        found.add(&["same before", bucket(before.same)]);
        found.add(&["same both before", bucket(before.both)]);
        found.add(&["report odds", steps(self.odds, 2.0)]);
    }

    fn of_side(&self, found: &mut Features, side: &str, act: &Act, list: &[MentionId]) {
        let kind = act.kind.as_str();
        found.add(&[side, "count", bucket(list.len())]);
        let party = self.first(list);
        let Some(known) = party.and_then(|party| self.cast.parties.get(party)) else {
            found.add(&[side, "kind", "nobody"]);
            found.add(&[side, "kind type", "nobody", kind]);
            return;
        };
        found.add(&[side, "kind", known.kind.as_str()]);
        found.add(&[side, "kind type", known.kind.as_str(), kind]);
        found.add(&[side, "country", yes(known.country.is_some())]);
        found.add(&[side, "kind country", known.kind.as_str(), yes(known.country.is_some()), kind]);
        found.add(&[side, "rank", bucket(party.and_then(|party| self.rank.get(party)).copied().unwrap_or(99))]);
        found.add(&[side, "mentions", bucket(known.mentions.len())]);
        let mention = list.first().and_then(|id| self.cast.mentions.get(*id));
        if let Some(mention) = mention {
            let at = self.cast.analysis.head_of(mention.tokens.clone()).unwrap_or(mention.tokens.start);
            found.add(&[side, "named", yes(mention.name.is_some())]);
            found.add(&[side, "role", yes(mention.role.is_some())]);
            found.add(&[side, "head", self.cast.analysis.lemma(at)]);
            found.add_bits(&[side, "head"], classes(self.cast.analysis.lemma(at)));
        }
        let acts = party.and_then(|party| self.of_party.get(&party)).copied().unwrap_or(0);
        found.add(&[side, "acts", bucket(acts)]);
    }

    fn first(&self, list: &[MentionId]) -> Option<usize> {
        (self.cast.of)(*list.first()?)
    }
}

/// Counts the key, and says how often it was counted before.
fn one_more<Key: Eq + Hash>(counts: &mut FxHashMap<Key, usize>, key: Key) -> usize {
    let count = counts.entry(key).or_default();
    *count += 1;
    *count - 1
}

/// Steps of how much likelier the trigger is an act than none.
const ODDS: [f32; 12] = [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5];
/// Steps of how sure it is who takes part.
const SURE: [f32; 12] = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Names of steps from -8 to 15.
const STEPS: [&str; 24] = [
    "-8", "-7", "-6", "-5", "-4", "-3", "-2", "-1", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13",
    "14", "15",
];

/// A number in steps of which one has so many.
fn steps(number: f32, one: f32) -> &'static str {
    let step = (number * one).floor().clamp(-8.0, 15.0) as i32;
    STEPS.get((step + 8) as usize).copied().unwrap_or("")
}

impl Model {
    /// How likely each of the acts is one, as the logarithm of odds; nothing where nothing is learnt.
    pub(in crate::act) fn wholes(&self, whole: &Whole) -> Option<Vec<f32>> {
        let forest = self.forest("whole")?;
        let score = |at: usize| {
            let mut marks = super::forest::Marks::default();
            forest.mark(&mut marks, &whole.features(at));
            forest.score(&marks)
        };
        Some((0..whole.acts.len()).map(score).collect())
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_beyond_the_steps_are_of_the_last() {
        assert_eq!([-90.0, -0.1, 0.0, 0.9, 90.0].map(|number| super::steps(number, 1.0)), ["-8", "-1", "0", "0", "15"]);
        assert_eq!(super::steps(0.9, 2.0), "1");
    }
}
