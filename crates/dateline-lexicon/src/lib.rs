//! Word lists and code books as data.
//!
//! Each table is a TSV file under `data/` whose first lines (`# …`) give source, licence and version; each module reads one
//! table, once, and answers look-ups. Keys are in ASCII lower case unless the module says otherwise. No rules live here.

pub mod acts;
pub mod agencies;
pub mod boilerplate;
pub mod countries;
pub mod demonyms;
pub mod gazetteer;
mod inflection;
pub mod languages;
pub mod name_words;
pub mod nominals;
pub mod outlets;
pub mod place_cues;
pub mod places;
pub mod regions;
pub mod reporting;
pub mod roles;
mod table;
mod tags;
pub mod titles;
pub mod words;
