//! The book: one SQLite file that keeps the records of many reports, and answers.
//!
//! In order of use: [`Book::open`] makes or opens a file; [`Book::add`] adds records, each an [`Entry`] with the [`key`] of its
//! report; [`Book::relate`] compares what is new with what is there; [`Book::find`] answers a [`Filter`]. Nothing here reads a
//! clock: the caller tells the time.
//!
//! The tables are for other programs too, and are described in `schema/1.sql` beside this file. The text and the record of every
//! version of a report are kept; all other tables are made from them.

mod actor;
mod add;
mod book;
mod check;
mod due;
mod error;
pub mod export;
mod find;
mod fix;
mod identity;
mod ids;
mod outcome;
mod project;
mod records;
mod relate;
mod same;
mod schema;
mod show;
mod stored;
mod timeline;
mod trace;
mod who;
mod words;

pub use actor::{ActorCard, Counted};
pub use add::{Added, Entry, Known};
pub use book::{Book, Size};
pub use check::Checked;
pub use due::Due;
pub use error::{Code, Error, codes};
pub use find::{Answer, Filter, Found, Kind, ReportRef, Sort};
pub use fix::{Decision, Fix};
pub use identity::{Origin, canonical, key};
pub use ids::Id;
pub use outcome::Outcome;
pub use show::{Piece, Shown, Version, difference};
pub use trace::{Appearance, Counts, Source, Traced, Wording};
pub use who::{ActorRef, Who};
