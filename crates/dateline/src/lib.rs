//! Give it news reports; it keeps the record: who said and did what, to whom, when, on what condition, by which deadline, and
//! according to whom, every word of it pinned to the characters of the report.
//!
//! In order of use: [`ingest::Sources`] yields captures of files, folders and streams; [`Pipeline`] reads them, on as many
//! threads as it is given, and yields [`Outcome`]s in the order of the input; each holds [`Record`]s, the JSON objects of the
//! record contract ([`schema`] prints it). A [`Report`] made by hand is read by [`Pipeline::read`]. [`Book`] keeps records and answers.
//!
//! ```
//! use dateline::{Pipeline, Report};
//!
//! let pipeline = Pipeline::builder().build();
//! let mut report = Report::of_text("r1", "OSLO — \"The ports will reopen on Monday,\" Minister Tove Lindgren said.");
//! report.published = "2025-10-16".parse().ok();
//! let record = pipeline.read(&report);
//!
//! let statement = &record.statements[0];
//! let speaker = record.actors.iter().find(|actor| Some(&actor.id) == statement.chain[0].actor.as_ref()).unwrap();
//! assert_eq!(speaker.name, "Tove Lindgren");
//! assert_eq!(record.times[0].value, "2025-10-20");
//! ```

mod order;
mod pipeline;
mod stage;

pub use order::{InOrder, in_order};
pub use pipeline::{Builder, Outcome, Pipeline};
pub use stage::{Stage, Watch};

pub use dateline_book as book;
pub use dateline_book::Book;
pub use dateline_export as export;
pub use dateline_ingest as ingest;
pub use dateline_nlp as nlp;
#[cfg(feature = "parquet")]
pub use dateline_parquet as parquet;
pub use dateline_record as record;
pub use dateline_record::{Diagnostic, Level, Record, Report, schema};
pub use dateline_text as text;
pub use dateline_time as time;
/// A point in time.
pub use jiff::Timestamp;
/// A day of the calendar.
pub use jiff::civil::Date;
