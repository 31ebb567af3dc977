//! Names that are known: countries, governments and their metonyms, places, bodies, armed groups, media.
//!
//! One map over all tables. Names of several words are found by asking how long a name with this first word can be
//! ([`longest`]) and looking up what stands there ([`lookup`]).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;
use crate::{countries, demonyms};

/// What a known name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A country: its government or the place.
    Country,
    /// A capital: a place, or the government where the words around make it act.
    Capital,
    /// A building that stands for the government in it, unless someone is in it.
    Seat,
    /// Always a government: "Assad regime".
    Government,
    /// A city, a region, a sea.
    Place,
    /// A ministry, party, company, alliance, court.
    Organization,
    /// An army, militia or armed movement.
    ArmedGroup,
    /// A newspaper, broadcaster or agency.
    Media,
}

/// A known name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The form as the table writes it; capitals bind where it is all capitals.
    pub form: &'static str,
    /// The name all forms share; for governments and their metonyms the country.
    pub name: &'static str,
    /// What it is.
    pub class: Class,
    /// ISO 3166-1 alpha-3 code of where it is or whom it acts for.
    pub country: Option<&'static str>,
}

impl Known {
    /// Whether the table's form and these characters agree in the capitals that matter: all of an abbreviation, else the first.
    pub fn fits(&self, surface: &str) -> bool {
        let capitals = self.form.chars().all(|c| !c.is_lowercase());
        if capitals && self.form.len() <= 6 {
            return self.form == surface;
        }
        let upper = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
        !upper(self.form) || upper(surface)
    }
}

struct Gazetteer {
    names: FxHashMap<String, Known>,
    longest: FxHashMap<String, usize>,
}

impl Gazetteer {
    /// Adds a form; the first table that has it wins.
    fn add(&mut self, form: &'static str, name: &'static str, class: Class, country: Option<&'static str>) {
        let known = Known { form, name, class, country };
        let key = form.to_ascii_lowercase();
        let key = key.strip_prefix("the ").unwrap_or(&key);
        if key.contains('\'') {
            self.insert(key.replace('\'', "’"), known);
        }
        self.insert(key.to_owned(), known);
    }

    fn insert(&mut self, key: String, known: Known) {
        let first = first_word(&key).to_owned();
        let length = self.longest.entry(first).or_default();
        *length = (*length).max(key.len());
        self.names.entry(key).or_insert(known);
    }
}

/// The letters of the first token of a name: up to a space or apostrophe.
fn first_word(key: &str) -> &str {
    key.split([' ', '\'', '’']).next().unwrap_or(key)
}

static TABLE: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut table = Gazetteer { names: FxHashMap::default(), longest: FxHashMap::default() };
    for entry in countries::entries() {
        let country = entry.country();
        let class = if matches!(country.code, "EUU" | "UNO") { Class::Organization } else { Class::Country };
        for form in entry.names() {
            table.add(form, country.name, class, Some(country.code));
        }
    }
    for row in rows(include_str!("../data/governments.tsv")) {
        let code = row.field(0);
        let name = countries::name_of(code).unwrap_or(code);
        let class = match row.field(2) {
            "seat" => Class::Seat,
            "place" => Class::Capital,
            _ => Class::Government,
        };
        for form in row.list(1) {
            table.add(form, name, class, Some(code));
        }
    }
    let bodies = [
        (include_str!("../data/organizations.tsv"), Class::Organization),
        (include_str!("../data/armed_groups.tsv"), Class::ArmedGroup),
        (include_str!("../data/media.tsv"), Class::Media),
    ];
    for (data, class) in bodies {
        for row in rows(data) {
            let country = Some(row.field(2)).filter(|code| !code.is_empty());
            for form in std::iter::once(row.field(0)).chain(row.list(1)) {
                table.add(form, row.field(0), class, country);
            }
        }
    }
    for entry in countries::entries() {
        let country = entry.country();
        for form in entry.capitals() {
            table.add(form, country.name, Class::Capital, Some(country.code));
        }
    }
    for row in rows(include_str!("../data/places.tsv")) {
        let country = Some(row.field(0)).filter(|&code| code != "-");
        for form in row.list(1) {
            table.add(form, form, Class::Place, country);
        }
    }
    table
});

/// Bytes of the longest known name whose first token is `word` (lower case); 0 when there is none.
pub fn longest(word: &str) -> usize {
    TABLE.longest.get(word).copied().unwrap_or(0)
}

/// The known name written `phrase` (lower case, without "the").
pub fn lookup(phrase: &str) -> Option<&'static Known> {
    TABLE.names.get(phrase)
}

/// The country a name or demonym (lower case) belongs to: "jerusalem" is in `ISR`, "danish" is `DNK`.
pub fn country_of(phrase: &str) -> Option<&'static str> {
    let phrase = phrase.strip_prefix("the ").unwrap_or(phrase);
    lookup(phrase).and_then(|known| known.country).or_else(|| demonyms::lookup(phrase).and_then(|demonym| demonym.code))
}

#[cfg(test)]
mod tests {
    use super::{Class, country_of, longest, lookup};

    #[test]
    fn knows_names_of_every_table() {
        let class = |phrase: &str| lookup(phrase).map(|known| (known.name, known.class));
        assert_eq!(class("kremlin"), Some(("Russia", Class::Seat)));
        assert_eq!(class("kyiv"), Some(("Ukraine", Class::Capital)));
        assert_eq!(class("united states"), Some(("United States", Class::Country)));
        assert_eq!(class("kurdistan workers’ party"), Some(("Kurdistan Workers' Party", Class::ArmedGroup)));
        assert_eq!(class("khan younis"), Some(("Khan Younis", Class::Place)));
        assert_eq!(class("al jazeera").map(|found| found.1), Some(Class::Media));
        assert_eq!(country_of("jerusalem"), Some("ISR"));
        assert_eq!(country_of("danish"), Some("DNK"));
        assert_eq!(country_of("nowhere"), None);
    }

    #[test]
    fn abbreviations_bind_their_capitals() {
        assert!(lookup("who").is_some_and(|known| known.fits("WHO") && !known.fits("who")));
        assert!(lookup("us").is_some_and(|known| known.fits("US") && !known.fits("Us")));
        assert!(lookup("turkey").is_some_and(|known| known.fits("Turkey") && !known.fits("turkey")));
    }

    #[test]
    fn longest_covers_the_names_of_a_first_word() {
        assert!(longest("united") >= "united states of america".len());
        assert_eq!(longest("zzz"), 0);
    }
}
