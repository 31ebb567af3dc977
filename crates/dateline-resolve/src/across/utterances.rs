//! The same words of the same speaker in several reports.
//!
//! *Finds:* statements of one speaker that share most of their runs of words: the same, one with a part of the other, one with a word
//! changed. Long ones are found whoever is named as their speaker: so a quotation given to two people shows.
//!
//! *Does not find:* what is said again in other words; statements of fewer than [`FEWEST`] words.

use rustc_hash::FxHashMap;

use super::copies::{Measure, Sketch, are_one, is};

/// Statements of fewer words are not compared: "no comment" is said by many.
pub const FEWEST: usize = 6;
/// Statements of fewer runs of words (thirteen words have so many) are not compared with those of others.
const LONG: usize = 11;
/// Of one speaker.
const OF_ONE: Measure = Measure { common: u32::MAX, shared: 4, alike: 0.6, contained: 0.8, surely: 4, background: 0.0, early: 0 };
/// Of whomever.
const OF_ANY: Measure =
    Measure { common: u32::MAX, shared: 10, alike: 0.85, contained: 0.95, surely: 12, background: 0.0, early: 0 };
/// Two long statements that are one share more hashes than this, whoever speaks: 0.85 of [`LONG`].
const SPARE: usize = 9;

/// What a statement is compared by.
#[derive(Clone, Debug, Default)]
pub struct Said {
    of_one: Sketch,
    of_any: Sketch,
}

impl Said {
    /// Of a statement; `speaker` is any number that stands for the speaker, the same in all reports. No speaker is nobody's equal.
    pub fn new(content: &str, speaker: Option<u64>) -> Self {
        let speaker = speaker.filter(|_| content.split_whitespace().nth(FEWEST - 1).is_some());
        let of_one = speaker.map_or_else(Sketch::default, |speaker| Sketch::whole(content, speaker.wrapping_add(1)));
        let of_any = Some(Sketch::whole(content, 0)).filter(|sketch| sketch.len() >= LONG).unwrap_or_default();
        Self { of_one, of_any }
    }
}

/// Statements to be found by what they share. Whether two are one depends on these two alone, not on what else there is: so those that
/// are one with each other, or with the same third one, are the same whatever the order in which they come.
#[derive(Clone, Debug)]
pub struct Utterances {
    of_one: Index,
    of_any: Index,
}

impl Utterances {
    /// Of statements; they are numbered from 0.
    pub fn new(said: Vec<Said>) -> Self {
        let (of_one, of_any) = said.into_iter().map(|said| (said.of_one, said.of_any)).unzip();
        Self { of_one: Index::new(of_one, OF_ONE, 0), of_any: Index::new(of_any, OF_ANY, SPARE) }
    }

    /// The statements that are one with another.
    pub fn alike(&self, said: &Said) -> Vec<usize> {
        let mut alike = self.of_one.alike(&said.of_one);
        alike.extend(self.of_any.alike(&said.of_any));
        alike
    }

    /// The pairs of statements that are one.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let of = |index: &'_ Index, number: usize| index.sketches.get(number).map_or_else(Vec::new, |sketch| index.alike(sketch));
        (0..self.of_one.sketches.len()).flat_map(move |number| {
            let alike = of(&self.of_one, number).into_iter().chain(of(&self.of_any, number));
            alike.filter(move |other| *other < number).map(move |other| (other, number))
        })
    }
}

/// Sketches by their hashes.
#[derive(Clone, Debug)]
struct Index {
    measure: Measure,
    /// So many hashes can be passed over: of those that two share at least one is left.
    spare: usize,
    sketches: Vec<Sketch>,
    /// The numbers of the sketches that have a hash, for one hash after the other; where those of each hash are.
    holders: Vec<u32>,
    places: FxHashMap<u32, (u32, u32)>,
}

impl Index {
    fn new(sketches: Vec<Sketch>, measure: Measure, spare: usize) -> Self {
        let mut pairs: Vec<(u32, u32)> =
            (0..).zip(&sketches).flat_map(|(number, sketch)| sketch.each().map(move |hash| (is(hash), number))).collect();
        pairs.sort_unstable();
        let mut places: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
        for (at, (hash, _)) in (0..).zip(&pairs) {
            places.entry(*hash).or_insert((at, at)).1 = at + 1;
        }
        Self { measure, spare, sketches, holders: pairs.into_iter().map(|(_, number)| number).collect(), places }
    }

    /// The numbers of the sketches that are one with another, in order.
    fn alike(&self, sketch: &Sketch) -> Vec<usize> {
        let holders = |hash| {
            let (start, end) = *self.places.get(&is(hash))?;
            self.holders.get(start as usize..end as usize)
        };
        let mut lists: Vec<&[u32]> = sketch.each().filter_map(holders).collect();
        // The longest lists are of turns of phrase.
        lists.sort_unstable_by_key(|list| list.len());
        lists.truncate(lists.len().saturating_sub(self.spare));
        let mut near: Vec<usize> = lists.into_iter().flatten().map(|number| *number as usize).collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|number| self.sketches.get(*number).is_some_and(|other| are_one(sketch, other, &self.measure)));
        near
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, Utterances};
    use crate::across::groups::Groups;

    fn groups(said: &[(&str, u64)]) -> Vec<usize> {
        let utterances = Utterances::new(said.iter().map(|(content, speaker)| Said::new(content, Some(*speaker))).collect());
        let mut groups = Groups::new(said.len());
        utterances.pairs().for_each(|(one, other)| groups.join(one, other));
        (0..said.len()).map(|number| groups.group(number)).collect()
    }

    const WHOLE: &str = "The ports will reopen on Monday if the pilots come back to work, and not a day sooner";

    #[test]
    fn a_part_and_a_changed_word_are_the_same_utterance() {
        let part = "the ports will reopen on Monday if the pilots come back to work";
        let changed = "The harbours will reopen on Monday if the pilots come back to work, and not a day sooner";
        assert_eq!(
            groups(&[(WHOLE, 1), (part, 1), (changed, 1), ("We are not going to talk about the fish today", 1)]),
            [0, 0, 0, 3]
        );
    }

    #[test]
    fn short_words_of_two_speakers_are_two_utterances() {
        assert_eq!(groups(&[("no comment", 1), ("no comment", 2), ("we have no comment on that now", 1)]), [0, 1, 2]);
        assert_eq!(groups(&[("we have no comment on that now", 1), ("we have no comment on that now", 2)]), [0, 1]);
    }

    #[test]
    fn a_long_quotation_shows_whoever_is_named() {
        assert_eq!(groups(&[(WHOLE, 1), (WHOLE, 2)]), [0, 0]);
    }
}
