//! Paths and standard input as captures.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use dateline::ingest::{Capture, Limits, Sources};
use dateline::{Diagnostic, Pipeline};

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

    /// The captures of what was named, in this order; without a path those of standard input, unless that is a terminal.
    pub fn captures(&self) -> Result<impl Iterator<Item = Result<Capture, Diagnostic>> + use<>, Usage> {
        let mut named = self.paths.clone();
        if named.is_empty() {
            if io::stdin().is_terminal() {
                return Err(Usage("nothing to read: name files or folders, or send reports to standard input".into()));
            }
            named.push(PathBuf::from("-"));
        }
        Ok(named.into_iter().flat_map(|path| {
            let limits = Limits::default();
            match path.to_str() {
                Some("-") => Sources::of_reader(STANDARD_INPUT, Box::new(io::stdin()), limits),
                _ => Sources::new([path], limits),
            }
        }))
    }
}
