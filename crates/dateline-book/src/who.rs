//! Whom a name means.

use serde::Serialize;

use crate::error::{Error, codes};
use crate::{Book, Id};

/// Most actors a name may mean in a question.
const MOST: usize = 5000;
/// Actors of a name whose reports are counted to tell the best known.
const LOOKED_AT: usize = 16;
/// Names proposed for one that nobody has.
const PROPOSALS: usize = 3;

/// The actors a name means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// `actors.id` of all of them, those merged into them included, sorted.
    pub(crate) ids: Vec<i64>,
    /// The first few that reports share, or else the first few: the best known is among them.
    known: Vec<i64>,
    /// How many there are, merged ones counted once.
    several: usize,
}

impl Who {
    pub(crate) fn list(&self) -> String {
        let ids: Vec<String> = self.ids.iter().map(i64::to_string).collect();
        ids.join(",")
    }
}

/// An actor in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActorRef {
    /// `a12`.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: String,
    /// Country.
    pub country: Option<String>,
    /// Reports it is in.
    pub reports: i64,
}

impl Book {
    /// The actors that `name` means: those called so in any report (all its words, any case, without marks), or the one of an id
    /// such as `a12`.
    ///
    /// *Errors:* nobody is called so; the nearest names are told.
    pub fn who(&self, name: &str) -> Result<Who, Error> {
        let (which, value) = which(name);
        let mut question = self.connection.prepare_cached(&format!(
            "SELECT CASE WHEN a.same = a.id THEN a.grp IS NULL ELSE (SELECT b.grp IS NULL FROM actors b WHERE b.id = a.same) END, a.same
             FROM actors a WHERE a.id {which}"
        ))?;
        let rows = question.query_map([value], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut found: Vec<(bool, i64)> = rows.collect::<rusqlite::Result<_>>()?;
        if found.is_empty() {
            return Err(self.nobody(name)?);
        }
        // Those that reports share come first.
        found.sort_unstable();
        found.dedup();
        found.truncate(MOST);
        let mut ids: Vec<i64> = found.into_iter().map(|(_, id)| id).collect();
        let (known, several) = (ids.iter().take(LOOKED_AT).copied().collect(), ids.len());
        ids.extend(self.merged(&ids)?);
        ids.sort_unstable();
        Ok(Who { ids, known, several })
    }

    /// The best known of these actors and how many others there are, for people: "Rui Seabra (PRT), and 2 others of that name".
    pub fn named(&self, who: &Who) -> Result<String, Error> {
        let (mut best, mut most) = (None, -1);
        for &id in &who.known {
            let reports: i64 = self
                .connection
                .prepare_cached(&format!("SELECT count(*) FROM namings WHERE actor IN ({})", all_of("?1")))?
                .query_row([id], |row| row.get(0))?;
            if reports > most {
                (best, most) = (Some(id), reports);
            }
        }
        let (first, country): (String, Option<String>) = self
            .connection
            .prepare_cached("SELECT name, country FROM actors WHERE id = ?")?
            .query_row([best], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let country = country.map(|country| format!(" ({country})")).unwrap_or_default();
        Ok(match who.several {
            1 => format!("{first}{country}"),
            2 => format!("{first}{country}, and another of that name"),
            more => format!("{first}{country}, and {} others of that name", more - 1),
        })
    }

    /// The actors that were taken to be one of these.
    fn merged(&self, ids: &[i64]) -> Result<Vec<i64>, Error> {
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        let mut question = self
            .connection
            .prepare_cached("SELECT id FROM actors WHERE same IN (SELECT value FROM json_each(?1)) AND same <> id")?;
        let rows = question.query_map([format!("[{}]", ids.join(","))], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The actors that `name` means, the one in most reports first; merged ones once.
    pub fn actors(&self, name: &str) -> Result<Vec<ActorRef>, Error> {
        let (which, value) = which(name);
        let mut question = self.connection.prepare_cached(&format!(
            "SELECT a.id, a.name, a.kind, a.country,
               (SELECT count(*) FROM namings WHERE actor IN ({})) AS n
             FROM actors a WHERE a.id IN (SELECT same FROM actors WHERE id {which}) ORDER BY n DESC, a.id LIMIT {MOST}",
            all_of("a.id")
        ))?;
        let rows = question.query_map([value], |row| {
            Ok(ActorRef {
                id: Id::Actor(row.get(0)?),
                name: row.get(1)?,
                kind: row.get(2)?,
                country: row.get(3)?,
                reports: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What to say when nobody is called `name`.
    fn nobody(&self, name: &str) -> Result<Error, Error> {
        let wanted: Vec<char> = name.to_lowercase().chars().collect();
        let mut question = self.connection.prepare("SELECT DISTINCT name FROM called WHERE length(name) < 60")?;
        let mut rows = question.query([])?;
        let mut near: Vec<(usize, String)> = Vec::new();
        while let Some(row) = rows.next()? {
            let known: String = row.get(0)?;
            let lower = known.to_lowercase();
            let words = lower.split_whitespace().chain(std::iter::once(lower.as_str()));
            let Some(distance) = words.map(|word| distance(&wanted, &word.chars().collect::<Vec<_>>())).min() else { continue };
            if distance <= wanted.len() / 3 {
                near.push((distance, known));
            }
        }
        near.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.len().cmp(&b.1.len())).then_with(|| a.1.cmp(&b.1)));
        near.truncate(PROPOSALS);
        let names: Vec<String> = near.into_iter().map(|(_, name)| format!("\"{name}\"")).collect();
        let near = if names.is_empty() { String::new() } else { format!("; did you mean {}?", names.join(" or ")) };
        Ok(Error::new(&codes::NO_SUCH_ACTOR, format!("nobody in the book is called \"{name}\"{near}")))
    }
}

/// A question for the actors that are one with the actor of the id `actor`, itself included.
pub(crate) fn all_of(actor: &str) -> String {
    format!("SELECT {actor} UNION ALL SELECT b.id FROM actors b WHERE b.same = {actor} AND b.same <> b.id")
}

/// What holds for the ids of the actors of a name or id, with its value.
fn which(name: &str) -> (&'static str, String) {
    match name.parse() {
        Ok(Id::Actor(id)) => ("= ?1", id.to_string()),
        // An empty question has no answer: no name is the empty one.
        _ => (
            "IN (SELECT rowid FROM actors_words WHERE actors_words MATCH ?1
               UNION ALL SELECT actor FROM names WHERE id IN (SELECT rowid FROM names_words WHERE names_words MATCH ?1))",
            Some(crate::words::all(name)).filter(|words| !words.is_empty()).unwrap_or_else(|| "\"\"".to_owned()),
        ),
    }
}

/// Letters to insert, drop or change to make `a` of `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, &above) in b.iter().zip(row.iter().skip(1)) {
            let change = before + usize::from(x != y);
            left = change.min(above + 1).min(left + 1);
            next.push(left);
            before = above;
        }
        row = next;
    }
    row.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn counts_letters_that_differ() {
        let of = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!([of("seabra", "seabra"), of("seebra", "seabra"), of("seabr", "seabra"), of("", "ab")], [0, 1, 1, 2]);
        assert_eq!(of("kitten", "sitting"), 3);
    }
}
