//! Demonyms: "Russian" the adjective, "a Dane", "the Danes"; peoples without a state among them ("Kurdish", "Muslims").

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::countries;
use crate::table::rows;

/// What a demonym names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym {
    /// ISO 3166-1 alpha-3 code; `None` for peoples without a state of their own.
    pub code: Option<&'static str>,
    /// Can stand before a noun: "Danish".
    pub adjective: bool,
    /// Can name one: "Dane".
    pub person: bool,
    /// Names many: "Danes", "Chinese".
    pub people: bool,
}

#[derive(Default)]
struct Table {
    words: FxHashMap<String, Demonym>,
    /// First words of demonyms of two words: "south" of "South Korean".
    pairs: FxHashMap<String, ()>,
}

impl Table {
    fn add(&mut self, word: &str, code: Option<&'static str>, set: impl Fn(&mut Demonym)) {
        let key = word.to_ascii_lowercase();
        if let Some((first, _)) = key.split_once(' ') {
            self.pairs.insert(first.to_owned(), ());
        }
        set(self.words.entry(key).or_insert(Demonym { code, adjective: false, person: false, people: false }));
    }

    /// Adds the forms of one people; where `person` or `people` is empty they are made from the adjectives in `own`.
    fn forms(&mut self, code: Option<&'static str>, adjectives: &[&str], own: &[&str], person: &[&str], people: &[&str]) {
        for word in adjectives {
            self.add(word, code, |demonym| demonym.adjective = true);
        }
        for word in if person.is_empty() { own } else { person }.iter().filter(|word| **word != "-") {
            self.add(word, code, |demonym| demonym.person = true);
        }
        for word in people.iter().filter(|word| **word != "-") {
            self.add(word, code, |demonym| demonym.people = true);
        }
        if people.is_empty() {
            for word in own {
                self.add(&format!("{word}s"), code, |demonym| demonym.people = true);
            }
        }
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for entry in countries::entries() {
        let country = entry.country();
        let abbreviation = |word: &str| word.chars().all(|c| c.is_ascii_uppercase() || c == '.');
        let adjectives: Vec<_> = entry.adjectives().collect();
        let own: Vec<_> = adjectives.iter().copied().filter(|word| !abbreviation(word) && *word != country.name).collect();
        let (person, people): (Vec<_>, Vec<_>) = (entry.person().collect(), entry.people().collect());
        table.forms(Some(country.code), &adjectives, &own, &person, &people);
    }
    for row in rows(include_str!("../data/peoples.tsv")) {
        let adjective = [row.field(0)];
        let (person, people): (Vec<_>, Vec<_>) = (row.list(1).collect(), row.list(2).collect());
        table.forms(None, &adjective, &adjective, &person, &people);
    }
    table
});

/// The demonym written `words` (lower case).
pub fn lookup(words: &str) -> Option<Demonym> {
    TABLE.words.get(words).copied()
}

/// Whether a demonym of two words starts with `word`: "south" of "South Korean".
pub fn starts_pair(word: &str) -> bool {
    TABLE.pairs.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::{lookup, starts_pair};

    #[test]
    fn tells_adjective_person_and_people() {
        let danish = lookup("danish").unwrap();
        assert!(danish.adjective && !danish.person && danish.code == Some("DNK"));
        assert!(lookup("danes").is_some_and(|word| word.people && !word.adjective));
        assert!(lookup("chinese").is_some_and(|word| word.people && word.adjective));
        assert!(lookup("russians").is_some_and(|word| word.people && word.code == Some("RUS")));
        assert!(lookup("u.s.").is_some_and(|word| word.adjective && !word.person));
        assert!(lookup("u.s.s").is_none());
    }

    #[test]
    fn knows_peoples_without_a_state() {
        assert!(lookup("kurds").is_some_and(|word| word.people && word.code.is_none()));
        assert!(lookup("islamic").is_some_and(|word| word.adjective && !word.people));
        assert!(starts_pair("south") && lookup("south korean").is_some());
    }
}
