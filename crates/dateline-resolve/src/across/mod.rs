//! Across reports: what several of them say together. Pure functions on values; `dateline-book` keeps what comes of them.
//!
//! [`actors`] finds the same someone under the names of several reports.

pub mod actors;
