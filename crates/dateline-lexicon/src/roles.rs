//! Which roles one report may use of the same holder: "premier" of a prime minister, "official" of a spokesman.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// For each noun the sets it stands in, one bit a set; those it may be said of, apart.
#[derive(Clone, Copy, Default)]
struct Sets {
    equal: u64,
    general: u64,
    special: u64,
}

static TABLE: LazyLock<FxHashMap<&'static str, Sets>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Sets> = FxHashMap::default();
    for (bit, row) in rows(include_str!("../data/role_groups.tsv")).take(64).enumerate() {
        let both = row.field(0) == "yes";
        for (place, noun) in row.list(1).enumerate() {
            let sets = table.entry(noun).or_default();
            let set = match (both, place) {
                (true, _) => &mut sets.equal,
                (false, 0) => &mut sets.general,
                (false, _) => &mut sets.special,
            };
            *set |= 1 << bit;
        }
    }
    table
});

/// Whether `noun` may be said of someone whose role is `role`: nouns or compounds in lower case, singular.
pub fn may_be_said_of(noun: &str, role: &str) -> bool {
    if noun == role {
        return true;
    }
    match (TABLE.get(noun), TABLE.get(role)) {
        (Some(noun), Some(role)) => noun.equal & role.equal != 0 || noun.general & role.special != 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::may_be_said_of;

    #[test]
    fn general_nouns_are_said_of_special_roles_only() {
        assert!(may_be_said_of("premier", "prime minister") && may_be_said_of("prime minister", "premier"));
        assert!(may_be_said_of("official", "spokesman") && !may_be_said_of("mayor", "minister"));
        assert!(may_be_said_of("zookeeper", "zookeeper") && !may_be_said_of("zookeeper", "spokesman"));
    }
}
