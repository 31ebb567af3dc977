//! Names without a role before them, and phrases that are nobody but hold names.
//!
//! *Finds:* "the Kremlin", "the Palestinian movement Hamas", "Spain's Ministry of Interior", "Palestinians", "a Dane"; Russia in
//! "Russian drones"; both sides of "US-China talks". *Does not find:* a name inside another name.

use std::ops::Range;

use dateline_lexicon::gazetteer::{Class as KnownClass, Known};
use dateline_lexicon::{countries, gazetteer, nominals};
use dateline_nlp::{NameType, TokenId};
use dateline_record::vocabulary::ActorKind;
use dateline_text::Span;

use super::cell::Kind;
use super::metonym;
use super::name::{Sort, is_place};
use super::phrase::Finder;
use super::{Name, NameKind};
use crate::{Gender, Mention, MentionForm};

impl Finder<'_> {
    /// A segment that ends in a name, or in nothing that is anyone.
    pub(super) fn named(&mut self, whole: TokenId, segment: &Range<TokenId>) {
        let mut start = segment.end;
        while start > segment.start && (self.is_name(start - 1) || self.kind(start - 1) == Kind::Demonym) {
            start -= 1;
        }
        let names = self.cutter().cut(start..segment.end);
        let ends = names.last().is_some_and(|name| name.tokens.end == segment.end);
        let single = names.len() == 1;
        let whole = names
            .last()
            .filter(|name| ends && (single || name.sort == Sort::Demonym))
            .map(|name| self.modifiers(whole, segment, name.tokens.start, name.sort));
        let covered = whole.is_some_and(|whole| whole < start);
        self.inner(segment.start..start, !covered);
        for (index, name) in names.iter().enumerate() {
            let last = ends && index + 1 == names.len();
            let from = whole.filter(|_| last).unwrap_or(name.tokens.start);
            self.name(from, segment, name.tokens.clone(), name.sort, last);
        }
    }

    /// How far left the phrase of a name reaches: over its article, adjectives, a possessor of a body ("Spain's Ministry of
    /// Interior") and a noun for bodies ("the movement Hamas").
    fn modifiers(&self, whole: TokenId, segment: &Range<TokenId>, name: TokenId, sort: Sort) -> TokenId {
        let mut start = name;
        let mut noun = false;
        while start > segment.start {
            match self.kind(start - 1) {
                Kind::Noun if noun => {}
                Kind::Noun => match self.compound(segment.start, start) {
                    Some((_, found)) if !found.class.is_human() && !found.plural => noun = true,
                    _ => return name,
                },
                Kind::Adjective | Kind::Demonym | Kind::Known | Kind::Inside | Kind::Verbal | Kind::Determiner => {}
                _ => return name,
            }
            start -= 1;
        }
        let opened = matches!(self.kind(segment.start), Kind::Determiner | Kind::Demonym) || noun;
        let body = matches!(sort, Sort::Organization | Sort::Armed | Sort::Media);
        if opened && whole == segment.start || body || noun { whole } else { name }
    }

    /// What the name names: names that only their shape makes people's are bodies or places where the engine reads them so.
    fn learnt_sort(&self, sort: Sort, tokens: &Range<TokenId>) -> Sort {
        match (sort, self.analysis.name_type(tokens.clone())) {
            (Sort::Person, Some(NameType::Organization)) => Sort::Organization,
            (Sort::Person, Some(NameType::Place | NameType::Facility)) => Sort::Place,
            _ => sort,
        }
    }

    /// One name. `last` when it heads the segment.
    fn name(&mut self, from: TokenId, segment: &Range<TokenId>, tokens: Range<TokenId>, sort: Sort, last: bool) {
        let sort = self.learnt_sort(sort, &tokens);
        let whole = from..tokens.end;
        let article = tokens.start > segment.start && self.lower(tokens.start - 1) == "the";
        let country = self.cutter().country(from.min(segment.start)..tokens.end);
        let named = |kind: ActorKind, finder: &Self| Mention {
            name: Some(finder.analysis.span(tokens.clone())),
            kind: Some(kind),
            country,
            gender: (kind != ActorKind::Person).then_some(Gender::Neuter),
            ..finder.blank(whole.clone())
        };
        let (mention, kind) = match sort {
            Sort::Event => return,
            Sort::Known(known) => {
                let government = metonym::is_government(self.analysis, known, whole.start, whole.end);
                let kind = if is_place(known) { NameKind::Place } else { NameKind::Organization };
                (self.known_mention(whole, known, government && (last || known.class != KnownClass::Capital)), kind)
            }
            Sort::Demonym => return self.demonym(from, tokens, last),
            Sort::Person if article && from == tokens.start.saturating_sub(1) => {
                (named(ActorKind::Organization, self), NameKind::Organization)
            }
            Sort::Person => (Mention { country: None, ..named(ActorKind::Person, self) }, NameKind::Person),
            Sort::Organization => {
                let head = nominals::lookup(self.lower(tokens.start));
                let government = country.filter(|_| head.is_some_and(|noun| noun.class == nominals::Class::Government));
                let canonical = government.and_then(countries::name_of);
                let kind = if canonical.is_some() { ActorKind::Government } else { ActorKind::Organization };
                (Mention { canonical, ..named(kind, self) }, NameKind::Organization)
            }
            Sort::Media => (named(ActorKind::Media, self), NameKind::Organization),
            Sort::Armed => (named(ActorKind::ArmedGroup, self), NameKind::Organization),
            Sort::Place => (named(ActorKind::Place, self), NameKind::Place),
            Sort::Open => {
                self.open.push(self.mentions.len());
                self.open_names.push(self.names.len());
                (Mention { name: Some(self.analysis.span(tokens.clone())), ..self.blank(whole) }, NameKind::Person)
            }
        };
        self.keep_name(tokens, kind);
        self.mentions.push(mention);
    }

    /// "Russian drones" names Russia; "a Dane", "Palestinians" are people.
    fn demonym(&mut self, from: TokenId, tokens: Range<TokenId>, last: bool) {
        self.keep_name(tokens.clone(), NameKind::People);
        let Some(demonym) = self.cells.get(tokens.start).and_then(|cell| cell.demonym) else { return };
        let country = demonym.code;
        let name = Some(self.analysis.span(tokens.clone()));
        let mention = if last && demonym.people {
            Mention { name, kind: Some(ActorKind::Group), country, plural: true, ..self.blank(from..tokens.end) }
        } else if last && demonym.person && from < tokens.start && !self.shares_noun(tokens.end) {
            Mention { form: MentionForm::Nominal, kind: Some(ActorKind::Person), country, ..self.blank(from..tokens.end) }
        } else if let Some(code) = demonym.code.filter(|_| demonym.adjective) {
            let kind = if matches!(code, "EUU" | "UNO") { ActorKind::Organization } else { ActorKind::Government };
            let canonical = countries::name_of(code);
            Mention { name, kind: Some(kind), country, canonical, gender: Some(Gender::Neuter), ..self.blank(tokens) }
        } else {
            return;
        };
        self.mentions.push(mention);
    }

    /// Whether a demonym before `end` has its noun behind another one: "the Iranian and US delegations".
    fn shares_noun(&self, end: TokenId) -> bool {
        let country = |known: &Known| matches!(known.class, KnownClass::Country | KnownClass::Capital | KnownClass::Organization);
        let mut at = end;
        while matches!(self.kind(at), Kind::Break | Kind::Join) && matches!(self.lower(at), "," | "and" | "or") {
            at += 1;
            if self.kind(at) != Kind::Demonym && !self.known(at).is_some_and(country) {
                return false;
            }
            at += 1;
            while self.kind(at) == Kind::Inside {
                at += 1;
            }
        }
        at > end && matches!(self.kind(at), Kind::Noun | Kind::Adjective)
    }

    pub(super) fn known_mention(&self, whole: Range<TokenId>, known: &Known, government: bool) -> Mention {
        let acts = matches!(known.class, KnownClass::Country | KnownClass::Seat | KnownClass::Government);
        let (kind, canonical) = match known.class {
            KnownClass::Country | KnownClass::Capital | KnownClass::Seat | KnownClass::Government if government => {
                (ActorKind::Government, Some(known.name))
            }
            KnownClass::Country | KnownClass::Capital | KnownClass::Seat | KnownClass::Government | KnownClass::Place => {
                (ActorKind::Place, acts.then_some(known.name))
            }
            KnownClass::Organization => (ActorKind::Organization, Some(known.name)),
            KnownClass::ArmedGroup => (ActorKind::ArmedGroup, Some(known.name)),
            KnownClass::Media => (ActorKind::Media, Some(known.name)),
        };
        Mention {
            name: Some(self.analysis.span(whole.clone())),
            kind: Some(kind),
            country: known.country,
            canonical,
            gender: Some(Gender::Neuter),
            ..self.blank(whole)
        }
    }

    /// The names in a stretch that is no mention itself; demonyms only where `adjectives`.
    pub(super) fn inner(&mut self, range: Range<TokenId>, adjectives: bool) {
        let mut at = range.start;
        while at < range.end {
            let mut end = at;
            while end < range.end && (self.is_name(end) || self.kind(end) == Kind::Demonym) {
                end += 1;
            }
            for name in self.cutter().cut(at..end) {
                if name.sort == Sort::Demonym && !adjectives {
                    self.keep_name(name.tokens, NameKind::People);
                } else {
                    self.name(name.tokens.start, &range, name.tokens.clone(), name.sort, false);
                }
            }
            if end == at && adjectives {
                self.pair(at);
            }
            at = end.max(at + 1);
        }
    }

    /// "US-China": both sides of a hyphen, where both are countries or capitals.
    fn pair(&mut self, at: TokenId) {
        let span = self.analysis.token(at).span;
        let word = span.slice(self.text);
        if !word.contains(['-', '‑']) || !word.starts_with(char::is_uppercase) {
            return;
        }
        let mut start = span.start();
        let mut found = Vec::new();
        for part in word.split(['-', '‑']) {
            let part_span = Span::new(start, start + part.len());
            start += part.len()
                + word.get(part_span.end() - span.start()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let known = gazetteer::lookup(part_span.slice(&self.analysis.lower)).filter(|known| known.fits(part));
            match known.filter(|known| {
                matches!(
                    known.class,
                    KnownClass::Country | KnownClass::Capital | KnownClass::Organization | KnownClass::ArmedGroup
                )
            }) {
                Some(known) => found.push((part_span, known)),
                None => return,
            }
        }
        for (span, known) in found {
            let government = matches!(known.class, KnownClass::Country | KnownClass::Capital);
            let mention = Mention { span, name: Some(span), ..self.known_mention(at..at + 1, known, government) };
            self.mentions.push(mention);
            self.names.push(Name { span, kind: if is_place(known) { NameKind::Place } else { NameKind::Organization } });
        }
    }
}
