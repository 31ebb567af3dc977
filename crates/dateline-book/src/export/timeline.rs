//! One TimelineJS object: the acts that have a day, each text told once.

use std::io::{self, Write};

use crate::{Book, Filter, Kind};
use serde_json::{Value, json};

use super::Error;

pub fn write(book: &Book, out: &mut impl Write) -> Result<(), Error> {
    let found = book.timeline(&Filter { kind: Kind::Act, ..Filter::default() })?;
    let events: Vec<Value> = found
        .iter()
        .filter_map(|one| {
            let day = one.day.as_deref()?;
            let mut parts = day.splitn(3, '-');
            let (year, month, date) = (parts.next()?, parts.next(), parts.next());
            let to = one.to.as_ref().map(|to| format!(" → {to}")).unwrap_or_default();
            Some(json!({
                "start_date": { "year": year, "month": month, "day": date },
                "unique_id": one.id.to_string(),
                "group": one.form,
                "text": { "headline": escaped(&format!("{}{to}", one.who)), "text": escaped(&one.words) },
            }))
        })
        .collect();
    let object = json!({ "events": events });
    writeln!(out, "{}", serde_json::to_string(&object).map_err(io::Error::other)?)?;
    Ok(())
}

/// TimelineJS shows HTML: words of a report must not be taken for it.
fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
