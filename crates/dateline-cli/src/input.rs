//! Paths and standard input as captures.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use dateline::Pipeline;
use dateline::ingest::{Limits, Sources};

use crate::args::Input;
use crate::status::Usage;

/// How standard input is called in messages.
const STANDARD_INPUT: &str = "standard input";

impl Input {
    /// The pipeline that the flags ask for.
    pub fn pipeline(&self) -> Pipeline {
        let mut builder = Pipeline::builder();
        if let Some(threads) = self.threads {
            builder = builder.threads(threads.get());
        }
        if let Some(outlet) = &self.outlet {
            builder = builder.outlet(outlet);
        }
        if let Some(published) = self.published {
            builder = builder.published(published);
        }
        builder.build()
    }

    /// The captures of what was named; without a path those of standard input, unless that is a terminal.
    pub fn captures(&self) -> Result<Sources, Usage> {
        let is_input = |path: &&PathBuf| path.as_path() == Path::new("-");
        let named: Vec<PathBuf> = self.paths.iter().filter(|path| !is_input(path)).cloned().collect();
        if self.paths.is_empty() && io::stdin().is_terminal() {
            return Err(Usage("nothing to read: name files or folders, or send reports to standard input".into()));
        }
        let stream = self.paths.is_empty() || self.paths.iter().any(|path| is_input(&path));
        let sources = Sources::new(named, Limits::default());
        Ok(if stream { sources.and_reader(STANDARD_INPUT, Box::new(io::stdin())) } else { sources })
    }
}
