//! Numbers put together into groups, by union-find.

/// Groups of the numbers from 0.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// For each number the one it was joined to.
    joined: Vec<usize>,
}

impl Groups {
    /// So many numbers from 0, each by itself.
    pub fn new(count: usize) -> Self {
        Self { joined: (0..count).collect() }
    }

    /// One number more, by itself.
    pub fn add(&mut self) -> usize {
        self.joined.push(self.joined.len());
        self.joined.len() - 1
    }

    /// Makes one group of those of two numbers.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.group(one), self.group(other));
        if let Some(slot) = self.joined.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }

    /// The group of a number: the smallest number in it.
    pub fn group(&self, mut number: usize) -> usize {
        while let Some(next) = self.joined.get(number).copied().filter(|next| *next != number) {
            number = next;
        }
        number
    }
}
