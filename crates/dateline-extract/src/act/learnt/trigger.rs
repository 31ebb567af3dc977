//! Whether a trigger names an act, and of which type.
//!
//! *Finds:* the type that words around the trigger speak for, beside the one that the lexicon gives; triggers that name no political act.
//! *Does not find:* triggers no rule and no political subject points at.
//! *Why:* one verb names acts of several types, and most of what a verb of the lexicon tells on other pages is no act at all.

use dateline_lexicon::acts::{classes, frames, nouns};
use dateline_nlp::{Tag, TokenId};
use dateline_record::vocabulary::{ActType, ActorKind};

use super::{Features, Model, TYPES, bucket, said, yes};
use crate::act::Candidate;
use crate::act::draft::Draft;
use crate::act::open::OPEN;
use crate::act::politics::Politics;
use crate::act::scene::Scene;
use crate::{Act, MentionId};

/// So many tokens on either side of a trigger are looked at.
const WINDOW: usize = 40;
/// So many tokens on either side are told in pairs.
const PAIRED: usize = 8;
/// How many steps a path in the tree may have.
const LONGEST_PATH: usize = 10;

/// What the model makes of a trigger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::act) struct Reading {
    /// Its type.
    pub(in crate::act) kind: ActType,
    /// How much likelier it is than none, as the logarithm of odds.
    pub(in crate::act) over_none: f32,
    /// Its probability among the types.
    pub(in crate::act) share: f32,
}

impl Model {
    /// What the candidate is: its type, if it is an act at all; nothing where nothing is learnt.
    pub(in crate::act) fn trigger(&self, candidate: &Candidate) -> Option<Option<Reading>> {
        // Whether it is an act at all is learnt apart from its type: of other reports, and of what is none.
        let [over_none]: [f32; 1] = self.sums("act", &candidate.features)?;
        let types: [f32; TYPES.len()] = self.sums("type", &candidate.features)?;
        let least = self.least()?;
        if over_none < if candidate.admitted { least.admitted } else { least.open } {
            return Some(None);
        }
        let (at, best) = types.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1).then(other.0.cmp(&one.0)))?;
        let all: f32 = types.iter().map(|sum| (sum - best).exp()).sum();
        let given = TYPES.iter().zip(&types).find(|(name, _)| **name == candidate.act.kind.as_str());
        // PLV calls both YIELD, so that the model cannot tell them apart where the rules can.
        let yields = |kind: &str| matches!(kind, "CONCEDE" | "RETREAT");
        let both = yields(candidate.act.kind.as_str()) && TYPES.get(at).is_some_and(|best| yields(best));
        let by_rule = |sum: f32| candidate.act.settled || candidate.act.rule != OPEN && (both || sum + least.other >= *best);
        let keeps = given.filter(|(_, sum)| by_rule(**sum));
        let kind = keeps.map_or(ActType::parse(TYPES.get(at)?), |_| Some(candidate.act.kind))?;
        let own = keeps.map_or(*best, |(_, sum)| *sum);
        Some(Some(Reading { kind, over_none, share: (own - best).exp() / all }))
    }
}

/// What is told of the trigger of the act; `apart`: nobody political is told of.
pub(in crate::act) fn features(
    scene: &Scene,
    draft: &Draft,
    act: &Act,
    head: TokenId,
    politics: &Politics,
    admitted: bool,
    apart: bool,
) -> Features {
    let mut found = Features::default();
    let kind = if draft.rule == OPEN { "none" } else { draft.kind.as_str() };
    let lemma = scene.lemma(head);
    let status = draft.status.as_str();
    found.add(&["bias"]);
    found.add(&["type", kind]);
    found.add(&["rule", kind, draft.rule.id]);
    found.add(&["mode", kind, draft.mode]);
    found.add(&["lemma", lemma]);
    found.add(&["type lemma", kind, lemma]);
    found.add(&["status", status]);
    found.add(&["type status", kind, status]);
    found.add(&["admitted", yes(admitted), kind]);
    found.add(&["apart", yes(apart)]);
    found.add(&["apart", yes(apart), kind]);
    found.add(&["said", yes(scene.statement_at(head).is_some())]);
    told(&mut found, scene, act, politics, kind);
    found.add_bits(&["lemma"], classes(lemma));
    found.add_bits(&["type lemma", kind], classes(lemma));
    let phrase: Vec<&str> = draft.trigger.clone().take(6).map(|at| scene.lemma(at)).collect();
    found.add(&["phrase", &phrase.join(" ")]);
    sides(&mut found, scene, draft, kind);
    tree(&mut found, scene, head, kind);
    around(&mut found, scene, draft, head);
    found
}

/// How it is told: on a condition, in whose words, in what report.
fn told(found: &mut Features, scene: &Scene, act: &Act, politics: &Politics, kind: &str) {
    let (cue, form) = said(scene.analysis, scene.statements, act);
    found.add(&["cue", cue]);
    found.add(&["cue", cue, kind]);
    found.add(&["form", form, kind]);
    found.add(&["settled", yes(act.settled), act.kind.as_str()]);
    found.add(&["condition", yes(act.condition.is_some()), act.kind.as_str(), act.status.as_str()]);
    found.add(&["deadline", yes(act.deadline.is_some()), act.kind.as_str()]);
    let field = bucket((10.0 * politics.foreign()) as usize);
    found.add(&["field", field]);
    found.add(&["field", field, kind]);
    for most in politics.told_most() {
        found.add(&["report of", most]);
        found.add(&["report of", most, kind]);
    }
}

fn sides(found: &mut Features, scene: &Scene, draft: &Draft, kind: &str) {
    let (agent, recipient) = (sort(scene, &draft.agent), sort(scene, &draft.recipient));
    found.add(&["agent", agent]);
    found.add(&["recipient", recipient]);
    found.add(&["sides", agent, recipient]);
    found.add(&["type sides", kind, agent, recipient]);
    if let (Some(one), Some(other)) = (head_of(scene, &draft.agent), head_of(scene, &draft.recipient)) {
        for step in path(scene, one, other) {
            found.add(&["path", scene.lemma(step)]);
            let relation = scene.analysis.token(step).relation;
            found.add(&["path", scene.lemma(step), relation]);
        }
    }
    for side in [&draft.agent, &draft.recipient] {
        let name = if std::ptr::eq(side, &draft.agent) { "agent head" } else { "recipient head" };
        if let Some(head) = head_of(scene, side) {
            found.add(&[name, scene.lemma(head)]);
            found.add_bits(&[name], classes(scene.lemma(head)));
        }
    }
}

/// What sort of actor the side names first.
fn sort(scene: &Scene, side: &[MentionId]) -> &'static str {
    let Some(mention) = side.first().and_then(|id| scene.mention(*id)) else { return "nobody" };
    mention.kind.map_or("somebody", ActorKind::as_str)
}

fn head_of(scene: &Scene, side: &[MentionId]) -> Option<TokenId> {
    let mention = scene.mention(*side.first()?)?;
    scene.analysis.head_of(mention.tokens.clone())
}

/// The tokens between two in the tree, both ends left out.
fn path(scene: &Scene, one: TokenId, other: TokenId) -> Vec<TokenId> {
    let up = |from: TokenId| {
        let mut line = vec![from];
        while let Some(head) = line.last().and_then(|at| scene.analysis.token(*at).head).filter(|_| line.len() <= LONGEST_PATH) {
            line.push(head);
        }
        line
    };
    let (left, right) = (up(one), up(other));
    let Some(meet) = left.iter().position(|at| right.contains(at)) else { return Vec::new() };
    let joint = left.get(meet).copied();
    let down = right.iter().take_while(|at| Some(**at) != joint).copied();
    let both: Vec<TokenId> = left.iter().take(meet).copied().chain(joint).chain(down).collect();
    both.into_iter().filter(|at| *at != one && *at != other).collect()
}

fn tree(found: &mut Features, scene: &Scene, head: TokenId, kind: &str) {
    let token = scene.analysis.token(head);
    found.add(&["relation", token.relation]);
    found.add(&["type relation", kind, token.relation]);
    let over = token.head.map_or("", |over| scene.lemma(over));
    found.add(&["over", over, token.relation]);
    found.add(&["type over", kind, over]);
    found.add_bits(&["over"], classes(over));
    for at in head.saturating_sub(WINDOW)..head + WINDOW {
        let child = scene.analysis.token(at);
        if child.head != Some(head) || child.tag == Tag::Punct {
            continue;
        }
        let lemma = scene.lemma(at);
        found.add(&["child", child.relation]);
        found.add(&["child", child.relation, lemma]);
        found.add(&["child of", scene.lemma(head), child.relation, lemma]);
        found.add_bits(&["child", child.relation], classes(lemma));
        found.add_bits(&["child type", child.relation, kind], classes(lemma));
    }
}

/// The words around: what they are, and what types the lexicon gives them.
fn around(found: &mut Features, scene: &Scene, draft: &Draft, head: TokenId) {
    let sentence = scene.analysis.sentence_of(head).map_or(head..head + 1, |sentence| sentence.tokens.clone());
    let first = sentence.start.max(head.saturating_sub(WINDOW));
    let last = sentence.end.min(head + WINDOW);
    let mut before = "";
    for at in first..last {
        let lemma = scene.lemma(at);
        if scene.tag(at) == Tag::Punct {
            continue;
        }
        if at.abs_diff(head) <= PAIRED {
            found.add(&["pair", before, lemma]);
        }
        before = lemma;
        if at.abs_diff(head) <= 3 && at != head {
            found.add(&["near", lemma]);
            found.add(&["near", if at < head { "left" } else { "right" }, lemma]);
        }
        if !matches!(scene.tag(at), Tag::Noun | Tag::Verb | Tag::Adj | Tag::Adv | Tag::Propn) {
            continue;
        }
        found.add(&["word", lemma]);
        if draft.trigger.contains(&at) {
            continue;
        }
        let side = if at < head { "left" } else { "right" };
        let verb = scene.tag(at) == Tag::Verb;
        let kinds: &mut dyn Iterator<Item = &str> =
            if verb { &mut frames(lemma).iter().map(|frame| frame.kind) } else { &mut nouns(lemma).iter().map(|noun| noun.kind) };
        let mut seen = "";
        for kind in kinds {
            if kind != seen {
                found.add(&["told", side, kind]);
            }
            seen = kind;
        }
    }
}
