//! The layer this crate makes: byte spans and indexes, no text of its own.

use std::ops::Range;

use dateline_nlp::TokenId;
use dateline_record::Rule;
use dateline_record::vocabulary::{ActType, ActorKind, StatementKind, Status};
use dateline_text::Span;
use dateline_time::Timex;

/// Index into [`Extraction::mentions`].
pub type MentionId = usize;
/// Index into [`Extraction::statements`].
pub type StatementId = usize;
/// Index into [`Extraction::times`].
pub type TimeId = usize;

/// How someone is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// By name: "Russian President Vladimir Putin", "the Kremlin", "TASS".
    Name,
    /// By role or noun: "the president", "his envoy", "a senior official", "critics".
    Nominal,
    /// "he", "they", "who", "I" in a quotation.
    Pronoun,
}

/// Grammatical gender as the words show it; never guessed from a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// he, Mr, spokesman
    Masculine,
    /// she, Ms, spokeswoman
    Feminine,
    /// it
    Neuter,
}

/// One naming of someone.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The whole noun phrase with title and role: "Russian President Vladimir Putin". No leading preposition, no trailing "'s".
    pub span: Span,
    /// Tokens of `span`.
    pub tokens: Range<TokenId>,
    /// The name without titles: "Vladimir Putin"; `None` for nominals and pronouns.
    pub name: Option<Span>,
    /// The role or title: "President", "foreign policy aide".
    pub role: Option<Span>,
    /// How.
    pub form: MentionForm,
    /// What, as far as the words tell.
    pub kind: Option<ActorKind>,
    /// ISO 3166-1 alpha-3 code the words give ("Russian …", "the Kremlin").
    pub country: Option<&'static str>,
    /// The lexicon's name for it, where it is a known government, body, group or outlet: "Russia" for "the Kremlin".
    pub canonical: Option<&'static str>,
    /// Whether more than one is meant.
    pub plural: bool,
    /// Gender the words show.
    pub gender: Option<Gender>,
    /// Index of its sentence.
    pub sentence: usize,
}

/// Who is given as a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Someone mentioned.
    Mention(MentionId),
    /// Nobody is named here; the speaker of the passage goes on.
    Implicit,
}

/// One source of a statement, with the words that make it one.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Who.
    pub source: Source,
    /// All the words that name the source, with what describes it ("Okello, a spokesman for the port"); `None`: those of the mention.
    pub words: Option<Span>,
    /// Reporting verb or phrase.
    pub cue: Option<Span>,
    /// What this source gives out, quotation marks and "that" included (PARC's content span); empty means the statement's content.
    pub content: Vec<Span>,
}

/// An attributed proposition.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Pieces in order, disjoint; direct speech without its marks.
    pub content: Vec<Span>,
    /// Direct, mixed or indirect.
    pub kind: StatementKind,
    /// Outermost first; the last is the speaker. Never empty.
    pub chain: Vec<Link>,
    /// "Truth Social", "statement".
    pub medium: Option<Span>,
    /// Whom it is said to.
    pub to: Option<MentionId>,
    /// When it was said.
    pub when: Option<TimeId>,
    /// The statement it stands in.
    pub within: Option<StatementId>,
    /// What found it.
    pub rule: Rule,
    /// Estimated probability that it is right.
    pub score: f32,
}

/// Time words that set a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The time.
    pub time: TimeId,
    /// The words: the time, or the deadline noun with it.
    pub span: Span,
}

/// A quantity of an act.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The words.
    pub span: Span,
    /// The number.
    pub value: Option<f64>,
    /// "percent", "USD", "people".
    pub unit: Option<String>,
}

/// Where an act takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The words.
    pub span: Span,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<&'static str>,
}

/// A political event.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// PLOVER type.
    pub kind: ActType,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// The words that name it.
    pub trigger: Span,
    /// Other mentions of the same act.
    pub also: Vec<Span>,
    /// Who acts.
    pub agent: Vec<MentionId>,
    /// Whom it is done to.
    pub recipient: Vec<MentionId>,
    /// Whether it happened.
    pub status: Status,
    /// The heart of it.
    pub what: Option<Span>,
    /// On what condition.
    pub condition: Option<Span>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// When.
    pub when: Option<TimeId>,
    /// Where.
    pub place: Option<Place>,
    /// How much.
    pub measure: Option<Measure>,
    /// The innermost statement it is told in.
    pub statement: Option<StatementId>,
    /// Its type follows from how it is told: harm on a condition is a threat, whatever the harm; to impose sanctions is one.
    pub settled: bool,
    /// What found it.
    pub rule: Rule,
    /// How much likelier its trigger is an act than none, as the logarithm of odds.
    pub odds: f32,
    /// The share of those who take part, among all who may.
    pub sure: f32,
    /// Estimated probability that it is right.
    pub score: f32,
}

/// All that is found in one report before anyone is identified.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// By start, then end.
    pub mentions: Vec<Mention>,
    /// By start.
    pub times: Vec<Timex>,
    /// By start of content.
    pub statements: Vec<Statement>,
    /// By start of trigger, one for each mention: which are one is told once it is known who is meant.
    pub acts: Vec<Act>,
}
