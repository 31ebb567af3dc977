//! Attributions as the engine reads them, as drafts.
//!
//! *Finds:* whatever PolNeAR and the reports read by hand mark: verbs, nouns and phrases, content on either side and beyond the
//! sentence. *Does not find:* a cue without content. *Why:* which verbs report, and how far what they report goes, is learnt
//! better than listed; what typography decides (how a quotation runs on, marks, "and that") is kept here.

use std::ops::Range;

use dateline_lexicon::reporting;
use dateline_nlp::{Attribution, Tag, TokenId, VerbForm};
use dateline_record::Rule;
use dateline_record::vocabulary::StatementKind;

use super::Draft;
use crate::statement::content::{Content, content_of, split_clauses};
use crate::statement::scene::Scene;
use crate::statement::subject::{subject_before, verb_group};
use crate::{MentionForm, MentionId};

/// An attribution that the engine found.
pub(in crate::statement) const LEARNT: Rule = Rule::new("STA011", 1);

/// Attributions that are less likely than this are left out.
const LEAST: f32 = 0.55;

/// More tokens than lie between a cue and what it governs.
const REACH: usize = 100;

/// Words between two runs that may be taken for passed over.
const LOST: usize = 2;

/// The drafts of an attribution: one for each speaker and each coordinated clause.
pub(super) fn drafts(scene: &mut Scene, one: &Attribution) -> Vec<Draft> {
    if one.score < LEAST || !tells(scene, one) || asks_or_declines(scene, one) || is_object(scene, one) || is_turned(scene, one) {
        return Vec::new();
    }
    let agent = agent(scene, one);
    let reduced = is_reduced(scene, one);
    if reduced && agent.is_none() && one.content.iter().any(|run| run.end <= one.cue.start) {
        return Vec::new();
    }
    let level = u8::from(scene.quote_at(one.anchor, 0).is_some());
    let behind = inverted(scene, one);
    let contents = contents(scene, one, agent.as_ref().or(behind.as_ref()), level);
    // Further runs belong to the first: "Haraldsson, who had …, said".
    let source = one.source.iter().cloned().reduce(|first, next| {
        let gap = first.end..next.start;
        let cue = gap.contains(&one.cue.start) || next.start < first.end;
        if gap.len() <= LOST && !cue { first.start..next.end } else { first }
    });
    let source = source.filter(|run| !reduced && !is_spoken_of(scene, one, run)).map(|run| with_noun(scene, one, run)).or(agent);
    let behind = behind.map(|phrase| scene.mention_of(phrase));
    let found = match &source {
        None if behind.is_some() => behind.into_iter().collect(),
        None if !one.source.is_empty() => Vec::new(),
        Some(run) if run.len() == 1 && is_relative(scene, run.start) => match antecedent(scene, one) {
            Some(meant) => vec![meant],
            None => sources(scene, run),
        },
        Some(run) => sources(scene, &without_relative(scene, run)),
        None => subject(scene, one).into_iter().collect(),
    };
    let sources: Vec<Option<MentionId>> = if found.is_empty() { vec![None] } else { found.into_iter().map(Some).collect() };
    let whole = |run: &Range<TokenId>| scene.analysis.span(run.clone());
    let words = source.as_ref().filter(|_| sources.len() == 1).map(whole);
    let clause = clause(scene, one);
    let to = addressee(scene, one).filter(|to| behind != Some(*to));
    let is_mark = |at: &TokenId| scene.tag(*at) == Tag::Punct;
    let start = one.cue.clone().find(|at| !is_mark(at)).unwrap_or(one.cue.start);
    let end = one.cue.clone().rev().find(|at| !is_mark(at)).map_or(one.cue.end, |at| at + 1);
    let cue = start..end;
    let draft = |source: Option<MentionId>, content: Content| Draft {
        source,
        cue: cue.clone(),
        left: content.tokens.start < one.cue.start,
        content,
        level,
        rule: LEARNT,
        relays: Vec::new(),
        to,
        clause: clause.clone(),
        score: one.score,
        words,
    };
    contents
        .into_iter()
        .filter(|content| !is_deed(scene, one, content))
        .flat_map(|content| sources.iter().map(|&source| draft(source, content.clone())).collect::<Vec<_>>())
        .collect()
}

/// Whether the cue has a word that can report: auxiliaries and adverbs alone are the rest of one that was not read.
fn tells(scene: &Scene, one: &Attribution) -> bool {
    let mut words = one.cue.clone().filter(|&at| scene.tag(at) != Tag::Punct).peekable();
    words.peek().is_none()
        || words.any(|at| {
            !matches!(scene.tag(at), Tag::Aux | Tag::Adv | Tag::Part) && !matches!(scene.lemma(at), "be" | "have" | "do")
        })
}

/// "several outlets in Norland and | Westmark | claimed": the outlets, not the last of the places. "banks holding | the debt | said": the
/// banks.
fn with_noun(scene: &Scene, one: &Attribution, run: Range<TokenId>) -> Range<TokenId> {
    let token = |at: TokenId| scene.analysis.token(at);
    let joined = |at: &TokenId| token(*at).head.filter(|&first| token(*at).relation == "conj" && first < run.start);
    let head = scene.analysis.head_of(run.clone());
    let place = head.as_ref().and_then(joined).filter(|&at| token(at).relation == "nmod");
    let verb = head.filter(|&at| token(at).relation == "obj").and_then(|at| token(at).head);
    let participle = verb.filter(|&at| token(at).relation == "acl" && at + 1 == run.start);
    let noun =
        place.or(participle).and_then(|at| token(at).head).filter(|&noun| scene.tag(noun) == Tag::Noun && noun < run.start);
    let bare = |noun: TokenId| !(noun..run.end).any(|at| scene.is_verb(at) && Some(at) != participle);
    let Some(noun) = noun.filter(|&noun| run.end == one.cue.start && bare(noun)) else {
        return run;
    };
    let start = (0..noun).rev().take_while(|&at| token(at).head == Some(noun)).last().unwrap_or(noun);
    start..run.end
}

/// Whether the source is who or what others, or the report itself, speak of: "he was accused of", "the bill seems", "it is claimed".
fn is_spoken_of(scene: &Scene, one: &Attribution, run: &Range<TokenId>) -> bool {
    let seems = matches!(scene.lemma(one.anchor), "seem" | "appear");
    let head = scene.analysis.head_of(run.clone()).map(|head| scene.analysis.token(head));
    seems || head.is_some_and(|token| matches!(token.relation, "nsubj:pass" | "expl") && token.head == Some(one.anchor))
}

/// Whether the source is what the verb is done to: "praised the engineers".
fn is_object(scene: &Scene, one: &Attribution) -> bool {
    let head = one.source.first().and_then(|run| scene.analysis.head_of(run.clone()));
    let object = head
        .map(|head| scene.analysis.token(head))
        .is_some_and(|token| matches!(token.relation, "obj" | "iobj") && token.head == Some(one.anchor));
    object && !one.content.iter().any(|run| scene.quote_at(run.start, 0).is_some())
}

/// Whether who speaks stands behind the verb, and the source was taken from what is said: "The number fell, notes the report".
fn is_turned(scene: &Scene, one: &Attribution) -> bool {
    let Some(sentence) = scene.sentence(one.anchor) else { return false };
    let outside = |at: TokenId| scene.quote_at(at, 0).is_none();
    let comma = one.cue.start.checked_sub(1).is_some_and(|before| scene.is_comma(before) || !outside(before));
    let behind = one.cue.end..sentence.tokens.end;
    let phrase = outside(one.anchor)
        && comma
        && scene.has_finite(one.cue.clone())
        && behind.clone().any(|at| matches!(scene.tag(at), Tag::Noun | Tag::Propn | Tag::Pron))
        && behind.clone().all(|at| outside(at) && !scene.is_finite(at) && scene.lower(at) != "that");
    let quoted = |run: &Range<TokenId>| !outside(run.start);
    let clause = |run: &Range<TokenId>| {
        let before = run.start..one.cue.start;
        sentence.tokens.contains(&run.start) && !before.clone().any(|at| is_relative(scene, at)) && scene.has_finite(before)
    };
    phrase && one.source.first().is_some_and(|run| run.end < one.cue.start && (quoted(run) || clause(run)))
}

/// Whether the content is only when it was, or a bare noun phrase for a verb that then says what is done, not what is said: "praised the decision".
fn is_deed(scene: &Scene, one: &Attribution, content: &Content) -> bool {
    // "announced in May".
    if content.tokens.clone().all(|at| scene.time_at(at).is_some()) {
        return true;
    }
    let Some(frames) = reporting::verb(scene.lemma(one.anchor)) else { return false };
    let quoted = content.tokens.clone().any(|at| scene.quote_at(at, 0).is_some());
    let verb = content.tokens.clone().any(|at| matches!(scene.tag(at), Tag::Verb | Tag::Aux));
    // "wrote it in May".
    let pronoun = scene.tag(content.tokens.start) == Tag::Pron;
    (!frames.noun || pronoun) && !verb && !quoted
}

/// The subject of a verb for which no source was read, where one stands right before it.
fn subject(scene: &mut Scene, one: &Attribution) -> Option<MentionId> {
    let sentence = scene.sentence(one.anchor).filter(|_| scene.tag(one.anchor) == Tag::Verb)?;
    let group = verb_group(scene, one.anchor, sentence.tokens.start);
    if group.passive || group.infinitive || group.participial || !scene.is_finite(group.tokens.start) {
        return None;
    }
    subject_before(scene, group.tokens.start, sentence.tokens.start)
}

/// Who is said to say it behind a passive: "was described by critics as", "is seen as a rival by Kastel".
fn agent(scene: &Scene, one: &Attribution) -> Option<Range<TokenId>> {
    let sentence = scene.sentence(one.anchor).filter(|_| scene.tag(one.anchor) == Tag::Verb)?;
    let token = |at: TokenId| scene.analysis.token(at);
    if token(one.anchor).form != Some(VerbForm::Participle) {
        return None;
    }
    let group = verb_group(scene, one.anchor, sentence.tokens.start);
    if !group.passive && token(one.anchor).relation != "acl" {
        return None;
    }
    let level = u8::from(scene.quote_at(one.anchor, 0).is_some());
    let by = (one.anchor + 1..sentence.tokens.end).find(|&at| scene.lower(at) == "by" && scene.quote_at(at, level).is_none())?;
    let phrase = scene.noun_phrase(by + 1, sentence.tokens.end);
    let under = token(by).head.and_then(|noun| token(noun).head) == Some(one.anchor);
    let bare = !(one.anchor + 1..by).any(|at| scene.is_verb(at) && scene.quote_at(at, level).is_none());
    let somebody = phrase.clone().any(|at| scene.mention_from(at).is_some());
    (!phrase.is_empty() && scene.time_at(by + 1).is_none() && (under || bare && somebody)).then_some(phrase)
}

/// "a leader accused of abuses": who is spoken of says nothing.
fn is_reduced(scene: &Scene, one: &Attribution) -> bool {
    let token = scene.analysis.token(one.anchor);
    let noun = token.head.filter(|_| token.relation == "acl" && token.form == Some(VerbForm::Participle));
    noun.is_some_and(|noun| noun < one.anchor && (one.source.is_empty() || one.source.iter().any(|run| run.contains(&noun))))
}

/// Who stands behind the verb, where all that is said stands before it: "The bridge is safe, says a report".
fn inverted(scene: &Scene, one: &Attribution) -> Option<Range<TokenId>> {
    let finite = one.source.is_empty() && scene.tag(one.anchor) == Tag::Verb && scene.is_finite(one.cue.start);
    let sentence = scene.sentence(one.anchor).filter(|_| finite)?;
    let phrase = scene.noun_phrase(one.cue.end, sentence.tokens.end);
    let before = one.content.iter().all(|run| run.end <= one.cue.start || phrase.start <= run.start && run.end <= phrase.end);
    let comma = one.cue.start.checked_sub(1).is_some_and(|at| scene.is_comma(at) || scene.quote_at(at, 0).is_some());
    // "…, the envoy, who …, told the broadcaster".
    let hears = reporting::verb(scene.lemma(one.anchor)).is_some_and(|frames| frames.addressee);
    let somebody = !phrase.is_empty() && scene.time_at(phrase.start).is_none();
    (before && comma && !hears && somebody).then_some(phrase)
}

/// "the leaders who": without the pronoun behind.
fn without_relative(scene: &Scene, run: &Range<TokenId>) -> Range<TokenId> {
    let loose = |at: &TokenId| is_relative(scene, *at) || scene.tag(*at) == Tag::Punct;
    let last = (run.start + 1..run.end).rfind(|at| !loose(at));
    run.start..last.map_or(run.start + 1, |last| last + 1)
}

fn is_relative(scene: &Scene, at: TokenId) -> bool {
    matches!(scene.lower(at), "who" | "which" | "that")
}

/// Whom "who" stands for: the noun that the clause of the cue hangs on.
fn antecedent(scene: &mut Scene, one: &Attribution) -> Option<MentionId> {
    let noun = scene.analysis.token(one.anchor).head.filter(|&head| head < one.cue.start)?;
    let start = scene.sentence(noun)?.tokens.start;
    (start..=noun).find_map(|from| scene.mention_from(from).filter(|&id| holds(scene, id, noun)))
}

/// Whether nobody says anything: a question, "did not say", "declined to say".
fn asks_or_declines(scene: &Scene, one: &Attribution) -> bool {
    let denied = scene.sentence(one.anchor).is_some_and(|sentence| {
        sentence.tokens.clone().any(|at| {
            let beside = scene.analysis.token(at).head == Some(one.anchor) || one.cue.contains(&at);
            beside && matches!(scene.lower(at), "not" | "n't" | "n’t" | "never")
        })
    });
    let cue = |lemmas: &[&str]| one.cue.clone().any(|at| lemmas.contains(&scene.lemma(at)));
    let question = || {
        one.content.first().is_some_and(|run| {
            matches!(scene.lower(run.start), "if" | "whether" | "how" | "what" | "why" | "when" | "who" | "where" | "about")
                || scene.quote_at(run.start, 0).is_none() && !scene.has_finite(run.clone()) && scene.lower(run.start) != "to"
        })
    };
    denied || cue(&["decline", "refuse"]) || cue(&["ask"]) && question()
}

/// What is said: quotations together, the rest of each run alone, clauses joined by "and that" apart.
///
/// Who stands behind the verb, "was called a fraud BY THE MINISTER", is left out.
fn contents(scene: &Scene, one: &Attribution, behind: Option<&Range<TokenId>>, level: u8) -> Vec<Content> {
    let mut found: Vec<Content> = Vec::new();
    let paragraph = |at: TokenId| scene.sentence(at).map(|sentence| sentence.paragraph);
    let near = |run: &Range<TokenId>| paragraph(run.start) == paragraph(one.anchor);
    let anywhere = !one.content.iter().any(near);
    let runs = runs(scene, one);
    let quoted = |run: &Range<TokenId>| scene.quote_at(run.start, 0).is_some();
    let beside = |run: &Range<TokenId>| scene.analysis.token(run.start).sentence == scene.analysis.token(one.anchor).sentence;
    let (speech, here) = (runs.iter().any(quoted), runs.iter().any(beside));
    // Words of another sentence, a question answered, or a few words without a verb beside a quotation: not said.
    let stray = |run: &Range<TokenId>| {
        let question = matches!(scene.lower(run.start), "whether" | "if" | "how" | "why" | "what" | "when" | "where" | "who");
        !quoted(run) && (here && !beside(run) || speech && (question || run.len() <= 3 && !scene.has_finite(run.clone())))
    };
    for run in &runs {
        if !anywhere && !near(run) || runs.len() > 1 && stray(run) {
            continue;
        }
        let mut run = clipped(scene, one, run);
        let overlaps = |phrase: &&Range<TokenId>| run.start < phrase.end && phrase.start < run.end;
        if let Some(phrase) = behind.filter(overlaps).filter(|_| one.cue.end <= run.start) {
            run.end = phrase.start - usize::from(scene.lower(phrase.start.saturating_sub(1)) == "by");
        }
        // What a source behind the verb says goes up to the verb.
        let rest = run.end..one.cue.start;
        let plain = |at: TokenId| scene.quote_at(at, 0).is_none() && !scene.has_finite(at..at + 1);
        if behind.is_some() && rest.len() <= LOST + 1 && rest.clone().all(plain) {
            run.end = run.end.max(one.cue.start);
        }
        if run.start >= run.end {
            continue;
        }
        let mark = scene.tag(run.start) == Tag::Sconj || scene.analysis.token(run.start).relation == "mark";
        let opens = run.len() > 1 && scene.lower(run.start) == "that" && mark;
        let run = run.start + usize::from(opens)..run.end;
        let hearer = hearer(scene, one, &run);
        for part in split_clauses(scene, hearer.as_ref().map_or(run.start, |hearer| hearer.end)..run.end, level) {
            let Some(mut content) = content_of(scene, part, level) else { continue };
            if let (Some(hearer), Some(first)) = (&hearer, content.marked.first_mut()) {
                // PARC counts whom it is said to as part of what is said.
                *first = scene.analysis.span(hearer.clone()).cover(*first);
            }
            let quoted = content.kind == StatementKind::Direct;
            let broken = found.last_mut().filter(|last| {
                quoted && last.kind == StatementKind::Direct
                    || last.tokens.end <= one.cue.start
                        && one.cue.start <= content.tokens.start
                        && scene.analysis.token(last.tokens.start).sentence == scene.analysis.token(content.tokens.start).sentence
            });
            match broken {
                Some(last) => last.join(content),
                None => found.push(content),
            }
        }
    }
    found
}

/// The attributions whose parts may lie among these tokens.
fn near<'a>(scene: &Scene<'a>, tokens: &Range<TokenId>) -> &'a [Attribution] {
    let all = &scene.analysis.attributions;
    let first = all.partition_point(|one| one.cue.end + REACH < tokens.start);
    let last = all.partition_point(|one| one.cue.start < tokens.end + REACH);
    all.get(first..last).unwrap_or(&[])
}

/// The runs of the content, with the source and cue of others that it holds: "Okello | said | the road was open, TASS reported".
fn runs(scene: &Scene, one: &Attribution) -> Vec<Range<TokenId>> {
    let others = || near(scene, &one.cue).iter().filter(|other| other.cue != one.cue);
    let is_source = |run: &Range<TokenId>| others().find(|other| other.cue.start == run.end && other.source.contains(run));
    let mut runs: Vec<Range<TokenId>> = Vec::new();
    for run in &one.content {
        let source = is_source(run);
        let run = run.start..source.map_or(run.end, |other| other.cue.end);
        let gap = runs.last().map_or(0..0, |last| last.end..run.start);
        let cue = others().any(|other| other.cue == gap);
        let comma = source.is_some() && gap.clone().all(|at| scene.lower(at) == ",");
        match runs.last_mut() {
            Some(last) if cue || comma || gap.len() <= LOST && is_lost(scene, one, &gap) => last.end = run.end,
            _ => runs.push(run),
        }
    }
    // "…", Marku said, the ministry said: the second passes on the first.
    let between = |other: &&Attribution| {
        let end = one.content.last().map(|run| run.end);
        other.content == one.content && end.is_some_and(|end| end <= other.cue.start) && other.cue.end <= one.cue.start
    };
    if let (Some(last), Some(inner)) = (runs.last_mut(), others().find(between)) {
        last.end = inner.cue.end;
    }
    runs
}

/// Whether the words between two runs were only passed over: of one sentence, and neither cue nor source.
fn is_lost(scene: &Scene, one: &Attribution, gap: &Range<TokenId>) -> bool {
    let overlaps = |run: &Range<TokenId>| run.start < gap.end && gap.start < run.end;
    let sentence = |at: TokenId| scene.analysis.token(at).sentence;
    let parts = overlaps(&one.cue) || one.source.iter().any(overlaps);
    gap.start > 0 && sentence(gap.start - 1) == sentence(gap.end) && !parts
}

/// The run without the start of another source or cue that goes on behind it.
fn clipped(scene: &Scene, one: &Attribution, run: &Range<TokenId>) -> Range<TokenId> {
    let token = |at: TokenId| scene.analysis.token(at);
    let others = || near(scene, run).iter().filter(|other| other.cue != one.cue);
    // "noted that … and emphasized that …": a verb beside this one reports for itself.
    let beside = |other: &&Attribution| token(other.anchor).relation == "conj" && token(other.anchor).head == Some(one.anchor);
    let joined = others().filter(beside).map(|other| other.cue.start);
    let parts = others().flat_map(|other| other.source.iter().chain([&other.cue]));
    let crossing = parts.filter(|part| part.start < run.end && run.end < part.end).map(|part| part.start);
    // "the insistence that … | angered residents", "who said … | left": what the noun depends on is no part of what is reported.
    let noun = match token(one.anchor) {
        word if word.tag == Tag::Noun => Some(one.anchor),
        word => word.head.filter(|_| word.relation == "acl:relcl"),
    };
    let above = noun.filter(|_| one.anchor < run.start).and_then(|noun| token(noun).head);
    let above = std::iter::successors(above, |&at| token(at).head).take(20).filter_map(|above| {
        let left = (run.start..above).find(|&at| token(at).head == Some(above) && noun.is_some_and(|noun| noun < at));
        (above > one.anchor).then_some(left.unwrap_or(above))
    });
    // "Okello, who said …, left": a sentence without a verb before "who" has its own behind the comma that closes the clause.
    let level = u8::from(scene.quote_at(one.anchor, 0).is_some());
    let sentence = scene.sentence(one.anchor).map_or(one.anchor, |sentence| sentence.tokens.start);
    let who =
        (sentence + 1..one.anchor).rev().take(6).find(|&at| matches!(scene.lower(at), "who" | "which") && scene.is_comma(at - 1));
    let owed = who.is_some_and(|who| one.anchor < run.start && !scene.has_finite(sentence..who));
    let closes = |at: &TokenId| {
        let verb = scene.is_finite(at + 1) || token(at + 1).form == Some(VerbForm::Participle);
        scene.is_comma(*at) && verb && scene.quote_at(*at, level).is_none()
    };
    let around = run.clone().find(closes).filter(|_| owed);
    if let Some(quote) = quoted_alone(scene, one, run, level) {
        return quote;
    }
    let end = crossing.chain(joined).chain(above).chain(around).filter(|&end| run.start < end && end < run.end).min();
    let loose = |at: &TokenId| scene.tag(*at) == Tag::Cconj || scene.is_comma(*at);
    let end = end.map_or(run.end, |end| (run.start..end).rev().find(|at| !loose(at)).map_or(end, |at| at + 1));
    // "noted at the beginning that …": what stands between cue and "that" tells when, where or to whom.
    let that = (run.start + 1..end).find(|&at| {
        let clause = token(at).head.filter(|_| scene.lower(at) == "that" && token(at).relation == "mark");
        clause.is_some_and(|verb| token(verb).head == Some(one.anchor) && token(verb).relation == "ccomp")
    });
    let plain = |that: &TokenId| !(run.start..*that).any(|at| scene.is_finite(at) || scene.quote_at(at, 0).is_some());
    that.filter(plain).unwrap_or(run.start)..end
}

/// A quotation that opens the run, perhaps behind the hearer, without what follows and belongs to the cue or beside it: “Leave by
/// noon,” and we left; “Open the road” outside the ministry.
fn quoted_alone(scene: &Scene, one: &Attribution, run: &Range<TokenId>, level: u8) -> Option<Range<TokenId>> {
    let open = (run.start..run.end.min(run.start + 4)).find(|&at| scene.quote_at(at, level).is_some())?;
    let quote = scene.quote_at(open, level).map(|id| scene.quote_tokens(id)).filter(|quote| quote.start == open)?;
    let hearer = open == run.start || matches!(scene.lower(open - 1), "," | ":") && !scene.has_finite(run.start..open);
    let behind = quote.end..run.end;
    let comma = scene.is_comma(quote.end.saturating_sub(2));
    let adjunct = scene.tag(quote.end) == Tag::Adp
        && !comma
        && !behind.clone().any(|at| scene.is_verb(at) || scene.quote_at(at, level).is_some());
    let beside = comma && scene.tag(quote.end) == Tag::Cconj;
    let clause = quote.clone().any(|at| scene.tag(at) == Tag::Verb);
    let cut = !behind.is_empty() && (adjunct || beside) && clause;
    (one.anchor < run.start && hearer && (cut || open > run.start && behind.is_empty())).then_some(quote)
}

/// The mentions that a run of source words names: its head, and what is joined to that.
fn sources(scene: &mut Scene, run: &Range<TokenId>) -> Vec<MentionId> {
    let token = |at: TokenId| scene.analysis.token(at);
    let Some(head) = scene.analysis.head_of(run.clone()) else { return Vec::new() };
    let joined = run.clone().filter(|&at| at > head && token(at).relation == "conj" && token(at).head == Some(head));
    let heads: Vec<TokenId> = std::iter::once(head).chain(joined).collect();
    let named = |at: TokenId| (run.start..=at).find_map(|start| scene.mention_from(start).filter(|&id| holds(scene, id, at)));
    let found: Vec<Option<MentionId>> = heads.iter().map(|&at| named(at)).collect();
    let mut ids: Vec<MentionId> = found.iter().copied().flatten().collect();
    ids.dedup();
    let all_named = found.iter().all(Option::is_some);
    let by_name = |id: &MentionId| scene.mention(*id).is_some_and(|mention| mention.form == MentionForm::Name);
    match ids.first() {
        Some(_) if all_named && ids.len() > 1 && ids.iter().all(by_name) => ids,
        Some(&first) => {
            // "a senior official close to the talks": all of it names whoever has no name.
            let plain = run.len() <= 12 && !run.clone().any(|at| token(at).tag == Tag::Punct || scene.is_finite(at));
            if plain && scene.mention(first).is_some_and(|mention| mention.form == MentionForm::Nominal) {
                scene.widen(first, run.clone());
            }
            vec![first]
        }
        None => {
            let phrase = scene.noun_phrase(run.start, run.end);
            let tokens = if phrase.contains(&head) { phrase } else { run.start..head + 1 };
            vec![scene.mention_of(tokens)]
        }
    }
}

fn holds(scene: &Scene, id: MentionId, at: TokenId) -> bool {
    scene.mention(id).is_some_and(|mention| mention.tokens.contains(&at))
}

/// The clause of the cue: what stands before it behind all that is said, and what depends on it.
fn clause(scene: &Scene, one: &Attribution) -> Range<TokenId> {
    let Some(sentence) = scene.sentence(one.anchor) else { return one.cue.clone() };
    let head = |at: TokenId| scene.analysis.token(at).head;
    let under = |at: TokenId| {
        let mut word = at;
        let mut steps = 0;
        while word != one.anchor && steps < 60 {
            let Some(above) = head(word) else { return false };
            word = above;
            steps += 1;
        }
        word == one.anchor
    };
    let all = near(scene, &sentence.tokens);
    let inside = all.iter().filter(|other| sentence.tokens.contains(&other.cue.start) && !asks_or_declines(scene, other));
    let here = inside.flat_map(|other| &other.content);
    let said = here.map(|run| run.end).filter(|&end| end <= one.cue.start).max();
    let first = said.map_or(sentence.tokens.start, |end| end.max(sentence.tokens.start));
    let others =
        all.iter().filter(|other| other.cue.start >= one.cue.end).flat_map(|other| other.content.iter().chain([&other.cue]));
    let next = others.map(|run| run.start).filter(|&start| start >= one.cue.end).min().unwrap_or(usize::MAX);
    let last = sentence.tokens.clone().rev().find(|&at| at < next && under(at)).unwrap_or(one.cue.start).max(one.cue.end - 1);
    // An occasion behind all that is said belongs to the cue too: "…, in a BBC interview on Tuesday".
    let behind =
        (one.content.last().map_or(one.cue.end, |run| run.end)..sentence.tokens.end).find(|&at| scene.tag(at) != Tag::Punct);
    let occasion = behind.filter(|&at| matches!(scene.lower(at), "in" | "at" | "during"));
    let free =
        |at: &TokenId| all.iter().all(|other| !other.cue.contains(at) && !other.content.iter().any(|run| run.contains(at)));
    let end = occasion.map(|at| (at..sentence.tokens.end).take_while(free).last().unwrap_or(at));
    first..end.map_or(last, |end| end.max(last)) + 1
}

/// Whom it is said to, where that opens the content: "urged | the Union to back a deal".
fn hearer(scene: &Scene, one: &Attribution, run: &Range<TokenId>) -> Option<Range<TokenId>> {
    let object = |at: &TokenId| {
        let token = scene.analysis.token(*at);
        token.head == Some(one.anchor) && matches!(token.relation, "obj" | "iobj")
    };
    let head = run.clone().take(8).find(object)?;
    let to = (head + 1..run.end).take(12).find(|&at| scene.lower(at) == "to" && scene.tag(at) == Tag::Part)?;
    let verb = scene.analysis.token(to).head?;
    let above = scene.analysis.token(verb).head;
    (above == Some(one.anchor) || above == Some(head)).then_some(run.start..to)
}

/// Whom it is said to: the object of a verb that has a content besides, or what "to" joins to it.
fn addressee(scene: &mut Scene, one: &Attribution) -> Option<MentionId> {
    let sentence = scene.sentence(one.anchor)?;
    let hearers: Vec<Range<TokenId>> = one.content.iter().filter_map(|run| hearer(scene, one, run)).collect();
    let content = |at: TokenId| one.content.iter().any(|run| run.contains(&at)) && !hearers.iter().any(|run| run.contains(&at));
    let said = |at: TokenId| content(at) || one.source.iter().any(|run| run.contains(&at));
    let mut found = None;
    for at in one.anchor + 1..sentence.tokens.end {
        let token = scene.analysis.token(at);
        if token.head != Some(one.anchor) || said(at) || scene.quote_at(at, 0).is_some() {
            continue;
        }
        let object = matches!(token.relation, "obj" | "iobj");
        let marked = token.relation == "obl"
            && (one.anchor + 1..at).any(|case| scene.analysis.token(case).head == Some(at) && scene.lower(case) == "to");
        if object || marked {
            found = Some(at);
            break;
        }
    }
    let at = found?;
    if scene.time_at(at).is_some() {
        return None;
    }
    let start = (one.anchor + 1..=at).find(|&start| scene.mention_from(start).is_some_and(|id| holds(scene, id, at)));
    match start {
        Some(start) => scene.mention_from(start),
        None => {
            let phrase = (one.anchor + 1..=at)
                .map(|start| scene.noun_phrase(start, sentence.tokens.end))
                .find(|phrase| phrase.contains(&at))?;
            Some(scene.mention_of(phrase))
        }
    }
}
