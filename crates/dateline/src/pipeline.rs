//! From a report to its record.

use std::sync::Arc;

use dateline_record::{Record, Report};

use crate::stage::{Stage, Watch};

/// Reads reports. Cheap to clone; shared by any number of threads.
#[derive(Clone)]
pub struct Pipeline {
    parts: Arc<Parts>,
}

struct Parts {
    threads: usize,
}

impl Pipeline {
    /// How to read: [`Builder::build`] ends it.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The record of one report.
    ///
    /// A report in a language other than English gives a record without statements, acts and times.
    pub fn read(&self, report: &Report) -> Record {
        self.read_watched(report, &mut ())
    }

    /// [`Pipeline::read`], telling `watch` which stage begins.
    pub fn read_watched(&self, report: &Report, watch: &mut impl Watch) -> Record {
        watch.enter(Stage::Analyse);
        let _analysis = dateline_nlp::analyse(&report.text, &report.boilerplate);
        bare(report)
    }

    /// Threads that [`Pipeline::read_all`] works with.
    pub fn threads(&self) -> usize {
        self.parts.threads
    }
}

/// Stands in for the stages that have not landed.
fn bare(report: &Report) -> Record {
    Record {
        schema: dateline_record::SCHEMA_VERSION,
        report: dateline_record::ReportRecord {
            id: report.id.clone(),
            text: report.text.clone(),
            sha256: report.sha256.clone(),
            ..Default::default()
        },
        actors: Vec::new(),
        statements: Vec::new(),
        acts: Vec::new(),
        times: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// Settings of a [`Pipeline`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    threads: Option<usize>,
}

impl Builder {
    /// Threads to read with; as many as the machine has when not given. Records do not depend on it.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = Some(threads.max(1));
        self
    }

    /// The pipeline.
    pub fn build(self) -> Pipeline {
        let threads = self.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
        Pipeline { parts: Arc::new(Parts { threads }) }
    }
}
