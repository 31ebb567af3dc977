//! What the documents name exists: paths, flags, commands.

use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENTS: &[&str] =
    &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "cases/README.md", "docs/SCORES.md"];

/// Folders and files at the root that a path in a document may start with.
const TOPS: &[&str] = &["crates/", "xtask/", "cases/", "docs/", "eval/", ".ci/", "fuzz/"];

/// Flags of other programs that the documents show.
const OTHER_FLAGS: &[&str] =
    &["--release", "--test", "--ignored", "--doc", "--workspace", "--locked", "--package", "--all-targets", "--lib"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Each document that is there, with its code: inline and in fences, one piece at a time.
fn code() -> Vec<(&'static str, Vec<String>)> {
    let mut documents = Vec::new();
    for name in DOCUMENTS {
        let text = fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut pieces = Vec::new();
        for (number, block) in text.split("```").enumerate() {
            if number % 2 == 1 {
                pieces.extend(block.lines().skip(1).map(str::to_owned));
            } else {
                pieces.extend(block.split('`').skip(1).step_by(2).map(str::to_owned));
                pieces.extend(block.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())));
            }
        }
        documents.push((*name, pieces));
    }
    documents
}

fn words(piece: &str) -> impl Iterator<Item = &str> {
    piece
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '[' | ']' | '"' | '|')))
}

#[test]
fn paths_exist() {
    let mut missing = Vec::new();
    for (document, pieces) in code() {
        for word in pieces.iter().flat_map(|piece| words(piece)) {
            let path = word.trim_end_matches('.').split('#').next().unwrap_or_default();
            let is_path = TOPS.iter().any(|top| path.starts_with(top)) || path.ends_with(".md") && !path.contains(['*', '/']);
            let is_pattern =
                path.contains(['*', '<', '{']) || path.chars().any(|c| c.is_ascii_uppercase()) && path.starts_with("cases/");
            let here = root().join(document).parent().map(|folder| folder.join(path).exists());
            if is_path && !is_pattern && !root().join(path).exists() && here != Some(true) {
                missing.push(format!("{document} names {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn flags_exist() {
    let mut known = fs::read_to_string(root().join("xtask/src/main.rs")).unwrap();
    for entry in fs::read_dir(root().join("docs/man")).unwrap() {
        known.push_str(&fs::read_to_string(entry.unwrap().path()).unwrap().replace("\\-", "-"));
    }
    let mut missing = Vec::new();
    for (document, pieces) in code() {
        for word in pieces.iter().flat_map(|piece| words(piece)) {
            let flag = word.split('=').next().unwrap_or_default();
            let is_flag = flag.strip_prefix("--").is_some_and(|name| name.chars().next().is_some_and(char::is_alphabetic));
            // Corpora's own scorers are documented where they are.
            let of_scorers = document == "docs/SCORES.md";
            if is_flag && !of_scorers && !OTHER_FLAGS.contains(&flag) && !known.contains(flag) {
                missing.push(format!("{document} names {flag}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn commands_exist() {
    let man = fs::read_to_string(root().join("docs/man/dateline.1")).unwrap().replace("\\-", "-");
    let mut missing = Vec::new();
    for (document, pieces) in code() {
        for piece in pieces.iter().map(|piece| piece.trim_start_matches("$ ")) {
            let rest =
                piece.strip_prefix("dateline ").or_else(|| piece.split_once("cargo run --release -- ").map(|(_, rest)| rest));
            let command =
                rest.and_then(|rest| rest.split_whitespace().next()).filter(|word| word.chars().all(|c| c.is_ascii_lowercase()));
            if let Some(command) = command
                && !man.contains(&format!("dateline-{command}(1)"))
            {
                missing.push(format!("{document} names `dateline {command}`"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
