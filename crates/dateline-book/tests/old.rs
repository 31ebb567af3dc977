//! Books of earlier versions are opened forever.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use std::path::{Path, PathBuf};

use dateline_book::{Book, Filter};
use dateline_record::vocabulary::{ActType, Status};
use support::{add, report};

fn old(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/books/version-{version}.db.zst"))
}

/// `cargo test -p dateline-book --test old -- --ignored` writes the book of the present version.
#[test]
#[ignore = "writes a file of the repository"]
fn write_the_present_one() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("x.db");
    let mut book = Book::open(&path).unwrap();
    add(
        &mut book,
        &[report("ports", "2025-03-14")
            .at("The Courier", Some("https://courier.example/ports"))
            .says(&["Lusa", "Rui Seabra/PRT/Minister"], "The ports will reopen on Monday")
            .does(
                "Portugal/PRT/government",
                "warned",
                "Morocco/MAR/government",
                "to close its ports",
                ActType::Threaten,
                Status::Threatened,
            )
            .by("2025-03-21", "2025-03-22")
            .done()],
    );
    drop(book);
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.pragma_update(None, "journal_mode", "delete").unwrap();
    connection.execute("VACUUM", []).unwrap();
    drop(connection);
    std::fs::create_dir_all(old(1).parent().unwrap()).unwrap();
    std::fs::write(old(1), zstd::encode_all(std::fs::read(&path).unwrap().as_slice(), 19).unwrap()).unwrap();
}

#[test]
fn the_first_version_is_opened() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("old.db");
    std::fs::write(&path, zstd::decode_all(std::fs::read(old(1)).unwrap().as_slice()).unwrap()).unwrap();
    let asked = Book::read(&path).unwrap().find(&Filter { words: "ports".into(), ..Filter::default() }).unwrap();
    assert_eq!(asked.found.len(), 2);
    let mut book = Book::open(&path).unwrap();
    assert_eq!(book.check(|_| ()).unwrap().faults, Vec::<String>::new());
    let later = report("later", "2025-03-20").says(&["Rui Seabra/PRT/Minister"], "The ports will reopen on Monday").done();
    assert_eq!(add(&mut book, &[later]).new, 1);
    let said = asked.found.iter().find(|one| one.kind == "statement").unwrap();
    assert_eq!(book.trace(said.id, None).unwrap().counts.reports, 2);
}
