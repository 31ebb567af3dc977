//! Dense arithmetic that gives the same bits on every machine: products of matrices in whole numbers, whose sums are exact, and
//! what remains in floating point, with each sum in one fixed order.

/// Rows a block holds.
pub(super) const ROWS: usize = 6;
/// Outputs a panel holds.
const PANEL: usize = 16;
/// Lanes of the sums in floating point.
const LANES: usize = 8;
/// Inputs are read as whole numbers of this part of 1, the nearest even one at a tie, ...
const STEPS: f32 = 1024.0;
/// ... up to this many of them on either side of 0.
const LARGEST: f32 = 32_767.0;

/// Rows of input as whole numbers, two beside each other in an `i32`, the first in the low half.
pub(super) type Pairs = Vec<i32>;
/// Rows of input, turned: the `k`-th entry holds the `k`-th pair of each row.
pub(super) type Block = Vec<[i32; ROWS]>;

/// A matrix and a bias, cut into panels of 16 outputs.
///
/// Multiplies whole numbers: weights become 16-bit numbers with a scale an output, chosen so that no sum can leave 32 bits.
/// Such sums are exact, so that every machine and vector width gives the same bits.
pub(super) struct Linear {
    /// Pairs a row of input has.
    pairs: usize,
    outputs: usize,
    panels: Vec<[[i16; 2]; PANEL]>,
    /// What a step of the sum is worth, and the bias, of each output.
    scales: Vec<(f32, f32)>,
}

impl Linear {
    /// From `weights` (input after input) and a `bias`, missing numbers read as 0. Inputs are rows of these `widths` side by side.
    pub(super) fn new(widths: &[usize], outputs: usize, weights: &[f32], bias: &[f32]) -> Self {
        let weight = |input: usize, output: usize| weights.get(input * outputs + output).copied().unwrap_or(0.0);
        let inputs: usize = widths.iter().sum();
        // The sum of the largest inputs times the weights must stay below 2^31, rounding up included.
        let most = ((i32::MAX as f32 / LARGEST).floor() - inputs as f32 / 2.0 - 1.0).max(1.0);
        let scale = |output: usize| {
            let magnitudes = || (0..inputs).map(|input| weight(input, output).abs());
            let scale = (magnitudes().sum::<f32>() / most).max(magnitudes().fold(0.0, f32::max) / 32_767.0);
            if scale > 0.0 { scale } else { 1.0 }
        };
        let scales: Vec<f32> = (0..outputs).map(scale).collect();
        let whole = |input: usize, output: usize| {
            let scale = scales.get(output).copied().unwrap_or(1.0);
            (weight(input, output) / scale).round_ties_even() as i16
        };
        let pairs: usize = widths.iter().map(|width| width.div_ceil(2)).sum();
        let mut panels = Vec::with_capacity(outputs.div_ceil(PANEL) * pairs);
        for first in (0..outputs).step_by(PANEL) {
            let mut start = 0;
            for &width in widths {
                for at in (0..width).step_by(2) {
                    let high = |output| if at + 1 < width { whole(start + at + 1, output) } else { 0 };
                    let both = |output| [whole(start + at, output), high(output)];
                    panels.push(std::array::from_fn(|lane| if first + lane < outputs { both(first + lane) } else { [0; 2] }));
                }
                start += width;
            }
        }
        let bias = bias.iter().copied().chain(std::iter::repeat(0.0));
        Self { pairs, outputs, panels, scales: scales.iter().map(|scale| scale / STEPS).zip(bias).collect() }
    }

    /// Numbers of output.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies the rows of a block into `out`, row after row; as many rows as `out` has room for.
    pub(super) fn apply(&self, block: &[[i32; ROWS]], out: &mut [f32]) {
        let panels = self.panels.chunks_exact(self.pairs.max(1)).zip(self.scales.chunks(PANEL));
        for (panel, (weights, scales)) in panels.enumerate() {
            let sums = multiply(block, weights);
            for (row, sums) in out.chunks_exact_mut(self.outputs).zip(&sums) {
                let row = row.iter_mut().skip(panel * PANEL);
                row.zip(sums.iter().zip(scales)).for_each(|(out, (sum, (scale, bias)))| *out = *sum as f32 * scale + bias);
            }
        }
    }

    /// Multiplies all rows of `x`, each `width` wide.
    pub(super) fn all(&self, x: &[f32], width: usize, work: &mut Work, out: &mut Vec<f32>) {
        let rows = x.len() / width.max(1);
        out.clear();
        out.resize(rows * self.outputs, 0.0);
        quantise(x, width, &mut work.pairs);
        for (first, out) in (0..rows).step_by(ROWS).zip(out.chunks_mut((ROWS * self.outputs).max(1))) {
            pack(&[Part { pairs: &work.pairs, width, offset: 0 }], first, &mut work.block);
            self.apply(&work.block, out);
        }
    }
}

/// Room for the rows of a product.
#[derive(Default)]
pub(super) struct Work {
    pub(super) pairs: Pairs,
    pub(super) block: Block,
}

/// Sums over the inputs, for each row of the block and each output of the panel.
#[inline]
fn multiply(block: &[[i32; ROWS]], weights: &[[[i16; 2]; PANEL]]) -> [[i32; PANEL]; ROWS] {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the function needs nothing but the instructions that were just found to be there.
        #[allow(unsafe_code, reason = "the one way to use instructions that not every machine of the target has")]
        return unsafe { multiply_avx2(block, weights) };
    }
    multiply_plain(block, weights)
}

/// [`multiply`] in plain loops.
fn multiply_plain(block: &[[i32; ROWS]], weights: &[[[i16; 2]; PANEL]]) -> [[i32; PANEL]; ROWS] {
    let mut sums = [[0i32; PANEL]; ROWS];
    for (x, w) in block.iter().zip(weights) {
        for (sums, x) in sums.iter_mut().zip(x) {
            let (low, high) = (i32::from(*x as i16), x >> 16);
            for (sum, w) in sums.iter_mut().zip(w) {
                let product = low.wrapping_mul(i32::from(w[0])).wrapping_add(high.wrapping_mul(i32::from(w[1])));
                *sum = sum.wrapping_add(product);
            }
        }
    }
    sums
}

/// [`multiply`] with 16 products at a time.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn multiply_avx2(block: &[[i32; ROWS]], weights: &[[[i16; 2]; PANEL]]) -> [[i32; PANEL]; ROWS] {
    use std::arch::x86_64::{__m256i, _mm256_add_epi32, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256};
    let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
    for (x, w) in block.iter().zip(weights) {
        let w: [__m256i; 2] = bytemuck::cast(*w);
        for (sums, x) in sums.iter_mut().zip(x) {
            let x = _mm256_set1_epi32(*x);
            sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(x, w[0]));
            sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(x, w[1]));
        }
    }
    bytemuck::cast(sums)
}

/// Rows of `x`, `width` wide, as pairs of whole numbers; the last pair of a row of odd width ends with 0.
pub(super) fn quantise(x: &[f32], width: usize, pairs: &mut Pairs) {
    /// 1.5 times 2 to the 23rd: added to a small number, its low bits are that number, rounded.
    const SHIFT: f32 = 12_582_912.0;
    let whole = |v: &f32| ((v * STEPS).clamp(-LARGEST, LARGEST) + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()) & 0xffff;
    pairs.clear();
    for row in x.chunks_exact(width.max(1)) {
        let (both, rest) = row.as_chunks::<2>();
        pairs.extend(both.iter().map(|[low, high]| (whole(low) | whole(high) << 16) as i32));
        pairs.extend(rest.iter().map(|low| whole(low) as i32));
    }
}

/// One of the rows that stand side by side in a block: that many rows before or behind.
pub(super) struct Part<'a> {
    pub(super) pairs: &'a [i32],
    /// Numbers in a row.
    pub(super) width: usize,
    pub(super) offset: isize,
}

/// Fills a block with rows `first..first + ROWS`, each of these parts side by side; rows outside are zeros.
pub(super) fn pack(parts: &[Part<'_>], first: usize, block: &mut Block) {
    block.clear();
    block.resize(parts.iter().map(|part| part.width.div_ceil(2)).sum(), [0; ROWS]);
    let mut rest = block.as_mut_slice();
    for part in parts {
        let width = part.width.div_ceil(2);
        let (here, behind) = rest.split_at_mut(width);
        rest = behind;
        for lane in 0..ROWS {
            let Some(row) = (first + lane).checked_add_signed(part.offset) else { continue };
            let row = part.pairs.get(row * width..(row + 1) * width).unwrap_or(&[]);
            for (entry, &pair) in here.iter_mut().zip(row) {
                if let Some(slot) = entry.get_mut(lane) {
                    *slot = pair;
                }
            }
        }
    }
}

/// The larger of each number of the first half and its partner in the second, into `out`.
pub(super) fn maxout(pairs: &[f32], out: &mut [f32]) {
    let (left, right) = pairs.split_at(pairs.len() / 2);
    for (out, (a, b)) in out.iter_mut().zip(left.iter().zip(right)) {
        *out = if a > b { *a } else { *b };
    }
}

/// Centres and scales `x` to variance 1, then applies gain and bias.
pub(super) fn normalise(x: &mut [f32], gain: &[f32], bias: &[f32]) {
    let count = x.len() as f32;
    let mean = sum(x.iter().copied()) / count;
    let variance = sum(x.iter().map(|v| (v - mean) * (v - mean))) / count;
    let scale = 1.0 / (variance + 1e-5).sqrt();
    for (x, (gain, bias)) in x.iter_mut().zip(gain.iter().zip(bias)) {
        *x = (*x - mean) * scale * gain + bias;
    }
}

/// Sum in eight interleaved lanes, then the lanes from first to last.
fn sum(numbers: impl Iterator<Item = f32>) -> f32 {
    let mut lanes = [0.0f32; LANES];
    for (at, number) in numbers.enumerate() {
        if let Some(lane) = lanes.get_mut(at % LANES) {
            *lane += number;
        }
    }
    lanes.iter().sum()
}

/// Inner product, in eight interleaved lanes, then the lanes from first to last.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0f32; LANES];
    let (a, a_rest) = a.as_chunks::<LANES>();
    let (b, b_rest) = b.as_chunks::<LANES>();
    for (a, b) in a.iter().zip(b) {
        for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
            *lane += a * b;
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    lanes.iter().sum::<f32>() + rest
}

/// The place of the largest number, the first of equals; 0 for none.
pub(super) fn argmax(numbers: &[f32]) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (at, &number) in numbers.iter().enumerate() {
        if number > best.1 {
            best = (at, number);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random but are the same each time.
    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        (0..count as u32)
            .map(|i| (i.wrapping_mul(2_654_435_761).wrapping_add(seed * 40_503) % 2_000) as f32 / 1_000.0 - 1.0)
            .collect()
    }

    #[test]
    fn blocks_and_panels_give_the_plain_product() {
        for (rows, width, parts, outputs) in [(1, 1, 1, 1), (7, 5, 1, 3), (13, 24, 1, 17), (6, 96, 1, 40), (8, 7, 3, 19)] {
            let inputs = width * parts;
            let (x, w, b) = (numbers(rows * width, 1), numbers(inputs * outputs, 2), numbers(outputs, 3));
            let linear = Linear::new(&vec![width; parts], outputs, &w, &b);
            let (mut pairs, mut block, mut out) = (Pairs::new(), Block::new(), vec![0.0; rows * outputs]);
            let offsets = &[-1, 0, 1][if parts == 3 { 0..3 } else { 1..2 }];
            quantise(&x, width, &mut pairs);
            for (first, out) in (0..rows).step_by(ROWS).zip(out.chunks_mut(ROWS * outputs)) {
                let part = |&offset| Part { pairs: &pairs, width, offset };
                pack(&offsets.iter().map(part).collect::<Vec<_>>(), first, &mut block);
                linear.apply(&block, out);
            }
            let at = |row: usize, k: usize| {
                let row = row.checked_add_signed(offsets[k / width]).filter(|&row| row < rows);
                row.map_or(0.0, |row| f64::from(x[row * width + k % width]))
            };
            for (row, column) in (0..rows).flat_map(|row| (0..outputs).map(move |column| (row, column))) {
                let plain: f64 = (0..inputs).map(|k| at(row, k) * f64::from(w[k * outputs + column])).sum();
                let found = f64::from(out[row * outputs + column]);
                let off = (found - plain - f64::from(b[column])).abs();
                assert!(off < 2e-3 * (inputs as f64).sqrt(), "{rows}x{width}x{parts}x{outputs} at {row},{column}: {off}");
            }
        }
    }

    #[test]
    fn all_instructions_give_the_same_sums() {
        let whole = |count: usize, seed: u32| numbers(count, seed).iter().map(|v| (v * 32_767.0) as i32).collect::<Vec<_>>();
        let block: Block = whole(40 * ROWS, 4).chunks(ROWS).map(|row| row.try_into().unwrap()).collect();
        let weights: Vec<[[i16; 2]; PANEL]> = whole(40 * PANEL * 2, 5)
            .chunks(PANEL * 2)
            .map(|row| std::array::from_fn(|lane| [row[2 * lane] as i16, row[2 * lane + 1] as i16]))
            .collect();
        assert_eq!(multiply(&block, &weights), multiply_plain(&block, &weights));
    }

    #[test]
    fn the_largest_sums_stay_in_their_32_bits() {
        let (width, outputs) = (500, 3);
        for sign in [1.0, -1.0] {
            let (x, w) = (vec![1e9; width], vec![sign * 0.3; width * outputs]);
            let mut out = Vec::new();
            Linear::new(&[width], outputs, &w, &[]).all(&x, width, &mut Work::default(), &mut out);
            let expected = sign * 0.3 * width as f32 * LARGEST / STEPS;
            assert!(out.iter().all(|v| (v / expected - 1.0).abs() < 0.01), "{out:?} {expected}");
        }
    }

    #[test]
    fn inputs_are_rounded_and_bounded() {
        let mut pairs = Pairs::new();
        quantise(&[1.0, -1.0, 0.001, 1e9, -1e9, f32::NAN], 3, &mut pairs);
        let halves: Vec<i16> = pairs.iter().flat_map(|pair| [*pair as i16, (pair >> 16) as i16]).collect();
        assert_eq!(halves[..6], [1024, -1024, 1, 0, 32_767, -32_767]);
    }

    #[test]
    fn windows_outside_the_text_are_zeros() {
        let x = [1, 2, 3, 4];
        let mut block = Block::new();
        let part = |offset| Part { pairs: &x, width: 4, offset };
        pack(&[part(-1), part(0), part(1)], 0, &mut block);
        let row = |lane: usize| block.iter().map(|entry| entry[lane]).collect::<Vec<_>>();
        assert_eq!(row(0), [0, 0, 1, 2, 3, 4]);
        assert_eq!(row(1), [1, 2, 3, 4, 0, 0]);
        assert_eq!(row(2), [3, 4, 0, 0, 0, 0]);
        assert_eq!(row(5), [0; 6]);
    }

    #[test]
    fn normalised_rows_have_mean_0_and_variance_1() {
        let mut x = numbers(96, 7);
        normalise(&mut x, &[1.0; 96], &[0.0; 96]);
        assert!(x.iter().sum::<f32>().abs() < 1e-4);
        assert!((x.iter().map(|v| v * v).sum::<f32>() / 96.0 - 1.0).abs() < 1e-3);
    }
}
