//! Vectors of words: hashed and static tables, mixed into the width of the network. Kept per word between reports.

use rustc_hash::FxHashMap;

use super::error::ModelError;
use super::features::{Forms, Kind, hash};
use super::file::{File, Table};
use super::kernel::{Block, Linear, Part, ROWS, Work, maxout, normalise, pack, quantise};

/// Most words that are kept before the store is emptied.
const KEPT: usize = 1 << 15;

/// The tables and what mixes them.
pub(super) struct Embedding {
    /// Hashed tables, in the order they stand side by side.
    hashed: [(Kind, Table); 5],
    fixed: Table,
    /// Hashes of the words of the static table: the `i`-th is of row `i + 1`. Row 0 is the unknown word.
    keys: Vec<u64>,
    inputs: usize,
    width: usize,
    mix: Maxout,
}

/// A linear layer to pairs, the larger of each, normalised.
pub(super) struct Maxout {
    linear: Linear,
    gain: Vec<f32>,
    bias: Vec<f32>,
}

impl Maxout {
    /// The tensors `NAME.weight`, `.bias`, `.gain`, `.shift`.
    ///
    /// Inputs are rows of these widths side by side.
    pub(super) fn load(file: &File<'_>, name: &str, inputs: &[usize], width: usize) -> Result<Self, ModelError> {
        let weight = file.dense(&format!("{name}.weight"), inputs.iter().sum(), 2 * width)?;
        let bias = file.dense(&format!("{name}.bias"), 1, 2 * width)?;
        Ok(Self {
            linear: Linear::new(inputs, 2 * width, &weight, &bias),
            gain: file.dense(&format!("{name}.gain"), 1, width)?,
            bias: file.dense(&format!("{name}.shift"), 1, width)?,
        })
    }

    /// Reads a block; fills as many rows of `out` as it has room for. `doubles` is room to work in.
    pub(super) fn apply(&self, block: &Block, doubles: &mut Vec<f32>, out: &mut [f32]) {
        let width = self.gain.len();
        let rows = out.len() / width;
        doubles.clear();
        doubles.resize(rows * 2 * width, 0.0);
        self.linear.apply(block, doubles);
        for (out, doubles) in out.chunks_exact_mut(width).zip(doubles.chunks_exact(2 * width)) {
            maxout(doubles, out);
            normalise(out, &self.gain, &self.bias);
        }
    }
}

impl Embedding {
    /// Reads the tables.
    pub(super) fn load(file: &File<'_>, width: usize) -> Result<Self, ModelError> {
        let hashed = [
            (Kind::Norm, file.table("norm")?),
            (Kind::Prefix, file.table("prefix")?),
            (Kind::Suffix, file.table("suffix")?),
            (Kind::Shape, file.table("shape")?),
            (Kind::Gram, file.table("gram")?),
        ];
        let fixed = file.table("static")?;
        let keys = file.keys("static.keys", fixed.rows().saturating_sub(1))?;
        let inputs = hashed.iter().map(|(_, table)| table.width()).sum::<usize>() + fixed.width();
        Ok(Self { mix: Maxout::load(file, "mix", &[inputs], width)?, hashed, fixed, keys, inputs, width })
    }

    /// Writes the features of a word side by side into `out`, which holds zeros.
    fn features(&self, word: &str, room: &mut Room, mut out: &mut [f32]) {
        let Room { forms, grams, .. } = room;
        forms.read(word);
        for (kind, table) in &self.hashed {
            let Some((here, rest)) = out.split_at_mut_checked(table.width()) else { return };
            let row = |hash: u64| (hash % table.rows().max(1) as u64) as usize;
            match kind {
                Kind::Gram => {
                    forms.grams(grams);
                    let share = 1.0 / grams.len().max(1) as f32;
                    grams.iter().for_each(|&gram| table.add(row(gram), share, here));
                }
                Kind::Prefix => table.add(row(hash(*kind, forms.prefix())), 1.0, here),
                Kind::Suffix => table.add(row(hash(*kind, forms.suffix())), 1.0, here),
                Kind::Shape => table.add(row(hash(*kind, &forms.shape)), 1.0, here),
                Kind::Norm | Kind::Static => table.add(row(hash(*kind, &forms.norm)), 1.0, here),
            }
            out = rest;
        }
        let row = self.keys.binary_search(&hash(Kind::Static, &forms.lower)).map_or(0, |at| at + 1);
        self.fixed.add(row, 1.0, out);
    }

    /// Puts the vectors of the words into `out`, one after the other.
    pub(super) fn vectors<'t>(&self, words: impl Iterator<Item = &'t str>, kept: &mut Kept, room: &mut Room, out: &mut Vec<f32>) {
        if kept.index.len() > KEPT {
            kept.index.clear();
            kept.vectors.clear();
        }
        room.rows.clear();
        room.new.clear();
        for word in words {
            let next = kept.index.len() as u32;
            let row = match kept.index.get(word) {
                Some(&row) => row,
                None => {
                    kept.index.insert(word.into(), next);
                    let start = room.new.len();
                    room.new.resize(start + self.inputs, 0.0);
                    let mut new = std::mem::take(&mut room.new);
                    self.features(word, room, new.get_mut(start..).unwrap_or_default());
                    room.new = new;
                    next
                }
            };
            room.rows.push(row);
        }
        let first = kept.vectors.len();
        let count = room.new.len() / self.inputs.max(1);
        kept.vectors.resize(first + count * self.width, 0.0);
        let new = kept.vectors.get_mut(first..).unwrap_or_default();
        quantise(&room.new, self.inputs, &mut room.work.pairs);
        for (at, out) in (0..count).step_by(ROWS).zip(new.chunks_mut(ROWS * self.width)) {
            pack(&[Part { pairs: &room.work.pairs, width: self.inputs, offset: 0 }], at, &mut room.work.block);
            self.mix.apply(&room.work.block, &mut room.doubles, out);
        }
        out.clear();
        for &row in &room.rows {
            let start = row as usize * self.width;
            out.extend_from_slice(kept.vectors.get(start..start + self.width).unwrap_or(&[]));
        }
    }
}

/// Vectors of words already seen. They depend on the word alone, so that keeping them changes no result.
#[derive(Default)]
pub(super) struct Kept {
    index: FxHashMap<Box<str>, u32>,
    vectors: Vec<f32>,
}

/// Buffers.
#[derive(Default)]
pub(super) struct Room {
    forms: Forms,
    grams: Vec<u64>,
    rows: Vec<u32>,
    new: Vec<f32>,
    pub(super) work: Work,
    /// What a maxout takes the larger of.
    pub(super) doubles: Vec<f32>,
}
