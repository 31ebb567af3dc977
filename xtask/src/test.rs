//! `cargo xtask test` and `cargo xtask ci`.

use std::process::Command;

use crate::{generate, shell};

/// Everything that must hold, in the order of how soon it is known.
pub fn run() -> anyhow::Result<()> {
    step(&mut shell::cargo(&["fmt", "--all", "--check"]))?;
    step(&mut shell::cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]))?;
    let mut closing = step_tests(&mut tests())?;
    closing.extend(step_tests(&mut shell::cargo(&["test", "--workspace", "--locked", "--doc"]))?);
    println!("\nall checks passed");
    for line in closing {
        println!("{line}");
    }
    Ok(())
}

/// [`run`], and that everything generated is current.
pub fn ci() -> anyhow::Result<()> {
    run()?;
    generate::check()
}

/// The tests without those in documentation: by nextest where it is installed.
fn tests() -> Command {
    let nextest = shell::exists(&mut shell::cargo(&["nextest", "--version"]));
    let runner: &[&str] = if nextest { &["nextest", "run"] } else { &["test", "--lib", "--bins", "--tests"] };
    let mut command = shell::cargo(runner);
    command.args(["--workspace", "--locked"]).env("INSTA_UPDATE", "no");
    command
}

fn step(command: &mut Command) -> anyhow::Result<()> {
    println!("── {}", shell::name(command));
    shell::run(command)
}

fn step_tests(command: &mut Command) -> anyhow::Result<Vec<String>> {
    println!("── {}", shell::name(command));
    shell::run_tests(command)
}
