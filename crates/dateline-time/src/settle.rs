//! From a chosen reading to an expression with its value: what it is counted from, and which way.

use dateline_record::Rule;
use dateline_record::vocabulary::TimexType;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::context::{Context, Sense};
use crate::course::Course;
use crate::direction::{direction, is_speech, preposition};
use crate::grammar::{Grammar, class};
use crate::interval::{days, granularity, interval};
use crate::lattice::{Edge, Lattice, span};
use crate::layout::Layout;
use crate::meaning::{Item, Meaning, Point};
use crate::resolve::{Anchor, Direction, base, resolve};
use crate::timex::Timex;
use crate::token::{Shape, Tokens};
use crate::value::{Calendar, Hour, Part, Ref, Value, Year};

/// How many tokens after an expression may still name its day.
const AHEAD: usize = 14;
/// How many tokens a day of speaking holds for the quotations after it.
const SPEECH: usize = 400;

/// A text being settled, expression by expression.
pub(crate) struct Settler<'a, 't> {
    pub grammar: &'static Grammar,
    pub tokens: &'a Tokens<'t>,
    pub lattice: &'a Lattice,
    pub layout: &'a Layout,
    pub context: &'a Context,
    pub course: Course,
}

impl Settler<'_, '_> {
    /// The longest expression that begins at token `at`, and the token to go on with; of two one that is none, else the
    /// later family's.
    pub fn best(&self, at: usize) -> Option<(Edge, usize)> {
        let key = |edge: &Edge| (edge.end, is_none(edge), edge.rule);
        let mut best: Option<&Edge> = None;
        for edge in self.lattice.at(at) {
            let output = self.grammar.rules.get(usize::from(edge.rule)).is_some_and(|row| row.output);
            if output && best.is_none_or(|known| key(edge) > key(known)) {
                best = Some(edge);
            }
        }
        best.map(|edge| (*edge, if edge.symbol == class::SKIP { at + 1 } else { (edge.end as usize).max(at + 1) }))
    }

    /// The expression of an edge that begins at token `at`, set on the calendar.
    pub fn settle(&mut self, at: usize, edge: &Edge) -> Option<Timex> {
        let row = self.grammar.rules.get(usize::from(edge.rule)).filter(|_| !is_none(edge))?;
        let Item::Meaning(meaning) = edge.item else { return None };
        let end = edge.end as usize;
        let reader = self.context.sense == Sense::Reader;
        let (mut modifier, mut counted_from) = (None, None);
        let (kind, value) = match meaning {
            Meaning::Ref(one) => (TimexType::Date, Value::Ref(one)),
            Meaning::Length(length, said) => {
                modifier = said;
                self.course.note_length(&length);
                (TimexType::Duration, Value::Length(length))
            }
            Meaning::Rate(length) if follows_amount(self.tokens, at) => (TimexType::Set, Value::Length(length)),
            Meaning::Rate(length) => (TimexType::Duration, Value::Length(length)),
            Meaning::Vague(_, back) if reader => (TimexType::Date, Value::Ref(if back { Ref::Past } else { Ref::Future })),
            Meaning::Vague(length, _) => (TimexType::Duration, Value::Length(length)),
            Meaning::Set(value) => (TimexType::Set, value),
            Meaning::Last => (TimexType::Date, Value::Calendar(Calendar { hour: Hour::None, ..self.course.last? })),
            Meaning::Until(point, day) => {
                let anchor = self.anchor(&point, at, end);
                let Value::Calendar(first) = resolve(&point, &anchor)? else { return None };
                self.note(&point, &first, at);
                let Part::Day(month, _) = first.part else { return None };
                let last = first.with(Part::Day(month, Some(day)));
                days(&last).or_else(|| (first.year == Year::Unknown).then_some(Default::default()))?;
                (TimexType::Date, Value::Range(first, last))
            }
            Meaning::Point(point) if is_name(self.tokens, &point, at, end) => return None,
            Meaning::Point(point) => {
                let anchor = self.anchor(&point, at, end);
                let value = if reader { resolve(&point, &anchor)? } else { plain(resolve(&point, &anchor)?) };
                modifier = point.modifier;
                counted_from = base(&point, &anchor).filter(|_| point.year.is_none());
                match value {
                    Value::Calendar(calendar) => {
                        self.note(&point, &calendar, at);
                        (if calendar.hour == Hour::None { TimexType::Date } else { TimexType::Time }, value)
                    }
                    Value::Length(_) => (TimexType::Duration, value),
                    Value::Ref(_) | Value::Range(..) => (TimexType::Date, value),
                }
            }
        };
        let (from, to) = if kind == TimexType::Set { None } else { interval(&value) }.unzip();
        Some(Timex {
            span: span(self.tokens, at, end),
            kind,
            value: value.to_string(),
            modifier,
            from,
            to,
            granularity: granularity(&value),
            anchor: counted_from,
            preposition: preposition(self.tokens, at),
            rule: Rule::new(row.id, 1),
        })
    }

    /// Takes note of an expression at token `at`.
    fn note(&mut self, point: &Point, value: &Calendar, at: usize) {
        let place = self.layout.get(at);
        self.course.note(point, value, self.context.anchor);
        let Some((day, _)) = days(value).filter(|_| matches!(value.part, Part::Day(..))) else { return };
        if value.hour == Hour::None || point.weekday.is_some() || point.month.is_some() {
            self.course.day = Some((day, place));
        }
        let recent = self
            .context
            .anchor
            .is_some_and(|report| day <= report && report.checked_sub(10.days()).is_ok_and(|from| day >= from));
        if recent && !place.quoted && self.sentence_speaks(at) {
            self.course.spoken = Some((day, at));
        }
    }

    fn anchor(&self, point: &Point, at: usize, end: usize) -> Anchor {
        let report = self.day_of_speaking(at).or(self.context.anchor);
        Anchor {
            report,
            last: self.course.last,
            quarter: self.course.quarter,
            last_day: self.course.day.map(|(day, _)| day),
            day: if point.hour.is_some() { self.day_of_clock(at, end).or(report) } else { None },
            narrative: self.course.is_narrative(self.context.anchor),
            direction: direction(self.tokens, self.layout, at, end),
        }
    }

    /// The day a clock time belongs to: one named in its sentence, else before it in its paragraph, else what a story is at.
    fn day_of_clock(&self, at: usize, end: usize) -> Option<Date> {
        let place = self.layout.get(at);
        let known = self.course.day;
        if let Some((day, _)) = known.filter(|(_, there)| there.sentence == place.sentence) {
            return Some(day);
        }
        if let Some(day) = self.day_ahead(end) {
            return Some(day);
        }
        let story = self.course.is_narrative(self.context.anchor);
        known.filter(|(_, there)| story || there.paragraph == place.paragraph).map(|(day, _)| day)
    }

    /// The day named after token `end` in its sentence.
    fn day_ahead(&self, end: usize) -> Option<Date> {
        (end..end + AHEAD).take_while(|&at| self.layout.same_sentence(at, end.saturating_sub(1))).find_map(|at| {
            let (edge, _) = self.best(at)?;
            let Item::Meaning(Meaning::Point(point)) = edge.item else { return None };
            if is_none(&edge) || point.unit.is_some() || point.weekday.is_none() && point.day.is_none() {
                return None;
            }
            let anchor = Anchor {
                report: self.context.anchor,
                last: self.course.last,
                quarter: None,
                last_day: None,
                day: None,
                narrative: self.course.is_narrative(self.context.anchor),
                direction: match direction(self.tokens, self.layout, at, edge.end as usize) {
                    Direction::Unknown => Direction::Past,
                    known => known,
                },
            };
            match resolve(&Point { hour: None, ..point }, &anchor)? {
                Value::Calendar(value) => days(&value).map(|(day, _)| day),
                _ => None,
            }
        })
    }

    /// The day the words around token `at` were spoken, when they are quoted and the text says so: after the quotation in
    /// its sentence, else before it.
    fn day_of_speaking(&self, at: usize) -> Option<Date> {
        if self.context.sense == Sense::Guideline || !self.layout.get(at).quoted {
            return None;
        }
        let closed = (at..at + SPEECH).take_while(|&i| i < self.tokens.len()).find(|&i| !self.layout.get(i).quoted)?;
        let said = (closed..closed + 4).any(|i| is_speech(self.tokens.lower(i)));
        let after = if said { self.day_ahead(closed + 1) } else { None };
        after.or_else(|| self.course.spoken.filter(|(_, there)| at - there < SPEECH).map(|(day, _)| day))
    }

    /// Whether the sentence of token `at` tells of speaking.
    fn sentence_speaks(&self, at: usize) -> bool {
        let near = at.saturating_sub(AHEAD)..at + AHEAD;
        near.into_iter()
            .any(|i| self.layout.same_sentence(i, at) && !self.layout.get(i).quoted && is_speech(self.tokens.lower(i)))
    }
}

/// A value as the guideline's corpora write it: clock times without their zone, fiscal years as years.
fn plain(value: Value) -> Value {
    let Value::Calendar(mut calendar) = value else { return value };
    if let Hour::Clock { zone, .. } = &mut calendar.hour {
        *zone = zone.filter(|zone| *zone == 0);
    }
    if let Year::Fiscal(year) = calendar.year {
        calendar.year = Year::Year(year);
    }
    Value::Calendar(calendar)
}

/// "April Smith", "Theresa May": a bare month that is also a given name or surname, beside another name.
fn is_name(tokens: &Tokens<'_>, point: &Point, at: usize, end: usize) -> bool {
    let bare = Point { month: point.month, ..Point::default() } == *point;
    if !bare || end != at + 1 || !matches!(point.month, Some(4 | 5 | 6 | 8)) || preposition(tokens, at).is_some() {
        return false;
    }
    let name = |i: usize| {
        let word = tokens.word(i);
        tokens.get(i).is_some_and(|token| token.shape == Shape::Word && token.capital) && !word.contains('.') && word.len() > 1
    };
    name(end) && !tokens.get(end).is_some_and(|token| token.fresh)
}

fn is_none(edge: &Edge) -> bool {
    edge.symbol == class::NOT || edge.symbol == class::SKIP
}

/// Whether what stands before token `at` is an amount, so that "a day" says how often: "two errands a day", "90 percent a
/// year".
fn follows_amount(tokens: &Tokens<'_>, at: usize) -> bool {
    const AMOUNTS: &[&str] = &["%", "percent", "cent", "once", "twice", "$", "people", "million", "billion", "share"];
    const VERBS: &[&str] =
        &["this", "lasts", "takes", "spends", "less", "costs", "across", "needs", "plus", "perhaps", "besides"];
    let Some(before) = at.checked_sub(1) else { return false };
    let word = tokens.lower(before);
    tokens.get(before).is_some_and(|token| token.shape == Shape::Number)
        || AMOUNTS.contains(&word)
        || (word.len() > 3 && word.ends_with('s') && !VERBS.contains(&word))
}
