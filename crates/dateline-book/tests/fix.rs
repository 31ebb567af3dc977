//! Decisions: applied over what was extracted, kept when a report is read again, taken back.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use dateline_book::{Book, Decision, Entry, Filter, Id};
use dateline_record::Record;
use dateline_record::vocabulary::{ActType, Status};
use support::{add, book, now, report};

fn ports() -> Record {
    report("ports", "2025-03-14")
        .says(&["Rui Seabra/PRT/Minister"], "The ports will reopen on Monday")
        .does("Portugal/PRT/government", "met", "Morocco/MAR/government", "in Lisbon", ActType::Consult, Status::Done)
        .done()
}

fn found(book: &Book) -> Vec<Id> {
    book.find(&Filter::default()).unwrap().found.iter().map(|one| one.id).collect()
}

fn decide(book: &mut Book, decision: Decision) -> i64 {
    book.decide(&decision, Some("reader"), now()).unwrap()
}

#[test]
fn what_is_rejected_is_not_found_until_it_is_undone() {
    let (_folder, mut book) = book(&[ports()]);
    let number = decide(&mut book, Decision::Reject(Id::Statement(1)));
    assert_eq!(found(&book), [Id::Act(1)]);
    assert_eq!(book.find(&Filter { rejected: true, ..Filter::default() }).unwrap().found.len(), 2);
    decide(&mut book, Decision::Undo(number));
    assert_eq!(found(&book), [Id::Statement(1), Id::Act(1)]);
    let log = book.fixes(None).unwrap();
    assert_eq!(log.iter().map(|fix| fix.verb.as_str()).collect::<Vec<_>>(), ["undo", "reject"]);
    assert!(log[1].undone && log[0].undoes == Some(number) && log[1].by.as_deref() == Some("reader"));
    assert!(book.decide(&Decision::Undo(number), None, now()).unwrap_err().is_question());
    assert_eq!(book.check(|_| ()).unwrap().faults, Vec::<String>::new());
}

#[test]
fn a_decision_outlives_another_reading_where_its_words_are_the_same() {
    let (_folder, mut book) = book(&[ports()]);
    decide(&mut book, Decision::Reject(Id::Statement(1)));
    decide(&mut book, Decision::Relabel(Id::Act(1), "status".into(), "planned".into()));
    let record = ports();
    book.add(&[Entry { record: &record, key: "name:ports", capture: None }], "better", now()).unwrap();
    book.relate().unwrap();
    let all = book.find(&Filter { rejected: true, ..Filter::default() }).unwrap().found;
    assert_eq!(all.iter().find(|one| one.kind == "statement").unwrap().verdict.as_deref(), Some("rejected"));
    assert_eq!(all.iter().find(|one| one.kind == "act").unwrap().status.as_deref(), Some("planned"));
    // In another text, where the words stand elsewhere, it holds too.
    let moved =
        report("ports", "2025-03-14").text("LISBON").says(&["Rui Seabra/PRT/Minister"], "The ports will reopen on Monday").done();
    add(&mut book, &[moved]);
    assert_eq!(found(&book), []);
}

#[test]
fn labels_must_make_sense() {
    let (_folder, mut book) = book(&[ports()]);
    for (id, field, value) in [
        (Id::Act(1), "status", "finished"),
        (Id::Statement(1), "status", "done"),
        (Id::Act(1), "deadline", "soon"),
        (Id::Act(9), "status", "done"),
    ] {
        let error = book.decide(&Decision::Relabel(id, field.into(), value.into()), None, now()).unwrap_err();
        assert!(error.is_question(), "{error}");
    }
    assert_eq!(book.fixes(None).unwrap(), []);
}

#[test]
fn actors_are_merged_and_split() {
    let says = |id: &str, who: &str| report(id, "2025-03-14").says(&[who], "It rains").done();
    let (_folder, mut book) =
        book(&[says("1", "Rui Seabra/PRT/Minister"), says("2", "R. Seabra/PRT"), says("3", "Rui Seabra//")]);
    let ids = |book: &Book| book.actors("Seabra").unwrap().iter().map(|actor| actor.id).collect::<Vec<_>>();
    let before = ids(&book);
    assert_eq!(before.len(), 2);
    let number = decide(&mut book, Decision::Merge(before[0], before[1]));
    assert_eq!(ids(&book), [before[1]]);
    assert_eq!(book.actor("Rui Seabra").unwrap().statements, 3);
    assert!(book.decide(&Decision::Merge(before[0], before[1]), None, now()).unwrap_err().is_question());
    // A new report does not undo it.
    add(&mut book, &[says("4", "Rui Seabra/PRT/Minister")]);
    assert_eq!(book.actor("Rui Seabra").unwrap().statements, 4);
    decide(&mut book, Decision::Undo(number));
    assert_eq!(ids(&book), before);
    let unknown = book.actor("Rui Seabra").unwrap().merged[0];
    decide(&mut book, Decision::Split(unknown));
    assert_eq!(ids(&book).len(), 3);
}
