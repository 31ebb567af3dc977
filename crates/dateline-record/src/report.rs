//! One captured text.

use dateline_text::Span;
use jiff::civil::Date;

use crate::Diagnostic;

/// One captured text with what is known about it. Made by `dateline-ingest`, never changed after.
///
/// *Invariant:* all spans are byte spans on char boundaries of `text`; `boilerplate` is sorted and disjoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Given by the input, else derived from the file name, else from the hash of the text.
    pub id: String,
    /// The outlet as the input names it, or its domain's usual name.
    pub outlet: Option<String>,
    /// Where the report stands.
    pub url: Option<String>,
    /// Headline, when it is not part of the text.
    pub title: Option<String>,
    /// By-line.
    pub author: Option<String>,
    /// Day of publication: from metadata, the agency dateline or the text itself; `None` when none of them tells.
    pub published: Option<Date>,
    /// The agency dateline or stamp that opens the text.
    pub dateline: Option<Dateline>,
    /// ISO 639-1 code of the language the text is in, when it could be told.
    pub language: Option<String>,
    /// The text, kept to the character.
    pub text: String,
    /// SHA-256 of `text` in UTF-8, hexadecimal.
    pub sha256: String,
    /// Parts of `text` that are no report: notices, subscription prompts, stamps, by-lines, captions, teasers.
    pub boilerplate: Vec<Span>,
    /// What was odd about the input.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// A report of bare text, as tests and library users make it; nothing is inferred from the text.
    pub fn of_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { id: id.into(), sha256: crate::sha256_hex(text.as_bytes()), text, ..Self::default() }
    }

    /// The parts of the text that are no sentences of the report, sorted and disjoint: boilerplate and the dateline.
    pub fn asides(&self) -> Vec<Span> {
        let mut asides = self.boilerplate.clone();
        let dateline = self.dateline.as_ref().map(|dateline| dateline.span).filter(|span| !span.is_empty());
        asides.extend(dateline.filter(|dateline| !self.boilerplate.iter().any(|span| span.overlaps(*dateline))));
        asides.sort_unstable();
        asides
    }
}

/// An agency dateline: "WASHINGTON, Aug 7 (Reuters) -".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The whole of it, stamps included.
    pub span: Span,
    /// Place as written: "WASHINGTON".
    pub place: Option<(String, Span)>,
    /// ISO 3166-1 alpha-3 code of the place's country, when the lexicon knows it.
    pub country: Option<String>,
    /// Its date; the year comes from the metadata when the dateline has none, else the date is `None`.
    pub date: Option<(Date, Span)>,
    /// Agency as written: "Reuters", "TASS".
    pub agency: Option<(String, Span)>,
}
