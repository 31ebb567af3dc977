//! The network: word vectors, dilated convolutions, heads. Mirrors `train/network.py`.

use super::embed::{Embedding, Kept, Maxout, Room};
use super::error::ModelError;
use super::file::File;
use super::kernel::{Linear, Pairs, Part, ROWS, Work, dot, pack, quantise};

/// Largest distance of each bucket of distances; one more bucket lies beyond.
const BOUNDS: [usize; 11] = [1, 2, 3, 4, 6, 9, 13, 18, 26, 38, 60];
const BUCKETS: usize = 2 * (BOUNDS.len() + 1);

/// Sizes of the heads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    pub(super) tags: usize,
    pub(super) rels: usize,
    pub(super) names: usize,
}

/// All weights.
pub(super) struct Network {
    width: usize,
    arc_width: usize,
    label_width: usize,
    sizes: Sizes,
    embedding: Embedding,
    layers: Vec<Layer>,
    /// All heads that read the encoder, side by side: tags, start, names, arc word, arc head, label word, label head.
    heads: Linear,
    arc: Linear,
    arc_near: Linear,
    arc_bias: Vec<f32>,
    label_near: Vec<f32>,
    label: Linear,
    /// The root as a head of arcs, and of labels.
    root_arc: Vec<f32>,
    root_label: Vec<f32>,
}

/// One layer: a word, and a narrow view of one word before and one behind.
struct Layer {
    dilation: isize,
    side: Linear,
    mix: Maxout,
}

/// What the network says of the words of a text. Rows are words.
#[derive(Default)]
pub(super) struct Activations {
    /// Encoder output.
    pub(super) x: Vec<f32>,
    y: Vec<f32>,
    side: Vec<f32>,
    side_pairs: Pairs,
    heads: Vec<f32>,
    dep: Vec<f32>,
    query: Vec<f32>,
    near: Vec<f32>,
    hidden: Vec<f32>,
    /// Scores of the relations of the sentence asked for last.
    pub(super) rels: Vec<f32>,
}

impl Network {
    /// Reads the weights.
    pub(super) fn load(file: &File<'_>, sizes: Sizes) -> Result<Self, ModelError> {
        let (width, arc_width, label_width) = (file.size("width")?, file.size("arc_width")?, file.size("label_width")?);
        let side_width = file.size("side_width")?;
        let mut layers = Vec::new();
        for dilation in file.field("dilations")?.split(' ') {
            let dilation =
                dilation.parse().ok().filter(|d| (1..=64).contains(d)).ok_or_else(|| ModelError::tensor("dilations"))?;
            let at = layers.len();
            let side = Linear::new(&[width], side_width, &file.dense(&format!("side.{at}.weight"), width, side_width)?, &[]);
            let mix = Maxout::load(file, &format!("layer.{at}"), &[side_width, width, side_width], width)?;
            layers.push(Layer { dilation, side, mix });
        }
        let parts = [
            ("tag", sizes.tags),
            ("start", 1),
            ("name", sizes.names),
            ("arc_dep", arc_width),
            ("arc_head", arc_width),
            ("label_dep", label_width),
            ("label_head", label_width),
        ];
        let total: usize = parts.iter().map(|part| part.1).sum();
        let (mut weights, mut biases) = (vec![0.0; width * total], Vec::with_capacity(total));
        for (name, outputs) in parts {
            let weight = file.dense(&format!("{name}.weight"), width, outputs)?;
            for (to, from) in weights.chunks_exact_mut(total).zip(weight.chunks_exact(outputs)) {
                to.iter_mut().skip(biases.len()).zip(from).for_each(|(to, from)| *to = *from);
            }
            biases.extend(if name == "label_head" {
                vec![0.0; outputs]
            } else {
                file.dense(&format!("{name}.bias"), 1, outputs)?
            });
        }
        let linear = |name: &str, inputs, outputs, biased: bool| {
            let bias = if biased { file.dense(&format!("{name}.bias"), 1, outputs)? } else { Vec::new() };
            Ok::<_, ModelError>(Linear::new(&[inputs], outputs, &file.dense(&format!("{name}.weight"), inputs, outputs)?, &bias))
        };
        let mut network = Self {
            embedding: Embedding::load(file, width)?,
            layers,
            heads: Linear::new(&[width], total, &weights, &biases),
            arc: linear("arc", arc_width, arc_width, false)?,
            arc_near: linear("arc_near", arc_width, BUCKETS, true)?,
            arc_bias: file.dense("arc_bias.weight", arc_width, 1)?,
            label_near: file.dense("label_near", BUCKETS, label_width)?,
            label: linear("label", label_width, sizes.rels, true)?,
            root_arc: Vec::new(),
            root_label: Vec::new(),
            width,
            arc_width,
            label_width,
            sizes,
        };
        let root = file.dense("root", 1, width)?;
        let mut out = Vec::new();
        network.heads.all(&root, width, &mut Work::default(), &mut out);
        let (arc, label) = (network.arc_head_at(), network.label_head_at());
        network.root_arc = out.get(arc..arc + arc_width).unwrap_or(&[]).iter().map(|v| v.max(0.0)).collect();
        network.root_label = out.get(label..label + label_width).unwrap_or(&[]).to_vec();
        Ok(network)
    }

    /// Numbers of the vector of a word.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    fn arc_dep_at(&self) -> usize {
        self.sizes.tags + 1 + self.sizes.names
    }

    fn arc_head_at(&self) -> usize {
        self.arc_dep_at() + self.arc_width
    }

    fn label_dep_at(&self) -> usize {
        self.arc_head_at() + self.arc_width
    }

    fn label_head_at(&self) -> usize {
        self.label_dep_at() + self.label_width
    }

    /// Runs the encoder and what each word gives on its own.
    pub(super) fn run<'t>(&self, words: impl Iterator<Item = &'t str>, kept: &mut Kept, room: &mut Room, out: &mut Activations) {
        self.embedding.vectors(words, kept, room, &mut out.x);
        let rows = out.x.len() / self.width;
        for Layer { dilation, side, mix } in &self.layers {
            let side_width = side.outputs();
            side.all(&out.x, self.width, &mut room.work, &mut out.side);
            quantise(&out.side, side_width, &mut out.side_pairs);
            out.y.clear();
            out.y.resize(out.x.len(), 0.0);
            for (first, y) in (0..rows).step_by(ROWS).zip(out.y.chunks_mut(ROWS * self.width)) {
                let beside = |offset| Part { pairs: &out.side_pairs, width: side_width, offset };
                let here = Part { pairs: &room.work.pairs, width: self.width, offset: 0 };
                pack(&[beside(-dilation), here, beside(*dilation)], first, &mut room.work.block);
                mix.apply(&room.work.block, &mut room.doubles, y);
            }
            out.x.iter_mut().zip(&out.y).for_each(|(x, y)| *x += y);
        }
        self.heads.all(&out.x, self.width, &mut room.work, &mut out.heads);
        let (dep_at, head_at) = (self.arc_dep_at(), self.arc_head_at());
        out.dep.clear();
        for row in out.heads.chunks_exact_mut(self.heads.outputs()) {
            row.get_mut(dep_at..head_at + self.arc_width).unwrap_or_default().iter_mut().for_each(|v| *v = v.max(0.0));
            out.dep.extend_from_slice(row.get(dep_at..head_at).unwrap_or(&[]));
        }
        self.arc.all(&out.dep, self.arc_width, &mut room.work, &mut out.query);
        self.arc_near.all(&out.dep, self.arc_width, &mut room.work, &mut out.near);
    }

    fn part<'a>(&self, out: &'a Activations, word: usize, at: usize, size: usize) -> &'a [f32] {
        let start = word * self.heads.outputs() + at;
        out.heads.get(start..start + size).unwrap_or(&[])
    }

    /// Scores of the tags of a word.
    pub(super) fn tags<'a>(&self, out: &'a Activations, word: usize) -> &'a [f32] {
        self.part(out, word, 0, self.sizes.tags)
    }

    /// How much a word looks like the first of a sentence; above 0 it is likely one.
    pub(super) fn start(&self, out: &Activations, word: usize) -> f32 {
        self.part(out, word, self.sizes.tags, 1).first().copied().unwrap_or(0.0)
    }

    /// Scores of the name tags of a word.
    pub(super) fn names<'a>(&self, out: &'a Activations, word: usize) -> &'a [f32] {
        self.part(out, word, self.sizes.tags + 1, self.sizes.names)
    }

    /// Scores of the heads of the words of a sentence, row after row: first the root, then each word; a word is no head of its own.
    pub(super) fn arcs(&self, out: &Activations, sentence: std::ops::Range<usize>, scores: &mut Vec<f32>) {
        scores.clear();
        let head_at = self.arc_head_at();
        let likely: Vec<f32> = std::iter::once(self.root_arc.as_slice())
            .chain(sentence.clone().map(|word| self.part(out, word, head_at, self.arc_width)))
            .map(|head| dot(head, &self.arc_bias))
            .collect();
        for word in sentence.clone() {
            let query = out.query.get(word * self.arc_width..(word + 1) * self.arc_width).unwrap_or(&[]);
            let near = out.near.get(word * BUCKETS..(word + 1) * BUCKETS).unwrap_or(&[]);
            scores.push(dot(query, &self.root_arc) + likely.first().copied().unwrap_or(0.0));
            for (head, likely) in sentence.clone().zip(likely.iter().skip(1)) {
                let score = dot(query, self.part(out, head, head_at, self.arc_width)) + likely;
                let far = near.get(bucket(word, head)).copied().unwrap_or(0.0);
                scores.push(if head == word { f32::NEG_INFINITY } else { score + far });
            }
        }
    }

    /// Fills `out.rels` with the scores of the relations of the words of a sentence to their heads (0 the root, else 1 and more).
    pub(super) fn relations(&self, out: &mut Activations, sentence: std::ops::Range<usize>, heads: &[usize], room: &mut Room) {
        let mut hidden = std::mem::take(&mut out.hidden);
        hidden.clear();
        for (word, &head) in sentence.clone().zip(heads) {
            let dep = self.part(out, word, self.label_dep_at(), self.label_width);
            let (right, near) = match head.checked_sub(1) {
                None => (self.root_label.as_slice(), &[][..]),
                Some(head) => {
                    let head = sentence.start + head;
                    let row = bucket(word, head) * self.label_width;
                    let near = self.label_near.get(row..row + self.label_width).unwrap_or(&[]);
                    (self.part(out, head, self.label_head_at(), self.label_width), near)
                }
            };
            let start = hidden.len();
            hidden.extend(dep.iter().zip(right).map(|(a, b)| a + b));
            let new = hidden.get_mut(start..).unwrap_or_default();
            new.iter_mut().zip(near).for_each(|(v, near)| *v += near);
            new.iter_mut().for_each(|v| *v = v.max(0.0));
        }
        self.label.all(&hidden, self.label_width, &mut room.work, &mut out.rels);
        out.hidden = hidden;
    }
}

/// The bucket of the distance from a word to its head.
pub(super) fn bucket(word: usize, head: usize) -> usize {
    let side = BOUNDS.partition_point(|&bound| bound < word.abs_diff(head));
    if head < word { side } else { side + BOUNDS.len() + 1 }
}

#[cfg(test)]
mod tests {
    use super::bucket;

    #[test]
    fn distances_fall_into_buckets_by_side() {
        let table =
            [(5, 4, 0), (5, 6, 12), (9, 5, 3), (0, 5, 16), (0, 6, 16), (0, 7, 17), (0, 60, 22), (0, 61, 23), (100, 0, 11)];
        for (word, head, expected) in table {
            assert_eq!(bucket(word, head), expected, "{word} -> {head}");
        }
    }
}
