//! Plain text to one report.

use dateline_record::Diagnostic;

use crate::decode;
use crate::finish::Parts;
use crate::read::Context;

/// The parts of a report of bare text.
pub(crate) fn parts(bytes: Vec<u8>, context: &Context<'_>) -> Result<Parts, Diagnostic> {
    let (text, diagnostics) = decode::text(bytes, None, context.place)?;
    Ok(Parts { text, diagnostics, ..Parts::default() })
}
