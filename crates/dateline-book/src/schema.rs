//! The tables, and how older books become newer ones.

use rusqlite::Connection;

use crate::error::{Error, codes};

/// Marks a file as a book ("DtLn").
const APPLICATION: i32 = 0x4474_4c6e;
/// What makes version *n* of *n - 1*, in order; never changed once released.
const STEPS: &[&str] = &[include_str!("schema/1.sql")];

/// The version of the tables that this program writes.
pub fn version() -> i32 {
    i32::try_from(STEPS.len()).unwrap_or(i32::MAX)
}

/// Makes the tables of a new file or brings those of an older book up to date; all or nothing.
///
/// *Errors:* a file that is no book, a book from a newer program, and what the disk refuses.
pub fn migrate(connection: &mut Connection, place: &str) -> Result<(), Error> {
    let found = found(connection, place)?;
    if found == version() {
        return Ok(());
    }
    let work = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another program may have done it while this one waited.
    let found: i32 = work.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    for step in STEPS.iter().skip(done) {
        work.execute_batch(step)?;
    }
    work.pragma_update(None, "application_id", APPLICATION)?;
    work.pragma_update(None, "user_version", version())?;
    Ok(work.commit()?)
}

/// The version of the tables in a file: 0 for an empty one.
pub fn found(connection: &Connection, place: &str) -> Result<i32, Error> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version, tables) = (
        number("application_id")?,
        number("user_version")?,
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?,
    );
    if application != APPLICATION && (application != 0 || version != 0 || tables != 0) {
        return Err(Error::new(&codes::NO_BOOK, format!("{place} is a database of another program")));
    }
    if version > self::version() {
        let what = format!("{place} has tables of version {version}, this program knows those up to {}", self::version());
        return Err(Error::new(&codes::NEWER, what));
    }
    Ok(version)
}
