//! Classes of head nouns.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::plurals::forms;
use crate::table::rows;

/// A set of noun classes, one bit a class in the order of the table.
pub type Classes = u128;

struct Table {
    by_name: FxHashMap<&'static str, Classes>,
    by_noun: FxHashMap<&'static str, Classes>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { by_name: FxHashMap::default(), by_noun: FxHashMap::default() };
    for (index, row) in rows(include_str!("../../data/act_classes.tsv")).enumerate() {
        let bit: Classes = 1_u128.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0);
        table.by_name.insert(row.field(0), bit);
        for noun in row.list(1).flat_map(forms) {
            *table.by_noun.entry(noun).or_default() |= bit;
        }
    }
    table
});

/// The classes of a noun, by lemma.
pub fn classes(noun: &str) -> Classes {
    TABLE.by_noun.get(noun).copied().unwrap_or(0)
}

/// The class of that name; none for an unknown name.
pub fn class(name: &str) -> Classes {
    TABLE.by_name.get(name).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{TABLE, class, classes};

    #[test]
    fn every_class_has_a_bit_of_its_own() {
        let bits: u128 = TABLE.by_name.values().fold(0, |sum, bit| sum | bit);
        assert_eq!(bits.count_ones() as usize, TABLE.by_name.len());
        assert!(classes("tariff") & class("sanction") != 0);
        assert_eq!(classes("tariff") & class("ceasefire"), 0);
    }
}
