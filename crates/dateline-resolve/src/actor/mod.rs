//! Actors of one report: which mentions mean the same one.
//!
//! [`actors`] goes through the mentions from left to right and puts each to an actor seen before or to a new one: [`name`] by
//! canonical name, full name, surname, acronym; [`nominal`] by role, apposition and head noun; [`pronoun`] by agreement and
//! salience, first persons by the speaker of the quotation they stand in.

mod name;
mod nominal;
mod pronoun;

use std::collections::BTreeMap;

use dateline_extract::{Extraction, Gender, Mention, MentionForm, MentionId, StatementId};
use dateline_nlp::Analysis;
use dateline_record::vocabulary::ActorKind;
use rustc_hash::FxHashMap;

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
    let mentions = &extraction.mentions;
    for (id, mention) in mentions.iter().enumerate() {
        match mention.form {
            MentionForm::Name => name::link(&mut linker, id, mention),
            MentionForm::Nominal => nominal::link(&mut linker, id, mention),
            MentionForm::Pronoun => pronoun::link(&mut linker, id, mention),
        }
    }
    pronoun::link_first_persons(&mut linker);
    linker.finish()
}

/// One actor while mentions are being put to it.
#[derive(Clone, Debug)]
struct Entity {
    kind: Option<ActorKind>,
    country: Option<&'static str>,
    gender: Option<Gender>,
    plural: bool,
    canonical: Option<&'static str>,
    /// Words of the fullest name, lower case.
    words: Vec<String>,
    /// Lower-case heads of its roles: "president", "envoy".
    roles: Vec<String>,
    role: Option<String>,
    named: bool,
    mentions: Vec<MentionId>,
}

/// The state of linking.
struct Linker<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    extraction: &'a Extraction,
    speakers: &'a [Option<MentionId>],
    entities: Vec<Entity>,
    of: Vec<Option<usize>>,
    /// Entities by canonical name, full name, and by the words that nominals and unnamed sources use.
    by_key: FxHashMap<String, usize>,
    /// Named people and bodies by last word, the latest last.
    by_last_word: FxHashMap<String, Vec<usize>>,
    /// Every mention linked so far, in order: (mention, entity).
    trail: Vec<(MentionId, usize)>,
    /// For each sentence its first mention on the trail.
    sentence_start: BTreeMap<usize, usize>,
    /// For the mention of a speaker the speaker of the statement before.
    spoke_before: FxHashMap<MentionId, MentionId>,
    /// For the mention of a speaker its statement.
    speaks: FxHashMap<MentionId, StatementId>,
}

impl<'a> Linker<'a> {
    fn new(text: &'a str, analysis: &'a Analysis, extraction: &'a Extraction, speakers: &'a [Option<MentionId>]) -> Self {
        Self {
            text,
            analysis,
            extraction,
            speakers,
            entities: Vec::new(),
            of: vec![None; extraction.mentions.len()],
            by_key: FxHashMap::default(),
            by_last_word: FxHashMap::default(),
            trail: Vec::new(),
            sentence_start: BTreeMap::new(),
            spoke_before: spoke_before(extraction, speakers),
            speaks: speakers.iter().enumerate().filter_map(|(statement, speaker)| Some(((*speaker)?, statement))).collect(),
        }
    }

    fn mention(&self, id: MentionId) -> Option<&'a Mention> {
        self.extraction.mentions.get(id)
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
        self.sentence_start.entry(mention.sentence).or_insert(self.trail.len());
        self.trail.push((id, entity));
        let role = mention.role.map(|role| role.slice(self.text));
        let Some(known) = self.entities.get_mut(entity) else { return };
        known.mentions.push(id);
        known.kind = known.kind.or(mention.kind.filter(|_| mention.form != MentionForm::Pronoun));
        known.country = known.country.or(mention.country);
        known.gender = known.gender.or(mention.gender);
        if let Some(role) = role {
            let head = role.rsplit(char::is_whitespace).next().unwrap_or(role).to_ascii_lowercase();
            if known.role.as_ref().is_none_or(|before| before.len() < role.len()) {
                known.role = Some(role.to_owned());
            }
            if !known.roles.contains(&head) {
                known.roles.push(head);
            }
        }
    }

    /// Entities of mentions before now, the latest first, each at most once, no further back than `sentences`.
    fn recent(&self, sentence: usize, sentences: usize) -> impl Iterator<Item = (usize, &'a Mention)> {
        let low = sentence.saturating_sub(sentences);
        let mut seen: Vec<usize> = Vec::new();
        let trail = self.trail.iter().rev().take(400);
        trail
            .filter_map(|&(id, entity)| self.mention(id).map(|mention| (entity, mention)))
            .take_while(move |(_, mention)| mention.sentence >= low)
            .filter(move |(entity, _)| !seen.contains(entity) && { seen.push(*entity); true })
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// The outermost of the few mentions before this one that is `wanted`: names may hold other names.
    fn before(&self, id: MentionId, wanted: impl Fn(&Mention) -> bool) -> Option<MentionId> {
        (id.saturating_sub(4)..id).find(|&other| self.mention(other).is_some_and(&wanted))
    }

    /// Whoever spoke last, when this mention speaks and those words are near.
    fn last_speaker(&self, id: MentionId, mention: &Mention) -> Option<usize> {
        let before = *self.spoke_before.get(&id)?;
        let near = self.mention(before).is_some_and(|before| before.sentence + 4 >= mention.sentence);
        self.of.get(before).copied().flatten().filter(|_| near)
    }

    /// Whether `seen` stands inside what the mention says: a speaker is not named in their own words.
    fn is_said_by(&self, id: MentionId, seen: &Mention) -> bool {
        let said = self.speaks.get(&id).and_then(|&statement| self.extraction.statements.get(statement));
        said.is_some_and(|statement| statement.content.iter().any(|piece| piece.contains(seen.span)))
    }

    fn is_person(&self, entity: usize) -> bool {
        self.entities.get(entity).is_some_and(|known| match known.kind {
            Some(ActorKind::Person) => true,
            Some(ActorKind::Unnamed) => !known.plural,
            None => known.named && known.words.len() >= 2,
            _ => false,
        })
    }

    fn finish(self) -> Actors {
        let mut list = Vec::with_capacity(self.entities.len());
        for entity in &self.entities {
            list.push(self.actor(entity));
        }
        Actors { list, of: self.of }
    }

    fn actor(&self, entity: &Entity) -> Actor {
        let words = |span: dateline_text::Span| span.slice(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut strings: Vec<String> = Vec::new();
        let mut fullest = String::new();
        for mention in entity.mentions.iter().filter_map(|&id| self.mention(id)).filter(|mention| mention.form != MentionForm::Pronoun) {
            let whole = words(mention.span);
            if let Some(name) = mention.name.map(words) {
                if name.chars().count() > fullest.chars().count() {
                    fullest.clone_from(&name);
                }
                if !strings.contains(&name) && strings.len() < 100 {
                    strings.push(name);
                }
            }
            if !strings.contains(&whole) && strings.len() < 100 {
                strings.push(whole);
            }
        }
        let name = match entity.canonical {
            Some(canonical) => canonical.to_owned(),
            None if !fullest.is_empty() => fullest,
            None => strings.first().map_or_else(String::new, |first| without_article(first).to_owned()),
        };
        strings.retain(|string| *string != name);
        let kind = entity.kind.unwrap_or(match (entity.named, entity.plural) {
            (true, _) if entity.words.len() >= 2 => ActorKind::Person,
            (true, _) => ActorKind::Organization,
            (false, true) => ActorKind::Group,
            (false, false) => ActorKind::Unnamed,
        });
        Actor { name, kind, country: entity.country, role: entity.role.clone(), aliases: strings, mentions: entity.mentions.clone() }
    }
}

/// For each mention that speaks, the mention that spoke in the statement before, nested statements left out.
fn spoke_before(extraction: &Extraction, speakers: &[Option<MentionId>]) -> FxHashMap<MentionId, MentionId> {
    let mut found = FxHashMap::default();
    let mut last = None;
    for (statement, speaker) in extraction.statements.iter().zip(speakers) {
        let Some(speaker) = speaker.filter(|_| statement.within.is_none()) else { continue };
        if let Some(before) = last.filter(|before| *before != speaker) {
            found.entry(speaker).or_insert(before);
        }
        last = Some(speaker);
    }
    found
}

/// "a senior official": "senior official".
fn without_article(words: &str) -> &str {
    let article = ["a ", "an ", "the "].iter().find(|article| words.get(..article.len()).is_some_and(|head| head.eq_ignore_ascii_case(article)));
    article.and_then(|article| words.get(article.len()..)).unwrap_or(words)
}
