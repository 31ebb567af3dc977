//! Finding the expressions of a text.

use crate::context::Context;
use crate::course::Course;
use crate::grammar::Grammar;
use crate::lattice::Lattice;
use crate::layout::Layout;
use crate::settle::Settler;
use crate::timex::Timex;
use crate::token::Tokens;

/// Finds temporal expressions. Cheap to make: the tables are compiled once for the process.
#[derive(Clone, Copy)]
pub struct Tagger {
    grammar: &'static Grammar,
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Tagger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tagger").finish_non_exhaustive()
    }
}

impl Tagger {
    /// A tagger.
    pub fn new() -> Self {
        Self { grammar: Grammar::get() }
    }

    /// The expressions of `text`, sorted and disjoint.
    pub fn tag(&self, text: &str, context: &Context) -> Vec<Timex> {
        let tokens = Tokens::new(text);
        let lattice = Lattice::new(&tokens, self.grammar, context.sense);
        let layout = Layout::new(&tokens);
        let mut settler = Settler {
            grammar: self.grammar,
            tokens: &tokens,
            lattice: &lattice,
            layout: &layout,
            context,
            course: Course::default(),
        };
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            at = match settler.best(at) {
                Some((edge, next)) => {
                    found.extend(settler.settle(at, &edge));
                    next
                }
                None => at + 1,
            };
        }
        found
    }
}
