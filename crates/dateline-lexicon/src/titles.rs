//! Titles before a name that are no nouns of their own: "Mr", "Sen.", "Ayatollah".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// A title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// A form of address, not an office or rank: "Mr".
    pub honorific: bool,
    /// `Some(true)` for men, `Some(false)` for women.
    pub masculine: Option<bool>,
}

static TABLE: LazyLock<FxHashMap<&'static str, Title>> = LazyLock::new(|| {
    rows(include_str!("../data/titles.tsv"))
        .map(|row| {
            let masculine = match row.field(2) {
                "m" => Some(true),
                "f" => Some(false),
                _ => None,
            };
            (row.field(0), Title { honorific: row.field(1) == "honorific", masculine })
        })
        .collect()
});

/// The title written `word` (lower case, with its full stop where it has one).
pub fn lookup(word: &str) -> Option<Title> {
    TABLE.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::lookup;

    #[test]
    fn knows_gender_and_kind() {
        assert!(lookup("mr.").is_some_and(|title| title.honorific && title.masculine == Some(true)));
        assert!(lookup("gen.").is_some_and(|title| !title.honorific));
        assert!(lookup("table").is_none());
    }
}
