//! What must hold of the statements of any text at all.

#![expect(clippy::indexing_slicing, reason = "a test that cannot look fails")]

use std::time::{Duration, Instant};

use dateline_extract::{Source, Statement};
use dateline_nlp::analyse;
use proptest::prelude::*;

fn read(text: &str) -> Vec<Statement> {
    let analysis = analyse(text, &[]);
    let mut mentions = Vec::new();
    let statements = dateline_extract::statement::statements(text, &analysis, &[], &mut mentions);
    for mention in &mentions {
        assert!(!mention.span.slice(text).is_empty(), "mentions hold words");
    }
    let mut at = 0;
    for (id, statement) in statements.iter().enumerate() {
        let start = statement.content[0].start();
        assert!(start >= at, "statements by place");
        at = start;
        assert!(statement.within.is_none_or(|outer| outer < id), "an outer statement stands first");
        for pair in statement.content.windows(2) {
            assert!(pair[0].end() <= pair[1].start(), "pieces in order, disjoint: {:?}", statement.content);
        }
        for piece in &statement.content {
            assert!(!piece.slice(text).is_empty());
        }
        assert!(!statement.chain.is_empty(), "a chain ends with the speaker");
        for link in &statement.chain {
            assert!(link.cue.is_none_or(|cue| !cue.slice(text).is_empty()));
            if let Source::Mention(id) = link.source {
                assert!(id < mentions.len());
            }
        }
    }
    statements
}

fn noise() -> impl Strategy<Value = String> {
    let words = [
        "said",
        "told",
        "reporters",
        "that",
        "Putin",
        "the",
        "minister",
        ",",
        ".",
        "\"",
        "“",
        "”",
        "according",
        "to",
        "TASS",
        "reported",
        "and",
        "he",
        "who",
        "was",
        "quoted",
        "as",
        "saying",
        "called",
        "for",
        "accused",
        "of",
        ":",
        "—",
        "\n\n",
        "would",
        "not",
        "on",
        "Friday",
        "?",
        "(",
        ")",
        "citing",
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
}

#[test]
fn an_unrelated_paragraph_changes_nothing_else() {
    let text = "Maria Okello said the road was closed.\n\nThe river rose by two metres.\n\n\"We will wait,\" Peter Mutua said.";
    let without = "Maria Okello said the road was closed.\n\n\"We will wait,\" Peter Mutua said.";
    let words = |text: &str| read(text).iter().map(|one| one.content[0].slice(text).to_owned()).collect::<Vec<_>>();
    assert_eq!(words(text), words(without));
    assert_eq!(words(text).len(), 2);
}

#[test]
fn many_and_long_quotations_take_linear_time() {
    let many = "\"We will wait for the rain,\" Peter Mutua said. ".repeat(2000);
    let long = format!("“{}” said Peter Mutua.", "We will wait for the rain to come. ".repeat(3000));
    let endless = "said that he ".repeat(20_000);
    for text in [many, long, endless] {
        let began = Instant::now();
        read(&text);
        assert!(began.elapsed() < Duration::from_secs(20), "took {:?}", began.elapsed());
    }
}
