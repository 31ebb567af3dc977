//! Bytes to reports: plain text, HTML, JSON lines, WARC and feeds, from files, folders and streams.
//!
//! In order of use: [`Sources`] walks files and folders and yields one [`Capture`] a report (or feed), with little memory
//! and on one thread. [`read`] turns a capture into [`Report`](dateline_record::Report)s; it is pure and may run on any thread.
//! [`Seen`] spots ids given twice. What is wrong with an input is a [`Diagnostic`](dateline_record::Diagnostic) of one of the
//! [`codes`], never an error: the run goes on.
//!
//! ```
//! use dateline_ingest::{Limits, Options, Sources, read};
//! let line = r#"{"id":"n1","published":"2025-08-07","text":"MOSCOW, Aug 6 (Reuters) - Talks went on."}"#;
//! let sources = Sources::of_reader("standard input", Box::new(line.as_bytes()), Limits::default());
//! for capture in sources {
//!     let reading = read(capture.unwrap(), &Options::default());
//!     let dateline = reading.reports[0].dateline.clone().unwrap();
//!     assert_eq!(dateline.agency.unwrap().0, "Reuters");
//!     assert_eq!(dateline.date.unwrap().0.to_string(), "2025-08-06");
//! }
//! ```

mod boilerplate;
mod by_line;
mod capture;
pub mod codes;
mod dateline_line;
mod dates;
mod decode;
mod feed;
mod finish;
pub mod fuzz;
mod html;
mod http;
mod json;
mod language;
mod places;
mod plain;
mod read;
mod seen;
mod segment;
mod sources;
mod stamp;

pub use capture::{At, Capture, Kind, Limits, Place};
pub use codes::Code;
pub use read::{Options, Reading, read};
pub use seen::Seen;
pub use sources::Sources;
