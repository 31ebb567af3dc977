//! What breaks around a book: nothing that was kept is lost, and each error says what to do.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use dateline_book::{Book, Entry, Error, Filter};
use dateline_record::Record;
use rusqlite::Connection;
use support::{MODEL, add, book, key_of, now, report};
use tempfile::TempDir;

fn numbered(number: usize) -> Record {
    report(&format!("r{number}"), "2025-03-14")
        .says(&["Rui Seabra/PRT"], &format!("There are {number} ships in the port of Lisbon"))
        .done()
}

fn code(result: Result<Book, Error>) -> String {
    result.map(|_| ()).unwrap_err().code().id.to_owned()
}

fn faults(path: &Path) -> Vec<String> {
    Book::open(path).unwrap().check(|_| ()).unwrap().faults
}

/// Not a test of its own: the program that is killed by the next one. Adds reports in batches of ten until it is ended.
#[test]
fn writer() {
    let Some(path) = std::env::var_os("DATELINE_TEST_WRITER") else { return };
    let mut book = Book::open(path).unwrap();
    for batch in 0.. {
        let records: Vec<Record> = (batch * 10..batch * 10 + 10).map(numbered).collect();
        add(&mut book, &records);
        println!("batch {batch}");
    }
}

#[test]
fn killed_at_any_moment_it_loses_the_running_batch_at_most() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("x.db");
    for round in 0..50_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env("DATELINE_TEST_WRITER", &path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Moments spread over opening, adding and comparing.
        std::thread::sleep(Duration::from_micros(4000 + round * 1777 % 45_000));
        child.kill().unwrap();
        child.wait().unwrap();
        if round % 10 == 9 {
            assert_eq!(faults(&path), Vec::<String>::new(), "round {round}");
        }
    }
    let mut book = Book::open(&path).unwrap();
    let kept = book.size().unwrap().reports;
    assert!(kept >= 10 && kept % 10 == 0, "{kept} reports: a part of a batch was kept");
    // Resumed: what was kept is known, what was not compared is compared.
    let records: Vec<Record> = (0..usize::try_from(kept).unwrap() + 10).map(numbered).collect();
    let added = add(&mut book, &records);
    assert_eq!((added.same, added.new), (kept.unsigned_abs(), 10));
    assert_eq!(book.check(|_| ()).unwrap().faults, Vec::<String>::new());
}

#[test]
fn no_book_and_another_programs_file_are_told() {
    let folder = TempDir::new().unwrap();
    assert_eq!(code(Book::read(folder.path().join("none.db"))), "DL0401");
    let text = folder.path().join("notes.txt");
    fs::write(&text, "The ports will reopen on Monday, and that is all I know of it. ".repeat(40)).unwrap();
    assert_eq!([code(Book::read(&text)), code(Book::open(&text))], ["DL0402", "DL0402"]);
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute("CREATE TABLE birds(name)", []).unwrap();
    let before = fs::read(&other).unwrap();
    assert_eq!([code(Book::read(&other)), code(Book::open(&other))], ["DL0402", "DL0402"]);
    assert_eq!(fs::read(&other).unwrap(), before, "another program's file is not touched");
}

#[test]
fn a_book_of_a_newer_program_is_left_alone() {
    let (_folder, book) = book(&[numbered(1)]);
    let path = book.path().to_owned();
    drop(book);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!([code(Book::open(&path)), code(Book::read(&path))], ["DL0403", "DL0403"]);
}

#[test]
fn a_book_that_cannot_be_written_can_be_asked() {
    let (folder, book) = book(&[numbered(1)]);
    let path = book.path().to_owned();
    drop(book);
    let read_only = |on: bool| {
        for path in [path.as_path(), folder.path()] {
            let mut permissions = fs::metadata(path).unwrap().permissions();
            permissions.set_readonly(on);
            #[cfg(unix)]
            std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, if on { 0o555 } else { 0o755 });
            fs::set_permissions(path, permissions).unwrap();
        }
    };
    read_only(true);
    // The superuser may write whatever the permissions say.
    let superuser = fs::OpenOptions::new().write(true).open(&path).is_ok();
    let found = Book::read(&path).and_then(|book| book.find(&Filter::default())).map(|answer| answer.found.len());
    let opened = Book::open(&path).map(|_| ());
    read_only(false);
    assert_eq!(found.unwrap(), 1);
    if !superuser {
        assert_eq!(opened.unwrap_err().code().id, "DL0406");
    }
}

#[test]
fn two_writers_take_turns_and_readers_wait_for_nobody() {
    let (_folder, mut first) = book(&[numbered(0)]);
    let path = first.path().to_owned();
    let threads: Vec<_> = (0..2)
        .map(|writer| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut book = Book::open(path).unwrap();
                for number in 0..10 {
                    add(&mut book, &[numbered(100 + writer * 5 + number)]);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(first.size().unwrap().reports, 16, "some were added by both");
    assert_eq!(first.check(|_| ()).unwrap().faults, Vec::<String>::new());
    // While a writer holds the book, a reader reads what was there before.
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE reports SET title = 'x'").unwrap();
    let reader = Book::read(&path).unwrap();
    let begin = std::time::Instant::now();
    assert_eq!(reader.find(&Filter::default()).unwrap().found.len(), 16);
    assert!(begin.elapsed() < Duration::from_secs(2));
    // Another writer waits, and says what to do when it waited long enough.
    first.patience(Duration::from_millis(50)).unwrap();
    let record = numbered(999);
    let error = first.add(&[Entry { record: &record, key: &key_of(&record), capture: None }], MODEL, now()).unwrap_err();
    assert!(error.is_busy() && error.to_string().contains("DL0405"), "{error}");
    writer.execute_batch("ROLLBACK").unwrap();
    assert_eq!(add(&mut first, &[record]).new, 1);
}

#[test]
fn a_full_disk_loses_the_running_batch_only() {
    let (_folder, mut book) = book(&[numbered(0)]);
    let pages: i64 = Connection::open(book.path()).unwrap().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    book.most_pages(pages + 2).unwrap();
    let large: Vec<Record> = (1..1000).map(numbered).collect();
    let keys: Vec<String> = large.iter().map(key_of).collect();
    let entries: Vec<Entry<'_>> = large
        .iter()
        .zip(&keys)
        .map(|(record, key)| Entry { record, key, capture: Some(record.report.text.as_bytes()) })
        .collect();
    let error = book.add(&entries, MODEL, now()).unwrap_err();
    assert_eq!(error.code().id, "DL0407", "{error}");
    assert_eq!(book.size().unwrap().reports, 1);
    assert_eq!(book.check(|_| ()).unwrap().faults, Vec::<String>::new());
    book.most_pages(1 << 30).unwrap();
    assert_eq!(book.add(&entries, MODEL, now()).unwrap().new, 999);
}

#[test]
fn damaged_pages_are_told_and_never_panic() {
    let records: Vec<Record> = (0..60).map(numbered).collect();
    let (_folder, book) = book(&records);
    let path = book.path().to_owned();
    drop(book);
    Connection::open(&path).unwrap().pragma_update(None, "wal_checkpoint", "truncate").ok();
    let whole = fs::read(&path).unwrap();
    let page = 32_768;
    let mut told = 0;
    for damaged in 1..whole.len() / page {
        let mut bytes = whole.clone();
        for byte in &mut bytes[damaged * page..damaged * page + 600] {
            *byte = byte.wrapping_mul(31).wrapping_add(7);
        }
        fs::write(&path, &bytes).unwrap();
        let checked = Book::read(&path).and_then(|book| {
            drop(book.find(&Filter { words: "ships".into(), ..Filter::default() }));
            book.check(|_| ())
        });
        told += usize::from(checked.map_or(true, |checked| !checked.faults.is_empty()));
    }
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let cut = Book::read(&path).and_then(|book| book.check(|_| ()));
    assert!(cut.map_or(true, |checked| !checked.faults.is_empty()), "a book cut in half is told");
    let pages = whole.len() / page - 1;
    // A page of a full-text index can only be checked where the book may be written, and free space is free.
    assert!(told * 10 >= pages * 6, "{told} of {pages} damaged pages were told");
}

#[test]
fn changed_words_are_told() {
    let (_folder, book) = book(&[numbered(1)]);
    let path = book.path().to_owned();
    drop(book);
    for (sql, told) in [
        ("UPDATE versions SET text = replace(text, 'ships', 'boats')", "is not the one that was kept"),
        ("UPDATE statements SET content = 'No ships'", "say something else"),
        ("UPDATE captures SET hash = x'00'", "capture 00 is not"),
        ("DELETE FROM extractions", "has no record"),
        ("INSERT INTO statements_words(statements_words) VALUES ('delete-all')", "statements_words does not fit"),
    ] {
        let copy = path.with_extension("copy.db");
        fs::copy(&path, &copy).unwrap();
        Connection::open(&copy).unwrap().execute_batch(sql).unwrap();
        let faults = faults(&copy);
        assert!(faults.iter().any(|fault| fault.contains(told)), "{sql}: {faults:?}");
    }
}

#[test]
fn a_clock_that_jumps_changes_no_order() {
    let folder = TempDir::new().unwrap();
    let mut book = Book::open(folder.path().join("x.db")).unwrap();
    for (number, second) in [(1, 1_750_000_000), (2, 900_000_000), (3, 4_000_000_000_i64)] {
        let record = report("same", "2025-03-14").says(&["Rui Seabra/PRT"], &format!("Version {number} of the words")).done();
        let time = jiff::Timestamp::from_second(second).unwrap();
        book.add(&[Entry { record: &record, key: "name:same", capture: None }], MODEL, time).unwrap();
    }
    let shown = book.show(dateline_book::Id::Report(1), None).unwrap();
    assert!(shown.record.report.text.contains("Version 3"));
    assert_eq!(shown.versions.iter().map(|version| version.number).collect::<Vec<_>>(), [1, 2, 3]);
}
