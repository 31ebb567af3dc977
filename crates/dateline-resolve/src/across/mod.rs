//! Across reports: what several of them say together. Pure functions on values; `dateline-book` keeps what comes of them.
//!
//! [`actors`] finds the same someone under the names of several reports, [`copies`] reports that are one text, [`stories`] reports on
//! one thing, [`utterances`] the same words of the same speaker, and [`follow_up`] what became of commitments. [`groups`] is union-find.

pub mod actors;
pub mod copies;
pub mod follow_up;
pub mod groups;
mod rice;
pub mod stories;
pub mod utterances;
