//! What is due: acts with a deadline, and what became of them.

use rusqlite::named_params;

use crate::error::Error;
use crate::find::{DONE, Found, REPORT, done};
use crate::{Book, Who};

/// What is asked of deadlines.
#[derive(Clone, Debug)]
pub struct Due {
    /// The day it is, ISO 8601: nothing reported later is told.
    pub on: String,
    /// Whose commitments.
    pub who: Option<Who>,
    /// At most so many; all when `None`.
    pub limit: Option<usize>,
}

impl Book {
    /// Acts with a deadline: those to come, the next first; then those that passed, the last first. Each with its outcome.
    ///
    /// Of reports that are one text the earliest speaks for all.
    pub fn due(&self, due: &Due) -> Result<Vec<Found>, Error> {
        let mut found = self.deadlines(due, ">= :on", "s.deadline_from", due.limit)?;
        let left = due.limit.map(|limit| limit.saturating_sub(found.len()));
        if left != Some(0) {
            found.extend(self.deadlines(due, "< :on", "s.deadline_from DESC", left)?);
        }
        Ok(found)
    }

    fn deadlines(&self, due: &Due, side: &str, order: &str, limit: Option<usize>) -> Result<Vec<Found>, Error> {
        let who = due.who.as_ref().map_or(String::new(), |who| {
            format!(
                " AND EXISTS (SELECT 1 FROM parties p WHERE p.act = s.id AND NOT p.recipient AND p.actor IN ({}))",
                who.list()
            )
        });
        let limit = limit.map_or(String::new(), |limit| format!(" LIMIT {limit}"));
        let sql = format!(
            "SELECT {DONE}, {REPORT} FROM acts s INDEXED BY acts_deadline CROSS JOIN reports r ON r.id = s.report
               LEFT JOIN outcomes o ON o.act = s.id
             WHERE s.deadline IS NOT NULL AND s.deadline_from {side} AND s.status NOT IN ('denied', 'done')
               AND s.verdict IS NOT 'rejected' AND (s.day IS NULL OR s.day <= :on)
               AND (r.copy IS NULL OR r.copy = r.id){who}
             ORDER BY {order}, s.id{limit}"
        );
        let mut question = self.connection.prepare_cached(&sql)?;
        let rows = question.query_map(named_params! { ":on": due.on }, |row| done(row, Some(&due.on)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
