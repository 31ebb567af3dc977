//! Comparing what is new with what is there.

use rusqlite::{OptionalExtension, TransactionBehavior};

use crate::error::{Error, codes};
use crate::{Book, Id};

impl Book {
    /// Compares the reports that were added since the last time with all others, in one transaction.
    pub fn relate(&mut self) -> Result<(), Error> {
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        work.execute("UPDATE reports SET related = 1 WHERE related = 0", [])?;
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
