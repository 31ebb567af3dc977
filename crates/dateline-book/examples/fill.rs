//! `fill BOOK RECORDS.jsonl [TIMES]`: makes a book of records as `dateline read --jsonl` prints them, and times that.
//!
//! With TIMES each record is added so many times, as if by other outlets on other days: a book as large as one likes; such a one is not
//! compared.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::io::BufRead;
use std::time::{Duration, Instant};

use dateline_book::{Added, Book, Entry, Origin, key};
use dateline_record::Record;

/// Reports a batch.
const BATCH: usize = 256;

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
    println!("{added:?}\nreports {}\nadd-seconds {:.2}", added.new, spent.as_secs_f64());
    if times == 1 {
        let begin = Instant::now();
        book.relate()?;
        println!("relate-seconds {:.2}", begin.elapsed().as_secs_f64());
    }
    drop(book);
    let size = std::fs::metadata(path)?.len() as f64;
    println!("MB {:.1}\ntimes-text {:.2}", size / 1e6, size / bytes as f64);
    let size = Book::read(path)?.size()?;
    println!("statements {}\nacts {}\n{size:?}", size.statements, size.acts);
    Ok(())
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
