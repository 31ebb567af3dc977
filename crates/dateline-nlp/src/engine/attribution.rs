//! Attribution: words that give something as said or thought by somebody, with the source and the content that belong to them.
//!
//! Cues are tagged word by word. Around each cue, every word is given a role from its vector, the vector of the cue, and how the
//! two stand to each other: the way through the tree, the distance, the quotation marks between. Mirrors `train/attribution.py`.
//!
//! *Source:* roles after PARC 3 (Pareti 2015) and PolNeAR (Newell et al. 2018); labelling for a given cue as in semantic roles.

use std::ops::Range;

use super::error::ModelError;
use super::file::{File, Table};
use super::kernel::{Linear, Pairs, Part, ROWS, Work, pack, quantise};
use super::network::bucket;

/// Words to either side of a cue that may belong to its attribution.
const WINDOW: usize = 80;
/// Sentences to either side of that of the cue.
const NEIGHBOURS: usize = 1;
/// Relations upward that make a way.
const UP_AT_MOST: usize = 3;
/// Longest way up.
const STEPS_AT_MOST: usize = 60;
/// Ways between sentences: how many sentences on, and how many back.
const FAR: usize = 10;
/// Cue tags: none, first, further.
const CUE_TAGS: usize = 3;
/// Role tags: none, first and further word of a source, of a content.
const ROLE_TAGS: usize = 5;

/// One attribution; ranges of words, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// The words that make it one.
    pub cue: Range<usize>,
    /// The word of the cue that the others depend on.
    pub anchor: usize,
    /// Who says or thinks it; none where nobody is named, several where they are joined.
    pub source: Vec<Range<usize>>,
    /// What is said or thought, quotation marks and "that" included.
    pub content: Vec<Range<usize>>,
    /// Probability that the first word of the cue is one.
    pub score: f32,
}

/// The words of a stream as the network has read them. All of the same length.
#[derive(Default)]
pub(super) struct Read {
    /// The sentence of each word; `None` for breaks.
    sentences: Vec<Option<u32>>,
    /// Its index in the parse.
    indexes: Vec<usize>,
    /// The word above each word.
    heads: Vec<Option<usize>>,
    rels: Vec<u16>,
    /// State to the quotations, and the number of the quotation.
    pub(super) quotes: Vec<(Quoted, Option<u32>)>,
}

impl Read {
    /// Makes room for that many words, all breaks.
    pub(super) fn clear(&mut self, count: usize) {
        self.sentences.clear();
        self.sentences.resize(count, None);
        self.indexes.clear();
        self.indexes.resize(count, 0);
        self.heads.clear();
        self.heads.resize(count, None);
        self.rels.clear();
        self.rels.resize(count, 0);
    }

    /// Sets a word: its sentence and index in the parse, the word above it in the stream, its relation to that.
    pub(super) fn set(&mut self, at: usize, (sentence, index): (u32, usize), head: Option<usize>, rel: u16) {
        if let (Some(s), Some(i), Some(h), Some(r)) =
            (self.sentences.get_mut(at), self.indexes.get_mut(at), self.heads.get_mut(at), self.rels.get_mut(at))
        {
            (*s, *i, *h, *r) = (Some(sentence), index, head, rel);
        }
    }

    /// Where the source and the content of a cue may lie: its sentence, one before, one behind (a break counts as one), and all of
    /// a quotation that goes on there; no further than the window.
    fn around(&self, anchor: usize, count: usize) -> Range<usize> {
        let boundary = |at: usize| {
            let sentence = |at: usize| self.sentences.get(at).copied().flatten();
            let quoted = self.quotes.get(at).is_some_and(|(state, _)| *state == Quoted::Inside);
            sentence(at) != sentence(at - 1) && !quoted
        };
        let first = anchor.saturating_sub(WINDOW);
        let last = count.min(anchor + WINDOW + 1);
        let start = (first + 1..=anchor).rev().filter(|&at| boundary(at)).nth(NEIGHBOURS);
        let end = (anchor + 1..last).filter(|&at| boundary(at)).nth(NEIGHBOURS);
        start.unwrap_or(first)..end.unwrap_or(last)
    }

    /// The attribution in words of the parse: breaks left out.
    pub(super) fn in_words(&self, one: &Attribution) -> Option<Attribution> {
        let index = |at: usize| self.sentences.get(at).copied().flatten().and(self.indexes.get(at)).copied();
        let range = |run: &Range<usize>| {
            let mut words = run.clone().filter_map(index);
            let first = words.next()?;
            Some(first..words.next_back().unwrap_or(first) + 1)
        };
        Some(Attribution {
            cue: range(&one.cue)?,
            anchor: index(one.anchor)?,
            source: one.source.iter().filter_map(range).collect(),
            content: one.content.iter().filter_map(range).collect(),
            score: one.score,
        })
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quoted {
    #[default]
    Outside,
    Inside,
    Mark,
}

/// The weights.
pub(super) struct Heads {
    inputs: usize,
    width: usize,
    cue_in: Linear,
    cue_out: Linear,
    /// What a word gives, and what it gives as a cue, side by side.
    word: Linear,
    keys: Vec<u64>,
    paths: Table,
    near: Table,
    quotes: Table,
    mix: Vec<(isize, Linear)>,
    out: Linear,
}

/// Buffers.
#[derive(Default)]
pub(super) struct Room {
    pairs: Pairs,
    hidden: Vec<f32>,
    cues: Vec<f32>,
    words: Vec<f32>,
    y: Vec<f32>,
    mixed: Vec<f32>,
    roles: Vec<f32>,
    work: Work,
}

impl Heads {
    /// Reads the weights.
    pub(super) fn load(file: &File<'_>, inputs: usize) -> Result<Self, ModelError> {
        let (cue_width, width) = (file.size("said_cue_width")?, file.size("said_width")?);
        let dense = |name: &str, rows, columns| file.dense(&format!("said.{name}"), rows, columns);
        let mut weights = vec![0.0; inputs * 2 * width];
        let parts = [dense("word.weight", inputs, width)?, dense("anchor.weight", inputs, width)?];
        for (at, part) in parts.iter().enumerate() {
            for (to, from) in weights.chunks_exact_mut(2 * width).zip(part.chunks_exact(width)) {
                to.iter_mut().skip(at * width).zip(from).for_each(|(to, from)| *to = *from);
            }
        }
        let mut mix = Vec::new();
        for dilation in file.field("said_dilations")?.split(' ') {
            let dilation =
                dilation.parse().ok().filter(|d| (1..=64).contains(d)).ok_or_else(|| ModelError::tensor("said_dilations"))?;
            let (weight, bias) = (format!("mix.{}.weight", mix.len()), format!("mix.{}.bias", mix.len()));
            mix.push((dilation, Linear::new(&[width; 3], width, &dense(&weight, 3 * width, width)?, &dense(&bias, 1, width)?)));
        }
        let paths = file.table("said.path")?;
        let rows = paths.rows().checked_sub(1 + 2 * FAR).ok_or_else(|| ModelError::tensor("said.path"))?;
        let (near, quotes) = (file.table("said.near")?, file.table("said.quote")?);
        if paths.width() != width || near.width() != width || quotes.width() != width {
            return Err(ModelError::tensor("said"));
        }
        Ok(Self {
            cue_in: Linear::new(
                &[inputs; 3],
                cue_width,
                &dense("cue_in.weight", 3 * inputs, cue_width)?,
                &dense("cue_in.bias", 1, cue_width)?,
            ),
            cue_out: Linear::new(
                &[cue_width],
                CUE_TAGS,
                &dense("cue_out.weight", cue_width, CUE_TAGS)?,
                &dense("cue_out.bias", 1, CUE_TAGS)?,
            ),
            word: Linear::new(&[inputs], 2 * width, &weights, &dense("word.bias", 1, width)?),
            keys: file.keys("said.path.keys", rows)?,
            out: Linear::new(&[width], ROLE_TAGS, &dense("out.weight", width, ROLE_TAGS)?, &dense("out.bias", 1, ROLE_TAGS)?),
            inputs,
            width,
            paths,
            near,
            quotes,
            mix,
        })
    }

    /// The attributions of a stream, by cue. `x` holds the vectors of its words.
    pub(super) fn read(&self, x: &[f32], read: &Read, room: &mut Room) -> Vec<Attribution> {
        let count = x.len() / self.inputs.max(1);
        quantise(x, self.inputs, &mut room.pairs);
        windows(&self.cue_in, &room.pairs, self.inputs, 1, count, &mut room.work, &mut room.hidden);
        room.hidden.iter_mut().for_each(|v| *v = v.max(0.0));
        self.cue_out.all(&room.hidden, self.cue_in.outputs(), &mut room.work, &mut room.cues);
        let tags = sequence(&room.cues, CUE_TAGS);
        let cues = runs(&tags, 1);
        if cues.is_empty() {
            return Vec::new();
        }
        self.word.all(x, self.inputs, &mut room.work, &mut room.words);
        cues.into_iter().map(|cue| self.roles(cue, read, count, room)).collect()
    }

    fn roles(&self, cue: Range<usize>, read: &Read, count: usize, room: &mut Room) -> Attribution {
        let head = |at: usize| read.heads.get(at).copied().flatten();
        let anchor = cue.clone().find(|&at| head(at).is_none_or(|head| !cue.contains(&head))).unwrap_or(cue.start);
        let places = read.around(anchor, count);
        let up = chain(read, anchor);
        let row = |at: usize| room.words.get(at * 2 * self.width..(at + 1) * 2 * self.width).unwrap_or(&[]);
        let of_anchor = row(anchor).get(self.width..).unwrap_or(&[]);
        room.y.clear();
        for at in places.clone() {
            let start = room.y.len();
            let of_word = row(at).get(..self.width).unwrap_or(&[]);
            room.y.extend(of_word.iter().zip(of_anchor).map(|(word, anchor)| word + anchor));
            let new = room.y.get_mut(start..).unwrap_or_default();
            let distance = if at == anchor { 24 } else { bucket(anchor, at) };
            self.paths.add(self.way(read, &up, anchor, at), 1.0, new);
            self.quotes.add(quotes_between(read, anchor, at), 1.0, new);
            self.near.add(distance, 1.0, new);
            new.iter_mut().for_each(|v| *v = v.max(0.0));
        }
        for (dilation, mix) in &self.mix {
            quantise(&room.y, self.width, &mut room.pairs);
            windows(mix, &room.pairs, self.width, *dilation, places.len(), &mut room.work, &mut room.mixed);
            room.y.iter_mut().zip(&room.mixed).for_each(|(y, mixed)| *y += mixed.max(0.0));
        }
        self.out.all(&room.y, self.width, &mut room.work, &mut room.roles);
        let tags = sequence(&room.roles, ROLE_TAGS);
        let moved = |run: Range<usize>| run.start + places.start..run.end + places.start;
        let source = runs(&tags, 1).into_iter().map(moved).collect();
        let content = runs(&tags, 3).into_iter().map(moved).collect();
        let score = room.cues.get(cue.start * CUE_TAGS..(cue.start + 1) * CUE_TAGS).map_or(0.0, |scores| share(scores, 1));
        Attribution { cue, anchor, source, content, score }
    }

    /// Row of the way from a cue to a word.
    fn way(&self, read: &Read, up: &[usize], anchor: usize, at: usize) -> usize {
        let sentence = |at: usize| read.sentences.get(at).copied().flatten();
        if sentence(at) == sentence(anchor) {
            return self.keys.binary_search(&path(read, up, at)).map_or(0, |row| row + 1);
        }
        let between = match (sentence(anchor), sentence(at)) {
            (Some(from), Some(to)) => {
                (if to > from { FAR } else { 0 }) + usize::try_from(to.abs_diff(from)).unwrap_or(FAR).min(FAR - 1)
            }
            _ => FAR,
        };
        1 + self.keys.len() + between
    }
}

/// Applies a layer to each row with the rows `dilation` before and behind it.
fn windows(layer: &Linear, pairs: &Pairs, width: usize, dilation: isize, rows: usize, work: &mut Work, out: &mut Vec<f32>) {
    out.clear();
    out.resize(rows * layer.outputs(), 0.0);
    for (first, out) in (0..rows).step_by(ROWS).zip(out.chunks_mut(ROWS * layer.outputs())) {
        let part = |offset| Part { pairs, width, offset };
        pack(&[part(-dilation), part(0), part(dilation)], first, &mut work.block);
        layer.apply(&work.block, out);
    }
}

/// The word and all above it, itself first.
fn chain(read: &Read, at: usize) -> Vec<usize> {
    let mut found = vec![at];
    let mut word = at;
    while let Some(head) = read.heads.get(word).copied().flatten()
        && found.len() < STEPS_AT_MOST
    {
        found.push(head);
        word = head;
    }
    found
}

/// Key of the way from a cue, given with all above it, to a word of its sentence: relations up, then the first one down.
fn path(read: &Read, up: &[usize], at: usize) -> u64 {
    let rel = |at: usize| read.rels.get(at).map_or(0, |rel| u64::from(*rel) + 1);
    let (mut down, mut word, mut steps) = (0, at, 0);
    let place = loop {
        if let Some(place) = up.iter().position(|&above| above == word) {
            break place;
        }
        down = rel(word);
        steps += 1;
        match read.heads.get(word).copied().flatten() {
            Some(head) if steps <= STEPS_AT_MOST => word = head,
            _ => return 0,
        }
    };
    let mut key = match steps {
        0 => 3,
        1 => 2,
        _ => 1,
    };
    key = key * 64 + down;
    for &above in up.iter().take(place.min(UP_AT_MOST)) {
        key = key * 64 + rel(above);
    }
    key * 64 + place.min(8) as u64
}

/// How a word stands to the quotations, beside how the cue does.
fn quotes_between(read: &Read, cue: usize, at: usize) -> usize {
    let (state, number) = read.quotes.get(at).copied().unwrap_or_default();
    let (cue_state, cue_number) = read.quotes.get(cue).copied().unwrap_or_default();
    let state = match state {
        Quoted::Outside => 0,
        Quoted::Inside => 1,
        Quoted::Mark => 2,
    };
    match cue_state {
        Quoted::Outside => state,
        _ if number == cue_number => 3 + state,
        _ => 6 + state,
    }
}

/// Inside which quotation of its paragraph each word stands, by the marks alone; `None` is a break.
pub(super) fn quotations<'t>(words: impl Iterator<Item = Option<&'t str>>, out: &mut Vec<(Quoted, Option<u32>)>) {
    let (mut inside, mut last) = (false, None);
    out.clear();
    for word in words {
        let open = last.filter(|_| inside);
        out.push(match word {
            None => {
                inside = false;
                (Quoted::Outside, None)
            }
            Some("“" | "``" | "„" | "«") => {
                (inside, last) = (true, Some(last.map_or(0, |last| last + 1)));
                (Quoted::Mark, last)
            }
            Some("\"") if !inside => {
                (inside, last) = (true, Some(last.map_or(0, |last| last + 1)));
                (Quoted::Mark, last)
            }
            Some("”" | "''" | "»" | "\"") => {
                inside = false;
                (Quoted::Mark, open)
            }
            Some(_) if inside => (Quoted::Inside, last),
            Some(_) => (Quoted::Outside, None),
        });
    }
}

/// The best tags of a sequence: 0 is none, odd ones begin a run, the even one behind goes on with it and follows nothing else.
fn sequence(scores: &[f32], tags: usize) -> Vec<usize> {
    let follows = |before: usize, tag: usize| tag == 0 || tag % 2 == 1 || before == tag || before + 1 == tag;
    let mut best: Vec<f32> = Vec::new();
    let mut back: Vec<usize> = Vec::new();
    for row in scores.chunks_exact(tags) {
        let mut next = Vec::with_capacity(tags);
        for (tag, score) in row.iter().enumerate() {
            let mut top = (0, f32::NEG_INFINITY);
            if best.is_empty() {
                top.1 = if tag > 0 && tag % 2 == 0 { -1e9 } else { 0.0 };
            }
            for (before, sum) in best.iter().enumerate() {
                let sum = if follows(before, tag) { *sum } else { -1e9 };
                if sum > top.1 {
                    top = (before, sum);
                }
            }
            back.push(top.0);
            next.push(top.1 + score);
        }
        best = next;
    }
    let count = back.len() / tags.max(1);
    let mut found = vec![0; count];
    let mut tag = super::kernel::argmax(&best);
    for (at, slot) in found.iter_mut().enumerate().rev() {
        *slot = tag;
        tag = back.get(at * tags + tag).copied().unwrap_or(0);
    }
    found
}

/// Runs that open with the tag and go on with the one behind it.
fn runs(tags: &[usize], begin: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, &tag) in tags.iter().enumerate() {
        if tag == begin {
            found.push(at..at + 1);
        } else if tag == begin + 1
            && let Some(run) = found.last_mut().filter(|run| run.end == at)
        {
            run.end = at + 1;
        }
    }
    found
}

/// The share of one score after the softmax.
fn share(scores: &[f32], of: usize) -> f32 {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - top).exp()).sum();
    scores.get(of).map_or(0.0, |score| (score - top).exp() / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_open_with_their_first_tag() {
        let scores = |rows: &[[f32; 3]]| rows.concat();
        assert_eq!(sequence(&scores(&[[0.0, 1.0, 5.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]), 3), [1, 2, 0]);
        assert_eq!(sequence(&scores(&[[1.0, 0.0, 0.0], [0.0, 0.1, 0.9]]), 3), [0, 1]);
        assert_eq!(sequence(&[], 3), [0; 0]);
        assert_eq!(runs(&[1, 2, 0, 1, 1, 2], 1), [0..2, 3..4, 4..6]);
    }

    #[test]
    fn marks_open_and_close_quotations() {
        let mut states = Vec::new();
        quotations(["a", "“", "b", "”", "\"", "c", "\"", "d"].into_iter().map(Some).chain([None]), &mut states);
        let inside: Vec<_> = states.iter().map(|(state, _)| *state).collect();
        use Quoted::{Inside as I, Mark as M, Outside as O};
        assert_eq!(inside, [O, M, I, M, M, I, M, O, O]);
        assert_eq!(states[1].1, states[3].1);
        assert_ne!(states[1].1, states[4].1);
    }
}
