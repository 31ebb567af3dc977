//! What went wrong with an input. A bad report is data, never an error of the program.

use dateline_text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Range;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing; the record is complete.
    Info,
    /// Something was left out or guessed around; a record was made.
    Warning,
    /// The input, or a part of it, gave no record.
    Error,
}

/// One thing that went wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `DL` and four digits.
    pub code: &'static str,
    /// How bad it is.
    pub level: Level,
    /// What happened and what to do, in one or two sentences.
    pub message: String,
    /// Where in the input: file, and line or byte offset. Not part of the record (it differs between machines).
    pub place: Option<String>,
    /// Where in the report's text, in bytes.
    pub span: Option<Span>,
}

/// A diagnostic as the record prints it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DiagnosticRecord {
    /// Stable code, `DL` and four digits.
    pub code: String,
    /// How bad it is.
    pub level: Level,
    /// What happened and what to do.
    pub message: String,
    /// Where in the text.
    pub span: Option<Range>,
}
