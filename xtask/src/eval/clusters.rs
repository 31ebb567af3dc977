//! Groups of reports: copies and stories.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Bench, inputs};
use crate::scores::Row;
use crate::shell;

/// The figures of `cluster_scores.py` that are kept, in percent.
const KEPT: [(&str, &str); 5] = [
    ("ari", "adjusted Rand index"),
    ("b3_p", "B-cubed P"),
    ("b3_r", "B-cubed R"),
    ("b3_f1", "B-cubed F1"),
    ("pair_f1", "pairs F1"),
];

/// Groups the texts of a file and scores the groups; files are named below the shared folder.
pub fn run(bench: &Bench, data: &str, what: &str, texts: &str, gold: &str) -> anyhow::Result<Vec<Row>> {
    let found = bench.out.join(format!("{what}.tsv"));
    let mut command = command(what, &lines(&bench.shared.join(texts), &bench.out)?);
    fs::write(&found, shell::output(&mut command)?)?;
    let printed = bench.score("cluster_scores.py", &[&bench.shared.join(gold), &found], &[])?;
    Ok(parse(data, &printed))
}

/// The program that prints `id<TAB>group` of each text, built.
pub fn program() -> anyhow::Result<PathBuf> {
    let build = ["build", "--release", "--locked", "--package", "dateline-resolve", "--example", "groups"];
    shell::run(&mut shell::cargo(&build))?;
    Ok(shell::release().join("examples").join(format!("groups{}", std::env::consts::EXE_SUFFIX)))
}

/// The command that prints `id<TAB>group` of each text.
pub fn command(what: &str, texts: &Path) -> Command {
    let mut command =
        shell::cargo(&["run", "--quiet", "--release", "--locked", "--package", "dateline-resolve", "--example", "groups", "--"]);
    command.arg(what).arg(texts);
    command
}

/// The rows of a compressed file as a file of lines in `folder`.
pub fn lines(texts: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let name = texts.file_stem().unwrap_or_default();
    let path = folder.join(name);
    let rows: Vec<String> = inputs::rows(texts)?.iter().map(|row| format!("{row}\n")).collect();
    fs::write(&path, rows.concat())?;
    Ok(path)
}

/// "ari            0.9907" in percent.
fn parse(data: &str, printed: &str) -> Vec<Row> {
    let figures = printed.lines().filter_map(|line| line.split_once(' '));
    let kept = figures.filter_map(|(name, value)| {
        let (_, about) = KEPT.iter().find(|(kept, _)| *kept == name)?;
        Some(Row::new(data, *about, value.trim().parse::<f64>().ok()? * 100.0))
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use crate::scores::Row;

    #[test]
    fn reads_what_the_scorer_prints() {
        let rows = super::parse("copies", "n              6189\nari            0.5\nb3_f1          0.25\n");
        assert_eq!(rows, [Row::new("copies", "adjusted Rand index", 50.0), Row::new("copies", "B-cubed F1", 25.0)]);
    }
}
