//! One actor, in all reports.

use rusqlite::params;
use serde::Serialize;

use crate::error::{Error, codes};
use crate::who::all_of;
use crate::{ActorRef, Book, Id};

/// Rows of a list on the page of an actor.
const MOST: usize = 12;

/// All that is known of an actor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActorCard {
    /// Who it is.
    pub actor: ActorRef,
    /// What else it is called, by how many actors of reports are called so.
    pub names: Vec<String>,
    /// Its offices, the one most often given first.
    pub roles: Vec<Counted>,
    /// Statements it makes.
    pub statements: i64,
    /// Statements of others that come through it.
    pub relays: i64,
    /// What it does, by type.
    pub acts: Vec<Counted>,
    /// What is done to it, by type.
    pub suffers: Vec<Counted>,
    /// Whom it acts on most.
    pub recipients: Vec<Counted>,
    /// First and last day of a report it is in.
    pub days: [Option<String>; 2],
    /// The actors that were taken to be this one.
    pub merged: Vec<Id>,
}

/// Something and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// What.
    pub what: String,
    /// How often.
    pub times: i64,
}

impl Book {
    /// The actor of an id or name; of several of that name the one in most reports.
    ///
    /// *Errors:* nobody is called so.
    pub fn actor(&self, name: &str) -> Result<ActorCard, Error> {
        self.who(name)?;
        let Some(actor) = self.actors(name)?.into_iter().next() else {
            return Err(Error::new(&codes::NO_SUCH_ACTOR, format!("nobody is called \"{name}\"")));
        };
        let Id::Actor(id) = actor.id else { return Err(Error::new(&codes::NO_SUCH_ACTOR, name)) };
        let same = &format!("({})", all_of("?1"));
        let one =
            |sql: &str| self.connection.prepare_cached(&sql.replace("SAME", same))?.query_row(params![id], |row| row.get(0));
        let list = |sql: &str| -> rusqlite::Result<Vec<Counted>> {
            let sql = format!("{} LIMIT {MOST}", sql.replace("SAME", same));
            let mut question = self.connection.prepare_cached(&sql)?;
            let rows = question.query_map(params![id], |row| Ok(Counted { what: row.get(0)?, times: row.get(1)? }))?;
            rows.collect()
        };
        let names = list("SELECT name, count(*) AS n FROM called WHERE actor IN SAME GROUP BY name ORDER BY n DESC, name")?;
        let merged: Vec<i64> = self
            .connection
            .prepare_cached("SELECT id FROM actors WHERE same = ?1 AND id <> ?1 ORDER BY id")?
            .query_map(params![id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let days = "FROM namings g JOIN reports r ON r.id = g.report WHERE g.actor IN SAME";
        Ok(ActorCard {
            names: names.into_iter().map(|name| name.what).filter(|name| *name != actor.name).collect(),
            roles: list(
                "SELECT role, count(*) AS n FROM namings WHERE actor IN SAME AND role IS NOT NULL GROUP BY role
                         ORDER BY n DESC, role",
            )?,
            statements: one("SELECT count(*) FROM statements WHERE speaker IN SAME")?,
            relays: one("SELECT count(*) FROM links WHERE actor IN SAME")?,
            acts: list(
                "SELECT e.type, count(*) AS n FROM parties p JOIN acts e ON e.id = p.act
                        WHERE p.actor IN SAME AND p.recipient = 0 GROUP BY e.type ORDER BY n DESC, e.type",
            )?,
            suffers: list(
                "SELECT e.type, count(*) AS n FROM parties p JOIN acts e ON e.id = p.act
                           WHERE p.actor IN SAME AND p.recipient = 1 GROUP BY e.type ORDER BY n DESC, e.type",
            )?,
            recipients: list(
                "SELECT a.name, count(*) AS n FROM parties p JOIN parties q ON q.act = p.act AND q.recipient = 1
                              JOIN actors b ON b.id = q.actor JOIN actors a ON a.id = b.same
                              WHERE p.actor IN SAME AND p.recipient = 0 GROUP BY a.id ORDER BY n DESC, a.name",
            )?,
            days: self
                .connection
                .prepare_cached(&format!("SELECT min(r.published), max(r.published) {}", days.replace("SAME", same)))?
                .query_row(params![id], |row| Ok([row.get(0)?, row.get(1)?]))?,
            merged: merged.into_iter().map(Id::Actor).collect(),
            actor,
        })
    }
}
