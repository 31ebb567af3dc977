//! Chunks: the flat phrases of a sentence, read from the tags.
//!
//! *Finds:* noun phrases with their possessors but without prepositional phrases, verb groups with auxiliaries, negation and voice,
//! prepositions, conjunctions, marks. *Does not find:* anything that needs a tree.
//! *Why:* for news, subject and object slots over chunks come close to a parse at a hundredth of its price (Abney 1991).

use std::ops::Range;

use dateline_nlp::{Tag, TokenId, VerbForm};

use super::scene::Scene;
use crate::{Mention, MentionForm};

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A noun phrase or pronoun.
    Noun,
    /// A verb group.
    Verb,
    /// An adjective outside a noun phrase.
    Adjective,
    Preposition,
    /// "and", "or", "but"
    Coordinator,
    Comma,
    /// "that", "if", "because", "when"
    Subordinator,
    /// "who", "which"
    Relative,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
    Adverb,
    /// A time expression.
    Time,
    Other,
}

/// Voice, polarity and mood of a verb group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) passive: bool,
    pub(super) negated: bool,
    /// "to send"
    pub(super) infinitive: bool,
    /// "sending" without an auxiliary
    pub(super) gerund: bool,
    /// "sent" without an auxiliary, as a participle
    pub(super) participle: bool,
    /// "has sent", "had sent"
    pub(super) perfect: bool,
    /// The modal, if any; "have to" counts as one.
    pub(super) modal: Option<TokenId>,
    /// No main verb: "is", "was".
    pub(super) copula: bool,
}

impl Group {
    /// Whether the group can carry a clause of its own.
    pub(super) fn finite(self) -> bool {
        !self.infinitive && !self.gerund && !self.participle
    }
}

/// One flat phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    pub(super) kind: Kind,
    pub(super) start: TokenId,
    pub(super) end: TokenId,
    /// Last noun or main verb.
    pub(super) head: TokenId,
    pub(super) group: Group,
}

impl Chunk {
    pub(super) fn tokens(&self) -> Range<TokenId> {
        self.start..self.end
    }

    fn word(kind: Kind, at: TokenId) -> Self {
        Self { kind, start: at, end: at + 1, head: at, group: Group::default() }
    }
}

/// The chunks of the tokens, in order; every token belongs to one.
pub(super) fn chunks(scene: &Scene, tokens: Range<TokenId>, found: &mut Vec<Chunk>) {
    found.clear();
    let mut at = tokens.start;
    while at < tokens.end {
        let before = found.last().map(|chunk| chunk.kind);
        let chunk = time_chunk(scene, at, tokens.end)
            .or_else(|| verb_chunk(scene, at, tokens.end, before))
            .or_else(|| noun_chunk(scene, at, tokens.end, before))
            .unwrap_or_else(|| Chunk::word(kind_of(scene, at, before), at));
        at = chunk.end.max(at + 1);
        found.push(chunk);
    }
    // "after police arrested a mayor": a preposition that opens a clause.
    for id in 0..found.len() {
        let opens = opens_clause(scene, found, id);
        if let Some(chunk) = found.get_mut(id).filter(|_| opens) {
            chunk.kind = Kind::Subordinator;
        }
    }
}

/// Whether "after", "before", "as" and the like stand before a noun phrase and its finite verb.
fn opens_clause(scene: &Scene, chunks: &[Chunk], id: usize) -> bool {
    let preposition = chunks.get(id).is_some_and(|chunk| {
        chunk.kind == Kind::Preposition
            && matches!(scene.lower(chunk.head), "after" | "before" | "since" | "until" | "till" | "as" | "than")
    });
    if !preposition || chunks.get(id + 1).is_none_or(|chunk| chunk.kind != Kind::Noun) {
        return false;
    }
    let behind = chunks.iter().skip(id + 2).find(|chunk| !matches!(chunk.kind, Kind::Adverb | Kind::Time));
    behind.is_some_and(|chunk| chunk.kind == Kind::Verb && chunk.group.finite())
}

fn kind_of(scene: &Scene, at: TokenId, before: Option<Kind>) -> Kind {
    let word = scene.lower(at);
    match scene.tag(at) {
        Tag::Adp => Kind::Preposition,
        Tag::Cconj => Kind::Coordinator,
        Tag::Sconj if word == "that" && before == Some(Kind::Noun) => Kind::Relative,
        Tag::Sconj => Kind::Subordinator,
        Tag::Adj => Kind::Adjective,
        Tag::Adv if matches!(word, "when" | "where" | "why" | "how" | "whenever") => Kind::Subordinator,
        Tag::Adv => Kind::Adverb,
        Tag::Pron | Tag::Det if matches!(word, "who" | "which" | "whom" | "whose" | "that") => Kind::Relative,
        Tag::Pron | Tag::Noun | Tag::Propn => Kind::Noun,
        Tag::Punct if word == "," => Kind::Comma,
        Tag::Punct if matches!(word, "\"" | "“" | "”" | "‘" | "’" | "'" | "``" | "''" | "«" | "»") => Kind::Quote,
        Tag::Punct => Kind::Mark,
        _ => Kind::Other,
    }
}

fn time_chunk(scene: &Scene, at: TokenId, limit: TokenId) -> Option<Chunk> {
    let time = scene.time_at(at)?;
    let end = scene.analysis.tokens_in(scene.times.get(time)?.span).end.clamp(at + 1, limit);
    // "Friday's talks" is a noun phrase, and so is "the Friday deadline" once it is open.
    if end < limit && scene.is_possessive(end) {
        return None;
    }
    Some(Chunk { kind: Kind::Time, start: at, end, head: end - 1, group: Group::default() })
}

fn noun_chunk(scene: &Scene, start: TokenId, limit: TokenId, before: Option<Kind>) -> Option<Chunk> {
    let single = |at| Some(Chunk::word(Kind::Noun, at));
    if scene.tag(start) == Tag::Pron && !is_possessive(scene, start) {
        let word = scene.lower(start);
        return if matches!(word, "who" | "which" | "whom" | "that") { None } else { single(start) };
    }
    if matches!(scene.lower(start), "which" | "whose" | "who") {
        return None;
    }
    let mut at = start + approximation(scene, start, limit);
    let start_of_phrase = at;
    let mut head = None;
    // Where the last mention in the phrase ends.
    let mut closed = start;
    while at < limit {
        let possessive = scene.tag(at) == Tag::Det || is_possessive(scene, at);
        if let Some(mention) =
            scene.mention_from(at).and_then(|id| scene.mention(id)).filter(|mention| !possessive || mention.tokens.len() > 1)
        {
            if at > start_of_phrase && splits(scene, at) {
                break;
            }
            let end = mention.tokens.end.min(limit);
            if end > at {
                head = Some(head_noun(scene, mention, end));
                closed = end;
                at = end;
                continue;
            }
        }
        if at > start && scene.time_at(at).is_some() && !time_inside(scene, at, limit) {
            break;
        }
        if !belongs(scene, at, start_of_phrase, limit, head, before) {
            break;
        }
        if matches!(scene.tag(at), Tag::Noun | Tag::Propn | Tag::Num) || matches!(scene.lower(at), "%" | "$" | "£" | "€" | "cent")
        {
            head = Some(at);
        }
        at += 1;
    }
    let head = head.or_else(|| bare_adjective(scene, start_of_phrase, at, limit))?;
    Some(Chunk { kind: Kind::Noun, start, end: closed.max(head + 1), head, group: Group::default() })
}

/// The noun that heads a mention: "SOLDIERS from Norland".
fn head_noun(scene: &Scene, mention: &Mention, end: TokenId) -> TokenId {
    let tokens = mention.tokens.start + 1..end;
    let link = tokens.clone().find(|&at| mention.form == MentionForm::Nominal && scene.tag(at) == Tag::Adp);
    link.filter(|&at| scene.tag(at - 1) == Tag::Noun).unwrap_or(end) - 1
}

/// "its", "their": a pronoun that stands as a determiner.
fn is_possessive(scene: &Scene, at: TokenId) -> bool {
    let word = matches!(scene.lower(at), "its" | "his" | "their" | "our" | "my" | "your" | "her");
    word && matches!(scene.tag(at + 1), Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num | Tag::Verb | Tag::Adv)
}

/// How many tokens of "at least", "more than", "up to" and the like stand before a number at `at`.
fn approximation(scene: &Scene, at: TokenId, limit: TokenId) -> usize {
    let length = match (scene.lower(at), scene.lower(at + 1)) {
        ("at", "least" | "most") | ("more" | "less" | "fewer", "than") | ("up", "to") => 2,
        ("as", "many") if scene.lower(at + 2) == "as" => 3,
        ("nearly" | "almost" | "about" | "around" | "over" | "some" | "roughly" | "approximately" | "only" | "another", _) => 1,
        _ => return 0,
    };
    let next = at + length;
    let number = scene.tag(next) == Tag::Num
        || matches!(scene.lower(next), "$" | "£" | "€" | "dozens" | "hundreds" | "thousands" | "half");
    let article = scene.tag(next) == Tag::Det && matches!(scene.lower(next + 1), "dozen" | "hundred" | "thousand" | "million");
    if next < limit && (number || article) && scene.time_at(next).is_none() { length } else { 0 }
}

/// A word that is tagged as an adjective and names people: "chief", "military".
fn names_people(scene: &Scene, at: TokenId) -> bool {
    let word = scene.lower(at);
    scene.tag(at) == Tag::Adj && (word == "military" || dateline_lexicon::nominals::lookup(word).is_some())
}

/// "the military struck", "the wounded were": an adjective behind an article stands for a noun before a verb, a preposition or a mark.
fn bare_adjective(scene: &Scene, start: TokenId, end: TokenId, limit: TokenId) -> Option<TokenId> {
    let last = end.checked_sub(1).filter(|&last| last > start && scene.tag(last) == Tag::Adj)?;
    let closed = end >= limit || matches!(scene.tag(end), Tag::Verb | Tag::Aux | Tag::Punct | Tag::Adp);
    (closed && scene.tag(start) == Tag::Det).then_some(last)
}

/// Whether a name at `at` starts a phrase of its own though a noun stands before it: "told reporters | Smith", "Russia | Putin".
fn splits(scene: &Scene, at: TokenId) -> bool {
    let before = at - 1;
    let named = scene.mention_at(before).is_some();
    let adjectival = scene.tag(before) == Tag::Adj || matches!(scene.lower(before), "u.s." | "us" | "uk" | "eu" | "un" | "u.n.");
    match scene.tag(before) {
        _ if scene.is_possessive(before) || adjectival => false,
        Tag::Noun => named || scene.plural(before),
        Tag::Propn | Tag::Pron => true,
        _ => false,
    }
}

/// A time inside an open noun phrase: "the July 9 deadline", "Monday's talks".
fn time_inside(scene: &Scene, at: TokenId, limit: TokenId) -> bool {
    let end = scene.time_at(at).and_then(|id| scene.times.get(id)).map_or(at + 1, |time| scene.analysis.tokens_in(time.span).end);
    end < limit
        && (scene.is_possessive(end) || matches!(scene.tag(end), Tag::Noun | Tag::Propn))
        && scene.tag(at.saturating_sub(1)) != Tag::Noun
}

fn belongs(scene: &Scene, at: TokenId, start: TokenId, limit: TokenId, head: Option<TokenId>, before: Option<Kind>) -> bool {
    let word = scene.lower(at);
    let last = if at > start { Some(scene.tag(at - 1)) } else { None };
    match scene.tag(at) {
        Tag::Noun | Tag::Propn | Tag::Num => true,
        Tag::Pron => at == start && is_possessive(scene, at),
        Tag::Det => at == start || last == Some(Tag::Det) || matches!(scene.lower(at - 1), "all" | "both" | "half"),
        Tag::Adj => {
            let goes_on = at + 1 < limit && matches!(scene.tag(at + 1), Tag::Noun | Tag::Propn | Tag::Adj);
            // "the U.S. military struck"
            head.is_none() || goes_on || names_people(scene, at)
        }
        Tag::Adv => at > start && head.is_none() && at + 1 < limit && scene.tag(at + 1) == Tag::Adj || word == "ago",
        Tag::Cconj if head.is_some() => joint_modifier(scene, at, start, limit),
        Tag::Cconj => last == Some(Tag::Adj) && at + 1 < limit && scene.tag(at + 1) == Tag::Adj,
        _ if scene.is_possessive(at) => head.is_some() && at + 1 < limit,
        Tag::Verb => participle_inside(scene, at, start, limit, head, before),
        Tag::Adp => word == "per" && last == Some(Tag::Num) && at + 1 < limit && scene.lower(at + 1) == "cent",
        _ => matches!(word, "%" | "$" | "£" | "€" | "cent"),
    }
}

/// "air and ground assaults": plain nouns joined before a plain noun.
fn joint_modifier(scene: &Scene, at: TokenId, start: TokenId, limit: TokenId) -> bool {
    let plain = |at: TokenId| scene.tag(at) == Tag::Noun && scene.mention_at(at).is_none() && scene.time_at(at).is_none();
    at > start
        && at + 2 < limit
        && (at - 1..at + 3).all(|near| near == at || plain(near))
        && !scene.plural(at - 1)
        && !scene.plural(at + 1)
}

/// A participle that modifies the noun after it: "the besieged city", "freed jailed activists".
fn participle_inside(
    scene: &Scene,
    at: TokenId,
    start: TokenId,
    limit: TokenId,
    head: Option<TokenId>,
    before: Option<Kind>,
) -> bool {
    let form = scene.form(at);
    let follows = at + 1 < limit && matches!(scene.tag(at + 1), Tag::Noun | Tag::Propn | Tag::Adj);
    if !follows || !matches!(form, Some(VerbForm::Participle | VerbForm::Gerund | VerbForm::Past)) {
        return false;
    }
    if at > start {
        // "the U.S. negotiating team"
        let named = form == Some(VerbForm::Gerund) && scene.tag(start) == Tag::Det && scene.mention_at(at - 1).is_some();
        return head.is_none() || scene.is_possessive(at - 1) || named;
    }
    matches!(before, Some(Kind::Preposition | Kind::Verb)) && form == Some(VerbForm::Participle) && scene.plural(at + 1)
}

fn verb_chunk(scene: &Scene, start: TokenId, limit: TokenId, before: Option<Kind>) -> Option<Chunk> {
    let mut at = start;
    let mut group = Group { infinitive: scene.lower(at) == "to" && scene.tag(at) == Tag::Part, ..Group::default() };
    if group.infinitive {
        at += 1;
    }
    let (mut be, mut aux, mut head) = (false, None, None);
    while at < limit {
        let word = scene.lower(at);
        match scene.tag(at) {
            Tag::Aux => {
                aux = Some(at);
                (be, group.perfect) = (scene.lemma(at) == "be", group.perfect || scene.lemma(at) == "have");
                if scene.form(at) == Some(VerbForm::Modal) {
                    group.modal = Some(at);
                }
            }
            Tag::Adv
                if scene.time_at(at).is_none()
                    && (!matches!(word, "when" | "where" | "how" | "why" | "as" | "so") || scene.lower(at + 1) == "far") =>
            {
                group.negated |= word == "never" || word == "hardly";
            }
            Tag::Part if matches!(word, "not" | "n't" | "n’t") => group.negated = true,
            // "have long refused"
            Tag::Adj if group.perfect && scene.form(at + 1) == Some(VerbForm::Participle) => {}
            Tag::Verb if scene.lemma(at) == "have" && scene.lower(at + 1) == "to" && scene.tag(at + 2) == Tag::Verb => {
                group.modal = Some(at);
                at += 1;
            }
            Tag::Verb => {
                head = Some(at);
                break;
            }
            _ => break,
        }
        at += 1;
    }
    let Some(verb) = head else {
        return copula(scene, start, aux?, limit, group);
    };
    let form = scene.form(verb);
    let alone = aux.is_none() && group.modal.is_none() && !group.infinitive;
    // "the besieged city", "freed jailed activists": left to the noun phrase.
    if alone && verb == start && participle_inside(scene, verb, start, limit, None, before) {
        return None;
    }
    group.passive = be && matches!(form, Some(VerbForm::Participle | VerbForm::Past));
    group.gerund = alone && form == Some(VerbForm::Gerund);
    group.participle = alone && form == Some(VerbForm::Participle);
    Some(Chunk { kind: Kind::Verb, start, end: verb + 1, head: verb, group })
}

fn copula(scene: &Scene, start: TokenId, aux: TokenId, limit: TokenId, mut group: Group) -> Option<Chunk> {
    let negated = aux + 1 < limit && matches!(scene.lower(aux + 1), "not" | "n't" | "n’t");
    group.negated |= negated;
    group.copula = true;
    let end = aux + 1 + usize::from(negated);
    Some(Chunk { kind: Kind::Verb, start, end, head: aux, group })
}
