//! A filter as a question in SQL.
//!
//! Each part of a filter names a set of rows. The smallest set drives the question when it is small: its rows are looked up and
//! sorted. Where every set is large, the rows are walked by date and each is held against the parts, until enough are found. So a
//! rare name and a common word are both answered quickly, and nothing depends on statistics that the database may not have.

use rusqlite::types::Value;

use super::{DONE, Filter, Kind, REPORT, SAID, Sort};
use crate::error::{Error, codes};
use crate::{Book, Who, words};

/// A set of more rows is not looked up and sorted.
const SMALL: i64 = 4000;
/// Of words in more rows than this the rank says little and costs much.
const RANKED: i64 = 5000;

/// Where rows come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Statements,
    Acts,
}

impl Table {
    /// The tables that a filter asks.
    pub fn of(filter: &Filter) -> Vec<Self> {
        let acts_only = filter.act.is_some() || filter.status.is_some();
        let statements_only = filter.via.is_some();
        match filter.kind {
            Kind::Statement => vec![Self::Statements],
            Kind::Any if statements_only => vec![Self::Statements],
            Kind::Any if !acts_only => vec![Self::Statements, Self::Acts],
            _ => vec![Self::Acts],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Acts => "acts",
        }
    }
}

/// A question with its values.
pub struct Question {
    pub sql: String,
    pub values: Vec<(&'static str, Value)>,
    pub by_rank: bool,
}

/// A part of a filter: the set of ids, and the test of one row.
struct Part {
    set: String,
    test: String,
    /// The set with the day of each, from an index.
    by_date: Option<String>,
}

/// The question that `filter` puts to `table`.
pub fn question(book: &Book, filter: &Filter, table: Table, limit: Option<usize>) -> Result<Question, Error> {
    let mut values: Vec<(&'static str, Value)> = Vec::new();
    let mut parts: Vec<Part> = parts(filter, table);
    let match_words = words::all(&filter.words);
    let has_words = !match_words.is_empty();
    if has_words {
        values.push((":words", Value::Text(match_words)));
        let fts = format!("{}_words", table.name());
        parts.push(Part {
            set: format!("SELECT rowid FROM {fts} WHERE {fts} MATCH :words"),
            // Reading all matches once is quicker than asking for each row.
            test: format!("s.id IN (SELECT rowid FROM {fts} WHERE {fts} MATCH :words)"),
            by_date: None,
        });
    } else if !filter.words.trim().is_empty() {
        return Err(Error::new(&codes::BAD_QUESTION, format!("there is no word in \"{}\"", filter.words)));
    }
    let sizes = match parts.as_slice() {
        // There is nothing to choose from.
        [only] if only.by_date.is_some() => vec![0],
        _ => parts.iter().map(|part| size(book, part, &values)).collect::<Result<Vec<i64>, Error>>()?,
    };
    let words_size = if has_words { sizes.last().copied().unwrap_or(0) } else { 0 };
    let by_rank = has_words
        && match filter.sort {
            Sort::Rank => true,
            Sort::Date => false,
            Sort::Fitting => words_size <= RANKED,
        };
    let smallest = sizes.iter().enumerate().min_by_key(|(_, size)| **size).filter(|(_, size)| **size <= SMALL);
    // Rows that an index gives by date need not be few.
    let driver = smallest.map_or_else(|| parts.iter().position(|part| part.by_date.is_some()), |(driver, _)| Some(driver));
    let by_date = driver.and_then(|driver| parts.get(driver)?.by_date.as_ref()).filter(|_| !by_rank);
    let mut conditions = plain(filter, table, &mut values);
    let words_at = parts.len() - usize::from(has_words);
    for (at, part) in parts.iter().enumerate() {
        if by_rank && at == words_at {
            continue;
        }
        let drives = !by_rank && driver == Some(at);
        if drives && by_date.is_some() {
            continue;
        }
        conditions.push(if drives { format!("s.id IN ({})", part.set) } else { part.test.clone() });
    }
    let name = table.name();
    let (columns, outcomes) = match table {
        Table::Statements => (SAID, ""),
        Table::Acts => (DONE, "LEFT JOIN outcomes o ON o.act = s.id"),
    };
    let (from, rank, order) = if by_rank {
        let fts = format!("{name}_words");
        conditions.push(format!("{fts} MATCH :words"));
        (format!("{fts} CROSS JOIN {name} s ON s.id = {fts}.rowid"), format!("{fts}.rank"), "ORDER BY rank")
    } else if let Some(index) = by_date {
        // A limit keeps the database from taking the inner question into the outer one, and so the order.
        let set = format!("SELECT DISTINCT day, id FROM ({index}) ORDER BY day DESC, id LIMIT -1");
        (format!("({set}) p CROSS JOIN {name} s ON s.id = p.id"), "0.0".to_owned(), "")
    } else if smallest.is_some() {
        (format!("{name} s"), "0.0".to_owned(), "ORDER BY +s.day DESC, s.id")
    } else {
        (format!("{name} s INDEXED BY {}", walk(filter, table)), "0.0".to_owned(), "ORDER BY s.day DESC, s.id")
    };
    let wanted = if conditions.is_empty() { "1".to_owned() } else { conditions.join(" AND ") };
    let limit = limit.map_or(String::new(), |limit| format!(" LIMIT {limit}"));
    // What is found is put in order by its id alone; only what is left then is read whole.
    let outer = if by_rank { "x.rank" } else { "s.day DESC, s.id" };
    let sql = format!(
        "SELECT {columns}, x.rank AS rank, {REPORT}
         FROM (SELECT s.id AS id, {rank} AS rank FROM {from} WHERE {wanted} {order}{limit}) x
         CROSS JOIN {name} s ON s.id = x.id CROSS JOIN reports r ON r.id = s.report {outcomes} ORDER BY {outer}"
    );
    Ok(Question { sql, values, by_rank })
}

/// The index that gives rows by date.
fn walk(filter: &Filter, table: Table) -> &'static str {
    match table {
        Table::Statements => "statements_day",
        Table::Acts if matches!(filter.kind, Kind::Commitment(_)) => "acts_commitment",
        Table::Acts if filter.act.is_some() => "acts_type",
        Table::Acts => "acts_day",
    }
}

/// Rows of a part, counted no further than matters.
fn size(book: &Book, part: &Part, values: &[(&'static str, Value)]) -> Result<i64, Error> {
    let sql = format!("SELECT count(*) FROM ({} LIMIT {})", part.set, RANKED + 1);
    let mut statement = book.connection.prepare_cached(&sql)?;
    let used: Vec<(&str, &dyn rusqlite::ToSql)> = values
        .iter()
        .filter(|(name, _)| sql.contains(name))
        .map(|(name, value)| (*name, value as &dyn rusqlite::ToSql))
        .collect();
    Ok(statement.query_row(used.as_slice(), |row| row.get(0))?)
}

/// The parts that name actors or a story.
fn parts(filter: &Filter, table: Table) -> Vec<Part> {
    let mut parts = Vec::new();
    match table {
        Table::Statements => {
            let mut add = |who: &Option<Who>, from: &str| {
                if let Some(who) = who {
                    let set = format!("SELECT statement FROM {from} actor IN ({})", who.list());
                    parts.push(Part { test: format!("s.id IN ({set})"), set, by_date: None });
                }
            };
            add(&filter.via, "links WHERE");
            add(&filter.to, "about WHERE \"to\" = 1 AND");
            add(&filter.about, "about WHERE");
            if let Some(who) = &filter.who {
                let all = who.list();
                parts.push(Part {
                    set: format!("SELECT id FROM statements WHERE speaker IN ({all})"),
                    test: format!("s.speaker IN ({all})"),
                    by_date: Some(format!(
                        "SELECT day, id FROM statements INDEXED BY statements_speaker WHERE speaker IN ({all})"
                    )),
                });
            }
        }
        Table::Acts => {
            let sides = [(&filter.who, 0), (&filter.to, 1), (&filter.about, 1)];
            for (who, side) in sides.into_iter().filter_map(|(who, side)| Some((who.as_ref()?, side))) {
                let all = who.list();
                let of = format!("parties WHERE recipient = {side} AND actor IN ({all})");
                parts.push(Part {
                    set: format!("SELECT act FROM {of}"),
                    // The sign keeps the index of actors out of the test of one row.
                    test: format!("EXISTS (SELECT 1 FROM parties WHERE act = s.id AND recipient = {side} AND +actor IN ({all}))"),
                    by_date: Some(format!("SELECT day, act AS id FROM {of}")),
                });
            }
        }
    }
    if let Some(story) = filter.story {
        let name = table.name();
        parts.push(Part {
            set: format!("SELECT x.id FROM reports y JOIN {name} x ON x.report = y.id WHERE y.story = {story}"),
            test: format!("EXISTS (SELECT 1 FROM reports r WHERE r.id = s.report AND r.story = {story})"),
            by_date: None,
        });
    }
    parts
}

/// Conditions on the row itself.
fn plain(filter: &Filter, table: Table, values: &mut Vec<(&'static str, Value)>) -> Vec<String> {
    let mut conditions = Vec::new();
    let mut hold = |condition: &str, value: Option<(&'static str, String)>| {
        conditions.push(condition.to_owned());
        values.extend(value.map(|(name, value)| (name, Value::Text(value))));
    };
    if !filter.rejected {
        hold("s.verdict IS NOT 'rejected'", None);
    }
    if let Some(since) = &filter.since {
        hold("s.day >= :since", Some((":since", since.clone())));
    }
    if let Some(until) = &filter.until {
        hold("s.day <= :until", Some((":until", until.clone())));
    }
    if filter.once {
        let first = match table {
            Table::Statements => "(s.utterance IS NULL OR s.utterance = s.id)",
            Table::Acts => "EXISTS (SELECT 1 FROM reports r WHERE r.id = s.report AND (r.copy IS NULL OR r.copy = r.id))",
        };
        hold(first, None);
    }
    if table == Table::Acts {
        if let Some(kind) = filter.act {
            hold("s.type = :type", Some((":type", kind.to_string())));
        }
        if let Some(status) = filter.status {
            hold("s.status = :status", Some((":status", status.to_string())));
        }
        match filter.kind {
            Kind::Commitment(commitment) => {
                hold("s.commitment = :commitment", Some((":commitment", commitment.to_string())));
            }
            Kind::Deadline => hold("s.deadline IS NOT NULL", None),
            _ => {}
        }
    }
    conditions
}
