//! A record as lines, in the form of an `expect` fence.

use dateline_record::{Act, Actor, Link, Pieces, Range, Record, Statement, Time};
use dateline_text::{OffsetMap, Span};

/// Everything of `record` that a case can ask for, one line each.
pub fn lines(record: &Record) -> Vec<String> {
    let shown = Shown { record, offsets: OffsetMap::new(&record.report.text) };
    let mut lines = Vec::new();
    lines.extend(record.statements.iter().map(|statement| shown.statement(statement)));
    lines.extend(record.acts.iter().map(|act| shown.act(act)));
    lines.extend(record.times.iter().map(|time| shown.time(time)));
    lines.extend(record.actors.iter().map(actor));
    if let Some(dateline) = &record.report.dateline {
        let fields =
            [&dateline.place, &dateline.country, &dateline.date, &dateline.agency].map(|field| or_none(field.as_deref()));
        lines.push(format!("dateline: {}", fields.join(" | ")));
    }
    lines.push(format!("published: {}", or_none(record.report.published.as_deref())));
    lines.push(format!("language: {}", or_none(record.report.language.as_deref())));
    lines.extend(record.diagnostics.iter().map(|found| format!("diagnostic: {}", found.code)));
    for (what, count) in [
        ("statements", record.statements.len()),
        ("acts", record.acts.len()),
        ("times", record.times.len()),
        ("actors", record.actors.len()),
        ("diagnostics", record.diagnostics.len()),
    ] {
        lines.push(format!("count: {what} {count}"));
    }
    lines
}

struct Shown<'r> {
    record: &'r Record,
    offsets: OffsetMap<'r>,
}

impl Shown<'_> {
    fn words(&self, Range(start, end): Range) -> String {
        let span = Span::new(self.offsets.byte_of_code_point(start), self.offsets.byte_of_code_point(end));
        span.slice(&self.record.report.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn pieces(&self, pieces: &Pieces) -> String {
        pieces.iter().map(|piece| self.words(*piece)).collect::<Vec<_>>().join(" / ")
    }

    /// The actor's name; words that are no id stay what they are.
    fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.record.actors.iter().find(|actor| actor.id == id).map_or(id, |actor| &actor.name)
    }

    fn chain(&self, chain: &[Link]) -> String {
        let sources = chain.iter().rev().map(|link| link.actor.as_deref().map_or("-", |id| self.name(id)));
        sources.collect::<Vec<_>>().join(" <- ")
    }

    fn statement(&self, statement: &Statement) -> String {
        let cue = statement.chain.last().and_then(|link| link.cue).map_or_else(|| "-".to_owned(), |cue| self.words(cue));
        let content = self.pieces(&statement.content);
        let mut line = format!("statement: {} | {cue} | {} | {content}", self.chain(&statement.chain), statement.kind);
        let outer = statement.within.as_ref().and_then(|id| self.record.statements.iter().find(|other| other.id == *id));
        also(&mut line, "to", statement.to.as_deref().map(|to| self.name(to).to_owned()));
        also(&mut line, "when", statement.when.as_ref().map(|when| when.value.clone()));
        also(&mut line, "medium", statement.medium.clone());
        also(&mut line, "within", outer.map(|outer| self.pieces(&outer.content)));
        line
    }

    fn act(&self, act: &Act) -> String {
        let side = |ids: &[String]| {
            let names: Vec<&str> = ids.iter().map(|id| self.name(id)).collect();
            if names.is_empty() { "-".to_owned() } else { names.join(", ") }
        };
        let (agents, recipients, trigger) = (side(&act.agent), side(&act.recipient), self.words(act.trigger));
        let mut line = format!("act: {} | {} | {agents} -> {recipients} | {trigger}", act.kind, act.status);
        let told = act.statement.as_ref().and_then(|id| self.record.statements.iter().find(|statement| statement.id == *id));
        also(&mut line, "condition", act.condition.map(|span| self.words(span)));
        also(&mut line, "deadline", act.deadline.as_ref().map(|deadline| deadline.value.clone()));
        also(&mut line, "measure", act.measure.as_ref().map(|measure| self.words(measure.span)));
        also(&mut line, "where", act.place.as_ref().map(|place| place.name.clone()));
        also(&mut line, "when", act.when.as_ref().map(|when| when.value.clone()));
        also(&mut line, "what", act.what.map(|span| self.words(span)));
        also(&mut line, "mode", act.mode.clone());
        also(&mut line, "cameo", act.cameo.clone());
        also(&mut line, "statement", told.map(|statement| self.chain(&statement.chain)));
        for span in &act.also {
            also(&mut line, "also", Some(self.words(*span)));
        }
        line
    }

    fn time(&self, time: &Time) -> String {
        let mut line = format!("time: {} | {} | {}", self.words(time.span), time.kind, time.value);
        also(&mut line, "mod", time.modifier.map(|modifier| modifier.to_string()));
        also(&mut line, "from", time.from.clone());
        also(&mut line, "to", time.to.clone());
        line
    }
}

fn actor(actor: &Actor) -> String {
    let mut line = format!("actor: {} | {} | {}", actor.name, actor.kind, or_none(actor.country.as_deref()));
    also(&mut line, "role", actor.role.clone());
    for alias in &actor.aliases {
        also(&mut line, "alias", Some(alias.clone()));
    }
    line
}

fn also(line: &mut String, name: &str, value: Option<String>) {
    if let Some(value) = value {
        line.push_str(" | ");
        line.push_str(name);
        line.push_str(": ");
        line.push_str(&value);
    }
}

fn or_none(value: Option<&str>) -> &str {
    value.unwrap_or("-")
}
