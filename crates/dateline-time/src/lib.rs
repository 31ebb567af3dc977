//! Temporal expressions of English news: TIMEX3 values and intervals, anchored and directed.
//!
//! In order of use: [`Tagger`] finds every expression of a text. [`Context`] says what they are counted from and whose
//! [`Sense`] is asked for, a reader's or the TimeML guideline's. A [`Timex`] is one expression: its span, its TIMEX3 type and
//! value, the half-open interval it covers, the preposition that governs it and the rule that found it; [`Timex::deadline`]
//! is the limit it sets. [`Value`] is a TIMEX3 value as data: it prints and reads back, [`interval`] and [`granularity`] say
//! what it covers. [`timeml`] prints a text with its expressions marked inline. No language engine is needed, no clock is read.
//!
//! ```
//! use dateline_time::{Context, Tagger};
//! let context = Context::of("2025-08-07".parse().ok());
//! let found = Tagger::new().tag("He said on Wednesday that talks would end before Friday.", &context);
//! let values: Vec<&str> = found.iter().map(|timex| timex.value.as_str()).collect();
//! assert_eq!(values, ["2025-08-06", "2025-08-08"]);
//! ```
//!
//! The rules are rows of the tables in `data/`, each with an example that is run as a test. A new expression is a new row: its
//! pattern of words and classes, the classes it makes, what it builds (`point`, `length`, `shift`, `set`, `ref`, … with what
//! the row adds), a sentence with the expression in brackets and its value.

mod build;
mod context;
mod course;
mod direction;
mod grammar;
mod holiday;
mod interval;
mod lattice;
mod layout;
mod meaning;
mod notation;
mod number;
mod reading;
mod recur;
mod resolve;
mod settle;
mod table;
mod tagger;
mod timeml;
mod timex;
mod token;
mod value;

#[cfg(test)]
mod table_tests;

pub use context::{Context, Sense};
pub use interval::{granularity, interval};
pub use notation::ParseValueError;
pub use tagger::Tagger;
pub use timeml::timeml;
pub use timex::Timex;
pub use value::{Calendar, Count, DayPart, Hour, Length, Part, Ref, Season, Unit, Value, Year};
