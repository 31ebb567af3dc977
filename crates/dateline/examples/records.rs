//! Prints records as `dateline read --jsonl` does, with the model of acts in the file named first: for figures on data that the
//! model in the program has learnt from. `train/acts.py` makes such files.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::path::PathBuf;

use dateline::Pipeline;
use dateline::ingest::{self, Limits, Sources};
use dateline::time::{Context, Tagger};
use dateline_extract::act::learnt::Model;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (tagger, pipeline) = (Tagger::new(), Pipeline::builder().build());
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from);
    let model = Model::load(&std::fs::read(paths.next().ok_or("no model named")?)?)?;
    for capture in Sources::new(paths, Limits::default()).flatten() {
        for report in ingest::read(capture, pipeline.options()).reports {
            let analysis = dateline::nlp::analyse(&report.text, &report.asides());
            let times = tagger.tag(&report.text, &Context::of(report.published));
            let extraction = dateline_extract::extract_with(&report, &analysis, times, &model);
            let record = dateline_resolve::resolve_with(&report, &analysis, extraction, &model);
            println!("{}", serde_json::to_string(&record)?);
        }
    }
    Ok(())
}
