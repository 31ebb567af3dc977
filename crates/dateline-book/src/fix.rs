//! What readers decided: a log that is only ever added to, applied over what was extracted.
//!
//! A decision on a statement or act is kept with the words it rests on, not with a row: when the report is read again by another model,
//! it holds for whatever was found at the same words. Nothing that was extracted is changed; `undo` takes a decision back.

use dateline_record::vocabulary::{ActType, ActorKind, Commitment, StatementKind, Status};
use dateline_record::{Actor, Evidence, Range, Record};
use dateline_resolve::across::actors;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::Serialize;

use crate::error::{Error, codes};
use crate::project::View;
use crate::{Book, Id, same};

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A statement or act is right.
    Accept(Id),
    /// A statement or act is wrong.
    Reject(Id),
    /// A field of a statement (kind) or act (type, status, commitment, deadline) has another value.
    Relabel(Id, String, String),
    /// The first actor is the second.
    Merge(Id, Id),
    /// An actor is nobody else.
    Split(Id),
    /// A decision, by its number, is taken back.
    Undo(i64),
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: String,
    /// By whom.
    pub by: Option<String>,
    /// accept, reject, relabel, merge, split, undo.
    pub verb: String,
    /// What it is on: the key of a report and the place in it, or the keys of actors.
    pub on: String,
    /// The new value of a field.
    pub label: Option<String>,
    /// The number of the decision it takes back.
    pub undoes: Option<i64>,
    /// Whether it was taken back.
    pub undone: bool,
}

impl Book {
    /// Decides something; gives the number of the decision.
    ///
    /// *Errors:* the book has nothing of the id; the decision makes no sense (a status of a statement, an unknown type).
    pub fn decide(&mut self, decision: &Decision, by: Option<&str>, now: Timestamp) -> Result<i64, Error> {
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let log = Log { work: &work, by, at: now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string() };
        let number = match decision {
            Decision::Accept(id) => log.on_item("accept", *id, None)?,
            Decision::Reject(id) => log.on_item("reject", *id, None)?,
            Decision::Relabel(id, field, value) => {
                fits(*id, field, value)?;
                log.on_item("relabel", *id, Some((field, value)))?
            }
            Decision::Merge(one, other) => log.on_actors("merge", *one, Some(*other))?,
            Decision::Split(one) => log.on_actors("split", *one, None)?,
            Decision::Undo(number) => log.undo(*number)?,
        };
        crate::relate::outcomes::relate(&work)?;
        work.commit()?;
        Ok(number)
    }

    /// All decisions, the latest first.
    pub fn fixes(&self, limit: Option<usize>) -> Result<Vec<Fix>, Error> {
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let mut question = self.connection.prepare_cached(
            "SELECT id, at, by, verb, CASE WHEN report IS NOT NULL THEN item || ' of ' || report || ' at ' || \"start\" || '-' || \"end\"
               ELSE 'decision ' || undoes END,
               field || '=' || value, undoes, EXISTS (SELECT 1 FROM fixes u WHERE u.undoes = f.id), actor, other
             FROM fixes f ORDER BY id DESC LIMIT ?",
        )?;
        let mut rows = question.query([limit])?;
        let mut fixes = Vec::new();
        while let Some(row) = rows.next()? {
            let actors: [Option<i64>; 2] = [row.get(8)?, row.get(9)?];
            let actors = actors.into_iter().flatten().map(|key| self.key(key)).collect::<Result<Vec<_>, _>>()?;
            fixes.push(Fix {
                number: row.get(0)?,
                at: row.get(1)?,
                by: row.get(2)?,
                verb: row.get(3)?,
                on: if actors.is_empty() { row.get(4)? } else { actors.join(" = ") },
                label: row.get(5)?,
                undoes: row.get(6)?,
                undone: row.get(7)?,
            });
        }
        Ok(fixes)
    }

    /// The key of an actor in words.
    fn key(&self, key: i64) -> Result<String, Error> {
        let mut question = self.connection.prepare_cached(
            "SELECT name, kind, country, role, (SELECT min(report) FROM namings WHERE actor = a.id) FROM actors a WHERE key = ?",
        )?;
        let (actor, report) = question.query_row([key], |row| {
            let kind: String = row.get(1)?;
            let actor = Actor {
                id: String::new(),
                name: row.get(0)?,
                kind: ActorKind::parse(&kind).unwrap_or(ActorKind::Unnamed),
                country: row.get(2)?,
                role: row.get(3)?,
                aliases: Vec::new(),
                mentions: Vec::new(),
            };
            Ok((actor, row.get::<_, Option<i64>>(4)?.unwrap_or(0)))
        })?;
        Ok(actors::key(&actor, &format!("r{report}")).full)
    }
}

/// Whether a field may have a value.
fn fits(id: Id, field: &str, value: &str) -> Result<(), Error> {
    let known = match (id, field) {
        (Id::Statement(_), "kind") => StatementKind::parse(value).is_some(),
        (Id::Act(_), "type") => ActType::parse(value).is_some(),
        (Id::Act(_), "status") => Status::parse(value).is_some(),
        (Id::Act(_), "commitment") => value.is_empty() || Commitment::parse(value).is_some(),
        (Id::Act(_), "deadline") => value.is_empty() || value.parse::<jiff::civil::Date>().is_ok(),
        _ => {
            let what = format!(
                "{id} has no field \"{field}\" to relabel: a statement has kind; an act type, status, commitment, deadline"
            );
            return Err(Error::new(&codes::UNFIT, what));
        }
    };
    if known { Ok(()) } else { Err(Error::new(&codes::UNFIT, format!("\"{value}\" is no {field}"))) }
}

struct Log<'w> {
    work: &'w Transaction<'w>,
    by: Option<&'w str>,
    at: String,
}

impl Log<'_> {
    /// A decision on a statement or act.
    fn on_item(&self, verb: &str, id: Id, label: Option<(&str, &str)>) -> Result<i64, Error> {
        let (table, item, number) = match id {
            Id::Statement(number) => ("statements", "statement", number),
            Id::Act(number) => ("acts", "act", number),
            _ => return Err(Error::new(&codes::UNFIT, format!("{id} is neither a statement nor an act"))),
        };
        let sql = format!("SELECT x.report, r.key, x.local FROM {table} x JOIN reports r ON r.id = x.report WHERE x.id = ?");
        let found: Option<(i64, String, String)> =
            self.work.query_row(&sql, [number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        let nothing = || Error::new(&codes::NO_SUCH_ID, format!("the book has no {id}"));
        let (report, key, local) = found.ok_or_else(nothing)?;
        let record = record(self.work, report)?;
        let place = places(&View::new(&record), item).into_iter().find(|place| place.local == local).ok_or_else(nothing)?;
        let (start, end, hash) = (place.span.0 as i64, place.span.1 as i64, place.hash);
        self.work.execute(
            "INSERT INTO fixes(at, by, verb, report, \"start\", \"end\", hash, item, field, value)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![self.at, self.by, verb, key, start, end, hash, item, label.map(|label| label.0), label.map(|label| label.1)],
        )?;
        let fix = self.work.last_insert_rowid();
        apply(self.work, report, &key)?;
        Ok(fix)
    }

    /// A decision on actors.
    fn on_actors(&self, verb: &str, one: Id, other: Option<Id>) -> Result<i64, Error> {
        let key = |id: Id| -> Result<(i64, i64), Error> {
            let Id::Actor(number) = id else { return Err(Error::new(&codes::UNFIT, format!("{id} is no actor"))) };
            let found =
                self.work.query_row("SELECT id, key FROM actors WHERE id = ?", [number], |row| Ok((row.get(0)?, row.get(1)?)));
            found.optional()?.ok_or_else(|| Error::new(&codes::NO_SUCH_ID, format!("the book has no {id}")))
        };
        let (first, actor) = key(one)?;
        let other = other.map(key).transpose()?;
        if let Some((second, _)) = other {
            let one_now = |id: i64| self.work.query_row("SELECT same FROM actors WHERE id = ?", [id], |row| row.get::<_, i64>(0));
            if one_now(first)? == one_now(second)? {
                return Err(Error::new(&codes::UNFIT, format!("{one} and {} are one already", Id::Actor(second))));
            }
        }
        self.work.execute(
            "INSERT INTO fixes(at, by, verb, actor, other) VALUES (?, ?, ?, ?, ?)",
            params![self.at, self.by, verb, actor, other.map(|(_, key)| key)],
        )?;
        let fix = self.work.last_insert_rowid();
        same::settle_all(self.work)?;
        Ok(fix)
    }

    fn undo(&self, number: i64) -> Result<i64, Error> {
        let found: Option<(String, Option<String>, bool)> = self
            .work
            .query_row(
                "SELECT verb, report, EXISTS (SELECT 1 FROM fixes u WHERE u.undoes = f.id) FROM fixes f WHERE id = ?",
                [number],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        let report = match found {
            None => return Err(Error::new(&codes::UNFIT, format!("there is no decision {number}"))),
            Some((_, _, true)) => return Err(Error::new(&codes::UNFIT, format!("decision {number} was taken back already"))),
            Some((verb, ..)) if verb == "undo" => {
                return Err(Error::new(&codes::UNFIT, format!("decision {number} took another back: decide that one anew")));
            }
            Some((_, report, _)) => report,
        };
        self.work
            .execute("INSERT INTO fixes(at, by, verb, undoes) VALUES (?, ?, 'undo', ?)", params![self.at, self.by, number])?;
        let fix = self.work.last_insert_rowid();
        match report {
            Some(key) => {
                let id = self.work.query_row("SELECT id FROM reports WHERE key = ?", [&key], |row| row.get(0)).optional()?;
                if let Some(id) = id {
                    apply(self.work, id, &key)?;
                }
            }
            None => same::settle_all(self.work)?,
        }
        Ok(fix)
    }
}

/// A decision that holds.
struct Holds {
    verb: String,
    span: Range,
    hash: String,
    item: String,
    label: Option<(String, String)>,
}

/// Applies all decisions on a report to its rows, which are first made what the record says.
pub(crate) fn apply(work: &Connection, report: i64, key: &str) -> Result<(), Error> {
    let decisions: Vec<Holds> = work
        .prepare_cached(
            "SELECT verb, \"start\", \"end\", hash, item, field, value FROM fixes f
             WHERE report = ? AND NOT EXISTS (SELECT 1 FROM fixes u WHERE u.undoes = f.id) ORDER BY id",
        )?
        .query_map([key], |row| {
            let label: (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
            let place = |column| row.get::<_, i64>(column).map(|point| usize::try_from(point).unwrap_or(usize::MAX));
            Ok(Holds {
                verb: row.get(0)?,
                span: Range(place(1)?, place(2)?),
                hash: row.get(3)?,
                item: row.get(4)?,
                label: label.0.zip(label.1),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let record = record(work, report)?;
    let view = View::new(&record);
    restore(work, report, &view)?;
    for decision in decisions {
        let table = if decision.item == "act" { "acts" } else { "statements" };
        // The same words: at the same place, or wherever they stand now.
        let words = places(&view, &decision.item).into_iter().filter(|place| place.hash == decision.hash);
        let near = words.min_by_key(|place| (place.span != decision.span, place.span.0 != decision.span.0));
        let Some(near) = near.filter(|near| !near.hash.is_empty() || near.span == decision.span) else { continue };
        let sql = format!("SELECT id FROM {table} WHERE report = ? AND local = ?");
        let row: Option<i64> = work.query_row(&sql, params![report, near.local], |row| row.get(0)).optional()?;
        let Some(row) = row else { continue };
        match (decision.verb.as_str(), &decision.label) {
            ("accept", _) => work.execute(&format!("UPDATE {table} SET verdict = 'accepted' WHERE id = ?"), [row])?,
            ("reject", _) => work.execute(&format!("UPDATE {table} SET verdict = 'rejected' WHERE id = ?"), [row])?,
            ("relabel", Some((field, value))) => relabel(work, table, row, field, value)?,
            _ => 0,
        };
    }
    Ok(())
}

fn relabel(work: &Connection, table: &str, row: i64, field: &str, value: &str) -> Result<usize, Error> {
    let value = Some(value).filter(|value| !value.is_empty());
    Ok(match (table, field) {
        ("statements", "kind") => work.execute("UPDATE statements SET kind = ? WHERE id = ?", params![value, row])?,
        ("acts", "type") => work.execute("UPDATE acts SET type = ? WHERE id = ?", params![value, row])?,
        ("acts", "status") => work.execute("UPDATE acts SET status = ? WHERE id = ?", params![value, row])?,
        ("acts", "commitment") => work.execute("UPDATE acts SET commitment = ? WHERE id = ?", params![value, row])?,
        ("acts", "deadline") => work.execute(
            "UPDATE acts SET deadline = ?1, deadline_from = ?1, deadline_to = date(?1, '+1 day') WHERE id = ?2",
            params![value, row],
        )?,
        _ => 0,
    })
}

/// The newest record of a report.
fn record(work: &Connection, report: i64) -> Result<Record, Error> {
    let nothing = || Error::new(&codes::NO_SUCH_ID, format!("the book has no record of {}", Id::Report(report)));
    crate::show::record(work, report, None)?.ok_or_else(nothing)
}

/// Where a statement or act of a record stands, and the hash of the words it rests on.
struct Place {
    local: String,
    span: Range,
    hash: String,
}

fn places(view: &View<'_>, item: &str) -> Vec<Place> {
    let place = |local, span, evidence: Evidence| Place { local, span, hash: evidence.hash };
    match item {
        "act" => view.acts().into_iter().map(|row| place(row.local, row.span, row.evidence)).collect(),
        _ => view.statements().into_iter().map(|row| place(row.local, row.span, row.evidence)).collect(),
    }
}

/// Makes the labels of a report's rows what its record says.
fn restore(work: &Connection, report: i64, view: &View<'_>) -> Result<(), Error> {
    for row in view.statements() {
        work.prepare_cached("UPDATE statements SET kind = ?, verdict = NULL WHERE report = ? AND local = ?")?
            .execute(params![row.kind, report, row.local])?;
    }
    for row in view.acts() {
        let [deadline, from, to] = row.deadline.unwrap_or_default();
        work.prepare_cached(
            "UPDATE acts SET type = ?, status = ?, commitment = ?, deadline = ?, deadline_from = ?, deadline_to = ?, verdict = NULL
             WHERE report = ? AND local = ?",
        )?
        .execute(params![row.kind, row.status, row.commitment, deadline, from, to, report, row.local])?;
    }
    Ok(())
}

/// Whether any decision is on a report.
pub(crate) fn any(work: &Connection, key: &str) -> Result<bool, Error> {
    Ok(work.prepare_cached("SELECT 1 FROM fixes WHERE report IS NOT NULL AND report = ? LIMIT 1")?.exists([key])?)
}

/// Whether any decision is on actors.
pub(crate) fn any_on_actors(work: &Connection) -> Result<bool, Error> {
    Ok(work.prepare_cached("SELECT 1 FROM fixes WHERE actor IS NOT NULL LIMIT 1")?.exists([])?)
}

/// Whom readers decided an actor to be, if they did and did not take it back: another, or itself after a split.
pub(crate) fn decided(work: &Connection, key: i64) -> Result<Option<i64>, Error> {
    let mut question = work.prepare_cached(
        "SELECT a.id FROM fixes f JOIN actors a ON a.key = coalesce(f.other, f.actor)
         WHERE f.actor IS NOT NULL AND f.actor = ? AND f.verb IN ('merge', 'split') AND NOT EXISTS (SELECT 1 FROM fixes u WHERE u.undoes = f.id)
         ORDER BY f.id DESC LIMIT 1",
    )?;
    Ok(question.query_row([key], |row| row.get(0)).optional()?)
}
