//! Word lists and code books as data.
//!
//! Each table is a TSV file under `data/` whose first lines (`# …`) give source, licence and version. [`Lexicon::embedded`]
//! reads them once. No rules live here.
