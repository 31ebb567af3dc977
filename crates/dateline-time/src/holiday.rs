//! The holidays of the news, computed.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::interval::easter;

/// The day holiday number `index` of the table falls on in `year`.
pub(crate) fn day(index: u8, year: i16) -> Option<Date> {
    let _ = (index, year, easter, Weekday::Monday, 1.day());
    None
}
