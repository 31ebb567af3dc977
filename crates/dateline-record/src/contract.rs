//! The record contract, version 1: one JSON object a report. Field order here is the order printed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::vocabulary::{ActType, ActorKind, Commitment, StatementKind, Status, TimexMod, TimexType};
use crate::{DiagnosticRecord, Evidence};

/// Version of the contract that this crate prints.
pub const SCHEMA_VERSION: u32 = 1;

/// Half-open range `[start, end]` of Unicode code points of `report.text` (Python: `text[start:end]`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Range(pub usize, pub usize);

/// One or more ranges, sorted, disjoint.
pub type Pieces = Vec<Range>;

/// All that Dateline takes from one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Version of the contract: 1.
    pub schema: u32,
    /// The report itself.
    pub report: ReportRecord,
    /// Who speaks, acts or is acted on.
    pub actors: Vec<Actor>,
    /// Attributed propositions, by place in the text.
    pub statements: Vec<Statement>,
    /// Political events, by place in the text.
    pub acts: Vec<Act>,
    /// Temporal expressions, by place in the text.
    pub times: Vec<Time>,
    /// What was odd about the input.
    pub diagnostics: Vec<DiagnosticRecord>,
}

impl Record {
    /// What every statement and act rests on, statements first.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        let acts = self.acts.iter().flat_map(|act| &act.evidence);
        self.statements.iter().flat_map(|statement| &statement.evidence).chain(acts)
    }
}

/// The report a record was made from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportRecord {
    /// Identity of the report in its input.
    pub id: String,
    /// Outlet.
    pub outlet: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// By-line.
    pub author: Option<String>,
    /// Day of publication, ISO 8601.
    pub published: Option<String>,
    /// Agency dateline.
    pub dateline: Option<DatelineRecord>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// The text, kept to the character.
    pub text: String,
    /// SHA-256 of the text in UTF-8, hexadecimal.
    pub sha256: String,
}

/// "WASHINGTON, Aug 7 (Reuters) -".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DatelineRecord {
    /// Place as written.
    pub place: Option<String>,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// Day, ISO 8601.
    pub date: Option<String>,
    /// Agency as written.
    pub agency: Option<String>,
    /// The whole dateline.
    pub span: Range,
}

/// Someone who speaks, acts or is acted on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// `a1`, `a2`, … by first mention.
    pub id: String,
    /// Fullest name in the report; a government is named by its country.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 code of whom it acts for; `EUU` and `UNO` for the EU and the UN.
    pub country: Option<String>,
    /// Office or role, as written.
    pub role: Option<String>,
    /// Other strings used for it in this report, metonyms included, pronouns not.
    pub aliases: Vec<String>,
    /// Every mention, pronouns included.
    pub mentions: Pieces,
}

/// An attributed proposition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// `s1`, `s2`, … by place.
    pub id: String,
    /// What is said; direct speech without its quotation marks.
    pub content: Pieces,
    /// Direct, mixed or indirect.
    pub kind: StatementKind,
    /// Who says it: outermost source first, the speaker last.
    pub chain: Vec<Link>,
    /// Where it was said: "Truth Social", "statement".
    pub medium: Option<String>,
    /// Whom it was said to: an actor id, or the words used ("reporters").
    pub to: Option<String>,
    /// When it was said.
    pub when: Option<When>,
    /// The statement it stands in.
    pub within: Option<String>,
    /// Estimated probability that speaker and content are right.
    pub score: f32,
    /// What found it.
    pub evidence: Vec<Evidence>,
}

/// One source of a chain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// Actor id; `null` when the report names nobody.
    pub actor: Option<String>,
    /// The words that name the source here.
    pub span: Option<Range>,
    /// Reporting verb or phrase.
    pub cue: Option<Range>,
    /// What this source says, with its quotation marks and "that" (the content span of PARC and PolNeAR).
    pub content: Pieces,
}

/// A point or stretch of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct When {
    /// TIMEX3 value.
    pub value: String,
    /// First instant, ISO 8601.
    pub from: Option<String>,
    /// First instant after it, ISO 8601.
    pub to: Option<String>,
}

/// A political event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Act {
    /// `e1`, `e2`, … by place.
    pub id: String,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub kind: ActType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO root code.
    pub cameo: Option<String>,
    /// The words that name it.
    pub trigger: Range,
    /// Later mentions of the same act.
    pub also: Pieces,
    /// Actor ids of who acts.
    pub agent: Vec<String>,
    /// Actor ids of whom it is done to.
    pub recipient: Vec<String>,
    /// Whether it happened.
    pub status: Status,
    /// The heart of it: what is promised, demanded, threatened.
    pub what: Option<Range>,
    /// On what condition.
    pub condition: Option<Range>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// When.
    pub when: Option<When>,
    /// Where.
    #[serde(rename = "where")]
    pub place: Option<Place>,
    /// How much.
    pub measure: Option<Measure>,
    /// Id of the statement it is told in.
    pub statement: Option<String>,
    /// Estimated probability that type and actors are right.
    pub score: f32,
    /// What found it.
    pub evidence: Vec<Evidence>,
}

impl Act {
    /// What it commits somebody to: acts still to come that one side holds out to another.
    pub fn commitment(&self) -> Option<Commitment> {
        match (self.kind, self.status) {
            (_, Status::Denied) => None,
            (ActType::Threaten, _) => Some(Commitment::Threat),
            (ActType::Request, _) => Some(Commitment::Demand),
            (ActType::Agree, Status::Possible) => Some(Commitment::Offer),
            (ActType::Agree, Status::Planned) => Some(Commitment::Promise),
            _ => None,
        }
    }
}

/// A time by which something must be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Deadline {
    /// TIMEX3 value.
    pub value: String,
    /// First instant, ISO 8601.
    pub from: Option<String>,
    /// First instant after it, ISO 8601.
    pub to: Option<String>,
    /// The words that set it.
    pub span: Range,
}

/// Where an act takes place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// As written.
    pub name: String,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// The words.
    pub span: Range,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Measure {
    /// The words.
    pub span: Range,
    /// Number, when it is one.
    pub value: Option<f64>,
    /// "percent", "USD", "people", …
    pub unit: Option<String>,
}

/// A temporal expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// The words.
    pub span: Range,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<TimexMod>,
    /// First instant, ISO 8601 (a date, or a date and time).
    pub from: Option<String>,
    /// First instant after it, ISO 8601.
    pub to: Option<String>,
}

/// The JSON Schema (draft 2020-12) of [`Record`].
pub fn schema() -> serde_json::Value {
    let mut value = schemars::schema_for!(Record).to_value();
    if let Some(object) = value.as_object_mut() {
        object.insert("$id".into(), format!("urn:dateline:record:{SCHEMA_VERSION}").into());
    }
    value
}
