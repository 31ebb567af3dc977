//! Finding the expressions of a text.

use dateline_record::Rule;
use dateline_record::vocabulary::TimexType;

use crate::context::{Context, Sense};
use crate::course::Course;
use crate::direction::{direction, preposition};
use crate::grammar::{Grammar, class};
use crate::interval::{granularity, interval};
use crate::lattice::{Edge, Lattice, span};
use crate::meaning::{Item, Meaning};
use crate::resolve::{Anchor, resolve};
use crate::timex::Timex;
use crate::token::{Shape, Tokens};
use crate::value::{Calendar, Hour, Part, Ref, Value, Year};

/// Finds temporal expressions. Cheap to make: the tables are compiled once for the process.
#[derive(Clone, Copy)]
pub struct Tagger {
    grammar: &'static Grammar,
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Tagger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tagger").finish_non_exhaustive()
    }
}

impl Tagger {
    /// A tagger.
    pub fn new() -> Self {
        Self { grammar: Grammar::get() }
    }

    /// The expressions of `text`, sorted and disjoint.
    pub fn tag(&self, text: &str, context: &Context) -> Vec<Timex> {
        let tokens = Tokens::new(text);
        let lattice = Lattice::new(&tokens, self.grammar, context.sense);
        let mut found = Vec::new();
        let mut course = Course::default();
        let mut at = 0;
        while at < tokens.len() {
            at = match self.best(&lattice, at) {
                Some((edge, next)) => {
                    found.extend(self.settle(&tokens, context, at, edge, &mut course));
                    next
                }
                None => at + 1,
            };
        }
        found
    }

    /// The longest expression that begins at token `at`; of two one that is none, else the later family's.
    fn best<'l>(&self, lattice: &'l Lattice, at: usize) -> Option<(&'l Edge, usize)> {
        let key = |edge: &Edge| (edge.end, is_none(edge), edge.rule);
        let mut best: Option<&Edge> = None;
        for edge in lattice.edges.get(at)? {
            let output = self.grammar.rules.get(usize::from(edge.rule)).is_some_and(|row| row.output);
            if output && best.is_none_or(|known| key(edge) > key(known)) {
                best = Some(edge);
            }
        }
        best.map(|edge| (edge, if edge.symbol == class::SKIP { at + 1 } else { (edge.end as usize).max(at + 1) }))
    }

    /// The expression of an edge, set on the calendar.
    fn settle(&self, tokens: &Tokens<'_>, context: &Context, at: usize, edge: &Edge, course: &mut Course) -> Option<Timex> {
        let row = self.grammar.rules.get(usize::from(edge.rule)).filter(|_| !is_none(edge))?;
        let Item::Meaning(meaning) = edge.item else { return None };
        let end = edge.end as usize;
        let reader = context.sense == Sense::Reader;
        let (mut modifier, mut counted_from) = (None, None);
        let (kind, value) = match meaning {
            Meaning::Ref(one) => (TimexType::Date, Value::Ref(one)),
            Meaning::Length(length, said) => {
                modifier = said;
                (TimexType::Duration, Value::Length(length))
            }
            Meaning::Rate(length) if follows_amount(tokens, at) => (TimexType::Set, Value::Length(length)),
            Meaning::Rate(length) => (TimexType::Duration, Value::Length(length)),
            Meaning::Vague(_, back) if reader => (TimexType::Date, Value::Ref(if back { Ref::Past } else { Ref::Future })),
            Meaning::Vague(length, _) => (TimexType::Duration, Value::Length(length)),
            Meaning::Set(value) => (TimexType::Set, value),
            Meaning::Last => (TimexType::Date, Value::Calendar(Calendar { hour: Hour::None, ..course.last? })),
            Meaning::Until(point, month, day) => {
                let anchor = self.anchor(tokens, context, at, end, course);
                let Value::Calendar(first) = resolve(&point, &anchor)? else { return None };
                course.note(&point, &first, context.anchor);
                let Part::Day(Some(same), _) = first.part else { return None };
                let last = first.with(Part::Day(Some(month.unwrap_or(same)), Some(day)));
                crate::interval::days(&last).or_else(|| (first.year == Year::Unknown).then_some(Default::default()))?;
                (TimexType::Date, Value::Range(first, last))
            }
            Meaning::Point(point) => {
                let anchor = self.anchor(tokens, context, at, end, course);
                let value = resolve(&point, &anchor)?;
                modifier = point.modifier;
                counted_from = context.anchor.filter(|_| !matches!(point.year, Some(Year::Year(_))));
                match value {
                    Value::Calendar(calendar) => {
                        course.note(&point, &calendar, context.anchor);
                        (if calendar.hour == Hour::None { TimexType::Date } else { TimexType::Time }, value)
                    }
                    Value::Length(_) => (TimexType::Duration, value),
                    Value::Ref(_) | Value::Range(..) => (TimexType::Date, value),
                }
            }
        };
        let (from, to) = if kind == TimexType::Set { None } else { interval(&value) }.unzip();
        Some(Timex {
            span: span(tokens, at, end),
            kind,
            value: value.to_string(),
            modifier,
            from,
            to,
            granularity: granularity(&value),
            anchor: counted_from,
            preposition: preposition(tokens, at),
            rule: Rule::new(row.id, 1),
        })
    }

    fn anchor(&self, tokens: &Tokens<'_>, context: &Context, at: usize, end: usize, course: &Course) -> Anchor {
        Anchor {
            report: context.anchor,
            last: course.last,
            quarter: course.quarter,
            narrative: course.is_narrative(context.anchor),
            direction: direction(tokens, at, end),
        }
    }
}

fn is_none(edge: &Edge) -> bool {
    edge.symbol == class::NOT || edge.symbol == class::SKIP
}

/// Whether what stands before token `at` is an amount, so that "a day" says how often: "two errands a day", "90 percent a year".
fn follows_amount(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = tokens.lower(before);
    let number = tokens.get(before).is_some_and(|token| token.shape == Shape::Number);
    number
        || matches!(word, "%" | "percent" | "cent" | "once" | "twice" | "$" | "people" | "million" | "billion" | "share")
        || (word.len() > 3 && word.ends_with('s') && !matches!(word, "this" | "lasts" | "takes" | "spends" | "less" | "was" | "costs" | "across" | "needs" | "plus" | "perhaps" | "besides"))
}
