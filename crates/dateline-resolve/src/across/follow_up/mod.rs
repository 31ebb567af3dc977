//! What became of threats, promises, demands and offers.
//!
//! *Finds:* a later act that is what was held out ([`deed`]) and shares its words, by the one who was to do it. Done, a promise or an
//! offer is met and a threat is carried out (met too: what was said came to be); a demand is met by the one it was put to. A refusal, a
//! denial that it was done, or doing what one promised not to breaks it. The same held out again with another deadline, or taken back,
//! overtakes it.
//!
//! *Does not find:* outcomes told in other words; a deadline that passed in silence is not broken but unknown. An outcome is never told
//! without the act that is its evidence.

use dateline_record::vocabulary::{ActType, Commitment, Status};
use rustc_hash::FxHashMap;

mod deed;

use deed::HeldOut;

/// Days after which an act is no longer taken for the outcome.
const WINDOW: i64 = 400;
/// Words that must be shared,
const SHARED: usize = 2;
/// and the part of the shorter list of words that they must be.
const PART: f32 = 0.5;
/// Words that stand in more of the acts than this part of them say nothing.
const COMMON: f32 = 0.02;

/// An act, as it is followed up. Actors are numbers that stand for the same someone in all reports.
#[derive(Clone, Debug)]
pub struct Deed {
    /// Its day, counted from any day.
    pub day: Option<i64>,
    /// The report it is told in.
    pub report: i64,
    /// Its type.
    pub kind: ActType,
    /// Whether it happened.
    pub status: Status,
    /// What it commits somebody to.
    pub commitment: Option<Commitment>,
    /// Who acts.
    pub agents: Vec<i64>,
    /// On whom.
    pub recipients: Vec<i64>,
    /// Those of them who have a name.
    pub named: Vec<i64>,
    /// Its words: the trigger and what is held out.
    pub words: String,
    /// By when, as a value.
    pub deadline: Option<String>,
}

/// What became of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// What was held out or asked for was done.
    Met,
    /// It was refused, or not done.
    Broken,
    /// Something else took its place.
    Overtaken,
}

impl Fate {
    /// The printed name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Broken => "broken",
            Self::Overtaken => "overtaken",
        }
    }
}

/// An outcome with its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The place in the list of the commitment.
    pub commitment: usize,
    /// What became of it.
    pub fate: Fate,
    /// The place in the list of the act that says so.
    pub evidence: usize,
    /// Why, in a few words.
    pub why: &'static str,
}

/// The outcomes that acts tell of the commitments among them: of each the earliest.
pub fn follow_up(deeds: &[Deed]) -> Vec<Outcome> {
    let words = Words::of(deeds);
    let mut of_actor: FxHashMap<i64, Vec<usize>> = FxHashMap::default();
    let mut by_day: Vec<usize> = (0..deeds.len()).filter(|at| deeds.get(*at).is_some_and(|deed| deed.day.is_some())).collect();
    by_day.sort_by_key(|at| (deeds.get(*at).and_then(|deed| deed.day), *at));
    for at in by_day {
        for actor in deeds.get(at).map(|deed| deed.agents.as_slice()).unwrap_or_default() {
            of_actor.entry(*actor).or_default().push(at);
        }
    }
    let mut outcomes = Vec::new();
    for (at, held_out) in deeds.iter().enumerate() {
        let (Some(commitment), Some(day)) = (held_out.commitment, held_out.day) else { continue };
        // The one it depends on: who was asked, else who spoke.
        let plan = HeldOut::read(&held_out.words);
        let doers = if commitment == Commitment::Demand { &held_out.recipients } else { &held_out.agents };
        let mut best: Option<(i64, usize, Fate, &'static str)> = None;
        for actor in doers.iter().chain(&held_out.agents) {
            let acts = of_actor.get(actor).map(Vec::as_slice).unwrap_or_default();
            let from = acts.partition_point(|other| deeds.get(*other).and_then(|deed| deed.day) <= Some(day));
            for other in acts.iter().skip(from) {
                let Some(later) = deeds.get(*other) else { continue };
                let Some(later_day) = later.day.filter(|later| *later <= day + WINDOW) else { break };
                if best.is_some_and(|(found, ..)| found <= later_day) {
                    break;
                }
                if later.report == held_out.report || !words.share(at, *other) {
                    continue;
                }
                if commitment != Commitment::Demand && differ(&held_out.named, &later.named) {
                    continue;
                }
                let doer = doers.iter().any(|doer| later.agents.contains(doer));
                if let Some((fate, why)) = fate((held_out, plan.as_ref()), commitment, later, doer) {
                    best = Some((later_day, *other, fate, why));
                }
            }
        }
        outcomes.extend(best.map(|(_, evidence, fate, why)| Outcome { commitment: at, fate, evidence, why }));
    }
    outcomes
}

/// Whether the acts are on different ones.
fn differ(one: &[i64], other: &[i64]) -> bool {
    !one.is_empty() && !other.is_empty() && one.iter().all(|actor| !other.contains(actor))
}

/// What a later act of the same words says of a commitment; `doer`: whether it is by the one it depends on.
fn fate(
    (held_out, plan): (&Deed, Option<&HeldOut>),
    commitment: Commitment,
    later: &Deed,
    doer: bool,
) -> Option<(Fate, &'static str)> {
    let is_it = || plan.is_some_and(|plan| plan.is(&later.words));
    let to_asker = || later.recipients.is_empty() || later.recipients.iter().any(|one| held_out.agents.contains(one));
    let own = later.agents.iter().any(|agent| held_out.agents.contains(agent));
    match (later.status, later.kind) {
        (Status::Denied, _) if doer && is_it() => Some((Fate::Broken, "said not to have been done")),
        (Status::Done, ActType::Reject) if doer && commitment == Commitment::Demand && to_asker() => {
            Some((Fate::Broken, "refused"))
        }
        (Status::Done, ActType::Retreat | ActType::Concede) if own && commitment == Commitment::Threat => {
            Some((Fate::Overtaken, "taken back"))
        }
        // Held out or asked for once more is not done.
        (_, _) if later.commitment == Some(commitment) && own => {
            let moved = later.deadline.is_some() && held_out.deadline.is_some() && later.deadline != held_out.deadline;
            moved.then_some((Fate::Overtaken, "held out again with another deadline"))
        }
        (Status::Done, _) if doer && later.commitment.is_none() && is_it() => {
            if plan.is_some_and(|plan| plan.not) {
                return Some((Fate::Broken, "done all the same"));
            }
            Some((Fate::Met, if commitment == Commitment::Threat { "carried out" } else { "done" }))
        }
        _ => None,
    }
}

/// The telling words of each act.
struct Words {
    of: Vec<Vec<u64>>,
}

impl Words {
    fn of(deeds: &[Deed]) -> Self {
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        let mut of = Vec::with_capacity(deeds.len());
        for deed in deeds {
            let mut words = stems(&deed.words);
            words.sort_unstable();
            words.dedup();
            words.iter().for_each(|word| *counts.entry(*word).or_default() += 1);
            of.push(words);
        }
        let most = ((deeds.len() as f32 * COMMON) as u32).max(20);
        for words in &mut of {
            words.retain(|word| counts.get(word).is_none_or(|count| *count <= most));
        }
        Self { of }
    }

    /// Whether two acts speak of the same.
    fn share(&self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.of.get(a), self.of.get(b)) else { return false };
        let shared = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
        shared >= SHARED && shared as f32 >= PART * a.len().min(b.len()) as f32
    }
}

/// Hashes of the words of at least four letters, without their endings.
fn stems(words: &str) -> Vec<u64> {
    let lower = words.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 4);
    let stem = |word: &str| {
        let cut =
            ["ing", "ed", "es", "s", "e"].iter().find_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() >= 3);
        let stem = cut.unwrap_or(word);
        stem.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    };
    words.map(stem).collect()
}

#[cfg(test)]
mod tests {
    use super::{Deed, Fate, follow_up};
    use dateline_record::vocabulary::{ActType, Commitment, Status};

    const NORWAY: i64 = 1;
    const ICELAND: i64 = 2;
    const FAROE: i64 = 3;

    fn deed(day: i64, kind: ActType, status: Status, agent: i64, recipient: i64, words: &str) -> Deed {
        let commitment = match (kind, status) {
            (_, Status::Denied) => None,
            (ActType::Threaten, _) => Some(Commitment::Threat),
            (ActType::Request, _) => Some(Commitment::Demand),
            (ActType::Agree, Status::Planned) => Some(Commitment::Promise),
            _ => None,
        };
        let (agents, recipients, named) = (vec![agent], vec![recipient], vec![recipient]);
        Deed {
            day: Some(day),
            report: day,
            kind,
            status,
            commitment,
            agents,
            recipients,
            named,
            words: words.into(),
            deadline: None,
        }
    }

    fn fates(deeds: &[Deed]) -> Vec<(usize, Fate, usize)> {
        follow_up(deeds).into_iter().map(|outcome| (outcome.commitment, outcome.fate, outcome.evidence)).collect()
    }

    #[test]
    fn a_promise_is_kept_by_whoever_gave_it() {
        let promise = deed(1, ActType::Agree, Status::Planned, NORWAY, ICELAND, "agreed: to reopen the fishing grounds");
        let other = deed(2, ActType::Cooperate, Status::Done, ICELAND, NORWAY, "reopened: the fishing grounds");
        let kept = deed(3, ActType::Cooperate, Status::Done, NORWAY, ICELAND, "reopened: the fishing grounds");
        assert_eq!(fates(&[promise.clone(), other.clone()]), []);
        assert_eq!(fates(&[promise, other, kept]), [(0, Fate::Met, 2)]);
    }

    #[test]
    fn a_demand_is_met_or_refused_by_whom_it_was_put_to() {
        let demand = deed(1, ActType::Request, Status::Demanded, NORWAY, ICELAND, "demanded: withdraw its mackerel quota");
        let refused = deed(2, ActType::Reject, Status::Done, ICELAND, NORWAY, "refused: to withdraw the mackerel quota");
        let met = deed(4, ActType::Concede, Status::Done, ICELAND, NORWAY, "withdrew: its mackerel quota");
        assert_eq!(fates(&[demand.clone(), refused.clone(), met.clone()]), [(0, Fate::Broken, 1)]);
        assert_eq!(fates(&[demand, met]), [(0, Fate::Met, 1)]);
    }

    #[test]
    fn a_threat_with_another_deadline_overtakes_the_first() {
        let mut first = deed(1, ActType::Threaten, Status::Threatened, NORWAY, ICELAND, "warned: close its ports to trawlers");
        first.deadline = Some("2025-10-19".into());
        let mut second = Deed { day: Some(5), report: 5, ..first.clone() };
        second.deadline = Some("2025-10-26".into());
        let done = deed(9, ActType::Sanction, Status::Done, NORWAY, ICELAND, "closed: its ports to trawlers");
        assert_eq!(fates(&[first, second, done]), [(0, Fate::Overtaken, 1), (1, Fate::Met, 2)]);
    }

    #[test]
    fn another_party_is_another_matter() {
        let offer = deed(1, ActType::Agree, Status::Planned, NORWAY, ICELAND, "offered: reopen the fishing grounds");
        let mut done = deed(3, ActType::Cooperate, Status::Done, NORWAY, FAROE, "reopened: the fishing grounds");
        assert_eq!(fates(&[offer.clone(), done.clone()]), []);
        done.named.clear();
        assert_eq!(fates(&[offer, done]), [(0, Fate::Met, 1)], "\"the grounds\" are no other party");
    }

    #[test]
    fn silence_and_the_same_day_tell_nothing() {
        let threat = deed(1, ActType::Threaten, Status::Threatened, NORWAY, ICELAND, "warned: close its ports to trawlers");
        let before = deed(1, ActType::Sanction, Status::Done, NORWAY, ICELAND, "closed: its ports to trawlers");
        let unlike = deed(3, ActType::Sanction, Status::Done, NORWAY, ICELAND, "raised: a tariff on cod");
        assert_eq!(fates(&[threat, before, unlike]), []);
    }
}
