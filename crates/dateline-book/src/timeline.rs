//! What happened, in order.

use crate::error::Error;
use crate::find::{Filter, Found, Kind, Sort};
use crate::{Book, Id};

impl Book {
    /// Acts and statements for which `filter` holds, the earliest first; when they are more than its limit, the latest of them.
    ///
    /// What is told by reports that are one text, or said in the same words, is told once: by the earliest.
    pub fn timeline(&self, filter: &Filter) -> Result<Vec<Found>, Error> {
        let wanted = filter.limit.unwrap_or(usize::MAX);
        let mut ask = Filter { sort: Sort::Date, ..filter.clone() };
        let mut found = Vec::new();
        for kind in [Kind::Act, Kind::Statement] {
            if !matches!((filter.kind, kind), (Kind::Any, _) | (Kind::Act, Kind::Act) | (Kind::Statement, Kind::Statement)) {
                continue;
            }
            ask.kind = kind;
            // Copies are left out afterwards: a few more are asked for, until there are enough.
            let mut limit = wanted.saturating_mul(2).max(64);
            loop {
                ask.limit = filter.limit.map(|_| limit);
                let answer = self.find(&ask)?;
                let more = answer.more;
                let mut once = Vec::new();
                for one in answer.found {
                    if self.is_first(&one)? {
                        once.push(one);
                    }
                }
                if once.len() >= wanted || !more {
                    found.extend(once);
                    break;
                }
                limit = limit.saturating_mul(4);
            }
        }
        found.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.report.id.cmp(&b.report.id)).then_with(|| a.span.cmp(&b.span)));
        let skip = found.len().saturating_sub(wanted);
        Ok(found.split_off(skip))
    }

    /// Whether this is the earliest telling.
    fn is_first(&self, found: &Found) -> Result<bool, Error> {
        Ok(match found.id {
            Id::Statement(id) => self
                .connection
                .prepare_cached("SELECT utterance IS NULL OR utterance = id FROM statements WHERE id = ?")?
                .query_row([id], |row| row.get(0))?,
            Id::Act(id) => self
                .connection
                .prepare_cached(
                    "SELECT r.copy IS NULL OR r.copy = r.id FROM acts e JOIN reports r ON r.id = e.report WHERE e.id = ?",
                )?
                .query_row([id], |row| row.get(0))?,
            _ => true,
        })
    }
}
