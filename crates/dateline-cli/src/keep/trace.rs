//! `dateline trace`: the chain as a ladder, the first appearance, who repeats it, how the words differ.

use dateline::book::{Found, Id, Traced};

use super::table::{Table, json};
use super::{day, open};
use crate::args::Trace;
use crate::form::print;
use crate::log::plural;
use crate::status::Status;
use crate::terminal::one_line;

/// Appearances and wordings that are printed.
const MOST: usize = 20;

/// Prints it.
pub fn run(args: &Trace) -> anyhow::Result<Status> {
    let book = open(&args.at)?;
    let on = day(args.on).to_string();
    let traced = book.trace(args.id.parse()?, Some(&on))?;
    if args.json {
        json([&traced])?;
    } else {
        print(page(&traced).as_bytes())?;
    }
    Ok(Status::AllRead)
}

fn page(traced: &Traced) -> String {
    let found = &traced.found;
    let mut out = format!("{}  {}\n", found.id, one_line(&found.words));
    let place = found.report.title.as_ref().unwrap_or(&found.report.name);
    let outlet = found.report.outlet.as_ref().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
    out.push_str(&format!("in {} {outlet}{}\n\n", found.report.id, one_line(place)));
    ladder(&mut out, traced);
    if let Some(outcome) = &found.outcome {
        let why = outcome.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
        let evidence = outcome.evidence.map(|id| format!(", {id}")).unwrap_or_default();
        let day = outcome.day.as_ref().map(|day| format!(" on {day}")).unwrap_or_default();
        out.push_str(&format!("OUTCOME  {}{why}{day}{evidence}\n\n", outcome.outcome));
    }
    let counts = traced.counts;
    out.push_str(&format!(
        "TOLD BY  {} of {}, {}\n",
        plural(counts.reports as u64, "report"),
        plural(counts.texts as u64, "text"),
        plural(counts.chains as u64, "independent source")
    ));
    let mut table = Table::new(&[10, 8, 8, 20, 10, 0]);
    for (at, one) in traced.appearances.iter().take(MOST).enumerate() {
        let first = if at == 0 { "first".to_owned() } else { String::new() };
        let copy = one.copy_of.filter(|copy| *copy != one.found.report.id).map(|copy| format!("copy {copy}")).unwrap_or_default();
        table.add([day_of(&one.found), one.found.id.to_string(), first, outlet_of(&one.found), copy, who(&one.found)]);
    }
    out.push_str(&table.text());
    if traced.appearances.len() > MOST {
        out.push_str(&format!("and {} more: all with --json\n", traced.appearances.len() - MOST));
    }
    if traced.wordings.len() > 1 {
        out.push_str("\nWORDINGS\n");
        let mut table = Table::new(&[6, 0]);
        for wording in traced.wordings.iter().take(MOST) {
            table.add([format!("×{}", wording.reports), wording.words.clone()]);
        }
        out.push_str(&table.text());
    }
    out
}

/// The sources, each a step further in.
fn ladder(out: &mut String, traced: &Traced) {
    for (step, source) in traced.chain.iter().enumerate() {
        let lead = if step == 0 { String::new() } else { format!("{}└ ", "  ".repeat(step - 1)) };
        let id = source.actor.map(|id: Id| format!(" ({id})")).unwrap_or_default();
        let cue = source.cue.as_ref().map(|cue| format!(" — {}", one_line(cue))).unwrap_or_default();
        out.push_str(&format!("{lead}{}{id}{cue}\n", one_line(&source.name)));
    }
    if !traced.chain.is_empty() {
        out.push('\n');
    }
}

fn day_of(found: &Found) -> String {
    found.report.published.clone().unwrap_or_else(|| "no day".to_owned())
}

fn outlet_of(found: &Found) -> String {
    found.report.outlet.clone().unwrap_or_else(|| found.report.name.clone())
}

fn who(found: &Found) -> String {
    match (&found.to, found.kind) {
        (Some(to), "act") => format!("{} → {to}: {}", found.who, found.words),
        (None, "act") => format!("{}: {}", found.who, found.words),
        _ => found.who.clone(),
    }
}
