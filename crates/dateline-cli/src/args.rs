//! What is typed: the commands and their flags. The man pages and completions are made from it.

mod book;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline::{Date, export};

pub use book::{
    ActorOf, Add, At, Check, Due, Export, Find, FindKind, Fix, FixVerb, Form as Exported, Show, SortBy, Timeline, Trace,
};

/// News reports in, a record out: who said and did what, to whom, when, on what condition, by which deadline, and according
/// to whom, every word of it pinned to the characters of the report.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, after_help = STATUS, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the exit status says.
const STATUS: &str = "Exit status: 0 all was read; 1 nothing could be read; 2 wrong usage; 3 reports were read, but not all of the \
                      input: see the errors on standard error.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read reports and print their records
    Read(Read),
    /// Read a bundled report that shows what Dateline takes from one
    Demo(Demo),
    /// Find the times of reports, with their TIMEX3 values
    Times(Times),
    /// Add reports to a book, the file that keeps their records; what is there already is not read again
    Add(Add),
    /// Find statements and acts in a book
    Find(Find),
    /// Show a report, statement or act of a book in its text
    Show(Show),
    /// Trace a statement or act through all reports: who said it first, through whom it came, who repeats it
    Trace(Trace),
    /// List what is due: acts by their deadlines, with what became of them
    Due(Due),
    /// Tell what happened, in order
    Timeline(Timeline),
    /// Tell what a book knows of somebody
    Actor(ActorOf),
    /// Accept, reject or correct what a book says; nothing is ever lost
    Fix(Fix),
    /// Prove that a book is whole
    Check(Check),
    /// Write a book in the form of other programs
    Export(Export),
    /// Print the words, trees and names of reports as the language engine reads them
    Analyse(Analyse),
    /// Tell name, hash, training data and scores of the language engine's model
    Model,
    /// Print the JSON Schema of a record
    Schema,
    /// List the codes of all diagnostics: what each means and what to do about it
    Diagnostics,
    /// Print a manual page in roff
    Man(Man),
    /// Print completions for a shell
    Completions(Completions),
}

/// `dateline read`.
#[derive(Debug, Args)]
#[command(after_help = STATUS)]
pub struct Read {
    /// Where the reports come from.
    #[command(flatten)]
    pub input: Input,
    /// What to print.
    #[command(flatten)]
    pub form: Form,
    /// Stop after so many reports
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
    /// Say on standard error which stage took how much time, and how much memory was used
    #[arg(long)]
    pub timings: bool,
    /// Print every diagnostic: by default notes are only counted, and of each code the first few are printed
    #[arg(short, long)]
    pub verbose: bool,
    /// Print nothing on standard error but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
}

/// Where reports come from.
#[derive(Debug, Args)]
pub struct Input {
    /// Files and folders of .txt, .html, .jsonl, .warc and feeds, each also with .gz; `-`, or no path at all, reads standard
    /// input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The outlet of all reports, whatever they say themselves
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// The day all reports were published, whatever they say themselves
    #[arg(long, visible_alias = "date", value_name = "YYYY-MM-DD")]
    pub published: Option<Date>,
    /// Threads to read with; as many as the machine has by default. The output does not depend on it
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// How records are printed: a page on a terminal, JSON lines elsewhere.
#[derive(Debug, Args)]
pub struct Form {
    /// Print one JSON object a report and line
    #[arg(long, conflicts_with = "text")]
    pub jsonl: bool,
    /// Print a page to read
    #[arg(long)]
    pub text: bool,
    /// Print in a format of other programs, most of which hold the acts alone
    #[arg(long = "as", value_name = "FORMAT", conflicts_with_all = ["jsonl", "text"])]
    pub format: Option<Format>,
    /// Colours on the page; `auto` means on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: When,
}

/// Formats of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// PLOVER, one JSON object an act and line.
    Plover,
    /// The table of events of GDELT 2.0: 61 columns between tabs, no head.
    Gdelt,
    /// The table of mentions of GDELT 2.0: 16 columns between tabs, no head.
    GdeltMentions,
    /// A table between commas with a head: one row an act.
    Csv,
    /// W3C web annotations of statements and acts, one JSON object a line.
    Annotation,
}

impl From<Format> for export::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Plover => Self::Plover,
            Format::Gdelt => Self::Gdelt,
            Format::GdeltMentions => Self::GdeltMentions,
            Format::Csv => Self::Csv,
            Format::Annotation => Self::Annotation,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never: marks under the words instead.
    Never,
}

/// `dateline demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Print the report itself instead of its record
    #[arg(long, conflicts_with_all = ["jsonl", "text"])]
    pub report: bool,
    /// What to print.
    #[command(flatten)]
    pub form: Form,
}

/// `dateline times`.
#[derive(Debug, Args)]
pub struct Times {
    /// Where the reports come from.
    #[command(flatten)]
    pub input: Input,
    /// Print one JSON object a report and line
    #[arg(long)]
    pub jsonl: bool,
    /// Print the text with TIMEX3 elements in it, as the TimeML guideline would have them
    #[arg(long, conflicts_with = "jsonl")]
    pub timeml: bool,
    /// Follow the TimeML guideline where it and a reader of news differ
    #[arg(long)]
    pub guideline: bool,
}

/// `dateline analyse`.
#[derive(Debug, Args)]
#[command(after_help = STATUS)]
pub struct Analyse {
    /// Where the reports come from.
    #[command(flatten)]
    pub input: Input,
    /// Print CoNLL-U, with `start_char`, `end_char` and `ner` in MISC: what is printed by default
    #[arg(long)]
    pub conllu: bool,
    /// Print one JSON object a report and line, with its id and its names
    #[arg(long, conflicts_with = "conllu")]
    pub jsonl: bool,
}

/// `dateline man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The command to describe; all of dateline when not given
    pub command: Option<String>,
}

/// `dateline completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_well_formed() {
        super::Cli::command().debug_assert();
    }
}
