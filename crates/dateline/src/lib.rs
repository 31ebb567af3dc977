//! Give it news reports; it keeps the record: who said and did what, to whom, when, on what condition, by which deadline, and
//! according to whom, every word of it pinned to the characters of the report.

mod order;
mod pipeline;
mod stage;

pub use order::{InOrder, in_order};
pub use pipeline::{Builder, Pipeline};
pub use stage::{Stage, Watch};

pub use dateline_record as record;
pub use dateline_record::{Diagnostic, Level, Record, Report, schema};
pub use dateline_text as text;
