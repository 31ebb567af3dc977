//! Boosted trees over features that are there or not.
//!
//! Each inner node asks for one feature; the sum of the leaves that a thing comes to is its score. `train/acts_trees.py` grows them.
//!
//! *Source:* J. H. Friedman, Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics 29 (2001).

use super::Features;
use super::weights::Damaged;

/// Marks a leaf, where an inner node has its feature.
const LEAF: u16 = u16::MAX;

/// So many trees tell who falls behind.
const FIRST: usize = 50;
/// Who is so far behind the best after these is not looked at further.
const BEHIND: f32 = 1.0;

/// Trees, as one list of nodes.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    /// The features asked for, sorted; a node has the index of one.
    columns: Vec<u32>,
    /// The first node of each tree.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// What a step of a leaf is worth.
    scale: f32,
}

/// A feature and how many nodes further it goes on where the feature is there (else with the next node); or a leaf and its value.
#[derive(Clone, Copy, Debug)]
struct Node {
    asks: u16,
    rest: u16,
}

impl Forest {
    /// Reads `columns`, `roots`, `nodes`, numbers of four bytes each, in that order.
    ///
    /// *Errors:* bytes too few or too many, columns out of order, a root that is no node.
    pub(super) fn read(bytes: &[u8], columns: usize, roots: usize, scale: f32) -> Result<Self, Damaged> {
        let (words, []) = bytes.as_chunks::<4>() else { return Err(Damaged::NotWeights) };
        let (Some((first, rest)), true) = (words.split_at_checked(columns), scale.is_finite()) else {
            return Err(Damaged::NotWeights);
        };
        let (second, third) = rest.split_at_checked(roots).ok_or(Damaged::NotWeights)?;
        let numbers = |words: &[[u8; 4]]| -> Vec<u32> { words.iter().map(|word| u32::from_le_bytes(*word)).collect() };
        let node = |[a, b, c, d]: &[u8; 4]| Node { asks: u16::from_le_bytes([*a, *b]), rest: u16::from_le_bytes([*c, *d]) };
        let forest = Self { columns: numbers(first), roots: numbers(second), nodes: third.iter().map(node).collect(), scale };
        let sorted = forest.columns.is_sorted_by(|one, other| one < other) && forest.columns.len() < usize::from(LEAF);
        let rooted = forest.roots.iter().all(|root| (*root as usize) < forest.nodes.len());
        if sorted && rooted { Ok(forest) } else { Err(Damaged::NotWeights) }
    }

    /// Marks what of these features the forest asks for.
    pub(super) fn mark(&self, marks: &mut Marks, features: &Features) {
        marks.0.resize(self.columns.len().div_ceil(64), 0);
        for hash in features.hashes() {
            if let Some((slot, bit)) =
                self.columns.binary_search(hash).ok().and_then(|at| Some((marks.0.get_mut(at / 64)?, at % 64)))
            {
                *slot |= 1 << bit;
            }
        }
    }

    /// The score of what has the features that are marked.
    pub(super) fn score(&self, marks: &Marks) -> f32 {
        self.sum(&self.roots, marks)
    }

    /// The scores of many of which the best is looked for: those that fall behind in the first trees are not taken to the others.
    pub(super) fn scores(&self, many: &[Marks]) -> Vec<f32> {
        let (first, rest) = self.roots.split_at(self.roots.len().min(FIRST));
        let heats: Vec<f32> = many.iter().map(|marks| self.sum(first, marks)).collect();
        let best = heats.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let last = |(marks, heat): (&Marks, f32)| if heat < best - BEHIND { heat } else { heat + self.sum(rest, marks) };
        many.iter().zip(heats).map(last).collect()
    }

    /// The sum over some trees. A walk only goes forward and so comes to an end in whatever list of nodes.
    fn sum(&self, roots: &[u32], marks: &Marks) -> f32 {
        let leaf = |root: &u32| {
            let mut at = *root as usize;
            while let Some(node) = self.nodes.get(at) {
                if node.asks == LEAF {
                    return i32::from(node.rest.cast_signed());
                }
                let asks = usize::from(node.asks);
                let has = marks.0.get(asks / 64).is_some_and(|word| word >> (asks % 64) & 1 == 1);
                at += if has { usize::from(node.rest).max(1) } else { 1 };
            }
            0
        };
        roots.iter().map(leaf).sum::<i32>() as f32 * self.scale
    }
}

/// Which of a forest's columns are there, as bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks(Vec<u64>);

#[cfg(test)]
mod tests {
    use super::{Features, Forest, Marks};

    fn bytes(words: &[u32]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn walks_by_features() {
        let mut features = Features::default();
        features.add(&["a"]);
        let hash = features.hashes()[0];
        // One tree: is the feature there? 3 : -2.
        let body = bytes(&[hash, 0, 2 << 16, (0xfffe << 16) | 0xffff, (3 << 16) | 0xffff]);
        let forest = Forest::read(&body, 1, 1, 0.5).unwrap();
        let mut marks = Marks::default();
        assert_eq!(forest.score(&marks), -1.0);
        forest.mark(&mut marks, &features);
        assert_eq!(forest.score(&marks), 1.5);
    }

    #[test]
    fn refuses_what_does_not_fit() {
        assert!(Forest::read(&bytes(&[1, 0]), 1, 2, 1.0).is_err());
        assert!(Forest::read(&bytes(&[2, 1]), 2, 0, 1.0).is_err());
        assert!(Forest::read(&bytes(&[1, 7, 0xffff]), 1, 1, 1.0).is_err());
        assert!(Forest::read(&bytes(&[1]), 1, 0, f32::NAN).is_err());
        // A list that never comes to a leaf ends all the same.
        assert_eq!(Forest::read(&bytes(&[1, 0, 0]), 1, 1, 1.0).unwrap().score(&Marks::default()), 0.0);
    }
}
