//! Languages: their codes, and the commonest words of English.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

static CODES: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(include_str!("../data/languages.tsv")).map(|row| (row.field(0), row.field(1))).collect());

/// The ISO 639-1 code of a language given by its ISO 639-3 code; the latter itself when there is none.
pub fn code(three: &'static str) -> &'static str {
    CODES.get(three).copied().unwrap_or(three)
}

/// Whether the word (any case) is one of the commonest of English and of no other language that is written alike.
pub fn is_english_word(word: &str) -> bool {
    let bytes = word.as_bytes();
    let mut lower = [0; 8];
    let Some(slot) = lower.get_mut(..bytes.len()) else { return false };
    slot.copy_from_slice(bytes);
    slot.make_ascii_lowercase();
    WORDS.contains(&u64::from_le_bytes(lower))
}

/// The words as numbers: up to 8 letters each, so that a look-up allocates nothing.
static WORDS: LazyLock<rustc_hash::FxHashSet<u64>> = LazyLock::new(|| {
    rows(include_str!("../data/english_words.tsv"))
        .flat_map(|row| row.list(0))
        .filter_map(|word| {
            let mut lower = [0; 8];
            lower.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
            Some(u64::from_le_bytes(lower))
        })
        .collect()
});

#[cfg(test)]
mod tests {
    #[test]
    fn reads_its_tables() {
        assert!(super::is_english_word("The") && super::is_english_word("whichs".get(..5).unwrap()));
        assert!(!super::is_english_word("die") && !super::is_english_word("notwithstanding"));
        assert_eq!((super::code("deu"), super::code("zul"), super::code("xxx")), ("de", "zu", "xxx"));
    }
}
