//! Demonyms: "Russian" the adjective, "a Dane", "the Danes".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::countries;

/// What a demonym names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym {
    /// ISO 3166-1 alpha-3 code.
    pub code: &'static str,
    /// Can stand before a noun: "Danish".
    pub adjective: bool,
    /// Can name one citizen: "Dane".
    pub person: bool,
    /// Names many citizens: "Danes", "Chinese".
    pub people: bool,
}

static TABLE: LazyLock<FxHashMap<String, Demonym>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, Demonym> = FxHashMap::default();
    for entry in countries::entries() {
        let code = entry.country().code;
        let mut add = |word: String, set: &dyn Fn(&mut Demonym)| {
            let none = Demonym { code, adjective: false, person: false, people: false };
            set(table.entry(word.to_ascii_lowercase()).or_insert(none));
        };
        let abbreviation = |word: &str| word.chars().all(|c| c.is_ascii_uppercase() || c == '.');
        let citizens = |word: &str| !abbreviation(word) && word != entry.country().name;
        for word in entry.adjectives() {
            add(word.to_owned(), &|demonym| demonym.adjective = true);
        }
        let own_person = entry.person().next().is_some();
        for word in entry.person().chain(entry.adjectives().filter(|word| !own_person && citizens(word))) {
            add(word.to_owned(), &|demonym| demonym.person = true);
        }
        let own_people = entry.people().next().is_some();
        let plural = entry.adjectives().filter(|word| !own_people && citizens(word)).map(|word| format!("{word}s"));
        for word in entry.people().map(str::to_owned).chain(plural) {
            add(word, &|demonym| demonym.people = true);
        }
    }
    table
});

/// The demonym written `word` (lower case).
pub fn lookup(word: &str) -> Option<Demonym> {
    TABLE.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::lookup;

    #[test]
    fn tells_adjective_person_and_people() {
        let danish = lookup("danish").unwrap();
        assert!(danish.adjective && !danish.person && danish.code == "DNK");
        assert!(lookup("danes").is_some_and(|word| word.people && !word.adjective));
        assert!(lookup("chinese").is_some_and(|word| word.people && word.adjective));
        assert!(lookup("russians").is_some_and(|word| word.people && word.code == "RUS"));
        assert!(lookup("u.s.").is_some_and(|word| word.adjective && !word.person));
        assert!(lookup("u.s.s").is_none());
    }
}
