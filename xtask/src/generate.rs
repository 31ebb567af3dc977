//! `cargo xtask generate`: what is written from the program itself.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};

use crate::shell;

/// Commands with a manual page of their own.
const COMMANDS: [&str; 3] = ["read", "demo", "times"];
/// Shells with completions.
const SHELLS: [(&str, &str); 3] = [("bash", "dateline.bash"), ("zsh", "_dateline"), ("fish", "dateline.fish")];

const DIAGNOSTICS: &str = "\
# Diagnostics

What can be wrong with an input. A diagnostic never ends a run: the rest is read, the diagnostic goes to standard error with its
place, and into the record where there is one. An error means that the input, or a part of it, gave no record. This page is
written by `cargo xtask generate` from the program; `dateline diagnostics` prints the table.

";

/// Writes every generated file.
pub fn run() -> anyhow::Result<()> {
    for (path, text) in files()? {
        let path = shell::root().join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Fails when a generated file is not what would be written now.
pub fn check() -> anyhow::Result<()> {
    let mut stale = Vec::new();
    for (path, text) in files()? {
        if fs::read_to_string(shell::root().join(&path)).ok().as_deref() != Some(&text) {
            stale.push(path.display().to_string());
        }
    }
    if stale.is_empty() { Ok(()) } else { bail!("not current, run `cargo xtask generate`: {}", stale.join(", ")) }
}

fn files() -> anyhow::Result<Vec<(PathBuf, String)>> {
    let docs = PathBuf::from("docs");
    let mut files = vec![
        (docs.join("record.schema.json"), dateline(&["schema"])?),
        (docs.join("DIAGNOSTICS.md"), format!("{DIAGNOSTICS}{}", dateline(&["diagnostics"])?)),
        (docs.join("man/dateline.1"), dateline(&["man"])?),
    ];
    for command in COMMANDS {
        files.push((docs.join(format!("man/dateline-{command}.1")), dateline(&["man", command])?));
    }
    for (shell, file) in SHELLS {
        files.push((docs.join("completions").join(file), dateline(&["completions", shell])?));
    }
    Ok(files)
}

fn dateline(arguments: &[&str]) -> anyhow::Result<String> {
    let mut command = shell::cargo(&["run", "--quiet", "--locked", "--package", "dateline-cli", "--"]);
    shell::output(command.args(arguments))
}
