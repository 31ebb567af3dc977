//! `fill BOOK RECORDS.jsonl [TIMES]`: makes a book of records as `dateline read --jsonl` prints them, and times that and questions.
//!
//! With TIMES each record is added so many times, as if by other outlets on other days: a book as large as one likes; such a one is not
//! compared, only asked.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::io::BufRead;
use std::time::{Duration, Instant};

use dateline_book::{Added, Book, Due, Entry, Error, Filter, Kind, Origin, Sort, key};
use dateline_record::Record;

/// Reports a batch.
const BATCH: usize = 256;
/// How often each question is put.
const ROUNDS: usize = 21;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, path, records, times @ ..] = arguments.as_slice() else { return Err("fill BOOK RECORDS.jsonl [TIMES]".into()) };
    let times: usize = times.first().map_or(Ok(1), |times| times.parse())?;
    let mut book = Book::open(path)?;
    let (mut batch, mut spent, mut added) = (Vec::new(), Duration::ZERO, Added::default());
    let mut bytes = 0;
    let lines = std::io::BufReader::new(std::fs::File::open(records)?).lines();
    for line in lines {
        let record: Record = serde_json::from_str(&line?)?;
        for copy in 0..times {
            let mut record = record.clone();
            vary(&mut record, copy);
            bytes += record.report.text.len();
            batch.push((key(record.report.url.as_deref(), &record.report.id, Origin::Named), record));
        }
        if batch.len() >= BATCH {
            keep(&mut book, &mut batch, &mut spent, &mut added)?;
        }
    }
    keep(&mut book, &mut batch, &mut spent, &mut added)?;
    println!("{added:?}\nadd-seconds {:.2}", spent.as_secs_f64());
    if times == 1 {
        let begin = Instant::now();
        book.relate()?;
        println!("relate-seconds {:.2}", begin.elapsed().as_secs_f64());
    }
    drop(book);
    let size = std::fs::metadata(path)?.len() as f64;
    println!("MB {:.1}\ntimes-text {:.2}", size / 1e6, size / bytes as f64);
    let book = Book::read(path)?;
    println!("{:?}", book.size()?);
    ask(&book)
}

fn keep(
    book: &mut Book,
    batch: &mut Vec<(String, Record)>,
    spent: &mut Duration,
    added: &mut Added,
) -> Result<(), Box<dyn std::error::Error>> {
    let begin = Instant::now();
    let entries: Vec<Entry<'_>> =
        batch.iter().map(|(key, record)| Entry { record, key, capture: Some(record.report.text.as_bytes()) }).collect();
    *added += book.add(&entries, "model", jiff::Timestamp::from_second(1_750_000_000)?)?;
    *spent += begin.elapsed();
    batch.clear();
    Ok(())
}

/// The same record as another report: another name, another day, another text by a word at its end.
fn vary(record: &mut Record, copy: usize) {
    if copy == 0 {
        return;
    }
    record.report.id = format!("{}#{copy}", record.report.id);
    record.report.url = None;
    record.report.text.push_str(&format!("\n{copy}"));
    record.report.sha256 = dateline_record::sha256_hex(record.report.text.as_bytes());
    record.report.published = Some(format!("20{:02}-{:02}-{:02}", copy % 30, copy % 12 + 1, copy % 28 + 1));
}

/// Puts questions and prints the median time of each in milliseconds.
fn ask(book: &Book) -> Result<(), Box<dyn std::error::Error>> {
    let limit = Some(20);
    let words = |words: &str, sort| Filter { words: words.into(), sort, limit, ..Filter::default() };
    let who = |name: &str| -> Result<_, Error> { Ok(Some(book.who(name)?)) };
    time("words, rare", || Ok(book.find(&words("sanctions tariff", Sort::Fitting))?.found.len()))?;
    time("words, middling", || Ok(book.find(&words("ceasefire", Sort::Fitting))?.found.len()))?;
    time("words, common", || Ok(book.find(&words("government", Sort::Fitting))?.found.len()))?;
    time("words, common, by date", || Ok(book.find(&words("said", Sort::Date))?.found.len()))?;
    time("words, common, by rank", || Ok(book.find(&words("government", Sort::Rank))?.found.len()))?;
    for name in ["Trump", "Vladimir Putin", "Zuckerberg"] {
        if book.who(name).is_ok() {
            time(&format!("who {name}"), || Ok(book.find(&Filter { who: who(name)?, limit, ..Filter::default() })?.found.len()))?;
        }
    }
    time("time", || {
        let filter = Filter { since: Some("2018-01-01".into()), until: Some("2018-12-31".into()), limit, ..Filter::default() };
        Ok(book.find(&filter)?.found.len())
    })?;
    time("threats", || {
        let kind = Kind::Commitment(dateline_record::vocabulary::Commitment::Threat);
        Ok(book.find(&Filter { kind, limit, ..Filter::default() })?.found.len())
    })?;
    time("due", || Ok(book.due(&Due { on: "2025-05-20".into(), who: None, limit })?.len()))?;
    time("timeline", || Ok(book.timeline(&Filter { limit, ..Filter::default() })?.len()))?;
    time("timeline of Trump", || Ok(book.timeline(&Filter { who: who("Trump")?, limit, ..Filter::default() })?.len()))?;
    Ok(())
}

fn time(name: &str, question: impl Fn() -> Result<usize, Error>) -> Result<(), Box<dyn std::error::Error>> {
    let mut spent = Vec::new();
    let mut found = 0;
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        found = question()?;
        spent.push(begin.elapsed());
    }
    spent.sort_unstable();
    let median = spent.get(spent.len() / 2).copied().unwrap_or_default();
    println!("{name:<28}{:>9.2} ms  {found} found", median.as_secs_f64() * 1e3);
    Ok(())
}
