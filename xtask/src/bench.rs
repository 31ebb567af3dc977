//! `cargo xtask bench`: the whole pipeline on real news, on one thread and on two.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::scores::{self, Row};
use crate::shell;

/// The file read, below the shared folder.
const NEWS: &str = "news/news.jsonl.gz";

/// Reads the news and prints speed, memory and the share of each stage.
pub fn run(shared: &Path) -> anyhow::Result<()> {
    let news = shared.join(NEWS);
    if !news.is_file() {
        println!("no {NEWS} in {}: nothing to measure on", shared.display());
        return Ok(());
    }
    let dateline = shell::dateline()?;
    let mut rows = Vec::new();
    for threads in ["1", "2"] {
        let mut command = Command::new(&dateline);
        command.args(["read", "--jsonl", "--timings", "--threads", threads]).arg(&news).stdout(Stdio::null());
        let output = command.stderr(Stdio::piped()).output().context("dateline read")?;
        let told = String::from_utf8_lossy(&output.stderr);
        // 3: some captures of a crawl are broken or not English, which is no fault of the run.
        if !matches!(output.status.code(), Some(0 | 3)) {
            bail!("dateline read failed ({}):\n{told}", output.status);
        }
        println!("{NEWS}, {threads} thread(s)");
        for (name, value) in told.lines().filter_map(measure) {
            println!("  {name:<16}{value:>10}");
            rows.push(Row::new(format!("speed, {threads} thread(s)"), name, value));
        }
    }
    scores::update(&rows)
}

/// `reports/s 1234` as a name and a number; of a stage its share in percent.
fn measure(line: &str) -> Option<(String, f64)> {
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        [
            name @ ("reports" | "seconds" | "cpu-seconds" | "reports/s" | "reports/cpu-s" | "words/s" | "MB/s" | "peak-MB"),
            value,
        ] => Some(((*name).to_owned(), value.parse().ok()?)),
        [stage, _, "s", share, "%"] => Some((format!("{} %", stage.strip_prefix("stage-")?), share.parse().ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::measure;

    #[test]
    fn reads_what_the_command_tells() {
        assert_eq!(measure("reports/s 1234"), Some(("reports/s".into(), 1234.0)));
        assert_eq!(measure("stage-extract 1.20 s 34.5 %"), Some(("extract %".into(), 34.5)));
        assert_eq!(measure("15,021 reports in 12.0 s"), None);
    }
}
