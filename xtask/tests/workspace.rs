//! The workspace keeps its shape: who depends on whom, how long files are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// What each crate may use of the workspace. Dependencies point to the left of the flow only.
const MAY_USE: &[(&str, &[&str])] = &[
    ("dateline-text", &[]),
    ("dateline-lexicon", &[]),
    ("dateline-record", &["dateline-text"]),
    ("dateline-ingest", &["dateline-text", "dateline-record", "dateline-lexicon"]),
    ("dateline-nlp", &["dateline-text", "dateline-lexicon"]),
    ("dateline-time", &["dateline-text", "dateline-record", "dateline-lexicon"]),
    ("dateline-extract", &["dateline-text", "dateline-record", "dateline-lexicon", "dateline-nlp", "dateline-time"]),
    (
        "dateline-resolve",
        &["dateline-text", "dateline-record", "dateline-lexicon", "dateline-nlp", "dateline-time", "dateline-extract"],
    ),
    ("dateline-export", &["dateline-text", "dateline-record"]),
    ("dateline-book", &["dateline-text", "dateline-record", "dateline-resolve", "dateline-export"]),
    ("dateline-parquet", &["dateline-book"]),
    (
        "dateline",
        &[
            "dateline-parquet",
            "dateline-book",
            "dateline-text",
            "dateline-record",
            "dateline-ingest",
            "dateline-nlp",
            "dateline-time",
            "dateline-extract",
            "dateline-resolve",
            "dateline-export",
        ],
    ),
    ("dateline-cases", &["dateline-text", "dateline-record"]),
    ("dateline-cli", &["dateline"]),
    ("xtask", &[]),
];

/// What tests may use besides.
const TESTS_MAY_USE: &[(&str, &[&str])] =
    &[("dateline", &["dateline-cases"]), ("dateline-cli", &["dateline-cases"]), ("dateline-parquet", &["dateline-record"])];

/// No source file is longer.
const MOST_LINES: usize = 800;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn dependencies_point_to_the_left() {
    let metadata = MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .other_options(vec!["--offline".into()])
        .exec()
        .unwrap();
    let names: Vec<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let in_tests: BTreeMap<&str, &[&str]> = TESTS_MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let Some(may_use) = allowed.get(package.name.as_str()) else {
            wrong.push(format!("{} has no row in MAY_USE", package.name));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|dependency| names.contains(&dependency.name.as_str())) {
            let name = dependency.name.as_str();
            let in_test = dependency.kind == DependencyKind::Development
                && in_tests.get(package.name.as_str()).is_some_and(|more| more.contains(&name));
            if !may_use.contains(&name) && !in_test {
                wrong.push(format!("{} must not depend on {name}", package.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_source_file_is_too_long() {
    let mut long = Vec::new();
    for file in sources(&root().join("crates")).into_iter().chain(sources(&root().join("xtask"))) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        if lines > MOST_LINES {
            long.push(format!("{} has {lines} lines", file.display()));
        }
    }
    assert!(long.is_empty(), "split them by what they do: {long:#?}");
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "py") {
            files.push(path);
        }
    }
    files
}
