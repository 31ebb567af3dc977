//! `cargo xtask eval`: every scorer of the shared folder on the development data.

pub mod clusters;
mod inputs;
mod parse;
mod scorers;
mod version;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::scores;
use crate::shell;
pub use scorers::about;

/// Runs every scorer and writes the numbers down.
pub fn run(shared: &Path) -> anyhow::Result<()> {
    if !shared.join("eval").is_dir() {
        println!("no shared folder at {}: nothing to measure on. Name another with --shared DIR", shared.display());
        return Ok(());
    }
    if !shell::exists(Command::new("python3").arg("--version")) {
        anyhow::bail!("the scorers need python3");
    }
    let bench = Bench { shared: shared.to_owned(), out: shell::root().join("target/eval"), dateline: shell::dateline()? };
    fs::create_dir_all(&bench.out)?;
    let (mut rows, mut versions) = (Vec::new(), String::from("data\tfile\tversion\n"));
    for scorer in scorers::ALL {
        let version = version::version(&shared.join(scorer.of))?;
        versions.push_str(&format!("{}\t{}\t{version}\n", scorer.data, scorer.of));
        let found = (scorer.run)(&bench, scorer.data)?;
        println!("{}", scorer.data);
        for row in &found {
            println!("  {:<28}{:>8.2}", row.measure, row.now);
        }
        rows.extend(found);
    }
    fs::create_dir_all(shell::root().join("eval"))?;
    fs::write(shell::root().join(scores::VERSIONS), versions)?;
    scores::update(&rows)
}

/// Where things are while the scorers run.
pub struct Bench {
    shared: PathBuf,
    out: PathBuf,
    dateline: PathBuf,
}

impl Bench {
    /// Runs `dateline COMMAND` on reports and keeps what it prints.
    fn read(&self, name: &str, arguments: &[&str], reports: &str) -> anyhow::Result<PathBuf> {
        let (input, output) = (self.out.join(format!("{name}.in.jsonl")), self.out.join(format!("{name}.jsonl")));
        fs::write(&input, reports)?;
        let mut command = Command::new(&self.dateline);
        let file = fs::File::create(&output)?;
        let status = command.args(arguments).arg(&input).stdout(file).stderr(std::process::Stdio::null()).status()?;
        // 3: a text that is not English is a diagnostic.
        if !matches!(status.code(), Some(0 | 3)) {
            anyhow::bail!("`{}` failed ({status})", shell::name(&command));
        }
        Ok(output)
    }

    /// Runs a scorer of the shared folder and gives what it prints.
    fn score(&self, script: &str, arguments: &[&Path], flags: &[&str]) -> anyhow::Result<String> {
        let mut command = Command::new("python3");
        shell::output(command.arg("-B").arg(self.shared.join("eval").join(script)).args(arguments).args(flags))
    }
}
