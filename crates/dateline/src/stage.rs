//! The stages of the flow, for whoever measures them.

/// A stage of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Bytes to reports.
    Read,
    /// Sentences, tokens, tags, quotations.
    Analyse,
    /// Temporal expressions.
    Time,
    /// Mentions, statements, acts.
    Extract,
    /// Actors, chains, the record.
    Resolve,
}

impl Stage {
    /// All of them, in the order of the flow.
    pub const ALL: [Self; 5] = [Self::Read, Self::Analyse, Self::Time, Self::Extract, Self::Resolve];

    /// Its name: "read", "analyse", …
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Analyse => "analyse",
            Self::Time => "time",
            Self::Extract => "extract",
            Self::Resolve => "resolve",
        }
    }
}

/// Is told which stage begins; the one before it ends there. The library itself looks at no clock.
pub trait Watch {
    /// `stage` begins.
    fn enter(&mut self, stage: Stage);
}

/// Nobody watches.
impl Watch for () {
    fn enter(&mut self, _stage: Stage) {}
}
