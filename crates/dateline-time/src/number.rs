//! Numbers in digits and words: cardinals, ordinals, years, decades, clock times.

use rustc_hash::FxHashMap;

use crate::token::{Shape, Tokens};
use crate::value::Count;

/// How a number word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// zero to nineteen
    Small(u32),
    /// twenty to ninety
    Tens(u32),
    /// hundred, thousand, million
    Times(u32),
    /// first to nineteenth, twentieth, thirtieth
    Ordinal(u32),
    /// twenties to nineties
    Decade(u32),
}

/// The number words.
pub(crate) type Numerals = FxHashMap<&'static str, Numeral>;

/// Reads the number words from their table.
pub(crate) fn numerals(table: &'static str) -> Numerals {
    crate::table::rows(table)
        .filter_map(|row| {
            let n = row.field(2).parse().ok()?;
            let numeral = match row.field(1) {
                "small" => Numeral::Small(n),
                "tens" => Numeral::Tens(n),
                "times" => Numeral::Times(n),
                "ordinal" => Numeral::Ordinal(n),
                "decade" => Numeral::Decade(n),
                _ => return None,
            };
            Some((row.field(0), numeral))
        })
        .collect()
}

/// The digits of a token without comma and point, as a number.
pub(crate) fn plain(word: &str) -> Option<u32> {
    (word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

/// A cardinal at token `at`: its end and how many.
pub(crate) fn cardinal(tokens: &Tokens<'_>, numerals: &Numerals, at: usize) -> Option<(usize, Count)> {
    let token = tokens.get(at)?;
    if token.shape == Shape::Number {
        let milli = digits(tokens.word(at))?;
        return Some(fraction(tokens, at + 1, milli));
    }
    let times = |i: usize| matches!(numerals.get(tokens.lower(i)), Some(Numeral::Times(_)));
    let (end, whole) = match tokens.lower(at) {
        "a" if times(at + 1) => match numerals.get(tokens.lower(at + 1)) {
            Some(Numeral::Times(n)) => (at + 2, *n),
            _ => return None,
        },
        _ => words(tokens, numerals, at)?,
    };
    Some(fraction(tokens, end, u64::from(whole) * 1000))
}

fn digits(word: &str) -> Option<u64> {
    let (whole, rest) = word.split_once('.').unwrap_or((word, ""));
    let mut n: u64 = 0;
    for digit in whole.bytes().filter(u8::is_ascii_digit) {
        n = n.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
    }
    let mut milli: u64 = 0;
    for place in 0..3 {
        milli = milli * 10 + u64::from(rest.as_bytes().get(place).map_or(0, |b| b.saturating_sub(b'0')));
    }
    n.checked_mul(1000)?.checked_add(milli)
}

/// "three-and-a-half", "5 1/2", "3½" after the whole number.
fn fraction(tokens: &Tokens<'_>, at: usize, milli: u64) -> (usize, Count) {
    let (next, after) = (tokens.lower(at), tokens.lower(at + 1));
    let part = match next {
        "½" => Some((at + 1, 500)),
        "¼" => Some((at + 1, 250)),
        "¾" => Some((at + 1, 750)),
        "1" | "3" if after == "/" && tokens.get(at + 1).is_some_and(|t| t.glued) => match (next, tokens.lower(at + 2)) {
            ("1", "2") => Some((at + 3, 500)),
            ("1", "4") => Some((at + 3, 250)),
            ("3", "4") => Some((at + 3, 750)),
            _ => None,
        },
        _ => {
            let skip = |i: usize| if tokens.lower(i) == "-" { i + 1 } else { i };
            let and = skip(at);
            let one = skip(and + 1);
            let half = skip(one + 1);
            let is_one = matches!(tokens.lower(one), "a" | "one" | "1");
            if tokens.lower(and) == "and" && is_one && tokens.lower(half) == "half" {
                Some((half + 1, 500))
            } else if tokens.lower(and) == "and" && is_one && tokens.lower(half) == "quarter" {
                Some((half + 1, 250))
            } else {
                None
            }
        }
    };
    match part {
        Some((end, more)) => (end, Count::Milli(milli.saturating_add(more))),
        None => (at, Count::Milli(milli)),
    }
}

/// A cardinal in words: "twenty-four", "a hundred and five" without its article, "two thousand".
fn words(tokens: &Tokens<'_>, numerals: &Numerals, at: usize) -> Option<(usize, u32)> {
    let (mut total, mut current, mut end) = (0u32, 0u32, at);
    // "two million three thousand": each times word is less than the one before.
    let mut limit = u32::MAX;
    let mut last_small = false;
    let mut seen = false;
    let mut i = at;
    loop {
        let skip = seen && (tokens.lower(i) == "-" && tokens.get(i).is_some_and(|t| t.glued) || tokens.lower(i) == "and");
        let j = if skip { i + 1 } else { i };
        match numerals.get(tokens.lower(j)) {
            Some(Numeral::Small(n)) if !last_small && (current % 100 == 0 || (current % 10 == 0 && *n < 10)) => {
                if skip && tokens.lower(i) == "and" && current % 100 != 0 {
                    break;
                }
                current += n;
                last_small = true;
            }
            Some(Numeral::Tens(n)) if current % 100 == 0 && !last_small => {
                if skip && tokens.lower(i) == "and" && current == 0 {
                    break;
                }
                current += n;
            }
            Some(Numeral::Times(100)) if seen && current > 0 && current < 100 && !(skip && tokens.lower(i) == "and") => {
                current *= 100;
                last_small = false;
            }
            Some(Numeral::Times(n)) if seen && *n > 100 && *n < limit && current > 0 && !(skip && tokens.lower(i) == "and") => {
                total = total.checked_add(current.checked_mul(*n)?)?;
                limit = *n;
                current = 0;
                last_small = false;
            }
            _ => break,
        }
        seen = true;
        end = j + 1;
        i = end;
    }
    seen.then(|| Some((end, total.checked_add(current)?))).flatten()
}

/// An ordinal at token `at`: "21st", "third", "twenty-first".
pub(crate) fn ordinal(tokens: &Tokens<'_>, numerals: &Numerals, at: usize) -> Option<(usize, u32)> {
    let token = tokens.get(at)?;
    if token.shape == Shape::Number {
        let n = plain(tokens.word(at))?;
        let glued = tokens.get(at + 1).is_some_and(|t| t.glued);
        return (glued && matches!(tokens.lower(at + 1), "st" | "nd" | "rd" | "th")).then_some((at + 2, n));
    }
    match numerals.get(tokens.lower(at))? {
        Numeral::Ordinal(n) => Some((at + 1, *n)),
        Numeral::Tens(tens) => {
            let j = if tokens.lower(at + 1) == "-" { at + 2 } else { at + 1 };
            match numerals.get(tokens.lower(j)) {
                Some(Numeral::Ordinal(n)) if *n < 10 => Some((j + 1, tens + n)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A year in words: "nineteen ninety-six", "two thousand and four", "twenty twenty-five".
pub(crate) fn spoken_year(tokens: &Tokens<'_>, numerals: &Numerals, at: usize) -> Option<(usize, u32)> {
    let skip = |i: usize| if tokens.lower(i) == "-" { i + 1 } else { i };
    let century = match numerals.get(tokens.lower(at))? {
        Numeral::Small(n) if (10..20).contains(n) => *n,
        Numeral::Tens(20) => 20,
        Numeral::Small(2) => {
            let (end, n) = words(tokens, numerals, at)?;
            return (2000..2100).contains(&n).then_some((end, n));
        }
        _ => return None,
    };
    let i = skip(at + 1);
    match numerals.get(tokens.lower(i))? {
        Numeral::Tens(tens) => {
            let j = skip(i + 1);
            match numerals.get(tokens.lower(j)) {
                Some(Numeral::Small(n)) if (1..10).contains(n) => Some((j + 1, century * 100 + tens + n)),
                _ => Some((i + 1, century * 100 + tens)),
            }
        }
        Numeral::Small(n) if (10..20).contains(n) => Some((i + 1, century * 100 + n)),
        Numeral::Times(100) if century < 20 => Some((i + 1, century * 100)),
        _ => None,
    }
}
