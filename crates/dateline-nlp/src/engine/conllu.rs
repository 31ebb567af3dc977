//! A parse in CoNLL-U (<https://universaldependencies.org/format.html>), with `start_char`, `end_char` and `ner` in MISC.

use std::fmt::Write;

use dateline_text::{OffsetMap, Span};

use super::{Engine, Parse, ParsedWord};
use crate::lemma;

/// The sentences of a text, a blank line behind each; `id` names the text. Offsets count code points.
pub fn conllu(engine: &Engine, id: &str, text: &str, parse: &Parse) -> String {
    let mut page = Page { engine, text, parse, offsets: OffsetMap::new(text), out: String::new() };
    let mut end = 0;
    for (number, sentence) in parse.sentences.iter().enumerate() {
        let words = parse.words.get(sentence.clone()).unwrap_or(&[]);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let span = first.word.span.cover(last.word.span);
        if number == 0 {
            page.comment("newdoc id", id);
        }
        let gap = text.get(end..span.start()).unwrap_or("");
        if number == 0 || gap.contains('\n') {
            page.out.push_str("# newpar\n");
        }
        page.comment("sent_id", &format!("{id}-{}", number + 1));
        page.comment("text", span.slice(text));
        end = span.end();
        page.words(sentence.start, words);
        page.out.push('\n');
    }
    page.out
}

struct Page<'a> {
    engine: &'a Engine,
    text: &'a str,
    parse: &'a Parse,
    offsets: OffsetMap<'a>,
    out: String,
}

impl Page<'_> {
    fn comment(&mut self, name: &str, value: &str) {
        self.line(format_args!("# {name} = {}", value.split_whitespace().collect::<Vec<_>>().join(" ")));
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{line}");
    }

    fn words(&mut self, first: usize, words: &[ParsedWord]) {
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).filter(|next| next.word.clitic);
            if let Some(next) = next.filter(|_| !word.word.clitic) {
                let whole = word.word.span.cover(next.word.span);
                let place = self.place(whole);
                self.line(format_args!("{}-{}\t{}{}{place}", at + 1, at + 2, whole.slice(self.text), "\t_".repeat(7) + "\t"));
            }
            let (universal, penn) = self.engine.tag(word.tag);
            let form = word.word.span.slice(self.text);
            let head = word.head.map_or(0, |head| (head as usize + 1).saturating_sub(first));
            let relation = self.engine.relation(word.relation);
            let misc = format!("{}|ner={}", self.place(word.word.span), self.name(word.word.span));
            let lemma = dictionary_form(form, universal, penn);
            self.line(format_args!("{}\t{form}\t{lemma}\t{universal}\t{penn}\t_\t{head}\t{relation}\t_\t{misc}", at + 1));
        }
    }

    /// Offsets, and whether no space follows.
    fn place(&self, span: Span) -> String {
        let (start, end) = self.offsets.code_points(span);
        let glued = self.text.get(span.end()..).is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
        format!("start_char={start}|end_char={end}{}", if glued { "|SpaceAfter=No" } else { "" })
    }

    /// `O`, or the type of the name on the span behind `B-` or `I-`.
    fn name(&self, span: Span) -> String {
        let at = self.parse.names.partition_point(|name| name.span.end() <= span.start());
        let name = self.parse.names.get(at).filter(|name| name.span.start() < span.end());
        name.map_or("O".to_owned(), |name| {
            let begin = if name.span.start() >= span.start() { "B" } else { "I" };
            format!("{begin}-{}", self.engine.name_type(name.kind))
        })
    }
}

/// The lemma; names are their own.
fn dictionary_form(form: &str, universal: &str, penn: &str) -> String {
    if universal == "PROPN" {
        return form.to_owned();
    }
    let (tag, verb) = lemma::tag(universal, penn);
    let lower = form.to_lowercase().replace('’', "'");
    lemma::lemma(&lower, tag, verb).map_or(lower.clone(), str::to_owned)
}
