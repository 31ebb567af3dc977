//! Words in styles, wrapped to a width, printed in colour or with marks under them.

use unicode_width::UnicodeWidthChar;

use crate::terminal::harmless;

/// What words are, which says how they look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    /// Headings.
    Strong,
    /// What is said about the record rather than in it.
    Faint,
    /// Who.
    Who,
    /// Reporting verbs, and the words that name an act.
    Cue,
    /// What is said, demanded, threatened.
    Content,
    /// Conditions.
    Condition,
    /// Times and deadlines.
    Time,
    /// Quantities.
    Measure,
}

impl Style {
    /// Select Graphic Rendition parameters of ECMA-48.
    fn colour(self) -> Option<&'static str> {
        Some(match self {
            Self::Plain => return None,
            Self::Strong => "1",
            Self::Faint => "2",
            Self::Who => "36",
            Self::Cue => "33",
            Self::Content => "32",
            Self::Condition => "34",
            Self::Time => "35",
            Self::Measure => "31",
        })
    }

    /// The mark that stands under such words where there is no colour.
    fn mark(self) -> char {
        match self {
            Self::Plain | Self::Strong | Self::Faint => ' ',
            Self::Who => '=',
            Self::Cue => '^',
            Self::Content => '~',
            Self::Condition => '?',
            Self::Time => '-',
            Self::Measure => '#',
        }
    }
}

/// What a page is printed on.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Columns.
    pub width: usize,
    /// Whether the terminal takes colours.
    pub colour: bool,
}

/// Words in their styles.
#[derive(Clone, Debug, Default)]
pub(super) struct Text(Vec<(Style, String)>);

impl Text {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The text with `words` behind it.
    pub(super) fn with(mut self, style: Style, words: impl AsRef<str>) -> Self {
        self.push(style, words);
        self
    }

    pub(super) fn plain(self, words: impl AsRef<str>) -> Self {
        self.with(Style::Plain, words)
    }

    pub(super) fn push(&mut self, style: Style, words: impl AsRef<str>) {
        self.0.push((style, words.as_ref().to_owned()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, words)| words.trim().is_empty())
    }
}

/// One character with its style.
type Glyph = (Style, char);

impl Paper {
    /// Writes `text` in lines: the first behind `first`, the others behind as many blanks.
    pub(super) fn write(self, out: &mut String, first: &str, text: &Text) {
        self.lines(out, first, text, false);
    }

    /// The same, with marks under the words that have a style, where there is no colour to show it.
    pub(super) fn write_marked(self, out: &mut String, first: &str, text: &Text) {
        self.lines(out, first, text, !self.colour);
    }

    fn lines(self, out: &mut String, first: &str, text: &Text, marked: bool) {
        let indent = width(first);
        let mut lead = first.to_owned();
        for line in wrap(text, self.width.saturating_sub(indent).max(20)) {
            out.push_str(&lead);
            self.glyphs(out, &line);
            out.push('\n');
            let marks = if marked { marks(&line) } else { String::new() };
            if !marks.is_empty() {
                out.extend(std::iter::repeat_n(' ', indent));
                out.push_str(&marks);
                out.push('\n');
            }
            lead = " ".repeat(indent);
        }
    }

    fn glyphs(self, out: &mut String, line: &[Glyph]) {
        let mut now = None;
        for &(style, glyph) in line {
            let colour = style.colour().filter(|_| self.colour);
            if colour != now {
                if now.is_some() {
                    out.push_str("\x1b[0m");
                }
                if let Some(colour) = colour {
                    out.push_str("\x1b[");
                    out.push_str(colour);
                    out.push('m');
                }
                now = colour;
            }
            out.push(glyph);
        }
        if now.is_some() {
            out.push_str("\x1b[0m");
        }
    }
}

fn marks(line: &[Glyph]) -> String {
    let mut marks = String::new();
    for &(style, glyph) in line {
        marks.extend(std::iter::repeat_n(style.mark(), glyph.width().unwrap_or(0)));
    }
    marks.truncate(marks.trim_end().len());
    marks
}

fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// Breaks text into lines of at most `columns`; white space becomes one blank, words longer than a line are cut.
fn wrap(text: &Text, columns: usize) -> Vec<Vec<Glyph>> {
    let mut wrap = Wrap { lines: Vec::new(), line: Vec::new(), used: 0, columns };
    let (mut word, mut gap) = (Vec::new(), None);
    for &(style, ref words) in &text.0 {
        for c in words.chars() {
            if c.is_whitespace() {
                wrap.word(&mut word, &mut gap);
                gap = Some(style);
            } else {
                word.push((style, harmless(c)));
            }
        }
    }
    wrap.word(&mut word, &mut gap);
    if !wrap.line.is_empty() {
        wrap.lines.push(wrap.line);
    }
    wrap.lines
}

struct Wrap {
    lines: Vec<Vec<Glyph>>,
    line: Vec<Glyph>,
    used: usize,
    columns: usize,
}

impl Wrap {
    /// Puts a word on the line, a blank of the style of `gap` before it, or on the next line.
    fn word(&mut self, word: &mut Vec<Glyph>, gap: &mut Option<Style>) {
        let Some(&(style, _)) = word.first() else { return };
        let columns: usize = word.iter().filter_map(|(_, c)| c.width()).sum();
        if self.used > 0 && self.used + 1 + columns > self.columns {
            self.lines.push(std::mem::take(&mut self.line));
            self.used = 0;
        }
        if let Some(blank) = gap.take().filter(|_| self.used > 0) {
            // The blank between marked and unmarked words is unmarked.
            self.line.push((if blank == style { blank } else { Style::Plain }, ' '));
            self.used += 1;
        }
        for glyph in word.drain(..) {
            let columns = glyph.1.width().unwrap_or(0);
            if self.used + columns > self.columns {
                self.lines.push(std::mem::take(&mut self.line));
                self.used = 0;
            }
            self.used += columns;
            self.line.push(glyph);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Paper, Style, Text};

    const GREY: Paper = Paper { width: 30, colour: false };

    fn written(paper: Paper, first: &str, text: &Text) -> String {
        let mut out = String::new();
        paper.write_marked(&mut out, first, text);
        out
    }

    #[test]
    fn wraps_and_marks_under_the_words() {
        let text =
            Text::new().with(Style::Who, "The harbour master").plain(" ").with(Style::Cue, "said").plain(" so again today");
        assert_eq!(
            written(GREY, "  > ", &text),
            "  > The harbour master said so\n    ================== ^^^^\n    again today\n"
        );
    }

    #[test]
    fn colours_instead_of_marks() {
        let text = Text::new().with(Style::Cue, "said").plain(" so");
        assert_eq!(written(Paper { colour: true, ..GREY }, "", &text), "\x1b[33msaid\x1b[0m so\n");
    }

    #[test]
    fn cuts_words_longer_than_a_line() {
        let out = written(Paper { width: 10, colour: false }, "", &Text::new().plain("a".repeat(45)));
        assert!(out.lines().all(|line| line.len() <= 20) && out.replace('\n', "").len() == 45, "{out}");
    }

    #[test]
    fn no_control_code_reaches_the_terminal() {
        let out = written(GREY, "", &Text::new().plain("red \x1b[31malert\u{202e}\u{7}"));
        assert_eq!(out, "red \u{FFFD}[31malert\u{FFFD}\u{FFFD}\n");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let out = written(GREY, "", &Text::new().with(Style::Who, "東京").plain(" is"));
        assert_eq!(out, "東京 is\n====\n");
    }
}
