//! Whether an act is a political one: what it must have by its frame, and what the report is about.
//!
//! *Why:* "attack", "strike", "support" and "sign" are as common on sports and business pages; there they need more than words.

use dateline_lexicon::acts::{class, classes, frames, nouns};
use dateline_nlp::Tag;
use dateline_record::vocabulary::{ActType, ActorKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::{POLITIC, SIDES, WEAPONRY};
use super::clause::Clauses;
use super::draft::Draft;
use super::scene::Scene;
use crate::{Mention, MentionForm, MentionId};

/// Up to this share of other fields a report is read as one of politics.
const OPEN: f32 = 0.1;

/// From this share on states are teams, and what the rules leave out is no act.
const ELSEWHERE: f32 = 0.8;
/// So many words of other fields make a report one of them.
const LEAST: f32 = 3.0;
/// The result of a match is worth so many.
const SCORE: f32 = 4.0;
/// So many types of acts are told of a report.
const MOST: usize = 2;

/// What one report tells of its actors.
pub(super) struct Politics {
    /// Last words of the names that some mention gives an office or a country.
    known: FxHashSet<String>,
    /// How much the report is about something else than politics: 0 to 1.
    foreign: f32,
    /// Whether the report tells little or nothing of other fields: a name without an office may be a politician's.
    open: bool,
    /// Whether the report tells of a government, an armed group or somebody in office, and not mostly of other fields.
    told: bool,
    /// The types of acts that its verbs and nouns name most.
    told_most: Vec<&'static str>,
}

impl Politics {
    pub(super) fn read(scene: &Scene) -> Self {
        let mut known = FxHashSet::default();
        for mention in scene.mentions.iter() {
            let ruler = office(scene, mention) || mention.role.is_none() && mention.country.is_some();
            if let Some(name) = mention.name.filter(|_| ruler && mention.kind == Some(ActorKind::Person)) {
                known.insert(last_word(name.slice(scene.text)));
            }
        }
        let foreign = foreign(scene);
        let rules = |mention: &Mention| {
            office(scene, mention) || matches!(mention.kind, Some(ActorKind::Government | ActorKind::ArmedGroup))
        };
        let told = foreign < 0.5 && scene.mentions.iter().any(rules);
        Self { known, foreign, open: foreign < OPEN, told, told_most: told_most(scene) }
    }

    /// Whether the act has what its frame asks for.
    pub(super) fn admits(&self, scene: &Scene, clauses: &Clauses, draft: &Draft) -> bool {
        let needs = draft.needs;
        let any = |list: &[MentionId]| list.iter().any(|&id| self.political(scene, id));
        if needs.agent && draft.agent.is_empty() || needs.recipient && draft.recipient.is_empty() {
            return false;
        }
        if (needs.actor || needs.politics) && draft.agent.is_empty() && draft.recipient.is_empty() {
            return false;
        }
        if needs.ruler && !any(&draft.agent) {
            return false;
        }
        if needs.crowd && !draft.agent.iter().any(|&id| crowd(scene, id)) {
            return false;
        }
        if needs.armed && !self.armed(scene, clauses, draft) {
            return false;
        }
        if needs.not_media && draft.recipient.iter().all(|&id| media(scene, id)) {
            return false;
        }
        if draft.rule == super::modal::MODAL && draft.kind == ActType::Request && !any(&draft.recipient) {
            return false;
        }
        let violent = matches!(draft.kind, ActType::Assault | ActType::Coerce | ActType::Protest | ActType::Mobilize);
        let political = any(&draft.agent) || any(&draft.recipient);
        if self.foreign > 0.5 {
            return political && any(&draft.agent) && (violent || any(&draft.recipient));
        }
        political || violent && !needs.politics
    }

    /// Whether the report is of politics, so that an act by people of whom that does not show may be political all the same.
    pub(super) fn told(&self) -> bool {
        self.told
    }

    /// The types of acts that the verbs and nouns of the report name most.
    pub(super) fn told_most(&self) -> &[&'static str] {
        &self.told_most
    }

    /// How much the report is about something else than politics: 0 to 1.
    pub(super) fn foreign(&self) -> f32 {
        self.foreign
    }

    /// Whether the act may be one though the rules would leave it out: somebody political is told.
    pub(super) fn may(&self, scene: &Scene, draft: &Draft) -> bool {
        let any = |list: &[MentionId]| list.iter().any(|&id| self.political(scene, id));
        any(&draft.agent) || any(&draft.recipient)
    }

    /// Whether the report is of another field than politics.
    pub(super) fn elsewhere(&self) -> bool {
        self.foreign >= ELSEWHERE
    }

    /// Whether the mention is of somebody who holds, seeks or suffers political power, as far as the report shows.
    pub(super) fn political(&self, scene: &Scene, id: MentionId) -> bool {
        let Some(mention) = scene.mention(id) else { return false };
        match (mention.form, mention.kind) {
            (MentionForm::Pronoun, _) => self.foreign < 0.5,
            (_, Some(ActorKind::ArmedGroup)) => true,
            (_, Some(ActorKind::Government | ActorKind::Place)) => !self.elsewhere(),
            (_, Some(ActorKind::Organization)) => mention.country.is_some() || mention.canonical.is_some() || self.foreign < 0.5,
            (MentionForm::Name, Some(ActorKind::Person)) => self.person(scene, mention),
            _ => {
                let side = mention.plural && head_class(scene, mention) & *SIDES != 0 && self.foreign < 0.5;
                side || mention.country.is_some() || head_class(scene, mention) & *POLITIC != 0 || office(scene, mention)
            }
        }
    }

    fn person(&self, scene: &Scene, mention: &Mention) -> bool {
        office(scene, mention)
            || mention.role.is_none() && mention.country.is_some()
            || mention.role.is_none() && self.open
            || mention.name.is_some_and(|name| self.known.contains(&last_word(name.slice(scene.text))))
    }

    fn armed(&self, scene: &Scene, clauses: &Clauses, draft: &Draft) -> bool {
        let subject = clauses.slots(draft.at).subject.and_then(|at| clauses.chunk(at));
        let weapon = subject.is_some_and(|chunk| classes(scene.lemma(chunk.head)) & *WEAPONRY != 0);
        let force = class("force");
        weapon
            || draft.agent.iter().any(|&id| {
                scene.mention(id).is_some_and(|mention| {
                    matches!(mention.kind, Some(ActorKind::Government | ActorKind::ArmedGroup | ActorKind::Place))
                        || head_class(scene, mention) & force != 0
                })
            })
    }
}

/// Whether the mention's role is a political office: "foreign minister", not "midfielder".
fn office(scene: &Scene, mention: &Mention) -> bool {
    mention.role.is_some_and(|role| scene.analysis.tokens_in(role).any(|at| classes(scene.lemma(at)) & *POLITIC != 0))
}

fn head_class(scene: &Scene, mention: &Mention) -> u128 {
    let last = mention.tokens.end.saturating_sub(1);
    classes(scene.lemma(scene.analysis.head_of(mention.tokens.clone()).unwrap_or(last)))
}

fn crowd(scene: &Scene, id: MentionId) -> bool {
    scene.mention(id).is_some_and(|mention| {
        mention.plural
            || matches!(mention.kind, Some(ActorKind::Group))
            || matches!(mention.kind, Some(ActorKind::Organization | ActorKind::ArmedGroup))
    })
}

fn media(scene: &Scene, id: MentionId) -> bool {
    scene
        .mention(id)
        .is_some_and(|mention| mention.kind == Some(ActorKind::Media) || head_class(scene, mention) & class("audience") != 0)
}

fn last_word(name: &str) -> String {
    name.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase()
}

/// The types of acts that the verbs and nouns of the report name most, the first two of them.
fn told_most(scene: &Scene) -> Vec<&'static str> {
    let mut counts: FxHashMap<&'static str, usize> = FxHashMap::default();
    for at in 0..scene.analysis.tokens.len() {
        let kind = match scene.tag(at) {
            Tag::Verb => frames(scene.lemma(at)).first().map(|frame| frame.kind),
            Tag::Noun => nouns(scene.lemma(at)).first().map(|noun| noun.kind),
            _ => None,
        };
        if let Some(kind) = kind {
            *counts.entry(kind).or_default() += 1;
        }
    }
    let mut most: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
    most.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
    most.into_iter().take(MOST).map(|(kind, _)| kind).collect()
}

/// The share of words of other fields among those of politics and other fields.
fn foreign(scene: &Scene) -> f32 {
    let (sport, politic, weaponry) = (class("foreign"), *POLITIC, *WEAPONRY);
    let (mut other, mut own) = (0.0_f32, 0.0_f32);
    for at in 0..scene.analysis.tokens.len() {
        if is_score(scene, at) {
            other += SCORE;
        }
        if !matches!(scene.tag(at), Tag::Noun | Tag::Verb | Tag::Propn) {
            continue;
        }
        let found = classes(scene.lemma(at));
        if found & sport != 0 {
            other += 1.0;
        } else if found & (politic | weaponry) != 0 {
            own += 1.0;
        }
    }
    if other < LEAST { 0.0 } else { other / (other + own) }
}

/// "2-1", as one word or as three.
fn is_score(scene: &Scene, at: usize) -> bool {
    let number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let word = scene.lower(at);
    let between = || at.checked_sub(1).is_some_and(|before| number(scene.lower(before))) && number(scene.lower(at + 1));
    matches!(word, "-" | "–") && between() || word.split_once(['-', '–']).is_some_and(|(one, other)| number(one) && number(other))
}
