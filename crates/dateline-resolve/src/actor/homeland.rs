//! "his country", "our nation": the government of the one whom the possessive means.
//!
//! *Finds:* it where that one acts for a country. *Does not find:* "his government", which may be a cabinet before the present one.
//! *Example:* "Iran's spokesman said his country agreed": Iran agreed.
//! *Why:* the state acts, and every other report names it.

use dateline_extract::{Mention, MentionId};
use dateline_lexicon::countries;
use dateline_lexicon::nominals::{self, Class};
use dateline_record::vocabulary::ActorKind;

use super::{Key, Linker};

/// The possessive pronoun before a noun for a country; nothing where the mention is no such thing.
pub(super) fn owner(linker: &Linker, id: MentionId, mention: &Mention) -> Option<MentionId> {
    let country = |noun: &str| nominals::lookup(noun).is_some_and(|found| found.class == Class::Nation && found.noun == noun);
    let [possessive, noun] = [mention.tokens.start, mention.tokens.start + 1];
    let own = mention.tokens.len() == 2 && !mention.plural && country(linker.analysis.lower(noun));
    let before = id.checked_sub(1).filter(|_| own)?;
    let pronoun = linker.mention(before)?;
    (pronoun.tokens == (possessive..possessive + 1)).then_some(before)
}

/// Puts the mention to the government of the owner's country; whether there is one.
pub(super) fn link(linker: &mut Linker, id: MentionId, mention: &Mention, owner: MentionId) -> bool {
    let of = linker.entity_of(owner).and_then(|entity| linker.entities.get(entity));
    let Some((code, name)) = of.and_then(|owner| owner.country).and_then(|code| Some((code, countries::name_of(code)?))) else {
        return false;
    };
    let key = Key::Canonical(name);
    match linker.by_key.get(&key).copied() {
        Some(entity) => linker.put(id, mention, entity),
        None => {
            let entity = linker.open(id, mention);
            if let Some(opened) = linker.entities.get_mut(entity) {
                (opened.kind, opened.country, opened.canonical) = (Some(ActorKind::Government), Some(code), Some(name));
            }
            linker.by_key.insert(key, entity);
        }
    }
    true
}
