//! Sentences, tokens and tags of English news.
//!
//! `analyse` reads a text once and gives an [`Analysis`]: paragraphs, sentences and tokens that tile it, each token with a
//! universal part of speech, a verb form and a lemma. Views only: the text stays with the report.

mod analysis;

pub use analysis::{Analysis, Paragraph, Quote, Sentence, Tag, Token, TokenId, VerbForm};
