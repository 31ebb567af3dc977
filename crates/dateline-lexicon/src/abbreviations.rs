//! Abbreviations with a full stop.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// Whether the full stop of an abbreviation can end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Never: "Mr."
    Inner,
    /// Never before a number: "No. 5".
    BeforeNumber,
    /// Sometimes: "Inc.", "U.S."
    Either,
}

static TABLE: LazyLock<FxHashMap<&'static str, Ends>> = LazyLock::new(|| {
    rows(include_str!("../data/abbreviations.tsv"))
        .map(|row| {
            let ends = match row.field(1) {
                "inner" => Ends::Inner,
                "number" => Ends::BeforeNumber,
                _ => Ends::Either,
            };
            (row.field(0), ends)
        })
        .collect()
});

/// The abbreviation written `word` (lower case, without its last full stop), if it is one.
pub fn lookup(word: &str) -> Option<Ends> {
    TABLE.get(word).copied()
}
