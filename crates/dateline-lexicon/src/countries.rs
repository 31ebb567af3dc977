//! Countries: ISO 3166-1 alpha-3 codes, names, demonyms, capitals.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::{Row, rows};

/// One country, or a body that acts like one (EUU, UNO).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-3 code.
    pub code: &'static str,
    /// Plain name.
    pub name: &'static str,
}

static TABLE: &str = include_str!("../data/countries.tsv");

static BY_CODE: LazyLock<FxHashMap<&'static str, Country>> = LazyLock::new(|| {
    let country = |row: Row| Country { code: row.field(0), name: row.field(1) };
    rows(TABLE).map(|row| (row.field(0), country(row))).collect()
});

/// The country of a code: `RUS` is Russia.
pub fn by_code(code: &str) -> Option<Country> {
    BY_CODE.get(code).copied()
}

/// The plain name of the country with this code.
pub fn name_of(code: &str) -> Option<&'static str> {
    by_code(code).map(|country| country.name)
}

/// The rows of the table for the gazetteer.
pub(crate) fn entries() -> impl Iterator<Item = Entry> {
    rows(TABLE).map(|row| Entry { row })
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    row: Row,
}

impl Entry {
    pub(crate) fn country(self) -> Country {
        Country { code: self.row.field(0), name: self.row.field(1) }
    }

    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.row.field(1)).chain(self.row.list(2))
    }

    pub(crate) fn adjectives(self) -> impl Iterator<Item = &'static str> {
        self.row.list(3)
    }

    /// Names of one citizen; empty where they are the adjectives.
    pub(crate) fn person(self) -> impl Iterator<Item = &'static str> {
        self.row.list(4)
    }

    /// Names of many citizens; empty where they are the adjectives with -s.
    pub(crate) fn people(self) -> impl Iterator<Item = &'static str> {
        self.row.list(5)
    }

    pub(crate) fn capitals(self) -> impl Iterator<Item = &'static str> {
        self.row.list(6)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_are_three_letters_and_unique() {
        let codes: Vec<_> = super::entries().map(|entry| entry.country().code).collect();
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())));
        assert_eq!(super::BY_CODE.len(), codes.len());
        assert_eq!(super::name_of("USA"), Some("United States"));
        assert_eq!(super::name_of("XXX"), None);
    }
}
