//! Who is meant among those seen before: recency, subject, speech.
//!
//! *Source:* the salience factors of Lappin and Leass (1994), much reduced: sentence recency, subject emphasis, and for news the
//! one who is speaking.

use dateline_extract::{Mention, MentionForm, MentionId};
use dateline_nlp::Tag;

use super::Linker;

/// How many mentions are looked back over at most.
const WINDOW: usize = 120;

/// The mention whose antecedent is looked for.
#[derive(Clone, Copy)]
pub(super) struct Seeker {
    /// Index of its sentence.
    pub(super) sentence: usize,
    /// It speaks: "he said".
    pub(super) speaks: bool,
    /// It stands in a quotation.
    pub(super) quoted: bool,
    /// How many sentences back an antecedent may stand.
    pub(super) reach: usize,
}

impl Linker<'_> {
    pub(super) fn seeker(&self, id: MentionId, mention: &Mention, reach: usize) -> Seeker {
        let flag = |list: &[bool]| list.get(id).copied().unwrap_or(false);
        Seeker { sentence: mention.sentence, speaks: flag(&self.speaks), quoted: flag(&self.quoted), reach }
    }

    /// The most salient entity that `fits` says can be meant.
    pub(super) fn most_salient(&self, seeker: Seeker, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let mut best: Option<(i32, usize)> = None;
        let mut later_here = 0;
        for &(id, entity) in self.trail.iter().rev().take(WINDOW) {
            let Some(mention) = self.mention(id) else { continue };
            let back = seeker.sentence.saturating_sub(mention.sentence);
            if back > seeker.reach {
                break;
            }
            if !fits(entity) {
                continue;
            }
            let score = self.weight(seeker, id, mention, back) - later_here;
            later_here += 1;
            if best.is_none_or(|(before, _)| score > before) {
                best = Some((score, entity));
            }
        }
        best.map(|(_, entity)| entity)
    }

    fn weight(&self, seeker: Seeker, id: MentionId, mention: &Mention, back: usize) -> i32 {
        let flag = |list: &[bool]| list.get(id).copied().unwrap_or(false);
        let mut score = -22 * i32::try_from(back).unwrap_or(99).min(20);
        if flag(&self.speaks) {
            score += if seeker.speaks { 45 } else { 25 };
        }
        if self.is_subject(mention) {
            score += 25;
        }
        if flag(&self.quoted) != seeker.quoted {
            // What is named in a quotation is remote for the words around it, and the other way round.
            score -= if seeker.quoted { 15 } else { 45 };
        }
        if self.possesses(mention) {
            score -= 12;
        }
        if mention.form == MentionForm::Pronoun {
            score += 4;
        }
        score
    }

    /// A verb follows the mention, directly or behind an adverb, an apposition or a relative clause between commas.
    pub(super) fn is_subject(&self, mention: &Mention) -> bool {
        let verb = |at: usize| {
            let token = self.analysis.token(at);
            matches!(token.tag, Tag::Verb | Tag::Aux) && token.form.is_some()
        };
        let end = mention.tokens.end;
        let next = self.analysis.token(end);
        let first = self.analysis.sentence_of(mention.tokens.start).is_some_and(|sentence| sentence.tokens.start == mention.tokens.start);
        verb(end) || next.tag == Tag::Adv && verb(end + 1) || first && !self.possesses(mention)
    }

    fn possesses(&self, mention: &Mention) -> bool {
        let clitic = matches!(self.analysis.lower(mention.tokens.end), "'s" | "’s" | "'" | "’");
        clitic && self.analysis.token(mention.tokens.end).tag == Tag::Part
    }
}
