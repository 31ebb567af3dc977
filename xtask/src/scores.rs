//! The numbers that are kept: `eval/baseline.csv`, and `docs/SCORES.md` written from it.

use std::fs;

use anyhow::Context;

use crate::{bench, compare, shell};

const CSV: &str = "eval/baseline.csv";
/// Which version of its data each score was made on; written by `cargo xtask eval`.
pub const VERSIONS: &str = "eval/data.tsv";
const PAGE: &str = "docs/SCORES.md";
const HEAD: &str = "data,measure,last,now";

/// What stands above the tables.
const PREFACE: &str = "\
# Scores

Written by `cargo xtask eval`, `bench` and `compare` from `eval/baseline.csv`: the last run beside this one. The data and the
scorers lie in a shared folder beside the checkout and are no part of it; everything here is development or training data, the
held-out sets are measured apart. Scores are in percent unless a row says otherwise.

";

/// One number.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What was read: "gold/dev", "polnear.dev, direct".
    pub data: String,
    /// What was measured: "statement.chain F1".
    pub measure: String,
    /// The run before.
    pub last: Option<f64>,
    /// This run.
    pub now: f64,
}

impl Row {
    /// A number of this run.
    pub fn new(data: impl Into<String>, measure: impl Into<String>, now: f64) -> Self {
        Self { data: data.into(), measure: measure.into(), last: None, now }
    }
}

/// Puts the rows of a run in place of those of the same data; the others stay as they are.
pub fn update(run: &[Row]) -> anyhow::Result<()> {
    let path = shell::root().join(CSV);
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let rows = merge(parse(&kept), run);
    fs::create_dir_all(path.parent().context("a folder")?)?;
    fs::write(&path, csv(&rows))?;
    fs::create_dir_all(shell::root().join("docs"))?;
    let versions = fs::read_to_string(shell::root().join(VERSIONS)).unwrap_or_default();
    fs::write(shell::root().join(PAGE), page(&rows, &versions))?;
    println!("written: {CSV}, {PAGE}");
    Ok(())
}

fn merge(kept: Vec<Row>, run: &[Row]) -> Vec<Row> {
    let again = |data: &str| run.iter().any(|row| row.data == data);
    let fresh = run.iter().map(|row| {
        let before = kept.iter().find(|old| old.data == row.data && old.measure == row.measure);
        Row { last: before.map(|old| old.now), ..row.clone() }
    });
    let fresh: Vec<Row> = fresh.collect();
    let mut rows: Vec<Row> = kept.into_iter().filter(|row| !again(&row.data)).collect();
    rows.extend(fresh);
    rows.sort_by_key(|row| order(&row.data));
    rows
}

/// Scores first, speed last; within them by name.
fn order(data: &str) -> (bool, String) {
    (data.starts_with("speed"), data.to_owned())
}

fn parse(csv: &str) -> Vec<Row> {
    let rows = csv.lines().skip(1).filter_map(|line| {
        let (names, numbers) = line.strip_prefix('"')?.rsplit_once("\",")?;
        let ((data, measure), (last, now)) = (names.split_once("\",\"")?, numbers.split_once(',')?);
        let (data, measure, last, now) = (data.to_owned(), measure.to_owned(), last.parse().ok(), now.parse().ok()?);
        Some(Row { data, measure, last, now })
    });
    rows.collect()
}

fn csv(rows: &[Row]) -> String {
    let mut out = format!("{HEAD}\n");
    for row in rows {
        let last = row.last.map(number).unwrap_or_default();
        out.push_str(&format!("\"{}\",\"{}\",{last},{}\n", row.data, row.measure, number(row.now)));
    }
    out
}

fn page(rows: &[Row], versions: &str) -> String {
    let version = |data: &str| {
        let row = versions.lines().map(|line| line.split('\t').collect::<Vec<_>>()).find(|row| row.first() == Some(&data))?;
        Some(format!(" Data: `{}`, version {}.", row.get(1)?, row.get(2)?))
    };
    let mut out = PREFACE.to_owned();
    let mut data = "";
    for row in rows {
        if row.data != data {
            data = &row.data;
            let compared = [compare::ENGINES, compare::COPIES, bench::MILLION].into_iter().find(|(name, _)| *name == data);
            let about = compared.map_or_else(|| crate::eval::about(data), |(_, about)| about.to_owned());
            let about = format!("{about}{}", version(data).unwrap_or_default());
            out.push_str(&format!("\n## {data}\n\n{}\n\n| measure | last | now | |\n|---|--:|--:|--:|\n", about.trim()));
        }
        let (last, change) = row.last.map_or_else(Default::default, |last| {
            let change = row.now - last;
            (number(last), if change == 0.0 { String::new() } else { format!("{change:+.1}") })
        });
        out.push_str(&format!("| {} | {last} | {} | {change} |\n", row.measure, number(row.now)));
    }
    out
}

fn number(value: f64) -> String {
    let rounded = format!("{value:.2}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Row, csv, merge, page, parse};

    #[test]
    fn the_last_run_stands_beside_this_one() {
        let before = merge(
            Vec::new(),
            &[Row::new("polnear.dev, direct", "pairs given, F1", 74.0), Row::new("speed, 1 thread(s)", "MB/s", 3.5)],
        );
        let again = parse(&csv(&before));
        assert_eq!(again, before);
        let now = merge(again, &[Row::new("polnear.dev, direct", "pairs given, F1", 75.25)]);
        assert_eq!(now[0], Row { last: Some(74.0), ..Row::new("polnear.dev, direct", "pairs given, F1", 75.25) });
        assert_eq!(now[1].data, "speed, 1 thread(s)");
        assert!(page(&now, "").contains("| pairs given, F1 | 74 | 75.25 | +1.2 |"), "{}", page(&now, ""));
    }
}
