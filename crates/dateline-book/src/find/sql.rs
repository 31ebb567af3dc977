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
/// So many times more rows than expected may be walked, and it is still the quicker way.
const UNEVEN: i64 = 4;
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
}

/// A part of a filter: the set of ids, and the test of one row.
struct Part {
    set: String,
    test: String,
    /// The index that gives the rows that pass the test, by date.
    index: Option<&'static str>,
}

/// Whether what `filter` finds in `tables` is ordered by how well it fits the words: one order for all.
pub fn by_rank(book: &Book, filter: &Filter, tables: &[Table]) -> Result<bool, Error> {
    let words = words::all(&filter.words);
    if words.is_empty() || filter.sort != Sort::Fitting {
        return Ok(!words.is_empty() && filter.sort == Sort::Rank);
    }
    let values = [(":words", Value::Text(words))];
    for table in tables {
        if size(book, &with_words(*table), RANKED + 1, &values)? > RANKED {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The rows of a table that have the words.
fn with_words(table: Table) -> Part {
    let fts = format!("{}_words", table.name());
    let set = format!("SELECT rowid FROM {fts} WHERE {fts} MATCH :words");
    // Reading all matches once is quicker than asking for each row.
    Part { test: format!("s.id IN ({set})"), set, index: None }
}

/// The question that `filter` puts to `table`.
pub fn question(book: &Book, filter: &Filter, table: Table, by_rank: bool, limit: Option<usize>) -> Result<Question, Error> {
    let mut values: Vec<(&'static str, Value)> = Vec::new();
    let mut parts: Vec<Part> = parts(filter, table);
    let match_words = words::all(&filter.words);
    let has_words = !match_words.is_empty();
    if has_words {
        values.push((":words", Value::Text(match_words)));
        parts.push(with_words(table));
    } else if !filter.words.trim().is_empty() {
        return Err(Error::new(&codes::BAD_QUESTION, format!("there is no word in \"{}\"", filter.words)));
    }
    let enough = enough(book, table, limit)?;
    // Of a set that is alone no more is counted than tells how its rows are read.
    let most = match parts.len() {
        1 if by_rank => 0,
        1 => enough.min(SMALL + 1),
        _ => SMALL + 1,
    };
    let sizes = parts.iter().map(|part| size(book, part, most, &values)).collect::<Result<Vec<i64>, Error>>()?;
    let smallest = sizes.iter().enumerate().min_by_key(|(_, size)| **size).filter(|(_, size)| **size <= SMALL && **size < enough);
    // Rows that an index gives by date need not be few when all of them are wanted.
    let all = || parts.iter().position(|part| part.index.is_some() && limit.is_none());
    let driver = smallest.map_or_else(all, |(driver, _)| Some(driver));
    let by_index = driver.and_then(|driver| parts.get(driver)?.index).filter(|_| !by_rank);
    let mut conditions = plain(book, filter, table, &mut values)?;
    let words_at = parts.len() - usize::from(has_words);
    for (at, part) in parts.iter().enumerate() {
        if by_rank && at == words_at {
            continue;
        }
        // A set that is read once for all rows is quicker than a look into its table for each; not where few rows are walked.
        let once = part.index.is_none() && sizes.get(at).is_some_and(|size| *size <= SMALL && *size < most);
        conditions.push(if once { format!("s.id IN ({})", part.set) } else { part.test.clone() });
    }
    let name = table.name();
    let (columns, outcomes) = match table {
        Table::Statements => (SAID, ""),
        Table::Acts => (DONE, "LEFT JOIN outcomes o ON o.act = s.id"),
    };
    let by_date = |from: String| ("s.id".to_owned(), from, "0.0".to_owned(), "s.day DESC, s.id".to_owned());
    let (id, from, rank, order) = if by_rank {
        let fts = format!("{name}_words");
        // Where nothing else must hold the rows are not looked at before they are in order.
        let join = if conditions.is_empty() { String::new() } else { format!(" CROSS JOIN {name} s ON s.id = {fts}.rowid") };
        conditions.push(format!("{fts} MATCH :words"));
        // The sign keeps the index of words from putting all rows in order, of which few are wanted.
        (format!("{fts}.rowid"), format!("{fts}{join}"), format!("{fts}.rank"), format!("+{fts}.rank, {fts}.rowid"))
    } else if let Some(index) = by_index {
        by_date(format!("{name} s INDEXED BY {index}"))
    } else if smallest.is_some() {
        // The sign keeps the index of days out of it.
        ("s.id".to_owned(), format!("{name} s"), "0.0".to_owned(), "+s.day DESC, s.id".to_owned())
    } else {
        by_date(format!("{name} s INDEXED BY {}", walk(filter, table)))
    };
    let wanted = if conditions.is_empty() { "1".to_owned() } else { conditions.join(" AND ") };
    let limit = limit.map_or(String::new(), |limit| format!(" LIMIT {limit}"));
    // What is found is put in order by its id alone; only what is left then is read whole.
    let outer = if by_rank { "x.rank, x.id" } else { "s.day DESC, s.id" };
    let sql = format!(
        "SELECT {columns}, x.rank AS rank, {REPORT}
         FROM (SELECT {id} AS id, {rank} AS rank FROM {from} WHERE {wanted} ORDER BY {order}{limit}) x
         CROSS JOIN {name} s ON s.id = x.id CROSS JOIN reports r ON r.id = s.report {outcomes} ORDER BY {outer}"
    );
    Ok(Question { sql, values })
}

/// So many rows are found sooner by walking all of them by date than by sorting these: when they are spread evenly, enough of them are
/// met early.
fn enough(book: &Book, table: Table, limit: Option<usize>) -> Result<i64, Error> {
    let sql = format!("SELECT coalesce(max(id), 0) FROM {}", table.name());
    let all: i64 = book.connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
    let Some(limit) = limit.and_then(|limit| i64::try_from(limit).ok()) else { return Ok(i64::MAX) };
    Ok(limit.saturating_mul(all).saturating_mul(UNEVEN).isqrt().saturating_add(1))
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

/// Rows of a part, counted no further than `most`.
fn size(book: &Book, part: &Part, most: i64, values: &[(&'static str, Value)]) -> Result<i64, Error> {
    let sql = format!("SELECT count(*) FROM ({} LIMIT {most})", part.set);
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
    let mut add = |who: &Option<Who>, set: &str, test: &str| {
        if let Some(who) = who {
            let fill = |sql: &str| sql.replace("ALL", &who.list());
            let set = fill(set);
            let test = if test.is_empty() { format!("s.id IN ({set})") } else { fill(test) };
            parts.push(Part { set, test, index: None });
        }
    };
    match table {
        Table::Statements => {
            add(&filter.via, "SELECT statement FROM links WHERE actor IN (ALL)", "");
            add(&filter.to, "SELECT statement FROM about WHERE actor IN (ALL) AND \"to\" = 1", "");
            add(&filter.about, "SELECT statement FROM about WHERE actor IN (ALL)", "");
        }
        Table::Acts => {
            for (who, side) in [(&filter.who, "0"), (&filter.to, "1"), (&filter.about, "1")] {
                // The sign keeps the index of actors out of the test of one row.
                add(
                    who,
                    &format!("SELECT act FROM parties WHERE actor IN (ALL) AND recipient = {side}"),
                    &format!("EXISTS (SELECT 1 FROM parties WHERE act = s.id AND recipient = {side} AND +actor IN (ALL))"),
                );
            }
        }
    }
    if let (Table::Statements, Some(who)) = (table, &filter.who) {
        let all = who.list();
        parts.push(Part {
            set: format!("SELECT id FROM statements WHERE speaker IN ({all})"),
            test: format!("s.speaker IN ({all})"),
            index: Some("statements_speaker"),
        });
    }
    if let Some(story) = filter.story {
        let name = table.name();
        parts.push(Part {
            set: format!("SELECT x.id FROM reports y JOIN {name} x ON x.report = y.id WHERE y.story = {story}"),
            test: format!("EXISTS (SELECT 1 FROM reports r WHERE r.id = s.report AND r.story = {story})"),
            index: None,
        });
    }
    parts
}

/// Conditions on the row itself.
fn plain(book: &Book, filter: &Filter, table: Table, values: &mut Vec<(&'static str, Value)>) -> Result<Vec<String>, Error> {
    let mut conditions = Vec::new();
    let mut hold = |condition: &str, value: Option<(&'static str, String)>| {
        conditions.push(condition.to_owned());
        values.extend(value.map(|(name, value)| (name, Value::Text(value))));
    };
    // Where no reader rejected anything no row is asked for its verdict.
    let rejections = "SELECT EXISTS (SELECT 1 FROM fixes WHERE verb = 'reject')";
    if !filter.rejected && book.connection.prepare_cached(rejections)?.query_row([], |row| row.get(0))? {
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
    Ok(conditions)
}
