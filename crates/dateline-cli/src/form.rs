//! How records are printed.

use std::env;
use std::io::{self, IsTerminal, Write};

use dateline::Record;
use dateline::export::Format;

use crate::args::{Form, When};
use crate::page::{self, Paper};

/// Columns of a page where no terminal says how many there are.
const COLUMNS: usize = 100;
/// Columns beyond which lines are hard to read.
const MOST_COLUMNS: usize = 120;

/// How records are printed, all flags and the terminal considered.
#[derive(Clone, Copy, Debug)]
pub enum Printer {
    /// One JSON object a line.
    Jsonl,
    /// Pages.
    Pages(Paper),
    /// The acts alone.
    Acts(Format),
}

impl Printer {
    /// What `form` asks for, on the standard output there is.
    pub fn new(form: &Form) -> Self {
        if let Some(format) = form.format {
            return Self::Acts(format.into());
        }
        let terminal = io::stdout().is_terminal();
        if form.jsonl || !(form.text || terminal) {
            return Self::Jsonl;
        }
        Self::Pages(Paper { colour: coloured(form.color), ..paper() })
    }

    /// What stands above all records.
    pub fn head(self) -> String {
        match self {
            Self::Jsonl => String::new(),
            Self::Pages(paper) => page::legend(paper),
            Self::Acts(format) => format.head(),
        }
    }

    /// One record.
    pub fn print(self, record: &Record) -> anyhow::Result<Vec<u8>> {
        Ok(match self {
            Self::Jsonl => {
                let mut line = serde_json::to_vec(record)?;
                line.push(b'\n');
                line
            }
            Self::Pages(paper) => page::page(record, paper).into_bytes(),
            Self::Acts(format) => format.rows(record).into_bytes(),
        })
    }
}

/// Writes to standard output at once.
pub fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

/// Whether pages on standard output are coloured.
fn coloured(when: When) -> bool {
    let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => io::stdout().is_terminal() && !no_color,
    }
}

/// What pages are printed on where no flag says anything.
pub fn paper() -> Paper {
    Paper { width: columns().clamp(40, MOST_COLUMNS), colour: coloured(When::Auto) }
}

/// Columns of the terminal.
pub fn columns() -> usize {
    let told = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    told.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).unwrap_or(COLUMNS)
}
