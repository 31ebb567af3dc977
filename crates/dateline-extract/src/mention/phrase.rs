//! Noun phrases, cut into segments.
//!
//! A phrase runs over determiners, modifiers, nouns and names, cut at "'s" into segments; each segment ends in a name with its
//! role before it ("Kremlin foreign policy aide Yuri Ushakov": [`super::titled`]), in a noun for people or bodies ("the French
//! foreign minister": [`super::nominal`]), in a name alone ("the Kremlin"), or is none of these ("Russian drones"): then its
//! names stand alone ([`super::named`]).

use std::ops::Range;

use dateline_lexicon::gazetteer::Known;
use dateline_lexicon::name_words;
use dateline_lexicon::nominals::{self, Nominal};
use dateline_nlp::{Analysis, Tag, TokenId};
use dateline_record::vocabulary::ActorKind;

use super::cell::{self, Cell, Kind};
use super::name::Cutter;
use super::{Name, NameKind, pronoun, settle};
use crate::{Gender, Mention, MentionForm};

/// Reads a report once and keeps what it finds.
pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) cells: Vec<Cell>,
    pub(super) mentions: Vec<Mention>,
    pub(super) names: Vec<Name>,
    /// Mentions by a single name that could be anyone.
    pub(super) open: Vec<usize>,
    /// For each of them its place in `names`.
    pub(super) open_names: Vec<usize>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let cells = cell::cells(text, analysis);
        Self { text, analysis, cells, mentions: Vec::new(), names: Vec::new(), open: Vec::new(), open_names: Vec::new() }
    }

    pub(super) fn run(&mut self) {
        for sentence in &self.analysis.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                self.pronoun(at);
                let phrase = self.phrase(at, sentence.tokens.end);
                at = if phrase.is_empty() { at + 1 } else { self.read(&phrase, sentence.tokens.end) };
            }
        }
        settle::settle(self.analysis, &mut self.mentions, &self.open);
    }

    pub(super) fn finish(self) -> Vec<Mention> {
        self.mentions
    }

    pub(super) fn finish_names(mut self) -> Vec<Name> {
        let mut unknown = Vec::new();
        for (&mention, &place) in self.open.iter().zip(&self.open_names) {
            let kind = match self.mentions.get(mention).and_then(|mention| mention.kind) {
                Some(ActorKind::Place) => NameKind::Place,
                Some(ActorKind::Organization) => NameKind::Organization,
                Some(_) => NameKind::Person,
                None => {
                    unknown.extend(self.names.get(place).map(|name| name.span));
                    continue;
                }
            };
            if let Some(name) = self.names.get_mut(place) {
                name.kind = kind;
            }
        }
        self.names.retain(|name| unknown.binary_search(&name.span).is_err());
        self.names.sort_by_key(|name| name.span);
        self.names.dedup_by_key(|name| name.span);
        self.names
    }

    pub(super) fn kind(&self, at: TokenId) -> Kind {
        self.cells.get(at).map_or(Kind::Break, |cell| cell.kind)
    }

    pub(super) fn known(&self, at: TokenId) -> Option<&'static Known> {
        self.cells.get(at).and_then(|cell| cell.known)
    }

    pub(super) fn is_name(&self, at: TokenId) -> bool {
        self.cells.get(at).is_some_and(|cell| cell.is_name())
    }

    pub(super) fn lower(&self, at: TokenId) -> &'a str {
        self.analysis.lower(at)
    }

    pub(super) fn cutter(&self) -> Cutter<'_> {
        Cutter { text: self.text, analysis: self.analysis, cells: &self.cells }
    }

    /// "of", "for", "the", "and" inside a name, which are no particles of a person's name.
    pub(super) fn is_joint(&self, at: TokenId) -> bool {
        self.kind(at) == Kind::Join && !name_words::lookup(self.lower(at)).particle
    }

    fn pronoun(&mut self, at: TokenId) {
        let token = self.analysis.token(at);
        if !matches!(token.tag, Tag::Pron | Tag::Det) || matches!(self.kind(at), Kind::Known | Kind::Inside | Kind::Word) {
            return;
        }
        if let Some((plural, gender)) = pronoun::features(self.lower(at)) {
            let mention = Mention { form: MentionForm::Pronoun, plural, gender, ..self.blank(at..at + 1) };
            self.mentions.push(mention);
        }
    }

    pub(super) fn blank(&self, tokens: Range<TokenId>) -> Mention {
        Mention {
            span: self.analysis.span(tokens.clone()),
            sentence: self.analysis.token(tokens.start).sentence as usize,
            tokens,
            name: None,
            role: None,
            form: MentionForm::Name,
            kind: None,
            country: None,
            canonical: None,
            plural: false,
            gender: None,
        }
    }

    /// The phrase that starts at `at`; empty when none does.
    pub(super) fn phrase(&self, at: TokenId, limit: TokenId) -> Range<TokenId> {
        let mut end = at;
        while end < limit && self.takes(at, end) {
            end += 1;
        }
        while end > at {
            let last = self.kind(end - 1);
            let loose = matches!(last, Kind::Determiner | Kind::Possessive | Kind::Adverb | Kind::Verbal)
                || self.is_joint(end - 1)
                || last == Kind::Adjective
                    && end > at + 1
                    && self.compound(at, end).is_none()
                    && (self.heads(end - 2) || self.compound(at, end - 1).is_some());
            if !loose {
                break;
            }
            end -= 1;
        }
        at..end
    }

    /// Whether the phrase from `start` goes on over token `at`.
    fn takes(&self, start: TokenId, at: TokenId) -> bool {
        let before = if at == start { None } else { Some(self.kind(at - 1)) };
        match self.kind(at) {
            Kind::Determiner => before.is_none_or(|before| before == Kind::Determiner),
            Kind::Possessive => before.is_some_and(|before| before != Kind::Determiner && before != Kind::Possessive),
            // "Putin last week", "Merz earlier this month": the time is no part of the name.
            Kind::Adjective if before.is_some() && self.heads(at - 1) => !is_time_adjective(self.lower(at)),
            // "an official close to the talks".
            Kind::Noun if self.qualifies(start, at) => false,
            Kind::Adjective | Kind::Noun | Kind::Title | Kind::Word | Kind::Known | Kind::Inside | Kind::Demonym => true,
            Kind::Join => before.is_some() || name_words::lookup(self.lower(at)).particle || self.lower(at) == "the",
            Kind::Adverb => before == Some(Kind::Determiner) && matches!(self.kind(at + 1), Kind::Adjective | Kind::Verbal),
            Kind::Verbal => {
                let opened =
                    matches!(before, Some(Kind::Determiner | Kind::Adjective | Kind::Possessive | Kind::Adverb | Kind::Demonym));
                let next = self.kind(at + 1);
                opened && matches!(next, Kind::Adjective | Kind::Noun | Kind::Word | Kind::Known | Kind::Demonym | Kind::Title)
            }
            Kind::Break | Kind::Pronoun => false,
        }
    }

    /// Whether the word says how the noun before it is, and is no noun itself in the tree.
    fn qualifies(&self, start: TokenId, at: TokenId) -> bool {
        let token = self.analysis.token(at);
        matches!(token.relation, "advmod" | "amod") && token.head.is_some_and(|head| start <= head && head < at)
    }

    /// Whether the token can head a phrase.
    fn heads(&self, at: TokenId) -> bool {
        matches!(self.kind(at), Kind::Noun | Kind::Word | Kind::Known | Kind::Inside)
    }

    /// The mentions of a phrase: one for each segment, and the names inside segments that are no mention themselves. Says where they end.
    fn read(&mut self, phrase: &Range<TokenId>, limit: TokenId) -> TokenId {
        let mut start = phrase.start;
        loop {
            if let Some(holder) = self.holder(start..phrase.end, limit) {
                return self.held(phrase.start, start, holder);
            }
            let end = (start..phrase.end).find(|&at| self.kind(at) == Kind::Possessive).unwrap_or(phrase.end);
            let last = end == phrase.end;
            if start < end {
                self.segment(phrase.start, start..end, if last { limit } else { end });
            }
            if last {
                return phrase.end;
            }
            start = end + 1;
        }
    }

    /// One segment; `whole` is where its phrase starts, `limit` how far words behind it may belong to it.
    fn segment(&mut self, whole: TokenId, segment: Range<TokenId>, limit: TokenId) {
        if let Some(role) = self.role(&segment) {
            self.titled(whole, &segment, &role, limit);
        } else if let Some((start, noun)) = self.noun(whole, &segment, limit) {
            self.nominal(whole, &segment, start, noun, limit);
        } else if let Some((head, start, noun)) = self.office(&segment) {
            self.nominal(whole, &(segment.start..head), start, noun, limit);
            self.inner(head + 1..segment.end, true);
        } else {
            self.named(whole, &segment);
        }
    }

    /// "Secretary-General of the Council" without a name: where the noun ends, where it starts, and the noun.
    fn office(&self, segment: &Range<TokenId>) -> Option<(TokenId, TokenId, Nominal)> {
        let joint = segment.clone().find(|&at| self.is_joint(at) && matches!(self.lower(at), "of" | "for"))?;
        let (start, noun) = self.compound(segment.start, joint)?;
        noun.class.is_human().then_some((joint, start, noun))
    }

    /// The longest compound of the noun table that ends before `end`.
    pub(super) fn compound(&self, low: TokenId, end: TokenId) -> Option<(TokenId, Nominal)> {
        let last = end.checked_sub(1)?;
        (1..=3).rev().filter_map(|words| end.checked_sub(words)).filter(|&start| start >= low).find_map(|start| {
            let words = self.analysis.span(start..end).slice(&self.analysis.lower);
            nominals::lookup(words).map(|noun| (start, noun)).or_else(|| {
                let (prefix, noun) = words.split_once('-').filter(|_| start == last)?;
                matches!(prefix, "ex" | "then" | "co" | "vice" | "deputy")
                    .then(|| nominals::lookup(noun))
                    .flatten()
                    .map(|noun| (start, noun))
            })
        })
    }

    pub(super) fn keep_name(&mut self, tokens: Range<TokenId>, kind: NameKind) {
        self.names.push(Name { span: self.analysis.span(tokens), kind });
    }
}

pub(super) fn gender(masculine: Option<bool>) -> Option<Gender> {
    masculine.map(|masculine| if masculine { Gender::Masculine } else { Gender::Feminine })
}

/// Adjectives that open a time behind a name: "last week".
fn is_time_adjective(word: &str) -> bool {
    matches!(word, "last" | "next" | "earlier" | "later" | "past" | "early" | "late")
}
