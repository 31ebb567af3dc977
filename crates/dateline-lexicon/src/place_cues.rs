//! Words around the name of a capital that tell the place from the government in it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// What a word tells about a name beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceCue {
    /// Preposition of place: "in".
    pub inside: bool,
    /// Stands before a government: "between".
    pub governs: bool,
    /// Preposition of place or not, by what is before it: "to".
    pub direction: bool,
    /// Verb or noun of going or lying: "fly", "flight".
    pub motion: bool,
    /// Verb whose object is the place: "visit".
    pub reach: bool,
    /// Part of a building: "lawn".
    pub part: bool,
    /// What a city has and a government does not: "mayor".
    pub local: bool,
}

static TABLE: LazyLock<FxHashMap<&'static str, PlaceCue>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, PlaceCue> = FxHashMap::default();
    for row in rows(include_str!("../data/place_cues.tsv")) {
        for word in row.list(1) {
            let cue = table.entry(word).or_default();
            match row.field(0) {
                "inside" => cue.inside = true,
                "governs" => cue.governs = true,
                "direction" => cue.direction = true,
                "motion" => cue.motion = true,
                "reach" => cue.reach = true,
                "part" => cue.part = true,
                "local" => cue.local = true,
                _ => {}
            }
        }
    }
    table
});

/// What `word` (lower case; verbs by lemma) tells; nothing for words the table lacks.
pub fn lookup(word: &str) -> PlaceCue {
    TABLE.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_word_can_tell_several_things() {
        let to = super::lookup("to");
        assert!(to.governs && to.direction && !to.inside);
        assert!(super::lookup("visit").motion && super::lookup("visit").reach);
        assert_eq!(super::lookup("zzz"), super::PlaceCue::default());
    }
}
