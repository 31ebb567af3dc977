//! The fuzz bodies, over the corpus and over random bytes, on stable.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

use std::path::Path;

use dateline_ingest::fuzz::{check_feed, check_html, check_jsonl, check_plain, check_warc};
use proptest::prelude::*;

/// A fuzz body.
type Check = fn(&[u8]);

const FORMATS: [(&str, Check); 5] =
    [("plain", check_plain), ("html", check_html), ("jsonl", check_jsonl), ("warc", check_warc), ("feed", check_feed)];

/// Every file of the corpus, by its format's folder and name.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz-corpus");
    let mut files = Vec::new();
    for (format, _) in FORMATS {
        for entry in std::fs::read_dir(root.join(format)).unwrap() {
            let path = entry.unwrap().path();
            files.push((format!("{format}/{}", path.file_name().unwrap().display()), std::fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn the_corpus_passes_in_every_format() {
    let files = corpus();
    assert!(files.len() >= 40, "the corpus is gone: {} files", files.len());
    for (name, bytes) in files {
        for (format, check) in FORMATS {
            let outcome = std::panic::catch_unwind(|| check(&bytes));
            assert!(outcome.is_ok(), "{name} read as {format}");
        }
    }
}

#[test]
fn cut_and_changed_files_of_the_corpus_pass() {
    for (name, bytes) in corpus() {
        let (format, check) = FORMATS.into_iter().find(|(format, _)| name.starts_with(format)).unwrap();
        let step = (bytes.len() / 16).max(1);
        for at in (0..bytes.len()).step_by(step) {
            check(&bytes[..at]);
            let mut changed = bytes.clone();
            changed[at] = changed[at].wrapping_add(1).rotate_left(1);
            let outcome = std::panic::catch_unwind(|| check(&changed));
            assert!(outcome.is_ok(), "{name} changed at {at} read as {format}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_pass(bytes in prop::collection::vec(any::<u8>(), 0..400), format in 0usize..5) {
        FORMATS[format].1(&bytes);
    }

    #[test]
    fn any_characters_pass(
        text in "([<>/=\"'&;a-z{}\\[\\]:,0-9 \\n\\r]|<div>|<p |</|HTTP/1.1 200|WARC/1.0\r\n|\\\\u|d83d|\"text\":|é|“){0,120}",
        format in 0usize..5,
    ) {
        FORMATS[format].1(text.as_bytes());
    }
}
