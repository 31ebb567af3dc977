//! A book in the forms of other programs.
//!
//! [`export`] writes all of a book in a [`Form`]. Offsets count Unicode code points of the text, half-open, in every form. What is not
//! known is left out or empty, never guessed; what readers rejected is left out.

mod annotation;
mod csv;
mod gdelt;
mod plover;
mod timeline;
mod view;

use std::io::{self, Write};

use crate::Book;

/// A form of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Records as `dateline read --jsonl` prints them.
    Jsonl,
    /// Statements and acts, a row each, with a heading.
    Csv,
    /// Acts as events, one JSON object a line. *Source:* PLOVER manual, draft of 2021, table "PLOVER JSON".
    Plover,
    /// Statements and acts as rows of the 16 columns of the mentions table of GDELT 2.0.
    Gdelt,
    /// Statements and acts as annotations, one JSON object a line. *Source:* W3C Web Annotation Data Model.
    Annotation,
    /// Acts as the events of one TimelineJS object.
    Timelinejs,
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The book can't be read.
    #[error(transparent)]
    Book(#[from] crate::Error),
    /// The output can't be written.
    #[error("the export can't be written: {0}")]
    Output(#[from] io::Error),
}

/// Writes all of `book` to `out`. `coder` names the program and its version, for the forms that ask for it.
///
/// The same book gives the same bytes.
pub fn export(book: &Book, form: Form, coder: &str, out: &mut impl Write) -> Result<(), Error> {
    match form {
        Form::Jsonl => book.records(|_, record| {
            let line = serde_json::to_string(&record).map_err(io::Error::other)?;
            Ok(writeln!(out, "{line}")?)
        }),
        Form::Csv => csv::write(book, out),
        Form::Plover => book.records(|id, record| plover::write(id, &record, coder, out)),
        Form::Gdelt => book.records(|id, record| gdelt::write(id, &record, out)),
        Form::Annotation => book.records(|id, record| annotation::write(id, &record, out)),
        Form::Timelinejs => timeline::write(book, out),
    }
}
