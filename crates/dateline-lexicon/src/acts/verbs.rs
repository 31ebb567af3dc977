//! Verbs that name acts, one frame a sense.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::classes::{Classes, class};
use super::slots::{Needs, Slot};
use crate::table::{Row, rows};

/// What may follow a verb; any one of them is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complement {
    /// Anything at all.
    pub anything: bool,
    /// No object.
    pub nothing: bool,
    /// An object headed by a noun of these classes.
    pub classes: Classes,
    /// An object headed by one of these.
    pub words: Vec<&'static str>,
    /// These words as they stand, "the" and "a" aside.
    pub phrases: Vec<Vec<&'static str>>,
    /// Somebody named.
    pub actor: bool,
    /// Somewhere named.
    pub place: bool,
    /// A to-infinitive.
    pub infinitive: bool,
    /// A that-clause.
    pub that: bool,
    /// A gerund.
    pub gerund: bool,
    /// A clause about the subject itself.
    pub oneself: bool,
    /// Somebody named and a to-infinitive.
    pub actor_infinitive: bool,
    /// Somebody named and one of these prepositions.
    pub actor_then: Vec<&'static str>,
    /// An object headed by a noun of these classes, and this preposition.
    pub class_then: Vec<(Classes, &'static str)>,
}

/// One sense of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Words that must follow the verb.
    pub particles: Vec<&'static str>,
    /// What must follow those.
    pub complement: Complement,
    /// PLOVER type; `""` when the sense is no act.
    pub kind: &'static str,
    /// PLOVER mode; `""` for none.
    pub mode: &'static str,
    /// Where to look for whom it is done to.
    pub recipient: Vec<Slot>,
    /// Where the heart of it is.
    pub what: Vec<Slot>,
    /// What it must have to count.
    pub needs: Needs,
}

static VERBS: LazyLock<FxHashMap<&'static str, Vec<Frame>>> = LazyLock::new(|| {
    let mut verbs: FxHashMap<_, Vec<Frame>> = FxHashMap::default();
    for row in rows(include_str!("../../data/act_verbs.tsv")) {
        for verb in row.list(0) {
            let mut words = verb.split(' ');
            let lemma = words.next().unwrap_or("");
            verbs.entry(lemma).or_default().push(Frame {
                particles: words.collect(),
                complement: Complement::read(row),
                kind: row.field(2),
                mode: row.field(3),
                recipient: Slot::list(row, 4),
                what: Slot::list(row, 5),
                needs: Needs::read(row, 6),
            });
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
    for frames in verbs.values_mut() {
        frames.sort_by_key(|frame| std::cmp::Reverse(frame.particles.len()));
    }
    verbs
});

impl Complement {
    fn read(row: Row) -> Self {
        let mut complement = Self { anything: row.field(1).is_empty(), ..Self::default() };
        for one in row.list(1) {
            match one {
                "-" => complement.nothing = true,
                "+actor" => complement.actor = true,
                "+place" => complement.place = true,
                "inf" => complement.infinitive = true,
                "that" => complement.that = true,
                "ing" => complement.gerund = true,
                "self" => complement.oneself = true,
                "+actor inf" => complement.actor_infinitive = true,
                _ if one.starts_with("+actor ") => complement.actor_then.extend(one.split(' ').nth(1)),
                _ => match one.strip_prefix('@') {
                    Some(pair) if pair.contains(' ') => {
                        let (name, word) = pair.split_once(' ').unwrap_or((pair, ""));
                        complement.class_then.push((class(name), word));
                    }
                    Some(name) => complement.classes |= class(name),
                    None if one.contains(' ') => complement.phrases.push(one.split(' ').collect()),
                    None => complement.words.push(one),
                },
            }
        }
        complement
    }
}

/// The senses of a verb, by lemma, those with most particles first.
pub fn frames(lemma: &str) -> &'static [Frame] {
    VERBS.get(lemma).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{VERBS, class, frames};
    use crate::table::rows;

    #[test]
    fn longer_senses_come_first() {
        let senses = frames("call");
        assert_eq!(senses.first().map(|frame| frame.particles.len()), Some(1));
        assert!(senses.iter().any(|frame| frame.particles == ["for"] && frame.kind == "REQUEST"));
        assert!(frames("sleep").is_empty());
    }

    #[test]
    fn every_class_named_is_known() {
        for row in rows(include_str!("../../data/act_verbs.tsv")) {
            for name in row.list(1).filter(|one| !one.contains(' ')).filter_map(|one| one.strip_prefix('@')) {
                assert_ne!(class(name), 0, "{name}");
            }
        }
        assert!(VERBS.len() > 300);
    }
}
