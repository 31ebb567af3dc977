//! Demands, promises, offers and refusals made by modals and adjectives (ACT003).
//!
//! *Finds:* "the US must lift the sanctions" said by somebody: a demand on the subject; "X said it will release …": a promise; "X is ready
//! to …": an offer; "will not", "cannot" with a verb that would please: a refusal.
//! *Does not find:* "must" of likelihood ("must have known"); wishes.
//! *Source:* PLOVER 0.8: a future act of one's own is AGREE, a future refusal REJECT.

use std::ops::Range;

use dateline_lexicon::acts::Needs;
use dateline_nlp::TokenId;
use dateline_record::Rule;
use dateline_record::vocabulary::{ActType, Status};

use super::chunk::Kind;
use super::clause::{ChunkId, Clauses, Governor};
use super::draft::Draft;
use super::phrase::named_left;
use super::scene::Scene;
use super::verb::token_at;
use crate::{MentionForm, MentionId, Source};

/// Modal verb or adjective of readiness.
pub(super) const MODAL: Rule = Rule::new("ACT003", 1);

/// The demand that the verb group at `id` makes of its subject.
pub(super) fn demand(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Option<Draft> {
    let verb = *clauses.chunk(id)?;
    let word = scene.lower(verb.group.modal?);
    let demanded = matches!(word, "must" | "should" | "have" | "has" | "ought");
    let likely = verb.group.perfect && !matches!(word, "has" | "have");
    let subject = clauses.slots(id).subject.filter(|_| demanded && !likely && !verb.group.passive)?;
    let speakers = speakers(scene, clauses, id);
    let recipient = named_left(scene, clauses, subject);
    let others = recipient.iter().all(|id| !speakers.contains(id) && third(scene, *id));
    if speakers.is_empty() || recipient.is_empty() || !others {
        return None;
    }
    Some(made(clauses, id, ActType::Request, Status::Demanded, verb.tokens(), speakers, recipient))
}

/// "X is ready to send": an offer; a threat when what X is ready for would harm; a refusal when X is not.
pub(super) fn readiness(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Option<Draft> {
    let verb = *clauses.chunk(id)?;
    let (adjective, over) = match clauses.slots(id).governor {
        Governor::Adjective(adjective) => (adjective, (0..adjective).rev().find(|&at| clauses.kind(at) == Some(Kind::Verb))?),
        // "is prepared to", read as a passive.
        Governor::Verb(verb) if clauses.group(verb).passive => (verb, verb),
        _ => return None,
    };
    let word = clauses.chunk(adjective).map(|chunk| scene.lower(chunk.head))?;
    let refused = word == "unwilling";
    if !refused && !matches!(word, "ready" | "willing" | "prepared") {
        return None;
    }
    let agent = named_left(scene, clauses, clauses.slots(id).subject?);
    let under = super::verb::draft(scene, clauses, id);
    let harm = under.as_ref().is_some_and(|draft| harms(draft.kind));
    let (kind, status) = match (refused || clauses.group(over).negated, harm) {
        (true, true) => return None,
        (true, false) => (ActType::Reject, Status::Done),
        (false, true) => (ActType::Threaten, Status::Threatened),
        (false, false) => (ActType::Agree, Status::Possible),
    };
    let recipient = under.map_or_else(Vec::new, |draft| draft.recipient);
    let trigger = clauses.chunk(adjective).map_or(verb.start, |chunk| chunk.head)..verb.end;
    Some(made(clauses, id, kind, status, trigger, agent, recipient))
}

/// "X said it will release …": a promise of the speaker's own, when the act under it would please somebody.
pub(super) fn promise(scene: &Scene, clauses: &Clauses, id: ChunkId, mut under: Draft) -> Draft {
    let group = clauses.group(id);
    let future = group.modal.is_some_and(|modal| matches!(scene.lower(modal), "will" | "would" | "shall" | "'ll" | "’ll"));
    let pleases =
        matches!(under.kind, ActType::Aid | ActType::Cooperate | ActType::Retreat | ActType::Concede | ActType::Support);
    if !future || group.negated || group.passive || !pleases || !speaks_of_self(scene, clauses, id) {
        return under;
    }
    under.kind = ActType::Agree;
    under.mode = "";
    under.status = Status::Planned;
    under.what = under.trigger.start..heart_end(clauses, id);
    under.claims = under.what.clone();
    under
}

/// Acts that harm whom they are done to.
pub(super) fn harms(kind: ActType) -> bool {
    matches!(kind, ActType::Sanction | ActType::Coerce | ActType::Assault | ActType::Mobilize | ActType::Protest)
}

/// Whether the subject is a pronoun for whoever says the clause.
fn speaks_of_self(scene: &Scene, clauses: &Clauses, id: ChunkId) -> bool {
    let subject = clauses.slots(id).subject.and_then(|at| clauses.chunk(at)).map_or("", |chunk| scene.lower(chunk.head));
    match subject {
        "i" | "we" => clauses.chunk(id).is_some_and(|chunk| scene.statement_at(chunk.head).is_some()),
        "he" | "she" | "it" | "they" => reporting_before(scene, clauses, id).is_some(),
        _ => false,
    }
}

/// The reporting verb that the clause of `id` stands under in its sentence.
fn reporting_before(scene: &Scene, clauses: &Clauses, id: ChunkId) -> Option<ChunkId> {
    let subject = clauses.slots(id).subject?;
    let over = (0..subject).rev().find(|&at| clauses.kind(at) == Some(Kind::Verb))?;
    let frames = clauses.chunk(over).and_then(|chunk| dateline_lexicon::reporting::verb(scene.lemma(chunk.head)))?;
    ((frames.clause || frames.that) && clauses.group(over).finite()).then_some(over)
}

fn made(
    clauses: &Clauses,
    id: ChunkId,
    kind: ActType,
    status: Status,
    trigger: Range<TokenId>,
    agent: Vec<MentionId>,
    recipient: Vec<MentionId>,
) -> Draft {
    let end = heart_end(clauses, id);
    let head = clauses.chunk(id).map_or(end, |chunk| chunk.head);
    Draft {
        kind,
        mode: "",
        at: id,
        agent,
        recipient,
        status,
        what: head..end,
        claims: head..end,
        clause: trigger.start..end,
        trigger,
        needs: Needs { agent: true, politics: true, weak: true, ..Needs::default() },
        rule: MODAL,
        settled: true,
    }
}

/// Who says the clause: the speaker of the statement it stands in, else the subject of the reporting verb over it.
fn speakers(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Vec<MentionId> {
    let said = clauses.chunk(id).and_then(|chunk| scene.statement_at(chunk.head)).and_then(|at| scene.statements.get(at));
    if let Some(Source::Mention(speaker)) = said.and_then(|statement| statement.chain.last()).map(|link| link.source) {
        return vec![speaker];
    }
    let over = reporting_before(scene, clauses, id).and_then(|verb| clauses.slots(verb).subject);
    over.map_or_else(Vec::new, |noun| named_left(scene, clauses, noun))
}

/// Not "I", "we" or "you".
fn third(scene: &Scene, id: MentionId) -> bool {
    scene.mention(id).is_some_and(|mention| {
        mention.form != MentionForm::Pronoun || matches!(mention.span.slice(&scene.analysis.lower), "they" | "it" | "he" | "she")
    })
}

/// The end of the clause that the verb group opens: a mark, a comma, a conjunction or the next finite verb.
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
