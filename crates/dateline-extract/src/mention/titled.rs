//! People with a role or title before the name.
//!
//! *Finds:* "Russian presidential special representative Kirill Dmitriev", "Lt. Gen. Rosa Diaz", "Minister of Foreign Affairs
//! Greta Berg", "President Anna Holm of Iceland". *Does not find:* two people under one plural title ("Presidents Holm and Diaz").
//! *Example:* "Kremlin aide Pavel Orlov": name "Pavel Orlov", role "aide", country Russia.

use std::ops::Range;

use dateline_lexicon::gazetteer::{Class as KnownClass, Known};
use dateline_lexicon::nominals::{Class, Nominal};
use dateline_lexicon::{name_words, titles};
use dateline_nlp::{Tag, TokenId};
use dateline_record::vocabulary::ActorKind;

use super::NameKind;
use super::cell::Kind;
use super::name::is_place;
use super::phrase::{Finder, gender};
use crate::{Gender, Mention};

/// The human noun or title before a name.
pub(super) struct Role {
    /// One past its last token, "of Foreign Affairs" included.
    end: TokenId,
    noun: Option<Nominal>,
    honorific: bool,
    gender: Option<Gender>,
}

impl Finder<'_> {
    /// The last human noun or title with nothing but a name behind it.
    pub(super) fn role(&self, segment: &Range<TokenId>) -> Option<Role> {
        let mut at = segment.end;
        while at > segment.start + 1 && self.is_name(at - 1) {
            at -= 1;
            if self.is_joint(at) {
                continue;
            }
            if let Some(role) = self.role_ending(segment, at) {
                let end = self.field_end(role.end, segment.end);
                let named = matches!(self.kind(end), Kind::Word | Kind::Join) || self.given(end, segment.end);
                // "the National Audit Office" is nobody's name, whoever nationals are.
                let body = name_words::lookup(self.lower(segment.end - 1)).organization;
                // "Deputy | Prime Minister and Minister of Foreign Affairs" names nobody.
                let second = (end..segment.end).any(|at| self.is_joint(at)) && self.opens_with_office(end, segment.end);
                let fits = end < segment.end && named && !body && !second && !self.is_joint(end);
                return fits.then_some(Role { end, ..role });
            }
        }
        None
    }

    /// Whether a noun for an office starts there.
    fn opens_with_office(&self, at: TokenId, limit: TokenId) -> bool {
        (at + 1..=limit.min(at + 3)).any(|end| {
            self.compound(at, end).is_some_and(|(start, noun)| start == at && matches!(noun.class, Class::Office | Class::Role))
        })
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
                let title = titles::lookup(self.lower(last))?;
                Some(Role { end, noun: None, honorific: title.honorific, gender: gender(title.masculine) })
            }
            Kind::Word | Kind::Noun => {
                let (_, noun) = self.compound(segment.start, end)?;
                let proper = self.kind(last) == Kind::Word;
                let fits = noun.class.is_human() && !noun.plural && !(proper && noun.class == Class::Person);
                fits.then_some(Role { end, noun: Some(noun), honorific: false, gender: gender(noun.masculine) })
            }
            _ => None,
        }
    }

    /// The end of "of Foreign Affairs" behind an office.
    fn field_end(&self, end: TokenId, limit: TokenId) -> TokenId {
        if !self.is_joint(end) || !matches!(self.lower(end), "of" | "for") {
            return end;
        }
        let field = |at: TokenId| {
            let class = name_words::lookup(self.lower(at));
            matches!(self.kind(at), Kind::Known | Kind::Inside | Kind::Demonym) || class.portfolio || class.organization
        };
        let mut at = end + 1;
        while at < limit && (field(at) || self.is_joint(at)) {
            at += 1;
        }
        at
    }

    /// A person with role or title.
    pub(super) fn titled(&mut self, whole: TokenId, segment: &Range<TokenId>, role: &Role, limit: TokenId) {
        let name = role.end..segment.end;
        let start = self.role_start(segment, role.end);
        let role_end = if role.honorific { role.end - 1 } else { role.end };
        let country = self.cutter().country(whole..role.end);
        let office = role.noun.is_some_and(|noun| noun.class == Class::Office);
        let (end, of) = if office { self.of_country(segment.end, limit) } else { (segment.end, None) };
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

    /// Where the role starts in a segment: behind articles, numbers and the words for a country.
    pub(super) fn role_start(&self, segment: &Range<TokenId>, end: TokenId) -> TokenId {
        let mut start = segment.start;
        let mut country = false;
        for at in segment.start..end {
            let skips = match self.kind(at) {
                Kind::Determiner | Kind::Demonym => true,
                Kind::Known => self.known(at).is_some_and(stands_for_country),
                Kind::Inside => country,
                Kind::Adjective => self.analysis.token(at).tag == Tag::Num,
                _ => false,
            };
            country = skips && matches!(self.kind(at), Kind::Demonym | Kind::Known | Kind::Inside);
            if skips {
                start = at + 1;
            }
        }
        start
    }

    /// "of Russia" behind a titled name.
    fn of_country(&self, end: TokenId, limit: TokenId) -> (TokenId, Option<&'static str>) {
        let known = self.known(end + 1).filter(|known| known.class == KnownClass::Country);
        match known {
            Some(known) if end + 1 < limit && self.lower(end) == "of" => {
                let end = (end + 2..limit).find(|&at| self.kind(at) != Kind::Inside).unwrap_or(limit);
                (end, known.country)
            }
            _ => (end, None),
        }
    }

    /// Keeps the names in a role without making mentions of them.
    fn names_within(&mut self, range: Range<TokenId>) {
        let mut at = range.start;
        while at < range.end {
            let end = (at + 1..range.end).find(|&next| self.kind(next) != Kind::Inside).unwrap_or(range.end);
            match (self.kind(at), self.known(at)) {
                (Kind::Known, Some(known)) => {
                    self.keep_name(at..end, if is_place(known) { NameKind::Place } else { NameKind::Organization });
                }
                (Kind::Demonym, _) => self.keep_name(at..end, NameKind::People),
                _ => {}
            }
            at = end;
        }
    }
}

/// Whether a known name before a role is the country of the role rather than a part of it.
fn stands_for_country(known: &Known) -> bool {
    let union = known.country.is_some_and(|code| matches!(code, "EUU" | "UNO"))
        && dateline_lexicon::countries::name_of(known.country.unwrap_or("")) == Some(known.name);
    union || matches!(known.class, KnownClass::Country | KnownClass::Capital | KnownClass::Seat | KnownClass::Government)
}
