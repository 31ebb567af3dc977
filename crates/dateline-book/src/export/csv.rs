//! Comma-separated values (RFC 4180), in UTF-8.

use std::io::Write;

use dateline_export::csv::cell;

use crate::{Book, Filter, Found, Sort};

use super::Error;

const HEAD: &str = "id,kind,day,who,to,type,status,commitment,words,condition,deadline,outcome,outcome_evidence,score,verdict,\
                    report,report_name,outlet,title,published,url,start,end";

pub fn write(book: &Book, out: &mut impl Write) -> Result<(), Error> {
    write!(out, "{HEAD}\r\n")?;
    let answer = book.find(&Filter { sort: Sort::Date, ..Filter::default() })?;
    for found in &answer.found {
        let cells: Vec<String> = row(found).into_iter().map(|field| cell(&field)).collect();
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
