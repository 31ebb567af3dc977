//! Develops and measures Dateline: `cargo xtask COMMAND`.

mod bench;
mod compare;
mod eval;
mod generate;
mod scores;
mod shell;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};

const HELP: &str = "\
cargo xtask COMMAND

  test                  format, lints, tests, examples in the documentation: what CI runs
  ci                    the same, and that everything generated is current
  generate              writes docs/record.schema.json, docs/DIAGNOSTICS.md, docs/man, docs/completions
  eval [--shared DIR]   runs every scorer on the development data and writes eval/baseline.csv and docs/SCORES.md
  bench [--shared DIR]  reads the news of the shared folder on one thread and on two: speed, memory, share of each stage;
                        finds copies, keeps the news in a book and asks it, and a book of a million statements
  bench million         the large book alone, made of the book that the last bench left
  compare [--shared DIR]
                        reads the same news with the language engine and with spaCy's small model (set up from PyPI)

The shared folder holds the corpora and scorers; it stands beside the checkout (../shared) and is no part of it.
Without it eval and bench say so and do nothing.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> anyhow::Result<()> {
    let (command, rest) = arguments.split_first().map_or(("help", &[][..]), |(command, rest)| (command.as_str(), rest));
    match (command, rest) {
        ("test", []) => test::run(),
        ("ci", []) => test::ci(),
        ("generate", []) => generate::run(),
        ("eval", _) => eval::run(&shared(rest)?),
        ("compare", _) => compare::run(&shared(rest)?),
        ("bench", [part]) if part == "million" => bench::million(),
        ("bench", _) => bench::run(&shared(rest)?),
        ("help" | "--help" | "-h", _) => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("`{}` is not known\n\n{HELP}", arguments.join(" ")),
    }
}

/// The folder of corpora: `--shared DIR`, else the one beside the checkout.
fn shared(rest: &[String]) -> anyhow::Result<PathBuf> {
    match rest {
        [] => Ok(shell::root().join("../shared")),
        [flag, folder] if flag == "--shared" => std::path::absolute(folder).context("the folder of --shared"),
        _ => bail!("`{}` is not known\n\n{HELP}", rest.join(" ")),
    }
}
