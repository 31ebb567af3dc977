//! Outcomes of commitments.

use dateline_record::vocabulary::{ActType, Commitment, Status};
use dateline_resolve::across::follow_up::{Deed, follow_up};
use rusqlite::{Transaction, params};
use rustc_hash::FxHashMap;

use super::stories::number;
use crate::error::Error;

/// Follows all commitments up anew. Acts that readers rejected are evidence of nothing.
pub fn relate(work: &Transaction<'_>) -> Result<(), Error> {
    let (ids, deeds) = deeds(work)?;
    work.execute("DELETE FROM outcomes", [])?;
    for outcome in follow_up(&deeds) {
        let (Some(act), Some(evidence)) = (ids.get(outcome.commitment), ids.get(outcome.evidence)) else { continue };
        work.prepare_cached(
            "INSERT INTO outcomes(act, outcome, day, evidence, why) SELECT ?1, ?2, day, ?3, ?4 FROM acts WHERE id = ?3",
        )?
        .execute(params![act, outcome.fate.as_str(), evidence, outcome.why])?;
    }
    Ok(())
}

fn deeds(work: &Transaction<'_>) -> Result<(Vec<i64>, Vec<Deed>), Error> {
    let mut parties: FxHashMap<i64, [Vec<i64>; 3]> = FxHashMap::default();
    let mut question = work.prepare(
        "SELECT p.act, p.recipient, a.same, a.kind NOT IN ('group', 'unnamed') FROM parties p JOIN actors a ON a.id = p.actor
         ORDER BY 1, 2, 3",
    )?;
    let mut rows = question.query([])?;
    while let Some(row) = rows.next()? {
        let [agents, recipients, named] = parties.entry(row.get(0)?).or_default();
        let (recipient, actor, has_name): (bool, i64, bool) = (row.get(1)?, row.get(2)?, row.get(3)?);
        if recipient { recipients } else { agents }.push(actor);
        named.extend((recipient && has_name).then_some(actor));
    }
    let (mut ids, mut deeds) = (Vec::new(), Vec::new());
    let mut question = work.prepare(
        "SELECT id, day, report, type, status, commitment, words, deadline FROM acts WHERE verdict IS NOT 'rejected' ORDER BY id",
    )?;
    let mut rows = question.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let word = |at: usize| row.get_ref(at).ok().and_then(|value| value.as_str().ok().map(str::to_owned)).unwrap_or_default();
        let (Some(kind), Some(status)) = (ActType::parse(&word(3)), Status::parse(&word(4))) else { continue };
        let [agents, recipients, named] = parties.remove(&id).unwrap_or_default();
        let day: Option<String> = row.get(1)?;
        deeds.push(Deed {
            day: number(day.as_deref()).map(i64::from),
            report: row.get(2)?,
            kind,
            status,
            commitment: Commitment::parse(&word(5)),
            agents,
            recipients,
            named,
            words: word(6),
            deadline: row.get(7)?,
        });
        ids.push(id);
    }
    Ok((ids, deeds))
}
