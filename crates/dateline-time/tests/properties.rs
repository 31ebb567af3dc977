//! What must hold for any text.

#![expect(clippy::unwrap_used, reason = "a test")]

use dateline_record::vocabulary::TimexType;
use dateline_time::{Context, Sense, Tagger, Timex, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

/// Sentences with one expression that is counted from the report, in the tense that says which way.
const RELATIVE: &[&str] = &[
    "He left on Wednesday.",
    "He said Friday that it was over.",
    "They will vote on Tuesday.",
    "They must leave by Friday.",
    "He left yesterday.",
    "They will meet tomorrow.",
    "It is raining today.",
    "They met last Friday.",
    "They will meet next Monday.",
    "It began three days ago.",
    "It began two weeks ago.",
    "They met last week.",
    "They will meet next week.",
    "They met last weekend.",
    "Police came on Monday morning.",
    "He spoke last night.",
    "It expires at 5 p.m. on Friday.",
];

const OTHERS: &[&str] = &[
    "The siege began in October 2023.",
    "On May 5, 2020 he fled, and two days later she fled.",
    "Net rose in the third quarter from a year earlier.",
    "“We began three days ago,” he said on Tuesday.",
    "They talked for more than three hours.",
    "In 2014 he was freed.",
    "Troops left in March.",
    "The rule takes effect on July 9.",
    "It happens every Friday.",
    "They met at noon.",
    "The next day he was gone.",
];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn sentences() -> impl Strategy<Value = Vec<&'static str>> {
    let all: Vec<&'static str> = RELATIVE.iter().chain(OTHERS).copied().collect();
    prop::collection::vec(prop::sample::select(all), 1..8)
}

fn anchors() -> impl Strategy<Value = Date> {
    (1980i16..2060, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
}

/// Text that looks like times more often than any text does.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "on",
        "Friday",
        "last",
        "the",
        "of",
        "May",
        "5",
        "2025",
        "10:35",
        "a.m.",
        "-",
        ",",
        ".",
        "three",
        "days",
        "ago",
        "“",
        "”",
        "'s",
        "week",
        "first",
        "quarter",
        "late",
        "mid",
        "1990",
        "s",
        "’",
        "early",
        "next",
        "year",
        "by",
        "\n\n",
        "é",
        "\u{a0}",
        "31",
        "Feb.",
        "twenty",
        "hundred",
        "half",
        "an",
        "hour",
        "night",
        "every",
        "then",
        "BC",
        "44",
        "00",
        "T",
        "/",
        "99999999999999999999",
    ]);
    let phrase = prop::collection::vec(words, 0..40).prop_map(|words| words.join(" "));
    prop_oneof![phrase, "\\PC{0,200}", "[0-9:/., -]{0,60}"]
}

fn check(text: &str, found: &[Timex]) -> Result<(), TestCaseError> {
    let mut last = 0;
    for timex in found {
        prop_assert!(timex.span.start() >= last && !timex.span.is_empty());
        prop_assert!(!timex.span.slice(text).is_empty(), "span on char boundaries and in bounds");
        last = timex.span.end();
        let value: Value = timex.value.parse().map_err(|_| TestCaseError::fail(format!("unreadable value {}", timex.value)))?;
        prop_assert_eq!(value.to_string(), timex.value.clone());
        prop_assert_eq!(timex.from.is_some(), timex.to.is_some());
        if let (Some(from), Some(to)) = (&timex.from, &timex.to) {
            prop_assert!(from < to, "{} {from} {to}", timex.value);
        }
        if timex.kind == TimexType::Set || timex.kind == TimexType::Duration {
            prop_assert!(timex.from.is_none());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn holds_for_any_text(text in texts(), anchor in prop::option::of(anchors()), guideline in any::<bool>()) {
        let sense = if guideline { Sense::Guideline } else { Sense::Reader };
        let context = Context { anchor, sense };
        let found = Tagger::new().tag(&text, &context);
        check(&text, &found)?;
        prop_assert_eq!(Tagger::new().tag(&text, &context), found);
    }

    #[test]
    fn moving_the_report_by_weeks_moves_what_is_counted_from_it(sentence in prop::sample::select(RELATIVE), anchor in anchors(), weeks in -60i64..60) {
        let tagger = Tagger::new();
        let first = |anchor: Date| {
            let found = tagger.tag(sentence, &Context::of(Some(anchor)));
            found.iter().find_map(|timex| Some((timex.from.clone()?, timex.to.clone()?))).unwrap()
        };
        let moved = anchor.checked_add((7 * weeks).days()).unwrap();
        let shift = |stamp: &str| {
            let date = day(&stamp[..10]).checked_add((7 * weeks).days()).unwrap();
            format!("{date}{}", &stamp[10..])
        };
        let (from, to) = first(anchor);
        prop_assert_eq!(first(moved), (shift(&from), shift(&to)));
    }

    #[test]
    fn what_comes_after_changes_nothing_before(before in sentences(), after in sentences(), anchor in prop::option::of(anchors())) {
        let tagger = Tagger::new();
        let context = Context::of(anchor);
        let text = before.join(" ");
        let short = tagger.tag(&text, &context);
        let long = tagger.tag(&format!("{text} {}", after.join(" ")), &context);
        prop_assert_eq!(&long[..short.len()], &short[..]);
    }

    #[test]
    fn without_a_date_nothing_relative_is_dated(sentence in prop::sample::select(RELATIVE)) {
        for timex in Tagger::new().tag(sentence, &Context::default()) {
            prop_assert!(timex.from.is_none(), "{timex:?}");
        }
    }
}

#[test]
fn hard_negatives_have_no_times() {
    let tagger = Tagger::new();
    let mut wrong = Vec::new();
    for sentence in include_str!("hard_negatives.txt").lines().filter(|line| !line.starts_with('#')) {
        for sense in [Sense::Reader, Sense::Guideline] {
            let found = tagger.tag(sentence, &Context { sense, ..Context::of(Some(day("2025-08-07"))) });
            wrong.extend(
                found.iter().map(|timex| format!("{sentence} [{}] {} {}", timex.span.slice(sentence), timex.value, timex.rule)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn calendar_edges() {
    let tagger = Tagger::new();
    for (anchor, text, value) in [
        ("2024-03-01", "It began yesterday.", "2024-02-29"),
        ("2025-03-01", "It began yesterday.", "2025-02-28"),
        ("2025-01-01", "It began yesterday.", "2024-12-31"),
        ("2025-01-01", "It began last week.", "2024-W52"),
        ("2021-01-03", "It began this week.", "2020-W53"),
        ("2024-12-30", "It began this week.", "2025-W01"),
        ("2025-01-15", "It began last month.", "2024-12"),
        ("2024-12-31", "It will begin next month.", "2025-01"),
        ("2024-03-31", "It began a month ago.", "2024-02"),
        ("2024-02-29", "It began a year ago.", "2023"),
        ("2025-01-10", "Profit fell in the fourth quarter.", "2024-Q4"),
        ("2025-12-20", "They will meet in January.", "2026-01"),
        ("2025-01-05", "They met in December.", "2024-12"),
        ("2025-12-30", "The law takes effect on January 1.", "2026-01-01"),
        ("2024-06-01", "It was a leap day, February 29.", "2024-02-29"),
        ("2023-06-01", "It was a leap day, February 29.", "2020-02-29"),
        ("2025-08-07", "It takes effect at 12:01 a.m. EDT on Aug. 8.", "2025-08-08T00:01-04:00"),
        ("2025-08-07", "It was 07:15 GMT.", "2025-08-07T07:15Z"),
    ] {
        let found = tagger.tag(text, &Context::of(Some(day(anchor))));
        let values: Vec<&str> = found.iter().map(|timex| timex.value.as_str()).collect();
        assert!(values.contains(&value), "{anchor}: {text}: {values:?}");
    }
}

#[test]
fn prepositions_govern() {
    let tagger = Tagger::new();
    for (text, preposition) in [
        ("They must leave by Friday.", Some("by")),
        ("They must leave no later than Friday.", Some("no later than")),
        ("They have until Friday.", Some("until")),
        ("They must leave within 50 days.", Some("within")),
        ("He has been ill since Friday.", Some("since")),
        ("Friday was fine.", None),
    ] {
        let found = tagger.tag(text, &Context::of(Some(day("2025-08-06"))));
        assert_eq!(found.first().unwrap().preposition, preposition, "{text}");
    }
}

#[test]
fn a_count_of_years_may_go_before_christ() {
    let found = Tagger::new().tag("1990 years ago", &Context::of(Some(day("1980-01-01"))));
    assert_eq!(found.first().map(|timex| timex.value.as_str()), Some("BC0011"));
}
