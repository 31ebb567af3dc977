//! `cargo xtask bench`: the whole pipeline on real news, on one thread and on two.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::scores::{self, Row};
use crate::{eval, shell};

/// The file read, below the shared folder.
const NEWS: &str = "news/news.jsonl.gz";

/// What the rows are called in the scores.
const COPIES: &str = "speed, copies";
const BOOK: &str = "speed, book of the news";

/// Reads the news, keeps it in a book and asks that; prints speed, memory and the share of each stage.
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
    rows.extend(copies(shared)?);
    let reading = rows.iter().rfind(|row| row.measure == "cpu-seconds").map(|row| row.now);
    rows.extend(book(&dateline, &news, reading)?);
    scores::update(&rows)
}

/// How fast copies are found, on one core, reading the texts not counted.
fn copies(shared: &Path) -> anyhow::Result<Vec<Row>> {
    let texts = eval::clusters::lines(&shared.join("news/copies.jsonl.gz"), &shell::root().join("target/bench"))?;
    let output = eval::clusters::command("copies", &texts).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    println!("copies");
    Ok(rows(COPIES, &told))
}

/// How fast a book is filled, filled again with the same, and asked. `reading` is the processor time of reading alone, in seconds.
fn book(dateline: &Path, news: &Path, reading: Option<f64>) -> anyhow::Result<Vec<Row>> {
    let path = shell::root().join("target/bench/news.db");
    for ending in ["", "-wal", "-shm"] {
        let part = path.with_file_name(format!("news.db{ending}"));
        if part.exists() {
            std::fs::remove_file(part)?;
        }
    }
    let mut found = Vec::new();
    for (round, name) in ["first", "again"].into_iter().enumerate() {
        let mut command = Command::new(dateline);
        command.args(["add", "--timings", "--threads", "2", "--book"]).arg(&path).arg(news).stdout(Stdio::null());
        let begin = std::time::Instant::now();
        let output = command.stderr(Stdio::piped()).output().context("dateline add")?;
        let seconds = begin.elapsed().as_secs_f64();
        if !matches!(output.status.code(), Some(0 | 3)) {
            bail!("dateline add failed ({}):\n{}", output.status, String::from_utf8_lossy(&output.stderr));
        }
        println!("{BOOK}, {name}");
        found.push(Row::new(BOOK, format!("{name}: seconds"), seconds));
        println!("  {name}: seconds {seconds:.1}");
        if round == 0 {
            found.extend(rows(BOOK, &String::from_utf8_lossy(&output.stderr)));
            let adding = found.iter().find(|row| row.measure == "cpu-seconds").map(|row| row.now);
            if let (Some(reading), Some(adding)) = (reading, adding) {
                let more = 100.0 * (adding / reading - 1.0);
                println!("  processor time beyond reading, % {more:.1}");
                found.push(Row::new(BOOK, "processor time beyond reading, %", more));
            }
        }
    }
    found.push(Row::new(BOOK, "MB", std::fs::metadata(&path)?.len() as f64 / 1e6));
    let mut ask =
        shell::cargo(&["run", "--quiet", "--release", "--locked", "--package", "dateline-book", "--example", "ask", "--"]);
    found.extend(rows(BOOK, &shell::output(ask.arg(&path))?));
    Ok(found)
}

fn rows(data: &str, told: &str) -> Vec<Row> {
    let measures = told.lines().filter_map(|line| measure(line).or_else(|| question(line)));
    measures
        .map(|(name, value)| Row::new(data, &name, value))
        .inspect(|row| println!("  {:<36}{:>10}", row.measure, row.now))
        .collect()
}

/// `words, rare   1.23 ms  20 found` as a name and a number.
fn question(line: &str) -> Option<(String, f64)> {
    let (rest, found) = line.split_once(" ms  ")?;
    let (name, value) = rest.rsplit_once(' ')?;
    found.ends_with(" found").then_some(())?;
    Some((format!("{}, ms", name.trim()), value.parse().ok()?))
}

/// `reports/s 1234` as a name and a number; of a stage its share in percent.
fn measure(line: &str) -> Option<(String, f64)> {
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        [
            name @ ("read-seconds" | "keep-seconds" | "compare-seconds" | "reports" | "seconds" | "cpu-seconds" | "reports/s"
            | "reports/cpu-s" | "words/s" | "MB/s" | "peak-MB"),
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
        assert_eq!(super::question("words, rare                      1.23 ms  20 found"), Some(("words, rare, ms".into(), 1.23)));
    }
}
