//! Features as hashes.

/// Between the parts of a feature.
const GAP: u8 = 0x1f;

/// Hashed features of one thing; their rows in a table of weights are the hashes modulo its length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features(Vec<u32>);

impl Features {
    /// The hashes, in the order they were added.
    pub fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// Adds the feature that the parts name together.
    pub(super) fn add(&mut self, parts: &[&str]) {
        self.0.push(hash(parts));
    }

    /// Adds one feature for each bit set.
    pub(super) fn add_bits(&mut self, parts: &[&str], mut bits: u128) {
        let base = hash(parts);
        while bits != 0 {
            let bit = bits.trailing_zeros() as u8;
            self.0.push(step(step(base, GAP), bit));
            bits &= bits - 1;
        }
    }
}

/// FNV-1a of the parts with a gap behind each.
fn hash(parts: &[&str]) -> u32 {
    parts.iter().fold(0x811c_9dc5, |hash, part| step(part.bytes().fold(hash, step), GAP))
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::Features;

    #[test]
    fn parts_do_not_run_together() {
        let mut features = Features::default();
        features.add(&["a", "bc"]);
        features.add(&["ab", "c"]);
        features.add_bits(&["a"], 0b101);
        assert_eq!(features.hashes().len(), 4);
        assert_ne!(features.hashes()[0], features.hashes()[1]);
    }
}
