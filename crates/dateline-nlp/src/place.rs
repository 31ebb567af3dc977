//! What kind of place a name names: the engine tells places and facilities, the gazetteer countries and cities.

use dateline_lexicon::gazetteer::{self, Class};

/// A place that the gazetteer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownPlace {
    /// "country" or "city"; `None` for regions, seas and places that the gazetteer does not tell apart.
    pub kind: Option<&'static str>,
    /// ISO 3166-1 alpha-3 code of the country that it is or lies in.
    pub country: Option<&'static str>,
}

/// The place of that name, with or without "the"; `None` when the gazetteer has none.
pub fn known_place(name: &str) -> Option<KnownPlace> {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let known = gazetteer::lookup(&name.to_lowercase()).filter(|known| known.fits(name))?;
    let kind = match known.class {
        Class::Country => Some("country"),
        Class::Capital => Some("city"),
        Class::Place => None,
        _ => return None,
    };
    Some(KnownPlace { kind, country: known.country })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_and_cities_are_told_apart() {
        assert_eq!(known_place("the Netherlands"), Some(KnownPlace { kind: Some("country"), country: Some("NLD") }));
        assert_eq!(known_place("Kyiv"), Some(KnownPlace { kind: Some("city"), country: Some("UKR") }));
        assert_eq!(known_place("Marseille"), Some(KnownPlace { kind: None, country: Some("FRA") }));
        assert_eq!(known_place("NATO"), None);
        assert_eq!(known_place(""), None);
    }
}
