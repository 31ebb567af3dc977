//! A record as a page to read.
//!
//! Heading, commitments, statements, other acts, deadlines, times, actors; statements and acts each above the sentence they
//! stand in, with the words they rest on in colour or marked from below.

mod act;
mod paper;
mod statement;
mod view;

use dateline::Record;
use dateline::record::{Act, Actor, Time};

pub use paper::Paper;
use paper::{Style, Text};
use view::{View, day};

/// The page of one record.
pub fn page(record: &Record, paper: Paper) -> String {
    let view = View::new(record);
    let mut out = String::new();
    heading(&mut out, paper, record);
    let (commitments, acts): (Vec<&Act>, Vec<&Act>) = record.acts.iter().partition(|act| act.commitment().is_some());
    section(&mut out, paper, "Commitments", &commitments, |out, act| act::write(out, paper, &view, act));
    section(&mut out, paper, "Statements", &record.statements, |out, statement| statement::write(out, paper, &view, statement));
    section(&mut out, paper, "Acts", &acts, |out, act| act::write(out, paper, &view, act));
    deadlines(&mut out, paper, &view);
    section(&mut out, paper, "Times", &record.times, |out, time| self::time(out, paper, &view, time));
    section(&mut out, paper, "Actors", &record.actors, |out, actor| self::actor(out, paper, actor));
    out.push('\n');
    out
}

/// Says what the marks mean; once above all pages.
pub fn legend(paper: Paper) -> String {
    let mut out = String::new();
    if !paper.colour {
        let text = "Marks: === who, ^^^ the verb or phrase, ~~~ what is said or held out, ??? condition, --- time, ### quantity.";
        paper.write(&mut out, "", &Text::new().plain(text));
        out.push('\n');
    }
    out
}

fn heading(out: &mut String, paper: Paper, record: &Record) {
    let report = &record.report;
    paper.write(out, "", &Text::new().with(Style::Strong, report.title.as_ref().unwrap_or(&report.id)));
    let dateline = report.dateline.as_ref().map(|line| {
        let parts = [&line.place, &line.country, &line.date, &line.agency];
        format!("dateline {}", parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", "))
    });
    let published = report.published.as_ref().map(|date| format!("published {}", day(date)));
    let id = report.title.is_some().then(|| report.id.clone());
    let facts: Vec<String> = [report.outlet.clone(), published, dateline, report.author.clone(), report.url.clone(), id]
        .into_iter()
        .flatten()
        .collect();
    paper.write(out, "", &Text::new().with(Style::Faint, facts.join(" · ")));
    for found in &record.diagnostics {
        paper.write(out, "! ", &Text::new().with(Style::Faint, format!("{} {}", found.code, found.message)));
    }
    out.push('\n');
}

fn section<T>(out: &mut String, paper: Paper, title: &str, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    if items.is_empty() {
        return;
    }
    paper.write(out, "", &Text::new().with(Style::Strong, title.to_uppercase()).with(Style::Faint, format!(" {}", items.len())));
    for item in items {
        write(out, item);
    }
    out.push('\n');
}

/// Every deadline once: when, the words, the acts it is set for.
fn deadlines(out: &mut String, paper: Paper, view: &View<'_>) {
    let mut rows: Vec<(String, &str, Vec<&str>)> = Vec::new();
    for act in &view.record.acts {
        if let Some(deadline) = &act.deadline {
            let (value, words) = (day(&deadline.value), view.words(deadline.span));
            match rows.iter_mut().find(|row| row.0 == value && row.1 == words) {
                Some(row) => row.2.push(&act.id),
                None => rows.push((value, words, vec![&act.id])),
            }
        }
    }
    section(out, paper, "Deadlines", &rows, |out, (value, words, acts)| {
        let text = Text::new().with(Style::Time, words).with(Style::Faint, format!(" ({})", acts.join(", ")));
        paper.write(out, &row(value), &text);
    });
}

fn time(out: &mut String, paper: Paper, view: &View<'_>, time: &Time) {
    let modifier = time.modifier.map(|modifier| format!(" {modifier}")).unwrap_or_default();
    let text = Text::new().with(Style::Time, view.words(time.span)).with(Style::Faint, format!(" ({})", time.kind));
    paper.write(out, &row(&format!("{}{modifier}", day(&time.value))), &text);
}

/// What a row of a table begins with.
fn row(label: &str) -> String {
    format!("       {label:<22} ")
}

fn actor(out: &mut String, paper: Paper, actor: &Actor) {
    let mut text = Text::new().with(Style::Who, &actor.name);
    let role = actor.role.as_ref().filter(|role| **role != actor.name).map(|role| format!(", {role}")).unwrap_or_default();
    let country = actor.country.as_ref().map(|country| format!(" {country}")).unwrap_or_default();
    text = text.plain(role).with(Style::Faint, format!(" ({}{country})", actor.kind));
    if !actor.aliases.is_empty() {
        text = text.plain(format!(" also {}", actor.aliases.join("; ")));
    }
    paper.write(out, &format!(" {:>4}  ", actor.id), &text);
}
