//! `dateline fix`.

use dateline::Timestamp;
use dateline::book::{Book, Decision, Id};

use super::open;
use super::table::{Table, json};
use crate::args::{At, Fix, FixVerb};
use crate::form::print;
use crate::log::say;
use crate::status::{Status, Usage};

/// Decides, or lists what was decided.
pub fn run(args: &Fix) -> anyhow::Result<Status> {
    let (decision, by, at) = match &args.verb {
        FixVerb::Accept { id, by, at } => (Decision::Accept(id.parse()?), by, at),
        FixVerb::Reject { id, by, at } => (Decision::Reject(id.parse()?), by, at),
        FixVerb::Relabel { id, label, by, at } => {
            let unfit = || Usage(format!("\"{label}\" is no FIELD=VALUE, such as status=done"));
            let (field, value) = label.split_once('=').ok_or_else(unfit)?;
            (Decision::Relabel(id.parse()?, field.to_owned(), value.to_owned()), by, at)
        }
        FixVerb::Merge { actor, other, by, at } => (Decision::Merge(actor.parse()?, other.parse()?), by, at),
        FixVerb::Split { actor, by, at } => (Decision::Split(actor.parse()?), by, at),
        FixVerb::Undo { number, by, at } => (Decision::Undo(*number), by, at),
        FixVerb::Log { at, rows } => return log(at, rows.json, rows.wanted()),
    };
    // Deciding makes no book.
    drop(open(at)?);
    let mut book = Book::open(&at.book)?;
    let number = book.decide(&decision, by.as_deref(), Timestamp::now())?;
    let what = match &decision {
        Decision::Accept(id) => format!("{id} is accepted"),
        Decision::Reject(id) => format!("{id} is rejected: it is no longer found"),
        Decision::Relabel(id, field, value) => format!("{field} of {id} is \"{value}\""),
        Decision::Merge(one, other) => format!("{one} is {}", name(&book, *other)),
        Decision::Split(one) => format!("{} is nobody else", name(&book, *one)),
        Decision::Undo(other) => format!("decision {other} is taken back"),
    };
    say(&format!("decision {number}: {what}; `dateline fix undo {number}` takes it back"));
    Ok(Status::AllRead)
}

/// "a12 Rui Seabra".
fn name(book: &Book, id: Id) -> String {
    let actor = book.actors(&id.to_string()).ok().and_then(|actors| actors.into_iter().next());
    actor.map_or_else(|| id.to_string(), |actor| format!("{} {}", actor.id, actor.name))
}

fn log(at: &At, as_json: bool, limit: Option<usize>) -> anyhow::Result<Status> {
    let fixes = open(at)?.fixes(limit)?;
    if as_json {
        json(&fixes)?;
        return Ok(Status::AllRead);
    }
    if fixes.is_empty() {
        say("nothing was decided yet");
    }
    let mut table = Table::new(&[6, 20, 12, 8, 24, 0]);
    for fix in fixes {
        let verb = if fix.undone { format!("({})", fix.verb) } else { fix.verb };
        table.add([fix.number.to_string(), fix.at, fix.by.unwrap_or_default(), verb, fix.label.unwrap_or_default(), fix.on]);
    }
    print(table.text().as_bytes())?;
    Ok(Status::AllRead)
}
