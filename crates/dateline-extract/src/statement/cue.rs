//! Cues: the words that make something a statement, with their source and content.
//!
//! *Finds:* reporting verbs with content after or before them, inverted verbs, marked patterns ("accused X of"), "according to",
//! "citing", "quoted X as saying", headline colons, reporting nouns with a that-clause.
//! *Does not find:* negated, modal, infinitive and passive reporting verbs (nobody says anything there); questions.
//! *Source:* cue classes after Pareti (2015), PARC 3 annotation manual.

use std::ops::Range;

use dateline_lexicon::reporting;
use dateline_nlp::{Tag, TokenId, VerbForm};
use dateline_record::Rule;

use super::content::{Content, Region, content_end, content_of, skip_adjunct, split_clauses};
use super::scene::Scene;
use super::subject::{VerbGroup, clause_subject, subject_after, subject_before, verb_group};
use crate::{MentionForm, MentionId};

/// Reporting verb with its content on the right.
pub(super) const VERB_RIGHT: Rule = Rule::new("STA001", 1);
/// Reporting verb with its content on the left.
pub(super) const VERB_LEFT: Rule = Rule::new("STA002", 1);
/// Marked pattern: "accused X of Y".
pub(super) const PATTERN: Rule = Rule::new("STA003", 1);
/// "according to X".
pub(super) const ACCORDING: Rule = Rule::new("STA004", 1);
/// "X: content", "content — X".
pub(super) const HEADLINE: Rule = Rule::new("STA005", 1);
/// "the claim that …".
pub(super) const NOUN: Rule = Rule::new("STA006", 1);
/// Reporting verb with a noun phrase or infinitive as its content.
pub(super) const VERB_NOUN: Rule = Rule::new("STA008", 1);
/// "quoted X as saying".
pub(super) const QUOTED_AS: Rule = Rule::new("STA007", 1);

/// A statement as one cue gives it, before the chains are put together.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) source: Option<MentionId>,
    /// Tokens of the cue; empty for an implicit one.
    pub(super) cue: Range<TokenId>,
    pub(super) content: Content,
    pub(super) level: u8,
    pub(super) rule: Rule,
    /// Content stands before the cue.
    pub(super) left: bool,
    /// Passed on by these, outermost first.
    pub(super) relays: Vec<(MentionId, Range<TokenId>)>,
    pub(super) to: Option<MentionId>,
    /// The tokens of the reporting clause outside the content: where time, medium and addressee of speaking are looked for.
    pub(super) clause: Range<TokenId>,
}

/// All drafts of one region.
pub(super) fn drafts(scene: &mut Scene, region: &Region) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let mut at = region.tokens.start;
    while at < region.tokens.end {
        if scene.quote_at(at, region.level).is_none() && !cited(scene, region, at, &mut found) {
            let drafts = match scene.tag(at) {
                Tag::Verb => verb_cue(scene, region, at, found.last()),
                Tag::Noun => noun_cue(scene, region, at),
                _ => Vec::new(),
            };
            let drafts = if drafts.is_empty() { according(scene, region, at) } else { drafts };
            found.extend(drafts);
        }
        at += 1;
    }
    if found.is_empty() {
        found.extend(headline(scene, region));
    }
    found
}

/// "…, Reuters reported, citing two officials": they speak, and the one who cites them passes it on.
fn cited(scene: &Scene, region: &Region, at: TokenId, found: &mut [Draft]) -> bool {
    if !matches!(scene.lower(at), "citing" | "quoting") {
        return false;
    }
    let phrase = scene.noun_phrase(at + 1, region.tokens.end);
    let Some(speaker) = scene.mention_from(phrase.start).filter(|_| !phrase.is_empty()) else { return false };
    let Some(draft) = found.last_mut().filter(|draft| draft.level == region.level && draft.cue.start >= region.tokens.start) else { return false };
    let Some(citing) = draft.source.replace(speaker) else { return false };
    draft.relays.push((citing, draft.cue.clone()));
    draft.cue = at..at + 1;
    true
}

/// All the sources that are joined to this one in front of the verb: "Okello and Mutua said".
fn joint_sources(scene: &Scene, source: MentionId, low: TokenId) -> Vec<MentionId> {
    let mut sources = vec![source];
    let mut at = scene.mention(source).map_or(low, |mention| mention.tokens.start);
    while at > low + 1 {
        let joins = scene.tag(at - 1) == Tag::Cconj && scene.lower(at - 1) == "and" || scene.is_comma(at - 1) && sources.len() > 1;
        let Some(id) = scene.mention_before(at - 1).filter(|_| joins) else { break };
        let Some(mention) = scene.mention(id).filter(|mention| mention.form == MentionForm::Name) else { break };
        at = mention.tokens.start;
        sources.push(id);
    }
    let opens = at <= low || matches!(scene.tag(at - 1), Tag::Punct | Tag::Sconj) || matches!(scene.lower(at - 1), "both" | "that");
    if !opens {
        sources.truncate(1);
    }
    sources.reverse();
    sources
}

fn verb_cue(scene: &mut Scene, region: &Region, verb: TokenId, previous: Option<&Draft>) -> Vec<Draft> {
    let lemma = scene.lemma(verb);
    let frames = reporting::verb(lemma);
    let patterns = reporting::patterns(lemma);
    if frames.is_none() && patterns.is_empty() {
        return Vec::new();
    }
    let group = verb_group(scene, verb, region.tokens.start);
    if lemma == "quote" {
        return quoted_as(scene, region, verb, &group);
    }
    if group.negated || group.modal || group.passive || modifies_noun(scene, verb, &group) {
        return Vec::new();
    }
    if group.infinitive && !goes_on(scene, &group) {
        return Vec::new();
    }
    let frames = frames.unwrap_or_default();
    if inverted(scene, region, &group, frames) || quotation_leads(scene, region, &group) {
        let drafts = left_cue(scene, region, verb, &group, frames);
        if !drafts.is_empty() {
            return drafts;
        }
    }
    let Some((content, rule, to, starts)) = right_content(scene, region, verb, frames) else {
        return left_cue(scene, region, verb, &group, frames);
    };
    let Some(source) = source_of(scene, region, &group, previous) else { return Vec::new() };
    // An occasion behind the content belongs to the reporting clause too.
    let tail = matches!(scene.lower(content.end), "in" | "at" | "during") && content.end < region.tokens.end;
    let until = if tail { region.tokens.end } else { starts };
    let clause = group.tokens.start.saturating_sub(24).max(region.tokens.start)..until;
    let sources = joint_sources(scene, source, region.tokens.start);
    let parts = split_clauses(scene, content, region.level);
    let contents = parts.into_iter().filter_map(|part| content_of(scene, part, region.level));
    let draft = |source: MentionId, content: Content| Draft {
        source: Some(source),
        cue: group.tokens.start..verb + 1,
        content,
        level: region.level,
        rule,
        left: false,
        relays: Vec::new(),
        to,
        clause: clause.clone(),
    };
    contents.flat_map(|content| sources.iter().map(|&source| draft(source, content.clone())).collect::<Vec<_>>()).collect()
}

/// "the reported deal": a participle before a noun is no cue.
fn modifies_noun(scene: &Scene, verb: TokenId, group: &VerbGroup) -> bool {
    let alone = group.tokens.len() == 1 && scene.analysis.token(verb).form == Some(VerbForm::Participle);
    // "a band known as …": a reduced relative clause.
    if alone && verb > 0 && scene.is_nominal(verb - 1) && matches!(scene.tag(verb + 1), Tag::Adp) {
        return true;
    }
    let elliptic = verb > 0 && matches!(scene.lower(verb - 1), "when" | "if" | "as" | "once" | "being") && group.tokens.len() == 1 && scene.analysis.token(verb).form != Some(VerbForm::Third);
    elliptic || alone && verb > 0 && matches!(scene.tag(verb - 1), Tag::Det | Tag::Adj) && matches!(scene.tag(verb + 1), Tag::Noun | Tag::Propn)
}

/// Whether content ends right before the token: at a comma, a dash, a closing mark or a final mark.
fn ends_content(scene: &Scene, region: &Region, at: TokenId) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= region.tokens.start) else { return false };
    scene.is_comma(before)
        || scene.is_dash(before)
        || scene.quote_at(before, region.level).is_some()
        || matches!(scene.lower(before), "?" | "!" | "…")
}

/// Whether a quotation that ends like a content stands right before the subject: `"…," X said as the rain fell`.
fn quotation_leads(scene: &mut Scene, region: &Region, group: &VerbGroup) -> bool {
    let low = region.tokens.start;
    if group.participial || group.tokens.start <= low {
        return false;
    }
    let Some(source) = subject_before(scene, group.tokens.start, low) else { return false };
    let start = head_start(scene, source, low);
    let quote = start.checked_sub(1).filter(|&at| at >= low).and_then(|at| scene.quote_at(at, region.level)).and_then(|id| scene.quote(id));
    quote.is_some_and(|quote| quote.close.is_some() && quote.inner.slice(scene.text).trim_end().ends_with([',', '?', '!', '—']))
}

/// Whether the verb stands before its subject: `…," said Putin`, and the subject ends the clause or takes an apposition.
fn inverted(scene: &Scene, region: &Region, group: &VerbGroup, frames: reporting::Frames) -> bool {
    let limit = region.tokens.end;
    if !frames.quote || frames.addressee || !ends_content(scene, region, group.tokens.start) || group.tokens.len() > 1 {
        return false;
    }
    let mut end = scene.noun_phrase(group.tokens.end, limit).end;
    while end > group.tokens.end && end < limit {
        let next = skip_adjunct(scene, end, limit);
        if next == end {
            break;
        }
        end = next;
    }
    end > group.tokens.end && (end >= limit || scene.tag(end) == Tag::Punct)
}

/// "went on to say", "continued to insist".
fn goes_on(scene: &Scene, group: &VerbGroup) -> bool {
    let governor = |back: usize| group.tokens.start.checked_sub(back).map_or("", |at| scene.lemma(at));
    matches!(governor(2), "continue" | "proceed") || (governor(2) == "on" && governor(3) == "go")
}

fn source_of(scene: &mut Scene, region: &Region, group: &VerbGroup, previous: Option<&Draft>) -> Option<MentionId> {
    let (low, start) = (region.tokens.start, group.tokens.start);
    if group.participial {
        let before = start.checked_sub(1).filter(|&at| at >= low);
        if let Some(at) = before {
            if reporting::is_carrier(scene.lemma(at)) && scene.tag(at) == Tag::Noun {
                return clause_subject(scene, low, at).or_else(|| subject_before(scene, start, low));
            }
        }
        let same_clause = previous.filter(|draft| draft.level == region.level && draft.cue.start >= low);
        return same_clause.and_then(|draft| draft.source).or_else(|| clause_subject(scene, low, start));
    }
    let start = if group.infinitive { start.saturating_sub(if scene.lower(start.saturating_sub(2)) == "on" { 3 } else { 2 }) } else { start };
    let found = subject_before(scene, start, low);
    if found.is_some() {
        return found;
    }
    let joined = start > low && (scene.tag(start - 1) == Tag::Cconj || scene.is_comma(start - 1));
    let same = previous.filter(|draft| joined && draft.level == region.level && draft.cue.start >= low);
    same.and_then(|draft| draft.source).or_else(|| if joined { clause_subject(scene, low, start) } else { None })
}

type Rightward = (Range<TokenId>, Rule, Option<MentionId>, TokenId);

/// Content after the verb: tokens, rule, addressee, and where the reporting clause ends.
fn right_content(scene: &mut Scene, region: &Region, verb: TokenId, frames: reporting::Frames) -> Option<Rightward> {
    let limit = region.tokens.end;
    if let Some(found) = pattern_content(scene, region, verb) {
        return Some(found);
    }
    let mut at = verb + 1;
    let mut to = None;
    if frames.addressee {
        let phrase = scene.noun_phrase(at, limit);
        if !phrase.is_empty() && !starts_clause(scene, phrase.clone(), limit) {
            at = phrase.end;
            to = Some(scene.mention_of(phrase));
        }
    }
    // Look past times, places and "to reporters" for what opens the content.
    let mut probe = at;
    loop {
        if probe >= limit {
            break;
        }
        if opens_quote(scene, region, probe) && (frames.quote || frames.that || frames.noun) {
            let end = content_end(scene, probe, region);
            return Some((probe..end, VERB_RIGHT, to, probe));
        }
        let word = scene.lower(probe);
        if word == "that" && frames.that && scene.has_finite(probe + 1..limit) {
            return Some((probe + 1..content_end(scene, probe + 1, region), VERB_RIGHT, to, probe));
        }
        if word == ":" && (frames.quote || frames.clause) && probe + 1 < limit {
            return Some((probe + 1..limit, VERB_RIGHT, to, probe));
        }
        let comma = scene.is_comma(probe) && probe + 1 < limit;
        if comma && (opens_quote(scene, region, probe + 1) || scene.lower(probe + 1) == "that") && probe <= verb + 14 {
            probe += 1;
            continue;
        }
        if comma && probe > verb + 1 && matches!(scene.tag(probe + 1), Tag::Adp) {
            probe += 1;
            continue;
        }
        if word == "to" && probe + 1 < limit && scene.tag(probe) == Tag::Adp && frames.quote {
            let phrase = scene.noun_phrase(probe + 1, limit);
            if !phrase.is_empty() {
                let end = phrase.end;
                to = to.or(Some(scene.mention_of(phrase)));
                probe = end;
                continue;
            }
        }
        let next = skip_adjunct(scene, probe, limit);
        if next == probe {
            break;
        }
        probe = next;
    }
    if scene.is_comma(at) || at >= limit {
        return None;
    }
    if frames.clause && bare_clause(scene, at, limit) {
        let start = clause_start(scene, at, limit);
        return Some((start..content_end(scene, start, region), VERB_RIGHT, to, start));
    }
    if frames.infinitive && scene.lower(at) == "to" && scene.is_verb(at + 1) {
        return Some((at..content_end(scene, at, region), VERB_NOUN, to, at));
    }
    if frames.that && matches!(scene.lower(at), "how" | "why" | "whether" | "what") && scene.has_finite(at..limit) {
        return Some((at..content_end(scene, at, region), VERB_RIGHT, to, at));
    }
    if frames.noun && !scene.noun_phrase(at, limit).is_empty() {
        let end = noun_end(scene, at, region);
        return Some((at..end, VERB_NOUN, to, at));
    }
    None
}

/// Whether a quotation at the region's level opens at `at`.
fn opens_quote(scene: &Scene, region: &Region, at: TokenId) -> bool {
    scene.quote_at(at, region.level).is_some_and(|quote| scene.quote_tokens(quote).start == at)
}

/// Whether a finite clause follows: a noun phrase, perhaps with modifiers, and then a finite verb.
fn bare_clause(scene: &Scene, at: TokenId, limit: TokenId) -> bool {
    let start = clause_start(scene, at, limit);
    if matches!(scene.lower(start), "if" | "when" | "while" | "because" | "although" | "there") {
        return scene.has_finite(start..limit);
    }
    let phrase = scene.noun_phrase(start, limit);
    if matches!(scene.lower(start), "he" | "she" | "they" | "we" | "i" | "it") && start + 1 < limit && scene.tag(start + 1) != Tag::Punct {
        return true;
    }
    !phrase.is_empty() && starts_clause(scene, phrase, limit)
        || opens_with_quote(scene, start) && scene.has_finite(start..limit)
        || scene.tag(start) == Tag::Verb && scene.analysis.token(start).form == Some(VerbForm::Gerund) && scene.has_finite(start..limit)
}

fn opens_with_quote(scene: &Scene, at: TokenId) -> bool {
    scene.quote_at(at, 0).is_some()
}

/// Whether the noun phrase is the subject of a finite verb: nothing but modifiers of it stands between.
fn starts_clause(scene: &Scene, phrase: Range<TokenId>, limit: TokenId) -> bool {
    let oblique = phrase.len() == 1 && matches!(scene.lower(phrase.start), "him" | "me" | "us" | "them" | "himself" | "herself" | "themselves");
    let mut at = if oblique { limit } else { phrase.end };
    let mut relative = false;
    while at < limit.min(phrase.end + 30) {
        if scene.is_finite(at) {
            if !relative {
                return true;
            }
            relative = false;
            at += 1;
            continue;
        }
        let word = scene.lower(at);
        if matches!(word, "who" | "which" | "that") && scene.tag(at) != Tag::Sconj {
            relative = true;
            at += 1;
            continue;
        }
        if scene.is_comma(at) || word == "(" {
            // An insertion: go on behind its other comma.
            let close = (at + 1..limit.min(at + 25)).find(|&next| scene.is_comma(next) || scene.lower(next) == ")" || scene.quote_at(next, 0).is_some());
            match close.filter(|&close| scene.quote_at(close, 0).is_none()) {
                Some(close) => at = close + 1,
                None => return false,
            }
            relative = false;
            continue;
        }
        if scene.quote_at(at, 0).is_some() && scene.tag(at) == Tag::Punct {
            // The quotation may hold the verb: said the plan "is dead".
            return scene.is_finite(at + 1);
        }
        if scene.lower(at) == "that" || scene.tag(at) == Tag::Part && word == "to" {
            return false;
        }
        let form = scene.analysis.token(at).form;
        let modifies = matches!(scene.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Det | Tag::Cconj | Tag::Part | Tag::Adp | Tag::Adv | Tag::Pron)
            || matches!(form, Some(VerbForm::Gerund | VerbForm::Participle))
            || relative;
        if !modifies {
            return false;
        }
        at += 1;
    }
    false
}

/// Where the content clause starts after times and adverbs that belong to the cue: "said on Friday he wants".
fn clause_start(scene: &Scene, at: TokenId, limit: TokenId) -> TokenId {
    let mut start = at;
    while start < limit {
        let timed = scene.time_at(start).is_some() || scene.tag(start) == Tag::Adp && scene.time_at(start + 1).is_some();
        let occasion = matches!(scene.lower(start), "in" | "at" | "on" | "during") && reporting::is_carrier(scene.lemma(skip_adjunct(scene, start, limit).saturating_sub(1)));
        let next = if timed || occasion { skip_adjunct(scene, start, limit) } else { start };
        if next == start || next >= limit || !scene.has_finite(next..limit) {
            break;
        }
        start = next;
    }
    start
}

/// The end of a noun-phrase content: before a comma that opens a clause, a relative or a coordinated finite verb.
fn noun_end(scene: &Scene, start: TokenId, region: &Region) -> TokenId {
    let limit = content_end(scene, start, region);
    (start + 1..limit)
        .find(|&at| {
            scene.quote_at(at, region.level).is_none()
                && (new_clause(scene, at, limit)
                    || scene.is_comma(at) && matches!(scene.lower(at + 1), "who" | "which" | "while" | "as" | "but" | "after" | "when" | "where" | "according")
                    || scene.is_comma(at) && scene.analysis.token(at + 1).form == Some(VerbForm::Gerund))
        })
        .unwrap_or(limit)
}

/// Whether a separator opens another clause: "…, and Kyiv urged", "… and has proposed".
fn new_clause(scene: &Scene, at: TokenId, limit: TokenId) -> bool {
    let comma = scene.is_comma(at);
    let mut next = at + 1;
    let joined = scene.tag(at) == Tag::Cconj || comma && scene.tag(next) == Tag::Cconj;
    if comma && joined {
        next += 1;
    }
    while scene.tag(next) == Tag::Adv && next < limit {
        next += 1;
    }
    if !joined && !comma {
        return false;
    }
    if scene.is_finite(next) && next < limit {
        return true;
    }
    let phrase = scene.noun_phrase(next, limit);
    comma && joined && !phrase.is_empty() && starts_clause(scene, phrase, limit)
}

fn pattern_content(scene: &mut Scene, region: &Region, verb: TokenId) -> Option<Rightward> {
    let limit = region.tokens.end;
    for pattern in reporting::patterns(scene.lemma(verb)) {
        let start = verb + 1;
        if !pattern.object {
            if scene.lower(start) != pattern.marker {
                continue;
            }
            let after = start + 1;
            if pattern.marker == "out" {
                let after = if scene.lower(after) == "that" { after + 1 } else { after };
                return (after < limit && !scene.is_comma(after)).then(|| (after..content_end(scene, after, region), PATTERN, None, start));
            }
            return (after < limit && scene.tag(after) != Tag::Punct || opens_quote(scene, region, after))
                .then(|| (after..noun_end(scene, after, region), PATTERN, None, start));
        }
        let phrase = scene.noun_phrase(start, limit);
        let phrase = if phrase.is_empty() && opens_quote(scene, region, start) {
            scene.quote_at(start, region.level).map_or(phrase.clone(), |quote| scene.quote_tokens(quote))
        } else {
            phrase
        };
        let mut after = phrase.end;
        if phrase.is_empty() {
            continue;
        }
        // "described the release of hostages as": the object may carry prepositional phrases.
        while scene.lower(after) != pattern.marker && after < limit && after < phrase.end + 12 {
            let next = skip_adjunct(scene, after, limit);
            if next == after {
                break;
            }
            after = next;
        }
        if scene.lower(after) != pattern.marker || after + 1 >= limit {
            continue;
        }
        let to = if pattern.with_object { None } else { Some(scene.mention_of(phrase.clone())) };
        let begins = if pattern.with_object { phrase.start } else { after + 1 };
        let end = noun_end(scene, after + 1, region);
        let begins = if pattern.marker == "on" && !pattern.with_object && scene.lower(begins) == "to" { begins } else { begins };
        return Some((begins..end, PATTERN, to, begins));
    }
    call_on(scene, region, verb)
}

/// "called on X to …", "called X a Y".
fn call_on(scene: &mut Scene, region: &Region, verb: TokenId) -> Option<Rightward> {
    let limit = region.tokens.end;
    if scene.lemma(verb) == "call" && matches!(scene.lower(verb + 1), "on" | "upon") {
        let phrase = scene.noun_phrase(verb + 2, limit);
        let end = (phrase.end..limit.min(phrase.end + 8)).find(|&at| scene.lower(at) == "to" && scene.is_verb(at + 1))?;
        if phrase.is_empty() {
            return None;
        }
        let to = scene.mention_of(phrase);
        return Some((end..content_end(scene, end, region), PATTERN, Some(to), end));
    }
    if scene.lemma(verb) == "call" && opens_quote(scene, region, verb + 1) {
        // "what he called “a disgrace”"
        let quote = scene.quote_at(verb + 1, region.level)?;
        return Some((scene.quote_tokens(quote), PATTERN, None, verb + 1));
    }
    if scene.lemma(verb) == "call" {
        let object = scene.noun_phrase(verb + 1, limit);
        let second = object.end;
        let follows = opens_quote(scene, region, second) || matches!(scene.lower(second), "a" | "an") || scene.tag(second) == Tag::Adj;
        if !object.is_empty() && follows {
            return Some((object.start..noun_end(scene, second, region), PATTERN, None, object.start));
        }
    }
    None
}

/// Content before the cue: "…, X said", "…," said X.
fn left_cue(scene: &mut Scene, region: &Region, verb: TokenId, group: &VerbGroup, frames: reporting::Frames) -> Vec<Draft> {
    if !(frames.clause || frames.quote) {
        return Vec::new();
    }
    let (low, limit) = (region.tokens.start, region.tokens.end);
    let finite = matches!(scene.analysis.token(verb).form, Some(VerbForm::Past | VerbForm::Third | VerbForm::Base | VerbForm::Participle));
    if !finite || group.participial {
        return Vec::new();
    }
    // What follows "told" is whom, unless a quotation ends right before it.
    let quoted = group.tokens.start > low && scene.quote_at(group.tokens.start - 1, region.level).is_some();
    let turned = ends_content(scene, region, group.tokens.start) || group.tokens.start == low;
    let after = if turned && (quoted || !frames.addressee) { subject_after(scene, verb + 1, limit) } else { None };
    let (source, starts, mut ends) = match after {
        Some(source) => {
            let end = scene.mention(source).map_or(verb + 1, |mention| mention.tokens.end);
            (source, group.tokens.start, end)
        }
        None => {
            let Some(source) = subject_before(scene, group.tokens.start, low) else { return Vec::new() };
            let start = head_start(scene, source, low);
            if !ends_content(scene, region, start) && start > low {
                return Vec::new();
            }
            (source, start, verb + 1)
        }
    };
    let mut to = None;
    if frames.addressee || scene.lower(ends) == "to" {
        let from = if scene.lower(ends) == "to" { ends + 1 } else { ends };
        let phrase = scene.noun_phrase(from, limit);
        if !phrase.is_empty() && scene.time_at(phrase.start).is_none() {
            ends = phrase.end;
            to = Some(scene.mention_of(phrase));
        }
    }
    let after = continuation(scene, region, ends);
    let said = |tokens: Range<TokenId>| scene.has_finite(tokens.clone()) || tokens.into_iter().any(|at| scene.quote_at(at, region.level).is_some());
    let left = said(low..starts).then(|| content_of(scene, low..starts, region.level)).flatten();
    let right = after.and_then(|tokens| content_of(scene, tokens, region.level));
    let (mut content, more) = match (left, right) {
        (Some(left), right) => (left, right),
        // Only a time or a place stands before the source: "On Monday, he said, the talks began."
        (None, Some(right)) => (right, None),
        (None, None) => return Vec::new(),
    };
    if let Some(piece) = more {
        content.tokens.end = content.tokens.end.max(starts);
        content.pieces.extend(piece.pieces);
        content.marked.extend(piece.marked);
        if piece.kind != content.kind {
            content.kind = dateline_record::vocabulary::StatementKind::Mixed;
        }
    }
    vec![Draft {
        source: Some(source),
        cue: group.tokens.start..verb + 1,
        content,
        level: region.level,
        rule: VERB_LEFT,
        left: true,
        relays: Vec::new(),
        to,
        clause: starts..limit,
    }]
}

/// Where the noun phrase of a source starts, prepositional phrases and insertions included: walks back to the comma before it.
fn head_start(scene: &Scene, source: MentionId, low: TokenId) -> TokenId {
    scene.mention(source).map_or(low, |mention| mention.tokens.start)
}

/// The second half of a content that its cue interrupts: `"…," he said, "…"`, "the plan, he said, was dead".
fn continuation(scene: &Scene, region: &Region, ends: TokenId) -> Option<Range<TokenId>> {
    let limit = region.tokens.end;
    // `"…," said X, an aide, "…"`, or the next sentence of the paragraph is a quotation and nothing else.
    let opening = (ends..limit).find(|&at| opens_quote(scene, region, at) && matches!(scene.lower(at.saturating_sub(1)), "," | ":" | "—"));
    let next = opening.or_else(|| opens_quote(scene, region, limit).then_some(limit));
    if let Some(quote) = next.and_then(|next| scene.quote_at(next, region.level)) {
        let tokens = scene.quote_tokens(quote);
        let same = scene.sentence(tokens.start).is_some_and(|sentence| sentence.paragraph == region.paragraph);
        let last = scene.sentence(tokens.end.saturating_sub(1)).map_or(0, |sentence| sentence.tokens.end);
        let alone = (tokens.end..last).all(|at| scene.tag(at) == Tag::Punct) || opening.is_some();
        return (same && alone).then_some(tokens);
    }
    let at = ends;
    if at >= limit || !scene.is_comma(at) {
        return None;
    }
    // "the plan, he said, was dead"; "last year, he said, the plan was dead".
    let rest = at + 1;
    let goes_on = scene.is_finite(rest) && reporting::verb(scene.lemma(rest)).is_none();
    let phrase = scene.noun_phrase(rest, limit);
    (goes_on || !phrase.is_empty() && starts_clause(scene, phrase, limit) || scene.tag(rest) == Tag::Adp).then_some(rest..limit)
}

/// One past the words of a prepositional cue that starts at `at`: "according to", "as reported by", sentence-initial "per".
fn prepositional_cue(scene: &Scene, region: &Region, at: TokenId) -> Option<TokenId> {
    match scene.lower(at) {
        "according" if scene.lower(at + 1) == "to" => Some(at + 2),
        "as" if scene.lower(at + 2) == "by" && matches!(scene.lemma(at + 1), "report" | "quote" | "cite" | "carry" | "publish" | "relay") => Some(at + 3),
        "per" if at == region.tokens.start => Some(at + 1),
        _ => None,
    }
}

/// "According to X, …", "…, according to X", "…, as reported by X".
fn according(scene: &mut Scene, region: &Region, at: TokenId) -> Vec<Draft> {
    let limit = region.tokens.end;
    let Some(named) = prepositional_cue(scene, region, at) else { return Vec::new() };
    let phrase = scene.noun_phrase(named, limit);
    if phrase.is_empty() {
        return Vec::new();
    }
    let source = scene.mention_of(phrase.clone());
    let opens = at == region.tokens.start || !scene.has_finite(region.tokens.start..at);
    let content = if opens {
        let comma = (phrase.end..limit).find(|&next| scene.is_comma(next) && scene.quote_at(next, region.level).is_none());
        comma.and_then(|comma| content_of(scene, comma + 1..content_end(scene, comma + 1, region), region.level))
    } else {
        content_of(scene, region.tokens.start..at, region.level)
    };
    let Some(content) = content else { return Vec::new() };
    vec![Draft {
        source: Some(source),
        cue: at..named,
        content,
        level: region.level,
        rule: ACCORDING,
        left: !opens,
        relays: Vec::new(),
        to: None,
        clause: at..if opens { phrase.end } else { limit },
    }]
}

/// "TASS quoted him as saying …", "X was quoted by TASS as saying …".
fn quoted_as(scene: &mut Scene, region: &Region, verb: TokenId, group: &VerbGroup) -> Vec<Draft> {
    let (low, limit) = (region.tokens.start, region.tokens.end);
    let Some(saying) = (verb + 1..limit.min(verb + 16)).find(|&at| scene.lower(at) == "as" && reporting::verb(scene.lemma(at + 1)).is_some()) else {
        return Vec::new();
    };
    let Some(subject) = subject_before(scene, group.tokens.start, low) else { return Vec::new() };
    let (speaker, relay) = if group.passive {
        let by = (verb + 1..saying).find(|&at| scene.lower(at) == "by");
        let relay = by.map(|by| scene.noun_phrase(by + 1, saying)).filter(|phrase| !phrase.is_empty());
        (subject, relay.map(|phrase| scene.mention_of(phrase)))
    } else {
        let phrase = scene.noun_phrase(verb + 1, saying);
        if phrase.is_empty() {
            return Vec::new();
        }
        (scene.mention_of(phrase), Some(subject))
    };
    let frames = reporting::verb(scene.lemma(saying + 1)).unwrap_or_default();
    let right = right_content(scene, region, saying + 1, frames).map(|found| found.0);
    let left = right.is_none();
    let tokens = right.unwrap_or_else(|| {
        let start = scene.mention(subject).map_or(low, |mention| mention.tokens.start);
        low..start
    });
    let Some(content) = content_of(scene, tokens, region.level) else { return Vec::new() };
    vec![Draft {
        source: Some(speaker),
        cue: saying + 1..saying + 2,
        content,
        level: region.level,
        rule: QUOTED_AS,
        left,
        relays: relay.into_iter().map(|id| (id, verb..verb + 1)).collect(),
        to: None,
        clause: group.tokens.start..saying + 2,
    }]
}

/// "his claim that …": the possessor, or nobody, is the source.
fn noun_cue(scene: &mut Scene, region: &Region, noun: TokenId) -> Vec<Draft> {
    let low = region.tokens.start;
    let that = noun + 1;
    if scene.lower(that) != "that" || !reporting::is_noun(scene.lemma(noun)) || !scene.has_finite(that + 1..region.tokens.end) {
        return Vec::new();
    }
    // "the report that was leaked": a relative clause, not a content.
    if scene.is_finite(that + 1) || scene.tag(that) == Tag::Pron {
        return Vec::new();
    }
    let mut at = noun;
    while at > low && matches!(scene.tag(at - 1), Tag::Adj) {
        at -= 1;
    }
    let possessive = at > low && matches!(scene.lower(at - 1), "his" | "her" | "their" | "its" | "'s" | "’s" | "'" | "’");
    let owner = if possessive { if scene.tag(at - 1) == Tag::Part { scene.mention_before(at - 1) } else { Some(scene.mention_of(at - 1..at)) } } else { None };
    // "expressed concern that …": the subject of the verb in front.
    let start = (low..at).rev().find(|&before| !matches!(scene.tag(before), Tag::Det | Tag::Adj));
    let governed = start.filter(|&verb| owner.is_none() && scene.tag(verb) == Tag::Verb && matches!(scene.lemma(verb), "express" | "voice" | "make" | "issue" | "repeat" | "raise" | "deny" | "reject" | "dismiss" | "have" | "give" | "share"));
    let owner = owner.or_else(|| {
        let group = verb_group(scene, governed?, low);
        if group.negated || group.passive || group.infinitive { None } else { subject_before(scene, group.tokens.start, low) }
    });
    let Some(source) = owner else { return Vec::new() };
    let Some(content) = content_of(scene, that + 1..content_end(scene, that + 1, region), region.level) else { return Vec::new() };
    vec![Draft {
        source: Some(source),
        cue: noun..noun + 1,
        content,
        level: region.level,
        rule: NOUN,
        left: false,
        relays: Vec::new(),
        to: None,
        clause: noun..that,
    }]
}

/// "Kremlin: no talks", "Truce near — Kremlin": a headline without a full stop.
fn headline(scene: &mut Scene, region: &Region) -> Option<Draft> {
    let (low, limit) = (region.tokens.start, region.tokens.end);
    if region.level > 0 || limit - low > 24 || matches!(scene.lower(limit.saturating_sub(1)), "." | "!" | "?" | "”" | "\"") {
        return None;
    }
    let paragraph = scene.analysis.paragraphs.get(region.paragraph as usize)?;
    if paragraph.sentences.len() > 1 {
        return None;
    }
    let mark = (low..limit).find(|&at| scene.lower(at) == ":" || matches!(scene.lower(at), "—" | "–"))?;
    let colon = scene.lower(mark) == ":";
    let (side, rest) = if colon { (low..mark, mark + 1..limit) } else { (mark + 1..limit, low..mark) };
    let source = scene.mention_from(side.start).filter(|&id| scene.mention(id).is_some_and(|mention| mention.tokens.end == side.end && mention.name.is_some()))?;
    let content = content_of(scene, rest, 0)?;
    Some(Draft {
        source: Some(source),
        cue: mark..mark + 1,
        content,
        level: 0,
        rule: HEADLINE,
        left: !colon,
        relays: Vec::new(),
        to: None,
        clause: mark..mark,
    })
}
