//! A record as rows: what the tables say of it. Pure; actors are still those of the record.

use dateline_record::{Act, Actor, Evidence, Link, Pieces, Range, Record, Statement};
use dateline_text::{OffsetMap, Span};
use rustc_hash::FxHashMap;

/// A row of `statements`, with those of `links` and `about`.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementRow {
    pub local: String,
    pub span: Range,
    pub kind: &'static str,
    pub day: Option<String>,
    /// The speaker, by local id.
    pub speaker: Option<String>,
    pub who: String,
    pub addressee: Option<String>,
    pub medium: Option<String>,
    pub content: String,
    /// Between the two pieces of a content of two.
    pub gap: Option<Range>,
    /// Whether the content is not simply the words at these places, so that it must be kept.
    pub is_copied: bool,
    pub within: Option<String>,
    /// Percent.
    pub score: i64,
    pub evidence: Evidence,
    pub links: Vec<LinkRow>,
    /// Actors by local id: whether it is spoken to (else about).
    pub about: Vec<(String, bool)>,
}

/// A row of `links`.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkRow {
    pub actor: Option<String>,
    /// The name of the actor.
    pub name: Option<String>,
    pub words: Option<String>,
    pub cue: Option<String>,
}

/// A row of `acts`, with those of `parties`.
#[derive(Clone, Debug, PartialEq)]
pub struct ActRow {
    pub local: String,
    pub span: Range,
    pub kind: String,
    pub mode: Option<String>,
    pub cameo: Option<String>,
    pub status: String,
    pub commitment: Option<&'static str>,
    pub day: Option<String>,
    pub agent: Vec<String>,
    pub recipient: Vec<String>,
    pub agents: String,
    pub recipients: String,
    pub words: String,
    pub condition: Option<String>,
    pub deadline: Option<[Option<String>; 3]>,
    pub place: Option<String>,
    pub place_country: Option<String>,
    pub measure: Option<f64>,
    pub unit: Option<String>,
    pub statement: Option<String>,
    /// Percent.
    pub score: i64,
    pub evidence: Evidence,
}

/// Stands between two pieces.
const SKIPPED: &str = " … ";

/// A record with its text at hand.
pub struct View<'r> {
    record: &'r Record,
    map: OffsetMap<'r>,
    actors: FxHashMap<&'r str, &'r Actor>,
}

impl<'r> View<'r> {
    /// The view of a record.
    pub fn new(record: &'r Record) -> Self {
        let actors = record.actors.iter().map(|actor| (actor.id.as_str(), actor)).collect();
        Self { record, map: OffsetMap::new(&record.report.text), actors }
    }

    /// The words at a range, on one line.
    pub fn words(&self, range: Range) -> String {
        let span = Span::new(self.map.byte_of_code_point(range.0), self.map.byte_of_code_point(range.1));
        one_line(span.slice(&self.record.report.text))
    }

    /// The words at ranges as the view `said` gives them; it ends a text at its first NUL.
    fn said(&self, pieces: &Pieces) -> String {
        let text = self.record.report.text.split('\0').next().unwrap_or("");
        let at = |point| self.map.byte_of_code_point(point).min(text.len());
        let words = pieces.iter().map(|range| Span::new(at(range.0), at(range.1)).slice(text).replace('\n', " "));
        words.collect::<Vec<_>>().join(SKIPPED)
    }

    fn pieces(&self, pieces: &Pieces) -> String {
        pieces.iter().map(|range| self.words(*range)).collect::<Vec<_>>().join(SKIPPED)
    }

    fn name(&self, id: &str) -> String {
        self.actors.get(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone())
    }

    fn names(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(", ")
    }

    /// The rows of all statements.
    pub fn statements(&self) -> Vec<StatementRow> {
        self.record.statements.iter().map(|statement| self.statement(statement)).collect()
    }

    /// The rows of all acts.
    pub fn acts(&self) -> Vec<ActRow> {
        self.record.acts.iter().map(|act| self.act(act)).collect()
    }

    fn day(&self, from: Option<&String>) -> Option<String> {
        let day = from.and_then(|from| from.get(..10)).map(str::to_owned);
        let published = self.record.report.published.clone();
        // What is said or done after the report came out was not yet said or done.
        match (day, published) {
            (Some(day), Some(published)) if day > published => Some(published),
            (day, published) => day.or(published),
        }
    }

    fn statement(&self, statement: &Statement) -> StatementRow {
        let speaker = statement.chain.last().and_then(|link| link.actor.clone());
        let to = statement.to.as_ref().filter(|to| self.actors.contains_key(to.as_str()));
        let mut about: Vec<(String, bool)> = self.within(&statement.content, speaker.as_deref()).map(|id| (id, false)).collect();
        about.extend(to.map(|to| (to.clone(), true)));
        let links = statement.chain.iter().map(|link| LinkRow {
            actor: link.actor.clone(),
            name: link.actor.as_ref().map(|id| self.name(id)),
            words: link.span.map(|span| self.words(span)),
            cue: link.cue.map(|cue| self.words(cue)),
        });
        let content = self.pieces(&statement.content);
        let gap = match statement.content.as_slice() {
            [one, other] if one.1 <= other.0 => Some(Range(one.1, other.0)),
            _ => None,
        };
        let is_copied = (statement.content.len() > 1 && gap.is_none()) || content != self.said(&statement.content);
        StatementRow {
            local: statement.id.clone(),
            span: cover(&statement.content),
            kind: statement.kind.as_str(),
            day: self.day(statement.when.as_ref().and_then(|when| when.from.as_ref())),
            who: self.chain(&statement.chain),
            speaker,
            addressee: statement.to.as_ref().map(|to| self.name(to)),
            medium: statement.medium.clone(),
            content,
            gap,
            is_copied,
            within: statement.within.clone(),
            score: percent(statement.score),
            evidence: first(&statement.evidence, cover(&statement.content)),
            links: links.collect(),
            about,
        }
    }

    /// Actors mentioned in `content`, without the speaker.
    fn within<'a>(&'a self, content: &'a Pieces, speaker: Option<&'a str>) -> impl Iterator<Item = String> + 'a {
        let inside = |mention: &Range| content.iter().any(|piece| piece.0 <= mention.0 && mention.1 <= piece.1);
        let mentioned = self.record.actors.iter().filter(move |actor| actor.mentions.iter().any(inside));
        mentioned.filter(move |actor| Some(actor.id.as_str()) != speaker).map(|actor| actor.id.clone())
    }

    /// "Rui Seabra ← Lusa": the speaker first.
    fn chain(&self, chain: &[Link]) -> String {
        let sources = chain.iter().rev().map(|link| match (&link.actor, link.span) {
            (Some(id), _) => self.name(id),
            (None, Some(span)) => self.words(span),
            (None, None) => "nobody named".to_owned(),
        });
        sources.collect::<Vec<_>>().join(" ← ")
    }

    fn act(&self, act: &Act) -> ActRow {
        let trigger = self.words(act.trigger);
        let words = match act.what.filter(|what| *what != act.trigger) {
            Some(what) => format!("{trigger}: {}", self.words(what)),
            None => trigger,
        };
        ActRow {
            local: act.id.clone(),
            span: act.trigger,
            kind: act.kind.to_string(),
            mode: act.mode.clone(),
            cameo: act.cameo.clone(),
            status: act.status.to_string(),
            commitment: act.commitment().map(|commitment| commitment.as_str()),
            day: self.day(act.when.as_ref().and_then(|when| when.from.as_ref())),
            agents: self.names(&act.agent),
            recipients: self.names(&act.recipient),
            agent: act.agent.clone(),
            recipient: act.recipient.clone(),
            words,
            condition: act.condition.map(|condition| self.words(condition)),
            deadline: act.deadline.as_ref().map(|one| [Some(one.value.clone()), one.from.clone(), one.to.clone()]),
            place: act.place.as_ref().map(|place| place.name.clone()),
            place_country: act.place.as_ref().and_then(|place| place.country.clone()),
            measure: act.measure.as_ref().and_then(|measure| measure.value),
            unit: act.measure.as_ref().and_then(|measure| measure.unit.clone()),
            statement: act.statement.clone(),
            score: percent(act.score),
            evidence: first(&act.evidence, act.trigger),
        }
    }
}

fn cover(pieces: &Pieces) -> Range {
    let start = pieces.iter().map(|piece| piece.0).min().unwrap_or(0);
    Range(start, pieces.iter().map(|piece| piece.1).max().unwrap_or(start))
}

fn percent(score: f32) -> i64 {
    (score * 100.0).round() as i64
}

/// What something rests on first.
fn first(evidence: &[Evidence], span: Range) -> Evidence {
    evidence.first().cloned().unwrap_or(Evidence { rule: String::new(), span, hash: String::new() })
}

/// White space as single blanks.
pub fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
