//! Who is meant among those seen before: recency, subject, speech.
//!
//! *Source:* the salience factors of Lappin and Leass (1994), much reduced: sentence recency, subject emphasis, and for news the
//! one who is speaking.

use dateline_extract::{Mention, MentionForm, MentionId};
use dateline_lexicon::name_words;
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
            let back = self.distance(mention.sentence, seeker.sentence);
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
        let raw = i32::try_from(seeker.sentence.saturating_sub(mention.sentence)).unwrap_or(99).min(40);
        let mut score = -30 * i32::try_from(back).unwrap_or(99).min(20) - raw;
        if flag(&self.speaks) {
            score += if seeker.speaks { 30 } else { 15 };
        }
        if self.is_subject(mention) || self.is_according_to(mention) {
            score += 25;
        }
        let entity = self.entity_of(id).and_then(|entity| self.entities.get(entity));
        if entity.is_some_and(|entity| entity.named) {
            score += 10;
        }
        if flag(&self.quoted) != seeker.quoted {
            // What is named in a quotation is remote for the words around it, and the other way round.
            score -= if seeker.quoted { 15 } else { 45 };
        }
        if seeker.speaks && back == 0 && !self.is_subject(mention) && !flag(&self.speaks) {
            // "Grain is still available to Norland, it said."
            score -= 30;
        }
        if self.possesses(mention) {
            score -= 12;
        }
        if mention.form == MentionForm::Pronoun {
            score += 4;
        }
        score
    }

    /// Sentences between the two; those inside a quotation do not count, the speaker stays on stage.
    fn distance(&self, before: usize, after: usize) -> usize {
        let at = |sentence: usize| self.outside.get(sentence).copied().unwrap_or(sentence);
        at(after).saturating_sub(at(before))
    }

    /// A verb follows the mention, directly, behind an adverb, a comma or "on Friday", or it opens its sentence.
    fn is_subject(&self, mention: &Mention) -> bool {
        let verb = |at: usize| {
            let token = self.analysis.token(at);
            matches!(token.tag, Tag::Verb | Tag::Aux) && token.form.is_some()
        };
        let end = mention.tokens.end;
        let next = self.analysis.token(end);
        let first =
            self.analysis.sentence_of(mention.tokens.start).is_some_and(|sentence| sentence.tokens.start == mention.tokens.start);
        let steps = next.tag == Tag::Adv || self.analysis.lower(end) == ",";
        let time = next.tag == Tag::Adp && name_words::lookup(self.analysis.lower(end + 1)).calendar && verb(end + 2);
        let weekday = name_words::lookup(self.analysis.lower(end)).calendar && verb(end + 1);
        verb(end) || steps && verb(end + 1) || time || weekday || first && !self.possesses(mention)
    }

    /// "according to the ministry": as good as a subject.
    fn is_according_to(&self, mention: &Mention) -> bool {
        let before = |back: usize| mention.tokens.start.checked_sub(back).map_or("", |at| self.analysis.lower(at));
        before(1) == "to" && before(2) == "according"
    }

    fn possesses(&self, mention: &Mention) -> bool {
        let clitic = matches!(self.analysis.lower(mention.tokens.end), "'s" | "’s" | "'" | "’");
        clitic && self.analysis.token(mention.tokens.end).tag == Tag::Part
    }
}
