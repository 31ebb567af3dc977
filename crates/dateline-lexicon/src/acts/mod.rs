//! Political acts: the verbs and nouns that name them, what stands around them, and what tells whether they happened.
//!
//! [`frames`] gives the senses of a verb, [`nouns`] those of a noun; [`classes`] sorts the nouns that tell senses apart; [`embed`] says
//! what a word standing over an act makes of it; [`light`] names the verbs that lend an act noun their subject; [`unit`] reads units.

mod classes;
mod embeds;
mod markers;
mod nouns;
mod plurals;
mod slots;
mod units;
mod verbs;

pub use classes::{Classes, class, classes};
pub use embeds::{Embed, Stand, embed};
pub use markers::{Marked, Marker, markers};
pub use nouns::{Light, Noun, light, nouns};
pub use slots::{Needs, Slot};
pub use units::unit;
pub use verbs::{Complement, Frame, frames};
