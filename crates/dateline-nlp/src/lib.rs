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
mod lost;
mod paragraph;
mod place;
mod quotes;
mod token;

use std::cell::RefCell;
use std::ops::Range;

pub use analysis::{Analysis, Attribution, NameType, NamedRun, Paragraph, Quote, Sentence, Token, TokenId};
pub use dateline_lexicon::words::{Tag, VerbForm};
use dateline_text::Span;
use engine::{Engine, Worker};
pub use place::{KnownPlace, known_place};

thread_local! {
    static WORKER: RefCell<Worker<'static>> = RefCell::new(Worker::new(Engine::embedded()));
}

/// Reads a text. `boilerplate` are the parts that are no report: sorted, disjoint; their paragraphs are marked so.
///
/// Each thread keeps the vectors of words it has met, so that later texts are read faster; nothing else depends on them.
pub fn analyse(text: &str, boilerplate: &[Span]) -> Analysis {
    let text = &*lost::restored(text);
    let mut analysis = Analysis { lower: text.to_ascii_lowercase(), ..Analysis::default() };
    let blocks = paragraph::paragraphs(text, boilerplate);
    analysis.quotes = quotes::quotes(text, &blocks);
    let parse = WORKER.with_borrow_mut(|worker| worker.read_paragraphs(text, blocks.iter().map(|(span, _)| *span)));
    let mut owners = Vec::with_capacity(parse.words.len());
    let mut at = 0;
    for (span, is_boilerplate) in blocks {
        let first = at;
        while let Some(words) = parse.sentences.get(at)
            && let Some(words) = parse.words.get(words.clone())
            && let (Some(start), Some(end)) = (words.first(), words.last())
            && end.word.span.end() <= span.end()
        {
            let start_token = analysis.tokens.len();
            token::tokens((text, &analysis.lower), (Engine::embedded(), &parse), at, &mut analysis.tokens, &mut owners);
            let sentence = start.word.span.cover(end.word.span);
            let paragraph = analysis.paragraphs.len() as u32;
            analysis.sentences.push(Sentence { span: sentence, tokens: start_token..analysis.tokens.len(), paragraph });
            at += 1;
        }
        analysis.paragraphs.push(Paragraph { span, sentences: first..at, boilerplate: is_boilerplate });
    }
    let engine = Engine::embedded();
    analysis.names = parse.names.iter().filter_map(|name| named_run(&analysis, engine.name_type(name.kind), name.span)).collect();
    analysis.attributions = parse.attributions.iter().filter_map(|one| in_tokens(one, &owners)).collect();
    analysis
}

/// The name in tokens, where it is one of the types that name somebody or something.
fn named_run(analysis: &Analysis, label: &str, span: Span) -> Option<NamedRun> {
    let kind = match label {
        "Person" => NameType::Person,
        "Location" => NameType::Place,
        "Facility" => NameType::Facility,
        "Organization" => NameType::Organization,
        "NORP" => NameType::Norp,
        "Product" => NameType::Product,
        "Misc" => NameType::Misc,
        _ => return None,
    };
    let start = analysis.token_at(span.start());
    let end = analysis.tokens.partition_point(|token| token.span.start() < span.end());
    (start < end).then_some(NamedRun { tokens: start..end, kind })
}

/// The attribution in tokens; `owners` holds the token of each word.
fn in_tokens(one: &engine::Attribution, owners: &[TokenId]) -> Option<Attribution> {
    let range = |words: &Range<usize>| Some(*owners.get(words.start)?..owners.get(words.end.checked_sub(1)?)? + 1);
    Some(Attribution {
        cue: range(&one.cue)?,
        anchor: *owners.get(one.anchor)?,
        source: one.source.iter().filter_map(range).collect(),
        content: one.content.iter().filter_map(range).collect(),
        score: one.score,
    })
}
