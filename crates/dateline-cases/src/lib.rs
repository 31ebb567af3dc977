//! Conformance cases: Markdown files with a report in one fence and the lines its record must hold in the next.
//!
//! [`load`] reads a folder of them; [`Case::input`] is the JSONL line that Dateline reads, through the library or the command;
//! [`Case::check`] holds the record against the lines and says what fails. The format is described in `cases/README.md`.

mod expect;
mod line;
mod markdown;
mod shown;

pub use expect::{Expectation, Failure};
pub use markdown::{Case, CaseError, load, parse};
pub use shown::lines;
