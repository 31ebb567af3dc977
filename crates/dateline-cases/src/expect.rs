//! A record held against the lines of a case.

use std::fmt;

use crate::line::Line;

/// Lines shown beside one that failed.
const NEAREST: usize = 3;

/// One line of an `expect` fence.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// Line of the file, from 1.
    pub at: usize,
    /// Whether the record must not hold it.
    pub negated: bool,
    pub(crate) line: Line,
}

/// A line that a record fails.
#[derive(Clone, Debug)]
pub struct Failure {
    /// File and line.
    pub place: String,
    /// The case.
    pub case: String,
    /// The line as written.
    pub expected: String,
    /// What the record holds that is nearest to it; for a negated line, what it holds against it.
    pub nearest: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})", self.place, self.case)?;
        writeln!(f, "  expected  {}", self.expected)?;
        for line in &self.nearest {
            writeln!(f, "  found     {line}")?;
        }
        if self.nearest.is_empty() { writeln!(f, "  found     nothing of the kind") } else { Ok(()) }
    }
}

impl Expectation {
    /// What `shown`, the lines of a record, hold that this line does not allow; `None` when all is well.
    pub(crate) fn fails(&self, shown: &[Line]) -> Option<Vec<String>> {
        let held: Vec<String> = shown.iter().filter(|line| self.line.holds(line)).map(|line| line.text.clone()).collect();
        match (self.negated, held.is_empty()) {
            (false, true) => Some(self.nearest(shown)),
            (true, false) => Some(held),
            _ => None,
        }
    }

    fn nearest(&self, shown: &[Line]) -> Vec<String> {
        let rank = |line: &&Line| (self.line.agreements(line) as f64) + self.line.likeness(line);
        let mut near: Vec<&Line> = shown.iter().filter(|line| self.line.same_kind(line)).collect();
        near.sort_by(|left, right| rank(right).total_cmp(&rank(left)));
        near.into_iter().take(NEAREST).map(|line| line.text.clone()).collect()
    }
}
