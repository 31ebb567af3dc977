//! The layer this crate makes.

use std::ops::Range;

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
    /// The token it depends on; `None` for the root of its sentence.
    pub head: Option<TokenId>,
    /// Universal dependency relation to that token, with its subtype.
    pub relation: &'static str,
}

/// One sentence. Sentences of a paragraph tile it, white space between them left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Its bytes in the text.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// Index into [`Analysis::paragraphs`].
    pub paragraph: u32,
}

/// One paragraph: text between empty lines, or between line breaks where the report has one paragraph a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its bytes in the text.
    pub span: Span,
    /// Its sentences.
    pub sentences: Range<usize>,
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

/// What the engine takes a name to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameType {
    /// A human being.
    Person,
    /// A country, a region, a city, a river.
    Place,
    /// A building, an airport, a street.
    Facility,
    /// A body, a firm, a party.
    Organization,
    /// A people, a faith, a political group: "Kurds", "Danish".
    Norp,
    /// A thing that is made and sold.
    Product,
    /// Anything else that has a name: an event, a law, a prize, a work.
    Misc,
}

/// A name as the engine reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRun {
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// What it names.
    pub kind: NameType,
}

/// Something given as said or thought by somebody; ranges of tokens, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The words that make it one: "said", "according to", "'s claim".
    pub cue: Range<TokenId>,
    /// The token of the cue that its others depend on.
    pub anchor: TokenId,
    /// Who says or thinks it; none where nobody is named, several where they are joined.
    pub source: Vec<Range<TokenId>>,
    /// What is said or thought, quotation marks and "that" included.
    pub content: Vec<Range<TokenId>>,
    /// Estimated probability that the cue is one.
    pub score: f32,
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
    /// By cue; one may stand inside the content of another.
    pub attributions: Vec<Attribution>,
    /// In order, disjoint; dates and sums of money left out.
    pub names: Vec<NamedRun>,
}

impl Analysis {
    /// The token, or a mark of zero width past the end.
    pub fn token(&self, id: TokenId) -> Token {
        let end = Span::new(self.lower.len(), self.lower.len());
        let none = Token { span: end, tag: Tag::Punct, form: None, lemma: "", sentence: u32::MAX, head: None, relation: "" };
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
    pub fn span(&self, tokens: Range<TokenId>) -> Span {
        let first = self.token(tokens.start).span;
        if tokens.is_empty() { Span::new(first.start(), first.start()) } else { first.cover(self.token(tokens.end - 1).span) }
    }

    /// The first token that ends after byte `at`.
    pub fn token_at(&self, at: usize) -> TokenId {
        self.tokens.partition_point(|token| token.span.end() <= at)
    }

    /// The tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> Range<TokenId> {
        let start = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        start..end.max(start)
    }

    /// The first of the tokens, marks aside, that depends on none of them: the head of a phrase.
    pub fn head_of(&self, tokens: Range<TokenId>) -> Option<TokenId> {
        let outside = |head: TokenId| !tokens.contains(&head);
        let mut words = tokens.clone().filter(|&at| self.token(at).tag != Tag::Punct);
        words.find(|&at| self.token(at).head.is_none_or(outside))
    }

    /// What the engine takes the name to name that holds these tokens; `None` where it sees no name.
    pub fn name_type(&self, tokens: Range<TokenId>) -> Option<NameType> {
        let at = self.names.partition_point(|name| name.tokens.end <= tokens.start);
        let name = self.names.get(at).filter(|name| name.tokens.start <= tokens.start && tokens.end <= name.tokens.end)?;
        Some(name.kind)
    }

    /// The sentence that holds the token.
    pub fn sentence_of(&self, id: TokenId) -> Option<&Sentence> {
        self.sentences.get(self.token(id).sentence as usize)
    }
}
