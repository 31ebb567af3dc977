//! The best dependency tree of a sentence: maximum spanning arborescence with one word under the root.
//!
//! *Source:* Chu and Liu 1965, Edmonds 1967. Most sentences need none of it: the best head of each word already makes a tree.

use super::kernel::argmax;

/// Scores of arcs between `size` nodes; node 0 is the root. Row: word, column: head.
struct Arcs {
    size: usize,
    scores: Vec<f32>,
}

impl Arcs {
    fn get(&self, word: usize, head: usize) -> f32 {
        self.scores.get(word * self.size + head).copied().unwrap_or(f32::NEG_INFINITY)
    }

    fn set(&mut self, word: usize, head: usize, score: f32) {
        if let Some(slot) = self.scores.get_mut(word * self.size + head) {
            *slot = score;
        }
    }

    fn empty(size: usize) -> Self {
        Self { size, scores: vec![f32::NEG_INFINITY; size * size] }
    }

    /// The best head of each node; of the root, itself.
    fn best(&self) -> Vec<usize> {
        let rows = self.scores.chunks_exact(self.size.max(1));
        rows.enumerate().map(|(word, row)| if word == 0 { 0 } else { argmax(row) }).collect()
    }

    fn total(&self, heads: &[usize]) -> f64 {
        heads.iter().enumerate().skip(1).map(|(word, &head)| f64::from(self.get(word, head))).sum()
    }
}

/// Heads of the words of a sentence, 0 the root, word `i` as `i + 1`. `scores` has a row for each word: the root, then each word.
pub(super) fn tree(scores: &[f32], words: usize) -> Vec<usize> {
    let size = words + 1;
    let mut arcs = Arcs { size, scores: vec![f32::NEG_INFINITY; size] };
    arcs.scores.extend_from_slice(scores);
    let heads = arcs.best();
    let greedy = roots(&heads).nth(1).is_none() && cycle(&heads).is_empty();
    let heads = if greedy { heads } else { spanning(&arcs) };
    let mut found = heads;
    if roots(&found).nth(1).is_some() {
        let trials = roots(&found).map(|only| {
            let mut trial = Arcs { size, scores: arcs.scores.clone() };
            (1..size).filter(|&word| word != only).for_each(|word| trial.set(word, 0, f32::NEG_INFINITY));
            let heads = spanning(&trial);
            (trial.total(&heads), heads)
        });
        let best = trials.fold(None, |best: Option<(f64, Vec<usize>)>, trial| match best {
            Some(best) if best.0 >= trial.0 => Some(best),
            _ => Some(trial),
        });
        found = best.map(|best| best.1).unwrap_or_default();
    }
    found.drain(..1.min(found.len()));
    found
}

/// Words under the root.
fn roots(heads: &[usize]) -> impl Iterator<Item = usize> {
    heads.iter().enumerate().skip(1).filter(|(_, head)| **head == 0).map(|(word, _)| word)
}

/// The nodes of one cycle, none when there is no cycle.
fn cycle(heads: &[usize]) -> Vec<usize> {
    let head = |node: usize| heads.get(node).copied().unwrap_or(0);
    // The walk on which a node was first seen; 0 for none.
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut at = start;
        while at != 0 && seen.get(at) == Some(&0) {
            if let Some(seen) = seen.get_mut(at) {
                *seen = start;
            }
            at = head(at);
        }
        if at != 0 && seen.get(at) == Some(&start) {
            let mut nodes = vec![at];
            let mut next = head(at);
            while next != at {
                nodes.push(next);
                next = head(next);
            }
            return nodes;
        }
    }
    Vec::new()
}

/// The maximum spanning arborescence from node 0.
fn spanning(arcs: &Arcs) -> Vec<usize> {
    let heads = arcs.best();
    let ring = cycle(&heads);
    if ring.is_empty() {
        return heads;
    }
    let rest: Vec<usize> = (0..arcs.size).filter(|node| !ring.contains(node)).collect();
    // The ring becomes the last node of a smaller graph.
    let joint = rest.len();
    let mut small = Arcs::empty(joint + 1);
    let kept = |node: usize| arcs.get(node, heads.get(node).copied().unwrap_or(0));
    // For each node outside: the ring node it would hang on, and the ring node that would hang on it.
    let (mut leave, mut enter) = (vec![0; joint], vec![0; joint]);
    for (at, &node) in rest.iter().enumerate() {
        for (other, &head) in rest.iter().enumerate() {
            small.set(at, other, arcs.get(node, head));
        }
        for &member in &ring {
            let out = arcs.get(node, member);
            if out > small.get(at, joint) || leave.get(at) == Some(&0) {
                small.set(at, joint, out);
                leave.get_mut(at).into_iter().for_each(|slot| *slot = member);
            }
            let gain = arcs.get(member, node) - kept(member);
            if gain > small.get(joint, at) || enter.get(at) == Some(&0) {
                small.set(joint, at, gain);
                enter.get_mut(at).into_iter().for_each(|slot| *slot = member);
            }
        }
    }
    let found = spanning(&small);
    let mut out = heads.clone();
    for (at, &node) in rest.iter().enumerate().skip(1) {
        let head = found.get(at).copied().unwrap_or(0);
        let head = if head == joint { leave.get(at).copied() } else { rest.get(head).copied() };
        out.get_mut(node).into_iter().for_each(|slot| *slot = head.unwrap_or(0));
    }
    let source = found.get(joint).copied().unwrap_or(0);
    if let (Some(&entry), Some(&node)) = (enter.get(source), rest.get(source)) {
        out.get_mut(entry).into_iter().for_each(|slot| *slot = node);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The best tree with one root by trying all.
    fn plain(scores: &[f32], words: usize) -> f32 {
        let mut best = f32::NEG_INFINITY;
        for code in 0..(words + 1).pow(words as u32) {
            let mut heads = vec![0];
            let mut rest = code;
            for _ in 0..words {
                heads.push(rest % (words + 1));
                rest /= words + 1;
            }
            let own = heads.iter().enumerate().skip(1).any(|(word, &head)| word == head);
            if !own && roots(&heads).count() == 1 && cycle(&heads).is_empty() {
                best = best.max(heads.iter().skip(1).enumerate().map(|(word, &head)| scores[word * (words + 1) + head]).sum());
            }
        }
        best
    }

    proptest! {
        #[test]
        fn the_best_tree_is_found(words in 1usize..5, numbers in proptest::collection::vec(-50i8..50, 20)) {
            let mut scores: Vec<f32> = numbers.iter().take(words * (words + 1)).map(|&n| f32::from(n)).collect();
            for word in 0..words {
                scores[word * (words + 1) + word + 1] = f32::NEG_INFINITY;
            }
            let heads = tree(&scores, words);
            let total: f32 = heads.iter().enumerate().map(|(word, &head)| scores[word * (words + 1) + head]).sum();
            prop_assert_eq!(heads.len(), words);
            prop_assert_eq!(heads.iter().filter(|head| **head == 0).count(), 1);
            prop_assert_eq!(total, plain(&scores, words));
        }
    }

    #[test]
    fn nothing_and_one_word_are_trees() {
        assert!(tree(&[], 0).is_empty());
        assert_eq!(tree(&[0.0, f32::NEG_INFINITY], 1), [0]);
    }
}
