//! Names from tag scores: the best valid sequence of O, B-, I-, L-, U- tags.

use super::error::ModelError;

/// The tag set: O first, then B, I, L and U of each type.
pub(super) struct NameTags {
    /// Types, in the order of the tags.
    pub(super) types: Vec<String>,
}

/// A run of words that is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: usize,
}

const BEGIN: usize = 1;
const INSIDE: usize = 2;
const LAST: usize = 3;
const UNIT: usize = 4;

impl NameTags {
    /// Checks that the tags are O and four of each type.
    pub(super) fn new(tags: &[&str]) -> Result<Self, ModelError> {
        let wrong = || ModelError::tensor("name-tag");
        let (first, rest) = tags.split_first().ok_or_else(wrong)?;
        let mut types = Vec::new();
        for four in rest.chunks(4) {
            let [b, i, l, u] = four else { return Err(wrong()) };
            let kind = b.strip_prefix("B-").ok_or_else(wrong)?;
            if (i.strip_prefix("I-"), l.strip_prefix("L-"), u.strip_prefix("U-")) != (Some(kind), Some(kind), Some(kind)) {
                return Err(wrong());
            }
            types.push(kind.to_owned());
        }
        if *first == "O" { Ok(Self { types }) } else { Err(wrong()) }
    }

    /// Number of tags.
    pub(super) fn len(&self) -> usize {
        1 + 4 * self.types.len()
    }

    /// The best valid sequence of tags for rows of scores, as names. `breaks` says which words no name may hold.
    pub(super) fn decode<'a>(&self, rows: impl Iterator<Item = &'a [f32]>, breaks: impl Fn(usize) -> bool) -> Vec<Run> {
        let count = self.len();
        let none = f32::NEG_INFINITY;
        // Best score of a sequence that ends in each tag, and for each word and tag the tag before it.
        let mut best = vec![none; count];
        let mut back: Vec<u8> = Vec::new();
        for (word, row) in rows.enumerate() {
            let closed = if word == 0 { (0.0, 0) } else { self.closed(&best) };
            let mut next = vec![none; count];
            let mut from = vec![0u8; count];
            let mut set = |tag: usize, before: (f32, usize)| {
                if let (Some(next), Some(from), Some(score)) = (next.get_mut(tag), from.get_mut(tag), row.get(tag)) {
                    *next = before.0 + score;
                    *from = before.1 as u8;
                }
            };
            set(0, closed);
            for kind in 0..self.types.len() {
                let at = |part: usize| 4 * kind + part;
                let score = |part: usize| best.get(at(part)).copied().unwrap_or(none);
                if !breaks(word) {
                    let open = if score(INSIDE) > score(BEGIN) { (score(INSIDE), at(INSIDE)) } else { (score(BEGIN), at(BEGIN)) };
                    set(at(BEGIN), closed);
                    set(at(UNIT), closed);
                    set(at(INSIDE), open);
                    set(at(LAST), open);
                }
            }
            best = next;
            back.extend(from);
        }
        let mut tag = self.closed(&best).1;
        let mut runs = Vec::new();
        let mut end = 0;
        for (word, from) in back.chunks_exact(count).enumerate().rev() {
            if let Some(kind) = tag.checked_sub(1).map(|tag| tag / 4) {
                let part = tag - 4 * kind;
                if part == LAST || part == UNIT {
                    end = word + 1;
                }
                if part == BEGIN || part == UNIT {
                    runs.push(Run { start: word, end, kind });
                }
            }
            tag = usize::from(from.get(tag).copied().unwrap_or(0));
        }
        runs.reverse();
        runs
    }

    /// The best tag after which no name is open.
    fn closed(&self, best: &[f32]) -> (f32, usize) {
        let mut found = (best.first().copied().unwrap_or(f32::NEG_INFINITY), 0);
        for (tag, &score) in best.iter().enumerate().skip(1) {
            if (tag - 1) % 4 + 1 >= LAST && score > found.0 {
                found = (score, tag);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags() -> NameTags {
        NameTags::new(&["O", "B-A", "I-A", "L-A", "U-A", "B-B", "I-B", "L-B", "U-B"]).unwrap()
    }

    /// All sequences, the valid one of the highest score.
    fn plain(tags: &NameTags, rows: &[Vec<f32>]) -> f32 {
        fn go(tags: &NameTags, rows: &[Vec<f32>], before: usize) -> f32 {
            let open = |tag: usize| tag > 0 && (tag - 1) % 4 + 1 < LAST;
            let Some((row, rest)) = rows.split_first() else { return if open(before) { f32::NEG_INFINITY } else { 0.0 } };
            let follows = |tag: usize| {
                let inner = tag > 0 && matches!((tag - 1) % 4 + 1, INSIDE | LAST);
                if open(before) { inner && (tag - 1) / 4 == (before - 1) / 4 } else { !inner }
            };
            (0..tags.len())
                .filter(|&tag| follows(tag))
                .map(|tag| row[tag] + go(tags, rest, tag))
                .fold(f32::NEG_INFINITY, f32::max)
        }
        go(tags, rows, 0)
    }

    #[test]
    fn the_best_valid_sequence_is_found() {
        let tags = tags();
        for seed in 0..40u32 {
            let rows: Vec<Vec<f32>> = (0..4)
                .map(|r| {
                    (0..9u32)
                        .map(|c| ((seed * 977 + r * 131 + c * 29).wrapping_mul(2_654_435_761) >> 16) as f32 % 100.0)
                        .collect()
                })
                .collect();
            let runs = tags.decode(rows.iter().map(Vec::as_slice), |_| false);
            let mut chosen = vec![0usize; rows.len()];
            for run in &runs {
                for (word, tag) in chosen.iter_mut().enumerate().take(run.end).skip(run.start) {
                    let part = match (word == run.start, word + 1 == run.end) {
                        (true, true) => UNIT,
                        (true, false) => BEGIN,
                        (false, true) => LAST,
                        _ => INSIDE,
                    };
                    *tag = 4 * run.kind + part;
                }
            }
            let score: f32 = rows.iter().zip(&chosen).map(|(row, &tag)| row[tag]).sum();
            assert_eq!(score, plain(&tags, &rows), "seed {seed}");
        }
    }

    #[test]
    fn no_name_crosses_a_break() {
        let row: Vec<f32> = vec![0.0, 5.0, 5.0, 5.0, 1.0, 0.0, 0.0, 0.0, 0.0];
        let rows = [row.clone(), row.clone(), row];
        let runs = tags().decode(rows.iter().map(Vec::as_slice), |word| word == 1);
        assert_eq!(runs, [Run { start: 0, end: 1, kind: 0 }, Run { start: 2, end: 3, kind: 0 }]);
    }

    #[test]
    fn other_tag_sets_are_refused() {
        assert!(NameTags::new(&["O", "B-A", "I-A", "L-B", "U-A"]).is_err());
        assert!(NameTags::new(&["B-A"]).is_err());
        assert!(NameTags::new(&[]).is_err());
    }
}
