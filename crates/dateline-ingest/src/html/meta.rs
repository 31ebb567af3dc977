//! What a page says of itself: JSON-LD, meta tags, `<time>`, `<title>`.

use jiff::civil::Date;
use serde_json::Value;

use super::tags::{Tag, Tags};
use super::text::entities;
use crate::{dates, segment};

/// Metadata of a page; blank values are `None`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) published: Option<Date>,
}

/// Largest JSON-LD read.
const LINKED_DATA: usize = 1 << 20;
/// Names of meta tags in order of trust, by what they give.
const TITLE: [&str; 4] = ["og:title", "twitter:title", "dc.title", "headline"];
const OUTLET: [&str; 4] = ["og:site_name", "application-name", "dc.publisher", "cre"];
const AUTHOR: [&str; 7] =
    ["author", "article:author", "dc.creator", "byl", "sailthru.author", "parsely-author", "cxenseparse:author"];
const PUBLISHED: [&str; 18] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "date",
];

impl Meta {
    /// The metadata of a page.
    pub(super) fn of(source: &str) -> Self {
        let mut named = Named::default();
        let mut meta = Self::default();
        let mut linked = Linked::default();
        let mut page_title = None;
        let (mut time, mut headline_seen) = (None, false);
        for tag in Tags::new(source).filter(|tag| !tag.closes) {
            if tag.is("meta") {
                named.add(&tag);
            } else if tag.is("script") {
                if tag.value("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) {
                    linked.add(tag.raw);
                }
            } else if tag.is("title") {
                page_title = page_title.or_else(|| clean(tag.raw));
            } else if tag.is("html") {
                meta.language = meta.language.or_else(|| tag.value("lang").and_then(clean));
            } else if tag.is("link") {
                if tag.value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
                    meta.url = meta.url.or_else(|| tag.value("href").and_then(clean));
                }
            } else if tag.is("h1") || tag.is("article") {
                headline_seen = true;
            } else if tag.is("time") {
                time = time.or_else(|| published_time(&tag, headline_seen));
            }
        }
        let get = |names: &[&str]| named.first(names);
        meta.title = linked.headline.or_else(|| get(&TITLE)).or(page_title);
        meta.outlet = get(&OUTLET).or(linked.publisher);
        meta.author = linked.author.or_else(|| get(&AUTHOR).filter(|author| !author.contains("://")));
        meta.url = meta.url.or_else(|| get(&["og:url"]));
        let tagged = PUBLISHED.iter().filter_map(|name| dates::of_metadata(&named.first(&[name])?)).next();
        meta.published = linked.published.or(tagged).or(time);
        meta
    }
}

/// The charset label that a page's first characters declare.
pub(super) fn charset(head: &str) -> Option<String> {
    Tags::new(head).filter(|tag| tag.is("meta")).find_map(|tag| {
        let told = tag.value("charset").or_else(|| tag.value("content")?.split_once("charset=").map(|(_, label)| label))?;
        clean(told.split([';', ' ']).next()?)
    })
}

/// The day of a `<time>` that is marked as that of publication, or the first one after the headline.
fn published_time(tag: &Tag<'_>, headline_seen: bool) -> Option<Date> {
    let marked = ["itemprop", "class", "pubdate"]
        .iter()
        .any(|name| tag.value(name).is_some_and(|value| value.is_empty() || value.to_ascii_lowercase().contains("publi")));
    if marked || headline_seen { dates::of_metadata(tag.value("datetime")?) } else { None }
}

/// Meta tags by name; the first of a name wins.
#[derive(Default)]
struct Named<'s> {
    tags: Vec<(&'s str, &'s str)>,
}

impl<'s> Named<'s> {
    fn add(&mut self, tag: &Tag<'s>) {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| tag.value(key));
        if let (Some(name), Some(content)) = (name, tag.value("content"))
            && self.tags.len() < 500
        {
            self.tags.push((name.trim(), content));
        }
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        let of = |name: &str| self.tags.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        names.iter().find_map(|name| clean(of(name)?.1))
    }
}

/// What JSON-LD says of the article.
#[derive(Default)]
struct Linked {
    headline: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    published: Option<Date>,
}

impl Linked {
    fn add(&mut self, source: &str) {
        if self.published.is_some() || source.len() > LINKED_DATA {
            return;
        }
        let Ok(value) = serde_json::from_str::<Value>(source.trim()) else { return };
        let mut found = Vec::new();
        articles(&value, 0, &mut found);
        let Some(article) = found.first() else { return };
        let text = |key: &str| article.get(key).and_then(Value::as_str).and_then(clean);
        self.headline = text("headline").or_else(|| text("name"));
        self.published = text("datePublished").and_then(|written| dates::of_metadata(&written));
        self.author = article.get("author").and_then(names);
        self.publisher = article.get("publisher").and_then(names);
    }
}

/// The objects of a type that is an article, at the top, in lists and in graphs.
fn articles<'v>(value: &'v Value, depth: usize, found: &mut Vec<&'v Value>) {
    if depth > 4 || !found.is_empty() {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| articles(item, depth + 1, found)),
        Value::Object(fields) => {
            let is = |kind: &Value| {
                kind.as_str().is_some_and(|kind| ["Article", "Posting", "Report"].iter().any(|end| kind.ends_with(end)))
            };
            let matches = fields.get("@type").is_some_and(|kind| match kind {
                Value::Array(kinds) => kinds.iter().any(is),
                kind => is(kind),
            });
            if matches {
                found.push(value);
            } else if let Some(inner) = fields.get("@graph").or_else(|| fields.get("mainEntity")) {
                articles(inner, depth + 1, found);
            }
        }
        _ => {}
    }
}

/// The names of a person or of several: a string, an object with a name, or a list of them.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => clean(name).filter(|name| !name.contains("://")),
        Value::Object(fields) => names(fields.get("name")?),
        Value::Array(items) => {
            let all: Vec<_> = items.iter().take(20).filter(|item| !item.is_array()).filter_map(names).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}

/// The value with entities read and white space drawn together; `None` when nothing is left.
fn clean(value: &str) -> Option<String> {
    let words: Vec<_> = segment::head(value, 2000).split_whitespace().collect();
    let text = entities(&words.join(" "));
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}
