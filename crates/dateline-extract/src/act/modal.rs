//! Demands, promises and refusals made by modal verbs (ACT003).
//!
//! *Finds:* "the US must lift the sanctions" said by somebody: a demand on the subject; "we will not accept", "X said it would not
//! negotiate": a refusal; "we will send", said by those who would: a promise.
//! *Does not find:* "must" of likelihood ("must have known"); wishes.
//! *Source:* PLOVER 0.8: a future act of one's own is AGREE, a future refusal REJECT.

use dateline_lexicon::acts::Needs;
use dateline_nlp::TokenId;
use dateline_record::Rule;
use dateline_record::vocabulary::{ActType, Status};

use super::chunk::{Chunk, Kind};
use super::clause::{ChunkId, Clauses};
use super::draft::Draft;
use super::phrase::named_left;
use super::scene::Scene;
use super::verb::token_at;
use crate::{MentionForm, MentionId, Source};

/// Modal verb.
pub(super) const MODAL: Rule = Rule::new("ACT003", 1);

/// The demand or refusal that the verb group at `id` makes.
pub(super) fn draft(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Option<Draft> {
    let verb = *clauses.chunk(id)?;
    let modal = verb.group.modal?;
    let subject = clauses.slots(id).subject?;
    let word = scene.lower(modal);
    let demanded = matches!(word, "must" | "should" | "have" | "has" | "ought");
    if !demanded || verb.group.perfect && word != "has" && word != "have" {
        return None;
    }
    let speaker = speaker(scene, verb.head)?;
    let recipient = if verb.group.passive { Vec::new() } else { named_left(scene, clauses, subject) };
    let other = recipient.iter().all(|&id| id != speaker && third(scene, id));
    if !other || recipient.is_empty() {
        return None;
    }
    Some(made(scene, clauses, id, &verb, ActType::Request, vec![speaker], recipient))
}

fn made(
    _scene: &Scene,
    clauses: &Clauses,
    id: ChunkId,
    verb: &Chunk,
    kind: ActType,
    agent: Vec<MentionId>,
    recipient: Vec<MentionId>,
) -> Draft {
    let end = heart_end(clauses, id);
    Draft {
        kind,
        mode: "",
        trigger: verb.tokens(),
        at: id,
        agent,
        recipient,
        status: if kind == ActType::Request { Status::Demanded } else { Status::Done },
        what: verb.head..end,
        claims: verb.start..end,
        clause: verb.start..end,
        needs: Needs { agent: true, politics: true, weak: true, ..Needs::default() },
        rule: MODAL,
    }
}

/// Who says the words at `at`.
fn speaker(scene: &Scene, at: TokenId) -> Option<MentionId> {
    let statement = scene.statements.get(scene.statement_at(at)?)?;
    match statement.chain.last()?.source {
        Source::Mention(id) => Some(id),
        Source::Implicit => None,
    }
}

/// Not "I", "we" or "you".
fn third(scene: &Scene, id: MentionId) -> bool {
    scene.mention(id).is_some_and(|mention| {
        mention.form != MentionForm::Pronoun || matches!(mention.span.slice(&scene.analysis.lower), "they" | "it" | "he" | "she")
    })
}

fn heart_end(clauses: &Clauses, id: ChunkId) -> TokenId {
    let mut at = id + 1;
    while let Some(kind) = clauses.kind(at) {
        if matches!(kind, Kind::Mark | Kind::Subordinator | Kind::Comma) || kind == Kind::Verb && clauses.group(at).finite() {
            break;
        }
        at += 1;
    }
    token_at(clauses, at)
}

/// Whether the verb group refuses: "will not", "would not", "cannot".
pub(super) fn refuses(scene: &Scene, clauses: &Clauses, id: ChunkId) -> bool {
    let group = clauses.group(id);
    let future =
        group.modal.is_some_and(|modal| matches!(scene.lower(modal), "will" | "would" | "wo" | "shall" | "can" | "ca" | "could"));
    group.negated && future && !group.passive
}
