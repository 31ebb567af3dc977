//! Parts of speech, verb forms and lemmas: the likeliest run of states over a sentence.
//!
//! A hidden Markov model of first order over the states of [`dateline_lexicon::states`]: each token offers the states its word
//! can be in ([`crate::sense`]), and the run with the best sum of word and step scores wins (Viterbi).

use dateline_lexicon::states::State;
use dateline_lexicon::words::{Sense, Tag, VerbForm};

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
        make_finite(tokens, |token| token.span.slice(lower));
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

/// Makes a participle that can be a past finite, where its sentence has no finite verb before it and its clause needs one.
///
/// A model of one step back cannot tell "four soldiers crossed the river" from "four soldiers captured by rebels". An object
/// right behind the verb tells it, and so does a first clause without any finite verb; a clause is taken to end at a mark, and
/// "the man arrested there, Ali, said …" shows its finite verb behind the insertion.
fn make_finite<'a>(tokens: &mut [Token], lower: impl Fn(&Token) -> &'a str) {
    let finite = |token: &Token| matches!(token.form, Some(VerbForm::Modal | VerbForm::Third | VerbForm::Past | VerbForm::Base));
    let is_mark = |token: &Token| token.tag == Tag::Punct;
    let opens = tokens.iter().position(|token| !is_mark(token)).unwrap_or(tokens.len());
    let Some(rest) = tokens.get_mut(opens..) else { return };
    let end = rest.iter().position(is_mark).unwrap_or(rest.len());
    let (clause, behind) = rest.split_at_mut(end);
    let inserted = behind.split(is_mark).skip(1).any(|part| part.first().is_some_and(finite));
    let bare = !inserted && !clause.iter().any(finite);
    for at in 1..clause.len() {
        let Some([before, verb, after @ ..]) = clause.get(at - 1..) else { return };
        if finite(before) || finite(verb) {
            return;
        }
        let past = verb.form == Some(VerbForm::Participle) && lower(verb).ends_with("ed");
        if past && matches!(before.tag, Tag::Noun | Tag::Propn | Tag::Pron) {
            let object = after.first().is_some_and(|next| matches!(next.tag, Tag::Det | Tag::Propn | Tag::Pron));
            let agent = after.first().is_some_and(|next| lower(next) == "by");
            if object || bare && !agent {
                clause.iter_mut().skip(at).take(1).for_each(|verb| verb.form = Some(VerbForm::Past));
            }
            return;
        }
    }
}

#[cfg(test)]
#[path = "tag_tests.rs"]
mod tests;
