//! What can go wrong with a book: a code, what happened, and what to do about it.

use std::fmt;

/// A kind of error, documented in `docs/DIAGNOSTICS.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// `DL04` and two digits.
    pub id: &'static str,
    /// What happened, in general.
    pub title: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// The codes of all errors of books.
pub mod codes {
    use super::Code;

    macro_rules! codes {
        ($($name:ident = $id:literal $title:literal: $remedy:literal;)*) => {
            $(#[doc = $title] pub const $name: Code = Code { id: $id, title: $title, remedy: $remedy };)*
            /// Every code, in order.
            pub const ALL: &[Code] = &[$($name),*];
        };
    }

    codes! {
        NOT_FOUND = "DL0401" "there is no book at the path": "`dateline add` makes one; name another with --book FILE";
        NO_BOOK = "DL0402" "the file is no book": "Name a book with --book FILE, or a new file to make one";
        NEWER = "DL0403" "the book was written by a newer program": "Use that program; nothing was changed";
        DAMAGED = "DL0404" "the book is damaged": "Run `dateline check`; copy the file before anything else, and restore it from a copy";
        BUSY = "DL0405" "another program is writing to the book": "Wait until it is done, and run the command again: what was added stays";
        READ_ONLY = "DL0406" "the book can't be written": "Check the permissions of the file and of its folder";
        FULL = "DL0407" "the disk is full": "Make room and run the command again: all finished batches are kept";
        DISK = "DL0408" "the disk failed": "Check the disk and its permissions; all finished batches are kept";
        NO_SUCH_ID = "DL0409" "the book has nothing of this id": "`dateline find` shows ids: r12 a report, s12 a statement, e12 an act, a12 an actor";
        NO_SUCH_ACTOR = "DL0410" "the book knows nobody of this name": "Give a part of the name, or an id such as a12";
        BAD_QUESTION = "DL0411" "the question can't be understood": "`dateline help` shows what can be asked";
        UNFIT = "DL0412" "the decision does not fit": "`dateline show ID` shows what can be decided on";
    }
}

/// What went wrong.
#[derive(Debug)]
pub struct Error {
    code: &'static Code,
    what: String,
    cause: Option<rusqlite::Error>,
}

impl Error {
    /// An error of `code`; `what` says what happened.
    pub(crate) fn new(code: &'static Code, what: impl Into<String>) -> Self {
        Self { code, what: what.into(), cause: None }
    }

    /// The same, naming the file.
    pub(crate) fn with_place(mut self, place: &str) -> Self {
        self.what = format!("{place}: {}", self.what);
        self
    }

    /// Its kind.
    pub fn code(&self) -> &'static Code {
        self.code
    }

    /// Whether the caller asked for something that is not there or makes no sense, the book being well.
    pub fn is_question(&self) -> bool {
        [&codes::NO_SUCH_ID, &codes::NO_SUCH_ACTOR, &codes::BAD_QUESTION, &codes::UNFIT].contains(&self.code)
    }

    /// Whether another program holds the book; trying again later may help.
    pub fn is_busy(&self) -> bool {
        *self.code == codes::BUSY
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error[{}]: {}. {}", self.code.id, self.what, self.code.remedy)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(cause: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let code = match cause.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => &codes::BUSY,
            Some(ErrorCode::DatabaseCorrupt) => &codes::DAMAGED,
            Some(ErrorCode::NotADatabase) => &codes::NO_BOOK,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => &codes::READ_ONLY,
            Some(ErrorCode::DiskFull) => &codes::FULL,
            Some(ErrorCode::CannotOpen) => &codes::READ_ONLY,
            Some(ErrorCode::SystemIoFailure) => &codes::DISK,
            // A value of the wrong type or a row that must be there: the tables are not as this program wrote them.
            _ => &codes::DAMAGED,
        };
        Self { code, what: format!("{}: {cause}", code.title), cause: Some(cause) }
    }
}

/// Damaged content: bytes that can't be read back.
pub(crate) fn damaged(what: impl Into<String>) -> Error {
    Error::new(&codes::DAMAGED, what)
}
