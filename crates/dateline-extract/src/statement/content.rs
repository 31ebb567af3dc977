//! What a cue's content is: how far it reaches to the right or left of the cue.
//!
//! *Finds:* that-clauses and bare clauses, infinitives, marked and bare noun phrases, quotations, and the clause before an
//! inverted or trailing cue. *Does not find:* content in another sentence, except a quotation that runs on.

use std::ops::Range;

use dateline_nlp::{Tag, TokenId, VerbForm};
use dateline_record::vocabulary::StatementKind;
use dateline_text::Span;

use super::scene::Scene;

/// Content of one statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Content {
    pub(super) pieces: Vec<Span>,
    /// The same with quotation marks and "that", as PARC and PolNeAR mark contents.
    pub(super) marked: Vec<Span>,
    pub(super) kind: StatementKind,
    /// Tokens from first to last piece.
    pub(super) tokens: Range<TokenId>,
}

impl Content {
    /// This and the other as one content.
    pub(super) fn join(&mut self, other: Content) {
        for (to, from) in [(&mut self.pieces, other.pieces), (&mut self.marked, other.marked)] {
            to.extend(from);
            to.sort_unstable();
            // `later` goes into `earlier` where they share words.
            to.dedup_by(|later, earlier| {
                let shared = later.start() < earlier.end();
                if shared {
                    *earlier = earlier.cover(*later);
                }
                shared
            });
        }
        if self.kind != other.kind {
            self.kind = StatementKind::Mixed;
        }
        self.tokens = self.tokens.start.min(other.tokens.start)..self.tokens.end.max(other.tokens.end);
    }
}

/// The stretch of one sentence that a rule may look at: its tokens, at one level of quotation.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) tokens: Range<TokenId>,
    /// How many quotations the region itself stands in.
    pub(super) level: u8,
    pub(super) paragraph: u32,
}

/// The content that the tokens hold, or `None` when they hold no word.
pub(super) fn content_of(scene: &Scene, tokens: Range<TokenId>, level: u8) -> Option<Content> {
    let tokens = trimmed(scene, tokens, level);
    if tokens.is_empty() {
        return None;
    }
    let first = scene.quote_at(tokens.start, level);
    let last = scene.quote_at(tokens.end - 1, level);
    let quoted = tokens.clone().any(|at| scene.quote_at(at, level).is_some());
    if let (Some(quote), true) = (first, first == last) {
        let (pieces, marked) = quote_pieces(scene, quote);
        return (!pieces.is_empty()).then_some(Content { pieces, marked, kind: StatementKind::Direct, tokens });
    }
    // A quotation that starts inside runs on to its end, even past the sentence.
    let mut span = scene.span(tokens.clone());
    if let Some(quote) = last.and_then(|id| scene.quote(id)) {
        span = span.cover(quote.close.unwrap_or(quote.inner));
    }
    if let Some(quote) = first.and_then(|id| scene.quote(id)) {
        span = span.cover(quote.open);
    }
    let kind = if quoted { StatementKind::Mixed } else { StatementKind::Indirect };
    let opening = tokens.start.checked_sub(1).filter(|&at| scene.tag(at) == Tag::Sconj && scene.lower(at) == "that");
    let marked = opening.map_or(span, |at| span.cover(scene.span(at..at + 1)));
    Some(Content { pieces: vec![span], marked: vec![marked], kind, tokens })
}

/// The words of a quotation without its marks and without a comma that only leads to the cue, and the same with the marks;
/// the paragraphs it goes on for are further pieces.
pub(super) fn quote_pieces(scene: &Scene, first: usize) -> (Vec<Span>, Vec<Span>) {
    let (mut pieces, mut marked) = (Vec::new(), Vec::new());
    let mut next = Some(first);
    while let Some(quote) = next.and_then(|id| scene.quote(id)) {
        let inner = quote.inner.trim(scene.text).trim_matches(scene.text, |c| c == ',' || c.is_whitespace());
        if !inner.is_empty() {
            pieces.push(inner);
            marked.push(quote.open.cover(quote.close.unwrap_or(inner)));
        }
        next = next.filter(|_| quote.continues).map(|id| id + 1 + nested(scene, id));
        if pieces.len() > 200 {
            break;
        }
    }
    (pieces, marked)
}

/// How many quotations stand inside quotation `id`.
fn nested(scene: &Scene, id: usize) -> usize {
    let depth = scene.quote(id).map_or(0, |quote| quote.depth);
    (id + 1..).take_while(|&next| scene.quote(next).is_some_and(|quote| quote.depth > depth)).count()
}

/// Drops marks, white space and conjunctions that belong to the sentence rather than to the content.
fn trimmed(scene: &Scene, tokens: Range<TokenId>, level: u8) -> Range<TokenId> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    let loose = |at: TokenId| scene.tag(at) == Tag::Punct && scene.quote_at(at, level).is_none();
    let closes = |at: TokenId| matches!(scene.lower(at), ")" | "]");
    while start < end && loose(start) && !matches!(scene.lower(start), "(" | "[" | "$" | "£" | "€") {
        start += 1;
    }
    while end > start && loose(end - 1) && !closes(end - 1) {
        end -= 1;
    }
    start..end
}

/// Where a content that starts at `start` ends: at the sentence's end, or where the reporting clause takes over again.
pub(super) fn content_end(scene: &Scene, start: TokenId, region: &Region) -> TokenId {
    let limit = region.tokens.end;
    let mut at = start;
    while at < limit {
        if let Some(quote) = scene.quote_at(at, region.level) {
            at = scene.quote_tokens(quote).end.max(at + 1);
            // `: "…," Al Jazeera reported`: the comma before the trailing cue stands inside the quotation.
            let comma = scene.quote(quote).is_some_and(|quote| quote.inner.slice(scene.text).ends_with(','));
            if comma && at < limit && trailing_cue(scene, at, limit) {
                return at;
            }
            continue;
        }
        let word = scene.lower(at);
        let separator = scene.is_comma(at) || scene.is_dash(at) || word == ";" || scene.tag(at) == Tag::Cconj;
        if separator && at > start && takes_over(scene, at, limit) {
            return at;
        }
        at += 1;
    }
    before_occasion(scene, start, region)
}

/// The content's end before a trailing occasion of speech: "… in a BBC interview on Tuesday".
fn before_occasion(scene: &Scene, start: TokenId, region: &Region) -> TokenId {
    let limit = region.tokens.end;
    for at in (limit.saturating_sub(14).max(start + 3)..limit).rev() {
        if scene.quote_at(at, region.level).is_some() {
            break;
        }
        if matches!(scene.lower(at), "in" | "at" | "during") && scene.tag(at) == Tag::Adp {
            let end = skip_adjunct(scene, at, limit);
            let head = end.saturating_sub(1);
            let occasion = matches!(
                scene.lemma(head),
                "interview" | "statement" | "speech" | "post" | "address" | "conference" | "briefing" | "tweet" | "message"
            );
            if occasion
                && end > at + 1
                && matches!(scene.lower(at + 1), "a" | "an" | "his" | "her" | "their" | "its")
                && only_adjuncts(scene, end, limit)
            {
                return at;
            }
        }
    }
    limit
}

/// Whether the reporting clause goes on after the separator at `at`: ", adding that", ", but declined", ", according to",
/// ", Al Jazeera reported".
fn takes_over(scene: &Scene, at: TokenId, limit: TokenId) -> bool {
    let mut next = at + 1;
    let mut joined = scene.tag(at) == Tag::Cconj;
    while next < limit && (matches!(scene.tag(next), Tag::Cconj | Tag::Adv) && scene.lower(next) != "as") {
        joined |= scene.tag(next) == Tag::Cconj;
        next += 1;
    }
    let lemma = scene.lemma(next);
    let reports = dateline_lexicon::reporting::verb(lemma).is_some();
    let token = scene.analysis.token(next);
    if scene.lower(next) == "according" && scene.lower(next + 1) == "to" {
        return true;
    }
    if scene.lower(next) == "citing" || scene.lower(next) == "quoting" {
        return true;
    }
    let comma = !joined || scene.is_comma(at);
    match token.form {
        Some(VerbForm::Gerund) => return comma && reports,
        Some(VerbForm::Past | VerbForm::Third) if token.tag == Tag::Verb => {
            return reports || matches!(lemma, "decline" | "refuse");
        }
        _ => {}
    }
    comma && !joined && trailing_cue(scene, at + 1, limit)
}

/// Whether the tokens are a cue clause that ends its sentence: "Al Jazeera reported", "he said on Friday", "said Putin".
fn trailing_cue(scene: &Scene, start: TokenId, limit: TokenId) -> bool {
    let phrase = scene.noun_phrase(start, limit);
    if phrase.is_empty() || limit - start > 16 {
        return false;
    }
    let mut at = phrase.end;
    while at < limit && matches!(scene.tag(at), Tag::Aux | Tag::Adv) {
        at += 1;
    }
    let verb = scene.analysis.token(at);
    let reports = verb.tag == Tag::Verb
        && dateline_lexicon::reporting::verb(scene.lemma(at)).is_some_and(|frames| frames.quote || frames.clause);
    reports && !scene.has_finite(at + 1..limit) && (at + 1 >= limit || only_adjuncts(scene, at + 1, limit))
}

/// Whether nothing but times, prepositional phrases and marks stands in the tokens.
pub(super) fn only_adjuncts(scene: &Scene, start: TokenId, limit: TokenId) -> bool {
    let mut at = start;
    while at < limit {
        let next = skip_adjunct(scene, at, limit);
        if next > at {
            at = next;
        } else if scene.tag(at) == Tag::Punct && !scene.is_comma(at) && scene.quote_at(at, 0).is_none() {
            at += 1;
        } else {
            return false;
        }
    }
    true
}

/// One past a time, a prepositional phrase or an adverb that starts at `at`; `at` when none does.
pub(super) fn skip_adjunct(scene: &Scene, at: TokenId, limit: TokenId) -> TokenId {
    if at >= limit {
        return at;
    }
    if let Some(time) = scene.time_at(at) {
        return scene.time_end(time).clamp(at + 1, limit.max(at + 1));
    }
    match scene.tag(at) {
        Tag::Adp => {
            if let Some(time) = scene.time_at(at + 1) {
                return scene.time_end(time).min(limit);
            }
            let phrase = scene.noun_phrase(at + 1, limit);
            if phrase.is_empty() { at } else { phrase.end }
        }
        Tag::Adv => at + 1,
        _ => at,
    }
}

/// Splits a content at "and that": coordinated that-clauses under one cue are statements of their own.
pub(super) fn split_clauses(scene: &Scene, tokens: Range<TokenId>, level: u8) -> Vec<Range<TokenId>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        let free = scene.quote_at(at, level).is_none();
        if free && scene.tag(at) == Tag::Cconj && scene.lower(at + 1) == "that" && !scene.is_finite(at + 2) {
            parts.push(start..at);
            start = at + 2;
        }
        at += 1;
    }
    parts.push(start.min(tokens.end)..tokens.end);
    parts
}
