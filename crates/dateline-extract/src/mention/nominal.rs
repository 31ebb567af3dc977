//! Nouns for people and bodies without their names.
//!
//! *Finds:* "the French foreign minister", "two senior officials", "a spokesman for the Turkish army", "people familiar with the
//! matter", "European officials and diplomats", "authorities in Kyiv"; a known name with a noun of its kind ("Le Monde newspaper").
//! *Does not find:* a bare singular noun that is no apposition ("to broker a deal"), relative clauses.
//! *Example:* "a Turkish army spokesman": role "army spokesman", country Turkey.

use std::ops::Range;

use dateline_lexicon::countries;
use dateline_lexicon::gazetteer::Class as KnownClass;
use dateline_lexicon::name_words;
use dateline_lexicon::nominals::{Class, Nominal};
use dateline_nlp::{Tag, TokenId};
use dateline_record::vocabulary::ActorKind;

use super::NameKind;
use super::cell::Kind;
use super::phrase::{Finder, gender};
use crate::{Gender, Mention, MentionForm};

impl Finder<'_> {
    /// The noun that heads the segment, if it names people or bodies and is no part of a name.
    pub(super) fn noun(&self, whole: TokenId, segment: &Range<TokenId>, limit: TokenId) -> Option<(TokenId, Nominal)> {
        let last = segment.end.checked_sub(1)?;
        let (start, noun) = self.compound(segment.start, segment.end)?;
        let article = self.kind(segment.start) == Kind::Determiner;
        let fits = match self.kind(last) {
            Kind::Noun => noun.plural || !noun.class.is_human() || !self.is_bare(whole, segment, noun, limit),
            // "the accused", "the military", "a Turkish official"
            Kind::Adjective => article,
            Kind::Title => noun.class.is_human() && !self.is_bare(whole, segment, noun, limit),
            Kind::Word => self.is_common(segment, start, noun),
            _ => false,
        };
        fits.then_some((start, noun))
    }

    /// A singular human noun with nothing before it that names nobody: "(to) broker", "chief of staff" as a thing.
    fn is_bare(&self, whole: TokenId, segment: &Range<TokenId>, noun: Nominal, limit: TokenId) -> bool {
        if whole < segment.start || self.kind(segment.start) == Kind::Determiner || self.opens_sentence(whole) {
            return false;
        }
        let country = self.cutter().country(segment.clone()).is_some();
        let before = whole.checked_sub(1).map_or("", |at| self.lower(at));
        let apposed =
            matches!(before, "," | "as" | "(" | "—" | "–" | "-" | "became" | "become" | "elected" | "named" | "appointed");
        !country && !apposed && self.complement(segment.end, noun, limit) == segment.end
    }

    /// "the President", "Foreign Minister", "the Ministry": capitalised, but names nobody.
    fn is_common(&self, segment: &Range<TokenId>, start: TokenId, noun: Nominal) -> bool {
        let field = (segment.start..start).all(|at| match self.kind(at) {
            Kind::Word => name_words::lookup(self.lower(at)).portfolio,
            Kind::Join => false,
            _ => true,
        });
        let bare = start == segment.start && segment.len() == 1;
        let human = noun.class.is_human() && noun.class != Class::Person;
        let sole = self.kind(segment.start) == Kind::Determiner && start == segment.start + 1;
        field && (human && (!bare || self.opens_sentence(start)) || sole)
    }

    fn opens_sentence(&self, at: TokenId) -> bool {
        self.analysis.sentence_of(at).is_some_and(|sentence| sentence.tokens.start == at)
    }

    /// A noun for people or bodies, with what belongs to it behind.
    pub(super) fn nominal(&mut self, whole: TokenId, segment: &Range<TokenId>, head: TokenId, noun: Nominal, limit: TokenId) {
        if let Some(mention) = self.name_with_noun(whole, segment, head, noun) {
            self.mentions.push(mention);
            return;
        }
        let inner = self.cutter().country(whole..head);
        let end = self.joined(self.complement(segment.end, noun, limit), segment.end, noun, limit);
        let country = inner.or_else(|| self.cutter().country(segment.end..end));
        let government =
            (noun.class == Class::Government).then_some(country).flatten().filter(|_| self.is_national(segment.end, end));
        let start = self.role_start(segment, head);
        let human = noun.class.is_human();
        let mention = Mention {
            form: MentionForm::Nominal,
            role: human.then(|| self.analysis.span(start..segment.end)),
            kind: Some(if government.is_some() { ActorKind::Government } else { kind_of(noun) }),
            country,
            canonical: government.and_then(countries::name_of),
            plural: noun.plural,
            gender: gender(noun.masculine).or_else(|| (!human && !noun.plural).then_some(Gender::Neuter)),
            ..self.blank(whole..end)
        };
        self.mentions.push(mention);
        self.inner(segment.start..head, false);
    }

    /// "authorities in Kyiv" are the government, "authorities in Lower Saxony" are not.
    fn is_national(&self, start: TokenId, end: TokenId) -> bool {
        let known = (start..end).rev().find_map(|at| self.known(at));
        let named = (start..end).any(|at| self.kind(at) == Kind::Word);
        !named
            && known
                .is_none_or(|known| matches!(known.class, KnownClass::Country | KnownClass::Capital | KnownClass::Organization))
    }

    /// "Le Monde newspaper", "the Hezbollah group": the name with a noun of its own kind behind.
    fn name_with_noun(&mut self, whole: TokenId, segment: &Range<TokenId>, head: TokenId, noun: Nominal) -> Option<Mention> {
        if noun.plural || noun.class.is_human() || head == segment.start {
            return None;
        }
        let first = (segment.start..head).rev().find(|&at| self.kind(at) == Kind::Known)?;
        let known = self.known(first)?;
        let adjacent = (first + 1..head).all(|at| self.kind(at) == Kind::Inside);
        let fits = match known.class {
            KnownClass::Media => noun.class == Class::Media,
            KnownClass::ArmedGroup | KnownClass::Organization => {
                matches!(noun.class, Class::Group | Class::Organization | Class::Armed)
            }
            _ => false,
        };
        let union = known.country.and_then(countries::name_of) == Some(known.name);
        if !adjacent || !fits || union {
            return None;
        }
        self.keep_name(first..head, NameKind::Organization);
        let name = Some(self.analysis.span(first..head));
        Some(Mention { name, ..self.known_mention(whole..segment.end, known, false) })
    }

    /// The end of the words behind a noun that belong to it: "of the agency", "for the army", "familiar with the matter".
    fn complement(&self, end: TokenId, noun: Nominal, limit: TokenId) -> TokenId {
        let mut at = end;
        for _ in 0..3 {
            let Some(next) = self.one_complement(at, noun, limit) else { break };
            at = next;
        }
        at
    }

    fn one_complement(&self, at: TokenId, noun: Nominal, limit: TokenId) -> Option<TokenId> {
        let word = self.lower(at);
        if noun.plural {
            // "allies, including France and Canada"
            let start = if word == "," { at + 1 } else { at };
            let after = match (self.lower(start), self.lower(start + 1)) {
                ("including", _) => start + 1,
                ("such", "as") => start + 2,
                _ => 0,
            };
            let inner = if after > 0 { self.phrase(after, limit) } else { at..at };
            if !inner.is_empty() && self.is_name(inner.end - 1) {
                return Some(self.list_end(inner.end, limit));
            }
        }
        let human = noun.class.is_human();
        let source = noun.class == Class::Source;
        let known_for =
            source && matches!(word, "familiar" | "close" | "briefed") || human && matches!(word, "interviewed" | "contacted");
        let preposition = if known_for { at + 1 } else { at };
        let link = self.lower(preposition);
        if preposition >= limit || !(self.analysis.token(preposition).tag == Tag::Adp || known_for && link == "to") {
            return None;
        }
        let inner = self.phrase(preposition + 1, limit);
        if inner.is_empty() || self.kind(preposition + 1) == Kind::Break {
            return None;
        }
        let named =
            |range: Range<TokenId>| range.into_iter().any(|at| matches!(self.kind(at), Kind::Known | Kind::Word | Kind::Demonym));
        // "in the state of Lower Saxony"
        let reaches = named(inner.clone()) || self.lower(inner.end) == "of" && named(self.phrase(inner.end + 1, limit));
        let body = self.compound(inner.start, inner.end).is_some();
        let belongs = match link {
            "with" | "to" | "by" | "on" if known_for => true,
            "of" => true,
            "like" => noun.plural && reaches,
            "with" => source && self.analysis.lemma(inner.end - 1) == "knowledge",
            "for" => human && (reaches || body),
            "to" => human && !noun.plural && (reaches || body) && self.hangs_on(inner.clone(), at - 1),
            "in" | "from" | "at" => {
                reaches && (human || noun.class == Class::Government) && !self.hangs_before(inner.clone(), at)
            }
            _ => false,
        };
        belongs.then(|| self.list_end(inner.end, limit))
    }

    /// Whether the tree hangs the phrase on that word: "a visit by an official TO NORLAND" is no official to it.
    fn hangs_on(&self, phrase: Range<TokenId>, word: TokenId) -> bool {
        self.analysis.head_of(phrase).and_then(|head| self.analysis.token(head).head) == Some(word)
    }

    /// Whether the tree hangs the phrase on a verb that stands before the noun that ends at `end`: "withdrew soldiers FROM NORLAND".
    fn hangs_before(&self, phrase: Range<TokenId>, end: TokenId) -> bool {
        let over = self.analysis.head_of(phrase).and_then(|head| self.analysis.token(head).head);
        over.is_some_and(|over| over < end && self.analysis.token(over).tag == Tag::Verb)
    }

    /// The end of a list of names that goes on behind one: "of Canada, Britain and France".
    fn list_end(&self, end: TokenId, limit: TokenId) -> TokenId {
        if !self.is_name(end - 1) {
            return end;
        }
        let mut items = Vec::new();
        let mut at = end;
        let mut closed = false;
        while at < limit && !closed {
            let comma = self.lower(at) == ",";
            let and = self.lower(at + usize::from(comma)) == "and";
            if !comma && !and {
                break;
            }
            let inner = self.phrase(at + usize::from(comma) + usize::from(and), limit);
            if inner.is_empty()
                || !self.is_name(inner.end - 1)
                || inner.clone().any(|at| !self.is_name(at) && self.kind(at) != Kind::Determiner)
            {
                break;
            }
            at = inner.end;
            closed = and;
            items.push(at);
        }
        // A comma alone may open something else: only a list closed by "and" is one.
        if closed { items.last().copied().unwrap_or(end) } else { end }
    }

    /// "officials and diplomats": a second plural noun without an article belongs to the first.
    fn joined(&self, end: TokenId, segment_end: TokenId, noun: Nominal, limit: TokenId) -> TokenId {
        if end != segment_end || !noun.plural || !matches!(self.lower(end), "and" | "or") {
            return end;
        }
        let inner = self.phrase(end + 1, limit);
        let bare = self.kind(inner.start) != Kind::Determiner && !inner.clone().any(|at| self.kind(at) == Kind::Possessive);
        match self.compound(inner.start, inner.end) {
            Some((_, second)) if bare && second.plural && !inner.is_empty() => inner.end,
            _ => end,
        }
    }
}

/// What a noun without a name makes of its holder.
fn kind_of(noun: Nominal) -> ActorKind {
    match noun.class {
        Class::Source if noun.plural => ActorKind::Unnamed,
        Class::Office | Class::Role | Class::Source | Class::Person if noun.plural => ActorKind::Group,
        Class::Office | Class::Role | Class::Source | Class::Person => ActorKind::Person,
        Class::Group => ActorKind::Group,
        Class::Organization => ActorKind::Organization,
        Class::Government | Class::Nation => ActorKind::Government,
        Class::Media => ActorKind::Media,
        Class::Armed => ActorKind::ArmedGroup,
        Class::Place => ActorKind::Place,
    }
}
