//! Parts of speech, verb forms and lemmas: the likeliest run of states over a sentence.
//!
//! A hidden Markov model of first order over the states of [`dateline_lexicon::states`]: each token offers the states its word
//! can be in ([`crate::sense`]), and the run with the best sum of word and step scores wins (Viterbi).

use dateline_lexicon::states::State;
use dateline_lexicon::words::Sense;

use crate::Token;
use crate::sense::{self, Place};

/// A sense with the best run that ends in it.
#[derive(Clone, Copy)]
struct Node {
    sense: Sense,
    score: f32,
    /// Index of the node before it.
    before: u32,
}

/// Buffers kept from sentence to sentence.
#[derive(Default)]
pub(crate) struct Tagger {
    nodes: Vec<Node>,
    /// Where the nodes of each token begin.
    starts: Vec<usize>,
    senses: Vec<Sense>,
}

impl Tagger {
    /// Tags the tokens of one sentence.
    pub(crate) fn tag(&mut self, text: &str, lower: &str, tokens: &mut [Token]) {
        self.nodes.clear();
        self.starts.clear();
        let start = Sense { state: State::START, lemma: "", score: 0.0 };
        self.nodes.push(Node { sense: start, score: 0.0, before: 0 });
        let shouting = sense::is_shouting(text, tokens);
        let mut from = 0;
        for at in 0..tokens.len() {
            let place = Place { text, lower, tokens, at, shouting };
            self.senses.clear();
            sense::senses(&place, &mut self.senses);
            let begin = self.nodes.len();
            for index in 0..self.senses.len() {
                let Some(sense) = self.senses.get(index).copied() else { break };
                let (before, score) = self.best(from..begin, sense.state);
                self.nodes.push(Node { sense, score: score + sense.score, before });
            }
            self.starts.push(begin);
            from = begin;
        }
        let (mut node, _) = self.best(from..self.nodes.len(), State::end());
        for token in tokens.iter_mut().rev() {
            let Some(best) = self.nodes.get(node as usize) else { return };
            token.tag = best.sense.state.tag();
            token.form = best.sense.state.form();
            token.lemma = best.sense.lemma;
            node = best.before;
        }
    }

    /// The node of the range from which `state` follows best, and the score up to it.
    fn best(&self, range: std::ops::Range<usize>, state: State) -> (u32, f32) {
        let mut best = (0, f32::NEG_INFINITY);
        let start = range.start as u32;
        for (node, id) in self.nodes.get(range).unwrap_or(&[]).iter().zip(start..) {
            let score = node.score + state.score_after(node.sense.state);
            if score > best.1 {
                best = (id, score);
            }
        }
        best
    }
}

#[cfg(test)]
#[path = "tag_tests.rs"]
mod tests;
