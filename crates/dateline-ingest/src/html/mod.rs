//! HTML pages and fragments to text and metadata.

mod guard;
mod meta;
mod tags;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_record::Diagnostic;
use dom_smoothie::{Config, Readability, TextMode};

use self::guard::Shape;
use self::meta::Meta;
use crate::codes;
use crate::finish::Parts;
use crate::read::Context;

/// Fills `parts` from a page or a fragment: its text, and whatever metadata `parts` has none of.
pub(crate) fn fill(parts: &mut Parts, source: &str, context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let sound = match Shape::of(source).problem() {
        Some(problem) => {
            diagnostics.push(codes::HTML_BOMB.at(context.place, problem));
            false
        }
        None => true,
    };
    if !is_page(source) {
        parts.text = if sound { text::of_fragment(source) } else { text::strip(source) };
        return;
    }
    let meta = Meta::of(source);
    parts.text = match article(source, sound) {
        Some(text) => text,
        None => {
            if sound {
                diagnostics.push(codes::NO_ARTICLE.at(context.place, "the page has no main text that stands out"));
            }
            text::strip(source)
        }
    };
    let keep = |slot: &mut Option<String>, value: Option<String>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    keep(&mut parts.title, meta.title);
    keep(&mut parts.outlet, meta.outlet);
    keep(&mut parts.author, meta.author);
    keep(&mut parts.url, meta.url);
    keep(&mut parts.language, meta.language);
    parts.published = parts.published.or(meta.published);
}

/// The charset that a page declares in its first bytes.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
    meta::charset(&head)
}

/// The text of a fragment of HTML, such as a headline in a feed.
pub(crate) fn fragment_text(source: &str) -> String {
    if Shape::of(source).problem().is_some() { text::strip(source) } else { text::of_fragment(source) }
}

/// Whether the source is a page rather than a fragment.
fn is_page(source: &str) -> bool {
    tags::Tags::new(source).take(200).any(|tag| tag.is("html") || tag.is("head") || tag.is("body"))
}

/// The main text of a page, if one stands out.
fn article(source: &str, sound: bool) -> Option<String> {
    if !sound {
        return None;
    }
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    // The extractor is somebody else's code: should it panic on some page, the run goes on.
    let article = catch_unwind(AssertUnwindSafe(|| {
        let mut readability = Readability::new(source, None, Some(config)).ok()?;
        Some(readability.parse().ok()?.text_content.to_string())
    }));
    let text = article.ok()??;
    let trimmed = text.trim();
    (trimmed.len() > 80).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests;
