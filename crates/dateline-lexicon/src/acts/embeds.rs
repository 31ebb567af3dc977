//! Words over an act that tell whether it happened.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// What sort of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Embed {
    /// "plan to …"
    Verb,
    /// "willing to …"
    Adjective,
    /// "the decision to …"
    Noun,
    /// "may …"
    Modal,
    /// "planned …"
    Modifier,
    /// "not …"
    Negation,
}

/// What it says of the act under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It happened or goes on.
    Done,
    /// It is to happen.
    Planned,
    /// It may happen.
    Possible,
    /// It ought to happen.
    Demanded,
    /// It is held out as harm.
    Threatened,
    /// It did not happen.
    Denied,
    /// It happened and stopped.
    Ended,
    /// Planned after a past verb of saying, else possible.
    Would,
}

static EMBEDS: LazyLock<FxHashMap<(&'static str, Embed), Stand>> = LazyLock::new(|| {
    let mut embeds = FxHashMap::default();
    for row in rows(include_str!("../../data/act_embeds.tsv")) {
        let sort = match row.field(1) {
            "verb" => Embed::Verb,
            "adj" => Embed::Adjective,
            "noun" => Embed::Noun,
            "modal" => Embed::Modal,
            "modifier" => Embed::Modifier,
            _ => Embed::Negation,
        };
        let stand = match row.field(2) {
            "done" => Stand::Done,
            "planned" => Stand::Planned,
            "possible" => Stand::Possible,
            "demanded" => Stand::Demanded,
            "threatened" => Stand::Threatened,
            "denied" => Stand::Denied,
            "ended" => Stand::Ended,
            "would" => Stand::Would,
            _ => continue,
        };
        for word in row.list(0) {
            embeds.entry((word, sort)).or_insert(stand);
        }
    }
    embeds
});

/// What the word (lemma; modals, modifiers and negations as they stand in lower case) makes of an act under it.
pub fn embed(word: &str, sort: Embed) -> Option<Stand> {
    EMBEDS.get(&(word, sort)).copied()
}

#[cfg(test)]
mod tests {
    use super::{Embed, Stand, embed};

    #[test]
    fn reads_its_table() {
        assert_eq!(embed("plan", Embed::Verb), Some(Stand::Planned));
        assert_eq!(embed("urge", Embed::Verb), Some(Stand::Demanded));
        assert_eq!(embed("may", Embed::Modal), Some(Stand::Possible));
        assert_eq!(embed("plan", Embed::Modal), None);
    }
}
