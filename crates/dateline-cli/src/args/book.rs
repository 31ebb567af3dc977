//! What is typed to keep a book and to ask it.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use dateline::Date;

use super::Input;

/// Where the book is.
#[derive(Debug, Args)]
pub struct At {
    /// The book
    #[arg(long, value_name = "FILE", default_value = "dateline.db")]
    pub book: PathBuf,
}

/// How rows are printed.
#[derive(Debug, Args)]
pub struct Rows {
    /// Print one JSON object a line, all of them unless --limit is given
    #[arg(long)]
    pub json: bool,
    /// Print at most so many rows; 20 by default
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

impl Rows {
    /// How many rows are wanted; all when `None`.
    pub fn wanted(&self) -> Option<usize> {
        self.limit.or((!self.json).then_some(20))
    }
}

/// `dateline add`.
#[derive(Debug, Args)]
#[command(after_help = super::STATUS)]
pub struct Add {
    /// Where the reports come from.
    #[command(flatten)]
    pub input: Input,
    /// Where they go.
    #[command(flatten)]
    pub at: At,
    /// Look at the paths again and again, and add what is new, until interrupted
    #[arg(long)]
    pub follow: bool,
    /// Seconds between two looks
    #[arg(long, value_name = "SECONDS", default_value_t = 30, requires = "follow")]
    pub every: u64,
    /// Print every diagnostic: by default notes are only counted, and of each code the first few are printed
    #[arg(short, long)]
    pub verbose: bool,
    /// Print nothing on standard error but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say on standard error how long reading, keeping and comparing took
    #[arg(long)]
    pub timings: bool,
}

/// `dateline find`.
#[derive(Debug, Args)]
pub struct Find {
    /// Words, and phrases in quotation marks: in what is said and by whom, in what is done and by whom
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Who speaks or acts: a name or a part of it, or an id such as a12
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    /// Whom it is said or done to
    #[arg(long, value_name = "NAME")]
    pub to: Option<String>,
    /// Through whom a statement came
    #[arg(long, value_name = "NAME")]
    pub via: Option<String>,
    /// Who is spoken of or acted on
    #[arg(long, value_name = "NAME")]
    pub about: Option<String>,
    /// The PLOVER type of an act, such as THREATEN
    #[arg(long = "type", value_name = "TYPE")]
    pub act: Option<String>,
    /// The status of an act: done, planned, threatened, demanded, possible, denied
    #[arg(long)]
    pub status: Option<String>,
    /// No earlier than this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub since: Option<Date>,
    /// No later than this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<Date>,
    /// What to look for
    #[arg(long)]
    pub kind: Option<FindKind>,
    /// The newest first, or what fits the words best; by default rank for words that are not too common
    #[arg(long)]
    pub sort: Option<SortBy>,
    /// What readers rejected, too
    #[arg(long)]
    pub rejected: bool,
    /// The day on which outcomes are told; today by default
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<Date>,
    /// Where to look.
    #[command(flatten)]
    pub at: At,
    /// What to print.
    #[command(flatten)]
    pub rows: Rows,
}

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindKind {
    /// Statements.
    Statement,
    /// Acts.
    Act,
    /// Demands.
    Demand,
    /// Threats.
    Threat,
    /// Promises.
    Promise,
    /// Offers.
    Offer,
    /// Acts with a deadline.
    Deadline,
}

/// The order of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SortBy {
    /// The newest first.
    Date,
    /// What fits the words best first.
    Rank,
}

/// `dateline show`.
#[derive(Debug, Args)]
pub struct Show {
    /// The id of a report (r12), a statement (s12) or an act (e12)
    pub id: String,
    /// An earlier text of the report, counted from 1
    #[arg(long, value_name = "N")]
    pub version: Option<i64>,
    /// Print what changed from the text before
    #[arg(long, conflicts_with = "json")]
    pub changes: bool,
    /// Print the record as one JSON object
    #[arg(long)]
    pub json: bool,
    /// Where to look.
    #[command(flatten)]
    pub at: At,
}

/// `dateline due`.
#[derive(Debug, Args)]
pub struct Due {
    /// The day it is; today by default
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<Date>,
    /// Whose commitments
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    /// Where to look.
    #[command(flatten)]
    pub at: At,
    /// What to print.
    #[command(flatten)]
    pub rows: Rows,
}

/// `dateline timeline`.
#[derive(Debug, Args)]
pub struct Timeline {
    /// Of whom
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    /// Of which story: its id (t12), or that of a report in it (r12)
    #[arg(long, value_name = "ID")]
    pub story: Option<String>,
    /// Acts or statements alone
    #[arg(long)]
    pub kind: Option<FindKind>,
    /// No earlier than this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub since: Option<Date>,
    /// No later than this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<Date>,
    /// Where to look.
    #[command(flatten)]
    pub at: At,
    /// What to print.
    #[command(flatten)]
    pub rows: Rows,
}

/// `dateline actor`.
#[derive(Debug, Args)]
pub struct ActorOf {
    /// A name or a part of it, or an id such as a12
    pub name: String,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// Where to look.
    #[command(flatten)]
    pub at: At,
}

/// `dateline check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// What to check.
    #[command(flatten)]
    pub at: At,
}

/// `dateline trace`.
#[derive(Debug, Args)]
pub struct Trace {
    /// The id of a statement (s12) or an act (e12)
    pub id: String,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// The day on which outcomes are told; today by default
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<Date>,
    /// Where to look.
    #[command(flatten)]
    pub at: At,
}

/// `dateline export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The form
    #[arg(long = "as", value_name = "FORM", default_value = "jsonl")]
    pub form: Form,
    /// What to export.
    #[command(flatten)]
    pub at: At,
}

/// A form of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Records, one JSON object a line, as `dateline read` prints them.
    Jsonl,
    /// Statements and acts, a row each.
    Csv,
    /// Acts as PLOVER events, one JSON object a line.
    Plover,
    /// Acts as the table of events of GDELT 2.0: 61 columns between tabs, no head.
    Gdelt,
    /// The table of mentions of GDELT 2.0: 16 columns between tabs, no head.
    GdeltMentions,
    /// Statements and acts as W3C web annotations, one JSON object a line.
    Annotation,
    /// Acts as the events of a TimelineJS page.
    Timelinejs,
    /// Statements and acts, a row each, as a Parquet file.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// `dateline fix`.
#[derive(Debug, Args)]
pub struct Fix {
    /// What is decided.
    #[command(subcommand)]
    pub verb: FixVerb,
}

/// What is decided.
#[derive(Debug, Subcommand)]
pub enum FixVerb {
    /// Say that a statement or act is right
    Accept {
        /// The id (s12, e12)
        id: String,
        /// Who decides
        #[arg(long)]
        by: Option<String>,
        /// Where.
        #[command(flatten)]
        at: At,
    },
    /// Say that a statement or act is wrong: it is no longer found
    Reject {
        /// The id (s12, e12)
        id: String,
        /// Who decides
        #[arg(long)]
        by: Option<String>,
        /// Where.
        #[command(flatten)]
        at: At,
    },
    /// Say what an act or statement is: type, status, commitment, deadline, kind
    Relabel {
        /// The id (s12, e12)
        id: String,
        /// The field and its value, such as status=done
        #[arg(value_name = "FIELD=VALUE")]
        label: String,
        /// Who decides
        #[arg(long)]
        by: Option<String>,
        /// Where.
        #[command(flatten)]
        at: At,
    },
    /// Say that two actors are one: the first is the second
    Merge {
        /// The id of an actor (a12)
        actor: String,
        /// The id of the actor it is
        other: String,
        /// Who decides
        #[arg(long)]
        by: Option<String>,
        /// Where.
        #[command(flatten)]
        at: At,
    },
    /// Say that an actor is nobody else: it is no longer merged with others
    Split {
        /// The id of an actor that was merged into another (a12)
        actor: String,
        /// Who decides
        #[arg(long)]
        by: Option<String>,
        /// Where.
        #[command(flatten)]
        at: At,
    },
    /// Take a decision back
    Undo {
        /// Its number, as `dateline fix log` tells it
        number: i64,
        /// Who decides
        #[arg(long)]
        by: Option<String>,
        /// Where.
        #[command(flatten)]
        at: At,
    },
    /// List all decisions
    Log {
        /// Where.
        #[command(flatten)]
        at: At,
        /// What to print.
        #[command(flatten)]
        rows: Rows,
    },
}
