//! The same words of the same speaker in several reports.
//!
//! *Finds:* statements of one speaker that share most of their runs of words: the same, one with a part of the other, one with a word
//! changed. Long ones are found whoever is named as their speaker: so a quotation given to two people shows.
//!
//! *Does not find:* what is said again in other words; statements of fewer than [`FEWEST`] words.

use super::copies::{Copies, Measure, Sketch};

/// Statements of fewer words are not compared: "no comment" is said by many.
pub const FEWEST: usize = 6;
/// Statements of fewer words are not compared with those of others.
const LONG: usize = 13;
/// Of one speaker.
const OF_ONE: Measure = Measure { common: 200, shared: 4, alike: 0.6, contained: 0.8, surely: 4, background: 0.0, early: 0 };
/// Of whomever.
const OF_ANY: Measure = Measure { common: 50, shared: 10, alike: 0.85, contained: 0.95, surely: 12, background: 0.0, early: 0 };

/// Statements as they come, grouped. Numbers are the caller's, in the order of adding from 0.
#[derive(Clone, Debug)]
pub struct Utterances {
    of_one: Copies,
    of_any: Copies,
}

impl Default for Utterances {
    fn default() -> Self {
        Self { of_one: Copies::new(OF_ONE), of_any: Copies::new(OF_ANY) }
    }
}

impl Utterances {
    /// Adds a statement; `speaker` is any number that stands for the speaker, the same in all reports.
    pub fn add(&mut self, content: &str, speaker: Option<u64>) {
        let has = |words: usize| content.split_whitespace().nth(words - 1).is_some();
        // No speaker is nobody's equal.
        let salt = speaker.filter(|_| has(FEWEST)).map(|speaker| speaker.wrapping_add(1));
        self.of_one.add(salt.map_or_else(Sketch::default, |salt| Sketch::whole(content, salt)));
        self.of_any.add(if has(LONG) { Sketch::whole(content, 0) } else { Sketch::default() });
    }

    /// The group of each statement: the smallest number in it.
    pub fn groups(&self) -> Vec<usize> {
        let mut groups: Vec<usize> = (0..self.of_one.len()).map(|number| self.of_one.group(number)).collect();
        // The two ways of being one, put together.
        for number in 0..self.of_any.len() {
            let other = self.of_any.group(number);
            let (a, b) = (root(&groups, number), root(&groups, other));
            if let Some(slot) = groups.get_mut(a.max(b)) {
                *slot = a.min(b);
            }
        }
        (0..groups.len()).map(|number| root(&groups, number)).collect()
    }
}

fn root(groups: &[usize], mut at: usize) -> usize {
    while let Some(next) = groups.get(at).copied().filter(|next| *next != at) {
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Utterances;

    fn groups(said: &[(&str, u64)]) -> Vec<usize> {
        let mut utterances = Utterances::default();
        for (content, speaker) in said {
            utterances.add(content, Some(*speaker));
        }
        utterances.groups()
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
