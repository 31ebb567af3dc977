//! The commands that keep a book and ask it.

mod add;
mod ask;
mod export;
mod fix;
mod show;
mod table;
mod trace;

pub use add::run as add;
pub use ask::{actor, check, due, find, timeline};
pub use export::run as export;
pub use fix::run as fix;
pub use show::run as show;
pub use trace::run as trace;

use dateline::book::{Book, Error};
use dateline::{Date, Timestamp};

use crate::args::At;

/// The book to ask.
fn open(at: &At) -> Result<Book, Error> {
    Book::read(&at.book)
}

/// The day it is, unless another was named.
fn day(named: Option<Date>) -> Date {
    named.unwrap_or_else(|| Timestamp::now().strftime("%Y-%m-%d").to_string().parse().unwrap_or_default())
}
