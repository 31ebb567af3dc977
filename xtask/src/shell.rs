//! Other programs.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").components().collect()
}

/// The cargo that runs us.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// What a command is called in messages.
pub fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// Runs a command; its output goes where ours goes.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| name(command))?;
    if status.success() { Ok(()) } else { bail!("`{}` failed ({status})", name(command)) }
}

/// Runs a command, passes its output on, and gives back the lines that sum up a test run.
pub fn run_tests(command: &mut Command) -> anyhow::Result<Vec<String>> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().with_context(|| name(command))?;
    let out = child.stdout.take().map(|stream| std::thread::spawn(|| pass_on(stream, std::io::stdout())));
    let errors = child.stderr.take().map(|stream| std::thread::spawn(|| pass_on(stream, std::io::stderr())));
    let closing: Vec<String> = [out, errors].into_iter().flatten().flat_map(|thread| thread.join().unwrap_or_default()).collect();
    let status = child.wait()?;
    if status.success() { Ok(closing) } else { bail!("`{}` failed ({status})\n{}", name(command), closing.join("\n")) }
}

/// Writes each line of `from` to `to`; gives back those that sum up a test run.
fn pass_on(from: impl Read, mut to: impl Write) -> Vec<String> {
    let mut closing = Vec::new();
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        if writeln!(to, "{line}").is_err() {
            break;
        }
        let words = line.trim_start();
        if words.starts_with("test result:") || words.starts_with("Summary [") {
            closing.push(words.to_owned());
        }
    }
    closing
}

/// Runs a command and gives back its standard output.
pub fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| name(command))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", name(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("output of `{}`", name(command)))
}

/// Whether a command can be run.
pub fn exists(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Builds the command in release and gives its path.
pub fn dateline() -> anyhow::Result<PathBuf> {
    run(&mut cargo(&["build", "--release", "--locked", "--package", "dateline-cli"]))?;
    Ok(release().join(format!("dateline{}", std::env::consts::EXE_SUFFIX)))
}

/// The folder of what is built for use.
pub fn release() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from).join("release")
}
