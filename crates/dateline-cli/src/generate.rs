//! What is printed from the program itself: schema, codes, manual, completions.

use clap::CommandFactory;

use crate::args::{Cli, Completions, Man};
use crate::form::print;
use crate::status::{Status, Usage};

/// Prints the JSON Schema of a record.
pub fn schema() -> anyhow::Result<Status> {
    print(format!("{:#}\n", dateline::schema()).as_bytes())?;
    Ok(Status::AllRead)
}

/// Prints the codes of all diagnostics as a table in Markdown.
pub fn diagnostics() -> anyhow::Result<Status> {
    let mut out = String::from("| code | level | what happened | what to do |\n|---|---|---|---|\n");
    for code in dateline::ingest::codes::ALL {
        let level = format!("{:?}", code.level).to_lowercase();
        out.push_str(&format!("| {} | {level} | {} | {} |\n", code.id, code.title, code.remedy));
    }
    for code in dateline::book::codes::ALL {
        out.push_str(&format!("| {} | error | {} | {} |\n", code.id, code.title, code.remedy));
    }
    print(out.as_bytes())?;
    Ok(Status::AllRead)
}

/// Prints a manual page.
pub fn man(args: &Man) -> anyhow::Result<Status> {
    let mut command = Cli::command();
    command.build();
    let command = match &args.command {
        None => command,
        Some(name) => {
            let unknown = || Usage(format!("there is no command `{name}`; `dateline help` lists them"));
            command.get_subcommands().find(|one| one.get_name() == name).ok_or_else(unknown)?.clone()
        }
    };
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out)?;
    print(&out)?;
    Ok(Status::AllRead)
}

/// Prints completions for a shell.
pub fn completions(args: &Completions) -> anyhow::Result<Status> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dateline", &mut out);
    print(&out)?;
    Ok(Status::AllRead)
}
