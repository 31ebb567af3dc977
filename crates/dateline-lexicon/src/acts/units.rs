//! Units of an act's measure.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::plurals::forms;
use crate::table::rows;

static UNITS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("../../data/act_units.tsv"))
        .flat_map(|row| row.list(1).flat_map(forms).map(move |word| (word, row.field(0))))
        .collect()
});

/// The unit's name in the record, by lemma or sign.
pub fn unit(word: &str) -> Option<&'static str> {
    UNITS.get(word).copied()
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_its_table() {
        assert_eq!(super::unit("%"), Some("percent"));
        assert_eq!(super::unit("hostage"), Some("people"));
        assert_eq!(super::unit("unit"), None);
    }
}
