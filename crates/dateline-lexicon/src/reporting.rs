//! Reporting verbs, patterns and nouns: what words report speech, belief or finding, and what they take.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::table::rows;

/// What may follow or surround a reporting verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames {
    /// A clause without "that" may be its content.
    pub clause: bool,
    /// A that-clause may be its content.
    pub that: bool,
    /// A quotation may stand beside it.
    pub quote: bool,
    /// A noun phrase may be its content.
    pub noun: bool,
    /// A to-infinitive may be its content.
    pub infinitive: bool,
    /// Whom it is said to may come first.
    pub addressee: bool,
    /// It commonly passes on what others said or did.
    pub relay: bool,
}

/// A verb whose content is marked by a particle or preposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// A noun phrase stands between the verb and the marker.
    pub object: bool,
    /// The word before the content.
    pub marker: &'static str,
    /// The object belongs to the content ("described THE AID as minimal").
    pub with_object: bool,
}

static VERBS: LazyLock<FxHashMap<&'static str, Frames>> = LazyLock::new(|| {
    rows(include_str!("../data/reporting.tsv"))
        .map(|row| {
            let mut frames = Frames::default();
            for name in row.list(1) {
                match name {
                    "clause" => frames.clause = true,
                    "that" => frames.that = true,
                    "quote" => frames.quote = true,
                    "noun" => frames.noun = true,
                    "infinitive" => frames.infinitive = true,
                    "addressee" => frames.addressee = true,
                    "relay" => frames.relay = true,
                    _ => {}
                }
            }
            (row.field(0), frames)
        })
        .collect()
});

static PATTERNS: LazyLock<FxHashMap<&'static str, Vec<Pattern>>> = LazyLock::new(|| {
    let mut patterns: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for row in rows(include_str!("../data/reporting_patterns.tsv")) {
        let pattern = Pattern { object: row.field(1) == "one", marker: row.field(2), with_object: row.field(3) == "object+rest" };
        patterns.entry(row.field(0)).or_default().push(pattern);
    }
    patterns
});

static NOUNS: LazyLock<FxHashMap<&'static str, bool>> = LazyLock::new(|| {
    rows(include_str!("../data/reporting_nouns.tsv")).map(|row| (row.field(0), row.field(1) == "yes")).collect()
});

static MEDIA: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../data/media_of_speech.tsv")).map(|row| row.field(0)).collect());

/// The frames of a reporting verb, by lemma.
pub fn verb(lemma: &str) -> Option<Frames> {
    VERBS.get(lemma).copied()
}

/// The marked patterns of a verb, by lemma.
pub fn patterns(lemma: &str) -> &'static [Pattern] {
    PATTERNS.get(lemma).map_or(&[], Vec::as_slice)
}

/// Whether the noun (lemma) reports: "claim", "statement".
pub fn is_noun(lemma: &str) -> bool {
    NOUNS.contains_key(lemma)
}

/// Whether the noun (lemma) carries words and can be said to say them: "statement", "letter", "poll".
pub fn is_carrier(lemma: &str) -> bool {
    NOUNS.get(lemma).copied().unwrap_or(false)
}

/// Whether the words (lower case, without article) name a network or an occasion of speech: "truth social".
pub fn is_medium(words: &str) -> bool {
    MEDIA.contains(words)
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_its_tables() {
        assert!(super::verb("say").is_some_and(|frames| frames.clause && frames.quote && !frames.infinitive));
        assert!(super::patterns("describe").iter().any(|pattern| pattern.marker == "as" && pattern.with_object));
        assert!(super::is_carrier("statement") && super::is_noun("claim") && !super::is_carrier("claim"));
        assert!(super::is_medium("truth social"));
    }
}
