//! What holds of acts in any report: their spans lie in their sentence or one beside it, and what is denied did not happen.

use dateline::record::Range;
use dateline::record::vocabulary::Status;
use dateline::text::OffsetMap;
use dateline::{Pipeline, Record, Report};
use proptest::prelude::*;

fn read(text: &str) -> Record {
    let mut report = Report::of_text("r", text);
    report.published = "2025-03-12".parse().ok();
    Pipeline::builder().build().read(&report)
}

const SIDES: [&str; 8] = ["Chad", "Libya", "Peru", "Chile", "Spain", "Kenya", "Iran", "Norway"];
/// Base and past of verbs that name acts.
const VERBS: [(&str, &str); 8] = [
    ("attack", "attacked"),
    ("visit", "visited"),
    ("condemn", "condemned"),
    ("invade", "invaded"),
    ("recognise", "recognised"),
    ("bomb", "bombed"),
    ("praise", "praised"),
    ("accuse", "accused"),
];
const ENDS: [&str; 5] = ["", " on Monday", " in March", " after the talks failed", ", officials said"];

/// A deadline may stand so many sentences from the act it is on.
const DEADLINE: usize = 1;

/// The number of the sentence that a code point is in, or of the last one before it.
fn sentences(text: &str) -> impl Fn(usize) -> usize {
    let offsets = OffsetMap::new(text);
    let starts: Vec<usize> =
        dateline::nlp::analyse(text, &[]).sentences.iter().map(|sentence| offsets.code_points(sentence.span).0).collect();
    move |at| starts.partition_point(|start| *start <= at)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn did_not_is_never_done(one in 0..8_usize, other in 0..8_usize, verb in 0..8_usize, end in 0..5_usize) {
        prop_assume!(one != other);
        let (base, past) = *VERBS.get(verb).unwrap();
        let (agent, recipient, end) = (SIDES.get(one).unwrap(), SIDES.get(other).unwrap(), ENDS.get(end).unwrap());
        let verb_at = |record: &Record, word: &str| {
            let start = record.report.text.find(word).unwrap();
            record.acts.iter().filter(|act| act.trigger.0 == start).map(|act| act.status).collect::<Vec<_>>()
        };
        let done = read(&format!("{agent} {past} {recipient}{end}."));
        let denied = read(&format!("{agent} did not {base} {recipient}{end}."));
        prop_assert!(verb_at(&done, past).iter().all(|status| *status == Status::Done), "{:?}", done.acts);
        prop_assert!(verb_at(&denied, base).iter().all(|status| *status != Status::Done), "{:?}", denied.acts);
    }

    #[test]
    fn spans_stand_in_the_text_in_order(words in proptest::collection::vec(
        prop_oneof![
            Just("Chad"), Just("Libya"), Just("attacked"), Just("will"), Just("not"), Just("sanctions"), Just("if"), Just("until"),
            Just("Friday"), Just("talks"), Just("with"), Just("the"), Just("deadline"), Just(","), Just("."), Just("\n\n"),
            Just("both countries"), Just("agreed to"), Just("“"), Just("”"), Just("said"), Just("it"), Just("demanded that"),
        ],
        0..60,
    )) {
        let record = read(&words.join(" "));
        let length = record.report.text.chars().count();
        let sentence = sentences(&record.report.text);
        for act in &record.acts {
            let deadline = act.deadline.as_ref().map(|deadline| deadline.span);
            let spans = [Some(act.trigger), act.what, act.condition, deadline];
            for span in spans.into_iter().flatten().chain(act.also.iter().copied()) {
                prop_assert!(span.0 <= span.1 && span.1 <= length);
            }
            // The sentences that mention the act.
            let own: Vec<usize> = act.also.iter().chain([&act.trigger]).map(|trigger| sentence(trigger.0)).collect();
            let near = |span: Range, most: usize| {
                [span.0, span.1.saturating_sub(1).max(span.0)].iter().all(|at| own.iter().any(|own| own.abs_diff(sentence(*at)) <= most))
            };
            prop_assert!(act.what.is_none_or(|what| near(what, 0)), "{:?}", act);
            prop_assert!(act.condition.is_none_or(|condition| near(condition, 0)), "{:?}", act);
            prop_assert!(deadline.is_none_or(|deadline| near(deadline, DEADLINE)), "{:?}", act);
            prop_assert!(act.evidence.iter().all(|evidence| evidence.verify(&record.report.text)));
            prop_assert!(act.agent.iter().all(|agent| !act.recipient.contains(agent)));
        }
        prop_assert_eq!(&record, &read(&words.join(" ")));
    }
}
