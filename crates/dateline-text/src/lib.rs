//! Places in a text: half-open byte spans inside, code points outside.
//!
//! [`Span`] is the unit every stage speaks; [`OffsetMap`] turns it into code points (Python, the record contract) and
//! UTF-16 units (browsers, Java); [`LineIndex`] into lines for messages. No dependencies.
//!
//! ```
//! use dateline_text::{OffsetMap, Span};
//! let text = "“Genug”, said Müller";
//! let span = Span::find(text, "Müller").unwrap();
//! assert_eq!(span.slice(text), "Müller");
//! assert_eq!(OffsetMap::new(text).code_points(span), (14, 20));
//! ```

mod line;
mod offsets;
mod span;

pub use line::LineIndex;
pub use offsets::OffsetMap;
pub use span::Span;
