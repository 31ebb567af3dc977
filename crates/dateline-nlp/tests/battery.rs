//! What must hold of the analysis of any text at all.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::time::{Duration, Instant};

use dateline_nlp::{Analysis, analyse};
use dateline_text::Span;
use proptest::prelude::*;

/// News-like noise: words, marks, breaks and odd characters in any order.
fn noise() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-z]{1,9}",
        Just("said".to_owned()),
        Just("\"".to_owned()),
        Just("“".to_owned()),
        Just("”".to_owned()),
        Just("'".to_owned()),
        Just("‘".to_owned()),
        Just("’".to_owned()),
        Just("«".to_owned()),
        Just("»".to_owned()),
        Just("``".to_owned()),
        Just("''".to_owned()),
        Just(".".to_owned()),
        Just(",".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("U.S.".to_owned()),
        Just("Mr.".to_owned()),
        Just("n't".to_owned()),
        Just("\u{a0}".to_owned()),
        Just("—".to_owned()),
        Just("https://a.b/c".to_owned()),
        Just("1,200.50".to_owned()),
        "\\PC{0,6}",
        Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

/// White space, and the square brackets of insertions.
fn is_gap(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '[' | ']'))
}

fn check(text: &str, analysis: &Analysis) {
    let fits = |span: Span| span.is_empty() || !span.slice(text).is_empty();
    let mut end = 0;
    for paragraph in &analysis.paragraphs {
        assert!(fits(paragraph.span) && paragraph.span.start() >= end, "paragraphs in order");
        end = paragraph.span.end();
        let mut at = paragraph.span.start();
        for sentence in &analysis.sentences[paragraph.sentences.clone()] {
            assert!(paragraph.span.contains(sentence.span) && sentence.span.start() >= at);
            assert!(is_gap(&text[at..sentence.span.start()]), "only gaps between sentences");
            at = sentence.span.end();
            let mut inside = sentence.span.start();
            for token in &analysis.tokens[sentence.tokens.clone()] {
                assert!(fits(token.span) && !token.span.is_empty() && sentence.span.contains(token.span));
                assert!(is_gap(&text[inside..token.span.start()]), "every character in a token");
                inside = token.span.end();
            }
            assert!(is_gap(&text[inside..sentence.span.end()]));
        }
        assert!(is_gap(&text[at..paragraph.span.end()]));
    }
    for pair in analysis.quotes.windows(2) {
        assert!(pair[0].open.start() < pair[1].open.start(), "quotations by place");
    }
    for quote in &analysis.quotes {
        assert!(fits(quote.open) && fits(quote.inner) && quote.close.is_none_or(fits));
        assert!(quote.open.end() <= quote.inner.start());
        assert!(quote.close.is_none_or(|close| quote.inner.end() <= close.start()));
    }
}

proptest! {
    #[test]
    fn holds_for_noise(text in noise()) {
        let analysis = analyse(&text, &[]);
        check(&text, &analysis);
        prop_assert_eq!(analysis, analyse(&text, &[]));
    }

    #[test]
    fn holds_for_any_text(text in "\\PC{0,300}") {
        check(&text, &analyse(&text, &[]));
    }

    #[test]
    fn holds_around_boilerplate(text in noise(), from in 0usize..200, length in 0usize..100) {
        let boundary = |mut at: usize| { at = at.min(text.len()); while !text.is_char_boundary(at) { at -= 1; } at };
        let notice = Span::new(boundary(from), boundary(from + length));
        let analysis = analyse(&text, &[notice]);
        check(&text, &analysis);
        for paragraph in &analysis.paragraphs {
            prop_assert_eq!(paragraph.boilerplate, notice.contains(paragraph.span) && !notice.is_empty());
            prop_assert!(paragraph.boilerplate || !paragraph.span.overlaps(notice));
        }
    }
}

#[test]
fn is_linear_in_what_attackers_repeat() {
    for unit in ["\"", ".", " ", "a.a.", "“", "'", "``", "(", "a\n", "! ", "\" said. ", "Mr. "] {
        let took = |bytes: usize| {
            let text = unit.repeat(bytes / unit.len());
            let began = Instant::now();
            check(&text, &analyse(&text, &[]));
            began.elapsed()
        };
        let (short, long) = (took(10_000), took(40_000));
        // Four times as long; sixteen times as much time would be quadratic. What takes no time at all is measured too coarsely.
        assert!(long < short * 10 + Duration::from_millis(300), "{unit:?} took {short:?}, then {long:?}");
    }
}
