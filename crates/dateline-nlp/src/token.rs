//! Tokens out of the engine's words: what a hyphen joins is one token, and hangs where the word hangs that the others depend on.

use std::ops::Range;

use dateline_text::Span;

use crate::engine::{Engine, Parse, ParsedWord};
use crate::{Tag, Token, TokenId, lemma};

/// Stay prepositions before a gerund, where UD calls them subordinating: "of shelling", "by sending".
const PREPOSITIONS: [&str; 14] =
    ["of", "by", "for", "from", "in", "on", "with", "without", "about", "at", "against", "over", "upon", "between"];

/// Adds the tokens of one sentence of the parse, and for each of its words the token it is in.
pub(crate) fn tokens(
    (text, lower): (&str, &str),
    (engine, parse): (&'static Engine, &Parse),
    sentence: usize,
    out: &mut Vec<Token>,
    owners: &mut Vec<TokenId>,
) {
    let Some(range) = parse.sentences.get(sentence) else { return };
    let first = out.len();
    let groups = groups(text, parse, range.clone());
    owners.extend(groups.iter().enumerate().flat_map(|(at, group)| std::iter::repeat_n(first + at, group.len())));
    let owner = |word: usize| first + groups.partition_point(|group| group.end <= word);
    for group in &groups {
        let words = parse.words.get(group.clone()).unwrap_or(&[]);
        let outside = |word: &&ParsedWord| word.head.is_none_or(|head| !group.contains(&(head as usize)));
        let (Some(start), Some(end), Some(word)) = (words.first(), words.last(), words.iter().find(outside)) else { continue };
        let span = start.word.span.cover(end.word.span);
        let (universal, penn) = engine.tag(word.tag);
        let (tag, form) = lemma::tag(universal, penn);
        let tag = if tag == Tag::Sconj && PREPOSITIONS.contains(&span.slice(lower)) { Tag::Adp } else { tag };
        let known = if tag == Tag::Punct { None } else { lemma::lemma(span.slice(lower), tag, form) };
        let head = word.head.map(|head| owner(head as usize));
        let relation = engine.relation(word.relation);
        out.push(Token { span, tag, form, lemma: known.unwrap_or(""), sentence: sentence as u32, head, relation });
    }
}

/// Words that make one token, in order.
fn groups(text: &str, parse: &Parse, range: Range<usize>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::with_capacity(range.len());
    for at in range {
        match groups.last_mut() {
            Some(group) if joins(text, parse, group.start, at) => group.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// Whether the word at `at` goes with the words from `start` up to it: a hyphen between two words without a space, and the
/// second of them.
fn joins(text: &str, parse: &Parse, start: TokenId, at: usize) -> bool {
    let span = |at: usize| parse.words.get(at).map(|word| word.word.span);
    let (Some(here), Some(before)) = (span(at), at.checked_sub(1).and_then(span)) else { return false };
    let touches = before.end() == here.start();
    let is_word = |span: Span| span.slice(text).contains(char::is_alphanumeric);
    let is_hyphen = |span: Span| matches!(span.slice(text), "-" | "‐" | "‑");
    if !touches {
        return false;
    }
    if is_hyphen(here) {
        let behind = span(at + 1).filter(|next| next.start() == here.end());
        return is_word(before) && behind.is_some_and(is_word);
    }
    at >= start + 2 && is_hyphen(before) && is_word(here)
}
