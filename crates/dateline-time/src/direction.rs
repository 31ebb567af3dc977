//! Past or coming: what the words around an expression say about which way it lies.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::layout::Layout;
use crate::resolve::Direction;
use crate::table::rows;
use crate::token::{Shape, Tokens};

/// What a word says about the clause it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    Past,
    Future,
    /// A present form: with a day or month it names the coming one.
    Present,
    Modal,
    /// Looks like a past form and is none.
    State,
    /// "extended", "postponed": with "to" or "until" the coming one, else past.
    Moved,
}

#[derive(Default)]
struct Cues {
    words: FxHashMap<&'static str, Cue>,
    governors: FxHashSet<&'static str>,
    /// What is often spoken of before it happens: votes, summits.
    events: FxHashSet<&'static str>,
    speech: FxHashSet<&'static str>,
    prepositions: FxHashSet<&'static str>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues::default();
    for row in rows(include_str!("../data/cues.tsv")) {
        let cue = match row.field(1) {
            "past" => Cue::Past,
            "future" => Cue::Future,
            "present" => Cue::Present,
            "modal" => Cue::Modal,
            "state" => Cue::State,
            "moved" => Cue::Moved,
            other => {
                let list = match other {
                    "event" => &mut cues.events,
                    "speech" => &mut cues.speech,
                    "preposition" => &mut cues.prepositions,
                    _ => &mut cues.governors,
                };
                list.insert(row.field(0));
                continue;
            }
        };
        cues.words.insert(row.field(0), cue);
    }
    cues
});

/// Words farther than this from the expression say nothing about it.
const REACH: usize = 24;

/// The preposition that governs the expression that begins at token `at`, if any.
///
/// "no later than" and the like are one preposition; so is "by" in "by no later than".
pub(crate) fn preposition(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    let back = |n: usize| at.checked_sub(n).map_or("", |i| tokens.lower(i));
    match (back(3), back(2), back(1)) {
        ("no", "later", "than") | ("not", "later", "than") => return Some("no later than"),
        ("no", "earlier", "than") | ("not", "earlier", "than") => return Some("no earlier than"),
        ("as", "early", "as") => return Some("as early as"),
        ("as", "late", "as") => return Some("as late as"),
        ("as", "soon", "as") => return Some("as soon as"),
        (_, "up", "to") | (_, "up", "until") => return Some("until"),
        (_, "prior", "to") | (_, "ahead", "of") => return Some("before"),
        (_, "as", "of") => return Some("as of"),
        _ => {}
    }
    let word = back(1);
    CUES.prepositions.get(word).copied()
}

/// Which way the expression of tokens `from..to` lies.
///
/// In order: a preposition that decides; the nearest word of tense before it in its sentence; the nearest one after it.
pub(crate) fn direction(tokens: &Tokens<'_>, layout: &Layout, from: usize, to: usize) -> Direction {
    match preposition(tokens, from) {
        // At the head of a sentence they say nothing yet: "Until Thursday they had not called him a suspect".
        Some("by" | "before" | "until" | "till") if heads_sentence(tokens, from) => {}
        Some("by" | "before" | "until" | "till" | "within" | "no later than" | "as early as" | "as soon as") => {
            return Direction::Future;
        }
        Some("since" | "as late as") => return Direction::Past,
        _ => {}
    }
    // "on Sunday warned", "on Monday will"
    if layout.same_sentence(from, to)
        && let Some(says) = says(tokens, layout, to)
    {
        return says;
    }
    // "Wednesday's ruling" is over, "Tuesday's vote" is not: the noun may say so.
    if matches!(tokens.lower(to), "'s" | "’s") {
        let ahead = (to + 1..to + 4).any(|at| CUES.events.contains(tokens.lower(at)));
        let says = if ahead { before(tokens, layout, from).or_else(|| after(tokens, layout, to)) } else { None };
        return says.unwrap_or(Direction::Past);
    }
    before(tokens, layout, from).or_else(|| after(tokens, layout, to)).unwrap_or(Direction::Unknown)
}

/// Whether only a preposition stands between token `from` and the start of its sentence.
fn heads_sentence(tokens: &Tokens<'_>, from: usize) -> bool {
    let Some(first) = from.checked_sub(1).and_then(|at| tokens.get(at)) else { return false };
    first.capital
}

/// The nearest word of tense before token `from`.
fn before(tokens: &Tokens<'_>, layout: &Layout, from: usize) -> Option<Direction> {
    for at in (from.saturating_sub(REACH)..from).rev() {
        if !layout.same_sentence(at, from) {
            return None;
        }
        let word = tokens.lower(at);
        let moved = matches!(CUES.words.get(word), Some(Cue::Moved));
        if moved && matches!(preposition(tokens, from), Some("to" | "until" | "through" | "till")) {
            return Some(Direction::Future);
        }
        if word == "to"
            && let Some(direction) = infinitive(tokens, at)
        {
            return Some(direction);
        }
        // After "to" the verb has no tense of its own.
        if at.checked_sub(1).is_some_and(|i| tokens.lower(i) == "to") {
            continue;
        }
        if let Some(direction) = says(tokens, layout, at) {
            return Some(direction);
        }
    }
    None
}

/// What "to" at token `at` says: "plans to leave", "to be held" lie ahead; "had been due to expire" does not.
fn infinitive(tokens: &Tokens<'_>, at: usize) -> Option<Direction> {
    tokens.get(at + 1).filter(|next| next.shape == Shape::Word && !next.capital)?;
    let back = |n: usize| at.checked_sub(n).map_or("", |i| tokens.lower(i));
    let governed = CUES.governors.contains(back(1)) && is_verb_after_to(tokens.lower(at + 1));
    if !governed && tokens.lower(at + 1) != "be" {
        return None;
    }
    Some(if back(3) == "had" && back(2) == "been" { Direction::Past } else { Direction::Future })
}

/// The nearest word of tense from token `to` on.
fn after(tokens: &Tokens<'_>, layout: &Layout, to: usize) -> Option<Direction> {
    for at in to..(to + REACH).min(tokens.len()) {
        // What stands in a clause of its own says nothing of this one.
        if !layout.same_sentence(at, to) || matches!(tokens.lower(at), "that" | "which" | "who" | "whose") {
            return None;
        }
        if let Some(direction) = says(tokens, layout, at) {
            return Some(direction);
        }
    }
    None
}

fn is_verb_after_to(word: &str) -> bool {
    !matches!(
        word,
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "this" | "that" | "these" | "those" | "some" | "all"
    )
}

/// "the disputed vote", "a still unspecified date"
fn is_attribute(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| tokens.lower(i));
    tokens.lower(at).starts_with("un")
        || matches!(
            before,
            "a" | "an" | "the" | "its" | "his" | "her" | "their" | "our" | "my" | "any" | "some" | "no" | "this" | "that"
        )
}

/// Whether a word tells of speaking.
pub(crate) fn is_speech(word: &str) -> bool {
    CUES.speech.contains(word)
}

/// What token `at` says by itself.
fn says(tokens: &Tokens<'_>, layout: &Layout, at: usize) -> Option<Direction> {
    let token = tokens.get(at)?;
    if token.shape != Shape::Word {
        return None;
    }
    let word = tokens.lower(at);
    match CUES.words.get(word) {
        // "will be paid", "to be held": the auxiliary says it.
        _ if at.checked_sub(1).is_some_and(|i| tokens.lower(i) == "be") => None,
        Some(Cue::Past | Cue::Moved) => Some(Direction::Past),
        Some(Cue::Future) => Some(Direction::Future),
        Some(Cue::Present | Cue::Modal) => Some(Direction::Leaning),
        Some(Cue::State) => None,
        // "set aside" happened, "set to leave", "set for Friday" did not.
        None if word == "set" => {
            Some(if matches!(tokens.lower(at + 1), "to" | "for") { Direction::Future } else { Direction::Past })
        }
        None => {
            // A capital inside a sentence makes a name; at its head it says nothing: "Asked on Monday, …".
            let name = token.capital && at.checked_sub(1).is_some_and(|before| layout.same_sentence(before, at));
            (!name && word.len() > 3 && word.ends_with("ed") && !is_attribute(tokens, at)).then_some(Direction::Past)
        }
    }
}
