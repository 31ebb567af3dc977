//! The best dependency tree of a sentence: maximum spanning arborescence with one word under the root.
//!
//! *Source:* Chu and Liu 1965, Edmonds 1967, along a growing path as Gabow and others 1986; one root by a toll on its arcs after
//! Zmigrod, Vieira and Cotterell 2020. Most sentences need none of it: the best head of each word already makes a tree.

/// Scores of arcs between `size` nodes; node 0 is the root. Row: word, column: head.
struct Arcs {
    size: usize,
    scores: Vec<f64>,
}

impl Arcs {
    fn get(&self, word: usize, head: usize) -> f64 {
        self.scores.get(word * self.size + head).copied().unwrap_or(f64::NEG_INFINITY)
    }

    fn set(&mut self, word: usize, head: usize, score: f64) {
        if let Some(slot) = self.scores.get_mut(word * self.size + head) {
            *slot = score;
        }
    }

    /// The best head of a node, the first of equals.
    fn best_of(&self, word: usize) -> usize {
        let row = self.scores.get(word * self.size..(word + 1) * self.size).unwrap_or(&[]);
        let better = |best: (usize, f64), (at, &score): (usize, &f64)| if score > best.1 { (at, score) } else { best };
        row.iter().enumerate().fold((0, f64::NEG_INFINITY), better).0
    }
}

/// Heads of the words of a sentence, 0 the root, word `i` as `i + 1`. `scores` has a row for each word: the root, then each word.
pub(super) fn tree(scores: &[f32], words: usize) -> Vec<usize> {
    let size = words + 1;
    let mut arcs = Arcs { size, scores: vec![f64::NEG_INFINITY; size] };
    arcs.scores.extend(scores.iter().copied().map(f64::from));
    let mut found: Vec<usize> = (0..size).map(|word| arcs.best_of(word)).collect();
    if roots(&found).nth(1).is_some() || !is_tree(&found) {
        // More than all other arcs can win back, so that the best tree takes one arc from the root only.
        let finite = || scores.iter().copied().filter(|score| score.is_finite()).map(f64::from);
        let spread = finite().fold(f64::MIN, f64::max) - finite().fold(f64::MAX, f64::min);
        let toll = 1.0 + spread * size as f64;
        (1..size).for_each(|word| arcs.set(word, 0, arcs.get(word, 0) - toll));
        found = spanning(arcs);
    }
    found.drain(..1.min(found.len()));
    found
}

/// Words under the root.
fn roots(heads: &[usize]) -> impl Iterator<Item = usize> {
    heads.iter().enumerate().skip(1).filter(|(_, head)| **head == 0).map(|(word, _)| word)
}

/// Whether every word hangs under the root.
fn is_tree(heads: &[usize]) -> bool {
    // The walk on which a word was first seen; 0 for none.
    let mut seen = vec![0; heads.len()];
    (1..heads.len()).all(|start| {
        let mut at = start;
        while at != 0 && seen.get(at) == Some(&0) {
            seen.get_mut(at).into_iter().for_each(|seen| *seen = start);
            at = heads.get(at).copied().unwrap_or(0);
        }
        at == 0 || seen.get(at) != Some(&start)
    })
}

/// Where a node stands while the tree grows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Free,
    OnPath,
    Done,
    /// Part of another node now.
    Merged,
}

/// The graph while rings become nodes, each in the row and column of one of its members.
struct Growing {
    arcs: Arcs,
    /// The arc of the sentence that an arc of the graph stands for: word and head.
    stands: Vec<(usize, usize)>,
    states: Vec<State>,
    /// The ring, or word, that a row holds.
    holds: Vec<usize>,
    /// Of words, then of rings: the ring that it is in, the arc that enters it, its members.
    within: Vec<Option<usize>>,
    enters: Vec<(usize, usize)>,
    members: Vec<Vec<usize>>,
}

impl Growing {
    fn new(arcs: Arcs) -> Self {
        let size = arcs.size;
        let mut states = vec![State::Free; size];
        states.iter_mut().take(1).for_each(|root| *root = State::Done);
        Self {
            stands: (0..size * size).map(|at| (at / size, at % size)).collect(),
            states,
            holds: (0..size).collect(),
            within: vec![None; size],
            enters: vec![(0, 0); size],
            members: vec![Vec::new(); size],
            arcs,
        }
    }

    fn state(&self, row: usize) -> State {
        self.states.get(row).copied().unwrap_or(State::Merged)
    }

    fn mark(&mut self, row: usize, state: State) {
        self.states.get_mut(row).into_iter().for_each(|slot| *slot = state);
    }

    fn stands(&self, word: usize, head: usize) -> (usize, usize) {
        self.stands.get(word * self.arcs.size + head).copied().unwrap_or_default()
    }

    /// Takes the best arc of each node from `start` upwards, until the walk meets what is done.
    fn grow(&mut self, start: usize) {
        let mut path = vec![start];
        // What the best arc of each node on the path scores.
        let mut kept = vec![0.0];
        while let Some(&top) = path.last() {
            self.mark(top, State::OnPath);
            let head = self.arcs.best_of(top);
            let node = self.holds.get(top).copied().unwrap_or(0);
            let arc = self.stands(top, head);
            self.enters.get_mut(node).into_iter().for_each(|slot| *slot = arc);
            kept.last_mut().into_iter().for_each(|slot| *slot = self.arcs.get(top, head));
            match self.state(head) {
                State::Free => {
                    path.push(head);
                    kept.push(0.0);
                }
                State::OnPath => {
                    let from = path.iter().position(|&row| row == head).unwrap_or(0);
                    self.merge(&path.split_off(from), &kept.split_off(from));
                    path.push(head);
                    kept.push(0.0);
                }
                State::Done | State::Merged => {
                    path.drain(..).for_each(|row| self.mark(row, State::Done));
                }
            }
        }
    }

    /// Makes a ring one node, in the row of its first member. Entering it takes away the arc that the member entered had.
    fn merge(&mut self, ring: &[usize], kept: &[f64]) {
        let Some(&into) = ring.first() else { return };
        let node = self.members.len();
        let members: Vec<usize> = ring.iter().filter_map(|&row| self.holds.get(row).copied()).collect();
        members.iter().for_each(|&member| self.within.get_mut(member).into_iter().for_each(|slot| *slot = Some(node)));
        self.members.push(members);
        self.within.push(None);
        self.enters.push((0, 0));
        self.holds.get_mut(into).into_iter().for_each(|slot| *slot = node);
        ring.iter().skip(1).for_each(|&row| self.mark(row, State::Merged));
        for other in
            (0..self.arcs.size).filter(|other| !ring.contains(other) && self.state(*other) != State::Merged).collect::<Vec<_>>()
        {
            let (mut entry, mut exit) = ((f64::NEG_INFINITY, (0, 0)), (f64::NEG_INFINITY, (0, 0)));
            for (&row, kept) in ring.iter().zip(kept) {
                let (gain, out) = (self.arcs.get(row, other) - kept, self.arcs.get(other, row));
                if gain > entry.0 {
                    entry = (gain, self.stands(row, other));
                }
                if out > exit.0 {
                    exit = (out, self.stands(other, row));
                }
                self.arcs.set(other, row, f64::NEG_INFINITY);
            }
            for (word, head, (score, arc)) in [(into, other, entry), (other, into, exit)] {
                self.arcs.set(word, head, score);
                let size = self.arcs.size;
                self.stands.get_mut(word * size + head).into_iter().for_each(|slot| *slot = arc);
            }
        }
        ring.iter().for_each(|&row| self.arcs.set(into, row, f64::NEG_INFINITY));
    }

    /// The heads: of each ring the arc that enters it, and the arcs of the members not entered.
    fn heads(&self) -> Vec<usize> {
        let mut heads = vec![0; self.arcs.size];
        let outermost = |node: &usize| self.within.get(*node) == Some(&None);
        let mut open: Vec<usize> = (1..self.within.len()).filter(outermost).collect();
        while let Some(top) = open.pop() {
            let Some(&(word, head)) = self.enters.get(top) else { continue };
            heads.get_mut(word).into_iter().for_each(|slot| *slot = head);
            let mut at = word;
            while at != top
                && let Some(ring) = self.within.get(at).copied().flatten()
            {
                open.extend(self.members.get(ring).into_iter().flatten().filter(|member| **member != at));
                at = ring;
            }
        }
        heads
    }
}

/// The maximum spanning arborescence from node 0, in time of the square of its size.
fn spanning(arcs: Arcs) -> Vec<usize> {
    let mut growing = Growing::new(arcs);
    for start in 1..growing.arcs.size {
        if growing.state(start) == State::Free {
            growing.grow(start);
        }
    }
    growing.heads()
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
            if !own && roots(&heads).count() == 1 && is_tree(&heads) {
                best = best.max(heads.iter().skip(1).enumerate().map(|(word, &head)| scores[word * (words + 1) + head]).sum());
            }
        }
        best
    }

    proptest! {
        #[test]
        fn the_best_tree_is_found(words in 1usize..6, numbers in proptest::collection::vec(-9i8..9, 30)) {
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
