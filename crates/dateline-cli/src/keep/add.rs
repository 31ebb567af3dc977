//! `dateline add`.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline::book::{Added, Book, Entry, Known, Origin, key};
use dateline::ingest::{self, Capture, Kind};
use dateline::{Diagnostic, Pipeline, Record, Timestamp, in_order};

use crate::args::Add;
use crate::log::{Log, grouped, plural};
use crate::status::{Status, Usage};
use crate::tally::processor_seconds;

/// Most reports of a batch.
const BATCH: usize = 64;
/// A book of which more than one in so many reports is new has gaps that are worth closing.
const FILLED: u64 = 3;
/// Longest time that passes until what was read is kept.
const PATIENCE: Duration = Duration::from_secs(5);

/// Reads what was named and keeps it.
pub fn run(args: &Add) -> anyhow::Result<Status> {
    if args.follow && args.input.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Usage("standard input can't be followed: name files or folders".into()).into());
    }
    let pipeline = args.input.pipeline();
    // Before anything is read: a book that can't be opened should not cost the time of reading.
    let mut book = Book::open(&args.at.book)?;
    loop {
        let status = round(args, &pipeline, &mut book)?;
        if !args.follow {
            return Ok(status);
        }
        std::thread::sleep(Duration::from_secs(args.every.max(1)));
    }
}

/// What a capture gave.
struct Read {
    /// New records with the keys of their reports.
    records: Vec<(String, Record)>,
    /// Reports that were known.
    same: u64,
    /// The bytes, when any record is new.
    bytes: Vec<u8>,
    diagnostics: Vec<Diagnostic>,
}

/// One look at all paths.
fn round(args: &Add, pipeline: &Pipeline, book: &mut Book) -> anyhow::Result<Status> {
    let begin = Instant::now();
    let model = pipeline.model();
    let known = Arc::new(book.known(&model)?);
    let mut log = Log::new(args.quiet, args.verbose, io::stdout().is_terminal());
    let (work, threads) = (pipeline.clone(), pipeline.threads());
    let mut keeper =
        Keeper { book, model, batch: Vec::new(), seen: BTreeSet::new(), last: Instant::now(), spent: Duration::ZERO };
    let (mut added, mut reports) = (Added::default(), 0);
    for one in in_order(args.input.captures()?, threads, move |capture| read(&work, &known, capture)) {
        one.diagnostics.iter().for_each(|found| log.diagnostic(found));
        reports += one.same + one.records.len() as u64;
        added.same += one.same;
        added += keeper.take(one.records, one.bytes)?;
        log.progress(reports);
    }
    added += keeper.flush()?;
    let (kept, reading) = (keeper.spent, begin.elapsed());
    let comparing = Instant::now();
    book.relate()?;
    if added.new * FILLED > u64::try_from(book.size()?.reports).unwrap_or(0)
        && let Err(error) = book.tidy()
    {
        log.note(&format!("the file was not made smaller: {error}"));
    }
    log.end();
    if !args.follow || added.new + added.changed + added.read_again > 0 {
        log.note(&summary(added, begin.elapsed(), &log));
        log.note(&holds(book)?);
    }
    if args.timings {
        let (reading, kept, compared) = ((reading - kept).as_secs_f64(), kept.as_secs_f64(), comparing.elapsed().as_secs_f64());
        log.note(&format!("reports {reports}\nread-seconds {reading:.2}\nkeep-seconds {kept:.2}\ncompare-seconds {compared:.2}"));
        if let Some(busy) = processor_seconds() {
            log.note(&format!("cpu-seconds {busy:.2}"));
        }
    }
    Ok(match (reports, log.has_errors()) {
        (0, _) => Status::NothingRead,
        (_, true) => Status::ReadWithErrors,
        _ => Status::AllRead,
    })
}

fn read(pipeline: &Pipeline, known: &Known, capture: Result<Capture, Diagnostic>) -> Read {
    let capture = match capture {
        Ok(capture) => capture,
        Err(found) => return Read { records: Vec::new(), same: 0, bytes: Vec::new(), diagnostics: vec![found] },
    };
    let (kind, bytes) = (capture.kind, capture.bytes.clone());
    let reading = ingest::read(capture, pipeline.options());
    let path = matches!(kind, Kind::Plain | Kind::Html).then(|| std::fs::canonicalize(&reading.place.file).ok()).flatten();
    let path = path.map(|path| path.display().to_string());
    let mut read = Read { records: Vec::new(), same: 0, bytes, diagnostics: reading.diagnostics };
    for report in reading.reports {
        read.diagnostics.extend(report.diagnostics.iter().cloned());
        let origin = match (kind, &path) {
            (Kind::Feed, _) => Origin::Feed,
            (_, Some(path)) => Origin::File(path),
            _ => Origin::Named,
        };
        let key = key(report.url.as_deref(), &report.id, origin);
        if known.holds(&key, &report.sha256) {
            read.same += 1;
        } else {
            read.records.push((key, pipeline.read(&report)));
        }
    }
    if read.records.is_empty() {
        read.bytes = Vec::new();
    }
    read
}

/// New records of a capture with the keys of their reports, and its bytes.
struct Kept {
    records: Vec<(String, Record)>,
    bytes: Vec<u8>,
}

/// Puts what was read into the book, a batch at a time.
struct Keeper<'b> {
    book: &'b mut Book,
    model: String,
    batch: Vec<Kept>,
    /// Reports of the batch by key and hash: one may stand in the input twice.
    seen: BTreeSet<(String, String)>,
    last: Instant,
    spent: Duration,
}

impl Keeper<'_> {
    fn take(&mut self, records: Vec<(String, Record)>, bytes: Vec<u8>) -> anyhow::Result<Added> {
        if !records.is_empty() {
            for (key, record) in &records {
                self.seen.insert((key.clone(), record.report.sha256.clone()));
            }
            self.batch.push(Kept { records, bytes });
        }
        if self.seen.len() >= BATCH || (!self.batch.is_empty() && self.last.elapsed() > PATIENCE) {
            return self.flush();
        }
        Ok(Added::default())
    }

    fn flush(&mut self) -> anyhow::Result<Added> {
        let begin = Instant::now();
        let entries: Vec<Entry<'_>> = self
            .batch
            .iter()
            .flat_map(|Kept { records, bytes }| {
                records.iter().map(move |(key, record)| Entry { record, key, capture: (!bytes.is_empty()).then_some(bytes) })
            })
            .collect();
        let added = if entries.is_empty() { Added::default() } else { self.book.add(&entries, &self.model, Timestamp::now())? };
        self.batch.clear();
        self.seen.clear();
        self.last = Instant::now();
        self.spent += begin.elapsed();
        Ok(added)
    }
}

/// "1,021 new reports, 3 changed, 20 known, in 12.3 s".
fn summary(added: Added, took: Duration, log: &Log) -> String {
    let mut parts = vec![plural(added.new, "new report")];
    for (count, what) in [(added.changed, "changed"), (added.read_again, "read again"), (added.same, "known")] {
        if count > 0 {
            parts.push(format!("{} {what}", grouped(count)));
        }
    }
    let counts = log.counts();
    let counts = if counts.is_empty() { counts } else { format!("; {counts}") };
    format!("{} in {:.1} s{counts}", parts.join(", "), took.as_secs_f64())
}

/// "dateline.db holds 15,021 reports, …".
pub fn holds(book: &Book) -> anyhow::Result<String> {
    let size = book.size()?;
    let count = |count: i64, noun: &str| plural(u64::try_from(count).unwrap_or(0), noun);
    Ok(format!(
        "{} holds {}, {}, {}, {}",
        book.path().display(),
        count(size.reports, "report"),
        count(size.statements, "statement"),
        count(size.acts, "act"),
        count(size.actors, "actor"),
    ))
}
