//! What an input is, by its name and by its first bytes.

use std::path::Path;

use dateline_record::Diagnostic;

use crate::decode::looks_binary;
use crate::{Place, codes};

/// The shape of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Html,
    /// One JSON object a line.
    Lines,
    /// One JSON object.
    Json,
    Warc,
    Feed,
    /// Some XML: a feed, or a page.
    Xml,
}

/// The format that an extension stands for.
pub(super) fn by_extension(extension: &str) -> Option<Format> {
    const KNOWN: [(&str, Format); 15] = [
        ("txt", Format::Plain),
        ("text", Format::Plain),
        ("html", Format::Html),
        ("htm", Format::Html),
        ("xhtml", Format::Html),
        ("shtml", Format::Html),
        ("jsonl", Format::Lines),
        ("ndjson", Format::Lines),
        ("jsonlines", Format::Lines),
        ("json", Format::Json),
        ("warc", Format::Warc),
        ("rss", Format::Feed),
        ("atom", Format::Feed),
        ("rdf", Format::Feed),
        ("xml", Format::Xml),
    ];
    KNOWN.iter().find(|(name, _)| name.eq_ignore_ascii_case(extension)).map(|(_, format)| *format)
}

/// The format that a file's name stands for, `.gz` left aside.
pub(super) fn by_name(path: &Path) -> Option<Format> {
    by_extension(bare(path).rsplit_once('.')?.1)
}

/// Whether a file's name has no extension, `.gz` left aside.
pub(super) fn is_bare(path: &Path) -> bool {
    !bare(path).contains('.')
}

fn bare(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match name.strip_suffix(".gz").or_else(|| name.strip_suffix(".GZ")) {
        Some(bare) => bare.to_owned(),
        None => name,
    }
}

/// The format by the first bytes.
pub(super) fn by_content(head: &[u8]) -> Format {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if head.starts_with(b"WARC/") {
        return Format::Warc;
    }
    if head.starts_with(b"{") {
        let object = head.get(1..).unwrap_or(&[]).trim_ascii_start();
        return if object.starts_with(b"\"") { lines_or_object(head) } else { Format::Plain };
    }
    if !head.starts_with(b"<") {
        return Format::Plain;
    }
    let lower = head.to_ascii_lowercase();
    let has = |needle: &[u8]| memchr::memmem::find(&lower, needle).is_some();
    if has(b"<rss") || has(b"<feed") || has(b"<rdf:rdf") {
        return Format::Feed;
    }
    let page: [&[u8]; 7] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<meta", b"<article"];
    if page.into_iter().any(has) { Format::Html } else { Format::Plain }
}

/// Whether JSON is one object a line, or one object over many lines.
pub(super) fn lines_or_object(head: &[u8]) -> Format {
    let head = head.trim_ascii_start();
    match memchr::memchr(b'\n', head).and_then(|end| head.get(..end)) {
        Some(line) if line.trim_ascii_end().ends_with(b"}") => Format::Lines,
        Some(_) => Format::Json,
        None => Format::Lines,
    }
}

/// What keeps a whole file from being read as lines of JSON.
pub(super) fn unfit_for_lines(head: &[u8], place: &Place) -> Option<Diagnostic> {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return Some(codes::NOT_UTF8.at(place, "JSON lines in UTF-16, nothing was read"));
    }
    looks_binary(head).then(|| codes::BINARY.at(place, "binary, not JSON lines"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Format, by_content, by_name, is_bare};

    #[test]
    fn names_tell_the_format() {
        assert_eq!(by_name(Path::new("a/b.TXT")), Some(Format::Plain));
        assert_eq!(by_name(Path::new("a.b/crawl.warc.gz")), Some(Format::Warc));
        assert_eq!(by_name(Path::new("a.b/crawl")), None);
        assert!(is_bare(Path::new("a.b/crawl.gz")) && !is_bare(Path::new("x.pdf")));
    }

    #[test]
    fn content_tells_the_format() {
        assert_eq!(by_content(b"\xEF\xBB\xBF{\"id\":1}\n{\"id\":2}\n"), Format::Lines);
        assert_eq!(by_content(b"{\n \"id\":1\n}\n"), Format::Json);
        assert_eq!(by_content(b"{so it begins\n"), Format::Plain);
        assert_eq!(by_content(b"<?xml version='1.0'?>\n<rss version='2.0'>"), Format::Feed);
        assert_eq!(by_content(b"<!-- x --><!DOCTYPE HTML>"), Format::Html);
        assert_eq!(by_content(b"<ORACLE> SAYS"), Format::Plain);
        assert_eq!(by_content(b"WARC/1.0\r\n"), Format::Warc);
    }
}
