//! The parts of any format to a report: id, language, dateline, date, boilerplate.

use dateline_lexicon::outlets;
use dateline_record::{Diagnostic, Report, sha256_hex};
use jiff::civil::Date;

use crate::language::{self, Found};
use crate::read::Context;
use crate::{boilerplate, by_line, codes, dateline_line};

/// What a reader of some format found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) id: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<Date>,
    /// What the input says of the language.
    pub(crate) language: Option<String>,
    pub(crate) text: String,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Parts {
    /// The report; diagnostics when there is no text to report.
    pub(crate) fn report(self, context: &Context<'_>) -> Result<Report, Vec<Diagnostic>> {
        let mut diagnostics = self.diagnostics;
        let text = self.text;
        if text.trim().is_empty() {
            diagnostics.push(codes::EMPTY.at(context.place, "there is no text"));
            return Err(diagnostics);
        }
        let options = context.options;
        let sha256 = sha256_hex(text.as_bytes());
        let language = match language::find(&text) {
            Found::English => Some("en".to_owned()),
            Found::Other(code) => {
                diagnostics.push(codes::NOT_ENGLISH.at(context.place, format_args!("the text is in \"{code}\"")));
                Some(code.to_owned())
            }
            Found::Foreign => {
                diagnostics.push(codes::NOT_ENGLISH.at(context.place, "the text is in a language that is not known"));
                Some("und".to_owned())
            }
            // What the input says counts only when it says English: a wrong tag must not silence a report.
            Found::Unsure => self.language.as_deref().and_then(primary_subtag).filter(|code| code == "en"),
        };
        let published = options.published.or(self.published);
        let opening = dateline_line::find(&text, published);
        let by_line = by_line::find(&text);
        let boilerplate = boilerplate::find(&text, &opening, by_line.as_ref().map(|line| line.span));
        Ok(Report {
            id: self.id.unwrap_or_else(|| sha256.get(..16).unwrap_or("").to_owned()),
            outlet: options.outlet.clone().or(self.outlet).or_else(|| outlet_of(self.url.as_deref()?)),
            url: self.url,
            title: self.title,
            author: self.author.or(by_line.map(|line| line.names)),
            published: published.or(opening.published),
            dateline: opening.dateline,
            language,
            text,
            sha256,
            boilerplate,
            diagnostics,
        })
    }
}

/// "en" of "en-GB"; `None` for what is no language tag.
fn primary_subtag(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next()?.trim();
    let is_code = matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| primary.to_ascii_lowercase())
}

/// The outlet by the host of an address, when the lexicon knows it.
fn outlet_of(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    outlets::by_host(&host).map(|outlet| outlet.name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{outlet_of, primary_subtag};

    #[test]
    fn tags_and_hosts() {
        assert_eq!(primary_subtag("EN-gb").as_deref(), Some("en"));
        assert_eq!(primary_subtag("english"), None);
        assert_eq!(outlet_of("https://www.dw.com/en/x?y=1").as_deref(), Some("DW"));
        assert_eq!(outlet_of("not an address"), None);
    }
}
