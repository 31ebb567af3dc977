//! Utterances: the same words in several reports.

use dateline_resolve::across::utterances::Utterances;
use rusqlite::{Transaction, params};
use rustc_hash::FxHashMap;

use crate::error::Error;

/// Groups all statements anew: each group is named by its statement in the earliest report.
pub fn relate(work: &Transaction<'_>) -> Result<(), Error> {
    let mut utterances = Utterances::default();
    let mut rows: Vec<(i64, Option<i64>)> = Vec::new();
    {
        let mut question = work.prepare(
            "SELECT s.id, w.content, a.same, s.utterance FROM statements s JOIN said w ON w.id = s.id JOIN reports r ON r.id = s.report
             LEFT JOIN actors a ON a.id = s.speaker ORDER BY r.published IS NULL, r.published, r.key, s.\"start\", s.id",
        )?;
        let mut found = question.query([])?;
        while let Some(row) = found.next()? {
            let speaker: Option<i64> = row.get(2)?;
            utterances.add(row.get_ref(1)?.as_str().unwrap_or(""), speaker.map(i64::unsigned_abs));
            rows.push((row.get(0)?, row.get(3)?));
        }
    }
    let groups = utterances.groups();
    let mut sizes: FxHashMap<usize, u32> = FxHashMap::default();
    groups.iter().for_each(|group| *sizes.entry(*group).or_default() += 1);
    for ((id, now), group) in rows.iter().zip(&groups) {
        let of_several = sizes.get(group).is_some_and(|size| *size > 1);
        let then = if of_several { rows.get(*group).map(|(first, _)| *first) } else { None };
        if *now != then {
            work.prepare_cached("UPDATE statements SET utterance = ?1 WHERE id = ?2")?.execute(params![then, id])?;
        }
    }
    Ok(())
}
