//! All records of a book, one after the other.

use dateline_record::Record;
use dateline_record::vocabulary::{ActType, StatementKind, Status};

use crate::error::Error;
use crate::{Book, Id, stored};

impl Book {
    /// Gives `each` the record of the newest text of every report, in the order in which they came, with what readers decided: what they
    /// rejected is left out, what they relabelled has the new label. Memory: one record.
    ///
    /// *Errors:* those of the book, and what `each` gives.
    pub fn records<E: From<Error>>(&self, mut each: impl FnMut(Id, Record) -> Result<(), E>) -> Result<(), E> {
        let failed = |error: rusqlite::Error| E::from(Error::from(error));
        let mut question = self
            .connection
            .prepare(
                "SELECT r.id, v.text, x.zstd, EXISTS (SELECT 1 FROM fixes f WHERE f.report = r.key)
                 FROM reports r JOIN versions v ON v.id = r.version
                 JOIN extractions x ON x.id = (SELECT max(id) FROM extractions WHERE version = v.id) ORDER BY r.id",
            )
            .map_err(failed)?;
        let mut rows = question.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let report: i64 = row.get(0).map_err(failed)?;
            let (text, packed): (String, Vec<u8>) = (row.get(1).map_err(failed)?, row.get(2).map_err(failed)?);
            let mut record = stored::record(&packed, text)?;
            if row.get(3).map_err(failed)? {
                self.decided(report, &mut record)?;
            }
            each(Id::Report(report), record)?;
        }
        Ok(())
    }

    /// Applies what readers decided to a record.
    fn decided(&self, report: i64, record: &mut Record) -> Result<(), Error> {
        let mut question = self.connection.prepare_cached(
            "SELECT local, kind, '', verdict IS 'rejected' FROM statements WHERE report = ?1
                             UNION ALL SELECT local, type, status, verdict IS 'rejected' FROM acts WHERE report = ?1",
        )?;
        let mut rows = question.query([report])?;
        while let Some(row) = rows.next()? {
            let (local, label, status): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if row.get(3)? {
                record.statements.retain(|statement| statement.id != local);
                record.acts.retain(|act| act.id != local);
                continue;
            }
            if let Some(statement) = record.statements.iter_mut().find(|statement| statement.id == local) {
                statement.kind = StatementKind::parse(&label).unwrap_or(statement.kind);
            }
            if let Some(act) = record.acts.iter_mut().find(|act| act.id == local) {
                act.kind = ActType::parse(&label).unwrap_or(act.kind);
                act.status = Status::parse(&status).unwrap_or(act.status);
            }
        }
        Ok(())
    }
}
