//! `dateline export`.

use std::io::{self, BufWriter, Write};

#[cfg(feature = "parquet")]
use {crate::status::Usage, dateline::Book, std::io::IsTerminal};

use dateline::book::export::{Error, Form, export};
use dateline::export::Format;

use super::open;
use crate::args::{Export, Exported};
use crate::status::Status;

/// Writes the book to standard output.
pub fn run(args: &Export) -> anyhow::Result<Status> {
    let book = open(&args.at)?;
    let form = match args.form {
        Exported::Jsonl => Form::Jsonl,
        Exported::Csv => Form::Csv,
        Exported::Plover => Form::Each(Format::Plover),
        Exported::Gdelt => Form::Each(Format::Gdelt),
        Exported::GdeltMentions => Form::Each(Format::GdeltMentions),
        Exported::Annotation => Form::Each(Format::Annotation),
        Exported::Timelinejs => Form::Timelinejs,
        #[cfg(feature = "parquet")]
        Exported::Parquet => return parquet(&book),
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    export(&book, form, &mut out).map_err(|error| match error {
        Error::Book(error) => anyhow::Error::from(error),
        Error::Output(error) => error.into(),
    })?;
    out.flush()?;
    Ok(Status::AllRead)
}

#[cfg(feature = "parquet")]
fn parquet(book: &Book) -> anyhow::Result<Status> {
    if io::stdout().is_terminal() {
        return Err(Usage("a Parquet file is no text: write it to a file with `> acts.parquet`".into()).into());
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    dateline::parquet::write(book, &mut out).map_err(|error| match error {
        dateline::parquet::Error::Book(error) => anyhow::Error::from(error),
        dateline::parquet::Error::Output(error) => error.into(),
        error => error.into(),
    })?;
    out.flush()?;
    Ok(Status::AllRead)
}
