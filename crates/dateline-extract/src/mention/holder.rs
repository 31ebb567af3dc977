//! An office, what it is an office of, and its holder's name behind, without a comma between.
//!
//! *Finds:* "General Director of the state nuclear corporation Boris Orlov", "Foreign Minister of Westmark Anna Holm", "ambassador to Norland
//! Rolf Berg".
//! *Does not find:* holders named by one word ("Bishop of Rome Francis"), a second office ("a spokesman for Minister Anna Holm").
//! *Example:* "The head of Norland's Central Bank Rolf Berg": name "Rolf Berg", role "head of Norland's Central Bank".
//! *Why:* agencies that translate write so; office and name are one person.

use std::ops::Range;

use dateline_lexicon::nominals::Class;
use dateline_nlp::{NameType, NamedRun, TokenId};
use dateline_record::vocabulary::ActorKind;

use super::NameKind;
use super::cell::Kind;
use super::phrase::{Finder, gender};
use crate::{Gender, Mention};

/// An office with its holder.
pub(super) struct Holder {
    /// One past the noun of the office.
    office: TokenId,
    gender: Option<Gender>,
    name: Range<TokenId>,
}

impl Finder<'_> {
    /// The holder of the office that opens what is left of a phrase; `limit` is the end of the sentence.
    pub(super) fn holder(&self, phrase: Range<TokenId>, limit: TokenId) -> Option<Holder> {
        let office = (phrase.start..limit.min(phrase.end + 1)).find(|&at| matches!(self.lower(at), "of" | "for" | "to"))?;
        if (phrase.start..office).any(|at| self.kind(at) == Kind::Possessive) {
            return None;
        }
        let (_, noun) = self.compound(phrase.start, office)?;
        if !matches!(noun.class, Class::Office | Class::Role) || noun.plural {
            return None;
        }
        let mut end = if office + 1 < phrase.end { phrase.end } else { self.phrase(office + 1, limit).end };
        // "of the General Staff of the Armed Forces": an article behind "of" opens another phrase.
        while end + 1 < limit && self.lower(end) == "of" && self.kind(end + 1) == Kind::Determiner {
            end = self.phrase(end + 1, limit).end;
        }
        let person = |name: &&NamedRun| name.kind == NameType::Person && name.tokens.end == end;
        // Behind a known place two words or more are a name also where the engine sees none.
        let known =
            (office + 1..end).take_while(|&at| matches!(self.kind(at), Kind::Known | Kind::Inside | Kind::Determiner)).last();
        let words = known.map(|known| known + 1..end).filter(|words| words.clone().all(|at| self.kind(at) == Kind::Word));
        let read = self.analysis.names.iter().find(person).map(|name| name.tokens.clone());
        let name = words.filter(|_| self.lower(office) == "to").or(read)?;
        // The engine may take the end of a known name along.
        let name = name.clone().find(|&at| self.kind(at) != Kind::Inside)?..end;
        let before = name.start.checked_sub(1).filter(|&before| before > office)?;
        let body = matches!(self.kind(before), Kind::Known | Kind::Inside | Kind::Word | Kind::Noun);
        let second = self.compound(office + 1, name.start).is_some_and(|(_, noun)| noun.class.is_human());
        (name.len() > 1 && body && !second).then_some(Holder { office, gender: gender(noun.masculine), name })
    }

    /// One mention of office and name from `whole` on, and those of the names between; says where they end.
    pub(super) fn held(&mut self, whole: TokenId, segment: TokenId, holder: Holder) -> TokenId {
        let Holder { office, gender, name } = holder;
        // "Westmark's ambassador to Norland" is Westmark's.
        let field = if self.lower(office) == "to" { office } else { name.start };
        let start = self.role_start(&(segment..office), office);
        let mention = Mention {
            name: Some(self.analysis.span(name.clone())),
            role: Some(self.analysis.span(start..name.start)),
            kind: Some(ActorKind::Person),
            country: self.cutter().country(whole..field),
            gender,
            ..self.blank(whole..name.end)
        };
        self.inner(office + 1..name.start, true);
        self.keep_name(name.clone(), NameKind::Person);
        self.mentions.push(mention);
        name.end
    }
}
