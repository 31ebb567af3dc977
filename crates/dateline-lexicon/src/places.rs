//! Where places are.

use crate::gazetteer::{self, Class};

/// The country of a place (lower case): "jerusalem" is in `ISR`. Countries, capitals and other places; nothing else.
pub fn country_of(place: &str) -> Option<&'static str> {
    let place = place.strip_prefix("the ").unwrap_or(place);
    let known = gazetteer::lookup(place)?;
    let is_place = matches!(known.class, Class::Country | Class::Capital | Class::Place);
    if is_place { known.country } else { None }
}

/// Whether the words (lower case) name a known place, a country or capital included.
pub fn is_place(words: &str) -> bool {
    let words = words.strip_prefix("the ").unwrap_or(words);
    gazetteer::lookup(words).is_some_and(|known| matches!(known.class, Class::Country | Class::Capital | Class::Place))
}

#[cfg(test)]
mod tests {
    #[test]
    fn places_have_countries_and_bodies_do_not() {
        assert_eq!(super::country_of("jerusalem"), Some("ISR"));
        assert_eq!(super::country_of("the united states"), Some("USA"));
        assert_eq!(super::country_of("hamas"), None);
        assert!(super::is_place("africa") && super::country_of("africa").is_none());
    }
}
