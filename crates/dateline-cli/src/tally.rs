//! What a run amounted to: counts, speed, and where the time went.

use std::time::{Duration, Instant};

use dateline::{Record, Stage, Watch};

use crate::log::{grouped, plural};

/// Stages that are measured: those of the library, and printing.
const STAGES: usize = Stage::ALL.len() + 1;

/// Time spent in each stage while one capture is read.
#[derive(Debug, Default)]
pub struct Clock {
    running: Option<(usize, Instant)>,
    spent: [Duration; STAGES],
}

impl Clock {
    /// Printing begins.
    pub fn enter_print(&mut self) {
        self.turn(Some(STAGES - 1));
    }

    /// Ends the stage that runs and gives the times.
    pub fn stop(mut self) -> [Duration; STAGES] {
        self.turn(None);
        self.spent
    }

    fn turn(&mut self, next: Option<usize>) {
        let now = Instant::now();
        if let Some((stage, since)) = self.running.take()
            && let Some(spent) = self.spent.get_mut(stage)
        {
            *spent += now - since;
        }
        self.running = next.map(|stage| (stage, now));
    }
}

impl Watch for Clock {
    fn enter(&mut self, stage: Stage) {
        self.turn(Stage::ALL.iter().position(|one| *one == stage));
    }
}

/// What records hold, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Records.
    pub reports: u64,
    /// Bytes of text.
    pub bytes: u64,
    /// Words between white space.
    pub words: u64,
    /// Statements.
    pub statements: u64,
    /// Acts.
    pub acts: u64,
    /// Times.
    pub times: u64,
}

impl Count {
    /// Of one record.
    pub fn of(record: &Record) -> Self {
        Self {
            reports: 1,
            bytes: record.report.text.len() as u64,
            words: record.report.text.split_ascii_whitespace().count() as u64,
            statements: record.statements.len() as u64,
            acts: record.acts.len() as u64,
            times: record.times.len() as u64,
        }
    }
}

/// Sums over a run.
#[derive(Debug)]
pub struct Tally {
    /// What was read.
    pub count: Count,
    started: Instant,
    spent: [Duration; STAGES],
}

impl Tally {
    /// Starts the watch.
    pub fn start() -> Self {
        Self { count: Count::default(), started: Instant::now(), spent: [Duration::ZERO; STAGES] }
    }

    /// Adds one record.
    pub fn add(&mut self, count: Count) {
        let sum = &mut self.count;
        sum.reports += count.reports;
        sum.bytes += count.bytes;
        sum.words += count.words;
        sum.statements += count.statements;
        sum.acts += count.acts;
        sum.times += count.times;
    }

    /// Adds the times of one capture.
    pub fn spend(&mut self, spent: &[Duration; STAGES]) {
        for (sum, one) in self.spent.iter_mut().zip(spent) {
            *sum += *one;
        }
    }

    /// "15,021 reports in 12.3 s (1,221 a second): 60,000 statements, 40,000 acts, 50,000 times".
    pub fn summary(&self) -> String {
        let Count { reports, statements, acts, times, .. } = self.count;
        let seconds = self.started.elapsed().as_secs_f64();
        let rate =
            if seconds >= 1.0 { format!(" ({} a second)", grouped((reports as f64 / seconds) as u64)) } else { String::new() };
        format!(
            "{} in {seconds:.1} s{rate}: {}, {}, {}",
            plural(reports, "report"),
            plural(statements, "statement"),
            plural(acts, "act"),
            plural(times, "time")
        )
    }

    /// Speed, memory, and the share of each stage; one `name value` a line, for people and for `cargo xtask bench`.
    pub fn timings(&self) -> String {
        let seconds = self.started.elapsed().as_secs_f64().max(1e-9);
        let per_second = |amount: u64| amount as f64 / seconds;
        let Count { reports, words, bytes, .. } = self.count;
        let mut out = format!(
            "reports {reports}\nseconds {seconds:.2}\nreports/s {:.0}\nwords/s {:.0}\nMB/s {:.2}\n",
            per_second(reports),
            per_second(words),
            per_second(bytes) / 1e6
        );
        if let Some(busy) = processor_seconds() {
            // Tells the speed where other programs take turns on the same cores.
            out.push_str(&format!("cpu-seconds {busy:.2}\nreports/cpu-s {:.0}\n", reports as f64 / busy.max(0.01)));
        }
        if let Some(peak) = peak_memory() {
            out.push_str(&format!("peak-MB {:.0}\n", peak as f64 / 1e6));
        }
        let total: f64 = self.spent.iter().map(Duration::as_secs_f64).sum();
        let names = Stage::ALL.iter().map(|stage| stage.name()).chain(["print"]);
        for (name, spent) in names.zip(&self.spent) {
            let spent = spent.as_secs_f64();
            out.push_str(&format!("stage-{name} {spent:.2} s {:.1} %\n", 100.0 * spent / total.max(1e-9)));
        }
        out
    }
}

/// Most memory held at once, in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? * 1024)
}

/// Time that all threads together ran, in seconds, where the system tells. Linux counts it in hundredths.
pub fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let ticks = after_name.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    Some(ticks.sum::<Result<u64, _>>().ok()? as f64 / 100.0)
}
