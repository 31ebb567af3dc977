//! What happened, in order.

use crate::Book;
use crate::error::Error;
use crate::find::{Filter, Found, Sort};

impl Book {
    /// Acts and statements for which `filter` holds, the earliest first; when they are more than its limit, the latest of them.
    ///
    /// What is told by reports that are one text, or said in the same words, is told once: by the earliest.
    pub fn timeline(&self, filter: &Filter) -> Result<Vec<Found>, Error> {
        let wanted = filter.limit.unwrap_or(usize::MAX);
        let mut found = self.find(&Filter { sort: Sort::Date, once: true, ..filter.clone() })?.found;
        found.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.report.id.cmp(&b.report.id)).then_with(|| a.span.cmp(&b.span)));
        let skip = found.len().saturating_sub(wanted);
        Ok(found.split_off(skip))
    }
}
