//! The side of an act that its sentence leaves out.
//!
//! *Finds:* for a demand, an accusation, an attack and the like by X with nobody on the other side: whom X deals with in the other acts
//! of the report, when it is one actor more than any other.
//! *Does not find:* sides in reports where X deals with several alike; agents of passives.
//! *Example:* "Norland and Westmark held talks. … Norland insisted on its demands." → REQUEST Norland → Westmark.
//! *Why:* news names both sides once and then tells one; a reader fills in the other.

use dateline_record::vocabulary::ActType;

use crate::{Act, MentionId};

/// How many acts around the incomplete one are looked at.
const REACH: usize = 60;

/// Fills in recipients.
pub(super) fn complete(acts: &mut [Act], same: &dyn Fn(MentionId, MentionId) -> bool) {
    let wanting: Vec<usize> = (0..acts.len()).filter(|&at| acts.get(at).is_some_and(wants)).collect();
    for at in wanting {
        let found = counterpart(acts, at, same);
        if let Some((act, id)) = acts.get_mut(at).zip(found) {
            act.recipient.push(id);
            act.score *= 0.8;
        }
    }
}

/// Acts that are always done to somebody and tell of nobody.
fn wants(act: &Act) -> bool {
    use ActType::{Accuse, Aid, Assault, Coerce, Concede, Reject, Request, Sanction, Support, Threaten};
    let dyadic = matches!(act.kind, Accuse | Aid | Assault | Coerce | Concede | Reject | Request | Sanction | Support | Threaten);
    dyadic && !act.agent.is_empty() && act.recipient.is_empty()
}

fn material(kind: ActType) -> bool {
    use ActType::{Aid, Assault, Coerce, Mobilize, Sanction};
    matches!(kind, Aid | Assault | Coerce | Mobilize | Sanction)
}

/// Whom the agent deals with in the acts around, if one actor comes first.
fn counterpart(acts: &[Act], at: usize, same: &dyn Fn(MentionId, MentionId) -> bool) -> Option<MentionId> {
    let act = acts.get(at)?;
    let acts_here = |id: MentionId| act.agent.iter().any(|agent| same(*agent, id));
    let mut tally: Vec<(MentionId, u32)> = Vec::new();
    let around = acts.iter().enumerate().skip(at.saturating_sub(REACH)).take(2 * REACH);
    for (other, earlier) in around.filter(|(other, _)| *other != at) {
        let sides = [&earlier.agent, &earlier.recipient];
        // Whom words are exchanged with need not be whom blows are.
        if material(act.kind)
            && !material(earlier.kind)
            && !matches!(earlier.kind, ActType::Consult | ActType::Threaten | ActType::Retreat)
        {
            continue;
        }
        if !sides.iter().any(|side| side.iter().any(|id| acts_here(*id))) {
            continue;
        }
        // The same sort of act before this one tells most.
        let weight = if earlier.kind == act.kind && other < at { 3 } else { 2 };
        for id in sides.into_iter().flatten().filter(|id| !acts_here(**id)) {
            match tally.iter_mut().find(|(known, _)| same(*known, *id)) {
                Some((_, count)) => *count += weight,
                None => tally.push((*id, weight)),
            }
        }
    }
    let best = tally.iter().map(|(_, count)| *count).max()?;
    let mut first = tally.iter().filter(|(_, count)| *count == best);
    let (id, _) = first.next()?;
    first.next().is_none().then_some(*id)
}
