//! Look-ups in a record that the formats share.

use dateline_record::vocabulary::ActorKind;
use dateline_record::{Act, Actor, Range, Record};

/// A record, with its text by code points.
pub(crate) struct View<'a> {
    pub(crate) record: &'a Record,
    /// Byte of each code point, and the length of the text.
    starts: Vec<usize>,
}

impl<'a> View<'a> {
    pub(crate) fn new(record: &'a Record) -> Self {
        let text = &record.report.text;
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { record, starts }
    }

    /// The words at the range, white space as one blank.
    pub(crate) fn words(&self, range: Range) -> String {
        let (start, end) = (self.starts.get(range.0), self.starts.get(range.1));
        let slice = start.zip(end).and_then(|(start, end)| self.record.report.text.get(*start..*end)).unwrap_or("");
        slice.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn actors(&self, ids: &[String]) -> Vec<&'a Actor> {
        ids.iter().filter_map(|id| self.record.actors.iter().find(|actor| actor.id == *id)).collect()
    }

    /// The day of the act (`YYYY-MM-DD`): when it was, as far as the report dates it to a day, else the report's own day.
    pub(crate) fn day(&self, act: &Act) -> Option<String> {
        let told = act.when.as_ref().and_then(|when| when.value.get(..10)).filter(|day| is_day(day));
        told.or_else(|| self.record.report.published.as_deref().and_then(|day| day.get(..10))).map(str::to_owned)
    }

    /// Number of the sentence-like line that the code point stands in, from 1: paragraphs are what a record keeps.
    pub(crate) fn paragraph(&self, at: usize) -> usize {
        let byte = self.starts.get(at).copied().unwrap_or(0);
        let before = self.record.report.text.get(..byte).unwrap_or("");
        before.split('\n').filter(|line| !line.trim().is_empty()).count().max(1)
    }

    /// The names of the sources the act is told by, outermost first.
    pub(crate) fn sources(&self, act: &Act) -> Vec<&'a str> {
        let told = act.statement.as_ref().and_then(|id| self.record.statements.iter().find(|statement| statement.id == *id));
        let chain = told.map_or(&[][..], |statement| statement.chain.as_slice());
        let name = |id: &String| self.record.actors.iter().find(|actor| actor.id == *id).map(|actor| actor.name.as_str());
        chain.iter().filter_map(|link| link.actor.as_ref().and_then(name)).collect()
    }
}

fn is_day(value: &str) -> bool {
    value.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

/// The sector of PLOVER and CAMEO for the kind of an actor; nothing where the kind does not tell.
pub(crate) fn sector(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Government => "GOV",
        ActorKind::ArmedGroup => "REB",
        ActorKind::Media => "MED",
        ActorKind::Organization => "NGO",
        ActorKind::Group => "CVL",
        _ => "",
    }
}
