//! What found a thing, and where it stands.

use dateline_text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Range;

/// A rule or model that finds things. A change of behaviour is a new `version`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule {
    /// Stable id, such as `STA003`.
    pub id: &'static str,
    /// Counts from 1.
    pub version: u16,
}

impl Rule {
    /// A rule of the given id and version.
    pub const fn new(id: &'static str, version: u16) -> Self {
        Self { id, version }
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}

/// Where in the text a record stands, what the words there are, and what found it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Rule or model with its version: `STA003@1`.
    pub rule: String,
    /// The words it rests on.
    pub span: Range,
    /// First 16 hexadecimal digits of the SHA-256 of those words in UTF-8.
    pub hash: String,
}

impl Evidence {
    /// Evidence of `rule` for the words at `span`, given in bytes and as the code points `range`.
    pub fn new(rule: Rule, text: &str, span: Span, range: Range) -> Self {
        Self { rule: rule.to_string(), span: range, hash: Self::hash_of(span.slice(text)) }
    }

    /// Whether the words at the span (in code points of `text`) still are those the record was made from.
    pub fn verify(&self, text: &str) -> bool {
        let Range(start, end) = self.span;
        let slice: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
        Self::hash_of(&slice) == self.hash
    }

    /// The hash of words: first 16 hexadecimal digits of their SHA-256.
    pub fn hash_of(words: &str) -> String {
        sha256_hex(words.as_bytes()).chars().take(16).collect()
    }
}

/// The SHA-256 of `bytes`, in 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS.get(usize::from(nibble)).copied().unwrap_or(b'0'));
    Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
