//! News agencies, by the names that datelines use, and labels that look like datelines.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::table::rows;

/// A news agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Its usual name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: &'static str,
}

static AGENCIES: LazyLock<FxHashMap<&'static str, Agency>> = LazyLock::new(|| {
    rows(include_str!("../data/agencies.tsv"))
        .flat_map(|row| {
            let agency = Agency { name: row.field(0), country: row.field(2) };
            row.list(1).map(move |name| (name, agency))
        })
        .collect()
});

static LABELS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../data/labels.tsv")).flat_map(|row| row.list(0)).collect());

/// Whether the words (lower case) open texts but name no place: "breaking", "update".
pub fn is_label(words: &str) -> bool {
    LABELS.contains(words)
}

/// The agency that a name (lower case) stands for.
pub fn by_name(name: &str) -> Option<Agency> {
    AGENCIES.get(name).copied()
}

#[cfg(test)]
mod tests {
    use crate::table::rows;

    #[test]
    fn reads_its_table() {
        assert_eq!(super::by_name("mna").map(|agency| (agency.name, agency.country)), Some(("Mehr News Agency", "IRN")));
        assert!(super::by_name("itar-tass").is_some() && super::by_name("nato").is_none());
        assert!(super::is_label("breaking") && !super::is_label("moscow"));
    }

    #[test]
    fn no_name_stands_for_two() {
        let names: usize = rows(include_str!("../data/agencies.tsv")).map(|row| row.list(1).count()).sum();
        assert_eq!(names, super::AGENCIES.len());
    }
}
