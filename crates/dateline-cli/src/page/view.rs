//! A record beside its text: names, words, sentences.

use dateline::record::{Actor, Link, Range, Record, When};
use dateline::text::{OffsetMap, Span};

use super::paper::{Style, Text};

/// Most bytes of a sentence that are shown on either side of what it is shown for.
const AROUND: usize = 300;

/// A record with what is needed to show it.
pub(super) struct View<'r> {
    pub(super) record: &'r Record,
    offsets: OffsetMap<'r>,
    sentences: Vec<Span>,
}

impl<'r> View<'r> {
    pub(super) fn new(record: &'r Record) -> Self {
        let text = &record.report.text;
        let analysis = dateline::nlp::analyse(text, &[]);
        let sentences = analysis.sentences.iter().map(|sentence| sentence.span).collect();
        Self { record, offsets: OffsetMap::new(text), sentences }
    }

    pub(super) fn span(&self, Range(start, end): Range) -> Span {
        Span::new(self.offsets.byte_of_code_point(start), self.offsets.byte_of_code_point(end))
    }

    pub(super) fn words(&self, range: Range) -> &'r str {
        self.span(range).slice(&self.record.report.text)
    }

    pub(super) fn actor(&self, id: &str) -> Option<&'r Actor> {
        self.record.actors.iter().find(|actor| actor.id == id)
    }

    /// The actor's name; words that are no id stay as they are.
    pub(super) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.actor(id).map_or(id, |actor| &actor.name)
    }

    /// "Putin ← Kremlin press service ← TASS".
    pub(super) fn chain(&self, chain: &[Link]) -> String {
        let sources = chain.iter().rev().map(|link| match (&link.actor, link.span) {
            (Some(id), _) => self.name(id),
            (None, Some(span)) => self.words(span),
            (None, None) => "nobody named",
        });
        sources.collect::<Vec<_>>().join(" ← ")
    }

    /// "Russia, Ukraine", or "–" for nobody.
    pub(super) fn names(&self, ids: &[String]) -> String {
        if ids.is_empty() { "–".to_owned() } else { ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(", ") }
    }

    /// The sentence that holds `at`, its parts in the styles of `marks` (a later mark covers an earlier one); cut to what
    /// stands around `at` when it is very long.
    pub(super) fn sentence(&self, at: Range, marks: &[(Range, Style)]) -> Text {
        let text = &self.record.report.text;
        let focus = self.span(at);
        let after = self.sentences.partition_point(|sentence| sentence.end() <= focus.start());
        let whole = self.sentences.get(after).map_or(focus, |sentence| sentence.cover(focus));
        let start = back_to_blank(text, whole.start().max(focus.start().saturating_sub(AROUND)), whole.start());
        let end = on_to_blank(text, whole.end().min(focus.end() + AROUND), whole.end());
        let marks: Vec<(Span, Style)> = marks.iter().map(|(range, style)| (self.span(*range), *style)).collect();
        let style_at = |at| marks.iter().rev().find(|(span, _)| span.holds(at)).map_or(Style::Plain, |mark| mark.1);
        let mut shown = Text::new();
        if start > whole.start() {
            shown.push(Style::Faint, "… ");
        }
        let window = Span::new(start, end);
        let mut run = Span::new(start, start);
        for (offset, c) in window.slice(text).char_indices() {
            let at = start + offset;
            if !run.is_empty() && style_at(at) != style_at(run.start()) {
                shown.push(style_at(run.start()), run.slice(text));
                run = Span::new(at, at);
            }
            run = Span::new(run.start(), at + c.len_utf8());
        }
        shown.push(style_at(run.start()), run.slice(text));
        if end < whole.end() {
            shown.push(Style::Faint, " …");
        }
        shown
    }

    /// Where `id` is mentioned.
    pub(super) fn mentions(&self, id: &str) -> &'r [Range] {
        self.actor(id).map_or(&[], |actor| &actor.mentions)
    }
}

fn back_to_blank(text: &str, mut at: usize, start: usize) -> usize {
    while at > start && !text.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace)) {
        at -= 1;
    }
    at
}

fn on_to_blank(text: &str, mut at: usize, end: usize) -> usize {
    while at < end && !text.get(at..).is_some_and(|behind| behind.starts_with(char::is_whitespace)) {
        at += 1;
    }
    at
}

/// "Wed 2025-08-06"; other TIMEX3 values as they are.
pub(super) fn day(value: &str) -> String {
    let date = value.parse::<dateline::Date>().ok().filter(|_| value.len() == 10);
    date.map_or_else(|| value.to_owned(), |date| format!("{} {value}", date.strftime("%a")))
}

/// [`day`] of a point in time.
pub(super) fn when(when: &When) -> String {
    day(&when.value)
}
