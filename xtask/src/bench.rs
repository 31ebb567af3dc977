//! `cargo xtask bench`: the whole pipeline on real news, on one thread and on two.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::scores::{self, Row};
use crate::{eval, shell};

/// The file read, below the shared folder.
const NEWS: &str = "news/news.jsonl.gz";

/// What the rows are called in the scores.
const COPIES: &str = "speed, copies";
const BOOK: &str = "speed, book of the news";
/// The book of the news, among the files of the bench.
const NEWS_BOOK: &str = "news.db";
/// The same for a large book, and what stands under its heading there.
pub const MILLION: (&str, &str) = (
    "speed, book of a million statements",
    "`cargo xtask bench million`: the records of the book of the news, each kept eight times as if by other outlets on other days, and \
     not compared; the same questions.",
);
/// How often each record is kept for it.
const TIMES: &str = "8";

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
    rows.extend(large(&dateline)?);
    scores::update(&rows)
}

/// The large book alone, made of the book of the news that the last bench left.
pub fn million() -> anyhow::Result<()> {
    let news = place(NEWS_BOOK);
    if !news.is_file() {
        println!("no {}: `cargo xtask bench` makes it", news.display());
        return Ok(());
    }
    scores::update(&large(&shell::dateline()?)?)
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
    let path = fresh(NEWS_BOOK)?;
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
    found.extend(rows(BOOK, &shell::output(example("ask").arg(&path))?));
    Ok(found)
}

/// How fast a book of more than a million statements is filled and asked; it is gone afterwards.
fn large(dateline: &Path) -> anyhow::Result<Vec<Row>> {
    let records = place("news.records.jsonl");
    let mut export = Command::new(dateline);
    export.args(["export", "--as", "jsonl", "--book"]).arg(place(NEWS_BOOK)).stdout(std::fs::File::create(&records)?);
    shell::run(&mut export)?;
    let path = fresh("million.db")?;
    println!("{}", MILLION.0);
    let mut found = rows(MILLION.0, &shell::output(example("fill").arg(&path).arg(&records).arg(TIMES))?);
    found.extend(rows(MILLION.0, &shell::output(example("ask").arg(&path))?));
    std::fs::remove_file(records)?;
    fresh("million.db")?;
    Ok(found)
}

/// An example of the crate of the book, to be run.
fn example(name: &str) -> Command {
    shell::cargo(&["run", "--quiet", "--release", "--locked", "--package", "dateline-book", "--example", name, "--"])
}

/// Where a file of the bench is.
fn place(name: &str) -> PathBuf {
    shell::root().join("target/bench").join(name)
}

/// Where a book of the bench is to be; none is there.
fn fresh(name: &str) -> anyhow::Result<PathBuf> {
    for ending in ["", "-wal", "-shm"] {
        let part = place(&format!("{name}{ending}"));
        if part.exists() {
            std::fs::remove_file(part)?;
        }
    }
    Ok(place(name))
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
            | "reports/cpu-s" | "words/s" | "MB/s" | "peak-MB" | "statements" | "acts" | "add-seconds" | "MB"),
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
