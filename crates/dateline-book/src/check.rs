//! Proof that a book is whole: pages, indexes, hashes, spans, rows.

use dateline_record::sha256_hex;
use serde::Serialize;

use crate::error::Error;
use crate::project::View;
use crate::{Book, Id, stored};

/// What was proved, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Texts whose hash was computed again.
    pub texts: u64,
    /// Captures whose hash was computed again.
    pub captures: u64,
    /// Records read back.
    pub records: u64,
    /// Spans of evidence whose words were held against their hash.
    pub evidence: u64,
    /// Statements and acts of the tables held against the records.
    pub rows: u64,
    /// What is wrong, in words; empty when all is well.
    pub faults: Vec<String>,
}

impl Book {
    /// Checks everything. `step` is told how many texts were checked.
    ///
    /// Faults are told, not returned as an error, as far as the file can be read at all.
    pub fn check(&self, mut step: impl FnMut(u64)) -> Result<Checked, Error> {
        let mut checked = Checked::default();
        self.pages(&mut checked)?;
        if !checked.faults.is_empty() {
            return Ok(checked);
        }
        self.indexes(&mut checked);
        self.references(&mut checked)?;
        self.captures(&mut checked)?;
        let mut question = self.connection.prepare(
            "SELECT v.id, v.report, lower(hex(v.sha256)), v.text, x.zstd, r.version = v.id AND x.id = (SELECT max(id) FROM extractions
               WHERE version = v.id) FROM versions v JOIN reports r ON r.id = v.report
             LEFT JOIN extractions x ON x.version = v.id ORDER BY v.id",
        )?;
        let mut rows = question.query([])?;
        while let Some(row) = rows.next()? {
            let (version, report, sha256, text): (i64, i64, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let (packed, newest): (Option<Vec<u8>>, Option<bool>) = (row.get(4)?, row.get(5)?);
            checked.texts += 1;
            step(checked.texts);
            if sha256_hex(text.as_bytes()) != sha256 {
                checked
                    .faults
                    .push(format!("the text of {} (version {version}) is not the one that was kept", Id::Report(report)));
                continue;
            }
            match packed.map(|packed| stored::record(&packed, text)) {
                None => checked.faults.push(format!("{} (version {version}) has no record", Id::Report(report))),
                Some(Err(error)) => checked.faults.push(format!("{}: {error}", Id::Report(report))),
                Some(Ok(record)) => {
                    checked.records += 1;
                    // Reading it back held the words of all evidence against their hash.
                    checked.evidence += record.evidence().count() as u64;
                    if newest == Some(true) {
                        self.rows(report, &record, &mut checked)?;
                    }
                }
            }
        }
        Ok(checked)
    }

    fn pages(&self, checked: &mut Checked) -> Result<(), Error> {
        let mut question = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let mut rows = question.query([])?;
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let line: String = row.get(0)?;
                    if line != "ok" {
                        checked.faults.push(line);
                    }
                }
                Ok(None) => return Ok(()),
                Err(error) => {
                    checked.faults.push(error.to_string());
                    return Ok(());
                }
            }
        }
    }

    /// Full-text indexes against their tables. They can only be checked where the book may be written; nothing is written.
    fn indexes(&self, checked: &mut Checked) {
        if self.connection.is_readonly("main").unwrap_or(true) {
            return;
        }
        for table in crate::book::WORDS {
            let sql = format!("INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)");
            if let Err(error) = self.connection.execute(&sql, []) {
                checked.faults.push(format!("the index of words {table} does not fit its table: {error}"));
            }
        }
    }

    fn references(&self, checked: &mut Checked) -> Result<(), Error> {
        let mut question = self.connection.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?;
        let mut rows = question.query([])?;
        while let Some(row) = rows.next()? {
            let (table, count): (String, i64) = (row.get(0)?, row.get(1)?);
            checked.faults.push(format!("{count} rows of {table} refer to what is not there"));
        }
        Ok(())
    }

    fn captures(&self, checked: &mut Checked) -> Result<(), Error> {
        let mut question = self.connection.prepare(
            "SELECT lower(hex(c.hash)), c.zstd, v.text FROM captures c JOIN versions v ON v.id = c.beside ORDER BY c.id",
        )?;
        let mut rows = question.query([])?;
        while let Some(row) = rows.next()? {
            let (hash, packed, text): (String, Vec<u8>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            checked.captures += 1;
            if !stored::capture(&packed, &text).is_ok_and(|bytes| sha256_hex(&bytes) == hash) {
                checked.faults.push(format!("the capture {hash} is not the one that was kept"));
            }
        }
        Ok(())
    }

    /// The rows of a report against its record.
    fn rows(&self, report: i64, record: &dateline_record::Record, checked: &mut Checked) -> Result<(), Error> {
        let view = View::new(record);
        let kept = |table: &str, words: &str| -> Result<Vec<(String, String)>, Error> {
            let sql = format!("SELECT local, {words} FROM {table} x WHERE report = ? ORDER BY id");
            let mut question = self.connection.prepare_cached(&sql)?;
            let rows = question.query_map([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let statements: Vec<_> = view.statements().into_iter().map(|row| (row.local, row.content)).collect();
        let acts: Vec<_> = view.acts().into_iter().map(|row| (row.local, row.words)).collect();
        checked.rows += (statements.len() + acts.len()) as u64;
        if kept("statements", "(SELECT content FROM said WHERE said.id = x.id)")? != statements || kept("acts", "words")? != acts
        {
            checked.faults.push(format!("the tables say something else of {} than its record", Id::Report(report)));
        }
        Ok(())
    }
}
