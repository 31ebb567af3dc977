//! What readers decided.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Error;

/// The actor that readers merged the one of `key` into, if they did and did not undo it.
pub(crate) fn merged(work: &Connection, key: &str) -> Result<Option<i64>, Error> {
    let mut question = work.prepare_cached(
        "SELECT a.same FROM fixes f JOIN actors a ON a.key = f.other
         WHERE f.verb = 'merge' AND f.actor = ? AND NOT EXISTS (SELECT 1 FROM fixes u WHERE u.undoes = f.id)
         ORDER BY f.id DESC LIMIT 1",
    )?;
    Ok(question.query_row([key], |row| row.get(0)).optional()?)
}
