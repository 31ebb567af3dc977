//! Actors of one report: which mentions mean the same one.
//!
//! [`actors`] goes through the mentions from left to right and puts each to an actor seen before or to a new one: [`name`] by
//! canonical name, full name, surname, acronym; [`apposition`] by what stands beside it; [`nominal`] by role and head noun;
//! [`pronoun`] by agreement and [`salience`], first persons by the speaker of the quotation they stand in.

mod apposition;
mod finish;
mod homeland;
mod name;
mod nominal;
mod pronoun;
mod role;
mod salience;

use dateline_extract::{Extraction, Gender, Mention, MentionForm, MentionId, Source};
use dateline_nlp::Analysis;
use dateline_record::vocabulary::ActorKind;
use rustc_hash::FxHashMap;

use role::RoleWords;

/// Someone, by all mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Fullest name in the report; a government by its country; someone unnamed by the words used.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 code of whom it acts for.
    pub country: Option<&'static str>,
    /// Office or role as written.
    pub role: Option<String>,
    /// Other strings used for it, pronouns left out, by first use.
    pub aliases: Vec<String>,
    /// Its mentions, by place.
    pub mentions: Vec<MentionId>,
}

/// The actors of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actors {
    /// By first mention.
    pub list: Vec<Actor>,
    /// For each mention its actor.
    of: Vec<Option<usize>>,
}

impl Actors {
    /// The actor that a mention means, as an index into [`Actors::list`].
    pub fn of(&self, mention: MentionId) -> Option<usize> {
        self.of.get(mention).copied().flatten()
    }
}

/// Links the mentions of a report. `speakers` gives for each statement the mention of its speaker.
pub fn actors(text: &str, analysis: &Analysis, extraction: &Extraction, speakers: &[Option<MentionId>]) -> Actors {
    let mut linker = Linker::new(text, analysis, extraction, speakers);
    let mut waiting = Vec::new();
    for (id, mention) in extraction.mentions.iter().enumerate() {
        if linker.of.get(id).copied().flatten().is_some() {
            continue;
        }
        match mention.form {
            MentionForm::Name => name::link(&mut linker, id, mention),
            MentionForm::Nominal
                if homeland::owner(&linker, id, mention).is_some_and(|owner| linker.entity_of(owner).is_none()) =>
            {
                waiting.push((id, mention));
            }
            MentionForm::Nominal => nominal::link(&mut linker, id, mention),
            MentionForm::Pronoun => pronoun::link(&mut linker, id, mention),
        }
    }
    pronoun::link_first_persons(&mut linker);
    for (id, mention) in waiting {
        nominal::link(&mut linker, id, mention);
    }
    linker.finish()
}

/// One actor while mentions are being put to it.
#[derive(Clone, Debug)]
struct Entity<'a> {
    kind: Option<ActorKind>,
    country: Option<&'static str>,
    gender: Option<Gender>,
    plural: bool,
    canonical: Option<&'static str>,
    /// Words of the fullest name, lower case.
    words: Vec<&'a str>,
    roles: Vec<RoleWords<'a>>,
    role: Option<&'a str>,
    named: bool,
    mentions: Vec<MentionId>,
}

/// The state of linking.
struct Linker<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    extraction: &'a Extraction,
    speakers: &'a [Option<MentionId>],
    entities: Vec<Entity<'a>>,
    of: Vec<Option<usize>>,
    /// Entities by canonical name, full name, first name, and by the words of noun phrases.
    by_key: FxHashMap<Key<'a>, usize>,
    /// Entities by the first letters of a name of three words or more.
    by_initials: FxHashMap<String, usize>,
    /// Named people and bodies by last word, the latest last.
    by_last_word: FxHashMap<&'a str, Vec<usize>>,
    /// Mentions linked so far, in order: (mention, entity).
    trail: Vec<(MentionId, usize)>,
    /// For each mention whether it speaks, and whether it stands in a quotation.
    speaks: Vec<bool>,
    quoted: Vec<bool>,
    /// For each sentence how many sentences before it start outside quotations.
    outside: Vec<usize>,
    /// For each token the longest mention that ends before it.
    ending: Vec<Option<MentionId>>,
    /// For each token the longest mention that starts there.
    starting: Vec<Option<MentionId>>,
}

/// What mentions of one entity have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key<'a> {
    /// The lexicon's name.
    Canonical(&'static str),
    /// All words of a name.
    Name(&'a str),
    /// All words of the name of a place.
    Place(&'a str),
    /// The first word of a name.
    First(&'a str),
    /// The words of a noun phrase without article, and whose it is where a possessive pronoun stands before them.
    Noun(Option<usize>, &'a str),
}

impl<'a> Linker<'a> {
    fn new(text: &'a str, analysis: &'a Analysis, extraction: &'a Extraction, speakers: &'a [Option<MentionId>]) -> Self {
        let count = extraction.mentions.len();
        let mut linker = Self {
            text,
            analysis,
            extraction,
            speakers,
            entities: Vec::new(),
            of: vec![None; count],
            by_key: FxHashMap::default(),
            by_initials: FxHashMap::default(),
            by_last_word: FxHashMap::default(),
            trail: Vec::with_capacity(count),
            speaks: vec![false; count],
            quoted: vec![false; count],
            outside: Vec::with_capacity(analysis.sentences.len()),
            ending: vec![None; analysis.tokens.len() + 1],
            starting: vec![None; analysis.tokens.len() + 1],
        };
        linker.look_around();
        linker
    }

    /// Notes for each mention whether it speaks, is quoted, and what it stands beside.
    fn look_around(&mut self) {
        let mut quotes = self.analysis.quotes.iter().filter(|quote| quote.depth == 0).peekable();
        let mut count = 0;
        for sentence in &self.analysis.sentences {
            while quotes.peek().is_some_and(|quote| quote.inner.end() <= sentence.span.start()) {
                quotes.next();
            }
            let inside = quotes
                .peek()
                .is_some_and(|quote| quote.open.start() < sentence.span.start() && sentence.span.end() <= quote.inner.end());
            count += usize::from(!inside);
            self.outside.push(count);
        }
        let sources = self.extraction.statements.iter().flat_map(|statement| statement.chain.iter());
        let named = sources.filter_map(|link| match link.source {
            Source::Mention(id) => Some(id),
            Source::Implicit => None,
        });
        for id in named {
            if let Some(slot) = self.speaks.get_mut(id) {
                *slot = true;
            }
        }
        let mut quotes = self.analysis.quotes.iter().filter(|quote| quote.depth == 0).peekable();
        for (id, mention) in self.extraction.mentions.iter().enumerate() {
            while quotes.peek().is_some_and(|quote| quote.inner.end() <= mention.span.start()) {
                quotes.next();
            }
            let inside = quotes.peek().is_some_and(|quote| quote.inner.contains(mention.span));
            if let Some(slot) = self.quoted.get_mut(id) {
                *slot = inside;
            }
            longest(&mut self.ending, mention.tokens.end, id, self.extraction);
            longest(&mut self.starting, mention.tokens.start, id, self.extraction);
        }
    }

    /// The longest mention that ends before token `at`.
    fn ending(&self, at: usize) -> Option<MentionId> {
        self.ending.get(at).copied().flatten()
    }

    /// The longest mention that starts at token `at`.
    fn starting(&self, at: usize) -> Option<MentionId> {
        self.starting.get(at).copied().flatten()
    }

    fn mention(&self, id: MentionId) -> Option<&'a Mention> {
        self.extraction.mentions.get(id)
    }

    fn entity_of(&self, id: MentionId) -> Option<usize> {
        self.of.get(id).copied().flatten()
    }

    fn lower(&self, mention: &Mention) -> &'a str {
        mention.span.slice(&self.analysis.lower)
    }

    /// A new entity with this as its first mention.
    fn open(&mut self, id: MentionId, mention: &Mention) -> usize {
        self.entities.push(Entity {
            kind: None,
            country: None,
            gender: None,
            plural: mention.plural,
            canonical: mention.canonical,
            words: Vec::new(),
            roles: Vec::new(),
            role: None,
            named: false,
            mentions: Vec::new(),
        });
        let entity = self.entities.len() - 1;
        self.put(id, mention, entity);
        entity
    }

    /// Puts the mention to the entity, which learns kind, country, gender and role from it.
    fn put(&mut self, id: MentionId, mention: &Mention, entity: usize) {
        if let Some(slot) = self.of.get_mut(id) {
            *slot = Some(entity);
        }
        self.trail.push((id, entity));
        let role = mention.role.map(|role| (role.slice(self.text), RoleWords::of(role.slice(&self.analysis.lower))));
        let Some(known) = self.entities.get_mut(entity) else { return };
        known.mentions.push(id);
        if mention.form != MentionForm::Pronoun {
            // A name says better than a noun what someone is.
            let better = mention.form == MentionForm::Name && !known.named;
            known.kind = if better { mention.kind.or(known.kind) } else { known.kind.or(mention.kind) };
            known.country = known.country.or(mention.country);
        }
        known.gender = known.gender.or(mention.gender);
        if let Some((written, role)) = role {
            if known.role.is_none_or(|before| before.len() < written.len()) {
                known.role = Some(written);
            }
            if !known.roles.contains(&role) {
                known.roles.push(role);
            }
        }
    }

    fn is_person(&self, entity: usize) -> bool {
        self.entities.get(entity).is_some_and(|known| match known.kind {
            Some(ActorKind::Person) => true,
            Some(ActorKind::Unnamed) => !known.plural,
            None => known.named,
            _ => false,
        })
    }
}

/// Puts the mention into the slot unless a longer one is there.
fn longest(slots: &mut [Option<MentionId>], at: usize, id: MentionId, extraction: &Extraction) {
    let length = |id: MentionId| extraction.mentions.get(id).map_or(0, |mention| mention.tokens.len());
    if let Some(slot) = slots.get_mut(at)
        && slot.is_none_or(|other| length(other) < length(id))
    {
        *slot = Some(id);
    }
}
