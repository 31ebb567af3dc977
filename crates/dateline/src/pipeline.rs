//! From a report to its record.

use std::sync::Arc;

use crate::Date;
use dateline_record::{Diagnostic, Record, Report};
use dateline_time::{Context, Tagger};

use crate::ingest::{self, Capture};
use crate::order::in_order;
use crate::stage::{Stage, Watch};

/// Reads reports. Cheap to clone; shared by any number of threads.
#[derive(Clone, Debug)]
pub struct Pipeline {
    parts: Arc<Parts>,
}

#[derive(Debug)]
struct Parts {
    options: ingest::Options,
    tagger: Tagger,
    threads: usize,
}

/// What one capture gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The records of its reports: none when it could not be read, several when it was a feed.
    pub records: Vec<Record>,
    /// All that was odd, with its place in the input; what a report carries stands in its record too, without the place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Pipeline {
    /// How to read: [`Builder::build`] ends it.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The record of one report.
    ///
    /// A report known to be in a language other than English gives a record without statements, acts and times.
    pub fn read(&self, report: &Report) -> Record {
        self.read_watched(report, &mut ())
    }

    /// [`Pipeline::read`], telling `watch` which stage begins.
    pub fn read_watched(&self, report: &Report, watch: &mut impl Watch) -> Record {
        watch.enter(Stage::Analyse);
        if report.language.as_deref().is_some_and(|language| language != "en") {
            return dateline_resolve::resolve(report, &Default::default(), Default::default());
        }
        let analysis = dateline_nlp::analyse(&report.text, &report.asides());
        watch.enter(Stage::Time);
        let times = self.parts.tagger.tag(&report.text, &Context::of(report.published));
        watch.enter(Stage::Extract);
        let extraction = dateline_extract::extract(report, &analysis, times);
        watch.enter(Stage::Resolve);
        dateline_resolve::resolve(report, &analysis, extraction)
    }

    /// The records of one capture; a capture that could not be taken gives its diagnostic.
    pub fn read_capture(&self, capture: Result<Capture, Diagnostic>, watch: &mut impl Watch) -> Outcome {
        watch.enter(Stage::Read);
        let reading = match capture {
            Ok(capture) => ingest::read(capture, &self.parts.options),
            Err(found) => return Outcome { records: Vec::new(), diagnostics: vec![found] },
        };
        let mut diagnostics = reading.diagnostics;
        diagnostics.extend(reading.reports.iter().flat_map(|report| report.diagnostics.iter().cloned()));
        let records = reading.reports.iter().map(|report| self.read_watched(report, watch)).collect();
        Outcome { records, diagnostics }
    }

    /// What each capture gives, in the order of the captures for any number of threads.
    ///
    /// Captures are taken as outcomes are: memory does not grow with the input.
    pub fn read_all<I>(&self, captures: I) -> impl Iterator<Item = Outcome> + use<I>
    where
        I: IntoIterator<Item = Result<Capture, Diagnostic>>,
    {
        let pipeline = self.clone();
        in_order(captures.into_iter(), self.threads(), move |capture| pipeline.read_capture(capture, &mut ()))
    }

    /// What records are made by: the version of the program, and the first digits of the hash of the engine's model.
    ///
    /// A book reads a text again when this is another.
    pub fn model(&self) -> String {
        let hash = dateline_nlp::engine::Engine::embedded().hash();
        let digits: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        format!("{}+{digits}", env!("CARGO_PKG_VERSION"))
    }

    /// Threads that [`Pipeline::read_all`] works with.
    pub fn threads(&self) -> usize {
        self.parts.threads
    }

    /// How captures are made reports.
    pub fn options(&self) -> &ingest::Options {
        &self.parts.options
    }
}

/// Settings of a [`Pipeline`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    options: ingest::Options,
    threads: Option<usize>,
}

impl Builder {
    /// The outlet of all reports, whatever they say themselves.
    #[must_use]
    pub fn outlet(mut self, outlet: impl Into<String>) -> Self {
        self.options.outlet = Some(outlet.into());
        self
    }

    /// The day all reports were published, whatever they say themselves.
    #[must_use]
    pub fn published(mut self, day: Date) -> Self {
        self.options.published = Some(day);
        self
    }

    /// Threads to read with; as many as the machine has when not given. Records do not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = Some(threads.max(1));
        self
    }

    /// The pipeline.
    pub fn build(self) -> Pipeline {
        let threads = self.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
        Pipeline { parts: Arc::new(Parts { options: self.options, tagger: Tagger::new(), threads }) }
    }
}
