//! A statement or an act through all reports.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use crate::error::{Error, codes};
use crate::find::{DONE, Found, REPORT, SAID, done, said};
use crate::project::{LinkRow, View};
use crate::{Book, Id};

/// Days that two reports of one act may be apart.
const APART: i64 = 3;

/// A statement or act, and where else it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Traced {
    /// What was asked for.
    pub found: Found,
    /// The sources of a statement, outermost first, the speaker last; empty for an act.
    pub chain: Vec<Source>,
    /// All places where it stands, the earliest first: that is its first appearance.
    pub appearances: Vec<Appearance>,
    /// How many reports, texts and sources there are of it.
    pub counts: Counts,
    /// The ways it came, each once: the chain in words, the speaker first.
    pub routes: Vec<String>,
    /// The wordings it has, the earliest first.
    pub wordings: Vec<Wording>,
}

/// A source of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The actor, when it is named.
    pub actor: Option<Id>,
    /// Its name, or the words that stand for it.
    pub name: String,
    /// The reporting verb or phrase.
    pub cue: Option<String>,
}

/// One place where it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Appearance {
    /// There.
    pub found: Found,
    /// The earliest report of the same text, when there are several.
    pub copy_of: Option<Id>,
}

/// How well it is borne out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Reports that tell it.
    pub reports: usize,
    /// Texts among them: reports that are copies of one text count once.
    pub texts: usize,
    /// Independent chains among these: outlets or agencies that have it from nobody else named.
    pub chains: usize,
}

/// One wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The words.
    pub words: String,
    /// How many reports have it.
    pub reports: usize,
}

impl Book {
    /// Where else a statement or act stands. Outcomes are told as of the day `on`, ISO 8601.
    ///
    /// *Errors:* the book has nothing of this id.
    pub fn trace(&self, id: Id, on: Option<&str>) -> Result<Traced, Error> {
        let appearances = match id {
            Id::Statement(number) => self.same_said(number)?,
            Id::Act(number) => self.same_done(number, on)?,
            _ => return Err(Error::new(&codes::NO_SUCH_ID, format!("{id} is neither a statement nor an act"))),
        };
        let found = appearances.iter().find(|one| one.found.id == id).map(|one| one.found.clone());
        let found = found.ok_or_else(|| Error::new(&codes::NO_SUCH_ID, format!("the book has no {id}")))?;
        let mut counts = Counts {
            reports: appearances.iter().map(|one| one.found.report.id).collect::<BTreeSet<_>>().len(),
            ..Counts::default()
        };
        let (mut texts, mut chains, mut routes) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        let mut wordings: Vec<(String, Wording)> = Vec::new();
        for one in &appearances {
            let text = one.copy_of.unwrap_or(one.found.report.id);
            if texts.insert(text) {
                chains.insert(self.outermost(&one.found)?);
            }
            if one.found.kind == "statement" && !routes.contains(&one.found.who) {
                routes.push(one.found.who.clone());
            }
            let plain = plain(&one.found.words);
            match wordings.iter_mut().find(|(known, _)| *known == plain) {
                Some((_, wording)) => wording.reports += 1,
                None => wordings.push((plain, Wording { words: one.found.words.clone(), reports: 1 })),
            }
        }
        (counts.texts, counts.chains) = (texts.len(), chains.len());
        let chain = if let Id::Statement(_) = id { self.chain(id)? } else { Vec::new() };
        Ok(Traced {
            found,
            chain,
            appearances,
            counts,
            routes,
            wordings: wordings.into_iter().map(|(_, wording)| wording).collect(),
        })
    }

    /// The sources of a statement; their words are those of its record.
    fn chain(&self, id: Id) -> Result<Vec<Source>, Error> {
        let shown = self.show(id, None)?;
        let Id::Report(report) = shown.report else { return Ok(Vec::new()) };
        let rows = View::new(&shown.record).statements().into_iter();
        let links = rows.filter(|row| Some(&row.local) == shown.local.as_ref()).flat_map(|row| row.links);
        let source = |link: LinkRow| -> Result<Source, Error> {
            let known: Option<(i64, String)> = self
                .connection
                .prepare_cached(
                    "SELECT a.same, a.name FROM namings g JOIN actors a ON a.id = g.actor WHERE g.report = ? AND g.local = ?",
                )?
                .query_row(params![report, link.actor], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let words = link.words.filter(|words| Some(words) != link.name.as_ref());
            let (actor, name) = known.map_or((None, None), |(same, name)| (Some(Id::Actor(same)), Some(name)));
            Ok(Source { actor, name: words.or(name).unwrap_or_else(|| "nobody named".to_owned()), cue: link.cue })
        };
        links.map(source).collect()
    }

    /// Whom a report has it from: the outermost source before the speaker, else the outlet, else the report itself.
    fn outermost(&self, found: &Found) -> Result<String, Error> {
        if let Id::Statement(number) = found.id {
            let first: Option<String> = self
                .connection
                .prepare_cached(
                    "SELECT coalesce(l.words, a.name, 'nobody named') FROM links l LEFT JOIN actors a ON a.id = l.actor
                     WHERE l.statement = ? AND l.position = 0",
                )?
                .query_row([number], |row| row.get(0))
                .optional()?;
            if let Some(first) = first {
                return Ok(first.to_lowercase());
            }
        }
        let outlet = found.report.outlet.as_ref().map(|outlet| outlet.to_lowercase());
        Ok(outlet.unwrap_or_else(|| found.report.id.to_string()))
    }

    /// The statements of the same utterance.
    fn same_said(&self, number: i64) -> Result<Vec<Appearance>, Error> {
        let sql = format!(
            "SELECT {SAID}, {REPORT}, r.copy FROM statements s JOIN reports r ON r.id = s.report
             WHERE s.id = ?1 OR s.utterance = (SELECT utterance FROM statements WHERE id = ?1)
             ORDER BY r.published IS NULL, r.published, r.key, s.\"start\""
        );
        let mut question = self.connection.prepare_cached(&sql)?;
        let rows = question.query_map([number], |row| Ok(Appearance { found: said(row)?, copy_of: copy(row)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The acts that are the same one: of the same type and parties within a few days, in reports on one thing or of one text.
    fn same_done(&self, number: i64, on: Option<&str>) -> Result<Vec<Appearance>, Error> {
        let there: Option<(String, Option<String>)> = self
            .connection
            .prepare_cached("SELECT type, day FROM acts WHERE id = ?")?
            .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if there.is_none() {
            return Err(Error::new(&codes::NO_SUCH_ID, format!("the book has no {}", Id::Act(number))));
        }
        let sql = format!(
            "SELECT {DONE}, {REPORT}, r.copy FROM acts x JOIN reports y ON y.id = x.report
               JOIN acts s ON s.type = x.type AND s.status = x.status
                 AND (s.id = x.id OR s.day BETWEEN date(x.day, ?2) AND date(x.day, ?3))
               JOIN reports r ON r.id = s.report LEFT JOIN outcomes o ON o.act = s.id
             WHERE x.id = ?1 AND (s.id = x.id OR ((r.story = y.story OR r.copy = y.copy) AND r.id <> y.id
               AND EXISTS (SELECT 1 FROM parties p JOIN actors a ON a.id = p.actor JOIN parties q ON q.act = x.id AND q.recipient = p.recipient
                 JOIN actors b ON b.id = q.actor WHERE p.act = s.id AND NOT p.recipient AND a.same = b.same)
               AND (NOT EXISTS (SELECT 1 FROM parties q WHERE q.act = x.id AND q.recipient)
                 OR EXISTS (SELECT 1 FROM parties p JOIN actors a ON a.id = p.actor JOIN parties q ON q.act = x.id AND q.recipient = p.recipient
                 JOIN actors b ON b.id = q.actor WHERE p.act = s.id AND p.recipient AND a.same = b.same))))
             ORDER BY r.published IS NULL, r.published, r.key, s.\"start\""
        );
        let mut question = self.connection.prepare_cached(&sql)?;
        let (before, after) = (format!("-{APART} days"), format!("+{APART} days"));
        let rows = question
            .query_map(params![number, before, after], |row| Ok(Appearance { found: done(row, on)?, copy_of: copy(row)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn copy(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Id>> {
    Ok(row.get::<_, Option<i64>>("copy")?.map(Id::Report))
}

/// Words as they are compared: letters and digits.
fn plain(words: &str) -> String {
    let lower = words.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
