//! Who is meant, through whom it came, and the record of one report.
//!
//! [`actor`] links the mentions of a report to actors; [`resolve`] ends the chains with them and gives the [`Record`].
//! [`across`] compares the records of several reports.

pub mod across;
pub mod actor;
mod assemble;
mod chains;

pub use assemble::{casting, resolve, resolve_with};
pub use chains::speakers;
