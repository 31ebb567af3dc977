//! A book in the forms of other programs.
//!
//! [`export`] writes all of a book in a [`Form`]: what one record gives is made by `dateline-export`, what takes the whole book here.
//! Offsets count Unicode code points of the text, half-open, in every form; what readers rejected is left out.

mod csv;
pub mod table;
mod timeline;

use std::io::{self, Write};

use dateline_export::Format;

use crate::Book;

/// A form of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Records as `dateline read --jsonl` prints them.
    Jsonl,
    /// Statements and acts, a row each, with a heading.
    Csv,
    /// Acts as the events of one TimelineJS object.
    Timelinejs,
    /// A format of single records. The id of a report is that of the book.
    Each(Format),
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

/// Writes all of `book` to `out`.
///
/// The same book gives the same bytes.
pub fn export(book: &Book, form: Form, out: &mut impl Write) -> Result<(), Error> {
    match form {
        Form::Jsonl => book.records(|_, record| {
            let line = serde_json::to_string(&record).map_err(io::Error::other)?;
            Ok(writeln!(out, "{line}")?)
        }),
        Form::Csv => csv::write(book, out),
        Form::Timelinejs => timeline::write(book, out),
        Form::Each(format) => {
            out.write_all(format.head().as_bytes())?;
            book.records(|id, mut record| {
                record.report.id = id.to_string();
                Ok(out.write_all(format.rows(&record).as_bytes())?)
            })
        }
    }
}
