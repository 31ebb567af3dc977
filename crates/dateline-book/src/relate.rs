//! Comparing what is new with what is there: copies, stories, utterances, outcomes.

pub(crate) mod outcomes;
mod stories;
mod utterances;

use dateline_resolve::across::copies::{Copies, Measure, Sketch};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use rustc_hash::FxHashMap;

use crate::error::{Error, codes};
use crate::{Book, Id};

/// A report to be compared.
struct Fresh {
    id: i64,
    published: Option<String>,
    title: Option<String>,
    text: String,
}

impl Book {
    /// Compares the reports that were added since the last time with all others, in one transaction: which are one text, which are on
    /// one thing, which repeat a statement, and what became of commitments. Does nothing when nothing was added.
    ///
    /// What was added and not yet compared, because a program ended before it came to that, is compared the next time.
    pub fn relate(&mut self) -> Result<(), Error> {
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if !work.prepare("SELECT 1 FROM reports WHERE related <> 1")?.exists([])? {
            return Ok(());
        }
        let fresh = fresh(&work)?;
        if !fresh.is_empty() {
            copies(&work, &fresh)?;
            stories::relate(&work, &fresh)?;
        }
        utterances::relate(&work)?;
        outcomes::relate(&work)?;
        work.execute("UPDATE reports SET related = 1 WHERE related <> 1", [])?;
        Ok(work.commit()?)
    }

    /// The story of an id (`t12`), or of a report in it (`r12`).
    ///
    /// *Errors:* there is no such story, or the report is in none.
    pub fn story(&self, id: Id) -> Result<i64, Error> {
        let nothing = || Error::new(&codes::NO_SUCH_ID, format!("the book has no story of {id}"));
        let found: Option<Option<i64>> = match id {
            Id::Story(number) => {
                self.connection.query_row("SELECT id FROM stories WHERE id = ?", [number], |row| row.get(0)).optional()?
            }
            Id::Report(number) => {
                self.connection.query_row("SELECT story FROM reports WHERE id = ?", [number], |row| row.get(0)).optional()?
            }
            _ => None,
        };
        found.flatten().ok_or_else(nothing)
    }
}

/// The reports that were not yet compared, by day and key: so the order in which they came does not show.
fn fresh(work: &Transaction<'_>) -> Result<Vec<Fresh>, Error> {
    let mut question = work.prepare(
        "SELECT r.id, r.published, r.title, v.text FROM reports r JOIN versions v ON v.id = r.version
         WHERE r.related = 0 ORDER BY r.published IS NULL, r.published, r.key",
    )?;
    let rows = question
        .query_map([], |row| Ok(Fresh { id: row.get(0)?, published: row.get(1)?, title: row.get(2)?, text: row.get(3)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Groups of reports that are one text; each is named by its earliest report.
fn copies(work: &Transaction<'_>, fresh: &[Fresh]) -> Result<(), Error> {
    let mut copies = Copies::new(Measure::REPORTS);
    let mut ids: Vec<i64> = Vec::new();
    let mut places: FxHashMap<i64, usize> = FxHashMap::default();
    {
        let mut question = work.prepare(
            "SELECT s.report, s.copies, r.copy FROM sketches s JOIN reports r ON r.id = s.report WHERE r.related <> 0
             ORDER BY r.published IS NULL, r.published, r.key",
        )?;
        let mut rows = question.query([])?;
        while let Some(row) = rows.next()? {
            let (id, bytes, group): (i64, Vec<u8>, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            copies.add_known(Sketch::of_bytes(&bytes), group.and_then(|group| places.get(&group).copied()));
            places.insert(id, ids.len());
            ids.push(id);
        }
    }
    let known = ids.len();
    for report in fresh {
        let sketch = Sketch::new(&report.text);
        work.prepare_cached(
            "INSERT INTO sketches(report, copies) VALUES (?1, ?2) ON CONFLICT (report) DO UPDATE SET copies = ?2",
        )?
        .execute(params![report.id, sketch.to_bytes()])?;
        copies.add(sketch);
        ids.push(report.id);
    }
    let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for number in 0..ids.len() {
        groups.entry(copies.group(number)).or_default().push(number);
    }
    let mut changed: Vec<Vec<usize>> =
        groups.into_values().filter(|group| group.len() > 1 && group.last().is_some_and(|last| *last >= known)).collect();
    changed.sort_unstable();
    for group in changed {
        let members: Vec<i64> = group.iter().filter_map(|number| ids.get(*number).copied()).collect();
        let first = earliest(work, &members)?;
        for member in members {
            work.prepare_cached("UPDATE reports SET copy = ?1 WHERE id = ?2 AND copy IS NOT ?1")?
                .execute(params![first, member])?;
        }
    }
    Ok(())
}

/// Of reports the one published first.
fn earliest(work: &Transaction<'_>, reports: &[i64]) -> Result<Option<i64>, Error> {
    let mut ranked: Vec<(bool, Option<String>, String, i64)> = Vec::with_capacity(reports.len());
    for id in reports {
        let mut question = work.prepare_cached("SELECT published IS NULL, published, key FROM reports WHERE id = ?")?;
        ranked.push(question.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, *id)))?);
    }
    Ok(ranked.into_iter().min().map(|(.., id)| id))
}
