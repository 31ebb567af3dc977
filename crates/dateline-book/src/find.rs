//! Asking for statements and acts.

mod sql;

use dateline_record::vocabulary::{ActType, Commitment, Status};
use rusqlite::Row;
use serde::Serialize;

use crate::error::Error;
use crate::outcome::{self, Outcome};
use crate::{Book, Id, Who};
use sql::Table;

/// What is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Statements and acts.
    #[default]
    Any,
    /// Statements.
    Statement,
    /// Acts.
    Act,
    /// Acts that commit somebody.
    Commitment(Commitment),
    /// Acts with a deadline.
    Deadline,
}

/// The order of what is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By rank when words are asked for and not too common, else by date.
    #[default]
    Fitting,
    /// The newest first.
    Date,
    /// What fits the words best first.
    Rank,
}

/// What is asked. Every part that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words and "phrases": in the statement and its chain, in the act and its parties.
    pub words: String,
    /// Who speaks or acts.
    pub who: Option<Who>,
    /// Whom it is said or done to.
    pub to: Option<Who>,
    /// Through whom it came: a source of the chain that is not the speaker.
    pub via: Option<Who>,
    /// Who is spoken of or acted on.
    pub about: Option<Who>,
    /// The type of the act.
    pub act: Option<ActType>,
    /// Whether it happened.
    pub status: Option<Status>,
    /// No earlier than this day, ISO 8601.
    pub since: Option<String>,
    /// No later than this day, ISO 8601.
    pub until: Option<String>,
    /// What is looked for.
    pub kind: Kind,
    /// In reports of this story alone.
    pub story: Option<i64>,
    /// What readers rejected, too.
    pub rejected: bool,
    /// What is said in the same words, or told by reports that are one text, only once: as the earliest tells it.
    pub once: bool,
    /// The order.
    pub sort: Sort,
    /// At most so many; all when `None`.
    pub limit: Option<usize>,
    /// The day on which outcomes are told, ISO 8601; the latest known when `None`.
    pub on: Option<String>,
}

/// Where a report is from, in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportRef {
    /// `r12`.
    pub id: Id,
    /// The id in the input.
    pub name: String,
    /// Outlet.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// A statement or an act that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// `s12` or `e12`.
    pub id: Id,
    /// `statement` or `act`.
    pub kind: &'static str,
    /// When it was said or done, else when it was reported.
    pub day: Option<String>,
    /// The chain of a statement, the speaker first; the agents of an act.
    pub who: String,
    /// Whom it is said or done to.
    pub to: Option<String>,
    /// What is said; the words of the act.
    pub words: String,
    /// Type of the act; kind of the statement.
    #[serde(rename = "type")]
    pub form: String,
    /// Status of the act.
    pub status: Option<String>,
    /// Threat, promise, demand, offer.
    pub commitment: Option<String>,
    /// On what condition.
    pub condition: Option<String>,
    /// By when, as a TIMEX3 value.
    pub deadline: Option<String>,
    /// What became of the commitment.
    pub outcome: Option<Outcome>,
    /// Estimated probability that it is right.
    pub score: f64,
    /// What readers decided: accepted, rejected.
    pub verdict: Option<String>,
    /// Where it stands.
    pub report: ReportRef,
    /// The range in the text of the report, in code points.
    pub span: [i64; 2],
}

/// What was found, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// At most as many as asked for.
    pub found: Vec<Found>,
    /// The order they are in, when it was left open.
    pub by_rank: bool,
    /// Whether there are more.
    pub more: bool,
}

impl Book {
    /// Statements and acts for which everything in `filter` holds.
    pub fn find(&self, filter: &Filter) -> Result<Answer, Error> {
        let limit = filter.limit.map(|limit| limit.saturating_add(1));
        let mut answer = Answer::default();
        let mut ranked: Vec<(f64, Found)> = Vec::new();
        let tables = Table::of(filter);
        answer.by_rank = sql::by_rank(self, filter, &tables)?;
        let mut filter = filter.clone();
        for table in &tables {
            let question = sql::question(self, &filter, *table, answer.by_rank, limit)?;
            let mut statement = self.connection.prepare_cached(&question.sql)?;
            let values: Vec<(&str, &dyn rusqlite::ToSql)> =
                question.values.iter().map(|(name, value)| (*name, value as &dyn rusqlite::ToSql)).collect();
            let rows = statement.query_map(values.as_slice(), |row| {
                Ok((row.get("rank")?, if *table == Table::Statements { said(row)? } else { done(row, filter.on.as_deref())? }))
            })?;
            for row in rows {
                ranked.push(row?);
            }
            // Where enough is found, nothing older than the last of it is looked for in the next table.
            if !answer.by_rank && limit.is_some_and(|limit| ranked.len() >= limit) {
                filter.since = ranked.last().and_then(|(_, found)| found.day.clone()).or(filter.since);
            }
        }
        if tables.len() > 1 {
            if answer.by_rank {
                ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
            } else {
                ranked.sort_by(|a, b| b.1.day.cmp(&a.1.day).then_with(|| a.1.id.cmp(&b.1.id)));
            }
        }
        answer.found = ranked.into_iter().map(|(_, found)| found).collect();
        if let Some(limit) = filter.limit
            && answer.found.len() > limit
        {
            answer.more = true;
            answer.found.truncate(limit);
        }
        Ok(answer)
    }
}

fn score(row: &Row<'_>) -> rusqlite::Result<f64> {
    let percent: f64 = row.get("score")?;
    Ok(percent / 100.0)
}

pub(crate) fn report(row: &Row<'_>) -> rusqlite::Result<ReportRef> {
    Ok(ReportRef {
        id: Id::Report(row.get("report")?),
        name: row.get("report_name")?,
        outlet: row.get("outlet")?,
        title: row.get("title")?,
        published: row.get("published")?,
        url: row.get("url")?,
    })
}

/// Columns of the report of a row, for [`report`].
pub(crate) const REPORT: &str = "r.id AS report, r.name AS report_name, r.outlet, r.title, r.published, r.url";

/// Columns of a statement, for [`said`].
pub(crate) const SAID: &str = "s.id, s.day, (SELECT who FROM said WHERE said.id = s.id) AS who, s.addressee,
    (SELECT content FROM said WHERE said.id = s.id) AS content, s.kind, s.score, s.verdict, s.\"start\", s.\"end\"";

/// Columns of an act, for [`done`].
pub(crate) const DONE: &str = "s.id, s.day, s.agents, s.recipients, s.words, s.type, s.status, s.commitment, s.condition,
    s.deadline, s.deadline_to, s.score, s.verdict, s.\"start\", s.\"end\", o.outcome, o.day AS outcome_day, o.evidence, o.why";

pub(crate) fn said(row: &Row<'_>) -> rusqlite::Result<Found> {
    Ok(Found {
        id: Id::Statement(row.get("id")?),
        kind: "statement",
        day: row.get("day")?,
        who: row.get("who")?,
        to: row.get("addressee")?,
        words: row.get("content")?,
        form: row.get("kind")?,
        status: None,
        commitment: None,
        condition: None,
        deadline: None,
        outcome: None,
        score: score(row)?,
        verdict: row.get("verdict")?,
        report: report(row)?,
        span: [row.get("start")?, row.get("end")?],
    })
}

pub(crate) fn done(row: &Row<'_>, on: Option<&str>) -> rusqlite::Result<Found> {
    let recipients: String = row.get("recipients")?;
    Ok(Found {
        id: Id::Act(row.get("id")?),
        kind: "act",
        day: row.get("day")?,
        who: row.get("agents")?,
        to: Some(recipients).filter(|names| !names.is_empty()),
        words: row.get("words")?,
        form: row.get("type")?,
        status: row.get("status")?,
        commitment: row.get("commitment")?,
        condition: row.get("condition")?,
        deadline: row.get("deadline")?,
        outcome: outcome::of_row(row, on)?,
        score: score(row)?,
        verdict: row.get("verdict")?,
        report: report(row)?,
        span: [row.get("start")?, row.get("end")?],
    })
}
