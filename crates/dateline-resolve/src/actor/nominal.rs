//! Nominals: "the president", "the Israeli premier", "his envoy", "the ministry", "the source", "critics".
//!
//! *Finds:* an apposition ("Yuri Ushakov, a Kremlin aide"); the holder of a role named before; a lone definite noun for a
//! human after one has spoken; a body by its head noun; the same words again. *Does not find:* roles told only by world knowledge.
//! *Example:* "French President Emmanuel Macron … The president …".

use dateline_extract::{Gender, Mention, MentionId};
use dateline_lexicon::nominals::{self, Class, Nominal};
use dateline_lexicon::roles;
use dateline_nlp::Tag;
use dateline_record::vocabulary::ActorKind;

use super::finish::without_article;
use super::role::RoleWords;
use super::{Key, Linker, apposition, homeland, name};

/// How many sentences a definite noun for a holder of a role reaches back.
const ROLE_REACH: usize = 40;
/// The same for bodies.
const BODY_REACH: usize = 12;
/// The same for nouns that tell no role: "the man".
const NEAR: usize = 6;

pub(super) fn link(linker: &mut Linker, id: MentionId, mention: &Mention) {
    if let Some(owner) = homeland::owner(linker, id, mention)
        && homeland::link(linker, id, mention, owner)
    {
        return;
    }
    if let Some(entity) = apposition::behind_name(linker, mention) {
        linker.put(id, mention, entity);
        return;
    }
    if let Some((named, known)) = apposition::before_name(linker, mention) {
        let entity = match known {
            Some(entity) => {
                linker.put(id, mention, entity);
                entity
            }
            None => linker.open(id, mention),
        };
        if let Some(name) = linker.mention(named) {
            name::join(linker, named, name, entity);
        }
        return;
    }
    if mention.canonical.is_some() {
        // "the Russian government": a name in other words.
        name::link(linker, id, mention);
        return;
    }
    let words = linker.lower(mention);
    let key = key(linker, id, mention);
    let definite = is_definite(words) || mention.country.is_some() && !mention.plural && !is_indefinite(words);
    // Without article and without number it stands for all there are in the report: "police", "parliament".
    let bare = mention.tokens.len() == 1;
    let same = linker.by_key.get(&key).copied().filter(|_| definite || mention.plural || bare);
    let found = same.or_else(|| if definite { antecedent(linker, id, mention) } else { None });
    let entity = match found {
        Some(entity) => {
            linker.put(id, mention, entity);
            entity
        }
        None => linker.open(id, mention),
    };
    linker.by_key.insert(key, entity);
}

/// The words without article; behind a possessive pronoun the one it means, so that "his aide" of two people are two.
fn key<'a>(linker: &Linker<'a>, id: MentionId, mention: &Mention) -> Key<'a> {
    let words = linker.lower(mention);
    let owner = id.checked_sub(1).filter(|_| is_possessive(words)).and_then(|before| {
        let pronoun = linker.mention(before)?;
        (pronoun.tokens.start == mention.tokens.start && pronoun.tokens.len() == 1).then(|| linker.entity_of(before)).flatten()
    });
    match (owner, words.split_once(' ')) {
        (Some(owner), Some((_, rest))) => Key::Noun(Some(owner), rest),
        _ => Key::Noun(None, without_article(words)),
    }
}

fn first_word(words: &str) -> &str {
    words.split(' ').next().unwrap_or("")
}

fn is_definite(words: &str) -> bool {
    matches!(first_word(words), "the" | "this" | "that" | "these" | "those" | "both") || is_possessive(words)
}

fn is_indefinite(words: &str) -> bool {
    matches!(first_word(words), "a" | "an" | "another" | "one" | "some" | "any" | "every" | "each" | "no")
}

fn is_possessive(words: &str) -> bool {
    matches!(first_word(words), "his" | "her" | "their" | "its" | "my" | "our" | "your")
}

/// The head noun of the mention; the last noun of its role where it has one.
fn head<'a>(linker: &Linker<'a>, mention: &Mention) -> &'a str {
    if let Some(role) = mention.role {
        let role = role.slice(&linker.analysis.lower);
        return role.rsplit(' ').next().unwrap_or(role);
    }
    let head = linker.analysis.head_of(mention.tokens.clone());
    linker.analysis.lower(head.unwrap_or(mention.tokens.end.saturating_sub(1)))
}

fn antecedent(linker: &Linker, id: MentionId, mention: &Mention) -> Option<usize> {
    let head = head(linker, mention);
    let noun = nominals::lookup(head)?;
    match (mention.role, mention.plural) {
        (_, true) => several(linker, id, mention, noun),
        (Some(role), false) => holder(linker, id, mention, RoleWords::of(role.slice(&linker.analysis.lower))),
        (None, false) if is_possessive(linker.lower(mention)) => None,
        (None, false) => body(linker, id, mention, noun),
    }
}

/// The one who holds the role, or the one last spoken of where the noun tells no role.
fn holder(linker: &Linker, id: MentionId, mention: &Mention, role: RoleWords) -> Option<usize> {
    let agrees = |entity: usize| {
        let Some(known) = linker.entities.get(entity) else { return false };
        let genders = known.gender.is_none() || mention.gender.is_none() || known.gender == mention.gender;
        let countries = mention.country.is_none() || known.country == mention.country || known.country.is_none() && known.named;
        linker.is_person(entity) && !known.plural && genders && countries
    };
    let roles = |entity: usize| linker.entities.get(entity).map_or(&[][..], |known| known.roles.as_slice());
    let holds = |entity: usize| agrees(entity) && roles(entity).iter().any(|&known| role.may_be(known));
    let found = linker.most_salient(linker.seeker(id, mention, ROLE_REACH), holds);
    if found.is_some() || is_possessive(linker.lower(mention)) {
        return found;
    }
    // "the 72-year-old", "the Iranian spokesman" right after a person without a role.
    let near = linker.seeker(id, mention, NEAR);
    let person = role.class() == Some(Class::Person);
    linker.most_salient(near, |entity| {
        let named = linker.entities.get(entity).is_some_and(|known| known.named);
        let free = roles(entity).is_empty() || person;
        agrees(entity)
            && named
            && free
            && (person
                || mention.country.is_some()
                    && linker
                        .entities
                        .get(entity)
                        .is_some_and(|known| known.country.is_none_or(|country| Some(country) == mention.country)))
    })
}

/// "the sources", "the officials": the last group with this noun; "the radicals": the last armed group.
fn several(linker: &Linker, id: MentionId, mention: &Mention, noun: Nominal) -> Option<usize> {
    let seeker = linker.seeker(id, mention, BODY_REACH);
    let same = |entity: usize| {
        let Some(known) = linker.entities.get(entity).filter(|known| known.plural) else { return false };
        let first = known.mentions.first().and_then(|&id| linker.mention(id));
        first.is_some_and(|first| nominals::lookup(self::head(linker, first)).is_some_and(|other| other.noun == noun.noun))
    };
    if is_possessive(linker.lower(mention)) {
        return None;
    }
    let counted = mention.tokens.clone().any(|at| linker.analysis.token(at).tag == Tag::Num);
    let found = if counted { None } else { linker.most_salient(seeker, same) };
    found.or_else(|| {
        let armed = |entity: usize| {
            linker.entities.get(entity).is_some_and(|known| known.named && known.kind == Some(ActorKind::ArmedGroup))
        };
        if noun.class == Class::Armed && mention.tokens.len() <= 2 { linker.most_salient(seeker, armed) } else { None }
    })
}

/// "the ministry" after "Foreign Ministry", "the group" after an armed group, "the newspaper" after a medium.
fn body(linker: &Linker, id: MentionId, mention: &Mention, noun: Nominal) -> Option<usize> {
    let seeker = linker.seeker(id, mention, BODY_REACH);
    let by_word = |entity: usize| countries_agree(linker, mention, entity) && ends_with_noun(linker, entity, noun);
    let by_class = |entity: usize| countries_agree(linker, mention, entity) && class_fits(linker, entity, noun);
    linker.most_salient(seeker, by_word).or_else(|| {
        // "the federal government"
        let mut between = mention.tokens.start + 1..mention.tokens.end.saturating_sub(1);
        let plain = noun.class == Class::Government && between.all(|at| linker.analysis.token(at).tag == Tag::Adj);
        let general = mention.tokens.len() <= 2 || mention.country.is_some() || plain;
        if general { linker.most_salient(seeker, by_class) } else { None }
    })
}

fn countries_agree(linker: &Linker, mention: &Mention, entity: usize) -> bool {
    let known = linker.entities.get(entity).and_then(|known| known.country);
    mention.country.is_none() || known == mention.country
}

/// A name or noun phrase with this noun in it: "Foreign Ministry", "the central bank".
fn ends_with_noun(linker: &Linker, entity: usize, noun: Nominal) -> bool {
    let Some(known) = linker.entities.get(entity) else { return false };
    if linker.is_person(entity) || known.plural {
        return false;
    }
    // "the government" is not the Government Accounting Office.
    if noun.class == Class::Government && known.named && known.kind != Some(ActorKind::Government) {
        return false;
    }
    // An armed group of this name is not the army.
    let loose = known.kind != Some(ActorKind::ArmedGroup);
    let in_name = known.words.iter().any(|word| *word == noun.noun || loose && roles::may_be_said_of(noun.noun, word));
    let first = known.mentions.first().and_then(|&id| linker.mention(id)).filter(|_| !known.named);
    in_name || first.is_some_and(|first| nominals::lookup(self::head(linker, first)).is_some_and(|other| other.noun == noun.noun))
}

fn class_fits(linker: &Linker, entity: usize, noun: Nominal) -> bool {
    let Some(known) = linker.entities.get(entity).filter(|known| known.named) else { return false };
    match known.kind {
        Some(ActorKind::Media) => noun.class == Class::Media || noun.noun == "agency",
        Some(ActorKind::ArmedGroup) => noun.class == Class::Armed || roles::may_be_said_of(noun.noun, "armed group"),
        Some(ActorKind::Organization) => roles::may_be_said_of(noun.noun, "organization") && noun.class != Class::Government,
        Some(ActorKind::Place) if known.canonical.is_none() => noun.class == Class::Place,
        // Countries: also those seen as places only.
        Some(ActorKind::Government | ActorKind::Place) => matches!(noun.class, Class::Government | Class::Nation),
        _ => false,
    }
}

/// Kept for pronouns: whether an entity is neither human nor several.
pub(super) fn is_body(linker: &Linker, entity: usize) -> bool {
    linker.entities.get(entity).is_some_and(|known| {
        let kinds = matches!(
            known.kind,
            Some(ActorKind::Organization | ActorKind::ArmedGroup | ActorKind::Government | ActorKind::Media)
        );
        kinds && !known.plural && known.gender != Some(Gender::Masculine)
    })
}
