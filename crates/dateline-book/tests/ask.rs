//! Asking: filters hold, orders are kept, names are understood.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use dateline_book::{Book, Due, Filter, Found, Kind, Sort};
use dateline_record::Record;
use dateline_record::vocabulary::{ActType, Commitment, Status};
use support::{book, report};

fn situation() -> Vec<Record> {
    vec![
        report("one", "2025-03-14")
            .at("The Courier", Some("https://courier.example/one"))
            .says(&["Lusa", "Rui Seabra/PRT/Minister"], "The ports will reopen on Monday")
            .says(&["Amal Benali/MAR/Minister"], "Rui Seabra knows that the ports are closed")
            .done(),
        report("two", "2025-03-16")
            .at("Gazette", None)
            .does("Portugal/PRT", "warned", "Morocco/MAR", "to close its ports", ActType::Threaten, Status::Threatened)
            .by("2025-03-21", "2025-03-22")
            .does("Morocco/MAR", "met", "Portugal/PRT", "in Lisbon", ActType::Consult, Status::Done)
            .done(),
        report("three", "2025-03-18").at("Gazette", None).says(&["Rui Seabra/PRT"], "Nothing about harbours").done(),
    ]
}

fn words(found: &[Found]) -> Vec<&str> {
    found.iter().map(|one| one.words.as_str()).collect()
}

fn ask(book: &Book, filter: Filter) -> Vec<Found> {
    book.find(&filter).unwrap().found
}

#[test]
fn words_are_found_in_what_is_said_and_done() {
    let (_folder, book) = book(&situation());
    let found = ask(&book, Filter { words: "ports".into(), sort: Sort::Date, ..Filter::default() });
    assert_eq!(
        words(&found),
        ["warned: to close its ports", "The ports will reopen on Monday", "Rui Seabra knows that the ports are closed"]
    );
    let found = ask(&book, Filter { words: "\"reopen on Monday\"".into(), ..Filter::default() });
    assert_eq!(words(&found), ["The ports will reopen on Monday"]);
    assert_eq!(found[0].report.url.as_deref(), Some("https://courier.example/one"));
    assert!(ask(&book, Filter { words: "NEAR( OR *".into(), ..Filter::default() }).is_empty());
    assert!(book.find(&Filter { words: "*".into(), ..Filter::default() }).unwrap_err().is_question());
}

#[test]
fn actors_are_found_by_their_part() {
    let (_folder, book) = book(&situation());
    let who = Some(book.who("seabra").unwrap());
    assert_eq!(ask(&book, Filter { who: who.clone(), ..Filter::default() }).len(), 2);
    assert_eq!(words(&ask(&book, Filter { about: who, ..Filter::default() })), ["Rui Seabra knows that the ports are closed"]);
    let via = Some(book.who("Lusa").unwrap());
    assert_eq!(words(&ask(&book, Filter { via, ..Filter::default() })), ["The ports will reopen on Monday"]);
    let to = Some(book.who("Morocco").unwrap());
    assert_eq!(words(&ask(&book, Filter { to, ..Filter::default() })), ["warned: to close its ports"]);
}

#[test]
fn kinds_types_and_days_hold() {
    let (_folder, book) = book(&situation());
    let threats = ask(&book, Filter { kind: Kind::Commitment(Commitment::Threat), ..Filter::default() });
    assert_eq!(words(&threats), ["warned: to close its ports"]);
    assert_eq!(threats[0].deadline.as_deref(), Some("2025-03-21"));
    assert_eq!(threats[0].outcome.as_ref().unwrap().outcome, "open");
    let done = ask(&book, Filter { status: Some(Status::Done), act: Some(ActType::Consult), ..Filter::default() });
    assert_eq!(words(&done), ["met: in Lisbon"]);
    let late = ask(&book, Filter { since: Some("2025-03-17".into()), ..Filter::default() });
    assert_eq!(words(&late), ["Nothing about harbours"]);
    let answer = book.find(&Filter { limit: Some(2), ..Filter::default() }).unwrap();
    assert!(answer.more && answer.found.len() == 2 && answer.found[0].day.as_deref() == Some("2025-03-18"));
}

#[test]
fn a_name_nobody_has_is_told_with_the_nearest() {
    let (_folder, book) = book(&situation());
    let error = book.who("Seebra").unwrap_err();
    assert!(error.is_question() && error.to_string().contains("Rui Seabra"), "{error}");
    let card = book.actor("Seabra").unwrap();
    assert_eq!((card.statements, card.actor.reports), (2, 2));
    assert_eq!(card.roles[0].what, "Minister");
    assert_eq!(book.actor(&card.actor.id.to_string()).unwrap(), card);
}

#[test]
fn what_is_due_is_told_as_of_a_day() {
    let (_folder, book) = book(&situation());
    let due = |on: &str| book.due(&Due { on: on.into(), who: None, limit: None }).unwrap();
    assert_eq!(due("2025-03-15").len(), 0, "not yet known");
    assert_eq!(due("2025-03-17")[0].outcome.as_ref().unwrap().outcome, "open");
    assert_eq!(due("2025-03-22")[0].outcome.as_ref().unwrap().outcome, "unknown");
}

#[test]
fn a_timeline_goes_forward() {
    let (_folder, book) = book(&situation());
    let days = |filter: Filter| book.timeline(&filter).unwrap().into_iter().map(|one| one.day.unwrap()).collect::<Vec<_>>();
    assert_eq!(days(Filter::default()), ["2025-03-14", "2025-03-14", "2025-03-16", "2025-03-16", "2025-03-18"]);
    assert_eq!(days(Filter { limit: Some(2), ..Filter::default() }), ["2025-03-16", "2025-03-18"]);
    assert_eq!(days(Filter { who: Some(book.who("Seabra").unwrap()), ..Filter::default() }), ["2025-03-14", "2025-03-18"]);
}
