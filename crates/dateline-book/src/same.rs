//! Which actors are one: by their keys, and by what readers decided.

use dateline_record::sha256_hex;
use dateline_resolve::across::actors;
use rusqlite::{Connection, params};

use crate::error::Error;
use crate::fix;

/// A key as `actors` has it: the first 8 bytes of its SHA-256.
pub fn mark(key: &str) -> i64 {
    let hash = sha256_hex(key.as_bytes());
    u64::from_str_radix(hash.get(..16).unwrap_or(""), 16).unwrap_or(0).cast_signed()
}

/// Settles anew who is one with whom among the actors of a group.
pub fn settle(work: &Connection, group: i64) -> Result<(), Error> {
    let mut question =
        work.prepare_cached("SELECT id, key, country FROM actors WHERE grp IS NOT NULL AND grp = ? ORDER BY id")?;
    let members: Vec<(i64, i64, Option<String>)> =
        question.query_map([group], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
    let countries: Vec<Option<&str>> = members.iter().map(|member| member.2.as_deref()).collect();
    let decided = fix::any_on_actors(work)?;
    for ((id, key, _), other) in members.iter().zip(actors::same(&countries)) {
        let by_itself = other.and_then(|other| members.get(other)).map_or(*id, |other| other.0);
        let by_readers = if decided { fix::decided(work, *key)? } else { None };
        set(work, *id, by_readers.unwrap_or(by_itself))?;
    }
    // By themselves none is one with someone that is one with another.
    if decided && members.len() > 1 {
        flatten(work)?;
    }
    Ok(())
}

/// Settles anew the actors that any decision is on, and all of their groups.
pub fn settle_all(work: &Connection) -> Result<(), Error> {
    let mut question = work.prepare_cached(
        "SELECT DISTINCT a.id, a.key, a.grp FROM actors a JOIN fixes f ON f.actor = a.key OR f.other = a.key ORDER BY a.id",
    )?;
    let touched: Vec<(i64, i64, Option<i64>)> =
        question.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
    for (id, key, group) in touched {
        match group {
            Some(group) => settle(work, group)?,
            None => set(work, id, fix::decided(work, key)?.unwrap_or(id))?,
        }
    }
    flatten(work)
}

fn set(work: &Connection, id: i64, same: i64) -> Result<(), Error> {
    let now: i64 = work.prepare_cached("SELECT same FROM actors WHERE id = ?")?.query_row([id], |row| row.get(0))?;
    if now != same {
        work.prepare_cached("UPDATE actors SET same = ? WHERE id = ?")?.execute(params![same, id])?;
        if now != 0 {
            compare_again(work, id)?;
        }
    }
    Ok(())
}

/// What an actor said, and what was taken to be one with it, is to be compared again: of one speaker less need be alike.
fn compare_again(work: &Connection, actor: i64) -> Result<(), Error> {
    let mut reports = work.prepare_cached(
        "SELECT id FROM reports WHERE related = 1 AND id IN (SELECT report FROM statements WHERE speaker = ?1
           UNION SELECT t.report FROM statements s JOIN statements t ON t.utterance = s.utterance WHERE s.speaker = ?1)",
    )?;
    for report in reports.query_map([actor], |row| row.get::<_, i64>(0))? {
        work.prepare_cached("UPDATE reports SET related = 2 WHERE id = ?")?.execute([report?])?;
    }
    Ok(())
}

/// Longest chain of "is one with" that is followed.
const STEPS: usize = 8;

/// Who is one with someone that is one with another is one with that other.
fn flatten(work: &Connection) -> Result<(), Error> {
    for _ in 0..STEPS {
        let changed: Vec<i64> = work
            .prepare_cached(
                "UPDATE actors SET same = (SELECT b.same FROM actors b WHERE b.id = actors.same)
                 WHERE same <> id AND same IN (SELECT c.id FROM actors c WHERE c.same <> c.id)
                   AND (SELECT b.same FROM actors b WHERE b.id = actors.same) <> id RETURNING id",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        if changed.is_empty() {
            break;
        }
        changed.into_iter().try_for_each(|actor| compare_again(work, actor))?;
    }
    Ok(())
}
