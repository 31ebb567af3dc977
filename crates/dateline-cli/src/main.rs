//! The `dateline` command: a thin shell around the library.
//!
//! Standard output is data, standard error is talk. [`args`] says what can be typed; each command has its module.

mod analyse;
mod args;
mod demo;
mod each;
mod form;
mod generate;
mod input;
mod keep;
mod log;
mod model;
mod page;
mod read;
mod status;
mod tally;
mod terminal;
mod times;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use status::Status;

/// A sixth faster here than the system's: a record is many small strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(status) => status.into(),
        Err(error) if reader_is_gone(&error) => Status::AllRead.into(),
        Err(error) => {
            // An error of a book says its cause itself.
            let said = error.downcast_ref::<dateline::book::Error>().map_or_else(|| format!("{error:#}"), ToString::to_string);
            log::say(&format!("dateline: {said}"));
            status_of(&error).into()
        }
    }
}

fn run(command: Command) -> anyhow::Result<Status> {
    match command {
        Command::Read(args) => read::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::Times(args) => times::run(&args),
        Command::Add(args) => keep::add(&args),
        Command::Find(args) => keep::find(&args),
        Command::Show(args) => keep::show(&args),
        Command::Trace(args) => keep::trace(&args),
        Command::Due(args) => keep::due(&args),
        Command::Timeline(args) => keep::timeline(&args),
        Command::Actor(args) => keep::actor(&args),
        Command::Fix(args) => keep::fix(&args),
        Command::Check(args) => keep::check(&args),
        Command::Export(args) => keep::export(&args),
        Command::Analyse(args) => analyse::run(&args),
        Command::Model => model::run(),
        Command::Schema => generate::schema(),
        Command::Diagnostics => generate::diagnostics(),
        Command::Man(args) => generate::man(&args),
        Command::Completions(args) => generate::completions(&args),
    }
}

/// `dateline read … | head`: whoever reads the output has seen enough.
fn reader_is_gone(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|error| error.kind() == ErrorKind::BrokenPipe)
}

fn status_of(error: &anyhow::Error) -> Status {
    let asked = error.downcast_ref::<dateline::book::Error>().is_some_and(dateline::book::Error::is_question);
    if asked || error.is::<status::Usage>() { Status::Usage } else { Status::NothingRead }
}
