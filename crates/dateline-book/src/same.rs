//! Which actors are one: by their keys, and by what readers decided.

use dateline_resolve::across::actors;
use rusqlite::{Connection, params};

use crate::error::Error;
use crate::fix;

/// Settles anew who is one with whom among the actors of a group.
pub fn settle(work: &Connection, group: &str) -> Result<(), Error> {
    let mut question = work.prepare_cached("SELECT id, key, country FROM actors WHERE grp = ? ORDER BY id")?;
    let members: Vec<(i64, String, Option<String>)> =
        question.query_map([group], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
    let countries: Vec<Option<&str>> = members.iter().map(|member| member.2.as_deref()).collect();
    for ((id, key, _), other) in members.iter().zip(actors::same(&countries)) {
        let by_itself = other.and_then(|other| members.get(other)).map_or(*id, |other| other.0);
        let same = fix::merged(work, key)?.unwrap_or(by_itself);
        work.prepare_cached("UPDATE actors SET same = ?1 WHERE id = ?2 AND same <> ?1")?.execute(params![same, id])?;
    }
    Ok(())
}
