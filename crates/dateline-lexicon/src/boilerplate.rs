//! Phrases that mark what is no report: notices, prompts, teasers, credits.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::table::rows;

/// How much around a phrase goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The phrase itself.
    Phrase,
    /// The sentence it stands in.
    Sentence,
    /// From the beginning of the sentence to the end of the phrase; sentences of [`Extent::Sentence`] end there too.
    Upto,
    /// From the phrase to the end of its line or sentence.
    Line,
    /// The brackets around it; nothing when there are none.
    Paren,
    /// The phrase itself, when nothing else stands in its line or sentence.
    Alone,
}

/// What is known of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// How much around it goes with it.
    pub extent: Extent,
    /// Whether it must begin a sentence or a line.
    pub start: bool,
    /// Whether it must stand in the last part of a text.
    pub tail: bool,
    /// Whether it must stand in the first part of a text.
    pub head: bool,
    /// Whether a report ends before it when it stands in the last part of a text.
    pub ends: bool,
    /// Words (lower case) one of which must stand in the same sentence; any will do when empty.
    pub with: Vec<&'static str>,
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What was found.
    pub phrase: &'static Phrase,
}

struct Table {
    phrases: Vec<Phrase>,
    /// The phrase of each pattern.
    of_pattern: Vec<usize>,
    search: Option<AhoCorasick>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { phrases: Vec::new(), of_pattern: Vec::new(), search: None };
    let mut patterns: Vec<String> = Vec::new();
    for row in rows(include_str!("../data/boilerplate.tsv")) {
        let extent = match row.field(2) {
            "sentence" => Extent::Sentence,
            "upto" => Extent::Upto,
            "line" => Extent::Line,
            "paren" => Extent::Paren,
            "alone" => Extent::Alone,
            _ => Extent::Phrase,
        };
        let at = |name: &str| row.field(3).split(' ').any(|place| place == name);
        let phrase = Phrase {
            extent,
            start: at("start"),
            tail: at("tail"),
            head: at("head"),
            ends: at("ends"),
            with: row.list(4).collect(),
        };
        for pattern in row.list(0) {
            patterns.push(pattern.to_owned());
            table.of_pattern.push(table.phrases.len());
            if pattern.contains('\'') {
                patterns.push(pattern.replace('\'', "’"));
                table.of_pattern.push(table.phrases.len());
            }
        }
        table.phrases.push(phrase);
    }
    table.search = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(patterns)
        .ok();
    table
});

/// The phrases in a text, as whole words, in order and apart.
pub fn find(text: &str) -> impl Iterator<Item = Match> {
    let table = &*TABLE;
    let bytes = text.as_bytes();
    let is = move |at: Option<usize>, kind: fn(&u8) -> bool| at.and_then(|at| bytes.get(at)).is_some_and(kind);
    table.search.iter().flat_map(move |search| search.find_iter(text)).filter_map(move |found| {
        let phrase = table.of_pattern.get(found.pattern().as_usize()).and_then(|at| table.phrases.get(*at))?;
        // A pattern that ends in digits stands for all numbers that begin so: "© 20".
        let alone = |at: usize, kind| !is(at.checked_sub(1), kind) || !is(Some(at), u8::is_ascii_alphanumeric);
        let whole = alone(found.start(), u8::is_ascii_alphanumeric) && alone(found.end(), u8::is_ascii_alphabetic);
        whole.then(|| Match { start: found.start(), end: found.end(), phrase })
    })
}

#[cfg(test)]
mod tests {
    use super::{Extent, TABLE, find};

    #[test]
    fn finds_whole_words_in_any_case() {
        let text = "They don’t have an account. ALL RIGHTS RESERVED. Readvertisement.";
        let found: Vec<_> = find(text).map(|found| (&text[found.start..found.end], found.phrase.extent)).collect();
        assert_eq!(found, [("don’t have an account", Extent::Sentence), ("ALL RIGHTS RESERVED", Extent::Sentence)]);
    }

    #[test]
    fn the_table_is_sound() {
        assert!(TABLE.search.is_some() && TABLE.phrases.len() > 20);
        for row in crate::table::rows(include_str!("../data/boilerplate.tsv")) {
            assert!(row.list(0).chain(row.list(4)).all(|phrase| phrase == phrase.to_lowercase()), "{}", row.field(0));
            assert!(["phrase", "sentence", "upto", "line", "paren", "alone"].contains(&row.field(2)), "{}", row.field(0));
        }
    }
}
