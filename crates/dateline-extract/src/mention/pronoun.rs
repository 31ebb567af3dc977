//! Pronouns as mentions: who stands behind them is for `dateline-resolve`.

use crate::Gender;

/// Number and gender of a pronoun (lower case) that can mean someone; `None` for all others.
pub(super) fn features(word: &str) -> Option<(bool, Option<Gender>)> {
    Some(match word {
        "he" | "him" | "his" | "himself" => (false, Some(Gender::Masculine)),
        "she" | "her" | "hers" | "herself" => (false, Some(Gender::Feminine)),
        "it" | "its" | "itself" => (false, Some(Gender::Neuter)),
        "they" | "them" | "their" | "theirs" | "themselves" => (true, None),
        "who" | "whom" | "whose" | "i" | "me" | "my" | "myself" | "mine" => (false, None),
        "we" | "us" | "our" | "ours" | "ourselves" => (true, None),
        _ => return None,
    })
}
