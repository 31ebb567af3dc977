//! Who is named: names with their titles and roles, nouns for people and bodies, pronouns.
//!
//! [`mentions`] reads the tokens once: [`cell`] says what part each token plays, [`phrase`] cuts noun phrases out of them and hands them to
//! [`holder`], [`titled`], [`nominal`] and [`named`], [`name`] says what their names name, [`metonym`] whether a capital is meant as a
//! place or as the government in it, [`pronoun`] adds the pronouns, [`settle`] decides in the end on names that only the rest of the
//! report explains.
//!
//! *Finds:* "US President Donald Trump", "the French foreign minister", "Kurdistan Workers' Party", "critics", "he".
//! *Does not find:* names in headlines written all in capitals unless the text below has them; appositions as one mention (name
//! and noun phrase stay two mentions; `dateline-resolve` links them).

mod cell;
mod holder;
mod metonym;
mod name;
mod named;
mod nominal;
mod phrase;
mod pronoun;
mod settle;
mod titled;

use dateline_nlp::Analysis;
use dateline_text::Span;

use crate::{Mention, MentionForm};

/// What a name names, for those who want names only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body, a paper, an armed group.
    Organization,
    /// A country, a city, a square.
    Place,
    /// A people or the adjective of a country: "Danes", "Danish".
    People,
}

/// One name, without title and article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its bytes in the text.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

/// All mentions of a report, by start, then end.
pub fn mentions(text: &str, analysis: &Analysis) -> Vec<Mention> {
    let mut finder = phrase::Finder::new(text, analysis);
    finder.run();
    let mut mentions = finder.finish();
    mentions.sort_by_key(|mention| (mention.span, mention.form == MentionForm::Pronoun));
    mentions.dedup_by_key(|mention| mention.span);
    mentions
}

/// All names of a report by place, demonyms included.
pub fn names(text: &str, analysis: &Analysis) -> Vec<Name> {
    let mut finder = phrase::Finder::new(text, analysis);
    finder.run();
    finder.finish_names()
}

#[cfg(test)]
mod tests;
