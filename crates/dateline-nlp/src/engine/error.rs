//! Why a model file was refused.

use std::fmt;

/// A model file that is not one, is of another version, or is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    kind: Kind,
}

/// What was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Shorter than the least header, or no such magic.
    NotAModel,
    /// The format version it names.
    Version(u32),
    /// Length it names, length it has.
    Length(u64, u64),
    /// Its hash does not match.
    Hash,
    /// A line of the header cannot be read.
    Header(usize),
    /// A field or tensor is missing.
    Missing(&'static str),
    /// A tensor has another kind or size than the network needs.
    Tensor(String),
}

impl ModelError {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind }
    }

    pub(super) fn tensor(name: &str) -> Self {
        Self::new(Kind::Tensor(name.to_owned()))
    }

    /// Whether the file is a model of a format this program does not read.
    pub fn is_version(&self) -> bool {
        matches!(self.kind, Kind::Version(_))
    }

    /// Whether the file was cut short or altered.
    pub fn is_damaged(&self) -> bool {
        matches!(self.kind, Kind::Length(..) | Kind::Hash)
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::NotAModel => write!(f, "not a model file"),
            Kind::Version(found) => write!(f, "model format {found}; this program reads format {}", super::file::VERSION),
            Kind::Length(named, found) => write!(f, "model file damaged: {found} bytes, {named} expected"),
            Kind::Hash => write!(f, "model file damaged: its hash does not match"),
            Kind::Header(line) => write!(f, "model header: line {line} cannot be read"),
            Kind::Missing(name) => write!(f, "model file lacks {name}"),
            Kind::Tensor(name) => write!(f, "model tensor {name} has the wrong kind or size"),
        }
    }
}

impl std::error::Error for ModelError {}
