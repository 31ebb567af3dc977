//! `ask BOOK`: puts questions to a book and prints the median time of each.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::time::Instant;

use dateline_book::{Book, Due, Error, Filter, Kind, Sort};

/// How often each question is put.
const ROUNDS: usize = 21;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("ask BOOK")?;
    ask(&Book::read(path)?)
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
