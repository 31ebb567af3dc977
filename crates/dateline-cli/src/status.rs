//! Exit status.

use std::fmt;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Everything was read.
    AllRead,
    /// Nothing could be read, or the output could not be written.
    NothingRead,
    /// What was typed makes no sense.
    Usage,
    /// Reports were read, with diagnostics of level error.
    ReadWithErrors,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::AllRead => 0,
            Status::NothingRead => 1,
            Status::Usage => 2,
            Status::ReadWithErrors => 3,
        })
    }
}

/// What was typed makes no sense, and why.
#[derive(Debug)]
pub struct Usage(pub String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}
