//! Comma-separated values (RFC 4180), in UTF-8.

use std::io::Write;

use dateline_export::csv::cell;

use super::Error;
use super::table::{COLUMNS, Column, rows};
use crate::{Book, Found};

pub fn write(book: &Book, out: &mut impl Write) -> Result<(), Error> {
    let names: Vec<&str> = COLUMNS.iter().map(Column::name).collect();
    write!(out, "{}\r\n", names.join(","))?;
    for found in &rows(book)? {
        let cells: Vec<String> = COLUMNS.iter().map(|column| field(column, found)).collect();
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}

fn field(column: &Column, found: &Found) -> String {
    match column {
        Column::Text(_, words) => cell(words(found).as_deref().unwrap_or_default()),
        Column::Count(_, count) => count(found).to_string(),
        Column::Share(_, share) => format!("{:.3}", share(found)),
    }
}
