//! Pronouns: by agreement and salience.
//!
//! *Finds:* "he", "she": the first person named in this sentence before it, else the subject of the sentence before, else the
//! latest; "they", "it": the latest group or body; "who": the mention right before; "I", "we" in a quotation: its speaker.
//! *Does not find:* generic "you", "it" for a thing. *Source:* the salience order of Lappin and Leass (1994), much reduced.

use dateline_extract::{Gender, Mention, MentionForm, MentionId};
use dateline_record::vocabulary::ActorKind;

use super::Linker;

/// How many sentences a pronoun reaches back.
const REACH: usize = 5;

pub(super) fn link(linker: &mut Linker, id: MentionId, mention: &Mention) {
    let found = match linker.lower(mention) {
        "he" | "him" | "his" | "himself" => person(linker, id, mention, Gender::Masculine),
        "she" | "her" | "hers" | "herself" => person(linker, id, mention, Gender::Feminine),
        "who" | "which" | "whom" | "whose" => relative(linker, mention),
        "they" | "them" | "their" | "themselves" => several(linker, id, mention),
        "it" | "its" | "itself" => body(linker, id, mention),
        _ => None,
    };
    if let Some(entity) = found {
        linker.put(id, mention, entity);
        let gender = match linker.lower(mention) {
            "he" | "him" | "his" => Some(Gender::Masculine),
            "she" | "her" => Some(Gender::Feminine),
            _ => None,
        };
        if let Some(known) = linker.entities.get_mut(entity) {
            known.gender = known.gender.or(gender);
        }
    }
}

fn person(linker: &Linker, id: MentionId, mention: &Mention, gender: Gender) -> Option<usize> {
    let fits = |entity: usize| {
        linker.is_person(entity) && linker.entities.get(entity).is_some_and(|known| !known.plural && known.gender.is_none_or(|other| other == gender))
    };
    // "He added": whoever spoke goes on speaking, unless somebody else opens this sentence.
    let opens = !linker.sentence_start.contains_key(&mention.sentence);
    if let Some(entity) = linker.last_speaker(id, mention).filter(|&entity| opens && fits(entity)) {
        return Some(entity);
    }
    subject_first(linker, id, mention, REACH, &fits)
}

fn relative(linker: &Linker, mention: &Mention) -> Option<usize> {
    let comma = mention.tokens.start.checked_sub(1).is_some_and(|at| linker.analysis.lower(at) == ",");
    let end = mention.tokens.start - usize::from(comma);
    let near = linker.trail.iter().rev().take(6);
    near.filter_map(|&(id, entity)| linker.mention(id).map(|seen| (entity, seen))).find(|(_, seen)| seen.tokens.end == end).map(|(entity, _)| entity)
}

fn several(linker: &Linker, id: MentionId, mention: &Mention) -> Option<usize> {
    let plural = |entity: usize| {
        linker.entities.get(entity).is_some_and(|known| {
            known.plural || matches!(known.kind, Some(ActorKind::Group | ActorKind::Organization | ActorKind::ArmedGroup | ActorKind::Government | ActorKind::Media))
        })
    };
    let spoke = linker.last_speaker(id, mention).filter(|&entity| plural(entity));
    spoke.or_else(|| subject_first(linker, id, mention, 2, &plural))
}

fn body(linker: &Linker, id: MentionId, mention: &Mention) -> Option<usize> {
    let neuter = |entity: usize| {
        linker.entities.get(entity).is_some_and(|known| {
            !known.plural && matches!(known.kind, Some(ActorKind::Organization | ActorKind::ArmedGroup | ActorKind::Government | ActorKind::Media))
        })
    };
    let spoke = linker.last_speaker(id, mention).filter(|&entity| neuter(entity));
    spoke.or_else(|| subject_first(linker, id, mention, 2, &neuter))
}

/// Subjects stand first: the first fitting mention of this sentence, then of each sentence before.
fn subject_first(linker: &Linker, id: MentionId, mention: &Mention, reach: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
    for back in 0..=reach {
        let Some(sentence) = mention.sentence.checked_sub(back) else { break };
        let Some(&start) = linker.sentence_start.get(&sentence) else { continue };
        let here = linker.trail.iter().skip(start).take(200).filter_map(|&(id, entity)| linker.mention(id).map(|seen| (entity, seen)));
        let mut here = here.take_while(|(_, seen)| seen.sentence == sentence).filter(|(_, seen)| seen.span.end() <= mention.span.start() && !linker.is_said_by(id, seen));
        if let Some((entity, _)) = here.find(|&(entity, _)| fits(entity)) {
            return Some(entity);
        }
    }
    None
}

/// First persons mean the speaker of the innermost statement around them, once all speakers are linked.
pub(super) fn link_first_persons(linker: &mut Linker) {
    let statements = &linker.extraction.statements;
    let mut next = 0;
    let mut open: Vec<usize> = Vec::new();
    for (id, mention) in linker.extraction.mentions.iter().enumerate() {
        if mention.form != MentionForm::Pronoun || !matches!(linker.lower(mention), "i" | "me" | "my" | "we" | "us" | "our" | "myself") {
            continue;
        }
        while statements.get(next).is_some_and(|statement| statement.content.first().is_some_and(|piece| piece.start() <= mention.span.start())) {
            open.push(next);
            next += 1;
        }
        let around = open.iter().rev().take(50).find(|&&statement| {
            statements.get(statement).is_some_and(|statement| statement.content.iter().any(|piece| piece.contains(mention.span)))
        });
        let speaker = around.and_then(|&statement| linker.speakers.get(statement)).copied().flatten();
        let entity = speaker.and_then(|speaker| linker.of.get(speaker)).copied().flatten();
        if let Some(entity) = entity {
            if let Some(slot) = linker.of.get_mut(id) {
                *slot = Some(entity);
            }
            if let Some(known) = linker.entities.get_mut(entity) {
                known.mentions.push(id);
            }
        }
    }
}
