//! Utterances: the same words in several reports.

use std::collections::BTreeMap;

use dateline_resolve::across::groups::Groups;
use dateline_resolve::across::utterances::{Said, Utterances};
use dateline_text::{OffsetMap, Span};
use rusqlite::{Transaction, params};

use crate::error::Error;

/// Which reports are compared with all others.
const FRESH: &str = "related <> 1";

/// Compares the statements of fresh reports with all others. Each group is named by its statement in the earliest report.
///
/// Whether two statements are one depends on them alone. So no group among the others changes but by what joins it, and the end is the
/// same as if all reports came at once.
pub fn relate(work: &Transaction<'_>) -> Result<(), Error> {
    let sql = format!(
        "UPDATE statements SET utterance = NULL WHERE utterance IS NOT NULL AND report IN (SELECT id FROM reports WHERE {FRESH})"
    );
    work.execute(&sql, [])?;
    let (mut ids, mut said) = (Vec::new(), Vec::new());
    each(work, FRESH, |id, _, one| {
        ids.push(id);
        said.push(one);
    })?;
    let utterances = Utterances::new(said);
    let mut groups = Groups::new(ids.len());
    utterances.pairs().for_each(|(one, other)| groups.join(one, other));
    // What stands in other reports, by the name of its group or its own id.
    let mut known: BTreeMap<i64, usize> = BTreeMap::default();
    each(work, "related = 1", |id, utterance, one| {
        for fresh in utterances.alike(&one) {
            let number = *known.entry(utterance.unwrap_or(id)).or_insert_with(|| groups.add());
            groups.join(fresh, number);
        }
    })?;
    let mut members: BTreeMap<usize, Vec<i64>> = BTreeMap::default();
    for (number, id) in ids.iter().enumerate() {
        members.entry(groups.group(number)).or_default().push(*id);
    }
    for (name, number) in known {
        let of_group = members.entry(groups.group(number)).or_default();
        of_group.push(name);
        let mut question =
            work.prepare_cached("SELECT id FROM statements WHERE utterance IS NOT NULL AND utterance = ?1 AND id <> ?1")?;
        for id in question.query_map([name], |row| row.get(0))? {
            of_group.push(id?);
        }
    }
    members.values().filter(|group| group.len() > 1).try_for_each(|group| name(work, group))
}

/// Names a group by its statement in the earliest report.
fn name(work: &Transaction<'_>, group: &[i64]) -> Result<(), Error> {
    let mut question = work.prepare_cached(
        "SELECT r.published IS NULL, r.published, r.key, s.\"start\" FROM statements s JOIN reports r ON r.id = s.report WHERE s.id = ?",
    )?;
    let mut first: Option<(bool, Option<String>, String, i64, i64)> = None;
    for id in group {
        let place = question.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, *id)))?;
        first = Some(first.map_or(place.clone(), |first| first.min(place)));
    }
    let Some((.., first)) = first else { return Ok(()) };
    let mut change = work.prepare_cached("UPDATE statements SET utterance = ?1 WHERE id = ?2 AND utterance IS NOT ?1")?;
    for id in group {
        change.execute(params![first, id])?;
    }
    Ok(())
}

/// Gives `each` the statements of some reports: id, the group they are in, what they are compared by.
fn each(work: &Transaction<'_>, which: &str, mut each: impl FnMut(i64, Option<i64>, Said)) -> Result<(), Error> {
    let mut reports = work.prepare(&format!(
        "SELECT r.id, v.text FROM reports r JOIN versions v ON v.id = r.version WHERE r.{which} ORDER BY r.id"
    ))?;
    let mut statements = work.prepare(
        "SELECT s.id, s.utterance, a.same, s.content, s.\"start\", s.\"end\", s.gap_start, s.gap_end
         FROM statements s LEFT JOIN actors a ON a.id = s.speaker WHERE s.report = ? ORDER BY s.id",
    )?;
    let mut reports = reports.query([])?;
    while let Some(report) = reports.next()? {
        let text = report.get_ref(1)?.as_str().unwrap_or("");
        let map = OffsetMap::new(text);
        let at = |point: i64| map.byte_of_code_point(usize::try_from(point).unwrap_or(0));
        let words = |start, end| Span::new(at(start), at(end)).slice(text);
        let mut rows = statements.query([report.get::<_, i64>(0)?])?;
        while let Some(row) = rows.next()? {
            let speaker: Option<i64> = row.get(2)?;
            let content: Option<String> = row.get(3)?;
            let (start, end): (i64, i64) = (row.get(4)?, row.get(5)?);
            let gap: Option<(i64, i64)> = row.get::<_, Option<i64>>(6)?.zip(row.get(7)?);
            let speaker = speaker.map(i64::unsigned_abs);
            let said = match (&content, gap) {
                (Some(content), _) => Said::new(content, speaker),
                (None, None) => Said::new(words(start, end), speaker),
                (None, Some(gap)) => Said::new(&format!("{} … {}", words(start, gap.0), words(gap.1, end)), speaker),
            };
            each(row.get(0)?, row.get(1)?, said);
        }
    }
    Ok(())
}
