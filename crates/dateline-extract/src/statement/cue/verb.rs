//! Reporting verbs: who says it, and whether anybody says anything at all.
//!
//! *Finds:* finite and participial reporting verbs with content on either side; joint speakers; speakers that are cited.
//! *Does not find:* negated, modal, infinitive and passive reporting verbs (nobody says anything there); questions.
//! *Example:* "Okello said the road was closed"; "…, saying the road was closed".

use dateline_lexicon::reporting;
use dateline_nlp::{Tag, TokenId, VerbForm};

use super::Draft;
use super::left::{inverted, left_cue, quotation_leads};
use super::quoted::quoted_as;
use super::right::right_content;
use crate::statement::content::{Content, Region, content_of, split_clauses};
use crate::statement::scene::Scene;
use crate::statement::subject::{VerbGroup, clause_subject, subject_before, verb_group};
use crate::{MentionForm, MentionId};
/// "…, Reuters reported, citing two officials": they speak, and the one who cites them passes it on.
pub(super) fn cited(scene: &Scene, region: &Region, at: TokenId, found: &mut [Draft]) -> bool {
    if !matches!(scene.lower(at), "citing" | "quoting") {
        return false;
    }
    let phrase = scene.noun_phrase(at + 1, region.tokens.end);
    let Some(speaker) = scene.mention_from(phrase.start).filter(|_| !phrase.is_empty()) else { return false };
    let Some(draft) = found.last_mut().filter(|draft| draft.level == region.level && draft.cue.start >= region.tokens.start)
    else {
        return false;
    };
    let Some(citing) = draft.source.replace(speaker) else { return false };
    draft.relays.push((citing, draft.cue.clone()));
    draft.cue = at..at + 1;
    true
}

/// All the sources that are joined to this one in front of the verb: "Okello and Mutua said".
pub(super) fn joint_sources(scene: &Scene, source: MentionId, low: TokenId) -> Vec<MentionId> {
    let mut sources = vec![source];
    let mut at = scene.mention(source).map_or(low, |mention| mention.tokens.start);
    while at > low + 1 {
        let joins =
            scene.tag(at - 1) == Tag::Cconj && scene.lower(at - 1) == "and" || scene.is_comma(at - 1) && sources.len() > 1;
        let Some(id) = scene.mention_before(at - 1).filter(|_| joins) else { break };
        let Some(mention) = scene.mention(id).filter(|mention| mention.form == MentionForm::Name) else { break };
        at = mention.tokens.start;
        sources.push(id);
    }
    let opens =
        at <= low || matches!(scene.tag(at - 1), Tag::Punct | Tag::Sconj) || matches!(scene.lower(at - 1), "both" | "that");
    if !opens {
        sources.truncate(1);
    }
    sources.reverse();
    sources
}

pub(super) fn verb_cue(scene: &mut Scene, region: &Region, verb: TokenId, previous: Option<&Draft>) -> Vec<Draft> {
    let lemma = scene.lemma(verb);
    let frames = reporting::verb(lemma);
    let patterns = reporting::patterns(lemma);
    if frames.is_none() && patterns.is_empty() && lemma != "quote" {
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
    let clause = region.tokens.start..until;
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
        score: 0.0,
        words: None,
    };
    contents.flat_map(|content| sources.iter().map(|&source| draft(source, content.clone())).collect::<Vec<_>>()).collect()
}

/// "the reported deal": a participle before a noun is no cue.
pub(super) fn modifies_noun(scene: &Scene, verb: TokenId, group: &VerbGroup) -> bool {
    let alone = group.tokens.len() == 1 && scene.analysis.token(verb).form == Some(VerbForm::Participle);
    // "a band known as …": a reduced relative clause.
    if alone && verb > 0 && scene.is_nominal(verb - 1) && matches!(scene.tag(verb + 1), Tag::Adp) {
        return true;
    }
    let elliptic = verb > 0
        && matches!(scene.lower(verb - 1), "when" | "if" | "as" | "once" | "being")
        && group.tokens.len() == 1
        && scene.analysis.token(verb).form != Some(VerbForm::Third);
    elliptic
        || alone
            && verb > 0
            && matches!(scene.tag(verb - 1), Tag::Det | Tag::Adj)
            && matches!(scene.tag(verb + 1), Tag::Noun | Tag::Propn)
}

/// "went on to say", "continued to insist".
pub(super) fn goes_on(scene: &Scene, group: &VerbGroup) -> bool {
    let governor = |back: usize| group.tokens.start.checked_sub(back).map_or("", |at| scene.lemma(at));
    matches!(governor(2), "continue" | "proceed") || (governor(2) == "on" && governor(3) == "go")
}

pub(super) fn source_of(scene: &mut Scene, region: &Region, group: &VerbGroup, previous: Option<&Draft>) -> Option<MentionId> {
    let (low, start) = (region.tokens.start, group.tokens.start);
    if group.participial {
        let before = start.checked_sub(1).filter(|&at| at >= low);
        if let Some(at) = before
            && reporting::is_carrier(scene.lemma(at))
            && scene.tag(at) == Tag::Noun
        {
            return clause_subject(scene, low, at).or_else(|| subject_before(scene, start, low));
        }
        let same_clause = previous.filter(|draft| draft.level == region.level && draft.cue.start >= low);
        return same_clause.and_then(|draft| draft.source).or_else(|| clause_subject(scene, low, start));
    }
    let start = if group.infinitive {
        start.saturating_sub(if scene.lower(start.saturating_sub(2)) == "on" { 3 } else { 2 })
    } else {
        start
    };
    let found = subject_before(scene, start, low);
    if found.is_some() {
        return found;
    }
    let joined = start > low && (scene.tag(start - 1) == Tag::Cconj || scene.is_comma(start - 1));
    let same = previous.filter(|draft| joined && draft.level == region.level && draft.cue.start >= low);
    same.and_then(|draft| draft.source).or_else(|| if joined { clause_subject(scene, low, start) } else { None })
}
