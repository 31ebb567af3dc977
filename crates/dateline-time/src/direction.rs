//! Past or coming: the words around an expression that has no year or week of its own.

use crate::resolve::Direction;
use crate::token::Tokens;

/// The preposition right before token `at`, if any.
pub(crate) fn preposition(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    const KNOWN: &[&str] = &[
        "by", "before", "until", "till", "within", "since", "after", "on", "in", "at", "from", "to", "through", "throughout",
        "during", "for", "over", "between", "of", "around", "about", "into", "under",
    ];
    let word = tokens.lower(at.checked_sub(1)?);
    KNOWN.iter().copied().find(|known| *known == word)
}

/// Which way the expression of tokens `from..to` lies.
pub(crate) fn direction(tokens: &Tokens<'_>, from: usize, _to: usize) -> Direction {
    match preposition(tokens, from) {
        Some("by" | "before" | "until" | "till" | "through" | "within") => return Direction::Future,
        Some("since") => return Direction::Past,
        _ => {}
    }
    for back in 1..=14 {
        let Some(at) = from.checked_sub(back) else { break };
        match tokens.lower(at) {
            "." | "?" | "!" | ";" | "”" | "“" | "\"" | "''" | "``" => break,
            "will" | "would" | "shall" | "'ll" | "scheduled" | "due" | "expected" | "set" | "plans" | "planned" => return Direction::Future,
            "said" | "told" | "was" | "were" | "had" => return Direction::Past,
            word if word.len() > 3 && word.ends_with("ed") => return Direction::Past,
            _ => {}
        }
    }
    Direction::Unknown
}
