//! Names and nouns side by side: "Yuri Ushakov, a Kremlin aide", "his envoy, Steve Witkoff", "Kurdistan Workers' Party (PKK)".
//!
//! *Finds:* a noun phrase behind a name and a comma that closes again; a name behind a noun phrase and a comma; an abbreviation in
//! brackets. *Does not find:* appositions without commas. *Why:* the noun is the name's role there, whatever was said before.

use dateline_extract::{Mention, MentionForm, MentionId};
use dateline_nlp::Tag;
use dateline_record::vocabulary::ActorKind;

use super::{Linker, name};

/// The entity of the name that stands right before this noun phrase and a comma.
pub(super) fn behind_name(linker: &Linker, mention: &Mention) -> Option<usize> {
    let comma = mention.tokens.start.checked_sub(1)?;
    let id = linker.ending(comma)?;
    let named = linker.mention(id)?;
    if linker.analysis.lower(comma) != ","
        || named.form != MentionForm::Name
        || mention.plural
        || named.sentence != mention.sentence
    {
        return None;
    }
    let end = linker.analysis.token(mention.tokens.end);
    let closes = matches!(end.tag, Tag::Punct | Tag::Adp | Tag::Part)
        || matches!(linker.analysis.lower(mention.tokens.end), "who" | "which" | "whose");
    let entity = linker.entity_of(id)?;
    let role = mention.role.is_some();
    let person = linker.is_person(entity);
    let article = matches!(linker.analysis.lower(mention.tokens.start), "a" | "an" | "the");
    let body = !role && !person && article && mention.kind == linker.entities.get(entity)?.kind;
    (closes && (role && person || body)).then_some(entity)
}

/// The name behind this noun phrase and a comma: "the spokesman, Yuriy Ihnat,".
pub(super) fn before_name(linker: &Linker, mention: &Mention) -> Option<(MentionId, Option<usize>)> {
    if mention.plural || mention.role.is_none() || linker.analysis.lower(mention.tokens.end) != "," {
        return None;
    }
    let id = linker.starting(mention.tokens.end + 1)?;
    let named = linker.mention(id)?;
    let person = named.form == MentionForm::Name && matches!(named.kind, None | Some(ActorKind::Person));
    let closes = linker.analysis.token(named.tokens.end).tag == Tag::Punct
        || matches!(linker.analysis.lower(named.tokens.end), "who" | "in");
    let full = named.name.is_some_and(|span| span.slice(linker.text).contains(' '));
    let definite = !matches!(linker.analysis.lower(mention.tokens.start), "a" | "an");
    let sentence = named.sentence == mention.sentence;
    (person && closes && sentence && (full || definite)).then(|| (id, name::known(linker, named)))
}

/// The entity of the name before the bracket that this abbreviation stands in.
pub(super) fn in_brackets(linker: &Linker, mention: &Mention) -> Option<usize> {
    let open = mention.tokens.start.checked_sub(1)?;
    if linker.analysis.lower(open) != "(" || linker.analysis.lower(mention.tokens.end) != ")" {
        return None;
    }
    let short = mention.name?.slice(linker.text);
    let id = linker.ending(open)?;
    let long = linker.mention(id)?;
    let words = long.name.unwrap_or(long.span).slice(&linker.analysis.lower);
    let first = short.chars().next()?.to_ascii_lowercase();
    let begins = words.split([' ', '-']).any(|word| word.starts_with(first));
    let capitals = !short.contains(' ') && short.chars().filter(|c| c.is_uppercase()).count() >= 2;
    (begins && capitals && words.len() > short.len()).then(|| linker.entity_of(id)).flatten()
}
