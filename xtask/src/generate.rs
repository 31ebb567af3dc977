//! `cargo xtask generate`: what is written from the program itself.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};

use crate::shell;

/// Commands with a manual page of their own.
const COMMANDS: [&str; 14] =
    ["read", "demo", "add", "find", "show", "trace", "due", "timeline", "actor", "fix", "check", "export", "times", "analyse"];
/// Shells with completions.
const SHELLS: [(&str, &str); 3] = [("bash", "dateline.bash"), ("zsh", "_dateline"), ("fish", "dateline.fish")];

/// What stands above the table.
const DIAGNOSTICS: &str = "\
# Diagnostics

A bad input is told, not fatal: the run goes on, the counts are in the summary, and the exit status says whether any
diagnostic was of level *error*. Each message names the file, and the line, byte or entry in it.

*Levels.* `info`: nothing is lost. `warning`: something was left out or guessed; a record was made. `error`: the input, or a
part of it, gave no record (a text that is not in English gives a record with empty layers).

Codes are stable. `DL01` is about files, `DL02` about containers and formats, `DL03` about the report itself, `DL04`
about books: these end the command.

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
