//! What must hold of the acts of any text at all, and of a few plain sentences.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::time::{Duration, Instant};

use dateline_extract::{Act, Mention, MentionForm, act};
use dateline_nlp::{Analysis, analyse};
use dateline_record::vocabulary::{ActType, ActorKind, Status};
use proptest::prelude::*;

/// Mentions of the names as they stand in the text: everybody a government, so that acts need no other stage.
fn mentions(text: &str, analysis: &Analysis, names: &[&str]) -> Vec<Mention> {
    let mut found = Vec::new();
    for name in names {
        for (at, _) in text.match_indices(name) {
            let span = dateline_text::Span::new(at, at + name.len());
            let tokens = analysis.tokens_in(span);
            if tokens.is_empty() || analysis.span(tokens.clone()) != span {
                continue;
            }
            found.push(Mention {
                span,
                sentence: analysis.token(tokens.start).sentence as usize,
                tokens,
                name: Some(span),
                role: None,
                form: MentionForm::Name,
                kind: Some(ActorKind::Government),
                country: None,
                canonical: None,
                plural: false,
                gender: None,
            });
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

const NAMES: [&str; 6] = ["Norland", "Westmark", "Ostia", "Hamas", "the minister", "rebels"];

/// The acts of a text, held to what must be true of any.
fn read(text: &str) -> (Vec<Act>, Vec<Mention>) {
    let analysis = analyse(text, &[]);
    let mut mentions = mentions(text, &analysis, &NAMES);
    let given = mentions.len();
    let acts = act::acts(text, &analysis, &[], &[], &mut mentions, act::learnt::Model::embedded());
    let mut last = None;
    for act in &acts {
        assert!(last.is_none_or(|last| last <= act.trigger), "acts by place");
        last = Some(act.trigger);
        assert!(!act.trigger.slice(text).is_empty(), "a trigger holds words");
        let spans = [act.what, act.condition, act.deadline.map(|deadline| deadline.span), act.place.map(|place| place.span)];
        for span in
            spans.into_iter().flatten().chain(act.also.iter().copied()).chain(act.measure.as_ref().map(|measure| measure.span))
        {
            assert!(!span.slice(text).is_empty(), "spans lie on char boundaries inside the text");
        }
        for id in act.agent.iter().chain(&act.recipient) {
            assert!(*id < mentions.len());
        }
        assert!(act.agent.iter().all(|id| !act.recipient.contains(id)), "nobody is on both sides");
        assert!((0.0..=1.0).contains(&act.score));
    }
    for (id, mention) in mentions.iter().enumerate().skip(given) {
        assert!(acts.iter().any(|act| act.agent.contains(&id) || act.recipient.contains(&id)), "no mention is added for nothing");
        assert!(!mention.span.slice(text).is_empty());
    }
    (acts, mentions)
}

fn noise() -> impl Strategy<Value = String> {
    let words = [
        "Norland",
        "Westmark",
        "Ostia",
        "the minister",
        "rebels",
        "attacked",
        "met",
        "will",
        "would",
        "not",
        "to",
        "impose",
        "sanctions",
        "on",
        "talks",
        "between",
        "and",
        ",",
        ".",
        "\"",
        "“",
        "”",
        "if",
        "unless",
        "until",
        "in exchange for",
        "by",
        "threatened",
        "agreed",
        "refused",
        "demanded",
        "that",
        "who",
        "which",
        "is",
        "ready",
        "was",
        "killed",
        "37",
        "prisoners",
        "$",
        "5",
        "million",
        "of",
        "the",
        "a",
        "'s",
        "strike",
        "release",
        "called",
        "for",
        "off",
        "(",
        ")",
        "—",
        "\n\n",
        "has",
        "been",
        "must",
        "more than",
        "dozens",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..70).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn holds_for_noise(text in noise()) {
        prop_assert_eq!(read(&text), read(&text));
    }

    #[test]
    fn holds_for_any_text(text in "\\PC{0,300}") {
        read(&text);
    }

    #[test]
    fn what_was_not_done_is_never_done(verb in prop::sample::select(vec!["meet", "attack", "help", "invade", "praise", "bomb", "condemn", "sanction"])) {
        let (acts, _) = read(&format!("Norland did not {verb} Westmark."));
        prop_assert!(acts.iter().all(|act| act.status == Status::Denied), "{:?}", acts);
    }
}

fn only(text: &str) -> (Act, Vec<Mention>) {
    let (acts, mentions) = read(text);
    assert_eq!(acts.len(), 1, "{text}: {acts:#?}");
    (acts.into_iter().next().unwrap(), mentions)
}

fn sides(text: &str, act: &Act, mentions: &[Mention]) -> (Vec<String>, Vec<String>) {
    let names = |ids: &[usize]| ids.iter().map(|id| mentions[*id].span.slice(text).to_owned()).collect();
    (names(&act.agent), names(&act.recipient))
}

#[test]
fn reads_who_does_what_to_whom() {
    for (text, kind, status, agents, recipients) in [
        ("Norland attacked Westmark.", ActType::Assault, Status::Done, vec!["Norland"], vec!["Westmark"]),
        ("Westmark was attacked by Norland.", ActType::Assault, Status::Done, vec!["Norland"], vec!["Westmark"]),
        ("Norland and Ostia condemned Westmark.", ActType::Accuse, Status::Done, vec!["Norland", "Ostia"], vec!["Westmark"]),
        ("Norland will meet Westmark.", ActType::Consult, Status::Planned, vec!["Norland"], vec!["Westmark"]),
        ("Norland may meet Westmark.", ActType::Consult, Status::Possible, vec!["Norland"], vec!["Westmark"]),
        ("Norland refused to meet Westmark.", ActType::Reject, Status::Done, vec!["Norland"], vec!["Westmark"]),
        ("Norland will not meet Westmark.", ActType::Reject, Status::Done, vec!["Norland"], vec!["Westmark"]),
        ("Norland agreed to meet Westmark.", ActType::Agree, Status::Planned, vec!["Norland"], vec!["Westmark"]),
        ("Norland threatened to attack Westmark.", ActType::Threaten, Status::Threatened, vec!["Norland"], vec!["Westmark"]),
        ("Norland urged Westmark to withdraw.", ActType::Request, Status::Demanded, vec!["Norland"], vec!["Westmark"]),
        ("Norland imposed sanctions on Westmark.", ActType::Sanction, Status::Done, vec!["Norland"], vec!["Westmark"]),
        ("Norland called off the talks with Westmark.", ActType::Reject, Status::Done, vec!["Norland"], vec!["Westmark"]),
        ("Norland launched an attack on Westmark.", ActType::Assault, Status::Done, vec!["Norland"], vec!["Westmark"]),
        ("Talks between Norland and Westmark resumed.", ActType::Consult, Status::Done, vec!["Norland", "Westmark"], vec![]),
        ("Norland, which borders Ostia, bombed Westmark.", ActType::Assault, Status::Done, vec!["Norland"], vec!["Westmark"]),
        ("Norland is ready to release 37 prisoners.", ActType::Agree, Status::Possible, vec!["Norland"], vec!["prisoners"]),
    ] {
        let (act, mentions) = only(text);
        assert_eq!((act.kind, act.status), (kind, status), "{text}");
        assert_eq!(
            sides(text, &act, &mentions),
            (agents.into_iter().map(String::from).collect(), recipients.into_iter().map(String::from).collect()),
            "{text}"
        );
    }
}

#[test]
fn a_condition_makes_announced_harm_a_threat() {
    let text = "Norland will impose sanctions on Westmark unless Ostia withdraws.";
    let (act, _) = only(text);
    assert_eq!((act.kind, act.status), (ActType::Threaten, Status::Threatened));
    assert_eq!(act.condition.map(|span| span.slice(text)), Some("unless Ostia withdraws"));
}

#[test]
fn measures_have_numbers_and_units() {
    for (text, words, value, unit) in [
        ("Norland imposed a 25 percent tariff on Westmark.", "a 25 percent tariff", Some(25.0), "percent"),
        ("Norland gave $50 million to Westmark.", "$50 million", Some(5e7), "USD"),
        ("Norland released 1,200 prisoners.", "1,200 prisoners", Some(1200.0), "people"),
        ("Norland fired dozens of missiles at Westmark.", "dozens of missiles", None, "missiles"),
    ] {
        let (act, _) = only(text);
        let measure = act.measure.unwrap_or_else(|| panic!("{text}"));
        assert_eq!((measure.span.slice(text), measure.value, measure.unit.as_deref()), (words, value, Some(unit)), "{text}");
    }
}

#[test]
fn common_words_alone_are_no_acts() {
    for text in [
        "The striker attacked the goal and the coach praised the team.",
        "Shares struck a record high as investors welcomed the merger.",
        "The director met the actor at the premiere.",
        "The company met its targets.",
        "He called for a taxi.",
    ] {
        assert_eq!(read(text).0, [], "{text}");
    }
}

#[test]
fn an_act_for_each_mention() {
    let (acts, _) = read("Norland met Westmark. The meeting between Norland and Westmark lasted an hour.");
    assert_eq!(acts.len(), 2);
}

#[test]
fn time_grows_no_faster_than_the_text() {
    let paragraph =
        "Norland, which bombed Westmark, said it would release dozens of prisoners if talks between Ostia and rebels resumed. ";
    let time = |times: usize| {
        let text = paragraph.repeat(times);
        (0..3)
            .map(|_| {
                let clock = Instant::now();
                std::hint::black_box(read(&text));
                clock.elapsed()
            })
            .min()
            .unwrap_or(Duration::ZERO)
    };
    let (short, long) = (time(100), time(800));
    assert!(long < short * 8 * 6 + Duration::from_millis(200), "{short:?} for one part, {long:?} for eight");
}
