//! An act: *TYPE status agent → recipient: trigger*, its condition, deadline, measure, place and time, and its sentence.

use dateline::record::{Act, Range};

use super::paper::{Paper, Style, Text};
use super::view::{View, day, when};

pub(super) fn write(out: &mut String, paper: Paper, view: &View<'_>, act: &Act) {
    let name = match act.commitment() {
        Some(commitment) => commitment.as_str().to_uppercase(),
        None => act.kind.to_string(),
    };
    let heading = Text::new()
        .with(Style::Strong, format!("{name} "))
        .with(Style::Faint, format!("{}  ", act.status))
        .with(Style::Who, format!("{} → {}", view.names(&act.agent), view.names(&act.recipient)))
        .with(Style::Faint, ": ")
        .with(Style::Cue, view.words(act.trigger));
    let heading = match act.what.filter(|what| *what != act.trigger) {
        Some(what) => heading.with(Style::Faint, " — ").with(Style::Content, view.words(what)),
        None => heading,
    };
    paper.write(out, &format!(" {:>4}  ", act.id), &heading);
    let circumstances = circumstances(view, act);
    if !circumstances.is_empty() {
        paper.write(out, "       ", &circumstances);
    }
    paper.write_marked(out, "         │ ", &view.sentence(act.trigger, &marks(view, act)));
}

fn circumstances(view: &View<'_>, act: &Act) -> Text {
    let mut text = Text::new();
    let mut add = |style, words: String| {
        if !text.is_empty() {
            text.push(Style::Faint, " · ");
        }
        text.push(style, words);
    };
    if let Some(condition) = act.condition {
        add(Style::Condition, view.words(condition).to_owned());
    }
    if let Some(deadline) = &act.deadline {
        add(Style::Time, format!("by {} ({})", day(&deadline.value), view.words(deadline.span)));
    }
    if let Some(measure) = &act.measure {
        add(Style::Measure, view.words(measure.span).to_owned());
    }
    if let Some(place) = &act.place {
        let country = place.country.as_ref().map(|country| format!(" ({country})")).unwrap_or_default();
        add(Style::Plain, format!("in {}{country}", place.name));
    }
    if let Some(time) = &act.when {
        add(Style::Time, when(time));
    }
    let told = act.statement.as_ref().and_then(|id| view.record.statements.iter().find(|statement| statement.id == *id));
    if let Some(statement) = told {
        add(Style::Faint, format!("according to {} ({})", view.chain(&statement.chain), statement.id));
    }
    text
}

fn marks(view: &View<'_>, act: &Act) -> Vec<(Range, Style)> {
    let mut marks: Vec<(Range, Style)> = act.what.into_iter().map(|what| (what, Style::Content)).collect();
    let sides = act.agent.iter().chain(&act.recipient);
    marks.extend(sides.flat_map(|id| view.mentions(id)).map(|mention| (*mention, Style::Who)));
    marks.extend(act.condition.map(|condition| (condition, Style::Condition)));
    marks.extend(act.measure.as_ref().map(|measure| (measure.span, Style::Measure)));
    marks.extend(act.deadline.as_ref().map(|deadline| (deadline.span, Style::Time)));
    marks.extend(act.also.iter().chain([&act.trigger]).map(|trigger| (*trigger, Style::Cue)));
    marks
}
