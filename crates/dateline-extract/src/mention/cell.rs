//! What each token is to the finder of mentions: part of a name, of a phrase, or a break.
//!
//! Names are told by capitals: inside a sentence every capitalised word that is no function word, at its start only words that
//! the lexicon lacks or that stand capitalised elsewhere in the report. Known names are found whole, the longest first.

use dateline_lexicon::demonyms::{self, Demonym};
use dateline_lexicon::gazetteer::{self, Known};
use dateline_lexicon::{name_words, nominals, titles, words};
use dateline_nlp::{Analysis, NameType, Tag, TokenId, VerbForm};
use dateline_text::Span;
use rustc_hash::FxHashSet;

/// The part a token plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ends a phrase.
    Break,
    /// "the", "his", "all".
    Determiner,
    /// "'s"
    Possessive,
    /// Adjective or number.
    Adjective,
    /// Common noun.
    Noun,
    /// Participle or gerund that may modify a noun.
    Verbal,
    /// Adverb.
    Adverb,
    /// "Mr", "Gen."
    Title,
    /// Capitalised word of a name.
    Word,
    /// First token of a known name.
    Known,
    /// Further token of a known name or demonym.
    Inside,
    /// "Russian", "Danes".
    Demonym,
    /// "bin", "von"; "of", "for", "the", "and", "'s" inside a name.
    Join,
    /// "he", "who".
    Pronoun,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) kind: Kind,
    /// For [`Kind::Known`].
    pub(super) known: Option<&'static Known>,
    /// For [`Kind::Demonym`].
    pub(super) demonym: Option<Demonym>,
}

impl Cell {
    const BREAK: Self = Self { kind: Kind::Break, known: None, demonym: None };

    fn of(kind: Kind) -> Self {
        Self { kind, ..Self::BREAK }
    }

    /// Whether the token belongs to a name.
    pub(super) fn is_name(self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Known | Kind::Inside | Kind::Join)
    }
}

/// Reads the tokens of a report.
pub(super) fn cells(text: &str, analysis: &Analysis) -> Vec<Cell> {
    let reader = Reader { text, analysis, seen: seen(text, analysis) };
    let mut cells = vec![Cell::BREAK; analysis.tokens.len()];
    for sentence in &analysis.sentences {
        if analysis.paragraphs.get(sentence.paragraph as usize).is_none_or(|paragraph| paragraph.boilerplate) {
            continue;
        }
        let mut at = sentence.tokens.start;
        let shouting = reader.is_shouting(sentence.tokens.clone());
        while at < sentence.tokens.end {
            let first = shouting || at == sentence.tokens.start || reader.opens(at);
            let (cell, end) = reader.cell(at, sentence.tokens.end, first);
            put(&mut cells, at, cell);
            for inside in at + 1..end {
                put(&mut cells, inside, Cell::of(Kind::Inside));
            }
            at = end;
        }
        reader.join(&mut cells, sentence.tokens.clone());
    }
    reader.bodies(&mut cells);
    cells
}

fn put(cells: &mut [Cell], at: TokenId, cell: Cell) {
    if let Some(slot) = cells.get_mut(at) {
        *slot = cell;
    }
}

/// Words that stand capitalised inside a sentence: names also where a sentence starts with them.
fn seen<'a>(text: &str, analysis: &'a Analysis) -> FxHashSet<&'a str> {
    let capital = |at: TokenId| {
        let token = analysis.token(at);
        let surface = token.span.slice(text);
        token.tag == Tag::Propn
            && surface.starts_with(char::is_uppercase)
            && (surface.len() <= 3 || surface.chars().any(char::is_lowercase))
    };
    let inner = analysis.sentences.iter().flat_map(|sentence| sentence.tokens.clone().skip(1));
    let words = inner.filter(|&at| capital(at)).map(|at| analysis.lower(at));
    words.filter(|word| !name_words::lookup(word).portfolio && nominals::lookup(word).is_none()).collect()
}

struct Reader<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    seen: FxHashSet<&'a str>,
}

impl<'a> Reader<'a> {
    /// "Advanced Genetic Sciences Inc", "the Fish and Wildlife Service": every capital in a body's name as the engine reads it is
    /// part of the name, where some word of it is one for sure.
    fn bodies(&self, cells: &mut [Cell]) {
        for name in self.analysis.names.iter().filter(|name| name.kind == NameType::Organization && name.tokens.len() > 1) {
            let kinds: Vec<Kind> = name.tokens.clone().filter_map(|at| Some(cells.get(at)?.kind)).collect();
            let other = |kind: &Kind| matches!(kind, Kind::Known | Kind::Demonym | Kind::Title | Kind::Break);
            if kinds.iter().any(other) || !kinds.contains(&Kind::Word) {
                continue;
            }
            for (at, kind) in name.tokens.clone().zip(kinds) {
                let capital = self.surface(at).starts_with(char::is_uppercase);
                if capital && matches!(kind, Kind::Adjective | Kind::Noun | Kind::Verbal) {
                    put(cells, at, Cell::of(Kind::Word));
                }
            }
        }
    }

    /// Whether nearly all words are capitalised, the verbs too, so that capitals tell nothing.
    fn is_shouting(&self, tokens: std::ops::Range<TokenId>) -> bool {
        let (mut words, mut capitals) = (0, 0);
        for at in tokens {
            let surface = self.surface(at);
            let capital = surface.starts_with(char::is_uppercase);
            if !capital && matches!(self.analysis.token(at).tag, Tag::Verb | Tag::Aux) {
                return false;
            }
            if surface.len() > 3 && surface.starts_with(char::is_alphabetic) {
                words += 1;
                capitals += usize::from(capital);
            }
        }
        words >= 4 && capitals * 10 >= words * 8
    }

    /// Behind a quotation mark, a colon, a bullet: a capital as at the start of a sentence.
    fn opens(&self, at: TokenId) -> bool {
        let before = self.before(at);
        !before.is_empty()
            && !before.contains(char::is_alphanumeric)
            && !matches!(before, "," | "-" | "(" | "/" | "'" | "’" | "&")
    }

    fn surface(&self, at: TokenId) -> &'a str {
        self.analysis.token(at).span.slice(self.text)
    }

    fn lower(&self, at: TokenId) -> &'a str {
        self.analysis.lower(at)
    }

    /// The word before; empty at the start.
    fn before(&self, at: TokenId) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The part that the token at `at` plays, with the tokens behind it that belong to the same known name.
    fn cell(&self, at: TokenId, end: TokenId, first: bool) -> (Cell, TokenId) {
        if let Some((known, end)) = self.known(at, end, first) {
            return (Cell { known: Some(known), ..Cell::of(Kind::Known) }, end);
        }
        if let Some((demonym, end)) = self.demonym(at, end) {
            return (Cell { demonym: Some(demonym), ..Cell::of(Kind::Demonym) }, end);
        }
        (Cell::of(self.kind(at, first)), at + 1)
    }

    /// "Russian", "South Korean". "US" and "U.S." are known names; what is left of them is the pronoun.
    fn demonym(&self, at: TokenId, end: TokenId) -> Option<(Demonym, TokenId)> {
        let lower = self.lower(at);
        if !self.surface(at).starts_with(char::is_uppercase) || lower == "us" {
            return None;
        }
        if demonyms::starts_pair(lower) && at + 1 < end {
            let pair = self.analysis.span(at..at + 2).slice(&self.analysis.lower);
            if let Some(demonym) = demonyms::lookup(pair) {
                return Some((demonym, at + 2));
            }
        }
        demonyms::lookup(lower).map(|demonym| (demonym, at + 1))
    }

    /// The longest known name that starts at `at`.
    fn known(&self, at: TokenId, end: TokenId, first: bool) -> Option<(&'static Known, TokenId)> {
        let word = self.lower(at);
        let capital = self.surface(at).starts_with(char::is_uppercase);
        // Known names in lower case ("al-Shabaab", "dpa") are words that the lexicon lacks.
        let longest = if capital || self.analysis.token(at).lemma.is_empty() { gazetteer::longest(word) } else { 0 };
        if longest == 0 {
            return None;
        }
        let start = self.analysis.token(at).span.start();
        let mut last = at;
        while last + 1 < end && self.analysis.token(last + 1).span.end() <= start + longest {
            last += 1;
        }
        loop {
            let span = Span::new(start, self.analysis.token(last).span.end());
            let found = gazetteer::lookup(span.slice(&self.analysis.lower)).filter(|known| known.fits(span.slice(self.text)));
            if let Some(known) = found {
                let common = last == at
                    && (first && self.is_common(at, known) || self.is_part_of_name(at, known) || self.is_abbreviation(at, known));
                return if common { None } else { Some((known, last + 1)) };
            }
            if last == at {
                return None;
            }
            last -= 1;
        }
    }

    /// "GAO" is not the town of Gao.
    fn is_abbreviation(&self, at: TokenId, known: &Known) -> bool {
        let surface = self.surface(at);
        let place = known.class == gazetteer::Class::Place;
        place && surface.len() <= 4 && known.form != surface && !surface.chars().any(char::is_lowercase)
    }

    /// "National" of "National War Memorial" is not "The National": a medium with an article in its name needs it.
    fn is_part_of_name(&self, at: TokenId, known: &Known) -> bool {
        let article = self.before(at) == "the";
        known.form.starts_with("The ") && (!article || self.surface(at + 1).starts_with(char::is_uppercase))
    }

    /// "Nice" at the start of a sentence is no city, "Apple" after "an" no company.
    fn is_common(&self, at: TokenId, known: &Known) -> bool {
        let tag = self.analysis.token(at).tag;
        let country = known.country.is_some() && matches!(known.class, gazetteer::Class::Country | gazetteer::Class::Capital);
        !country && !matches!(tag, Tag::Propn | Tag::Noun | Tag::Other) && !self.seen.contains(self.lower(at))
    }

    fn kind(&self, at: TokenId, first: bool) -> Kind {
        let token = self.analysis.token(at);
        let surface = self.surface(at);
        let lower = self.lower(at);
        let capital = surface.starts_with(char::is_uppercase);
        if (capital || lower.contains(['-', '\'', '’']))
            && let Some(kind) = self.capital(at, first, capital)
        {
            return kind;
        }
        match token.tag {
            // "both Norland and Westmark": no part of the first name.
            _ if lower == "both" && self.surface(at + 1).starts_with(char::is_uppercase) => Kind::Break,
            Tag::Det => Kind::Determiner,
            Tag::Pron if matches!(lower, "his" | "her" | "their" | "its" | "my" | "our" | "your") => Kind::Determiner,
            Tag::Pron => Kind::Pronoun,
            Tag::Part if matches!(lower, "'s" | "’s" | "'" | "’") => Kind::Possessive,
            // "at least four children": the number opens the phrase.
            Tag::Adj if matches!(lower, "least" | "most") && self.before(at) == "at" => Kind::Break,
            Tag::Adj | Tag::Num => Kind::Adjective,
            Tag::Noun if self.opens_clause(at) => Kind::Break,
            Tag::Noun | Tag::Propn => Kind::Noun,
            Tag::Verb if matches!(token.form, Some(VerbForm::Participle | VerbForm::Gerund | VerbForm::Past)) => Kind::Verbal,
            Tag::Adv => Kind::Adverb,
            _ => Kind::Break,
        }
    }

    /// The kind of a capitalised word, where capitals tell anything.
    fn capital(&self, at: TokenId, first: bool, capital: bool) -> Option<Kind> {
        let token = self.analysis.token(at);
        let (surface, lower) = (self.surface(at), self.lower(at));
        if !capital {
            return arabic_article(surface).then_some(Kind::Word);
        }
        if name_words::lookup(lower).calendar {
            return Some(if lower == "may" && self.surname_may(at) { Kind::Word } else { Kind::Break });
        }
        if titles::lookup(lower).is_some() && !first_and_last(self.analysis, at) {
            return Some(Kind::Title);
        }
        if self.is_shouted(surface, lower) {
            return None;
        }
        if let Some((before, after)) = surface.split_once('-') {
            // "Hamas-run", "Moscow-based": adjectives.
            let low = after.starts_with(char::is_lowercase);
            let (before, _) = lower.split_at_checked(before.len()).unwrap_or((lower, ""));
            if low && (gazetteer::country_of(before).is_some() || gazetteer::lookup(before).is_some() || token.tag == Tag::Adj) {
                return Some(Kind::Adjective);
            }
        }
        match token.tag {
            Tag::Propn if first && self.is_inflected(at) => None,
            Tag::Propn => Some(Kind::Word),
            Tag::Noun | Tag::Verb | Tag::Adj | Tag::Other | Tag::Adv | Tag::Num if first => self.opening(at),
            Tag::Noun | Tag::Verb | Tag::Adj | Tag::Other | Tag::Num => Some(Kind::Word),
            Tag::Adv if self.seen.contains(lower) => Some(Kind::Word),
            _ => None,
        }
    }

    /// "the year Mr. Okello resigned", "the day Norland voted": a time with a clause about it.
    fn opens_clause(&self, at: TokenId) -> bool {
        let time = matches!(self.lower(at), "year" | "month" | "week" | "day" | "night" | "moment" | "time");
        let next = self.surface(at + 1).starts_with(char::is_uppercase);
        time && next && self.before(at) == "the"
    }

    /// "Regarding", "Reportedly", "Antisemitism" at the start of a sentence: a form of a common word that the lexicon lacks.
    fn is_inflected(&self, at: TokenId) -> bool {
        let lower = self.lower(at);
        let form = lower.len() > 5 && ["ing", "ed", "ly", "ism"].iter().any(|ending| lower.ends_with(ending));
        form && !self.seen.contains(lower) && self.analysis.token(at + 1).tag != Tag::Propn
    }

    /// A common word in capitals only: no name unless it is one elsewhere.
    fn is_shouted(&self, surface: &str, lower: &str) -> bool {
        let shouted = surface.len() > 3 && surface.chars().all(|c| !c.is_lowercase()) && !self.seen.contains(lower);
        shouted && words::readings(lower).first().is_some_and(|reading| reading.tag != Tag::Propn)
    }

    /// A word of the lexicon that opens a sentence: a name if it is one elsewhere, or a bare noun before a name ("Mark Rutte").
    fn opening(&self, at: TokenId) -> Option<Kind> {
        let lower = self.lower(at);
        let next = self.analysis.token(at + 1);
        let before_name =
            next.tag == Tag::Propn && self.surface(at + 1).starts_with(char::is_uppercase) && self.surface(at + 1).len() > 2;
        let class = name_words::lookup(lower);
        let plain = nominals::lookup(lower).is_none() && !class.portfolio && !class.compass;
        if self.seen.contains(lower) && plain {
            return Some(Kind::Word);
        }
        let token = self.analysis.token(at);
        let bare = match token.tag {
            Tag::Noun => token.lemma == lower,
            Tag::Verb => token.form == Some(VerbForm::Base),
            _ => false,
        };
        let whole = nominals::lookup(self.lower(at + 1)).is_none() && !name_words::lookup(self.lower(at + 1)).calendar;
        (bare && plain && before_name && whole).then_some(Kind::Word)
    }

    /// "Theresa May", "May's government": the surname.
    fn surname_may(&self, at: TokenId) -> bool {
        let before = at.checked_sub(1).map(|before| self.analysis.token(before));
        let number = self.analysis.token(at + 1).tag == Tag::Num;
        !number
            && before.is_some_and(|token| token.tag == Tag::Propn && token.span.slice(self.text).starts_with(char::is_uppercase))
    }

    /// Particles between name words, and "of", "for", "the", "and" inside the names of bodies.
    fn join(&self, cells: &mut [Cell], tokens: std::ops::Range<TokenId>) {
        let kind = |cells: &[Cell], at: TokenId| cells.get(at).map_or(Kind::Break, |cell| cell.kind);
        for at in tokens.clone() {
            if kind(cells, at) == Kind::Inside || at == tokens.start {
                continue;
            }
            let lower = self.lower(at);
            let before = kind(cells, at - 1);
            let next = kind(cells, at + 1);
            let joins = match lower {
                "of" | "for" | "on" => self.of_joins(cells, at, before),
                "the" => {
                    before == Kind::Join
                        && matches!(self.lower(at - 1), "of" | "for" | "on")
                        && matches!(next, Kind::Word | Kind::Known | Kind::Demonym)
                }
                "and" | "&" => {
                    let portfolio = |at: TokenId| name_words::lookup(self.lower(at)).portfolio && next == Kind::Word;
                    lower == "&" && before == Kind::Word && next == Kind::Word
                        || before == Kind::Word && portfolio(at - 1) && portfolio(at + 1) && at + 1 < tokens.end
                }
                // "Department for Culture, Media and Sport"
                "," => {
                    let portfolio = |at: TokenId| name_words::lookup(self.lower(at)).portfolio;
                    let list = matches!(self.lower(at + 2), "and" | "," | "&") && portfolio(at + 3) && at + 3 < tokens.end;
                    let inside = at > tokens.start + 1 && kind(cells, at - 2) == Kind::Join;
                    list && inside && before == Kind::Word && next == Kind::Word && portfolio(at - 1) && portfolio(at + 1)
                }
                // "Workers' Party", "Women's Tennis Association": of a common noun, not of a person.
                "'" | "’" | "'s" | "’s" => before == Kind::Word && next == Kind::Word && self.is_common_noun(at - 1),
                _ => {
                    let low = self.surface(at).starts_with(char::is_lowercase);
                    let opens =
                        matches!(before, Kind::Word | Kind::Join | Kind::Title) || nominals::lookup(self.lower(at - 1)).is_some();
                    low && opens && name_words::lookup(lower).particle && self.particle_leads(cells, at + 1)
                }
            };
            if joins {
                put(cells, at, Cell::of(Kind::Join));
            }
        }
    }

    fn is_common_noun(&self, at: TokenId) -> bool {
        let lower = self.lower(at);
        words::readings(lower).first().is_some_and(|reading| reading.tag == Tag::Noun)
            || nominals::lookup(lower).is_some_and(|noun| noun.plural)
    }

    /// Whether behind a particle comes a name word, directly or after one more particle.
    fn particle_leads(&self, cells: &[Cell], at: TokenId) -> bool {
        let word = |at: TokenId| cells.get(at).is_some_and(|cell| cell.kind == Kind::Word || cell.kind == Kind::Known);
        word(at) || name_words::lookup(self.lower(at)).particle && word(at + 1)
    }

    /// "Ministry of Defense", "Secretary of State", "University of Cape Town": capitalised head before, name after.
    fn of_joins(&self, cells: &[Cell], at: TokenId, before: Kind) -> bool {
        let capital = self.surface(at - 1).starts_with(char::is_uppercase);
        let heads = matches!(before, Kind::Word | Kind::Title) || before == Kind::Noun && capital;
        if !heads {
            return false;
        }
        let head = self.lower(at - 1);
        let class = name_words::lookup(head);
        let noun = nominals::lookup(head);
        let body = class.organization || class.place || noun.is_some_and(|noun| !noun.class.is_human());
        let office = noun.is_some_and(|noun| noun.class == nominals::Class::Office && !noun.plural);
        let after = if self.lower(at + 1) == "the" { at + 2 } else { at + 1 };
        let next = cells.get(after).map_or(Kind::Break, |cell| cell.kind);
        if !matches!(next, Kind::Word | Kind::Known | Kind::Demonym) {
            return false;
        }
        if office {
            let field = name_words::lookup(self.lower(after));
            return self.lower(at) == "of" && (field.portfolio || field.organization || next != Kind::Word)
                || self.lower(at) == "for" && field.portfolio;
        }
        body && (self.lower(at) == "of" || next == Kind::Word && class.organization)
    }
}

/// "al-Assad", "el-Sisi", "d'Estaing": a short prefix in lower case before a capital.
fn arabic_article(surface: &str) -> bool {
    surface.split_once(['-', '\'', '’']).is_some_and(|(prefix, rest)| {
        (1..=3).contains(&prefix.len()) && name_words::lookup(prefix).prefix && rest.starts_with(char::is_uppercase)
    })
}

/// A sentence of this one word.
fn first_and_last(analysis: &Analysis, at: TokenId) -> bool {
    analysis.sentence_of(at).is_some_and(|sentence| sentence.tokens.len() == 1)
}
