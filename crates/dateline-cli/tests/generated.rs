//! What is committed of the program's own output is what it prints now. `cargo xtask generate` writes it.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use std::fs;
use std::path::Path;

use support::dateline;

fn committed(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(path)).unwrap_or_default()
}

#[test]
fn schema_manual_and_completions_are_current() {
    for (path, arguments) in [
        ("record.schema.json", &["schema"][..]),
        ("man/dateline.1", &["man"]),
        ("man/dateline-read.1", &["man", "read"]),
        ("man/dateline-demo.1", &["man", "demo"]),
        ("man/dateline-times.1", &["man", "times"]),
        ("completions/dateline.bash", &["completions", "bash"]),
        ("completions/_dateline", &["completions", "zsh"]),
        ("completions/dateline.fish", &["completions", "fish"]),
    ] {
        let ran = dateline(arguments);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(ran.out == committed(path), "docs/{path} is not current: run `cargo xtask generate`");
    }
}

#[test]
fn codes_of_diagnostics_are_documented() {
    assert!(committed("DIAGNOSTICS.md").ends_with(&dateline(&["diagnostics"]).out), "run `cargo xtask generate`");
}
