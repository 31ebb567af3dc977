//! Mentions, statements and acts of one report.
//!
//! Stages, each a pure function: [`mention`] finds who is named, [`statement`] who said what (with the relays of it),
//! [`act`] who did what to whom; [`extract()`] runs them. Everything points at mentions by [`MentionId`]; who they are is for
//! `dateline-resolve`.

pub mod act;
mod extract;
mod extraction;
pub mod mention;
pub mod statement;

pub use extract::{extract, extract_with};

pub use extraction::{
    Act, Deadline, Extraction, Gender, Link, Measure, Mention, MentionForm, MentionId, Place, Source, Statement, StatementId,
    TimeId,
};
