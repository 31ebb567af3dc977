//! What every rule about statements looks at: the tokens of a report with its mentions, times and quotations by place.

use std::ops::Range;

use dateline_nlp::{Analysis, Quote, Sentence, Tag, TokenId, VerbForm};
use dateline_text::Span;
use dateline_time::Timex;

use crate::{Mention, MentionForm, MentionId, TimeId};

/// The report as the statement rules see it. Mentions grow: a source that no mention covers ("the poll") becomes one.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) times: &'a [Timex],
    pub(super) mentions: &'a mut Vec<Mention>,
    /// For each token the longest mention that starts there.
    starting: Vec<Option<MentionId>>,
    /// For each token the longest mention whose last token it is.
    ending: Vec<Option<MentionId>>,
    /// For each token the time expression it belongs to.
    timed: Vec<Option<TimeId>>,
    /// For each token the outermost quotation it belongs to, marks included.
    outer: Vec<Option<usize>>,
    /// The same one level down.
    inner: Vec<Option<usize>>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(text: &'a str, analysis: &'a Analysis, times: &'a [Timex], mentions: &'a mut Vec<Mention>) -> Self {
        let count = analysis.tokens.len();
        let mut scene = Self {
            text,
            analysis,
            times,
            mentions,
            starting: vec![None; count],
            ending: vec![None; count],
            timed: vec![None; count],
            outer: vec![None; count],
            inner: vec![None; count],
        };
        for id in 0..scene.mentions.len() {
            scene.place(id);
        }
        for (id, time) in times.iter().enumerate() {
            mark(&mut scene.timed, analysis.tokens_in(time.span), id);
        }
        for (id, quote) in analysis.quotes.iter().enumerate() {
            let span = quote.close.map_or(quote.open.cover(quote.inner), |close| quote.open.cover(close));
            let tokens = analysis.tokens_in(span);
            match quote.depth {
                0 => mark(&mut scene.outer, tokens, id),
                1 => mark(&mut scene.inner, tokens, id),
                _ => {}
            }
        }
        scene
    }

    fn place(&mut self, id: MentionId) {
        let Some(mention) = self.mentions.get(id) else { return };
        let tokens = mention.tokens.clone();
        let length = |other: Option<MentionId>| other.and_then(|id| self.mentions.get(id)).map_or(0, |m| m.tokens.len());
        let (start, end) = (tokens.start, tokens.end.saturating_sub(1));
        if tokens.len() > length(self.starting.get(start).copied().flatten())
            && let Some(slot) = self.starting.get_mut(start)
        {
            *slot = Some(id);
        }
        let length = |other: Option<MentionId>| other.and_then(|id| self.mentions.get(id)).map_or(0, |m| m.tokens.len());
        if tokens.len() > length(self.ending.get(end).copied().flatten())
            && let Some(slot) = self.ending.get_mut(end)
        {
            *slot = Some(id);
        }
    }

    /// The mention whose first token is `at`.
    pub(super) fn mention_from(&self, at: TokenId) -> Option<MentionId> {
        self.starting.get(at).copied().flatten()
    }

    /// The mention whose last token is just before `end`.
    pub(super) fn mention_before(&self, end: TokenId) -> Option<MentionId> {
        end.checked_sub(1).and_then(|at| self.ending.get(at)).copied().flatten()
    }

    /// "Nobody", "no minister", "none of them", "whoever"; an adjective alone.
    pub(super) fn names_no_one(&self, id: MentionId) -> bool {
        self.mention(id).is_some_and(|mention| {
            let bare =
                mention.tokens.len() == 1 && mention.form == MentionForm::Nominal && self.tag(mention.tokens.start) == Tag::Adj;
            bare || matches!(self.lower(mention.tokens.start), "nobody" | "none" | "neither" | "no" | "whoever")
        })
    }

    pub(super) fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id)
    }

    /// "'s pledge" with whose it is; without the mark where nobody stands before it.
    fn with_owner(&self, tokens: Range<TokenId>) -> Range<TokenId> {
        if !self.is_clitic(tokens.start) || tokens.len() < 2 {
            return tokens;
        }
        let owner = self.mention_before(tokens.start).and_then(|id| self.mention(id));
        owner.map_or(tokens.start + 1, |owner| owner.tokens.start)..tokens.end
    }

    /// Makes a nominal mention of the tokens, unless one stands there already.
    pub(super) fn mention_of(&mut self, tokens: Range<TokenId>) -> MentionId {
        let tokens = self.with_owner(tokens);
        if let Some(id) = self.mention_from(tokens.start)
            && self.mentions.get(id).is_some_and(|mention| mention.tokens.end >= tokens.end)
        {
            return id;
        }
        // "Okello" of "Ms Okello".
        let span = self.analysis.span(tokens.clone());
        if let Some(id) = self.mention_before(tokens.end)
            && self.mentions.get(id).and_then(|mention| mention.name).is_some_and(|name| name.contains(span))
        {
            return id;
        }
        let head = tokens.end.saturating_sub(1);
        let lemma = self.analysis.lemma(head);
        let plural = self.lower(head) != lemma && self.lower(head).ends_with('s');
        self.mentions.push(Mention {
            span,
            sentence: self.analysis.token(head).sentence as usize,
            tokens,
            name: None,
            role: None,
            form: MentionForm::Nominal,
            kind: None,
            country: None,
            canonical: None,
            plural,
            gender: None,
        });
        let id = self.mentions.len() - 1;
        self.place(id);
        id
    }

    /// Makes a mention reach over all of the tokens.
    pub(super) fn widen(&mut self, id: MentionId, tokens: Range<TokenId>) {
        let Some(mention) = self.mentions.get_mut(id) else { return };
        if tokens.start <= mention.tokens.start && mention.tokens.end < tokens.end {
            mention.span = self.analysis.span(tokens.clone());
            mention.tokens = tokens;
            self.place(id);
        }
    }

    /// The time expression that token `at` belongs to.
    pub(super) fn time_at(&self, at: TokenId) -> Option<TimeId> {
        self.timed.get(at).copied().flatten()
    }

    /// One past the last token of the time expression.
    pub(super) fn time_end(&self, id: TimeId) -> TokenId {
        self.times.get(id).map_or(0, |time| self.analysis.tokens_in(time.span).end)
    }

    /// The quotation at `level` that token `at` belongs to, marks included.
    pub(super) fn quote_at(&self, at: TokenId, level: u8) -> Option<usize> {
        let places = if level == 0 { &self.outer } else { &self.inner };
        places.get(at).copied().flatten()
    }

    pub(super) fn quote(&self, id: usize) -> Option<&'a Quote> {
        self.analysis.quotes.get(id)
    }

    /// The tokens of a quotation, marks included.
    pub(super) fn quote_tokens(&self, id: usize) -> Range<TokenId> {
        self.quote(id).map_or(0..0, |quote| {
            let whole = quote.close.map_or(quote.open.cover(quote.inner), |close| quote.open.cover(close));
            self.analysis.tokens_in(whole)
        })
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

    pub(super) fn is_verb(&self, at: TokenId) -> bool {
        matches!(self.tag(at), Tag::Verb | Tag::Aux)
    }

    /// A verb or auxiliary that can head a clause: not a gerund, not a participle alone.
    pub(super) fn is_finite(&self, at: TokenId) -> bool {
        let token = self.analysis.token(at);
        match token.form {
            Some(VerbForm::Modal | VerbForm::Third | VerbForm::Past) => true,
            Some(VerbForm::Base) => at == 0 || self.lower(at - 1) != "to",
            _ => false,
        }
    }

    /// Whether some finite verb stands in the range.
    pub(super) fn has_finite(&self, tokens: Range<TokenId>) -> bool {
        tokens.into_iter().any(|at| self.is_finite(at))
    }

    pub(super) fn is_comma(&self, at: TokenId) -> bool {
        self.lower(at) == ","
    }

    pub(super) fn is_dash(&self, at: TokenId) -> bool {
        matches!(self.lower(at), "—" | "–" | "―" | "--" | "-" | "_")
    }

    /// The mark of a possessive.
    pub(super) fn is_clitic(&self, at: TokenId) -> bool {
        matches!(self.lower(at), "'s" | "’s" | "'" | "’")
    }

    /// Whether the word belongs to a noun phrase that is being read from right to left.
    pub(super) fn is_nominal(&self, at: TokenId) -> bool {
        match self.tag(at) {
            Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Det => true,
            Tag::Part => self.is_clitic(at),
            Tag::Verb => matches!(self.analysis.token(at).form, Some(VerbForm::Participle | VerbForm::Gerund)),
            _ => false,
        }
    }

    /// The noun phrase that starts at `start`: determiner, modifiers and nouns, no prepositional phrases; empty when there is none.
    pub(super) fn noun_phrase(&self, start: TokenId, limit: TokenId) -> Range<TokenId> {
        if let Some(id) = self.mention_from(start)
            && let Some(mention) = self.mention(id)
            && mention.tokens.end <= limit
        {
            return mention.tokens.clone();
        }
        let named = self.mention_from(start + 1).and_then(|id| self.mention(id)).filter(|_| self.tag(start) == Tag::Det);
        if let Some(mention) = named.filter(|mention| mention.tokens.end <= limit && mention.name.is_some()) {
            return start..mention.tokens.end;
        }
        let mut end = start;
        let mut head = start;
        while end < limit {
            if end > start && self.time_at(end).is_some() && self.time_at(start).is_none() {
                break;
            }
            let takes = match self.tag(end) {
                Tag::Noun | Tag::Propn | Tag::Num => {
                    head = end + 1;
                    true
                }
                Tag::Pron => {
                    return if end == start { start..start + 1 } else { start..head };
                }
                Tag::Det => end == start || self.tag(end - 1) == Tag::Det,
                Tag::Adj => {
                    // "the other", "the rich": an adjective can head what a determiner opens.
                    if end == start + 1
                        && self.tag(start) == Tag::Det
                        && !matches!(self.tag(end + 1), Tag::Noun | Tag::Propn | Tag::Adj)
                    {
                        head = end + 1;
                    }
                    true
                }
                Tag::Part => self.is_nominal(end),
                _ => false,
            };
            if !takes {
                break;
            }
            end += 1;
        }
        start..head
    }

    /// The sentence that token `at` belongs to.
    pub(super) fn sentence(&self, at: TokenId) -> Option<&'a Sentence> {
        self.analysis.sentence_of(at)
    }

    /// The bytes from the first to the last token, quotation marks and commas at the ends left out where `bare`.
    pub(super) fn span(&self, tokens: Range<TokenId>) -> Span {
        self.analysis.span(tokens)
    }
}

fn mark<T: Copy>(places: &mut [Option<T>], tokens: Range<TokenId>, id: T) {
    for slot in places.get_mut(tokens).unwrap_or(&mut []) {
        *slot = Some(id);
    }
}
