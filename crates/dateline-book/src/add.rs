//! Adding reports: idempotent, one transaction a batch.

use std::collections::HashSet;

use dateline_record::{Record, sha256_hex};
use dateline_resolve::across::actors;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use crate::error::Error;
use crate::project::View;
use crate::{Book, same, stored};

/// A record on its way into the book.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What was read.
    pub record: &'a Record,
    /// Which report it is of: [`key`](crate::key) says.
    pub key: &'a str,
    /// The bytes it came in, kept once for all reports in them.
    pub capture: Option<&'a [u8]>,
}

/// What a batch changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Reports that are new to the book.
    pub new: u64,
    /// Reports whose text changed: a version more.
    pub changed: u64,
    /// Texts that were there already, read again by another model.
    pub read_again: u64,
    /// What was there already.
    pub same: u64,
}

impl std::ops::AddAssign for Added {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.read_again += other.read_again;
        self.same += other.same;
    }
}

/// Which texts were read by which model, to tell without reading them again.
#[derive(Clone, Debug, Default)]
pub struct Known {
    texts: HashSet<[u8; 16]>,
}

impl Known {
    /// Whether the text of this hash was read for the report of this key.
    pub fn holds(&self, key: &str, sha256: &str) -> bool {
        self.texts.contains(&mark(key, sha256))
    }
}

fn mark(key: &str, sha256: &str) -> [u8; 16] {
    let mut mark = [0; 16];
    let hash = sha256_hex(format!("{sha256} {key}").as_bytes());
    for (byte, digit) in mark.iter_mut().zip(hash.bytes()) {
        *byte = digit;
    }
    mark
}

impl Book {
    /// What was read by `model` so far.
    pub fn known(&self, model: &str) -> Result<Known, Error> {
        let mut question = self.connection.prepare(
            "SELECT r.key, lower(hex(v.sha256)) FROM extractions x JOIN versions v ON v.id = x.version JOIN reports r ON r.id = v.report
             WHERE x.model = ?",
        )?;
        let mut rows = question.query([model])?;
        let mut texts = HashSet::new();
        while let Some(row) = rows.next()? {
            texts.insert(mark(row.get_ref(0)?.as_str().unwrap_or(""), row.get_ref(1)?.as_str().unwrap_or("")));
        }
        Ok(Known { texts })
    }

    /// Adds a batch, whole or not at all; what is there already changes nothing. `model` names what the records were made by,
    /// `now` is written down as the time of adding.
    ///
    /// Afterwards [`Book::relate`] compares the new reports with the others.
    pub fn add(&mut self, entries: &[Entry<'_>], model: &str, now: Timestamp) -> Result<Added, Error> {
        let work = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let now = now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let mut added = Added::default();
        for entry in entries {
            added += one(&work, entry, model, &now)?;
        }
        work.commit()?;
        Ok(added)
    }
}

fn one(work: &Transaction<'_>, entry: &Entry<'_>, model: &str, now: &str) -> Result<Added, Error> {
    let report = &entry.record.report;
    let found: Option<(i64, i64)> = work
        .prepare_cached("SELECT id, version FROM reports WHERE key = ?")?
        .query_row([entry.key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let mut added = Added::default();
    let (id, version, is_newest) = match found {
        None => {
            added.new = 1;
            let id = insert_report(work, entry)?;
            (id, insert_version(work, id, entry, now)?, true)
        }
        Some((id, newest)) => {
            let version: Option<i64> = work
                .prepare_cached("SELECT id FROM versions WHERE report = ? AND sha256 = unhex(?)")?
                .query_row(params![id, report.sha256], |row| row.get(0))
                .optional()?;
            match version {
                Some(version) => {
                    let mut read = work.prepare_cached("SELECT 1 FROM extractions WHERE version = ? AND model = ?")?;
                    if read.exists(params![version, model])? {
                        added.same = 1;
                        return Ok(added);
                    }
                    added.read_again = 1;
                    (id, version, version == newest)
                }
                None => {
                    added.changed = 1;
                    (id, insert_version(work, id, entry, now)?, true)
                }
            }
        }
    };
    work.prepare_cached("INSERT INTO extractions(version, model, zstd) VALUES (?, ?, ?)")?.execute(params![
        version,
        model,
        stored::pack(entry.record)?
    ])?;
    if is_newest {
        if found.is_some() {
            forget(work, id)?;
        }
        update_report(work, id, version, entry)?;
        project(work, id, entry.record)?;
        if crate::fix::any(work, entry.key)? {
            crate::fix::apply(work, id, entry.key)?;
        }
    }
    Ok(added)
}

fn insert_report(work: &Transaction<'_>, entry: &Entry<'_>) -> Result<i64, Error> {
    work.prepare_cached("INSERT INTO reports(key, name, version) VALUES (?, ?, 0)")?
        .execute(params![entry.key, entry.record.report.id])?;
    Ok(work.last_insert_rowid())
}

fn update_report(work: &Transaction<'_>, id: i64, version: i64, entry: &Entry<'_>) -> Result<(), Error> {
    let report = &entry.record.report;
    work.prepare_cached(
        "UPDATE reports SET name = ?, outlet = ?, url = ?, title = ?, author = ?, published = ?, language = ?, version = ?,
         related = 0 WHERE id = ?",
    )?
    .execute(params![
        report.id,
        report.outlet,
        report.url,
        report.title,
        report.author,
        report.published,
        report.language,
        version,
        id
    ])?;
    Ok(())
}

fn insert_version(work: &Transaction<'_>, report: i64, entry: &Entry<'_>, now: &str) -> Result<i64, Error> {
    let id: i64 = work.prepare_cached("SELECT coalesce(max(id), 0) + 1 FROM versions")?.query_row([], |row| row.get(0))?;
    let record = &entry.record.report;
    let capture = entry.capture.map(|bytes| insert_capture(work, bytes, id, &record.text)).transpose()?;
    work.prepare_cached(
        "INSERT INTO versions(id, report, number, sha256, added, capture, text)
         VALUES (?1, ?2, 1 + (SELECT count(*) FROM versions WHERE report = ?2), unhex(?3), ?4, ?5, ?6)",
    )?
    .execute(params![id, report, record.sha256, now, capture, record.text])?;
    Ok(id)
}

fn insert_capture(work: &Transaction<'_>, bytes: &[u8], version: i64, text: &str) -> Result<i64, Error> {
    let hash = sha256_hex(bytes);
    let there: Option<i64> =
        work.prepare_cached("SELECT id FROM captures WHERE hash = unhex(?)")?.query_row([&hash], |row| row.get(0)).optional()?;
    if let Some(id) = there {
        return Ok(id);
    }
    work.prepare_cached("INSERT INTO captures(hash, size, beside, zstd) VALUES (unhex(?), ?, ?, ?)")?.execute(params![
        hash,
        i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        version,
        stored::pack_capture(bytes, text)?
    ])?;
    Ok(work.last_insert_rowid())
}

/// Takes away the rows made from the record of a report; whatever was compared with it is to be compared again.
pub(crate) fn forget(work: &Transaction<'_>, report: i64) -> Result<(), Error> {
    for sql in [
        "UPDATE reports SET related = 0 WHERE copy = (SELECT copy FROM reports WHERE id = ?1)",
        "UPDATE reports SET copy = NULL WHERE copy = (SELECT copy FROM reports WHERE id = ?1)",
        "UPDATE reports SET related = 2 WHERE related = 1 AND id IN (SELECT report FROM statements WHERE utterance IN
           (SELECT utterance FROM statements WHERE report = ?1 AND utterance IS NOT NULL))",
        "DELETE FROM outcomes WHERE act IN (SELECT id FROM acts WHERE report = ?1)
           OR evidence IN (SELECT id FROM acts WHERE report = ?1)",
        "DELETE FROM links WHERE statement IN (SELECT id FROM statements WHERE report = ?1)",
        "DELETE FROM about WHERE actor IN (SELECT actor FROM namings WHERE report = ?1) AND \"to\" IN (0, 1)
           AND statement IN (SELECT id FROM statements WHERE report = ?1)",
        "DELETE FROM statements WHERE report = ?1",
        "DELETE FROM parties WHERE act IN (SELECT id FROM acts WHERE report = ?1)",
        "DELETE FROM acts WHERE report = ?1",
        "DELETE FROM times WHERE report = ?1",
        "DELETE FROM namings WHERE report = ?1",
        "DELETE FROM sketches WHERE report = ?1",
    ] {
        work.prepare_cached(sql)?.execute([report])?;
    }
    Ok(())
}

/// Writes the rows of a record.
pub(crate) fn project(work: &Transaction<'_>, report: i64, record: &Record) -> Result<(), Error> {
    let view = View::new(record);
    let ids = namings(work, report, record)?;
    let named = |local: &String| ids.iter().find(|named| named.local == *local);
    let actor = |local: &String| named(local).map(|named| named.id);
    for row in view.statements() {
        let rule = rule(work, &row.evidence.rule)?;
        let name = row.speaker.as_ref().and_then(named).map(|named| &named.name);
        work.prepare_cached(
            "INSERT INTO statements(report, local, \"start\", \"end\", kind, day, speaker, cue, who, addressee, medium, gap_start,
             gap_end, content, \"within\", score, rule, evidence_start, evidence_end)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            report,
            row.local,
            row.span.0 as i64,
            row.span.1 as i64,
            row.kind,
            row.day,
            row.speaker.as_ref().and_then(actor),
            row.links.last().and_then(|speaker| speaker.cue.as_ref()),
            Some(&row.who).filter(|who| Some(*who) != name),
            row.addressee,
            row.medium,
            row.gap.map(|gap| gap.0 as i64),
            row.gap.map(|gap| gap.1 as i64),
            Some(&row.content).filter(|_| row.is_copied),
            row.within,
            row.score,
            rule,
            row.evidence.span.0 as i64,
            row.evidence.span.1 as i64
        ])?;
        let statement = work.last_insert_rowid();
        work.prepare_cached("INSERT INTO statements_words(rowid, who, content) VALUES (?, ?, ?)")?.execute(params![
            statement,
            row.who,
            row.content
        ])?;
        let sources = row.links.len().saturating_sub(1);
        for (position, link) in row.links.iter().take(sources).enumerate() {
            work.prepare_cached("INSERT INTO links(statement, position, actor, words, cue) VALUES (?, ?, ?, ?, ?)")?.execute(
                params![
                    statement,
                    position as i64,
                    link.actor.as_ref().and_then(actor),
                    link.words.as_ref().filter(|words| Some(*words) != link.name.as_ref()),
                    link.cue
                ],
            )?;
        }
        for (local, to) in &row.about {
            if let Some(actor) = actor(local) {
                work.prepare_cached("INSERT OR IGNORE INTO about(actor, \"to\", statement) VALUES (?, ?, ?)")?
                    .execute(params![actor, to, statement])?;
            }
        }
    }
    for row in view.acts() {
        let [deadline, from, to] = row.deadline.clone().unwrap_or_default();
        let rule = rule(work, &row.evidence.rule)?;
        work.prepare_cached(
            "INSERT INTO acts(report, local, \"start\", \"end\", type, mode, cameo, status, commitment, day, agents, recipients,
             words, condition, deadline, deadline_from, deadline_to, place, place_country, measure, unit, statement, score,
             rule, evidence_start, evidence_end)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            report,
            row.local,
            row.span.0 as i64,
            row.span.1 as i64,
            row.kind,
            row.mode,
            row.cameo,
            row.status,
            row.commitment,
            row.day,
            row.agents,
            row.recipients,
            row.words,
            row.condition,
            deadline,
            from,
            to,
            row.place,
            row.place_country,
            row.measure,
            row.unit,
            row.statement,
            row.score,
            rule,
            row.evidence.span.0 as i64,
            row.evidence.span.1 as i64
        ])?;
        let act = work.last_insert_rowid();
        work.prepare_cached("INSERT INTO acts_words(rowid, agents, recipients, words, condition) VALUES (?, ?, ?, ?, ?)")?
            .execute(params![act, row.agents, row.recipients, row.words, row.condition])?;
        for (recipient, locals) in [(false, &row.agent), (true, &row.recipient)] {
            for actor in locals.iter().filter_map(actor) {
                work.prepare_cached("INSERT OR IGNORE INTO parties(act, recipient, actor) VALUES (?, ?, ?)")?
                    .execute(params![act, recipient, actor])?;
            }
        }
    }
    times(work, report, record)
}

/// Rows of `times`.
fn times(work: &Transaction<'_>, report: i64, record: &Record) -> Result<(), Error> {
    for time in &record.times {
        work.prepare_cached(
            "INSERT OR IGNORE INTO times(report, \"start\", \"end\", type, value, \"mod\", \"from\", \"to\")
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            report,
            time.span.0 as i64,
            time.span.1 as i64,
            time.kind.as_str(),
            time.value,
            time.modifier.map(|modifier| modifier.as_str()),
            time.from,
            time.to
        ])?;
    }
    Ok(())
}

/// The number of a rule.
fn rule(work: &Transaction<'_>, rule: &str) -> Result<i64, Error> {
    let there = work.prepare_cached("SELECT id FROM rules WHERE rule = ?")?.query_row([rule], |row| row.get(0)).optional()?;
    Ok(match there {
        Some(id) => id,
        None => work.prepare_cached("INSERT INTO rules(rule) VALUES (?)")?.insert([rule])?,
    })
}

/// An actor of a record in the book.
struct Named {
    local: String,
    id: i64,
    /// As in `actors`.
    name: String,
}

/// Rows of `actors`, `names` and `namings`: who the actors of the record are in the book.
fn namings(work: &Transaction<'_>, report: i64, record: &Record) -> Result<Vec<Named>, Error> {
    let mut ids = Vec::with_capacity(record.actors.len());
    for actor in &record.actors {
        let compared = actors::key(actor, &format!("r{report}"));
        let key = same::mark(&compared.full);
        let there: Option<(i64, String)> = work
            .prepare_cached("SELECT id, name FROM actors WHERE key = ?")?
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (id, first) = match there {
            Some(there) => there,
            None => {
                work.prepare_cached(
                    "INSERT INTO actors(key, grp, name, kind, country, role, same) VALUES (?, ?, ?, ?, ?, ?, 0)",
                )?
                .execute(params![
                    key,
                    compared.group.as_deref().map(same::mark),
                    actor.name,
                    actor.kind.as_str(),
                    actor.country,
                    actor.role
                ])?;
                let id = work.last_insert_rowid();
                work.prepare_cached("INSERT INTO actors_words(rowid, name) VALUES (?, ?)")?.execute(params![id, actor.name])?;
                match &compared.group {
                    Some(group) => same::settle(work, same::mark(group))?,
                    None => drop(work.prepare_cached("UPDATE actors SET same = id WHERE id = ?")?.execute([id])?),
                }
                (id, actor.name.clone())
            }
        };
        work.prepare_cached("INSERT INTO namings(report, local, actor, name, role, mentions) VALUES (?, ?, ?, ?, ?, ?)")?
            .execute(params![
                report,
                actor.id,
                id,
                Some(&actor.name).filter(|name| **name != first),
                actor.role,
                actor.mentions.len() as i64
            ])?;
        for name in std::iter::once(&actor.name).chain(&actor.aliases).filter(|name| **name != first) {
            let mut there = work.prepare_cached("SELECT 1 FROM names WHERE actor = ? AND name = ?")?;
            if !there.exists(params![id, name])? {
                let number = work.prepare_cached("INSERT INTO names(actor, name) VALUES (?, ?)")?.insert(params![id, name])?;
                work.prepare_cached("INSERT INTO names_words(rowid, name) VALUES (?, ?)")?.execute(params![number, name])?;
            }
        }
        ids.push(Named { local: actor.id.clone(), id, name: first });
    }
    Ok(ids)
}
