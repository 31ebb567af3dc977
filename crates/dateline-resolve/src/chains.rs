//! Speakers that a statement leaves open, and speakers that are not the ones the words name.
//!
//! *Finds:* the speaker of a quotation without a cue: whoever spoke last in the passage; the person behind a carrier of words
//! ("the statement said", "the order stated").
//! *Does not find:* a speaker named only after the quotation in another paragraph.

use dateline_extract::{Extraction, Mention, MentionId, Source, Statement};
use dateline_lexicon::reporting;
use dateline_nlp::Analysis;

/// For each statement the mention of its speaker, where the text gives one at all.
pub(crate) fn speakers(analysis: &Analysis, extraction: &Extraction) -> Vec<Option<MentionId>> {
    let mut speakers: Vec<Option<MentionId>> = Vec::with_capacity(extraction.statements.len());
    for (id, statement) in extraction.statements.iter().enumerate() {
        let speaker = match statement.chain.last().map(|link| link.source) {
            Some(Source::Mention(mention)) => carried(analysis, extraction, mention, id, &speakers),
            _ => carried_on(analysis, extraction, statement, id, &speakers),
        };
        speakers.push(speaker);
    }
    speakers
}

/// The paragraph a statement starts in.
fn paragraph(analysis: &Analysis, statement: &Statement) -> usize {
    let at = statement.content.first().map_or(0, |piece| piece.start());
    analysis.paragraphs.partition_point(|paragraph| paragraph.span.end() <= at)
}

/// Whoever spoke last, no further back than the paragraph before.
fn carried_on(
    analysis: &Analysis,
    extraction: &Extraction,
    statement: &Statement,
    id: usize,
    speakers: &[Option<MentionId>],
) -> Option<MentionId> {
    let here = paragraph(analysis, statement);
    let before = extraction.statements.get(..id)?.iter().enumerate().rev();
    let mut open = before.filter(|(_, other)| other.within.is_none());
    let (last, other) = open.next()?;
    let near = paragraph(analysis, other) + 1 >= here;
    // A quotation in a paragraph of its own continues the speaker; so does one behind a sentence of the speaker's.
    if near { speakers.get(last).copied().flatten() } else { None }
}

/// The author of a statement, post or order that is itself said to say: the last speaker, or else the carrier.
fn carried(
    analysis: &Analysis,
    extraction: &Extraction,
    mention: MentionId,
    id: usize,
    speakers: &[Option<MentionId>],
) -> Option<MentionId> {
    let words = extraction.mentions.get(mention)?;
    if !is_carrier(analysis, words) {
        return Some(mention);
    }
    let last = id.checked_sub(1).and_then(|before| speakers.get(before)).copied().flatten();
    let near = extraction.statements.get(id).zip(id.checked_sub(1).and_then(|before| extraction.statements.get(before)));
    let close = near.is_some_and(|(now, before)| paragraph(analysis, before) + 1 >= paragraph(analysis, now));
    if close { last.or(Some(mention)) } else { Some(mention) }
}

fn is_carrier(analysis: &Analysis, mention: &Mention) -> bool {
    let definite = matches!(analysis.lower(mention.tokens.start), "the" | "this" | "that" | "his" | "her" | "their");
    let short = mention.tokens.len() <= 3 && mention.name.is_none();
    let head = mention.tokens.end.saturating_sub(1);
    definite && short && reporting::is_carrier(analysis.lemma(head)) && !matches!(analysis.lemma(head), "poll" | "survey" | "study" | "article")
}
