//! The states a token can be in, seen alone: by the lexicon, its ending, its capital, its characters.

use dateline_lexicon::states::State;
use dateline_lexicon::words::{self, Sense, Tag};

use crate::Token;

/// Score of reading a capitalised word as a name where the lexicon does not: inside a sentence, where capitals are usual.
const NAME_SCORE: (f32, f32) = (0.3, 0.05);
/// How much likelier an unknown capitalised word at the head of a sentence is a name.
const UNKNOWN_NAME: f32 = 1.0;

/// A token in its sentence.
pub(crate) struct Place<'a> {
    pub text: &'a str,
    pub lower: &'a str,
    pub tokens: &'a [Token],
    pub at: usize,
    /// Nearly all words of the sentence are capitalised.
    pub shouting: bool,
}

impl<'a> Place<'a> {
    fn surface(&self) -> &'a str {
        self.tokens.get(self.at).map_or("", |token| token.span.slice(self.text))
    }

    fn before(&self) -> Option<&'a str> {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map(|token| token.span.slice(self.text))
    }

    /// Where any word is capitalised: at the head of a sentence, behind marks that open.
    fn opens(&self) -> bool {
        self.before().is_none_or(|word| {
            matches!(
                word,
                "\"" | "“"
                    | "``"
                    | "‘"
                    | "'"
                    | "«"
                    | "("
                    | "["
                    | "."
                    | "?"
                    | "!"
                    | ":"
                    | "…"
                    | "..."
                    | "-"
                    | "--"
                    | "—"
                    | "–"
                    | "*"
                    | "•"
                    | "/"
            )
        })
    }
}

/// Whether nearly all words are capitalised, so that capitals tell nothing.
pub(crate) fn is_shouting(text: &str, tokens: &[Token]) -> bool {
    let (mut capital, mut all) = (0, 0);
    for token in tokens {
        let slice = token.span.slice(text);
        if slice.len() > 3 && slice.starts_with(char::is_alphabetic) {
            all += 1;
            capital += usize::from(slice.starts_with(char::is_uppercase));
        }
    }
    all >= 4 && capital * 10 >= all * 8
}

/// Adds the senses of the token; at least one.
pub(crate) fn senses(place: &Place, out: &mut Vec<Sense>) {
    let surface = place.surface();
    if !surface.contains(char::is_alphanumeric) {
        mark(surface, place.before(), out);
    } else if surface.starts_with(|c: char| c.is_ascii_digit()) {
        number(surface, out);
    } else if surface.starts_with(['@', '#']) || surface.contains("://") || surface.contains('@') || surface.starts_with("www.") {
        push("P", 0.0, out);
    } else {
        let lower = place.tokens.get(place.at).map_or("", |token| token.span.slice(place.lower));
        word(place, straight(lower), out);
    }
    if out.is_empty() {
        push("X", 0.0, out);
    }
}

fn push(code: &str, score: f32, out: &mut Vec<Sense>) {
    out.extend(State::coded(code).map(|state| Sense { state, lemma: "", score }));
}

fn mark(surface: &str, before: Option<&str>, out: &mut Vec<Sense>) {
    let code = match surface {
        "," => "m,",
        "." | "?" | "!" => "m.",
        "\"" | "“" | "”" | "``" | "''" | "«" | "»" | "„" | "‘" => "mq",
        "'" | "’" => {
            if before.is_some_and(|word| word.ends_with(['s', 'S', 'x', 'z'])) {
                push("Ts", 1.0, out);
            }
            "mq"
        }
        "(" | "[" | "{" => "m(",
        ")" | "]" | "}" => "m)",
        "&" => "C",
        "$" | "£" | "€" | "¥" | "₹" | "%" | "+" | "=" | "<" | ">" | "#" | "°" | "/" | "©" | "®" | "™" => "XS",
        _ => "m-",
    };
    push(code, 0.0, out);
}

fn number(surface: &str, out: &mut Vec<Sense>) {
    let tail = surface.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ':' | '/' | '\'' | '’'));
    let letters = tail.trim_start_matches(['-', '‐', '‑', '–']);
    if matches!(tail, "st" | "nd" | "rd" | "th") {
        push("J", 1.0, out);
        push("N", -1.5, out);
    } else if tail == "s" {
        push("Ns", 0.0, out);
    } else if letters.len() < tail.len() && letters.starts_with(|c: char| c.is_ascii_alphabetic()) {
        push("J", 0.0, out);
        push("N", -0.7, out);
    } else {
        push("U", 0.0, out);
    }
}

fn word(place: &Place, lower: &str, out: &mut Vec<Sense>) {
    let surface = place.surface();
    let known = words::lookup(lower);
    match known {
        Some(word) => out.extend_from_slice(&word.senses),
        None => words::guess(lower, |sense| out.push(sense)),
    }
    let upper = surface.starts_with(char::is_uppercase);
    if place.shouting || !surface.starts_with(char::is_alphabetic) {
        return;
    }
    let capitals = upper && surface.len() > 1 && !surface.contains(char::is_lowercase) && !surface.contains('\'');
    let opens = place.opens() && !capitals;
    let name = State::coded("P");
    let has_name = out.iter().any(|sense| Some(sense.state) == name);
    let closed = known.is_some_and(|word| is_closed(word.readings.first().map(|reading| reading.tag)));
    if let Some(state) = name.filter(|_| upper && !has_name && (capitals || !closed)) {
        let share = if opens { NAME_SCORE.1 } else { NAME_SCORE.0 };
        out.push(Sense { state, lemma: "", score: share.ln() - state.share().ln() });
    }
    if opens {
        if upper && known.is_none() {
            out.iter_mut().filter(|sense| Some(sense.state) == name).for_each(|sense| sense.score += UNKNOWN_NAME);
        }
        return;
    }
    // Adjectives that are always capitalised, "Russian", are no likelier names for it.
    let usual = known.is_some_and(|word| word.capital) && upper;
    for sense in out.iter_mut() {
        if !(usual && sense.state.tag() == Tag::Adj) {
            sense.score += sense.state.case_score(upper);
        }
    }
}

/// Words of these classes are never names, capitalised or not.
fn is_closed(tag: Option<Tag>) -> bool {
    matches!(tag, Some(Tag::Pron | Tag::Det | Tag::Adp | Tag::Cconj | Tag::Sconj | Tag::Aux | Tag::Part))
}

/// A clitic with a straight apostrophe, as the lexicon has it.
fn straight(word: &str) -> &str {
    match word {
        "’s" => "'s",
        "’re" => "'re",
        "’ve" => "'ve",
        "’ll" => "'ll",
        "’d" => "'d",
        "’m" => "'m",
        "n’t" => "n't",
        _ => word,
    }
}
