//! States and provinces as datelines abbreviate them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

static REGIONS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("../data/regions.tsv")).flat_map(|row| row.list(1).map(move |region| (region, row.field(0)))).collect()
});

/// The country of a state or province (lower case): "fla." is in `USA`.
pub fn country_of(region: &str) -> Option<&'static str> {
    REGIONS.get(region).copied()
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_its_table() {
        assert_eq!(super::country_of("n.h."), Some("USA"));
        assert_eq!(super::country_of("alta."), Some("CAN"));
        assert_eq!(super::country_of("moscow"), None);
    }
}
