//! By-lines: "By JOHN SMITH and Jane Roe", alone in a line or before the report in running text.

use dateline_lexicon::languages;
use dateline_text::Span;

use crate::{dates, places, segment};

/// Bytes of the text looked at.
const HEAD: usize = 1500;
/// Longest line that may be a by-line.
const LINE: usize = 160;

/// A by-line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ByLine {
    pub(crate) span: Span,
    /// The names, with commas between them.
    pub(crate) names: String,
}

/// The first by-line at the head of a text.
pub(crate) fn find(text: &str) -> Option<ByLine> {
    let head = segment::head(text, HEAD);
    memchr::memmem::find_iter(head.as_bytes(), "y ")
        .filter_map(|y| y.checked_sub(1))
        .find_map(|at| by(text, at))
        .or_else(|| memchr::memmem::find_iter(head.as_bytes(), "Y ").filter_map(|y| y.checked_sub(1)).find_map(|at| by(text, at)))
}

fn by(text: &str, at: usize) -> Option<ByLine> {
    let after = text.get(at..)?.strip_prefix("By ").or_else(|| text.get(at..)?.strip_prefix("BY "))?;
    if !segment::is_start(text, at) {
        return None;
    }
    let names_at = at + 3;
    let line_end = after.find('\n').map_or(text.len(), |end| names_at + end);
    let (names, end) = names(text, names_at)?;
    let tail = text.get(end..line_end)?;
    if line_end - at <= LINE
        && (tail.is_empty()
            || tail.starts_with([',', '|', '\r', ';'])
            || tail.starts_with(" in ")
            || tail.starts_with(" for ")
            || tail.starts_with(" |"))
        && !is_prose(tail)
    {
        return Some(ByLine { span: Span::new(at, line_end).trim(text), names });
    }
    if tail.starts_with("  ") {
        return Some(ByLine { span: Span::new(at, end), names });
    }
    let next = tail.strip_prefix(' ')?;
    let reported = reported_from(text, end);
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let end = match (reported, next) {
        (Some(stop), _) => stop,
        (None, next) if next.starts_with("Reporting from ") => {
            end + " Reporting from".len() + place_length(next.strip_prefix("Reporting from")?)
        }
        (None, next) if next.starts_with("Photographs by ") || next.starts_with("Visuals by ") => end,
        (None, _) if word.len() >= 3 && word.chars().all(char::is_uppercase) => end,
        (None, _) if word.starts_with(char::is_uppercase) && languages::is_english_word(word) => end,
        (None, _) if matches!(word, "In" | "On" | "At" | "A" | "An" | "As" | "It" | "Is" | "He") => end,
        _ => return None,
    };
    Some(ByLine { span: Span::new(at, end), names })
}

/// Where "Jane Roe reported from Oslo, and Bo Lind from Bergen." ends, when it follows the names of a by-line.
fn reported_from(text: &str, at: usize) -> Option<usize> {
    let rest = segment::head(text.get(at..)?, LINE * 2);
    let goes_on = |word: &&str| {
        let bare = word.trim_end_matches([',', ';']);
        bare.is_empty()
            || bare.starts_with(|c: char| !c.is_lowercase())
            || ["and", "from", "reported", "in", "the", "with"].contains(&bare)
    };
    let run: usize = rest.split_inclusive(' ').take_while(|piece| goes_on(&piece.trim_end())).map(str::len).sum();
    let run = rest.get(..run)?;
    run.find(" reported from ")?;
    let stop = segment::end(text, at + run.find(" reported from ")?)?;
    if stop <= at + run.len() {
        return Some(stop);
    }
    // The sentence has no stop of its own: it ends with the last place.
    let last = run.rfind(" from ")?;
    Some(at + last + " from".len() + place_length(run.get(last + " from".len()..)?))
}

/// Whether what follows the names in their line is a sentence: "By Jan Smith and others accounts differ."
fn is_prose(tail: &str) -> bool {
    let small = tail
        .split(' ')
        .filter(|word| word.starts_with(char::is_lowercase) && !matches!(*word, "in" | "for" | "of" | "the" | "and" | "at"));
    small.count() > 1
}

/// The length of " Brussels" in " Brussels European ministers …": as much as the gazetteer knows.
fn place_length(rest: &str) -> usize {
    let words: Vec<_> = rest.split(' ').skip(1).take(5).collect();
    let length = |count: usize| words.iter().take(count).map(|word| word.len() + 1).sum::<usize>();
    let known = (1..=words.len()).rev().find(|&count| {
        let name = rest.get(1..length(count)).unwrap_or("").trim_end_matches(',');
        let (place, region) = name.split_once(", ").map_or((name, None), |(place, region)| (place, Some(region)));
        places::is_city(place) && region.is_none_or(places::is_region)
    });
    length(known.unwrap_or(0))
}

/// The names at `at` and where they end: two to four capitalised words each, joined by commas and "and".
fn names(text: &str, at: usize) -> Option<(String, usize)> {
    let mut all: Vec<&str> = Vec::new();
    let mut here = at;
    let mut end = at;
    while all.len() < 10 {
        let Some(name_end) = name(text, here) else { break };
        let name = text.get(here..name_end)?;
        let (name, name_end) = cut_at_repeat(name, &all, here).unwrap_or((name, name_end));
        all.push(name);
        end = name_end;
        let rest = text.get(end..)?;
        let joint = [", and ", " and ", ", ", " & "].iter().find(|joint| rest.starts_with(**joint));
        match joint {
            Some(joint) => here = end + joint.len(),
            None => break,
        }
    }
    (!all.is_empty()).then(|| (all.join(", "), end))
}

/// "Stephen Castle Aaron Boxerman" after "Aaron Boxerman" is one name and a repeat.
fn cut_at_repeat<'t>(name: &'t str, before: &[&str], at: usize) -> Option<(&'t str, usize)> {
    let firsts = before.iter().filter_map(|other| other.split(' ').next());
    let cut = firsts.filter_map(|first| name.find(&format!(" {first} "))).min()?;
    let kept = name.get(..cut).filter(|kept| kept.contains(' '))?;
    Some((kept, at + kept.len()))
}

/// Where the name at `at` ends.
fn name(text: &str, at: usize) -> Option<usize> {
    const PARTICLES: [&str; 12] = ["de", "del", "van", "von", "der", "den", "bin", "al", "ur", "el", "da", "di"];
    let (mut end, mut here, mut capitals) = (at, at, 0);
    let mut caps = None;
    for _ in 0..5 {
        let rest = text.get(here..)?;
        let length = rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))).unwrap_or(rest.len());
        let word = rest.get(..length)?;
        let bare = word.trim_end_matches('.');
        let initial = bare.chars().count() <= 2 || bare.contains('.');
        let starts_new = languages::is_english_word(bare) || dates::name_of_day_or_month(&bare.to_lowercase()).is_some();
        let all_caps = bare.chars().count() > 2 && !bare.chars().any(char::is_lowercase);
        if word.is_empty() || starts_new || !initial && caps == Some(false) && all_caps || capitals >= 2 && is_marker(bare) {
            break;
        }
        if bare.starts_with(char::is_uppercase) {
            capitals += 1;
            if !initial {
                caps = Some(all_caps);
            }
            end = here + if initial { word.len() } else { bare.len() };
        } else if capitals == 0 || !(PARTICLES.contains(&bare) || bare.starts_with("ur-")) {
            break;
        }
        if bare.len() != word.len() && !initial || capitals == 4 || text.as_bytes().get(here + length) != Some(&b' ') {
            break;
        }
        here += length + 1;
    }
    (capitals >= 2).then_some(end)
}

fn is_marker(word: &str) -> bool {
    matches!(
        word,
        "Reporting"
            | "Photographs"
            | "Published"
            | "Updated"
            | "Special"
            | "Visuals"
            | "In"
            | "On"
            | "At"
            | "As"
            | "It"
            | "Is"
            | "He"
            | "An"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::find;

    fn parts(text: &str) -> Option<(&str, String)> {
        find(text).map(|line| (line.span.slice(text), line.names))
    }

    fn check(text: &str, span: &str, names: &str) {
        assert_eq!(parts(text), Some((span, names.to_owned())), "{text}");
    }

    #[test]
    fn reads_lines() {
        check("Talks fail\nBy JANE ROE\n\nThe talks", "By JANE ROE", "JANE ROE");
        check(
            "By Jane Q. Roe and Bo van der Lind, Associated Press\nThe",
            "By Jane Q. Roe and Bo van der Lind, Associated Press",
            "Jane Q. Roe, Bo van der Lind, Associated Press",
        );
        check("By Jane Roe in Oslo\nThe", "By Jane Roe in Oslo", "Jane Roe");
    }

    #[test]
    fn reads_running_text() {
        check("It was so. By Jane Roe After the talks failed, he left.", "By Jane Roe", "Jane Roe");
        check("It was so. By Jane Roe OSLO, Nov 1 (Reuters) - Talks", "By Jane Roe", "Jane Roe");
        check(
            "So it is. By Jane Roe and Bo Lind Jane Roe reported from Oslo, and Bo Lind from Bergen. The talks failed.",
            "By Jane Roe and Bo Lind Jane Roe reported from Oslo, and Bo Lind from Bergen.",
            "Jane Roe, Bo Lind",
        );
    }

    #[test]
    fn ends_where_the_places_end() {
        check(
            "So. By Jane Roe Reporting from Oslo Norway said on Monday it was so.",
            "By Jane Roe Reporting from Oslo",
            "Jane Roe",
        );
        check(
            "So. By Jane Roe and Bo Lind Jane Roe reported from Oslo, and Bo Lind from Paris, France President Roe said no.",
            "By Jane Roe and Bo Lind Jane Roe reported from Oslo, and Bo Lind from Paris, France",
            "Jane Roe, Bo Lind",
        );
    }

    #[test]
    fn sentences_are_no_by_lines() {
        for text in [
            "By Jan. 18, ten days later, it was over.",
            "By Saturday morning he had left.",
            "By any measure it failed.",
            "By Prime Minister Roe was meant the old one.",
            "It was made by Jane Roe.\n",
            "By March Jane Roe left.",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn takes_any_text(text in "(?s).{0,60}|(By |BY |Jane |ROE|, | and |\\. |\n|é|Reporting from |Oslo){0,10}") {
            if let Some(line) = find(&text) {
                prop_assert!(!line.span.slice(&text).is_empty() && !line.names.is_empty());
            }
        }
    }
}
