//! Finding the expressions of a text.

use dateline_record::Rule;
use dateline_record::vocabulary::{TimexMod, TimexType};

use crate::context::Context;
use crate::direction::{direction, preposition};
use crate::grammar::Grammar;
use crate::interval::{granularity, interval};
use crate::lattice::{Edge, Lattice, span};
use crate::meaning::{Item, Meaning};
use crate::resolve::{Anchor, resolve};
use crate::timex::Timex;
use crate::token::Tokens;
use crate::value::{Calendar, Hour, Value};

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
        let lattice = Lattice::new(&tokens, self.grammar);
        let mut found = Vec::new();
        let mut last: Option<Calendar> = None;
        let mut at = 0;
        while at < tokens.len() {
            at = match self.best(&lattice, at) {
                Some((edge, next)) => {
                    if let Some(timex) = self.settle(&tokens, context, at, edge, &mut last) {
                        found.push(timex);
                    }
                    next
                }
                None => at + 1,
            };
        }
        found
    }

    /// The longest expression that begins at token `at`; of two the later family's.
    fn best<'l>(&self, lattice: &'l Lattice, at: usize) -> Option<(&'l Edge, usize)> {
        let mut best: Option<&Edge> = None;
        for edge in lattice.edges.get(at)? {
            let output = self.grammar.rules.get(usize::from(edge.rule)).is_some_and(|row| row.output);
            if output && best.is_none_or(|known| (edge.end, edge.rule) > (known.end, known.rule)) {
                best = Some(edge);
            }
        }
        best.map(|edge| (edge, (edge.end as usize).max(at + 1)))
    }

    fn settle(&self, tokens: &Tokens<'_>, context: &Context, at: usize, edge: &Edge, last: &mut Option<Calendar>) -> Option<Timex> {
        let row = self.grammar.rules.get(usize::from(edge.rule))?;
        let Item::Meaning(meaning) = edge.item else { return None };
        let end = edge.end as usize;
        let mut modifier: Option<TimexMod> = None;
        let mut anchor_used = None;
        let (kind, value) = match meaning {
            Meaning::Ref(one) => (TimexType::Date, Value::Ref(one)),
            Meaning::Length(length, said) => {
                modifier = said;
                (TimexType::Duration, Value::Length(length))
            }
            Meaning::Set(value) => (TimexType::Set, value),
            Meaning::Point(point) => {
                let anchor = Anchor { report: context.anchor, last: *last, direction: direction(tokens, at, end) };
                let value = resolve(&point, &anchor)?;
                modifier = point.modifier;
                let kind = match value {
                    Value::Calendar(Calendar { hour: Hour::Clock { .. } | Hour::Of(_), .. }) => TimexType::Time,
                    Value::Length(_) => TimexType::Duration,
                    _ => TimexType::Date,
                };
                if let Value::Calendar(calendar) = value {
                    *last = Some(calendar);
                }
                anchor_used = context.anchor;
                (kind, value)
            }
        };
        let (from, to) = if kind == TimexType::Set { (None, None) } else { interval(&value).unzip() };
        Some(Timex {
            span: span(tokens, at, end),
            kind,
            value: value.to_string(),
            modifier,
            from,
            to,
            granularity: granularity(&value),
            anchor: anchor_used,
            preposition: preposition(tokens, at),
            rule: Rule::new(row.id, 1),
        })
    }
}
