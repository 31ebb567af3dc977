//! Noun phrases and the mentions in them.
//!
//! A phrase runs over determiners, modifiers, nouns and names, cut at "'s" into segments; each segment ends in a name with its
//! role before it ("Kremlin foreign policy aide Yuri Ushakov"), in a name alone ("the Kremlin"), or in a noun for people or
//! bodies ("the French foreign minister"), or is none of these ("Russian drones"): then its names stand alone.

use std::ops::Range;

use dateline_lexicon::gazetteer::{Class as KnownClass, Known};
use dateline_lexicon::nominals::{self, Nominal};
use dateline_lexicon::{countries, demonyms, name_words, titles};
use dateline_nlp::{Analysis, Tag, TokenId};
use dateline_record::vocabulary::ActorKind;

use super::cell::{self, Cell, Kind};
use super::metonym;
use super::name::{Cutter, Sort, is_place};
use super::{Name, NameKind, pronoun, settle};
use crate::{Gender, Mention, MentionForm};

/// Reads a report once and keeps what it finds.
pub(super) struct Finder<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    cells: Vec<Cell>,
    mentions: Vec<Mention>,
    names: Vec<Name>,
    /// Mentions by a single name that could be anyone.
    open: Vec<usize>,
    /// For each of them its place in `names`.
    open_names: Vec<usize>,
}

/// The human noun or title before a name.
struct Role {
    /// One past its last token.
    end: TokenId,
    noun: Option<Nominal>,
    gender: Option<Gender>,
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
                if !phrase.is_empty() {
                    self.read(&phrase, sentence.tokens.end);
                }
                at = phrase.end.max(at + 1);
            }
        }
        settle::settle(self.analysis, &mut self.mentions, &self.open);
    }

    pub(super) fn finish(self) -> Vec<Mention> {
        self.mentions
    }

    pub(super) fn finish_names(mut self) -> Vec<Name> {
        for (&mention, &name) in self.open.iter().zip(&self.open_names) {
            let kind = match self.mentions.get(mention).and_then(|mention| mention.kind) {
                Some(ActorKind::Place) => NameKind::Place,
                Some(ActorKind::Organization) => NameKind::Organization,
                _ => NameKind::Person,
            };
            if let Some(name) = self.names.get_mut(name) {
                name.kind = kind;
            }
        }
        self.names.sort_by_key(|name| name.span);
        self.names.dedup_by_key(|name| name.span);
        self.names
    }

    fn kind(&self, at: TokenId) -> Kind {
        self.cells.get(at).map_or(Kind::Break, |cell| cell.kind)
    }

    fn is_name(&self, at: TokenId) -> bool {
        self.cells.get(at).is_some_and(|cell| cell.is_name())
    }

    fn cutter(&self) -> Cutter<'_> {
        Cutter { text: self.text, analysis: self.analysis, cells: &self.cells }
    }

    fn pronoun(&mut self, at: TokenId) {
        let token = self.analysis.token(at);
        if !matches!(token.tag, Tag::Pron | Tag::Det) || matches!(self.kind(at), Kind::Known | Kind::Inside | Kind::Word) {
            return;
        }
        if let Some((plural, gender)) = pronoun::features(self.analysis.lower(at)) {
            let mention = Mention { form: MentionForm::Pronoun, plural, gender, ..self.blank(at..at + 1) };
            self.mentions.push(mention);
        }
    }

    fn blank(&self, tokens: Range<TokenId>) -> Mention {
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
    fn phrase(&self, at: TokenId, limit: TokenId) -> Range<TokenId> {
        let mut end = at;
        while end < limit {
            let before = if end == at { None } else { Some(self.kind(end - 1)) };
            let takes = match self.kind(end) {
                Kind::Determiner => before.is_none_or(|before| before == Kind::Determiner),
                Kind::Possessive => before.is_some_and(|before| before != Kind::Determiner && before != Kind::Possessive),
                // "Putin last week", "Merz earlier this month": the time is no part of the name.
                Kind::Adjective if before.is_some_and(|before| matches!(before, Kind::Word | Kind::Inside | Kind::Known)) => !is_time_adjective(self.analysis.lower(end)),
                Kind::Adjective | Kind::Noun | Kind::Title | Kind::Word | Kind::Known | Kind::Inside | Kind::Demonym => true,
                Kind::Join => before.is_some() || name_words::lookup(self.analysis.lower(end)).particle,
                Kind::Adverb => before == Some(Kind::Determiner) && matches!(self.kind(end + 1), Kind::Adjective | Kind::Verbal),
                Kind::Verbal => {
                    let opened = matches!(before, Some(Kind::Determiner | Kind::Adjective | Kind::Possessive | Kind::Adverb | Kind::Demonym));
                    opened && matches!(self.kind(end + 1), Kind::Adjective | Kind::Noun | Kind::Word | Kind::Known | Kind::Demonym | Kind::Title)
                }
                Kind::Break | Kind::Pronoun => false,
            };
            if !takes {
                break;
            }
            end += 1;
        }
        while end > at && matches!(self.kind(end - 1), Kind::Determiner | Kind::Possessive | Kind::Adverb | Kind::Verbal) {
            end -= 1;
        }
        at..end
    }

    /// The mentions of a phrase: one for each segment, and the names inside segments that are no mention themselves.
    fn read(&mut self, phrase: &Range<TokenId>, limit: TokenId) {
        let mut start = phrase.start;
        loop {
            let end = (start..phrase.end).find(|&at| self.kind(at) == Kind::Possessive).unwrap_or(phrase.end);
            let last = end == phrase.end;
            if start < end {
                self.segment(phrase.start, start..end, if last { limit } else { end });
            }
            if last {
                return;
            }
            start = end + 1;
        }
    }

    /// One segment; `whole` is where its phrase starts, `limit` how far words behind it may belong to it.
    fn segment(&mut self, whole: TokenId, segment: Range<TokenId>, limit: TokenId) {
        if let Some(role) = self.role(&segment) {
            self.titled(whole, &segment, &role, limit);
        } else if let Some((start, noun)) = self.noun(&segment) {
            self.nominal(whole, &segment, start, noun, limit);
        } else {
            self.named(whole, &segment);
        }
    }

    /// The last human noun or title with nothing but a name behind it.
    fn role(&self, segment: &Range<TokenId>) -> Option<Role> {
        let mut at = segment.end;
        while at > segment.start + 1 && self.is_name(at - 1) {
            at -= 1;
            if self.kind(at) == Kind::Join && !name_words::lookup(self.analysis.lower(at)).particle {
                continue;
            }
            if let Some(role) = self.role_ending(segment, at) {
                let end = self.field_end(role.end, segment.end);
                let named = end < segment.end && matches!(self.kind(end), Kind::Word | Kind::Join) || self.given(end, segment.end);
                let joined = self.kind(end) == Kind::Join && !name_words::lookup(self.analysis.lower(end)).particle;
                return (named && !joined).then_some(Role { end, ..role });
            }
        }
        None
    }

    /// A known place with a word behind it: "Israel Katz".
    fn given(&self, at: TokenId, end: TokenId) -> bool {
        self.kind(at) == Kind::Known && at + 1 < end && self.kind(at + 1) == Kind::Word
    }

    /// The title or human noun whose last token is just before `end`.
    fn role_ending(&self, segment: &Range<TokenId>, end: TokenId) -> Option<Role> {
        let last = end.checked_sub(1).filter(|&last| last >= segment.start)?;
        match self.kind(last) {
            Kind::Title => {
                let title = titles::lookup(self.analysis.lower(last))?;
                Some(Role { end, noun: None, gender: gender(title.masculine) })
            }
            Kind::Word | Kind::Noun => {
                let (_, noun) = self.compound(segment.start, end)?;
                let proper = self.kind(last) == Kind::Word;
                let fits = noun.class.is_human() && !noun.plural && !(proper && noun.class == nominals::Class::Person);
                fits.then_some(Role { end, noun: Some(noun), gender: gender(noun.masculine) })
            }
            _ => None,
        }
    }

    /// The end of "of Foreign Affairs" behind an office.
    fn field_end(&self, end: TokenId, limit: TokenId) -> TokenId {
        if self.kind(end) != Kind::Join || !matches!(self.analysis.lower(end), "of" | "for") {
            return end;
        }
        let field = |at: TokenId| {
            let class = name_words::lookup(self.analysis.lower(at));
            matches!(self.kind(at), Kind::Known | Kind::Inside | Kind::Demonym) || class.portfolio || class.organization
        };
        let mut at = end + 1;
        while at < limit && (field(at) || self.kind(at) == Kind::Join && !name_words::lookup(self.analysis.lower(at)).particle) {
            at += 1;
        }
        at
    }

    /// The longest compound of the noun table that ends before `end`.
    fn compound(&self, low: TokenId, end: TokenId) -> Option<(TokenId, Nominal)> {
        let last = end.checked_sub(1)?;
        (1..=3).rev().filter_map(|words| end.checked_sub(words)).filter(|&start| start >= low).find_map(|start| {
            let words = self.analysis.span(start..end).slice(&self.analysis.lower);
            nominals::lookup(words).map(|noun| (start, noun)).or_else(|| {
                let (prefix, noun) = words.split_once('-').filter(|_| start == last)?;
                matches!(prefix, "ex" | "then" | "co" | "vice" | "deputy").then(|| nominals::lookup(noun)).flatten().map(|noun| (start, noun))
            })
        })
    }

    /// The noun that heads the segment, if it names people or bodies and is no part of a name.
    fn noun(&self, segment: &Range<TokenId>) -> Option<(TokenId, Nominal)> {
        let last = segment.end.checked_sub(1)?;
        match self.kind(last) {
            Kind::Noun => self.compound(segment.start, segment.end),
            Kind::Adjective if self.kind(segment.start) == Kind::Determiner => self.compound(segment.start, segment.end).filter(|(_, noun)| noun.plural || noun.class.is_human()),
            Kind::Word => {
                // "the President", "Foreign Minister", "the Ministry": capitalised, but names nobody.
                let (start, noun) = self.compound(segment.start, segment.end)?;
                let field = (segment.start..start).all(|at| match self.kind(at) {
                    Kind::Word => name_words::lookup(self.analysis.lower(at)).portfolio,
                    Kind::Join => false,
                    _ => true,
                });
                let bare = start == segment.start && segment.len() == 1;
                let article = self.kind(segment.start) == Kind::Determiner;
                let human = noun.class.is_human() && noun.class != nominals::Class::Person;
                let sole = article && start == segment.start + 1;
                (field && (human && (!bare || self.opens_sentence(start)) || sole)).then_some((start, noun))
            }
            Kind::Title => self.compound(segment.start, segment.end).filter(|(_, noun)| noun.class.is_human()),
            _ => None,
        }
    }

    fn opens_sentence(&self, at: TokenId) -> bool {
        self.analysis.sentence_of(at).is_some_and(|sentence| sentence.tokens.start == at)
    }

    /// A person with role or title: "Russian presidential special representative Kirill Dmitriev".
    fn titled(&mut self, whole: TokenId, segment: &Range<TokenId>, role: &Role, limit: TokenId) {
        let name = role.end..segment.end;
        let modifier = |at: &TokenId| match self.kind(*at) {
            Kind::Determiner | Kind::Demonym | Kind::Inside => true,
            Kind::Known => self.cells.get(*at).and_then(|cell| cell.known).is_some_and(stands_for_country),
            Kind::Adjective => self.analysis.token(*at).tag == Tag::Num,
            _ => false,
        };
        let inside_country = |at: &TokenId| modifier(at) && !(self.kind(*at) == Kind::Inside && !self.inside_country(*at));
        let start = (segment.start..role.end).filter(inside_country).last().map_or(segment.start, |at| at + 1);
        let honorific = role.noun.is_none() && titles::lookup(self.analysis.lower(role.end - 1)).is_some_and(|title| title.honorific);
        let role_end = if honorific { role.end - 1 } else { role.end };
        let country = self.cutter().country(whole..role.end);
        let (end, of) = if role.noun.is_some_and(|noun| noun.class == nominals::Class::Office) { self.of_country(segment.end, limit) } else { (segment.end, None) };
        let mention = Mention {
            name: Some(self.analysis.span(name.clone())),
            role: (start < role_end).then(|| self.analysis.span(start..role_end)),
            kind: Some(ActorKind::Person),
            country: country.or(of),
            gender: role.gender,
            ..self.blank(whole..end)
        };
        self.names_within(segment.start..role.end);
        self.keep_name(name, NameKind::Person);
        self.mentions.push(mention);
    }

    /// Whether the known name around token `at` stands for a country.
    fn inside_country(&self, at: TokenId) -> bool {
        let known = (0..=at).rev().take(8).find_map(|at| self.cells.get(at).and_then(|cell| cell.known));
        known.is_some_and(stands_for_country)
    }

    /// "of Russia" behind a titled name.
    fn of_country(&self, end: TokenId, limit: TokenId) -> (TokenId, Option<&'static str>) {
        let known = self.cells.get(end + 1).and_then(|cell| cell.known).filter(|known| known.class == KnownClass::Country);
        match known {
            Some(known) if end + 1 < limit && self.analysis.lower(end) == "of" => {
                let end = (end + 2..limit).find(|&at| self.kind(at) != Kind::Inside).unwrap_or(limit);
                (end, known.country)
            }
            _ => (end, None),
        }
    }

    /// A noun for people or bodies, with what belongs to it behind: "a spokesman for the Turkish army".
    fn nominal(&mut self, whole: TokenId, segment: &Range<TokenId>, head: TokenId, noun: Nominal, limit: TokenId) {
        let inner = self.cutter().country(whole..head);
        if let Some(mention) = self.name_with_noun(whole, segment, head, noun) {
            self.mentions.push(mention);
            return;
        }
        let end = self.complement(segment.end, noun, limit);
        let country = inner.or_else(|| self.cutter().country(segment.end..end));
        let government = noun.class == nominals::Class::Government && country.is_some();
        let name = if government { country.and_then(countries::name_of) } else { None };
        let start = self.role_start(segment, head);
        let mention = Mention {
            form: MentionForm::Nominal,
            role: noun.class.is_human().then(|| self.analysis.span(start..segment.end)),
            kind: Some(if government { ActorKind::Government } else { kind_of(noun) }),
            country,
            canonical: name,
            plural: noun.plural,
            gender: gender(noun.masculine).or_else(|| (!noun.class.is_human() && !noun.plural).then_some(Gender::Neuter)),
            ..self.blank(whole..end)
        };
        self.mentions.push(mention);
        self.inner(segment.start..head, false);
    }

    /// "Le Monde newspaper", "the Hezbollah group": the name with a noun of its own kind behind.
    fn name_with_noun(&mut self, whole: TokenId, segment: &Range<TokenId>, head: TokenId, noun: Nominal) -> Option<Mention> {
        if noun.plural || noun.class.is_human() || head == segment.start {
            return None;
        }
        let first = (segment.start..head).rev().find(|&at| self.kind(at) == Kind::Known)?;
        let known = self.cells.get(first).and_then(|cell| cell.known)?;
        let adjacent = (first + 1..head).all(|at| self.kind(at) == Kind::Inside);
        let fits = match known.class {
            KnownClass::Media => noun.class == nominals::Class::Media,
            KnownClass::ArmedGroup | KnownClass::Organization => {
                matches!(noun.class, nominals::Class::Group | nominals::Class::Organization | nominals::Class::Armed)
            }
            _ => false,
        };
        if !adjacent || !fits || known.country.is_some() && matches!(known.name, "European Union" | "United Nations") {
            return None;
        }
        self.keep_name(first..head, NameKind::Organization);
        Some(Mention { name: Some(self.analysis.span(first..head)), ..self.known_mention(whole..segment.end, known, false) })
    }

    /// Where the role starts in a segment: behind articles, numbers and the words for a country.
    fn role_start(&self, segment: &Range<TokenId>, head: TokenId) -> TokenId {
        let skip = |at: &TokenId| match self.kind(*at) {
            Kind::Determiner | Kind::Demonym | Kind::Known | Kind::Inside => true,
            Kind::Adjective => self.analysis.token(*at).tag == Tag::Num,
            _ => false,
        };
        (segment.start..head).filter(skip).last().map_or(segment.start, |at| at + 1)
    }

    /// The end of the words behind a noun that belong to it: "of the agency", "for the army", "familiar with the matter".
    fn complement(&self, end: TokenId, noun: Nominal, limit: TokenId) -> TokenId {
        let mut at = end;
        for _ in 0..3 {
            let word = self.analysis.lower(at);
            let trait_word = noun.class == nominals::Class::Source && matches!(word, "familiar" | "close" | "briefed");
            let preposition = if trait_word { at + 1 } else { at };
            if preposition >= limit || self.analysis.token(preposition).tag != Tag::Adp {
                break;
            }
            let inner = self.phrase(preposition + 1, limit);
            if inner.is_empty() || self.kind(preposition + 1) == Kind::Break {
                break;
            }
            let named = inner.clone().any(|at| matches!(self.kind(at), Kind::Known | Kind::Word | Kind::Demonym));
            let body = self.compound(inner.start, inner.end).is_some();
            let belongs = match self.analysis.lower(preposition) {
                "of" => true,
                "with" | "to" if trait_word => true,
                "on" if word == "briefed" => true,
                "with" => noun.class == nominals::Class::Source && self.analysis.lemma(inner.end - 1) == "knowledge",
                "for" | "to" => noun.class.is_human() && (named || body) && !(noun.plural && self.analysis.lower(preposition) == "to"),
                "in" | "from" | "at" => named && (noun.class.is_human() || noun.class == nominals::Class::Government) && !noun.masculine.is_none_or(|_| false),
                _ => false,
            };
            if !belongs {
                break;
            }
            at = inner.end;
        }
        at
    }

    /// A segment that ends in a name, or in nothing that is anyone.
    fn named(&mut self, whole: TokenId, segment: &Range<TokenId>) {
        let mut start = segment.end;
        while start > segment.start && (self.is_name(start - 1) || self.kind(start - 1) == Kind::Demonym) {
            start -= 1;
        }
        let names = self.cutter().cut(start..segment.end);
        let ends = names.last().is_some_and(|name| name.tokens.end == segment.end);
        self.inner(segment.start..start, true);
        let single = names.len() == 1;
        for (index, name) in names.iter().enumerate() {
            let last = ends && index + 1 == names.len();
            let before = self.modifiers(whole, segment, name.tokens.start);
            let from = if last && (single || name.sort == Sort::Demonym) { before } else { name.tokens.start };
            self.name(from, segment, name.tokens.clone(), name.sort, last);
        }
    }

    /// How far left the phrase of a name reaches: over its article, adjectives and a noun for bodies ("the movement Hamas").
    fn modifiers(&self, whole: TokenId, segment: &Range<TokenId>, name: TokenId) -> TokenId {
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
        if opened && (noun || whole == segment.start) { whole } else { name }
    }

    /// One name. `last` when it heads the segment.
    fn name(&mut self, from: TokenId, segment: &Range<TokenId>, tokens: Range<TokenId>, sort: Sort, last: bool) {
        let whole = from..tokens.end;
        let article = tokens.start > segment.start && self.analysis.lower(tokens.start - 1) == "the";
        let country = self.cutter().country(segment.start..tokens.end);
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
                let seat = known.class == KnownClass::Seat;
                (self.known_mention(whole, known, government && (last || known.class != KnownClass::Capital)), if seat { NameKind::Organization } else { kind })
            }
            Sort::Demonym => return self.demonym(from, tokens, last),
            Sort::Person if article && from == tokens.start.saturating_sub(1) => (named(ActorKind::Organization, self), NameKind::Organization),
            Sort::Person => (Mention { country: None, ..named(ActorKind::Person, self) }, NameKind::Person),
            Sort::Organization => {
                let government = country.filter(|_| nominals::lookup(self.analysis.lower(tokens.start)).is_some_and(|noun| noun.class == nominals::Class::Government));
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
        let Some(demonym) = demonyms::lookup(self.analysis.lower(tokens.start)) else { return };
        let country = Some(demonym.code);
        let mention = if last && demonym.people {
            let name = Some(self.analysis.span(tokens.clone()));
            Mention { name, kind: Some(ActorKind::Group), country, plural: true, ..self.blank(from..tokens.end) }
        } else if last && demonym.person && from < tokens.start {
            Mention { form: MentionForm::Nominal, kind: Some(ActorKind::Person), country, ..self.blank(from..tokens.end) }
        } else if demonym.adjective {
            let canonical = countries::name_of(demonym.code);
            let kind = if matches!(demonym.code, "EUU" | "UNO") { ActorKind::Organization } else { ActorKind::Government };
            let name = Some(self.analysis.span(tokens.clone()));
            Mention { name, kind: Some(kind), country, canonical, gender: Some(Gender::Neuter), ..self.blank(tokens) }
        } else {
            return;
        };
        self.mentions.push(mention);
    }

    fn known_mention(&self, whole: Range<TokenId>, known: &Known, government: bool) -> Mention {
        let acts = matches!(known.class, KnownClass::Country | KnownClass::Seat | KnownClass::Government);
        let (kind, canonical) = match known.class {
            KnownClass::Country | KnownClass::Capital | KnownClass::Seat | KnownClass::Government if government => (ActorKind::Government, Some(known.name)),
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
    fn inner(&mut self, range: Range<TokenId>, adjectives: bool) {
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
            at = end.max(at + 1);
        }
    }

    /// Keeps the names in a role without making mentions of them.
    fn names_within(&mut self, range: Range<TokenId>) {
        let mut at = range.start;
        while at < range.end {
            let end = (at + 1..range.end).find(|&next| self.kind(next) != Kind::Inside).unwrap_or(range.end);
            match (self.kind(at), self.cells.get(at).and_then(|cell| cell.known)) {
                (Kind::Known, Some(known)) => self.keep_name(at..end, if is_place(known) { NameKind::Place } else { NameKind::Organization }),
                (Kind::Demonym, _) => self.keep_name(at..at + 1, NameKind::People),
                _ => {}
            }
            at = end;
        }
    }

    fn keep_name(&mut self, tokens: Range<TokenId>, kind: NameKind) {
        self.names.push(Name { span: self.analysis.span(tokens), kind });
    }
}

fn gender(masculine: Option<bool>) -> Option<Gender> {
    masculine.map(|masculine| if masculine { Gender::Masculine } else { Gender::Feminine })
}

/// Whether a known name before a role is the country of the role rather than a part of it.
fn stands_for_country(known: &Known) -> bool {
    let body = matches!(known.name, "European Union" | "United Nations");
    body || matches!(known.class, KnownClass::Country | KnownClass::Capital | KnownClass::Seat | KnownClass::Government)
}

/// Adjectives that open a time behind a name: "last week".
fn is_time_adjective(word: &str) -> bool {
    matches!(word, "last" | "next" | "earlier" | "later" | "past" | "early" | "late")
}

/// What a noun without a name makes of its holder.
fn kind_of(noun: Nominal) -> ActorKind {
    match noun.class {
        nominals::Class::Source if noun.plural => ActorKind::Unnamed,
        nominals::Class::Office | nominals::Class::Role | nominals::Class::Source | nominals::Class::Person => {
            if noun.plural { ActorKind::Group } else { ActorKind::Person }
        }
        nominals::Class::Group => ActorKind::Group,
        nominals::Class::Organization => ActorKind::Organization,
        nominals::Class::Government | nominals::Class::Nation => ActorKind::Government,
        nominals::Class::Media => ActorKind::Media,
        nominals::Class::Armed => ActorKind::ArmedGroup,
        nominals::Class::Place => ActorKind::Place,
    }
}
