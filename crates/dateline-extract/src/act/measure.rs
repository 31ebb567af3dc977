//! How much: the quantity of an act.
//!
//! *Finds:* a noun phrase with a number and a unit of the lexicon in the act's clause: "an additional 25 per cent tariff", "37
//! prisoners", "$50 billion", "hundreds of drones". *Does not find:* ages, years, scores.

use dateline_lexicon::acts::{classes, unit};
use dateline_nlp::{Tag, TokenId};

use super::chunk::Kind;
use super::classes::QUANTITY;
use super::clause::Clauses;
use super::draft::Draft;
use super::scene::Scene;
use super::verb::token_at;
use crate::Measure;

/// The first quantity of the act's clause from its trigger on, or of its subject.
pub(super) fn measure(scene: &Scene, clauses: &Clauses, draft: &Draft) -> Option<Measure> {
    let from = (0..clauses.chunks.len()).find(|&at| clauses.chunk(at).is_some_and(|chunk| chunk.end > draft.trigger.start))?;
    let end = draft.clause.end.max(draft.what.end);
    let right = (from..clauses.chunks.len()).take_while(|&at| token_at(clauses, at) < end);
    let passive = clauses.slots(draft.at).passive.then(|| clauses.slots(draft.at).subject).flatten();
    right.chain(passive).find_map(|at| quantity(scene, clauses, at))
}

fn quantity(scene: &Scene, clauses: &Clauses, at: usize) -> Option<Measure> {
    let chunk = clauses.chunk(at).filter(|chunk| chunk.kind == Kind::Noun)?;
    let counted = (chunk.start..chunk.end).find(|&token| scene.time_at(token).is_none() && counts(scene, token))?;
    let vague = classes(scene.lemma(chunk.head)) & *QUANTITY != 0
        && scene.tag(chunk.head) == Tag::Noun
        && unit(scene.lemma(chunk.head)).is_none();
    let under = clauses.chunk(at + 2).filter(|under| {
        vague && under.kind == Kind::Noun && clauses.chunk(at + 1).is_some_and(|of| scene.lower(of.head) == "of")
    });
    let (end, head) = under.map_or((chunk.end, chunk.head), |under| (under.end, under.head));
    // "four journalists in Ankara" as one name: the place is no part of the quantity.
    let cut = (counted..end).find(|&token| scene.tag(token) == Tag::Adp && scene.lower(token) != "per" && under.is_none());
    let (end, head) = cut.map_or((end, head), |cut| (cut, cut.saturating_sub(1)));
    let name = unit_of(scene, chunk.start, end, head)?;
    Some(Measure { span: scene.span(chunk.start..end), value: value(scene, counted, end), unit: Some(name.to_owned()) })
}

/// Whether a number or a word for many starts at the token.
fn counts(scene: &Scene, at: TokenId) -> bool {
    scene.tag(at) == Tag::Num && !year(scene.lower(at))
        || matches!(scene.lower(at), "dozens" | "hundreds" | "thousands" | "scores" | "tens" | "millions" | "$" | "£" | "€")
}

fn year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn unit_of(scene: &Scene, start: TokenId, end: TokenId, head: TokenId) -> Option<&'static str> {
    let inside = (start..end).find_map(|at| {
        let word = scene.lower(at);
        let sign = matches!(word, "%" | "$" | "£" | "€" | "percent" | "pct" | "us$")
            || word == "cent" && scene.lower(at.saturating_sub(1)) == "per";
        if sign { unit(if word == "cent" { "percent" } else { word }) } else { None }
    });
    inside.or_else(|| unit(scene.lemma(head))).or_else(|| {
        // "352.5 million euros", "40 Taliban prisoners": the unit heads the phrase or stands right of the number.
        (start..end).find_map(|at| if scene.tag(at) == Tag::Noun { unit(scene.lemma(at)) } else { None })
    })
}

/// The number that starts at `at`: "1,200", "2.5 million", "twenty"; `None` for "dozens".
fn value(scene: &Scene, at: TokenId, end: TokenId) -> Option<f64> {
    let first =
        (at..end).find(|&token| scene.tag(token) == Tag::Num || scene.lower(token).starts_with(|c: char| c.is_ascii_digit()))?;
    let word = scene.lower(first);
    let plain: String = word.chars().filter(|c| *c != ',' && *c != '$').collect();
    let base = plain.parse::<f64>().ok().or_else(|| word_value(word))?;
    let scale = match scene.lower(first + 1) {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "m" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" => 1e12,
        _ => 1.0,
    };
    base.is_finite().then_some(base * scale)
}

fn word_value(word: &str) -> Option<f64> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let place = WORDS.iter().position(|known| *known == word)?;
    u32::try_from(place).ok().map(f64::from)
}
