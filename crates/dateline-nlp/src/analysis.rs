//! The layer this crate makes.

use dateline_lexicon::words::{Tag, VerbForm};
use dateline_text::Span;

/// Index of a token in [`Analysis::tokens`].
pub type TokenId = usize;

/// One word or mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// Part of speech.
    pub tag: Tag,
    /// For verbs and auxiliaries.
    pub form: Option<VerbForm>,
    /// Dictionary form from the lexicon; `""` when the lexicon lacks the word.
    pub lemma: &'static str,
    /// Index into [`Analysis::sentences`].
    pub sentence: u32,
}

/// One sentence. Sentences of a paragraph tile it, white space between them left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Its bytes in the text.
    pub span: Span,
    /// Its tokens.
    pub tokens: std::ops::Range<TokenId>,
    /// Index into [`Analysis::paragraphs`].
    pub paragraph: u32,
}

/// One paragraph: text between empty lines, or between line breaks where the report has one paragraph a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its bytes in the text.
    pub span: Span,
    /// Its sentences.
    pub sentences: std::ops::Range<usize>,
    /// Outside the report proper (notices, prompts, stamps, by-lines): not to be extracted from.
    pub boilerplate: bool,
}

/// One quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The opening mark.
    pub open: Span,
    /// What stands between the marks.
    pub inner: Span,
    /// The closing mark; `None` when the paragraph ends first.
    pub close: Option<Span>,
    /// 0 for a quotation, 1 for one inside it, …
    pub depth: u8,
    /// The quotation goes on with the next quotation of the same depth, in the next paragraph.
    pub continues: bool,
}

/// Paragraphs, sentences and tokens of one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The text with ASCII letters in lower case: same bytes offsets.
    pub lower: String,
    /// In order, disjoint.
    pub paragraphs: Vec<Paragraph>,
    /// In order, disjoint; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// In order, disjoint; none crosses a sentence.
    pub tokens: Vec<Token>,
    /// By opening mark: an outer quotation before those inside it.
    pub quotes: Vec<Quote>,
}

impl Analysis {
    /// The token, or a mark of zero width past the end.
    pub fn token(&self, id: TokenId) -> Token {
        let end = Span::new(self.lower.len(), self.lower.len());
        let none = Token { span: end, tag: Tag::Punct, form: None, lemma: "", sentence: u32::MAX };
        self.tokens.get(id).copied().unwrap_or(none)
    }

    /// The token's characters in lower case; `""` past the end.
    pub fn lower(&self, id: TokenId) -> &str {
        self.tokens.get(id).map_or("", |token| token.span.slice(&self.lower))
    }

    /// The token's lemma; its lower-case form when the lexicon lacks it.
    pub fn lemma(&self, id: TokenId) -> &str {
        self.tokens.get(id).map_or("", |token| if token.lemma.is_empty() { token.span.slice(&self.lower) } else { token.lemma })
    }

    /// Bytes from the first to the last token of the range; empty at its start for an empty range.
    pub fn span(&self, tokens: std::ops::Range<TokenId>) -> Span {
        let first = self.token(tokens.start).span;
        if tokens.is_empty() { Span::new(first.start(), first.start()) } else { first.cover(self.token(tokens.end - 1).span) }
    }

    /// The first token that ends after byte `at`.
    pub fn token_at(&self, at: usize) -> TokenId {
        self.tokens.partition_point(|token| token.span.end() <= at)
    }

    /// The tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<TokenId> {
        let start = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        start..end.max(start)
    }

    /// The sentence that holds the token.
    pub fn sentence_of(&self, id: TokenId) -> Option<&Sentence> {
        self.sentences.get(self.token(id).sentence as usize)
    }
}
