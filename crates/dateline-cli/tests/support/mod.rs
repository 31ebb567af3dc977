//! Runs the command as a shell would.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run printed and how it ended.
pub struct Ran {
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// Exit status.
    #[allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]
    pub status: i32,
}

/// `dateline ARGUMENTS` in `folder`, with `input` as standard input. No terminal anywhere; colours and width at their defaults.
pub fn dateline_in(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(arguments).current_dir(folder).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The command may end before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    ran(output)
}

/// [`dateline_in`] the current folder without input.
#[allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]
pub fn dateline(arguments: &[&str]) -> Ran {
    dateline_in(Path::new("."), arguments, b"")
}

/// The command itself.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

fn ran(output: Output) -> Ran {
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap_or(-1),
    }
}
