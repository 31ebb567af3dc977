//! Where the places of datelines are. The one way from ingest to the gazetteer.

use dateline_lexicon::gazetteer::{self, Class};
use dateline_lexicon::{places, regions};

/// The country of a place, by the region named with it, else by its own name.
pub(crate) fn country_of(place: &str, region: Option<&str>) -> Option<&'static str> {
    if let Some(region) = region {
        let lower = region.to_lowercase();
        if let Some(country) = country(&lower) {
            return Some(country);
        }
    }
    let mut countries = place.split('/').map(|part| country(&part.trim().to_lowercase()));
    let first = countries.next()??;
    countries.all(|other| other == Some(first)).then_some(first)
}

/// Whether the words name a region that may stand after a city.
pub(crate) fn is_region(words: &str) -> bool {
    let lower = words.to_lowercase();
    country(&lower).is_some()
}

/// Whether the words name a place, the seat of the United Nations included.
pub(crate) fn is_city(words: &str) -> bool {
    words.eq_ignore_ascii_case("united nations") || words.split('/').all(|part| country(&part.trim().to_lowercase()).is_some())
}

/// Whether the words name a country.
pub(crate) fn is_country(words: &str) -> bool {
    gazetteer::lookup(&words.to_lowercase()).is_some_and(|known| known.class == Class::Country)
}

fn country(place: &str) -> Option<&'static str> {
    regions::country_of(place).or_else(|| places::country_of(place))
}
