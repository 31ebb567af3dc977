//! Whether two acts of one type are one.
//!
//! *Finds:* mentions of one act in a report: the lead's summary and the detail, "attacked" and "the attack", "the meeting" that a later
//! sentence takes up. Each act is set beside those told before; with the likeliest of them, if it is likely enough, it is one.
//! *Does not find:* that acts of two types are one.
//! *Why:* the record holds an act once, with every place that tells it.
//!
//! *Source:* mention ranking with a threshold, as in P. Denis and J. Baldridge, Specialized Models and Ranking for Coreference
//! Resolution, EMNLP 2008.

use std::collections::BTreeSet;

use dateline_nlp::{Analysis, Tag, TokenId};
use dateline_record::vocabulary::{ActType, Status};
use dateline_text::Span;

use super::forest::Marks;
use super::party::{Cast, between_equals};
use super::{Features, Model, bucket, root, yes};
use crate::act::merge::head;
use crate::{Act, MentionId};

/// How many acts of its type before an act it is set beside.
pub const REACH: usize = 40;
/// So many acts before an act are looked at for them.
const LOOKED: usize = 2000;
/// So many words of a sentence are compared.
const MOST_WORDS: usize = 60;

/// An act with what it is compared by.
pub struct Told<'a> {
    act: &'a Act,
    head: TokenId,
    sentence: u32,
    agents: BTreeSet<usize>,
    recipients: BTreeSet<usize>,
    /// The nouns, names, verbs and numbers of its sentence.
    words: BTreeSet<&'a str>,
    /// The words of what it is about.
    heart: BTreeSet<&'a str>,
    /// The word it is done to.
    object: Option<TokenId>,
    /// The word before it that it is joined to by "and".
    joined: Option<TokenId>,
    /// How a noun is introduced.
    article: &'static str,
    speaker: Option<usize>,
}

impl<'a> Told<'a> {
    /// Of the act, as its parties are by now.
    pub fn new(act: &'a Act, cast: &Cast<'a>) -> Self {
        let analysis = cast.analysis;
        let head = head(analysis, act);
        let side = |list: &[MentionId]| list.iter().filter_map(|id| (cast.of)(*id)).collect();
        let tokens = analysis.sentence_of(head).map_or(head..head + 1, |sentence| sentence.tokens.clone());
        let object = tokens.clone().skip_while(|at| *at < head).take(MOST_WORDS);
        let object = object.into_iter().find(|at| {
            let token = analysis.token(*at);
            token.head == Some(head) && matches!(token.relation, "obj" | "nmod" | "obl")
        });
        let heart = act.what.map_or(0..0, |what| analysis.tokens_in(what));
        Self {
            act,
            head,
            sentence: analysis.token(head).sentence,
            agents: side(&act.agent),
            recipients: side(&act.recipient),
            words: words(analysis, tokens.take(MOST_WORDS).filter(|at| *at != head)),
            heart: words(analysis, heart.take(MOST_WORDS)),
            object,
            joined: analysis.token(head).head.filter(|_| analysis.token(head).relation == "conj"),
            article: article(analysis, head),
            speaker: act.statement.and_then(|id| cast.speaker(id)),
        }
    }
}

/// The mentions of each act, as places in `acts`, in place order; each by itself where nothing is learnt.
pub(in crate::act) fn groups(model: &Model, acts: &[Act], cast: &Cast) -> Vec<Vec<usize>> {
    let (Some(least), Some(forest)) = (model.least(), model.forest("same")) else {
        return (0..acts.len()).map(|at| vec![at]).collect();
    };
    let told: Vec<Told> = acts.iter().map(|act| Told::new(act, cast)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // For each act the place of its group.
    let mut of: Vec<usize> = Vec::with_capacity(acts.len());
    for (at, second) in told.iter().enumerate() {
        let mut best: Option<(f32, usize)> = None;
        for (between, (earlier, first)) in before(&told, at).enumerate() {
            let mut marks = Marks::default();
            forest.mark(&mut marks, &features(first, second, between, cast));
            let score = forest.score(&marks);
            if score >= least.same && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, earlier));
            }
        }
        let group = best.and_then(|(_, earlier)| of.get(earlier).copied()).unwrap_or(groups.len());
        of.push(group);
        match groups.get_mut(group) {
            Some(members) => members.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// The acts of its type before the act at that place that it may be one with, nearest first.
pub fn before<'t, 'a>(told: &'t [Told<'a>], at: usize) -> impl Iterator<Item = (usize, &'t Told<'a>)> {
    let second = told.get(at);
    let may = move |first: &Told| {
        second.is_some_and(|second| first.act.kind == second.act.kind && !turned(first, second) && !beside(first, second))
    };
    told.iter().enumerate().take(at).rev().take(LOOKED).filter(move |(_, first)| may(first)).take(REACH)
}

/// "expelled the envoy and closed its border": joined by "and", each with its own object.
fn beside(first: &Told, second: &Told) -> bool {
    second.joined == Some(first.head) && first.object.is_some() && second.object.is_some()
}

/// Whether each does it to the other: "Norland condemned Westmark, Westmark condemned Norland".
fn turned(first: &Told, second: &Told) -> bool {
    let meets = |one: &BTreeSet<usize>, other: &BTreeSet<usize>| one.intersection(other).next().is_some();
    !mutual(first.act.kind)
        && meets(&first.agents, &second.recipients)
        && meets(&first.recipients, &second.agents)
        && !meets(&first.agents, &second.agents)
}

/// What the model is told of two acts of one type, `between` others of it between them.
pub fn features(first: &Told, second: &Told, between: usize, cast: &Cast) -> Features {
    let analysis = cast.analysis;
    let mut found = Features::default();
    let kind = second.act.kind.as_str();
    found.add(&["type", kind]);
    found.add(&["between", bucket(between)]);
    found.add(&["apart", bucket(second.sentence.saturating_sub(first.sentence) as usize)]);
    found.add(&["from", bucket(first.sentence as usize)]);
    found.add(&["mutual", yes(mutual(second.act.kind))]);
    sides(&mut found, first, second, kind);
    triggers(&mut found, first, second, analysis);
    found.add(&["article", first.article, second.article]);
    found.add(&["article second", second.article]);
    circumstances(&mut found, first, second, cast);
    let shared = first.words.intersection(&second.words).count();
    found.add(&["words", bucket(shared)]);
    found.add(&["words of", bucket(10 * shared / (1 + first.words.len().min(second.words.len())))]);
    let about = first.heart.intersection(&second.heart).count();
    found.add(&["heart", bucket(about), yes(first.heart.is_empty()), yes(second.heart.is_empty())]);
    found.add(&["heart in sentence", bucket(second.heart.intersection(&first.words).count())]);
    found.add(&["sentence in heart", bucket(first.heart.intersection(&second.words).count())]);
    if let Some((one, other)) = first.object.zip(second.object) {
        found.add(&["object", yes(analysis.lemma(one) == analysis.lemma(other))]);
    }
    let inside = |span: Option<Span>, act: &Act| yes(span.is_some_and(|span| span.overlaps(act.trigger)));
    found.add(&["inside", inside(first.act.what, second.act), inside(second.act.what, first.act)]);
    let (one, other) = (analysis.token(first.head), analysis.token(second.head));
    found.add(&["over", yes(other.head == Some(first.head)), other.relation]);
    found.add(&["under", yes(one.head == Some(second.head)), one.relation]);
    found
}

fn sides(found: &mut Features, first: &Told, second: &Told, kind: &str) {
    let agents = shared(&first.agents, &second.agents);
    let recipients = shared(&first.recipients, &second.recipients);
    found.add(&["agents", agents]);
    found.add(&["recipients", recipients]);
    found.add(&["sides", agents, recipients]);
    found.add(&["sides", agents, recipients, kind]);
    found.add(&["crossed", shared(&first.agents, &second.recipients), shared(&first.recipients, &second.agents)]);
    let all = |told: &Told| -> BTreeSet<usize> { told.agents.union(&told.recipients).copied().collect() };
    let (one, other) = (all(first), all(second));
    let hits = one.intersection(&other).count();
    found.add(&["parties", bucket(hits), bucket(one.len() - hits), bucket(other.len() - hits)]);
    found.add(&["parties", shared(&one, &other), kind]);
}

fn triggers(found: &mut Features, first: &Told, second: &Told, analysis: &Analysis) {
    let (one, other) = (analysis.lemma(first.head), analysis.lemma(second.head));
    let word = |at: TokenId| if analysis.token(at).tag == Tag::Verb { "verb" } else { "noun" };
    let (equal, root) = (yes(one == other), yes(root(analysis, first.head) == root(analysis, second.head)));
    found.add(&["lemma", equal]);
    found.add(&["stem", root]);
    found.add(&["stem", root, second.article]);
    found.add(&["tags", word(first.head), word(second.head)]);
    found.add(&["stem tags", root, word(first.head), word(second.head)]);
    found.add(&["first", one]);
    found.add(&["second", other]);
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    found.add(&["lemmas", low, high]);
    found.add(&["rule", first.act.rule.id, second.act.rule.id]);
    found.add(&["mode", yes(first.act.mode == second.act.mode)]);
    let plural = |at: TokenId| yes(analysis.lower(at) != analysis.lemma(at));
    found.add(&["forms", plural(first.head), plural(second.head)]);
    for back in 1..=3 {
        let Some(at) = second.head.checked_sub(back).filter(|at| analysis.token(*at).sentence == second.sentence) else { break };
        found.add(&["behind", analysis.lemma(at)]);
    }
    let after = second.head + 1;
    if analysis.token(after).sentence == second.sentence {
        found.add(&["ahead", analysis.lemma(after)]);
    }
}

fn circumstances(found: &mut Features, first: &Told, second: &Told, cast: &Cast) {
    let (one, other) = (first.act, second.act);
    found.add(&["status", one.status.as_str(), other.status.as_str()]);
    found.add(&["statuses", yes(one.status == other.status)]);
    let open = |status: Status| matches!(status, Status::Planned | Status::Possible);
    found.add(&["both open", yes(open(one.status) && open(other.status))]);
    let value = |act: &Act| act.when.and_then(|id| cast.times.get(id)).map(|time| time.value.as_str());
    found.add(&["when", agree(value(one), value(other))]);
    let country = |act: &Act| act.place.and_then(|place| place.country);
    found.add(&["country", agree(country(one), country(other))]);
    let place = |act: &Act| act.place.map(|place| words(cast.analysis, cast.analysis.tokens_in(place.span)));
    found.add(&["place", agree(place(one), place(other))]);
    let amount = |act: &Act| act.measure.as_ref().and_then(|measure| measure.value);
    found.add(&["measure", agree(amount(one), amount(other))]);
    found.add(&["condition", yes(one.condition.is_some()), yes(other.condition.is_some())]);
    found.add(&["told", yes(one.statement == other.statement), yes(one.statement.is_some()), yes(other.statement.is_some())]);
    found.add(&["speaker", agree(first.speaker, second.speaker)]);
}

fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> &'static str {
    match (one, other) {
        (None, None) => "none",
        (Some(one), Some(other)) => {
            if one == other {
                "same"
            } else {
                "other"
            }
        }
        (Some(_), None) => "first",
        (None, Some(_)) => "second",
    }
}

fn shared(one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> &'static str {
    match (one.is_empty(), other.is_empty()) {
        (true, true) => "none",
        (false, true) => "first",
        (true, false) => "second",
        (false, false) if one == other => "same",
        (false, false) if one.intersection(other).next().is_some() => "some",
        (false, false) => "other",
    }
}

/// Whose sides are equals, as a rule.
fn mutual(kind: ActType) -> bool {
    between_equals(kind) || kind == ActType::Retreat
}

fn words(analysis: &Analysis, tokens: impl Iterator<Item = TokenId>) -> BTreeSet<&str> {
    let telling = |at: &TokenId| matches!(analysis.token(*at).tag, Tag::Noun | Tag::Propn | Tag::Verb | Tag::Num);
    tokens.filter(telling).map(|at| analysis.lemma(at)).collect()
}

/// "the visit", "this attack", "their talks", "a strike"; "verb" for no noun.
fn article(analysis: &Analysis, head: TokenId) -> &'static str {
    if analysis.token(head).tag == Tag::Verb {
        return "verb";
    }
    let of = |at: TokenId| {
        let token = analysis.token(at);
        if token.head != Some(head) {
            return None;
        }
        match (token.tag, analysis.lower(at)) {
            (Tag::Det, "the") => Some("the"),
            (Tag::Det, "this" | "that" | "these" | "those") => Some("this"),
            (Tag::Det, "a" | "an" | "another" | "any" | "no" | "some") => Some("a"),
            (Tag::Pron, _) if token.relation == "nmod:poss" => Some("their"),
            (_, _) if token.relation == "nmod:poss" => Some("of one"),
            _ => None,
        }
    };
    (head.saturating_sub(4)..head).rev().find_map(of).unwrap_or("bare")
}
