//! Nouns that name acts, and the verbs that lend them a subject.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::classes::{Classes, class};
use super::plurals::forms;
use super::slots::{Needs, Slot};
use crate::table::rows;

/// A noun that names an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Lemmas that must stand before it.
    pub before: Vec<&'static str>,
    /// Words that must follow it ("state OF EMERGENCY").
    pub after: Vec<&'static str>,
    /// PLOVER type.
    pub kind: &'static str,
    /// PLOVER mode; `""` for none.
    pub mode: &'static str,
    /// Where to look for who acts.
    pub agent: Vec<Slot>,
    /// Where to look for whom it is done to.
    pub recipient: Vec<Slot>,
    /// What it must have to count.
    pub needs: Needs,
    /// Classes one of which must head the of-phrase behind it; none for any.
    pub of: Classes,
}

static NOUNS: LazyLock<FxHashMap<&'static str, Vec<Noun>>> = LazyLock::new(|| {
    let mut nouns: FxHashMap<_, Vec<Noun>> = FxHashMap::default();
    for row in rows(include_str!("../../data/act_nouns.tsv")) {
        for noun in row.list(0) {
            let words: Vec<_> = noun.split(' ').collect();
            let of = words.iter().position(|word| *word == "of").unwrap_or(words.len());
            let (first, after) = words.split_at_checked(of).unwrap_or((&words, &[]));
            let Some((head, before)) = first.split_last() else { continue };
            let sense = Noun {
                before: before.to_vec(),
                after: after.to_vec(),
                kind: row.field(1),
                mode: row.field(2),
                agent: Slot::list(row, 3),
                recipient: Slot::list(row, 4),
                needs: Needs::read(row, 5),
                of: row.field(5).split(' ').filter_map(|word| word.strip_prefix("of:")).map(class).fold(0, |sum, bit| sum | bit),
            };
            for form in forms(head) {
                nouns.entry(form).or_default().push(sense.clone());
            }
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
    for senses in nouns.values_mut() {
        senses.sort_by_key(|noun| std::cmp::Reverse(noun.before.len() + noun.after.len()));
    }
    nouns
});

/// The particles of a verb that lends an act noun its subject, and whether that subject acts.
pub type Light = (Vec<&'static str>, bool);

static LIGHT: LazyLock<FxHashMap<&'static str, Vec<Light>>> = LazyLock::new(|| {
    let mut verbs: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for row in rows(include_str!("../../data/act_light.tsv")) {
        for verb in row.list(0) {
            let mut words = verb.split(' ');
            verbs.entry(words.next().unwrap_or("")).or_default().push((words.collect(), row.field(1) == "agent"));
        }
    }
    verbs
});

/// The senses of a noun, by the lemma of its head, the longest first.
pub fn nouns(head: &str) -> &'static [Noun] {
    NOUNS.get(head).map_or(&[], Vec::as_slice)
}

/// The particles of a verb that lends an act noun its subject, and whether that subject acts (else it is acted on); by lemma.
pub fn light(verb: &str) -> &'static [Light] {
    LIGHT.get(verb).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    #[test]
    fn longer_nouns_come_first() {
        assert_eq!(super::nouns("strike").first().map(|noun| noun.before.len()), Some(1));
        let emergency = super::nouns("state");
        assert!(emergency.iter().any(|noun| noun.after == ["of", "emergency"]));
        assert_eq!(super::light("face"), [(Vec::new(), false)]);
    }
}
