//! `dateline export`.

use std::io::{self, BufWriter, Write};

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
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    export(&book, form, &mut out).map_err(|error| match error {
        Error::Book(error) => anyhow::Error::from(error),
        Error::Output(error) => error.into(),
    })?;
    out.flush()?;
    Ok(Status::AllRead)
}
