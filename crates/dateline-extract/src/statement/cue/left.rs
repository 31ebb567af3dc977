//! Content before a reporting verb.
//!
//! *Finds:* `"…," X said`, `"…," said X`, "…, X said", both halves of a content that its cue interrupts.
//! *Does not find:* a content whose sentence ends before the cue.
//! *Example:* `"We have a plan," Okello said. "We will carry it out."`

use std::ops::Range;

use dateline_lexicon::reporting;
use dateline_nlp::{Tag, TokenId, VerbForm};
use dateline_record::Rule;

use super::Draft;
use super::according::prepositional_cue;
use super::right::{opens_quote, starts_clause};
use super::verb::joint_sources;
use crate::MentionId;
use crate::statement::content::{Region, content_of, skip_adjunct};
use crate::statement::scene::Scene;
use crate::statement::subject::{VerbGroup, subject_after, subject_before};
/// Reporting verb with its content on the left.
pub(in crate::statement) const VERB_LEFT: Rule = Rule::new("STA002", 1);

/// Whether content ends right before the token: at a comma, a dash, a closing mark or a final mark.
pub(super) fn ends_content(scene: &Scene, region: &Region, at: TokenId) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= region.tokens.start) else { return false };
    scene.is_comma(before)
        || scene.is_dash(before)
        || scene.quote_at(before, region.level).is_some()
        || matches!(scene.lower(before), "?" | "!" | "…")
}

/// Whether a quotation that ends like a content stands right before the subject: `"…," X said as the rain fell`.
pub(super) fn quotation_leads(scene: &mut Scene, region: &Region, group: &VerbGroup) -> bool {
    let low = region.tokens.start;
    if group.participial || group.tokens.start <= low {
        return false;
    }
    let Some(source) = subject_before(scene, group.tokens.start, low) else { return false };
    let start = head_start(scene, source, low);
    let quote = start
        .checked_sub(1)
        .filter(|&at| at >= low)
        .and_then(|at| scene.quote_at(at, region.level))
        .and_then(|id| scene.quote(id));
    quote.is_some_and(|quote| quote.close.is_some() && quote.inner.slice(scene.text).trim_end().ends_with([',', '?', '!', '—']))
}

/// Whether the verb stands before its subject: `…," said Putin`, and the subject ends the clause or takes an apposition.
pub(super) fn inverted(scene: &Scene, region: &Region, group: &VerbGroup, frames: reporting::Frames) -> bool {
    let limit = region.tokens.end;
    if !frames.quote || frames.addressee || !ends_content(scene, region, group.tokens.start) || group.tokens.len() > 1 {
        return false;
    }
    let mut end = scene.noun_phrase(group.tokens.end, limit).end;
    while end > group.tokens.end && end < limit {
        let next = skip_adjunct(scene, end, limit);
        if next == end {
            break;
        }
        end = next;
    }
    end > group.tokens.end && (end >= limit || scene.tag(end) == Tag::Punct)
}

/// Content before the cue: "…, X said", "…," said X.
pub(super) fn left_cue(
    scene: &mut Scene,
    region: &Region,
    verb: TokenId,
    group: &VerbGroup,
    frames: reporting::Frames,
) -> Vec<Draft> {
    if !(frames.clause || frames.quote) {
        return Vec::new();
    }
    let (low, limit) = (region.tokens.start, region.tokens.end);
    let finite =
        matches!(scene.analysis.token(verb).form, Some(VerbForm::Past | VerbForm::Third | VerbForm::Base | VerbForm::Participle));
    if !finite || group.participial {
        return Vec::new();
    }
    // What follows "told" is whom, unless a quotation ends right before it.
    let quoted = group.tokens.start > low && scene.quote_at(group.tokens.start - 1, region.level).is_some();
    let turned = ends_content(scene, region, group.tokens.start) || group.tokens.start == low;
    let after = if turned && (quoted || !frames.addressee) { subject_after(scene, verb + 1, limit) } else { None };
    let (source, starts, mut ends) = match after {
        Some(source) => {
            let end = scene.mention(source).map_or(verb + 1, |mention| mention.tokens.end);
            (source, group.tokens.start, end)
        }
        None => {
            let Some(source) = subject_before(scene, group.tokens.start, low) else { return Vec::new() };
            let first = joint_sources(scene, source, low).first().copied().unwrap_or(source);
            let start = head_start(scene, first, low);
            if !ends_content(scene, region, start) && start > low {
                return Vec::new();
            }
            (source, start, verb + 1)
        }
    };
    let sources = if after.is_some() { vec![source] } else { joint_sources(scene, source, low) };
    let mut to = None;
    if frames.addressee || scene.lower(ends) == "to" {
        let from = if scene.lower(ends) == "to" { ends + 1 } else { ends };
        let phrase = scene.noun_phrase(from, limit);
        if !phrase.is_empty() && scene.time_at(phrase.start).is_none() {
            ends = phrase.end;
            to = Some(scene.mention_of(phrase));
        }
    }
    let behind = continuation(scene, region, ends);
    let said = |tokens: Range<TokenId>| {
        scene.has_finite(tokens.clone()) || tokens.into_iter().any(|at| scene.quote_at(at, region.level).is_some())
    };
    let left = said(low..starts).then(|| content_of(scene, low..starts, region.level)).flatten();
    let right = behind.and_then(|tokens| content_of(scene, tokens, region.level));
    let (mut content, more) = match (left, right) {
        (Some(left), right) => (left, right),
        // Only a time or a place stands before the source: "On Monday, he said, the talks began."
        (None, Some(right)) => (right, None),
        (None, None) => return Vec::new(),
    };
    if let Some(piece) = more {
        content.tokens.end = content.tokens.end.max(starts);
        content.pieces.extend(piece.pieces);
        content.marked.extend(piece.marked);
        if piece.kind != content.kind {
            content.kind = dateline_record::vocabulary::StatementKind::Mixed;
        }
    }
    let draft = |source: MentionId| Draft {
        source: Some(source),
        cue: group.tokens.start..verb + 1,
        content: content.clone(),
        level: region.level,
        rule: VERB_LEFT,
        left: true,
        relays: Vec::new(),
        to,
        clause: starts..limit,
        score: 0.0,
        words: None,
    };
    sources.into_iter().map(draft).collect()
}

/// Where the noun phrase of a source starts, prepositional phrases and insertions included: walks back to the comma before it.
pub(super) fn head_start(scene: &Scene, source: MentionId, low: TokenId) -> TokenId {
    scene.mention(source).map_or(low, |mention| mention.tokens.start)
}

/// The second half of a content that its cue interrupts: `"…," he said, "…"`, "the plan, he said, was dead".
pub(super) fn continuation(scene: &Scene, region: &Region, ends: TokenId) -> Option<Range<TokenId>> {
    let limit = region.tokens.end;
    // `"…," said X, an aide, "…"`, or the next sentence of the paragraph is a quotation and nothing else.
    let opening =
        (ends..limit).find(|&at| opens_quote(scene, region, at) && matches!(scene.lower(at.saturating_sub(1)), "," | ":" | "—"));
    let next = opening.or_else(|| opens_quote(scene, region, limit).then_some(limit));
    if let Some(quote) = next.and_then(|next| scene.quote_at(next, region.level)) {
        let tokens = scene.quote_tokens(quote);
        let same = scene.sentence(tokens.start).is_some_and(|sentence| sentence.paragraph == region.paragraph);
        let last = scene.sentence(tokens.end.saturating_sub(1)).map_or(0, |sentence| sentence.tokens.end);
        let alone = (tokens.end..last).all(|at| scene.tag(at) == Tag::Punct) || opening.is_some();
        return (same && alone).then_some(tokens);
    }
    let at = ends;
    if at >= limit || !scene.is_comma(at) {
        return None;
    }
    // "the plan, he said, was dead"; "last year, he said, the plan was dead".
    let rest = at + 1;
    let goes_on = scene.is_finite(rest) && reporting::verb(scene.lemma(rest)).is_none();
    let phrase = scene.noun_phrase(rest, limit);
    // "…, he said, TASS reported": the next to report.
    let reports = !phrase.is_empty()
        && reporting::verb(scene.lemma(phrase.end)).is_some()
        && (phrase.end + 1 >= limit || scene.tag(phrase.end + 1) == Tag::Punct);
    if reports {
        return None;
    }
    let adjunct =
        scene.tag(rest) == Tag::Adp && scene.has_finite(rest..limit) && prepositional_cue(scene, region, rest).is_none();
    (goes_on || !phrase.is_empty() && starts_clause(scene, phrase, limit) || adjunct).then_some(rest..limit)
}
