//! The vocabulary that all of Dateline speaks, and the record contract.
//!
//! In order of use: [`Report`] is one captured text, as `dateline-ingest` gives it. [`vocabulary`] holds the closed sets
//! (PLOVER types, statuses, kinds). [`Evidence`] says what found a thing and pins it to the text. [`Record`] is what leaves
//! the program: one JSON object a report, offsets in Unicode code points ([`schema`] prints its JSON Schema). No I/O.

mod contract;
mod diagnostic;
mod evidence;
mod report;
pub mod vocabulary;

pub use contract::{
    Act, Actor, DatelineRecord, Deadline, Link, Measure, Pieces, Place, Range, Record, ReportRecord, SCHEMA_VERSION, Statement,
    Time, When, schema,
};
pub use diagnostic::{Diagnostic, DiagnosticRecord, Level};
pub use evidence::{Evidence, Rule, sha256_hex};
pub use report::{Dateline, Report};
