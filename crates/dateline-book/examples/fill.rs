//! `fill BOOK RECORDS.jsonl [TIMES]`: makes a book of records as `dateline read --jsonl` prints them, and times it.
//!
//! With TIMES each record is added so many times, as if by other outlets on other days: a book as large as one likes.

use std::io::BufRead;
use std::time::Instant;

use dateline_book::{Book, Entry, Origin, key};
use dateline_record::Record;

/// Reports a batch.
const BATCH: usize = 256;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, path, records, times @ ..] = arguments.as_slice() else { return Err("fill BOOK RECORDS.jsonl [TIMES]".into()) };
    let times: usize = times.first().map_or(Ok(1), |times| times.parse())?;
    let mut book = Book::open(path)?;
    let now = jiff::Timestamp::from_second(1_750_000_000)?;
    let (mut batch, mut spent, mut reading) = (Vec::new(), std::time::Duration::ZERO, Instant::now());
    let mut parsing = std::time::Duration::ZERO;
    let mut total = dateline_book::Added::default();
    let mut flush = |batch: &mut Vec<(String, Record)>| -> Result<(), dateline_book::Error> {
        let begin = Instant::now();
        let entries: Vec<Entry<'_>> =
            batch.iter().map(|(key, record)| Entry { record, key, capture: Some(record.report.text.as_bytes()) }).collect();
        total += book.add(&entries, "model", now)?;
        spent += begin.elapsed();
        batch.clear();
        Ok(())
    };
    for line in std::io::BufReader::new(std::fs::File::open(records)?).lines() {
        let record: Record = serde_json::from_str(&line?)?;
        for copy in 0..times {
            let mut record = record.clone();
            if copy > 0 {
                vary(&mut record, copy);
            }
            batch.push((key(record.report.url.as_deref(), &record.report.id, Origin::Named), record));
        }
        if batch.len() >= BATCH {
            parsing += reading.elapsed();
            flush(&mut batch)?;
            reading = Instant::now();
        }
    }
    flush(&mut batch)?;
    println!("add-seconds {:.2}\nparse-seconds {:.2}\n{total:?}", spent.as_secs_f64(), parsing.as_secs_f64());
    println!("{:?}\nMB {:.1}", book.size()?, std::fs::metadata(path)?.len() as f64 / 1e6);
    Ok(())
}

/// The same record as another report: another name, another day, another text by a word at its end.
fn vary(record: &mut Record, copy: usize) {
    record.report.id = format!("{}#{copy}", record.report.id);
    record.report.url = None;
    record.report.text.push_str(&format!("\n{copy}"));
    record.report.sha256 = dateline_record::sha256_hex(record.report.text.as_bytes());
    let day = format!("20{:02}-{:02}-{:02}", copy % 30, copy % 12 + 1, copy % 28 + 1);
    record.report.published = Some(day);
}
