//! The word lists of `conventions.tsv`, which training reads too.

use std::sync::LazyLock;

const TABLE: &str = include_str!("conventions.tsv");

/// Lists of lower-case words.
pub(super) struct Conventions {
    /// Keep the full stop behind them.
    pub(super) abbreviations: Vec<&'static str>,
    /// Keep it when they begin with a capital.
    pub(super) capitals: Vec<&'static str>,
    /// Keep it before a number.
    pub(super) numbered: Vec<&'static str>,
    /// Keep the hyphen behind them.
    pub(super) prefixes: Vec<&'static str>,
    /// Are words of their own at the end of another.
    pub(super) clitics: Vec<&'static str>,
    /// Two words written as one, and how many bytes the first has.
    pub(super) pairs: Vec<(String, usize)>,
    /// Abbreviations with a slash inside or behind.
    pub(super) slashed: Vec<&'static str>,
    /// Split from the number before them.
    pub(super) units: Vec<&'static str>,
    /// Endings of names of files and places on the web.
    pub(super) extensions: Vec<&'static str>,
    /// Possessives that may be contractions without their apostrophe, and how many bytes the first word then has.
    pub(super) meant: Vec<(String, usize)>,
    /// Follow no possessive: before them those are contractions.
    pub(super) never_owned: Vec<&'static str>,
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
        let halves = |kind: &str| {
            let mut pairs: Vec<(String, usize)> =
                list(kind).iter().filter_map(|pair| Some((pair.replace('|', ""), pair.find('|')?))).collect();
            pairs.sort_unstable();
            pairs
        };
        Conventions {
            abbreviations: list("abbreviation"),
            capitals: list("capital"),
            numbered: list("numbered"),
            prefixes: list("prefix"),
            clitics: list("clitic"),
            pairs: halves("pair"),
            slashed: list("slashed"),
            units: list("unit"),
            extensions: list("extension"),
            meant: halves("meant"),
            never_owned: list("never-owned"),
        }
    });
    &LISTS
}

/// Whether a sorted list holds the word, ASCII case aside.
pub(super) fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search_by(|entry| compare(entry, word)).is_ok()
}

/// Where a sorted list splits the word, ASCII case aside.
pub(super) fn split(list: &[(String, usize)], word: &str) -> Option<usize> {
    let at = list.binary_search_by(|(entry, _)| compare(entry, word)).ok()?;
    list.get(at).map(|(_, cut)| *cut)
}

fn compare(entry: &str, word: &str) -> std::cmp::Ordering {
    entry.bytes().cmp(word.bytes().map(|b| b.to_ascii_lowercase()))
}
