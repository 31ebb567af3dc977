//! Names: by canonical name, full name, surname or first name, acronym.
//!
//! *Finds:* "Vladimir Putin" and later "Putin" or "Mr Putin"; "the Kurdistan Workers' Party" and "PKK"; "the Kremlin" and
//! "Moscow" (one canonical government). *Does not find:* nicknames, transliterations.
//! *Why:* inside one report a surname belongs to the person last named in full; across reports it does not.

use dateline_extract::{Mention, MentionId};
use dateline_lexicon::name_words;
use dateline_record::vocabulary::ActorKind;

use super::{Key, Linker, apposition};

pub(super) fn link(linker: &mut Linker, id: MentionId, mention: &Mention) {
    let words = words(linker, mention);
    let found = find(linker, mention, &words).or_else(|| apposition::in_brackets(linker, mention));
    let entity = match found {
        Some(entity) => {
            linker.put(id, mention, entity);
            entity
        }
        None => linker.open(id, mention),
    };
    remember(linker, mention, entity, words);
}

/// The entity of a name that has been seen before.
pub(super) fn known(linker: &Linker, mention: &Mention) -> Option<usize> {
    find(linker, mention, &words(linker, mention))
}

/// A name joins the entity that a noun phrase beside it has opened.
pub(super) fn join(linker: &mut Linker, id: MentionId, mention: &Mention, entity: usize) {
    let words = words(linker, mention);
    linker.put(id, mention, entity);
    remember(linker, mention, entity, words);
}

/// The words of a name without article, suffixes and marks.
fn words<'a>(linker: &Linker<'a>, mention: &Mention) -> Vec<&'a str> {
    let name = mention.name.unwrap_or(mention.span).slice(&linker.analysis.lower);
    let words = name.split(char::is_whitespace).map(|word| {
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        word.trim_matches(|c: char| !c.is_alphanumeric())
    });
    words.filter(|word| !word.is_empty() && *word != "the" && !name_words::lookup(word).suffix).collect()
}

/// Places have keys of their own: "in Moscow" is not "Moscow said".
fn key<'a>(linker: &Linker<'a>, mention: &Mention) -> Key<'a> {
    let name = mention.name.unwrap_or(mention.span).slice(&linker.analysis.lower);
    let name = name.strip_prefix("the ").unwrap_or(name).trim_matches(|c: char| !c.is_alphanumeric());
    let place = mention.kind == Some(ActorKind::Place) && mention.canonical.is_none();
    if place { Key::Place(name) } else { Key::Name(name) }
}

fn find(linker: &Linker, mention: &Mention, words: &[&str]) -> Option<usize> {
    if let Some(canonical) = mention.canonical {
        return linker.by_key.get(&Key::Canonical(canonical)).copied();
    }
    let known = linker.by_key.get(&key(linker, mention)).or_else(|| match words {
        [short] => linker.by_initials.get(*short),
        _ => None,
    });
    if let Some(&entity) = known {
        return fits(linker, mention, entity).then_some(entity);
    }
    if mention.kind == Some(ActorKind::Place) {
        return None;
    }
    let last = words.last()?;
    let candidates = linker.by_last_word.get(last).map_or(&[][..], Vec::as_slice);
    for &entity in candidates.iter().rev().filter(|&&entity| fits(linker, mention, entity)) {
        let known = linker.entities.get(entity)?;
        let person = matches!(known.kind.or(mention.kind), None | Some(ActorKind::Person));
        // "Putin" after "Vladimir Putin"; "Vladimir Putin" after "Putin"; "bin Salman" after "Mohammed bin Salman".
        let partial = words.len() == 1 || known.words.len() == 1 || known.words.ends_with(words) || words.ends_with(&known.words);
        let same_ends = known.words.first() == words.first();
        if person && (partial || same_ends) || !person && words.len() > 1 && known.words.ends_with(words) {
            return Some(entity);
        }
    }
    if let ([only], None | Some(ActorKind::Person)) = (words, mention.kind) {
        // "Xi Jinping" and "Xi": family name first.
        let first = linker.by_key.get(&Key::First(only)).copied();
        return first.filter(|&entity| fits(linker, mention, entity) && linker.is_person(entity));
    }
    None
}

/// Whether kinds and numbers allow the mention to be the entity.
fn fits(linker: &Linker, mention: &Mention, entity: usize) -> bool {
    let Some(known) = linker.entities.get(entity) else { return false };
    let kinds = match (known.kind, mention.kind) {
        (Some(ActorKind::Person), Some(kind)) => kind == ActorKind::Person,
        (Some(kind), Some(ActorKind::Person)) => kind == ActorKind::Person,
        _ => true,
    };
    let genders = known.gender.is_none() || mention.gender.is_none() || known.gender == mention.gender;
    let person = known.kind == Some(ActorKind::Person);
    let countries = person || known.country.is_none() || mention.country.is_none() || known.country == mention.country;
    kinds && genders && countries && known.canonical.is_none()
}

fn remember<'a>(linker: &mut Linker<'a>, mention: &Mention, entity: usize, words: Vec<&'a str>) {
    if let Some(canonical) = mention.canonical {
        linker.by_key.entry(Key::Canonical(canonical)).or_insert(entity);
    }
    if words.len() > 1
        && let Some(first) = words.first()
    {
        linker.by_key.insert(Key::First(first), entity);
    }
    if words.len() > 2 {
        let plain = words.iter().filter(|word| !matches!(**word, "of" | "for" | "and" | "in" | "the" | "on"));
        let initials: String = plain.filter_map(|word| word.chars().next()).collect();
        linker.by_initials.entry(initials).or_insert(entity);
    }
    linker.by_key.entry(key(linker, mention)).or_insert(entity);
    if let Some(last) = words.last() {
        let list = linker.by_last_word.entry(last).or_default();
        if list.last() != Some(&entity) {
            list.push(entity);
        }
    }
    if let Some(known) = linker.entities.get_mut(entity) {
        known.plural = if known.named { known.plural && mention.plural } else { mention.plural };
        known.named = true;
        if words.len() > known.words.len() {
            known.words = words;
        }
    }
}
