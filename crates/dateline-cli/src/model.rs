//! `dateline model`.

use std::fmt::Write as _;
use std::io::{self, Write};

use dateline::nlp::engine::Engine;

use crate::status::Status;

/// Prints what the engine's model says of itself.
pub fn run() -> anyhow::Result<Status> {
    let engine = Engine::embedded();
    let hash = engine.hash().iter().fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    });
    let mut out = io::stdout().lock();
    writeln!(out, "{:<9}{}\n{:<9}{hash}", "name", engine.name(), "sha256")?;
    for (name, fields) in engine.card() {
        writeln!(out, "{name:<9}{}", fields.join("  "))?;
    }
    Ok(Status::AllRead)
}
