//! Temporal expressions of English news: TIMEX3 values and intervals, anchored and directed.
//!
//! [`Tagger`] finds every expression in a text; [`Timex`] is one of them; [`Context`] says what it is counted from.
//!
//! ```
//! use dateline_time::{Context, Tagger};
//! let context = Context::of("2025-08-07".parse().ok());
//! let found = Tagger::new().tag("He said on Wednesday that talks would end before Friday.", &context);
//! let values: Vec<&str> = found.iter().map(|timex| timex.value.as_str()).collect();
//! assert_eq!(values, ["2025-08-06", "2025-08-08"]);
//! ```

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
