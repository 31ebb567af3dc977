//! Stories: reports on one thing.

use dateline_resolve::across::stories::{Frequencies, Report, Terms, WINDOW, stories};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, params};
use rustc_hash::FxHashMap;

use super::Fresh;
use crate::error::Error;

/// Puts fresh reports into stories; a story once told is not torn apart by what comes later.
pub fn relate(work: &Transaction<'_>, fresh: &[Fresh]) -> Result<(), Error> {
    let mut frequencies = match work.query_row("SELECT words FROM frequencies", [], |row| row.get::<_, Vec<u8>>(0)).optional()? {
        Some(bytes) => Frequencies::of_bytes(&bytes),
        None => Frequencies::default(),
    };
    let (mut ids, mut reports) = known(work, fresh)?;
    let known = ids.len();
    for report in fresh {
        let terms = Terms::new(report.title.as_deref().unwrap_or(""), &report.text);
        frequencies.add(&terms);
        reports.push(Report { day: number(report.published.as_deref()), terms, known: None });
        ids.push(report.id);
    }
    work.execute(
        "INSERT INTO frequencies(id, words) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET words = ?1",
        [frequencies.to_bytes()],
    )?;
    let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (at, story) in stories(&reports, &frequencies).into_iter().enumerate() {
        groups.entry(story).or_default().push(at);
    }
    let mut changed: Vec<Vec<usize>> =
        groups.into_values().filter(|group| group.last().is_some_and(|last| *last >= known)).collect();
    changed.sort_unstable();
    for group in changed {
        let members: Vec<i64> = group.iter().filter_map(|at| ids.get(*at).copied()).collect();
        tell(work, &members)?;
    }
    work.execute("DELETE FROM stories WHERE id NOT IN (SELECT story FROM reports WHERE story IS NOT NULL)", [])?;
    Ok(())
}

/// The reports that fresh ones may be on one thing with.
fn known(work: &Transaction<'_>, fresh: &[Fresh]) -> Result<(Vec<i64>, Vec<Report>), Error> {
    let days: Vec<i32> = fresh.iter().filter_map(|report| number(report.published.as_deref())).collect();
    // Reports without a day are compared with all.
    let all = days.len() < fresh.len();
    let (first, last) = (days.iter().min().copied().unwrap_or(0) - WINDOW, days.iter().max().copied().unwrap_or(0) + WINDOW);
    let mut question = work.prepare(
        "SELECT r.id, r.published, r.title, v.text, r.story FROM reports r JOIN versions v ON v.id = r.version
         WHERE r.related <> 0 AND (?1 OR r.published IS NULL OR r.published BETWEEN ?2 AND ?3)
         ORDER BY r.published IS NULL, r.published, r.key",
    )?;
    let (mut ids, mut reports, mut of_story) = (Vec::new(), Vec::new(), FxHashMap::default());
    let mut rows = question.query(params![all, day(first), day(last)])?;
    while let Some(row) = rows.next()? {
        let (published, title): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
        let (text, story): (String, Option<i64>) = (row.get(3)?, row.get(4)?);
        let at = ids.len();
        let known = story.map_or(at, |story| *of_story.entry(story).or_insert(at));
        let terms = Terms::new(title.as_deref().unwrap_or(""), &text);
        reports.push(Report { day: number(published.as_deref()), terms, known: Some(known) });
        ids.push(row.get(0)?);
    }
    Ok((ids, reports))
}

/// Writes down that reports are on one thing; the story that most of them are in goes on.
fn tell(work: &Transaction<'_>, members: &[i64]) -> Result<(), Error> {
    let mut stories: Vec<i64> = Vec::new();
    for member in members {
        let story: Option<i64> =
            work.prepare_cached("SELECT story FROM reports WHERE id = ?")?.query_row([member], |row| row.get(0))?;
        stories.extend(story);
    }
    let [first, _, ..] = members else {
        // Alone: no story, or no longer.
        for member in members {
            work.prepare_cached("UPDATE reports SET story = NULL WHERE id = ? AND story IS NOT NULL")?.execute([member])?;
        }
        return Ok(());
    };
    let story = match stories.iter().min() {
        Some(story) => *story,
        None => {
            let title: Option<String> =
                work.prepare_cached("SELECT title FROM reports WHERE id = ?")?.query_row([first], |row| row.get(0))?;
            work.prepare_cached("INSERT INTO stories(title, reports) VALUES (?, 0)")?.execute([title])?;
            work.last_insert_rowid()
        }
    };
    for member in members {
        work.prepare_cached("UPDATE reports SET story = ?1 WHERE id = ?2 AND story IS NOT ?1")?
            .execute(params![story, member])?;
    }
    work.prepare_cached(
        "UPDATE stories SET (first, last, reports) = (SELECT min(published), max(published), count(*) FROM reports WHERE story = ?1)
         WHERE id = ?1",
    )?
    .execute([story])?;
    Ok(())
}

const START: Date = Date::constant(1970, 1, 1);

/// A day as a number.
pub fn number(day: Option<&str>) -> Option<i32> {
    let day: Date = day?.get(..10)?.parse().ok()?;
    (day - START).get_days().into()
}

/// A number as a day.
fn day(number: i32) -> String {
    START.saturating_add(jiff::Span::new().try_days(number).unwrap_or_default()).to_string()
}
