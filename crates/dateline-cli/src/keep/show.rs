//! `dateline show`: what the book says, in its text.

use dateline::Record;
use dateline::book::{Piece, Shown};

use super::open;
use super::table::json;
use crate::args::Show;
use crate::form::{paper, print};
use crate::page;
use crate::status::{Status, Usage};
use crate::terminal::one_line;

/// Prints it.
pub fn run(args: &Show) -> anyhow::Result<Status> {
    let book = open(&args.at)?;
    let shown = book.show(args.id.parse()?, args.version)?;
    if args.changes {
        let number = args.version.unwrap_or_else(|| shown.versions.last().map_or(1, |version| version.number));
        if number < 2 {
            return Err(Usage(format!("{} has one text only", shown.report)).into());
        }
        let mut out = String::new();
        for piece in book.difference(shown.report, number - 1, number)? {
            let (mark, words) = match &piece {
                Piece::Same(words) => (' ', words),
                Piece::Gone(words) => ('-', words),
                Piece::New(words) => ('+', words),
            };
            out.push_str(&format!("{mark} {}\n", one_line(words)));
        }
        print(out.as_bytes())?;
        return Ok(Status::AllRead);
    }
    if args.json {
        json([&shown.record])?;
        return Ok(Status::AllRead);
    }
    let paper = paper();
    let mut out = page::legend(paper);
    out.push_str(&page::page(&only(&shown), paper));
    if shown.versions.len() > 1 {
        for version in &shown.versions {
            out.push_str(&format!("version {}, added {}\n", version.number, version.added));
        }
    }
    print(out.as_bytes())?;
    Ok(Status::AllRead)
}

/// The record with nothing but what was asked for.
fn only(shown: &Shown) -> Record {
    let mut record = shown.record.clone();
    if let Some(local) = &shown.local {
        record.statements.retain(|statement| statement.id == *local);
        record.acts.retain(|act| act.id == *local);
        record.times.clear();
        let statements = record.statements.iter().flat_map(|statement| &statement.chain).filter_map(|link| link.actor.clone());
        let acts = record.acts.iter().flat_map(|act| act.agent.iter().chain(&act.recipient).cloned());
        let wanted: Vec<String> = statements.chain(acts).collect();
        // An act is told by the chain of its statement, whose actors are not the act's own.
        let told: Vec<_> = record.acts.iter().filter_map(|act| act.statement.clone()).collect();
        let teller = shown.record.statements.iter().filter(|statement| told.contains(&statement.id));
        let tellers: Vec<String> = teller.flat_map(|statement| &statement.chain).filter_map(|link| link.actor.clone()).collect();
        record.actors.retain(|actor| wanted.contains(&actor.id) || tellers.contains(&actor.id));
    }
    record
}
