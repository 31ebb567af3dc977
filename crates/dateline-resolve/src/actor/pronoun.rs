//! Pronouns: by agreement and salience.
//!
//! *Finds:* "he", "she": the most salient person of that gender; "they", "it": a group or a body; "who": the mention right before;
//! "I", "we" in a quotation: its speaker. *Does not find:* generic "you", "it" for a thing.

use dateline_extract::{Gender, Mention, MentionForm, MentionId};
use dateline_record::vocabulary::ActorKind;

use super::Linker;
use super::nominal::is_body;

/// How many sentences a pronoun reaches back.
const REACH: usize = 6;

pub(super) fn link(linker: &mut Linker, id: MentionId, mention: &Mention) {
    let seeker = linker.seeker(id, mention, REACH);
    let short = linker.seeker(id, mention, 2);
    let found = match linker.lower(mention) {
        "he" | "him" | "his" | "himself" => linker.most_salient(seeker, |entity| is_human(linker, entity, Gender::Masculine)),
        "she" | "her" | "hers" | "herself" => linker.most_salient(seeker, |entity| is_human(linker, entity, Gender::Feminine)),
        "who" | "whom" | "whose" => relative(linker, mention),
        "they" | "them" | "their" | "theirs" | "themselves" => several(linker, id, mention),
        "it" | "its" | "itself" => linker.most_salient(short, |entity| is_body(linker, entity)),
        _ => None,
    };
    if let Some(entity) = found {
        linker.put(id, mention, entity);
    }
}

fn is_human(linker: &Linker, entity: usize, gender: Gender) -> bool {
    let fits = |known: &super::Entity| !known.plural && known.gender.is_none_or(|other| other == gender);
    linker.is_person(entity) && linker.entities.get(entity).is_some_and(fits)
}

/// Several people first, then a body that is spoken of as many.
fn several(linker: &Linker, id: MentionId, mention: &Mention) -> Option<usize> {
    let plural =
        |entity: usize| linker.entities.get(entity).is_some_and(|known| known.plural || known.kind == Some(ActorKind::Group));
    let found = linker.most_salient(linker.seeker(id, mention, 1), plural);
    found.or_else(|| linker.most_salient(linker.seeker(id, mention, 2), |entity| plural(entity) || is_body(linker, entity)))
}

/// The mention right before "who", a comma between them or not.
fn relative(linker: &Linker, mention: &Mention) -> Option<usize> {
    let at = mention.tokens.start;
    let comma = at.checked_sub(1).is_some_and(|before| linker.analysis.lower(before) == ",");
    let id = linker.ending(at - usize::from(comma))?;
    linker.entity_of(id)
}

/// First persons mean the speaker of the innermost statement around them, once all speakers are linked.
pub(super) fn link_first_persons(linker: &mut Linker) {
    let statements = &linker.extraction.statements;
    let mut next = 0;
    let mut open: Vec<usize> = Vec::new();
    for (id, mention) in linker.extraction.mentions.iter().enumerate() {
        let first =
            matches!(linker.lower(mention), "i" | "me" | "my" | "we" | "us" | "our" | "ours" | "mine" | "myself" | "ourselves");
        if mention.form != MentionForm::Pronoun || !first {
            continue;
        }
        while statements
            .get(next)
            .is_some_and(|statement| statement.content.first().is_some_and(|piece| piece.start() <= mention.span.start()))
        {
            open.push(next);
            next += 1;
        }
        let around = open.iter().rev().take(50).find(|&&statement| {
            statements.get(statement).is_some_and(|statement| statement.content.iter().any(|piece| piece.contains(mention.span)))
        });
        let speaker = around.and_then(|&statement| linker.speakers.get(statement)).copied().flatten();
        if let Some(entity) = speaker.and_then(|speaker| linker.entity_of(speaker)) {
            if let Some(slot) = linker.of.get_mut(id) {
                *slot = Some(entity);
            }
            if let Some(known) = linker.entities.get_mut(entity) {
                known.mentions.push(id);
            }
        }
    }
    for entity in &mut linker.entities {
        entity.mentions.sort_unstable();
    }
}
