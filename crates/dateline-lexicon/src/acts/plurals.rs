//! Plurals, so that a table's noun is found whichever form a lemma has ("troops" is its own lemma).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

static PLURALS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(include_str!("../../data/nouns.tsv")).map(|row| (row.field(0), row.field(1))).collect());

/// The noun itself and its plural, where the table of nouns has one.
pub(super) fn forms(noun: &'static str) -> impl Iterator<Item = &'static str> {
    let plural = PLURALS.get(noun).copied().filter(|plural| *plural != noun);
    std::iter::once(noun).chain(plural)
}

#[cfg(test)]
mod tests {
    #[test]
    fn gives_both_forms() {
        assert_eq!(super::forms("embargo").collect::<Vec<_>>(), ["embargo", "embargos"]);
        assert_eq!(super::forms("aircraft").count(), 1);
    }
}
