//! Comma-separated values (RFC 4180), in UTF-8.

use std::io::Write;

use crate::{Book, Filter, Found, Sort};

use super::Error;

const HEAD: &str = "id,kind,day,who,to,type,status,commitment,words,condition,deadline,outcome,outcome_evidence,score,verdict,\
                    report,report_name,outlet,title,published,url,start,end";

pub fn write(book: &Book, out: &mut impl Write) -> Result<(), Error> {
    write!(out, "{HEAD}\r\n")?;
    let answer = book.find(&Filter { sort: Sort::Date, ..Filter::default() })?;
    for found in &answer.found {
        let cells: Vec<String> = row(found).into_iter().map(|cell| quoted(&cell)).collect();
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}

fn row(found: &Found) -> Vec<String> {
    let known = |value: &Option<String>| value.clone().unwrap_or_default();
    let outcome = found.outcome.as_ref();
    vec![
        found.id.to_string(),
        found.kind.to_owned(),
        known(&found.day),
        found.who.clone(),
        known(&found.to),
        found.form.clone(),
        known(&found.status),
        known(&found.commitment),
        found.words.clone(),
        known(&found.condition),
        known(&found.deadline),
        outcome.map(|outcome| outcome.outcome.clone()).unwrap_or_default(),
        outcome.and_then(|outcome| outcome.evidence).map(|id| id.to_string()).unwrap_or_default(),
        format!("{:.3}", found.score),
        known(&found.verdict),
        found.report.id.to_string(),
        found.report.name.clone(),
        known(&found.report.outlet),
        known(&found.report.title),
        known(&found.report.published),
        known(&found.report.url),
        found.span[0].to_string(),
        found.span[1].to_string(),
    ]
}

/// A cell; in quotation marks where it must be. A cell that a spreadsheet would run as a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let harmless = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if harmless.contains([',', '"', '\n', '\r']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_quoted_and_harmless() {
        assert_eq!([quoted("a"), quoted("a,\"b\""), quoted("=1+1")], ["a", "\"a,\"\"b\"\"\"", "'=1+1"]);
    }
}
