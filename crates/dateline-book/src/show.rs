//! A record in its text, and what changed between the texts of a report.

use dateline_record::Record;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::error::{Error, codes};
use crate::{Book, Id, stored};

/// What an id names, in the record it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The record of the version asked for, the newest by default.
    pub record: Record,
    /// The id of the statement or act in the record (`s1`), when one was asked for.
    pub local: Option<String>,
    /// `r12`.
    pub report: Id,
    /// All texts the report had.
    pub versions: Vec<Version>,
}

/// A text that a report had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// 1, 2, …
    pub number: i64,
    /// When it came into the book.
    pub added: String,
    /// SHA-256 of the text.
    pub sha256: String,
}

/// A piece of text that two versions share or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the older one only.
    Gone(String),
    /// In the newer one only.
    New(String),
}

impl Book {
    /// The record that holds what `id` names; `version` counts from 1, the newest when `None`.
    ///
    /// *Errors:* the book has nothing of this id, or no such version.
    pub fn show(&self, id: Id, version: Option<i64>) -> Result<Shown, Error> {
        let nothing = || Error::new(&codes::NO_SUCH_ID, format!("the book has no {id}"));
        let local = |table: &str, number: i64| {
            let sql = format!("SELECT report, local FROM {table} WHERE id = ?");
            self.connection.prepare_cached(&sql)?.query_row([number], |row| Ok((row.get(0)?, Some(row.get(1)?)))).optional()
        };
        let found: Option<(i64, Option<String>)> = match id {
            Id::Report(number) => Some((number, None)),
            Id::Statement(number) => local("statements", number)?,
            Id::Act(number) => local("acts", number)?,
            Id::Actor(_) | Id::Story(_) => None,
        };
        let (report, local) = found.ok_or_else(nothing)?;
        let record = record(&self.connection, report, version)?.ok_or_else(nothing)?;
        Ok(Shown { record, local, report: Id::Report(report), versions: self.versions(report)? })
    }

    fn versions(&self, report: i64) -> Result<Vec<Version>, Error> {
        let mut question = self
            .connection
            .prepare_cached("SELECT number, added, lower(hex(sha256)) FROM versions WHERE report = ? ORDER BY number")?;
        let rows =
            question.query_map([report], |row| Ok(Version { number: row.get(0)?, added: row.get(1)?, sha256: row.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What changed from one version of a report to another, by sentences.
    ///
    /// *Errors:* there is no such report or version.
    pub fn difference(&self, report: Id, from: i64, to: i64) -> Result<Vec<Piece>, Error> {
        let text = |number| self.show(report, Some(number)).map(|shown| shown.record.report.text);
        Ok(difference(&text(from)?, &text(to)?))
    }
}

/// The record of a report, of its newest text when `version` is `None`; `None` where there is no such text.
pub(crate) fn record(connection: &Connection, report: i64, version: Option<i64>) -> Result<Option<Record>, Error> {
    let found: Option<(String, Vec<u8>)> = connection
        .prepare_cached(
            "SELECT v.text, x.zstd FROM reports r JOIN versions v ON v.report = r.id JOIN extractions x ON x.version = v.id
             WHERE r.id = ?1 AND (v.number = ?2 OR ?2 IS NULL AND v.id = r.version) ORDER BY x.id DESC LIMIT 1",
        )?
        .query_row(params![report, version], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.map(|(text, packed)| stored::record(&packed, text)).transpose()
}

/// What changed between two texts, by sentences: the longest common run of them is the same.
pub fn difference(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (sentences(old), sentences(new));
    let same_start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.get(same_start..).unwrap_or(&[]), new.get(same_start..).unwrap_or(&[]));
    let same_end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, tail) = old_rest.split_at(old_rest.len() - same_end);
    let (b, _) = new_rest.split_at(new_rest.len() - same_end);
    let mut pieces: Vec<Piece> = old.iter().take(same_start).map(|one| Piece::Same((*one).to_owned())).collect();
    between(a, b, &mut pieces);
    pieces.extend(tail.iter().map(|one| Piece::Same((*one).to_owned())));
    pieces
}

/// Most sentences on a side that are compared one by one.
const COMPARED: usize = 2000;

fn between(a: &[&str], b: &[&str], pieces: &mut Vec<Piece>) {
    if a.len() > COMPARED || b.len() > COMPARED {
        pieces.extend(a.iter().map(|one| Piece::Gone((*one).to_owned())));
        pieces.extend(b.iter().map(|one| Piece::New((*one).to_owned())));
        return;
    }
    // Length of the longest common subsequence of what is left of a and b.
    let width = b.len() + 1;
    let mut table = vec![0u32; (a.len() + 1) * width];
    let at = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let length = if x == y { at(&table, i + 1, j + 1) + 1 } else { at(&table, i + 1, j).max(at(&table, i, j + 1)) };
            if let Some(cell) = table.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    loop {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x == y => {
                pieces.push(Piece::Same((*x).to_owned()));
                (i, j) = (i + 1, j + 1);
            }
            (Some(x), y) if y.is_none() || at(&table, i + 1, j) >= at(&table, i, j + 1) => {
                pieces.push(Piece::Gone((*x).to_owned()));
                i += 1;
            }
            (_, Some(y)) => {
                pieces.push(Piece::New((*y).to_owned()));
                j += 1;
            }
            _ => break,
        }
    }
}

/// The sentences of a text, roughly: after a full stop, question or exclamation mark and white space, and at the end of a line.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for line in text.split('\n') {
        let mut rest = line;
        while let Some(end) = rest.match_indices(['.', '!', '?']).map(|(at, mark)| at + mark.len()).find(|end| {
            rest.get(*end..)
                .is_some_and(|after| after.trim_start_matches(['"', '”', '\'', '’', ')']).starts_with(char::is_whitespace))
        }) {
            let blank = rest.get(end..).and_then(|after| after.find(char::is_whitespace)).map_or(rest.len(), |more| end + more);
            sentences.push(rest.get(..blank).unwrap_or(rest).trim());
            rest = rest.get(blank..).unwrap_or("");
        }
        sentences.push(rest.trim());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

#[cfg(test)]
mod tests {
    use super::Piece::{Gone, New, Same};
    use super::difference;

    #[test]
    fn tells_sentences_that_came_and_went() {
        let old = "The port is closed. \"No deal,\" he said. It rained.";
        let new = "The port is closed. \"We have a deal,\" he said. It rained.";
        assert_eq!(
            difference(old, new),
            [
                Same("The port is closed.".into()),
                Gone("\"No deal,\" he said.".into()),
                New("\"We have a deal,\" he said.".into()),
                Same("It rained.".into())
            ]
        );
        assert_eq!(difference("", ""), []);
        assert_eq!(difference("A.", "A. B."), [Same("A.".into()), New("B.".into())]);
        assert_eq!(difference("A. B. C.", "C."), [Gone("A.".into()), Gone("B.".into()), Same("C.".into())]);
    }
}
