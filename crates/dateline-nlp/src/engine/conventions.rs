//! The word lists of `conventions.tsv`, which training reads too.

use std::sync::LazyLock;

const TABLE: &str = include_str!("conventions.tsv");

/// Lists of lower-case words.
pub(super) struct Conventions {
    /// Keep the full stop behind them.
    pub(super) abbreviations: Vec<&'static str>,
    /// Keep the hyphen behind them.
    pub(super) prefixes: Vec<&'static str>,
    /// Are words of their own at the end of another.
    pub(super) clitics: Vec<&'static str>,
    /// Split after the third letter.
    pub(super) pairs: Vec<&'static str>,
    /// Split from the number before them.
    pub(super) units: Vec<&'static str>,
}

/// The lists.
pub(super) fn conventions() -> &'static Conventions {
    static LISTS: LazyLock<Conventions> = LazyLock::new(|| {
        let list = |kind: &str| {
            let rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
            let mut words: Vec<&str> = rows.filter(|row| row.0 == kind).flat_map(|row| row.1.split(' ')).collect();
            if kind != "clitic" {
                words.sort_unstable();
            }
            words
        };
        Conventions {
            abbreviations: list("abbreviation"),
            prefixes: list("prefix"),
            clitics: list("clitic"),
            pairs: list("pair"),
            units: list("unit"),
        }
    });
    &LISTS
}

/// Whether a sorted list holds the word, ASCII case aside.
pub(super) fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search_by(|entry| entry.bytes().cmp(word.bytes().map(|b| b.to_ascii_lowercase()))).is_ok()
}
