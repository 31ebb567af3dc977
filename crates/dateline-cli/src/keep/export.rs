//! `dateline export`.

use std::io::{self, BufWriter, Write};

use dateline::book::export::{Error, Form, export};

use super::open;
use crate::args::{Export, Exported};
use crate::status::Status;

/// Writes the book to standard output.
pub fn run(args: &Export) -> anyhow::Result<Status> {
    let book = open(&args.at)?;
    let form = match args.form {
        Exported::Jsonl => Form::Jsonl,
        Exported::Csv => Form::Csv,
        Exported::Plover => Form::Plover,
        Exported::Gdelt => Form::Gdelt,
        Exported::Annotation => Form::Annotation,
        Exported::Timelinejs => Form::Timelinejs,
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let coder = concat!("dateline ", env!("CARGO_PKG_VERSION"));
    export(&book, form, coder, &mut out).map_err(|error| match error {
        Error::Book(error) => anyhow::Error::from(error),
        Error::Output(error) => error.into(),
    })?;
    out.flush()?;
    Ok(Status::AllRead)
}
