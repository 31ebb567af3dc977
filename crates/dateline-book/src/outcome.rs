//! What became of a commitment, as of a day.

use rusqlite::Row;
use serde::Serialize;

use crate::Id;

/// What became of a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// `open`, `met`, `broken`, `overtaken`, or `unknown`: the day has passed and no report tells.
    pub outcome: String,
    /// The day of the evidence.
    pub day: Option<String>,
    /// The act that is the evidence.
    pub evidence: Option<Id>,
    /// Why it is taken for evidence.
    pub why: Option<String>,
}

/// The outcome that a row of `acts` with its row of `outcomes` tells, on a day; `None` for acts that commit nobody.
pub(crate) fn of_row(row: &Row<'_>, on: Option<&str>) -> rusqlite::Result<Option<Outcome>> {
    let (commitment, deadline): (Option<String>, Option<String>) = (row.get("commitment")?, row.get("deadline")?);
    if commitment.is_none() && deadline.is_none() {
        return Ok(None);
    }
    let day: Option<String> = row.get("outcome_day")?;
    let found: Option<String> = row.get("outcome")?;
    if let Some(outcome) = found
        && !matches!((on, &day), (Some(on), Some(day)) if day.as_str() > on)
    {
        let evidence: Option<i64> = row.get("evidence")?;
        return Ok(Some(Outcome { outcome, day, evidence: evidence.map(Id::Act), why: row.get("why")? }));
    }
    let until: Option<String> = row.get("deadline_to")?;
    let passed = matches!((on, until.or(deadline)), (Some(on), Some(until)) if until.as_str() <= on);
    let outcome = if passed { "unknown" } else { "open" }.to_owned();
    Ok(Some(Outcome { outcome, day: None, evidence: None, why: None }))
}
