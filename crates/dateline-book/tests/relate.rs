//! Across reports: copies, stories, actors, utterances, outcomes, corroboration.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use dateline_book::{Book, Counts, Filter, Id};
use dateline_record::Record;
use dateline_record::vocabulary::{ActType, Status};
use support::{add, book, report};

const SAID: &str = "The ports will reopen on Monday if the pilots come back to work, and not a day sooner";

fn filler(seed: usize) -> String {
    (0..120).map(|at| format!("w{}", (at * 7919 + seed * 104_729) % 5003)).collect::<Vec<_>>().join(" ")
}

/// A wire story, its reprint a day later under another dateline, and a report of its own that quotes the same words.
fn wire() -> Vec<Record> {
    vec![
        report("reprint", "2025-03-15")
            .at("Morning Post", None)
            .text(&format!("Porto: {}", filler(1)))
            .says(&["Lusa", "Rui Seabra/PRT/Minister"], SAID)
            .done(),
        report("wire", "2025-03-14").at("Lusa", None).text(&filler(1)).says(&["Rui Seabra/PRT/Minister"], SAID).done(),
        report("own", "2025-03-16")
            .at("Courier", None)
            .text(&filler(2))
            .says(&["Rui Seabra/PRT/Minister"], "The ports will reopen on Monday if the pilots come back to work")
            .done(),
    ]
}

fn statement(book: &Book, name: &str) -> Id {
    let all = book.find(&Filter::default()).unwrap().found;
    all.iter().find(|one| one.report.name == name).unwrap().id
}

#[test]
fn a_statement_is_traced_to_its_first_appearance() {
    let (_folder, book) = book(&wire());
    let traced = book.trace(statement(&book, "own"), None).unwrap();
    let names: Vec<&str> = traced.appearances.iter().map(|one| one.found.report.name.as_str()).collect();
    assert_eq!(names, ["wire", "reprint", "own"]);
    assert_eq!(traced.counts, Counts { reports: 3, texts: 2, chains: 2 });
    assert_eq!(traced.routes, ["Rui Seabra", "Rui Seabra ← Lusa"]);
    assert_eq!(traced.wordings.iter().map(|wording| wording.reports).collect::<Vec<_>>(), [2, 1]);
    let of_reprint = book.trace(statement(&book, "reprint"), None).unwrap();
    let chain: Vec<&str> = of_reprint.chain.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(chain, ["Lusa", "Rui Seabra"]);
    assert_eq!(of_reprint.appearances[1].copy_of, Some(of_reprint.appearances[0].found.report.id));
    assert_eq!(book.timeline(&Filter::default()).unwrap().len(), 1, "told once");
}

#[test]
fn what_comes_later_or_in_parts_is_compared_the_same() {
    let (_one, at_once) = book(&wire());
    let (_two, mut by_turns) = book(&wire()[..1]);
    for record in &wire()[1..] {
        add(&mut by_turns, std::slice::from_ref(record));
    }
    let counts = |book: &Book| book.trace(statement(book, "own"), None).unwrap().counts;
    assert_eq!(counts(&at_once), counts(&by_turns));
}

#[test]
fn a_report_that_changes_leaves_its_copies() {
    let (_folder, mut book) = book(&wire());
    let changed = report("wire", "2025-03-14").at("Lusa", None).text(&filler(7)).says(&["Rui Seabra/PRT/Minister"], "No").done();
    add(&mut book, &[changed]);
    let traced = book.trace(statement(&book, "own"), None).unwrap();
    assert_eq!(traced.counts, Counts { reports: 2, texts: 2, chains: 2 });
    assert_eq!(book.check(|_| ()).unwrap().faults, Vec::<String>::new());
}

fn dispute() -> Vec<Record> {
    let act = |id: &str, day: &str, trigger: &str, what: &str, kind, status| {
        report(id, day).at("Gazette", None).does("Norway/NOR/government", trigger, "Iceland/ISL/government", what, kind, status)
    };
    vec![
        act("threat", "2025-10-16", "warned", "to close its ports to Icelandic trawlers", ActType::Threaten, Status::Threatened)
            .by("2025-10-19", "2025-10-20")
            .done(),
        act("deed", "2025-10-21", "closed", "its ports to Icelandic trawlers", ActType::Sanction, Status::Done).done(),
    ]
}

#[test]
fn a_threat_carried_out_is_told_with_its_evidence() {
    let (_folder, book) = book(&dispute());
    let outcome = |on: &str| {
        let due = book.due(&dateline_book::Due { on: on.into(), who: None, limit: None }).unwrap();
        let outcome = due[0].outcome.clone().unwrap();
        (outcome.outcome, outcome.evidence)
    };
    assert_eq!(outcome("2025-10-17"), ("open".into(), None));
    assert_eq!(outcome("2025-10-20"), ("unknown".into(), None), "what is told later is not known yet");
    assert_eq!(outcome("2025-10-22"), ("met".into(), Some(Id::Act(2))));
}

#[test]
fn an_act_is_borne_out_by_reports_on_the_same_thing() {
    let about =
        "closed its ports to Icelandic trawlers over the mackerel quota in the northern dispute of fishermen and ministers";
    let told = |id: &str, day: &str, outlet: &str, more: &str| {
        report(id, day)
            .at(outlet, None)
            .text(about)
            .text(more)
            .does("Norway/NOR/government", "closed", "Iceland/ISL/government", "its ports", ActType::Sanction, Status::Done)
            .done()
    };
    let others = (0..6).map(|number| report(&format!("x{number}"), "2025-10-21").text(&filler(number + 20)).done());
    let mut all =
        vec![told("a", "2025-10-21", "Gazette", "Officials met."), told("b", "2025-10-22", "Courier", "Harbours were empty.")];
    all.extend(others);
    let (_folder, book) = book(&all);
    let traced = book.trace(Id::Act(1), None).unwrap();
    assert_eq!(traced.counts.reports, 2, "{traced:?}");
}

#[test]
fn the_same_person_is_one_and_surnames_alone_are_not() {
    let says = |id: &str, who: &str| report(id, "2025-03-14").says(&[who], "It rains").done();
    let (_folder, book) = book(&[
        says("1", "Rui Seabra/PRT/Minister"),
        says("2", "Rui Seabra//"),
        says("3", "Seabra/PRT"),
        says("4", "Seabra/PRT"),
    ]);
    let actors = book.actors("Seabra").unwrap();
    assert_eq!(actors.iter().map(|actor| actor.reports).collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!(book.actor("Rui Seabra").unwrap().merged.len(), 1, "the one without a country is the only one with one");
}

/// What is one utterance: each statement by its report and place, with the one its group is named by.
fn utterances(book: &Book) -> Vec<[String; 4]> {
    let connection = rusqlite::Connection::open(book.path()).unwrap();
    let mut question = connection
        .prepare(
            "SELECT r.key, s.local, q.key, f.local FROM statements s JOIN reports r ON r.id = s.report
             JOIN statements f ON f.id = s.utterance JOIN reports q ON q.id = f.report ORDER BY 1, 2",
        )
        .unwrap();
    let rows = question.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

const SENTENCES: &[&str] = &[
    "The ports will reopen on Monday",
    "The ports will reopen on Monday if the pilots come back to work",
    "The harbours will reopen on Monday if the pilots come back to work",
    "the pilots come back to work and not a day sooner, and that is all I know about it for now",
    "The ports will reopen on Monday if the pilots come back to work and not a day sooner, and that is all I know about it for now",
    "not a day sooner, and that is all I know about it for now, and you may write that down as I say it here",
    "No comment",
];
const SPEAKERS: &[&str] =
    &["Rui Seabra/PRT/Minister", "Rui Seabra//", "Rui Seabra/ESP", "Ana Lind/NOR", "Ana Lind//", "Seabra/PRT"];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    /// Reports that come one by one, some with another text than before, end as those that come at once; those that have one text, the other way round too.
    #[test]
    fn one_by_one_is_as_all_at_once(
        reports in proptest::collection::vec((0..9_u8, 1..28_u8, proptest::collection::vec((0..SENTENCES.len(), 0..SPEAKERS.len()), 0..4)), 1..14)
    ) {
        let record = |(id, day, said): &(u8, u8, Vec<(usize, usize)>)| {
            let made = report(&format!("r{id}"), &format!("2025-03-{day:02}")).text(&filler(usize::from(*day)));
            said.iter().fold(made, |made, (said, speaker)| made.says(&[SPEAKERS[*speaker]], SENTENCES[*said])).done()
        };
        let records: Vec<Record> = reports.iter().map(record).collect();
        let (_at_once, all) = book(&records);
        let (_folder, mut each) = book(&[]);
        for one in &records {
            add(&mut each, std::slice::from_ref(one));
        }
        proptest::prop_assert_eq!(utterances(&each), utterances(&all));
        // The last text of each report alone, either way round. Who was named by an earlier text stays an actor, and two people of a
        // name are told apart by it.
        let mut last: Vec<Record> = Vec::new();
        for one in records.into_iter().rev() {
            if last.iter().all(|known| known.report.id != one.report.id) {
                last.push(one);
            }
        }
        let (_straight, straight) = book(&last);
        last.reverse();
        let (_turned, turned) = book(&last);
        proptest::prop_assert_eq!(utterances(&turned), utterances(&straight));
        proptest::prop_assert_eq!(each.check(|_| ()).unwrap().faults, Vec::<String>::new());
    }
}
