//! Verbs the lexicon gives no sense (ACT004), judgements (ACT005).
//!
//! *Finds:* a verb with a political subject and somebody political behind it, for the model to say whether it names an act; judgements
//! that somebody passes ("the strike was unacceptable").
//! *Does not find:* verbs of saying; verbs with one side alone.
//! *Example:* "Norland outmanoeuvred Westmark in the vote".
//! *Why:* no list of verbs is whole; what words around a verb say of it is learnt.

use dateline_lexicon::acts::{Needs, frames};
use dateline_nlp::Tag;
use dateline_record::Rule;
use dateline_record::vocabulary::{ActType, Status};

use super::chunk::Kind;
use super::clause::{ChunkId, Clauses};
use super::draft::Draft;
use super::phrase::{heading, inner, named_left, named_right};
use super::scene::Scene;
use super::status;
use super::verb::token_at;

/// Verb read by the model alone.
pub(super) const OPEN: Rule = Rule::new("ACT004", 1);

/// Judgement read by the model alone.
pub(super) const JUDGEMENT: Rule = Rule::new("ACT005", 1);

/// The act that the verb group at `id` may name; its type is a stand-in.
pub(super) fn draft(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Option<Draft> {
    let verb = *clauses.chunk(id)?;
    let slots = clauses.slots(id);
    if verb.group.copula {
        return judgement(scene, clauses, id);
    }
    let reach = clauses.reach(id);
    let right = (id + 1..reach).filter(|&at| clauses.kind(at) == Some(Kind::Noun));
    let other = right
        .clone()
        .find(|&at| heading(scene, clauses, at).is_some())
        .or_else(|| right.clone().find(|&at| inner(scene, clauses, at).is_some()));
    let subject = slots.subject.map_or_else(Vec::new, |noun| named_left(scene, clauses, noun));
    let behind = other.map_or_else(Vec::new, |noun| named_right(scene, clauses, noun));
    let by = if slots.passive { clauses.prepositional(scene, id + 1, reach, "by") } else { None };
    let (agent, mut recipient) = match by {
        Some(noun) => (named_right(scene, clauses, noun), subject),
        None if slots.passive => (Vec::new(), subject),
        None => (subject, behind),
    };
    recipient.retain(|id| !agent.contains(id));
    let end = token_at(clauses, reach);
    let stand = status::of_verb(scene, clauses, id);
    let kind = ActType::Consult;
    let weak = frames(scene.lemma(verb.head)).is_empty();
    Some(Draft {
        kind,
        mode: "",
        trigger: verb.head..verb.head + 1,
        at: id,
        agent,
        recipient,
        status: status::status(kind, stand),
        what: verb.head..end,
        claims: verb.head..verb.head + 1,
        clause: verb.start..end,
        needs: Needs { politics: true, weak, ..Needs::default() },
        rule: OPEN,
        settled: false,
    })
}

/// "is unacceptable", in the words of somebody.
fn judgement(scene: &mut Scene, clauses: &Clauses, id: ChunkId) -> Option<Draft> {
    let verb = *clauses.chunk(id)?;
    let end = token_at(clauses, clauses.reach(id));
    let copula = scene.analysis.token(verb.head);
    let judged =
        copula.head.filter(|&at| copula.relation == "cop" && scene.tag(at) == Tag::Adj && (verb.head..end).contains(&at))?;
    scene.statement_at(judged)?;
    let recipient = clauses.slots(id).subject.map_or_else(Vec::new, |noun| named_left(scene, clauses, noun));
    Some(Draft {
        kind: ActType::Accuse,
        mode: "",
        trigger: judged..judged + 1,
        at: id,
        agent: Vec::new(),
        recipient,
        status: Status::Done,
        what: verb.start..end,
        claims: judged..judged + 1,
        clause: verb.start..end,
        needs: Needs { weak: true, ..Needs::default() },
        rule: JUDGEMENT,
        settled: false,
    })
}
