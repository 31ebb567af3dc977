//! Whether an act, with all its mentions and those who take part, is one that a reader would write down.
//!
//! *Finds:* what the words of one sentence do not show: acts told several times, by those the report is about, in its lead; lists of
//! headlines, remarks in passing, a second record of what another act says already.
//! *Does not find:* acts that no trigger speaks for.
//! *Why:* whether "backed" or "the campaign" is an act of politics depends on who does it to whom, and on what else the report tells.

use dateline_nlp::{Tag, TokenId};
use rustc_hash::FxHashMap;

use super::party::Cast;
use super::{Features, Model, bucket, yes};
use crate::act::merge::head;
use crate::{Act, MentionId};

/// So many tokens of a sentence are looked at.
const MOST_WORDS: usize = 60;

/// What a report tells of all its acts.
pub struct Whole<'a> {
    acts: &'a [Act],
    cast: &'a Cast<'a>,
    /// For each sentence how many acts stand in it.
    here: FxHashMap<u32, usize>,
    /// For each actor its place by number of mentions.
    rank: Vec<usize>,
}

impl<'a> Whole<'a> {
    /// Of the acts of a report, joined and with those who take part.
    pub fn new(acts: &'a [Act], cast: &'a Cast<'a>) -> Self {
        let mut here: FxHashMap<u32, usize> = FxHashMap::default();
        for act in acts {
            *here.entry(cast.analysis.token(head(cast.analysis, act)).sentence).or_default() += 1;
        }
        let mut order: Vec<usize> = (0..cast.parties.len()).collect();
        order.sort_by_key(|&party| (std::cmp::Reverse(cast.parties.get(party).map_or(0, |party| party.mentions.len())), party));
        let mut rank = vec![usize::MAX; order.len()];
        for (place, party) in order.iter().enumerate() {
            if let Some(slot) = rank.get_mut(*party) {
                *slot = place;
            }
        }
        Self { acts, cast, here, rank }
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
        found.add(&["sentence acts", bucket(self.here.get(&analysis.token(token).sentence).copied().unwrap_or(0))]);
        let inside = |other: &&Act| other.trigger != act.trigger && other.what.is_some_and(|what| what.overlaps(act.trigger));
        let over = self.acts.iter().find(inside);
        found.add(&["inside", over.map_or("", |over| over.kind.as_str()), act.kind.as_str()]);
        found.add(&["inside any", yes(over.is_some())]);
        let under = self
            .acts
            .iter()
            .find(|other| other.trigger != act.trigger && act.what.is_some_and(|what| what.overlaps(other.trigger)));
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
        let alike = |other: &&Act| other.kind == act.kind;
        let (before, after) = self.acts.split_at(at.min(self.acts.len()));
        found.add(&["alike before", bucket(before.iter().filter(alike).count())]);
        found.add(&["alike after", bucket(after.iter().skip(1).filter(alike).count())]);
        let same = |other: &&Act| alike(other) && self.first(&other.agent) == self.first(&act.agent);
        found.add(&["same before", bucket(before.iter().filter(same).count())]);
        let both = |other: &&Act| same(other) && self.first(&other.recipient) == self.first(&act.recipient);
        found.add(&["same both before", bucket(before.iter().filter(both).count())]);
        let odds: f32 = self.acts.iter().map(|other| other.odds).sum::<f32>() / self.acts.len().max(1) as f32;
        found.add(&["report odds", steps(odds, 2.0)]);
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
            found.add_bits(&[side, "head"], dateline_lexicon::acts::classes(self.cast.analysis.lemma(at)));
        }
        let acts = self.acts.iter().filter(|other| [&other.agent, &other.recipient].iter().any(|side| self.first(side) == party));
        found.add(&[side, "acts", bucket(acts.count())]);
    }

    fn first(&self, list: &[MentionId]) -> Option<usize> {
        (self.cast.of)(*list.first()?)
    }
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
