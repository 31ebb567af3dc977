//! Names: by canonical name, full name, surname or first name, acronym.
//!
//! *Finds:* "Vladimir Putin" and later "Putin" or "Mr Putin"; "the Kurdistan Workers' Party" and "PKK"; "the Kremlin" and
//! "Moscow" (one canonical government). *Does not find:* nicknames, transliterations.
//! *Why:* inside one report a surname belongs to the person last named in full; across reports it does not.

use dateline_extract::{Mention, MentionId};
use dateline_record::vocabulary::ActorKind;

use super::Linker;

pub(super) fn link(linker: &mut Linker, id: MentionId, mention: &Mention) {
    let name = mention.name.unwrap_or(mention.span);
    let words: Vec<String> = name
        .slice(&linker.analysis.lower)
        .split(|c: char| c.is_whitespace())
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "jr" | "sr" | "the" | "ii" | "iii"))
        .collect();
    let found = find(linker, mention, &words).or_else(|| apposed(linker, id, mention));
    let entity = match found {
        Some(entity) => {
            linker.put(id, mention, entity);
            entity
        }
        None => linker.open(id, mention),
    };
    remember(linker, mention, entity, words);
}

fn find(linker: &Linker, mention: &Mention, words: &[String]) -> Option<usize> {
    if let Some(canonical) = mention.canonical {
        return linker.by_key.get(&format!("={canonical}")).copied();
    }
    let key = words.join(" ");
    if let Some(&entity) = linker.by_key.get(&key) {
        return fits(linker, mention, entity).then_some(entity);
    }
    let last = words.last()?;
    let candidates = linker.by_last_word.get(last).map_or(&[][..], Vec::as_slice);
    let latest = candidates.iter().rev().copied().filter(|&entity| fits(linker, mention, entity));
    for entity in latest {
        let known = linker.entities.get(entity)?;
        let person = matches!(known.kind.or(mention.kind), None | Some(ActorKind::Person));
        // "Putin" after "Vladimir Putin"; "Vladimir Putin" after "Putin"; "Xi" has its own rule below.
        let partial = words.len() == 1 || known.words.len() == 1;
        let same_ends = words.len() > 1 && known.words.len() > 1 && known.words.first() == words.first();
        if person && (partial || same_ends) || !person && words.len() > 1 && known.words.ends_with(words) {
            return Some(entity);
        }
    }
    if let ([only], None | Some(ActorKind::Person)) = (words, mention.kind) {
        // "Xi Jinping" and "Xi": family name first.
        let first = linker.by_key.get(&format!("^{only}")).copied();
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
    kinds && genders && known.canonical.is_none()
}

/// "his Special Envoy, Steve Witkoff": a role right before the name, with or without a comma between.
fn apposed(linker: &Linker, id: MentionId, mention: &Mention) -> Option<usize> {
    let start = mention.tokens.start;
    let comma = start.checked_sub(1).is_some_and(|at| linker.analysis.lower(at) == ",");
    let ends = |role: &Mention| role.tokens.end == start || comma && role.tokens.end + 1 == start;
    let before = linker.before(id, ends)?;
    let role = linker.mention(before)?;
    let human = matches!(mention.kind, None | Some(ActorKind::Person)) && matches!(role.kind, None | Some(ActorKind::Person | ActorKind::Unnamed));
    let holds = super::nominal::is_human(linker, role) && role.form == dateline_extract::MentionForm::Nominal && !role.plural;
    let entity = linker.of.get(before).copied().flatten()?;
    let open = linker.entities.get(entity).is_some_and(|known| !known.named);
    (human && holds && open).then_some(entity)
}

fn remember(linker: &mut Linker, mention: &Mention, entity: usize, words: Vec<String>) {
    if let Some(canonical) = mention.canonical {
        linker.by_key.entry(format!("={canonical}")).or_insert(entity);
    }
    linker.by_key.entry(words.join(" ")).or_insert(entity);
    if let (Some(first), true) = (words.first(), words.len() > 1) {
        linker.by_key.insert(format!("^{first}"), entity);
    }
    if words.len() > 2 {
        let initials: String = words.iter().filter(|word| !matches!(word.as_str(), "of" | "for" | "and" | "in")).filter_map(|word| word.chars().next()).collect();
        linker.by_key.entry(initials).or_insert(entity);
    }
    if let Some(last) = words.last() {
        let list = linker.by_last_word.entry(last.clone()).or_default();
        if list.last() != Some(&entity) {
            list.push(entity);
        }
    }
    if let Some(known) = linker.entities.get_mut(entity) {
        known.named = true;
        known.plural &= mention.plural;
        if words.len() > known.words.len() {
            known.words = words;
        }
    }
}
