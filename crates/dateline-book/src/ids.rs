//! Ids as people type them: a letter and a number.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, codes};

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Id {
    /// `r12`
    Report(i64),
    /// `s12`
    Statement(i64),
    /// `e12`
    Act(i64),
    /// `a12`
    Actor(i64),
    /// `t12`
    Story(i64),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Report(number) => write!(f, "r{number}"),
            Self::Statement(number) => write!(f, "s{number}"),
            Self::Act(number) => write!(f, "e{number}"),
            Self::Actor(number) => write!(f, "a{number}"),
            Self::Story(number) => write!(f, "t{number}"),
        }
    }
}

impl FromStr for Id {
    type Err = Error;

    fn from_str(typed: &str) -> Result<Self, Error> {
        let unknown = || Error::new(&codes::NO_SUCH_ID, format!("\"{typed}\" is no id"));
        let mut letters = typed.chars();
        let letter = letters.next().ok_or_else(unknown)?;
        let digits = letters.as_str();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(unknown());
        }
        let number: i64 = digits.parse().map_err(|_| unknown())?;
        Ok(match letter {
            'r' => Self::Report(number),
            's' => Self::Statement(number),
            'e' => Self::Act(number),
            'a' => Self::Actor(number),
            't' => Self::Story(number),
            _ => return Err(unknown()),
        })
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
