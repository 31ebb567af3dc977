//! Nominals: "the president", "the Israeli premier", "his envoy", "the ministry", "the source", "critics".
//!
//! *Finds:* an apposition ("Yuri Ushakov, a Kremlin aide"); the holder of a role named before; a lone definite noun for a
//! human after one has spoken; a body by its head noun; the same words again. *Does not find:* roles told only by world knowledge.
//! *Example:* "French President Emmanuel Macron … The president …".

use dateline_extract::{Mention, MentionForm, MentionId};
use dateline_lexicon::nominals;
use dateline_record::vocabulary::ActorKind;

use super::Linker;

/// How many sentences a definite noun reaches back.
const REACH: usize = 12;

pub(super) fn link(linker: &mut Linker, id: MentionId, mention: &Mention) {
    if let Some(entity) = apposition(linker, id, mention) {
        linker.put(id, mention, entity);
        let head = head(linker, mention);
        if let Some(known) = linker.entities.get_mut(entity) {
            if !known.roles.contains(&head) {
                known.roles.push(head);
            }
        }
        return;
    }
    let words = linker.lower(mention);
    let definite = is_definite(words);
    let found = if definite || mention.country.is_some() && !mention.plural { antecedent(linker, id, mention) } else { None };
    let key = format!("~{}", super::without_article(words));
    let entity = found.or_else(|| linker.by_key.get(&key).copied().filter(|_| definite || mention.plural));
    let entity = match entity {
        Some(entity) => {
            linker.put(id, mention, entity);
            entity
        }
        None => linker.open(id, mention),
    };
    linker.by_key.insert(key, entity);
}

fn is_definite(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or("");
    matches!(first, "the" | "this" | "that" | "his" | "her" | "their" | "its" | "my" | "our" | "both")
}

/// Whether the head noun names a human being.
pub(super) fn is_human(linker: &Linker, mention: &Mention) -> bool {
    nominals::lookup(&head(linker, mention)).is_some_and(|noun| noun.class.is_human())
}

/// The last noun of the mention before any preposition, in the singular.
fn head(linker: &Linker, mention: &Mention) -> String {
    let tokens = mention.tokens.clone();
    let end = tokens.clone().find(|&at| at > tokens.start && linker.analysis.token(at).tag == dateline_nlp::Tag::Adp).unwrap_or(tokens.end);
    let word = linker.analysis.lower(end.saturating_sub(1));
    nominals::lookup(word).map_or(word, |nominal| nominal.noun).to_owned()
}

/// "Name, a role," : the nominal right behind a person's name and a comma.
fn apposition(linker: &Linker, id: MentionId, mention: &Mention) -> Option<usize> {
    let comma = mention.tokens.start.checked_sub(1).filter(|&at| linker.analysis.lower(at) == ",")?;
    let before = linker.before(id, |named| named.tokens.end == comma && named.form == MentionForm::Name)?;
    let closes = matches!(linker.analysis.lower(mention.tokens.end), "," | "." | ";" | "—" | "who" | "of" | "at" | "for" | "in" | "with" | "on" | "said" | "told");
    let entity = linker.of.get(before).copied().flatten()?;
    let human = nominals::lookup(&head(linker, mention)).is_some_and(|noun| noun.class.is_human());
    (closes && human && !mention.plural && linker.is_person(entity)).then_some(entity)
}

fn antecedent(linker: &Linker, id: MentionId, mention: &Mention) -> Option<usize> {
    let head = head(linker, mention);
    let noun = nominals::lookup(&head);
    let countries = |entity: usize| {
        let known = linker.entities.get(entity).and_then(|known| known.country);
        mention.country.is_none() || known.is_none() || known == mention.country
    };
    if mention.plural {
        return None;
    }
    let human = noun.is_some_and(|noun| noun.class.is_human());
    let possessive = matches!(linker.lower(mention).split(' ').next().unwrap_or(""), "his" | "her" | "their" | "its" | "my" | "our");
    let mut anyone = None;
    if let Some(entity) = linker.last_speaker(id, mention).filter(|&entity| human && !possessive && linker.is_person(entity) && countries(entity)) {
        let known = linker.entities.get(entity);
        let role = known.is_some_and(|known| known.roles.is_empty() || known.roles.iter().any(|role| *role == head || synonyms(role, &head)));
        let unnamed = known.is_some_and(|known| !known.named && !known.roles.contains(&head));
        if agrees(known.and_then(|known| known.gender), mention) && !unnamed && (role || noun.is_some_and(|noun| noun.class != nominals::Class::Office)) {
            return Some(entity);
        }
    }
    for (entity, seen) in linker.recent(mention.sentence, if human { REACH * 3 } else { REACH }) {
        let Some(known) = linker.entities.get(entity).filter(|known| !known.plural) else { continue };
        if human && linker.is_person(entity) && countries(entity) && agrees(known.gender, mention) {
            let role = known.roles.iter().any(|role| *role == head || synonyms(role, &head));
            if role && (mention.country.is_none() || known.country == mention.country || known.country.is_none()) {
                return Some(entity);
            }
            let generic = !possessive && (mention.country.is_some() && known.country == mention.country || mention.country.is_none());
            let near = seen.sentence + 2 >= mention.sentence && (known.named || known.roles.contains(&head));
            if anyone.is_none() && generic && near && is_generic(noun) {
                anyone = Some(entity);
            }
        }
        if !human && body_fits(linker, entity, noun, &head) && countries(entity) {
            return Some(entity);
        }
    }
    anyone
}

fn agrees(gender: Option<dateline_extract::Gender>, mention: &Mention) -> bool {
    gender.is_none() || mention.gender.is_none() || gender == mention.gender
}

/// Nouns that can stand for any human named before: sources and roles, not offices that have one holder.
fn is_generic(noun: Option<nominals::Nominal>) -> bool {
    noun.is_some_and(|noun| matches!(noun.class, nominals::Class::Role | nominals::Class::Source | nominals::Class::Person | nominals::Class::Office))
}

/// Offices that go by several words.
fn synonyms(role: &str, head: &str) -> bool {
    const SAME: &[&[&str]] = &[
        &["premier", "minister", "chancellor"],
        &["president", "leader"],
        &["minister", "diplomat"],
        &["envoy", "representative", "diplomat", "negotiator"],
        &["spokesman", "spokesperson", "spokeswoman", "official"],
        &["senator", "lawmaker"],
        &["congressman", "congresswoman", "lawmaker", "representative"],
        &["secretary", "minister", "diplomat"],
        &["aide", "adviser", "advisor", "official"],
    ];
    SAME.iter().any(|group| group.contains(&role) && group.contains(&head))
}

/// "the ministry" after "Foreign Ministry", "the group" after an armed group, "the newspaper" after a medium.
fn body_fits(linker: &Linker, entity: usize, noun: Option<nominals::Nominal>, head: &str) -> bool {
    use nominals::Class;
    let Some(known) = linker.entities.get(entity) else { return false };
    if known.named && known.words.last().is_some_and(|word| word == head) {
        return true;
    }
    let Some(noun) = noun else { return false };
    let generic = matches!(head, "group" | "company" | "organization" | "organisation" | "agency" | "movement" | "party" | "firm" | "outlet" | "body" | "institution" | "union" | "bloc" | "alliance");
    match known.kind {
        Some(ActorKind::Media) => noun.class == Class::Media || head == "agency",
        Some(ActorKind::ArmedGroup) => matches!(head, "group" | "movement" | "organization" | "organisation") || noun.class == Class::Armed,
        Some(ActorKind::Organization) => known.named && generic,
        Some(ActorKind::Government) => noun.class == Class::Government && known.country.is_some(),
        _ => false,
    }
}
