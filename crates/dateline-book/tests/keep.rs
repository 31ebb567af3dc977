//! Keeping: what is added is there, once, with all its texts, and stays.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use dateline_book::{Added, Book, Id, Piece};
use dateline_record::Record;
use dateline_record::vocabulary::{ActType, Status};
use support::{MODEL, add, book, report};

fn ports() -> Record {
    report("ports", "2025-03-14")
        .text("LISBON —")
        .says(&["Lusa", "Rui Seabra/PRT/Minister"], "The ports will reopen on Monday")
        .does("Portugal/PRT", "warned", "Morocco/MAR", "to reopen the fishing grounds", ActType::Threaten, Status::Threatened)
        .by("2025-03-21", "2025-03-22")
        .done()
}

/// Every row of every table, as text.
fn rows(book: &Book) -> Vec<String> {
    let connection = rusqlite::Connection::open(book.path()).unwrap();
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut all = Vec::new();
    // The pages of an index of words follow the batches they were written in; what is found by it does not.
    for table in tables.into_iter().filter(|table| !table.ends_with("_words_data") && !table.ends_with("_words_idx")) {
        let mut question = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns = question.column_count();
        let mut rows = question.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            all.push(format!("{table}: {}", values.join("|")));
        }
    }
    all
}

#[test]
fn the_same_input_twice_changes_nothing() {
    let (_folder, mut book) = book(&[ports()]);
    let before = rows(&book);
    assert_eq!(add(&mut book, &[ports(), ports()]), Added { same: 2, ..Added::default() });
    assert_eq!(rows(&book), before);
    let known = book.known(MODEL).unwrap();
    assert!(known.holds("name:ports", &ports().report.sha256));
    assert!(!known.holds("name:ports", "0000") && !book.known("another").unwrap().holds("name:ports", &ports().report.sha256));
}

#[test]
fn a_report_that_changes_ten_times_keeps_ten_texts() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut book = Book::open(folder.path().join("x.db")).unwrap();
    for number in 1..=10 {
        let changed =
            report("ports", "2025-03-14").says(&["Rui Seabra/PRT"], &format!("There are {number} ships in the port")).done();
        let added = add(&mut book, &[changed]);
        assert_eq!((added.new, added.changed), (u64::from(number == 1), u64::from(number > 1)));
    }
    let size = book.size().unwrap();
    assert_eq!((size.reports, size.versions, size.statements), (1, 10, 1));
    let newest = book.show(Id::Report(1), None).unwrap();
    assert_eq!(newest.versions.len(), 10);
    assert!(newest.record.report.text.contains("There are 10 ships"));
    assert!(book.show(Id::Report(1), Some(3)).unwrap().record.report.text.contains("There are 3 ships"));
    let changes = book.difference(Id::Report(1), 9, 10).unwrap();
    assert!(matches!(&changes[0], Piece::Gone(words) if words.contains("9 ships")), "{changes:?}");
    assert!(matches!(&changes[1], Piece::New(words) if words.contains("10 ships")), "{changes:?}");
    assert_eq!(book.check(|_| ()).unwrap().faults, Vec::<String>::new());
}

#[test]
fn what_was_kept_is_what_was_read() {
    let record = ports();
    let (_folder, book) = book(std::slice::from_ref(&record));
    assert_eq!(book.show(Id::Report(1), None).unwrap().record, record);
    let shown = book.show(Id::Statement(1), None).unwrap();
    assert_eq!((shown.report, shown.local.as_deref()), (Id::Report(1), Some("s1")));
    let checked = book.check(|_| ()).unwrap();
    assert_eq!((checked.texts, checked.captures, checked.records, checked.evidence, checked.rows), (1, 1, 1, 2, 2));
    assert_eq!(checked.faults, Vec::<String>::new());
    assert!(book.show(Id::Report(2), None).unwrap_err().is_question());
    assert!("x7".parse::<Id>().unwrap_err().to_string().contains("DL0409"));
}

#[test]
fn another_model_reads_the_same_text_again() {
    let (_folder, mut book) = book(&[ports()]);
    let mut better = ports();
    better.acts.clear();
    let entry = dateline_book::Entry { record: &better, key: "name:ports", capture: None };
    assert_eq!(book.add(&[entry], "better", support::now()).unwrap(), Added { read_again: 1, ..Added::default() });
    let size = book.size().unwrap();
    assert_eq!((size.reports, size.versions, size.statements, size.acts), (1, 1, 1, 0));
    assert_eq!(book.check(|_| ()).unwrap().faults, Vec::<String>::new());
}

#[test]
fn the_tables_do_not_depend_on_the_batches() {
    let all: Vec<Record> = (0..7)
        .map(|number| report(&format!("r{number}"), "2025-03-14").says(&["Rui Seabra/PRT"], &format!("It is {number}")).done())
        .collect();
    let (_one, at_once) = book(&all);
    let (_two, mut by_turns) = book(&all[..3]);
    add(&mut by_turns, &all[3..]);
    assert_eq!(rows(&at_once), rows(&by_turns));
}
