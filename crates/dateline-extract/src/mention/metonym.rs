//! A capital, a palace, a country: the place or the government in it?
//!
//! *Finds:* the government where the name acts ("Moscow said", "Tehran's demands", "between Kyiv and Moscow", "told Ankara"), the
//! place behind prepositions of place ("in Moscow", "at the White House", "flew to Moscow", "visited Kyiv").
//! *Does not find:* a city's own council or inhabitants ("Paris voted").
//! *Why:* a record that confuses a government with its capital has the wrong actors.

use dateline_lexicon::gazetteer::{self, Class, Known};
use dateline_lexicon::place_cues::{self, PlaceCue};
use dateline_lexicon::{name_words, nominals};
use dateline_nlp::{Analysis, Tag, TokenId};

/// Whether the name at `start..end` (article included) stands for a government.
pub(super) fn is_government(analysis: &Analysis, known: &Known, start: TokenId, end: TokenId) -> bool {
    let around = Around { analysis, start, end };
    match known.class {
        Class::Government => true,
        Class::Country => !around.before(1).inside,
        Class::Seat => !around.before(1).inside && !place_cues::lookup(analysis.lower(end)).part,
        Class::Capital => around.capital_acts(),
        _ => false,
    }
}

#[derive(Clone, Copy)]
struct Around<'a> {
    analysis: &'a Analysis,
    start: TokenId,
    end: TokenId,
}

impl Around<'_> {
    fn word(&self, back: usize) -> &str {
        let same = |at: TokenId| self.analysis.token(at).sentence == self.analysis.token(self.start).sentence;
        self.start.checked_sub(back).filter(|&at| same(at)).map_or("", |at| self.analysis.lower(at))
    }

    fn before(&self, back: usize) -> PlaceCue {
        place_cues::lookup(self.word(back))
    }

    fn capital_acts(&self) -> bool {
        let before = self.before(1);
        if before.inside || self.is_apposed() || before.direction && self.moves() {
            return false;
        }
        if before.governs {
            return true;
        }
        if matches!(self.word(1), "and" | "or") {
            // Goes with the name before: "between Kyiv and Moscow".
            return self.acts() || self.start > 1 && self.partner_acts();
        }
        if is_possessive(self.analysis.lower(self.end)) {
            return !self.owns_place();
        }
        let verb = self.start.checked_sub(1).map(|at| self.analysis.token(at));
        self.acts() || verb.is_some_and(|token| token.tag == Tag::Verb && !place_cues::lookup(token.lemma).reach)
    }

    /// "the capital, Kyiv", "the city of Kyiv", "Kyiv, the capital", "Kyiv (TASS)".
    fn is_apposed(&self) -> bool {
        let (next, after) = (self.analysis.lower(self.end), self.analysis.token(self.end + 1).tag);
        let local = place_cues::lookup(self.analysis.lemma(self.start.saturating_sub(1))).local;
        matches!(self.word(1), "of" | "," | "(" | "central" | "downtown" | "capital")
            || self.start > 0 && local
            || next == "," && matches!(after, Tag::Propn | Tag::Det)
            || matches!(next, "(" | "[")
    }

    /// A finite verb follows, directly, behind an adverb or "and X".
    fn acts(&self) -> bool {
        let verb =
            |at: TokenId| matches!(self.analysis.token(at).tag, Tag::Verb | Tag::Aux) && self.analysis.token(at).form.is_some();
        let (next, after) = (self.analysis.token(self.end), self.analysis.token(self.end + 1));
        let joined = matches!(self.analysis.lower(self.end), "and" | "or") && after.tag == Tag::Propn && verb(self.end + 2);
        verb(self.end) || next.tag == Tag::Adv && verb(self.end + 1) || joined
    }

    /// Whether the known name joined by "and" before is itself no place.
    fn partner_acts(&self) -> bool {
        let partner = Around { start: self.start - 2, end: self.start - 1, ..*self };
        let known = gazetteer::lookup(self.analysis.lower(partner.start)).is_some();
        known && !partner.before(1).inside && !matches!(partner.word(1), "," | "(" | "of") && !partner.moves()
    }

    /// "travel to", "a flight from": within the words before the preposition.
    fn moves(&self) -> bool {
        (2..=5).any(|back| self.start.checked_sub(back).is_some_and(|at| place_cues::lookup(self.analysis.lemma(at)).motion))
    }

    /// "Moscow's Red Square", "Kyiv's streets".
    fn owns_place(&self) -> bool {
        (self.end + 1..self.end + 4).any(|at| {
            let lemma = self.analysis.lemma(at);
            let place = nominals::lookup(lemma).is_some_and(|noun| noun.class == nominals::Class::Place);
            place || name_words::lookup(lemma).place || place_cues::lookup(lemma).local
        })
    }
}

/// Whether the token (lower case) is the possessive clitic.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}
