//! The file: opening it, and the connection.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, codes};
use crate::schema;

/// How long a writer waits for another before it gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// The indexes of words.
pub(crate) const WORDS: [&str; 4] = ["statements_words", "acts_words", "actors_words", "names_words"];

/// One SQLite file of records.
///
/// Readers are never blocked by a writer (write-ahead log); writers wait for each other. Every call that changes something is one
/// transaction: it happens whole or not at all, whatever becomes of the program.
pub struct Book {
    pub(crate) connection: Connection,
    path: PathBuf,
}

impl Book {
    /// Opens the book at `path` to add to it; makes it when there is none, and brings an older one up to date.
    ///
    /// *Errors:* a file that is no book, a book of a newer program, one that can't be written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let place = path.display().to_string();
        let mut connection = Connection::open(path).map_err(|cause| at(&place, cause))?;
        connection.busy_timeout(PATIENCE)?;
        schema::found(&connection, &place).map_err(|error| named(&place, error))?;
        // Larger pages waste less beside long texts; only a new file takes the size.
        connection.pragma_update(None, "page_size", 32768)?;
        connection.pragma_update(None, "journal_mode", "wal").map_err(|cause| at(&place, cause))?;
        settle(&connection)?;
        schema::migrate(&mut connection, &place)?;
        if connection.is_readonly("main")? {
            return Err(Error::new(&codes::READ_ONLY, format!("{place} can't be written")));
        }
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Opens the book at `path` to ask it, without changing it. A book whose file and folder can't be written can be asked too.
    ///
    /// *Errors:* no file, a file that is no book, a book of another version.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let place = path.display().to_string();
        if !path.is_file() {
            return Err(Error::new(&codes::NOT_FOUND, format!("there is no book at {place}")));
        }
        let connection = open_to_read(path).map_err(|cause| at(&place, cause))?;
        let found = schema::found(&connection, &place).map_err(|error| named(&place, error))?;
        if found < schema::version() {
            drop(connection);
            return if found == 0 { Err(Error::new(&codes::NO_BOOK, format!("{place} is empty"))) } else { Self::open(path) };
        }
        settle(&connection)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Waits no longer than this for another writer; ten seconds when not told.
    pub fn patience(&self, patience: Duration) -> Result<(), Error> {
        Ok(self.connection.busy_timeout(patience)?)
    }

    /// Puts the indexes of words in one piece each and writes the file anew without the gaps that filling it left: a twentieth of a book
    /// that was filled at once. Readers go on reading.
    ///
    /// *Errors:* another program writes, or the disk has no room for the file once more. The book stays as it is.
    pub fn tidy(&self) -> Result<(), Error> {
        for table in WORDS {
            self.connection.execute(&format!("INSERT INTO {table}({table}) VALUES ('optimize')"), [])?;
        }
        Ok(self.connection.execute_batch("VACUUM")?)
    }

    /// Lets the file grow no larger than so many pages; whatever does not fit is refused as on a full disk.
    pub fn most_pages(&self, pages: i64) -> Result<(), Error> {
        self.connection.pragma_update(None, "max_page_count", pages)?;
        Ok(())
    }

    /// Where the book is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many reports, statements, acts and actors there are.
    pub fn size(&self) -> Result<Size, Error> {
        let count =
            |table: &str| self.connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
        Ok(Size {
            reports: count("reports")?,
            versions: count("versions")?,
            statements: count("statements")?,
            acts: count("acts")?,
            actors: count("actors WHERE same = id")?,
            stories: count("stories")?,
        })
    }
}

/// How much a book holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Size {
    /// Reports.
    pub reports: i64,
    /// Texts of reports; more than reports when some changed.
    pub versions: i64,
    /// Statements of the newest texts.
    pub statements: i64,
    /// Acts of the newest texts.
    pub acts: i64,
    /// Actors, merged ones counted once.
    pub actors: i64,
    /// Stories.
    pub stories: i64,
}

/// A read-only connection; where the write-ahead log can't be made because the folder is read-only, the file is read as it stands.
fn open_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    match connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)) {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) => {
            let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            Connection::open_with_flags(format!("file:{name}?immutable=1"), flags | OpenFlags::SQLITE_OPEN_URI)
        }
        Err(error) => Err(error),
        Ok(_) => Ok(connection),
    }
}

fn settle(connection: &Connection) -> Result<(), Error> {
    connection.set_prepared_statement_cache_capacity(128);
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "foreign_keys", "off")?;
    connection.pragma_update(None, "cache_size", -64 * 1024)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    Ok(())
}

fn at(place: &str, cause: rusqlite::Error) -> Error {
    named(place, cause.into())
}

/// The same error, naming the book.
fn named(place: &str, error: Error) -> Error {
    if error.to_string().contains(place) { error } else { error.with_place(place) }
}
