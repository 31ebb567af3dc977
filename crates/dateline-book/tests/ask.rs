//! Asking: filters hold, orders are kept, names are understood.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use dateline_book::{Book, Decision, Due, Filter, Found, Id, Kind, Sort};
use dateline_record::Record;
use dateline_record::vocabulary::{ActType, Commitment, Status};
use support::{book, now, report};

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

/// Many statements and acts of a few days and of none, some alike, spoken and done by two of one name and by others.
fn crowd() -> Vec<Record> {
    let report_of = |number: usize| {
        let who = match number % 3 {
            0 => "Rui Seabra/PRT/Minister",
            1 => "Ana Seabra/MAR",
            _ => "Amal Benali/MAR",
        };
        let mut made = report(&format!("n{number}"), &format!("2025-03-{:02}", 10 + number * 7 % 11));
        for time in 0..=number % 3 {
            made = made.says(&[who], &format!("The ports number {number} are open {time} times, ports of {}", number % 5));
        }
        if number.is_multiple_of(2) {
            made = made.does(who, "warned", "Morocco/MAR", "to close its ports", ActType::Threaten, Status::Threatened);
        }
        let mut record = made.done();
        if number.is_multiple_of(13) {
            record.report.published = None;
        }
        record
    };
    (0..60).map(report_of).collect()
}

#[test]
fn a_limit_keeps_the_first_of_all_that_is_found() {
    let (_folder, mut book) = book(&crowd());
    let who = |book: &Book| Some(book.who("Seabra").unwrap());
    for rejected in [None, Some(Id::Statement(20)), Some(Id::Act(9))] {
        if let Some(id) = rejected {
            book.decide(&Decision::Reject(id), None, now()).unwrap();
        }
        for words in ["", "ports", "ports warned", "times"] {
            for (who, until) in [(None, None), (who(&book), None), (None, Some("2025-03-15")), (who(&book), Some("2025-03-15"))] {
                for (sort, once) in [(Sort::Date, false), (Sort::Rank, false), (Sort::Fitting, true)] {
                    let filter = Filter {
                        words: words.into(),
                        who: who.clone(),
                        until: until.map(Into::into),
                        sort,
                        once,
                        ..Filter::default()
                    };
                    let all = ask(&book, filter.clone());
                    assert!(rejected.is_none_or(|id| all.iter().all(|one| one.id != id)));
                    for limit in [1, 2, 3, 7, 30, 200] {
                        let answer = book.find(&Filter { limit: Some(limit), ..filter.clone() }).unwrap();
                        assert_eq!(answer.found, all[..limit.min(all.len())], "{filter:?} {limit}");
                        assert_eq!(answer.more, all.len() > limit);
                    }
                }
            }
        }
    }
}
