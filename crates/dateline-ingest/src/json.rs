//! One JSON object to one report.

use std::borrow::Cow;
use std::fmt;

use dateline_record::Diagnostic;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::finish::Parts;
use crate::read::Context;
use crate::{Place, codes};
use crate::{dates, html};

/// The fields read; others are ignored.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Line {
    id: Field,
    text: Field,
    html: Field,
    title: Field,
    outlet: Field,
    author: Field,
    url: Field,
    published: Field,
    date: Field,
    lang: Field,
    language: Field,
}

/// A value that should be a string.
#[derive(Default)]
enum Field {
    #[default]
    Absent,
    Text(String),
    /// A number or a truth value, as written.
    Scalar(String),
    /// An array or an object.
    Other,
}

impl Field {
    /// The value, when there is one that is not blank.
    fn text(self, name: &str, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
        match self {
            Self::Text(text) | Self::Scalar(text) => Some(text).filter(|text| !text.trim().is_empty()),
            Self::Absent => None,
            Self::Other => {
                diagnostics.push(codes::BAD_FIELD.at(place, format_args!("field \"{name}\" is no string")));
                None
            }
        }
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Field, E> {
        Ok(Field::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Field, E> {
        Ok(Field::Text(value))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Field, E> {
        Ok(Field::Scalar(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Field, E> {
        Ok(Field::Scalar(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Field, E> {
        Ok(Field::Scalar(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Field, E> {
        Ok(Field::Scalar(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Absent)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Field, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }
}

/// The parts of the report that `bytes` give, or what is wrong with them.
pub(crate) fn parts(bytes: &[u8], context: &Context<'_>) -> Result<Parts, Diagnostic> {
    let place = context.place;
    let source = std::str::from_utf8(bytes)
        .map_err(|error| codes::NOT_UTF8.at(place, format_args!("no UTF-8 at byte {} of the line", error.valid_up_to())))?;
    if !source.trim_start().starts_with('{') {
        return Err(codes::BAD_JSON.at(place, "the line is no JSON object"));
    }
    let mut diagnostics = Vec::new();
    let line: Line = match serde_json::from_str(source) {
        Ok(line) => line,
        Err(error) => {
            let broken = || codes::BAD_JSON.at(place, &error);
            let repaired = without_lone_surrogates(source).ok_or_else(broken)?;
            let line = serde_json::from_str(&repaired).map_err(|_| broken())?;
            diagnostics.push(codes::LONE_SURROGATE.at(place, "an escape of half a surrogate pair"));
            line
        }
    };
    let mut parts = Parts {
        id: line.id.text("id", place, &mut diagnostics),
        outlet: line.outlet.text("outlet", place, &mut diagnostics),
        url: line.url.text("url", place, &mut diagnostics),
        title: line.title.text("title", place, &mut diagnostics),
        author: line.author.text("author", place, &mut diagnostics),
        language: line.lang.text("lang", place, &mut diagnostics),
        ..Parts::default()
    };
    if parts.language.is_none() {
        parts.language = line.language.text("language", place, &mut diagnostics);
    }
    let published = line.published.text("published", place, &mut diagnostics);
    if let Some(written) = published.or_else(|| line.date.text("date", place, &mut diagnostics)) {
        parts.published = dates::of_metadata(&written);
        if parts.published.is_none() {
            diagnostics.push(codes::BAD_DATE.at(place, format_args!("\"{}\" is no date", short(&written))));
        }
    }
    if let Some(text) = line.text.text("text", place, &mut diagnostics) {
        parts.text = text;
    } else if let Some(source) = line.html.text("html", place, &mut diagnostics) {
        html::fill(&mut parts, &source, context, &mut diagnostics);
    } else {
        return Err(codes::NO_TEXT.at(place, "the object has no text"));
    }
    parts.diagnostics = diagnostics;
    Ok(parts)
}

/// The beginning of a value, for a message.
fn short(value: &str) -> Cow<'_, str> {
    match value.char_indices().nth(40) {
        Some((end, _)) => Cow::Owned(format!("{}…", value.get(..end).unwrap_or(""))),
        None => Cow::Borrowed(value),
    }
}

/// The JSON with U+FFFD for each escape of half a character; `None` when there is none.
fn without_lone_surrogates(source: &str) -> Option<String> {
    let bytes = source.as_bytes();
    let unit = |at: usize| {
        let digits = source.get(at + 2..at + 6).filter(|_| bytes.get(at..at + 2) == Some(b"\\u"))?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut repaired = String::with_capacity(source.len());
    let (mut kept, mut at) = (0, 0);
    while let Some(next) = memchr::memchr(b'\\', bytes.get(at..)?).map(|offset| at + offset) {
        at = match unit(next) {
            Some(0xD800..=0xDBFF) if matches!(unit(next + 6), Some(0xDC00..=0xDFFF)) => next + 12,
            Some(0xD800..=0xDFFF) => {
                repaired.push_str(source.get(kept..next)?);
                repaired.push_str("\\ufffd");
                kept = next + 6;
                kept
            }
            _ => next + 2,
        };
        if at >= bytes.len() {
            break;
        }
    }
    repaired.push_str(source.get(kept..)?);
    (repaired != source).then_some(repaired)
}

#[cfg(test)]
mod tests {
    use super::without_lone_surrogates;

    #[test]
    fn repairs_halves_and_keeps_pairs() {
        let fix = |source: &str| without_lone_surrogates(source);
        assert_eq!(fix(r#""a\ud83d""#).as_deref(), Some(r#""a\ufffd""#));
        assert_eq!(fix(r#""\ude00\ud83d\ude00\ud83d!""#).as_deref(), Some(r#""\ufffd\ud83d\ude00\ufffd!""#));
        assert_eq!(fix(r#""\ud83d\ud83d\ude00""#).as_deref(), Some(r#""\ufffd\ud83d\ude00""#));
        assert_eq!(fix(r#""\\ud83d""#), None);
        assert_eq!(fix(r#""\ud83d\ude00""#), None);
        assert_eq!(fix("\\ud8"), None);
        assert_eq!(fix("\\"), None);
    }
}
