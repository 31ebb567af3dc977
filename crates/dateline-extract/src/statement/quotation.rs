//! Quotations that no cue claims: the speaker of the passage goes on.
//!
//! *Finds:* a quotation that is a sentence or more, opens its paragraph or follows a sentence about its speaker, and is not
//! inside a statement already. *Does not find:* scare quotes, titles of works, single words in quotation marks.
//! *Example:* `"Get a deal," he told reporters. "Or face the consequences."` — the second piece; `"It is over." …` in the next
//! paragraph. *Why:* a quarter of direct speech in PolNeAR has no cue of its own.

use dateline_nlp::Tag;
use dateline_record::Rule;
use dateline_record::vocabulary::StatementKind;

use super::chain::Chained;
use super::content::{Content, quote_pieces};
use super::cue::Draft;
use super::scene::Scene;
use super::subject::clause_subject;
use crate::MentionForm;

/// A quotation without a cue.
pub(super) const IMPLICIT: Rule = Rule::new("STA010", 1);

/// Adds a draft for each unclaimed quotation that is speech, at its place.
pub(super) fn add_unclaimed(scene: &mut Scene, drafts: &mut Vec<Chained>) {
    let mut claimed: Vec<dateline_text::Span> =
        drafts.iter().flat_map(|chained| chained.draft.content.pieces.iter().copied()).collect();
    claimed.sort();
    let mut furthest = Vec::with_capacity(claimed.len());
    let mut end = 0;
    for span in &claimed {
        end = end.max(span.end());
        furthest.push(end);
    }
    let mut continued = false;
    for id in 0..scene.analysis.quotes.len() {
        let Some(quote) = scene.quote(id).filter(|quote| quote.depth == 0) else { continue };
        let is_continuation = continued;
        continued = quote.continues;
        if is_continuation {
            continue;
        }
        let before = claimed.partition_point(|span| span.start() <= quote.inner.start() + 1);
        let covered = before > 0 && furthest.get(before - 1).is_some_and(|&end| end > quote.inner.start() + 1);
        if covered || !is_speech(scene, id) {
            continue;
        }
        let source = introduced(scene, id).or_else(|| signed(scene, id));
        let tokens = scene.quote_tokens(id);
        let (pieces, marked) = quote_pieces(scene, id);
        let content = Content { pieces, marked, kind: StatementKind::Direct, tokens: tokens.clone() };
        if content.pieces.is_empty() {
            continue;
        }
        let draft = Draft {
            source,
            cue: tokens.start..tokens.start,
            content,
            level: 0,
            rule: IMPLICIT,
            left: false,
            relays: Vec::new(),
            to: None,
            clause: tokens.start..tokens.start,
            score: 0.0,
            words: None,
        };
        drafts.push(Chained { draft, outer: Vec::new(), within: None });
    }
}

/// Whether the quotation is somebody's sentence rather than a word or title in marks.
fn is_speech(scene: &Scene, id: usize) -> bool {
    let tokens = scene.quote_tokens(id);
    let words = tokens.clone().filter(|&at| scene.tag(at) != Tag::Punct).count();
    let Some(sentence) = scene.sentence(tokens.start) else { return false };
    let Some(paragraph) = scene.analysis.paragraphs.get(sentence.paragraph as usize) else { return false };
    if paragraph.boilerplate || words < 4 {
        return false;
    }
    let opens = sentence.tokens.start >= tokens.start || scene.lower(tokens.start.saturating_sub(1)) == ":";
    let last_word = scene.lower(tokens.end.saturating_sub(2));
    let ends = matches!(last_word, "." | "!" | "?" | "…" | ",")
        || scene.quote(id).is_some_and(|quote| quote.close.is_none() || quote.continues);
    let after = scene.lower(tokens.end);
    opens && (ends || matches!(after, "." | ",") || tokens.end >= sentence.tokens.end) && scene.has_finite(tokens)
}

/// Who signs a quotation behind a dash: "We will stay." — Ana Duarte, teacher.
fn signed(scene: &mut Scene, id: usize) -> Option<crate::MentionId> {
    let end = scene.quote_tokens(id).end;
    let paragraph = scene.sentence(end.checked_sub(1)?)?.paragraph;
    let inside = |at| scene.sentence(at).is_some_and(|sentence| sentence.paragraph == paragraph);
    if !scene.is_dash(end) || !inside(end) {
        return None;
    }
    let found = scene.mention_from(end + 1)?;
    let mention = scene.mention(found)?;
    let behind = mention.tokens.end;
    let alone = !inside(behind) || matches!(scene.lower(behind), "," | "." | "(" | "\"" | "“");
    (mention.form == MentionForm::Name && alone).then_some(found)
}

/// Someone the words before a colon name as about to speak: "Asked about talks, the minister: …".
fn introduced(scene: &mut Scene, id: usize) -> Option<crate::MentionId> {
    let tokens = scene.quote_tokens(id);
    let colon = tokens.start.checked_sub(1).filter(|&at| scene.lower(at) == ":")?;
    let low = scene.sentence(colon)?.tokens.start;
    clause_subject(scene, low, colon)
}
