//! The table of all statements and acts: its columns, for every form that has rows.

use Column::{Count, Share, Text};

use crate::{Book, Error, Filter, Found, Sort};

/// What a column holds, by what its field of a row is.
#[derive(Clone, Copy, Debug)]
pub enum Column {
    /// Words; `None` where nothing is known.
    Text(&'static str, fn(&Found) -> Option<String>),
    /// A number of code points.
    Count(&'static str, fn(&Found) -> i64),
    /// From 0 to 1.
    Share(&'static str, fn(&Found) -> f64),
}

impl Column {
    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(name, _) | Self::Count(name, _) | Self::Share(name, _) => name,
        }
    }
}

/// All columns.
pub const COLUMNS: &[Column] = &[
    Text("id", |found| Some(found.id.to_string())),
    Text("kind", |found| Some(found.kind.to_owned())),
    Text("day", |found| found.day.clone()),
    Text("who", |found| Some(found.who.clone())),
    Text("to", |found| found.to.clone()),
    Text("type", |found| Some(found.form.clone())),
    Text("status", |found| found.status.clone()),
    Text("commitment", |found| found.commitment.clone()),
    Text("words", |found| Some(found.words.clone())),
    Text("condition", |found| found.condition.clone()),
    Text("deadline", |found| found.deadline.clone()),
    Text("outcome", |found| found.outcome.as_ref().map(|outcome| outcome.outcome.clone())),
    Text("outcome_evidence", |found| Some(found.outcome.as_ref()?.evidence?.to_string())),
    Share("score", |found| found.score),
    Text("verdict", |found| found.verdict.clone()),
    Text("report", |found| Some(found.report.id.to_string())),
    Text("report_name", |found| Some(found.report.name.clone())),
    Text("outlet", |found| found.report.outlet.clone()),
    Text("title", |found| found.report.title.clone()),
    Text("published", |found| found.report.published.clone()),
    Text("url", |found| found.report.url.clone()),
    Count("start", |found| found.span[0]),
    Count("end", |found| found.span[1]),
];

/// All rows, by date.
pub fn rows(book: &Book) -> Result<Vec<Found>, Error> {
    Ok(book.find(&Filter { sort: Sort::Date, ..Filter::default() })?.found)
}
