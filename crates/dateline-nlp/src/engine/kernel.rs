//! Dense arithmetic. Each sum is taken in one fixed order, so that every machine and vector width gives the same bits.

/// Rows a block holds.
pub(super) const ROWS: usize = 6;
/// Outputs a panel holds.
const LANES: usize = 8;

/// Rows of input, turned: the `k`-th entry holds the `k`-th number of each row.
pub(super) type Block = Vec<[f32; ROWS]>;

/// A matrix and a bias, cut into panels of eight outputs.
pub(super) struct Linear {
    inputs: usize,
    outputs: usize,
    panels: Vec<[f32; LANES]>,
    bias: Vec<[f32; LANES]>,
}

impl Linear {
    /// From `weights` (input after input) and a `bias`, missing numbers read as 0.
    pub(super) fn new(inputs: usize, outputs: usize, weights: &[f32], bias: &[f32]) -> Self {
        let count = outputs.div_ceil(LANES);
        let mut panels = Vec::with_capacity(count * inputs);
        let pick = |row: &[f32], panel: usize| {
            let row = row.get(panel * LANES..outputs.min((panel + 1) * LANES)).unwrap_or(&[]);
            let mut lanes = [0.0; LANES];
            lanes.iter_mut().zip(row).for_each(|(lane, &w)| *lane = w);
            lanes
        };
        for panel in 0..count {
            panels.extend(weights.chunks_exact(outputs.max(1)).take(inputs).map(|row| pick(row, panel)));
        }
        Self { inputs, outputs, panels, bias: (0..count).map(|panel| pick(bias, panel)).collect() }
    }

    /// Numbers of output.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies the rows of a block into `out`, row after row; as many rows as `out` has room for.
    pub(super) fn apply(&self, block: &[[f32; ROWS]], out: &mut [f32]) {
        for (panel, (weights, bias)) in self.panels.chunks_exact(self.inputs.max(1)).zip(&self.bias).enumerate() {
            let sums = multiply(block, weights);
            for (row, sums) in out.chunks_exact_mut(self.outputs).zip(&sums) {
                let row = row.iter_mut().skip(panel * LANES);
                row.zip(sums.iter().zip(bias)).for_each(|(out, (sum, bias))| *out = sum + bias);
            }
        }
    }

    /// Multiplies all rows of `x`.
    pub(super) fn all(&self, x: &[f32], block: &mut Block, out: &mut Vec<f32>) {
        let rows = x.len() / self.inputs.max(1);
        out.clear();
        out.resize(rows * self.outputs, 0.0);
        for (first, out) in (0..rows).step_by(ROWS).zip(out.chunks_mut((ROWS * self.outputs).max(1))) {
            pack(x, self.inputs, first, &[0], block);
            self.apply(block, out);
        }
    }
}

/// Sums over the inputs, for each row of the block and each output of the panel.
#[inline]
fn multiply(block: &[[f32; ROWS]], weights: &[[f32; LANES]]) -> [[f32; LANES]; ROWS] {
    let mut sums = [[0.0f32; LANES]; ROWS];
    for (x, w) in block.iter().zip(weights) {
        for (sums, x) in sums.iter_mut().zip(x) {
            for (sum, w) in sums.iter_mut().zip(w) {
                *sum += x * w;
            }
        }
    }
    sums
}

/// Fills a block with rows `first..first + ROWS` of `x`, each the rows at these offsets side by side; rows outside are zeros.
pub(super) fn pack(x: &[f32], width: usize, first: usize, offsets: &[isize], block: &mut Block) {
    block.clear();
    block.resize(width * offsets.len(), [0.0; ROWS]);
    for (part, &offset) in block.chunks_exact_mut(width.max(1)).zip(offsets) {
        for lane in 0..ROWS {
            let Some(row) = (first + lane).checked_add_signed(offset) else { continue };
            let row = x.get(row * width..(row + 1) * width).unwrap_or(&[]);
            for (entry, &number) in part.iter_mut().zip(row) {
                if let Some(slot) = entry.get_mut(lane) {
                    *slot = number;
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
        for (rows, inputs, outputs) in [(1, 1, 1), (7, 5, 3), (13, 24, 17), (6, 96, 40)] {
            let (x, w, b) = (numbers(rows * inputs, 1), numbers(inputs * outputs, 2), numbers(outputs, 3));
            let mut out = Vec::new();
            Linear::new(inputs, outputs, &w, &b).all(&x, &mut Block::new(), &mut out);
            for row in 0..rows {
                for column in 0..outputs {
                    let plain: f64 =
                        (0..inputs).map(|k| f64::from(x[row * inputs + k]) * f64::from(w[k * outputs + column])).sum();
                    let found = f64::from(out[row * outputs + column]);
                    assert!((found - plain - f64::from(b[column])).abs() < 1e-4, "{rows}x{inputs}x{outputs} at {row},{column}");
                }
            }
        }
    }

    #[test]
    fn windows_outside_the_text_are_zeros() {
        let x = [1.0, 2.0, 3.0, 4.0];
        let mut block = Block::new();
        pack(&x, 2, 0, &[-1, 0, 1], &mut block);
        let row = |lane: usize| block.iter().map(|entry| entry[lane]).collect::<Vec<_>>();
        assert_eq!(row(0), [0.0, 0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(row(1), [1.0, 2.0, 3.0, 4.0, 0.0, 0.0]);
        assert_eq!(row(2), [3.0, 4.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(row(5), [0.0; 6]);
    }

    #[test]
    fn normalised_rows_have_mean_0_and_variance_1() {
        let mut x = numbers(96, 7);
        normalise(&mut x, &[1.0; 96], &[0.0; 96]);
        assert!(x.iter().sum::<f32>().abs() < 1e-4);
        assert!((x.iter().map(|v| v * v).sum::<f32>() / 96.0 - 1.0).abs() < 1e-3);
    }
}
