//! Look-ups in a record that the formats share.

use dateline_record::vocabulary::ActorKind;
use dateline_record::{Act, Actor, Range, Record};
use dateline_text::{OffsetMap, Span};

/// A record, with its text by code points.
pub(crate) struct View<'a> {
    pub(crate) record: &'a Record,
    map: OffsetMap<'a>,
}

impl<'a> View<'a> {
    pub(crate) fn new(record: &'a Record) -> Self {
        Self { record, map: OffsetMap::new(&record.report.text) }
    }

    /// The words at the range, white space as one blank.
    pub(crate) fn words(&self, range: Range) -> String {
        self.exact(range).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words at the range, as they stand.
    pub(crate) fn exact(&self, range: Range) -> &'a str {
        Span::new(self.map.byte_of_code_point(range.0), self.map.byte_of_code_point(range.1)).slice(&self.record.report.text)
    }

    /// Code points of the text.
    pub(crate) fn length(&self) -> usize {
        self.map.code_point(self.record.report.text.len())
    }

    pub(crate) fn actor(&self, id: &str) -> Option<&'a Actor> {
        self.record.actors.iter().find(|actor| actor.id == id)
    }

    pub(crate) fn actors(&self, ids: &[String]) -> Vec<&'a Actor> {
        ids.iter().filter_map(|id| self.actor(id)).collect()
    }

    /// The day of the act (`YYYY-MM-DD`): when it was, as far as the report dates it to a day, else the report's own day.
    pub(crate) fn day(&self, act: &Act) -> Option<String> {
        let told = act.when.as_ref().and_then(|when| when.value.get(..10)).filter(|day| is_day(day));
        told.or_else(|| self.record.report.published.as_deref().and_then(|day| day.get(..10))).map(str::to_owned)
    }

    /// Number of the sentence-like line that the code point stands in, from 1: paragraphs are what a record keeps.
    pub(crate) fn paragraph(&self, at: usize) -> usize {
        let before = self.exact(Range(0, at));
        before.split('\n').filter(|line| !line.trim().is_empty()).count().max(1)
    }

    /// The names of the sources the act is told by, outermost first.
    pub(crate) fn sources(&self, act: &Act) -> Vec<&'a str> {
        let told = act.statement.as_ref().and_then(|id| self.record.statements.iter().find(|statement| statement.id == *id));
        let chain = told.map_or(&[][..], |statement| statement.chain.as_slice());
        chain.iter().filter_map(|link| self.actor(link.actor.as_deref()?)).map(|actor| actor.name.as_str()).collect()
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
