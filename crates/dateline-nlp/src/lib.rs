//! Sentences, tokens and tags of English news.
//!
//! [`analyse`] reads a text once and gives an [`Analysis`]: paragraphs, sentences and tokens, each token with a universal part
//! of speech, a verb form and a lemma, and the quotations. Views only: the text stays with the report.
//!
//! ```
//! let analysis = dateline_nlp::analyse("Mr. Okello left. \"It is over,\" he said.", &[]);
//! assert_eq!(analysis.sentences.len(), 2);
//! assert_eq!(analysis.lemma(analysis.tokens.len() - 2), "say");
//! ```

mod analysis;
pub mod engine;
pub mod lemma;
mod paragraph;
mod quotes;
mod sense;
mod sentence;
mod tag;
mod token;

pub use analysis::{Analysis, Paragraph, Quote, Sentence, Token, TokenId};
pub use dateline_lexicon::words::{Tag, VerbForm};
use dateline_text::Span;

/// Reads a text. `boilerplate` are the parts that are no report: sorted, disjoint; their paragraphs are marked so.
pub fn analyse(text: &str, boilerplate: &[Span]) -> Analysis {
    let mut analysis = Analysis { lower: text.to_ascii_lowercase(), ..Analysis::default() };
    let blocks = paragraph::paragraphs(text, boilerplate);
    analysis.quotes = quotes::quotes(text, &blocks);
    let mut tagger = tag::Tagger::default();
    for (span, is_boilerplate) in blocks {
        let paragraph = analysis.paragraphs.len() as u32;
        let first = analysis.sentences.len();
        for sentence in sentence::sentences(text, &analysis.lower, span, &analysis.quotes) {
            let start = analysis.tokens.len();
            token::tokens(text, sentence, analysis.sentences.len() as u32, &mut analysis.tokens);
            let end = analysis.tokens.len();
            if let Some(tokens) = analysis.tokens.get_mut(start..end) {
                tagger.tag(text, &analysis.lower, tokens);
            }
            analysis.sentences.push(Sentence { span: sentence, tokens: start..end, paragraph });
        }
        let sentences = first..analysis.sentences.len();
        analysis.paragraphs.push(Paragraph { span, sentences, boilerplate: is_boilerplate });
    }
    analysis
}
