//! What every rule about acts looks at: the tokens of a report with its mentions, times and quotations by place.

use std::cell::OnceCell;
use std::ops::Range;

use dateline_nlp::{Analysis, Tag, TokenId, VerbForm};
use dateline_record::vocabulary::ActorKind;
use dateline_text::Span;
use dateline_time::Timex;

use crate::{Mention, MentionForm, MentionId, Statement, StatementId, TimeId};

/// Marks a place where nothing stands.
const NONE: u32 = u32::MAX;

/// The report as the act rules see it. Mentions grow: whom an act is done to becomes one where no mention covers it.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) times: &'a [Timex],
    pub(super) statements: &'a [Statement],
    pub(super) mentions: &'a mut Vec<Mention>,
    /// For each token the longest mention that starts there.
    starting: Vec<u32>,
    /// For each token the longest mention that covers it.
    covering: Vec<u32>,
    /// For each token the time expression it belongs to.
    timed: Vec<u32>,
    /// For each token the innermost statement whose content it belongs to.
    said: Vec<u32>,
    about_work: OnceCell<bool>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        text: &'a str,
        analysis: &'a Analysis,
        mentions: &'a mut Vec<Mention>,
        times: &'a [Timex],
        statements: &'a [Statement],
    ) -> Self {
        let count = analysis.tokens.len();
        let places = || vec![NONE; count];
        let mut scene = Self {
            text,
            analysis,
            times,
            statements,
            mentions,
            starting: places(),
            covering: places(),
            timed: places(),
            said: places(),
            about_work: OnceCell::new(),
        };
        for id in 0..scene.mentions.len() {
            scene.place(id);
        }
        for (id, time) in times.iter().enumerate() {
            mark(&mut scene.timed, analysis.tokens_in(time.span), id);
        }
        // Statements stand by start of content: an inner one comes after the one it stands in and wins.
        for (id, statement) in statements.iter().enumerate() {
            for piece in &statement.content {
                mark(&mut scene.said, analysis.tokens_in(*piece), id);
            }
        }
        scene
    }

    /// Whether the report speaks more of work than of arms.
    pub(super) fn about_work(&self) -> bool {
        *self.about_work.get_or_init(|| super::labour::about_work(self))
    }

    fn place(&mut self, id: MentionId) {
        let Some(mention) = self.mentions.get(id) else { return };
        let tokens = mention.tokens.clone();
        let longer = |other: u32| {
            let other = if other == NONE { None } else { self.mentions.get(other as usize) };
            other.is_none_or(|other| other.tokens.len() < tokens.len())
        };
        if self.starting.get(tokens.start).is_some_and(|&other| longer(other)) {
            mark(&mut self.starting, tokens.start..tokens.start + 1, id);
        }
        for at in tokens.clone() {
            let other = self.covering.get(at).copied().unwrap_or(NONE);
            let other = if other == NONE { None } else { self.mentions.get(other as usize) };
            if other.is_none_or(|other| other.tokens.len() < tokens.len()) {
                mark(&mut self.covering, at..at + 1, id);
            }
        }
    }

    /// The longest mention whose first token is `at`.
    pub(super) fn mention_from(&self, at: TokenId) -> Option<MentionId> {
        held(&self.starting, at)
    }

    /// The longest mention that covers `at`.
    pub(super) fn mention_at(&self, at: TokenId) -> Option<MentionId> {
        held(&self.covering, at)
    }

    /// The time expression that token `at` belongs to.
    pub(super) fn time_at(&self, at: TokenId) -> Option<TimeId> {
        held(&self.timed, at)
    }

    /// The innermost statement whose content token `at` belongs to.
    pub(super) fn statement_at(&self, at: TokenId) -> Option<StatementId> {
        held(&self.said, at)
    }

    pub(super) fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id)
    }

    /// The mention of exactly these tokens, or a new one without a name.
    pub(super) fn mention_of(&mut self, tokens: Range<TokenId>) -> MentionId {
        let same = self.mention_from(tokens.start).filter(|&id| self.mention(id).is_some_and(|mention| mention.tokens == tokens));
        if let Some(id) = same {
            return id;
        }
        let head = tokens.end.saturating_sub(1);
        let plural = self.plural(head);
        self.mentions.push(Mention {
            span: self.analysis.span(tokens.clone()),
            sentence: self.analysis.token(head).sentence as usize,
            tokens,
            name: None,
            role: None,
            form: MentionForm::Nominal,
            kind: Some(ActorKind::Group),
            country: None,
            canonical: None,
            plural,
            gender: None,
        });
        let id = self.mentions.len() - 1;
        self.place(id);
        id
    }

    /// The mention of a government at `span` inside the token `at`; a new one where none is.
    pub(super) fn government(&mut self, at: TokenId, span: Span, code: &'static str) -> MentionId {
        let here = |mention: &Mention| mention.span == span;
        if let Some(id) = self.mention_at(at).filter(|&id| self.mention(id).is_some_and(here)) {
            return id;
        }
        let recent = self.mentions.len().saturating_sub(16);
        if let Some(back) = self.mentions.iter().skip(recent).position(here) {
            return recent + back;
        }
        self.mentions.push(Mention {
            span,
            sentence: self.analysis.token(at).sentence as usize,
            tokens: at..at + 1,
            name: Some(span),
            role: None,
            form: MentionForm::Name,
            kind: Some(ActorKind::Government),
            country: Some(code),
            canonical: dateline_lexicon::countries::name_of(code),
            plural: false,
            gender: None,
        });
        self.mentions.len() - 1
    }

    /// Whether the noun is in the plural, as far as its form shows.
    pub(super) fn plural(&self, at: TokenId) -> bool {
        let (word, lemma) = (self.lower(at), self.lemma(at));
        word != lemma && word.ends_with('s') || matches!(word, "people" | "men" | "women" | "children" | "police")
    }

    pub(super) fn lower(&self, at: TokenId) -> &'a str {
        self.analysis.lower(at)
    }

    pub(super) fn lemma(&self, at: TokenId) -> &'a str {
        self.analysis.lemma(at)
    }

    pub(super) fn tag(&self, at: TokenId) -> Tag {
        self.analysis.token(at).tag
    }

    pub(super) fn form(&self, at: TokenId) -> Option<VerbForm> {
        self.analysis.token(at).form
    }

    pub(super) fn is_possessive(&self, at: TokenId) -> bool {
        matches!(self.lower(at), "'s" | "’s" | "'" | "’") && matches!(self.tag(at), Tag::Part | Tag::Punct | Tag::Other)
    }

    /// The bytes from the first to the last token.
    pub(super) fn span(&self, tokens: Range<TokenId>) -> Span {
        self.analysis.span(tokens)
    }
}

fn held(places: &[u32], at: TokenId) -> Option<usize> {
    places.get(at).filter(|&&id| id != NONE).map(|&id| id as usize)
}

fn mark(places: &mut [u32], tokens: Range<TokenId>, id: usize) {
    for slot in places.get_mut(tokens).unwrap_or(&mut []) {
        *slot = u32::try_from(id).unwrap_or(NONE);
    }
}
