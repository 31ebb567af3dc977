//! RSS, Atom and JSON feeds to reports, one an entry.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_record::Diagnostic;
use feed_rs::model::Entry;
use feed_rs::parser::Builder;

use crate::finish::Parts;
use crate::read::Context;
use crate::{At, codes, dates, html};

/// The parts of each entry that has text; what is wrong goes to `diagnostics`.
pub(crate) fn entries(bytes: &[u8], context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Parts> {
    // Ids that the parser would make up are of no use: they are random. Ours come from the text.
    let parser = Builder::new().sanitize_content(false).id_generator(|_, _, _| String::new()).build();
    // The parser is somebody else's code: should it panic on some feed, the run goes on.
    let feed = match catch_unwind(AssertUnwindSafe(|| parser.parse(bytes))) {
        Ok(Ok(feed)) => feed,
        Ok(Err(error)) => {
            diagnostics.push(codes::BAD_FEED.at(context.place, &error));
            return Vec::new();
        }
        Err(_) => {
            diagnostics.push(codes::BAD_FEED.at(context.place, "the feed's structure is not understood"));
            return Vec::new();
        }
    };
    let outlet = feed.title.map(|title| html::fragment_text(&title.content)).filter(|title| !title.is_empty());
    let language = feed.language;
    if feed.entries.is_empty() {
        diagnostics.push(codes::EMPTY.at(context.place, "the feed has no entries"));
    }
    let mut all = Vec::new();
    for (index, entry) in feed.entries.into_iter().enumerate() {
        let mut parts = parts(entry);
        if parts.text.is_empty() {
            let place = context.place.at(At::Entry(index + 1));
            diagnostics.push(codes::EMPTY_ENTRY.at(&place, "an entry without content and summary"));
            continue;
        }
        parts.outlet.clone_from(&outlet);
        parts.language = parts.language.or_else(|| language.clone());
        all.push(parts);
    }
    all
}

fn parts(entry: Entry) -> Parts {
    let content = entry.content.and_then(|content| content.body).map(|body| html::fragment_text(&body));
    let summary = entry.summary.map(|summary| html::fragment_text(&summary.content));
    let authors: Vec<_> = entry.authors.into_iter().filter_map(|author| author.name).filter(|name| !name.is_empty()).collect();
    let published = entry.published.or(entry.updated).map(|time| time.to_rfc3339());
    Parts {
        id: Some(entry.id).filter(|id| !id.is_empty()),
        title: entry.title.map(|title| html::fragment_text(&title.content)).filter(|title| !title.is_empty()),
        url: entry.links.into_iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate")).map(|link| link.href),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        published: published.and_then(|time| dates::of_metadata(&time)),
        language: entry.language,
        text: content.filter(|text| !text.is_empty()).or(summary).unwrap_or_default(),
        ..Parts::default()
    }
}
