//! The record: byte spans become code points, mentions become actors, every found thing gets its evidence.

use std::collections::{BTreeMap, BTreeSet};

use dateline_extract::act::learnt::Model;
use dateline_extract::act::learnt::party::{Cast, Party};
use dateline_extract::{Act, Extraction, MentionId, Source, Statement};
use dateline_lexicon::outlets;
use dateline_nlp::Analysis;
use dateline_record::vocabulary::TimexType;
use dateline_record::{
    Act as ActRecord, Actor as ActorRecord, DatelineRecord, Deadline, DiagnosticRecord, Evidence, Link, Measure, Pieces, Place,
    Range, Record, Report, ReportRecord, SCHEMA_VERSION, Statement as StatementRecord, Time, When,
};
use dateline_text::{OffsetMap, Span};
use dateline_time::Timex;

use crate::actor::{self, Actors};
use crate::chains;

/// The record of one report.
///
/// Takes what was found and says who is meant; actors that no statement and no act names are left out.
pub fn resolve(report: &Report, analysis: &Analysis, extraction: Extraction) -> Record {
    resolve_with(report, analysis, extraction, Model::embedded())
}

/// [`resolve`] with another model of acts than the one in the program.
pub fn resolve_with(report: &Report, analysis: &Analysis, mut extraction: Extraction, model: &Model) -> Record {
    let speakers = chains::speakers(analysis, &extraction);
    let actors = actor::actors(&report.text, analysis, &extraction, &speakers);
    let whens = chains::whens(&report.text, analysis, &extraction, &speakers, &actors);
    for (statement, when) in extraction.statements.iter_mut().zip(whens) {
        statement.when = when;
    }
    let acts = std::mem::take(&mut extraction.acts);
    extraction.acts = casting(analysis, &extraction, &actors, &speakers, |cast| dateline_extract::act::settle(acts, cast, model));
    let writer = Writer { report, offsets: OffsetMap::new(&report.text), extraction: &extraction, actors: &actors };
    let mut names = Names::default();
    let statements: Vec<StatementRecord> = extraction
        .statements
        .iter()
        .zip(&speakers)
        .enumerate()
        .map(|(id, (statement, speaker))| {
            writer.statement(id, statement, *speaker, &around(&extraction, &speakers, statement), &mut names)
        })
        .collect();
    let acts = extraction.acts.iter().enumerate().map(|(id, act)| writer.act(id, act, &mut names)).collect();
    let mut record = Record {
        schema: SCHEMA_VERSION,
        report: writer.report(),
        actors: Vec::new(),
        statements,
        acts,
        times: extraction.times.iter().map(|time| writer.time(time)).collect(),
        diagnostics: report
            .diagnostics
            .iter()
            .map(|found| DiagnosticRecord {
                code: found.code.to_owned(),
                level: found.level,
                message: found.message.clone(),
                span: found.span.map(|span| writer.range(span)),
            })
            .collect(),
    };
    record.actors = writer.actors(&mut names);
    names.rename(&mut record);
    record
}

/// What it takes to tell who does what, for as long as `with` runs.
pub fn casting<R>(
    analysis: &Analysis,
    extraction: &Extraction,
    actors: &Actors,
    speakers: &[Option<MentionId>],
    with: impl FnOnce(&Cast) -> R,
) -> R {
    let parties: Vec<Party> = actors
        .list
        .iter()
        .map(|actor| Party { kind: actor.kind, country: actor.country, mentions: actor.mentions.clone() })
        .collect();
    let of = |id: MentionId| actors.of(id);
    with(&Cast {
        analysis,
        mentions: &extraction.mentions,
        parties: &parties,
        of: &of,
        statements: &extraction.statements,
        speakers,
        times: &extraction.times,
    })
}

/// The speakers of the statements that one stands in, each with its position in the chain.
fn around(extraction: &Extraction, speakers: &[Option<MentionId>], statement: &Statement) -> Vec<(usize, Option<MentionId>)> {
    let mut found = Vec::new();
    let mut outer = statement.within;
    while let Some(id) = outer {
        let Some(one) = extraction.statements.get(id) else { break };
        found.push((one.chain.len().saturating_sub(1), speakers.get(id).copied().flatten()));
        // An outer statement always stands before the inner one.
        outer = one.within.filter(|&next| next < id);
    }
    found
}

/// Which actors the record names; they are numbered by first mention once all are known.
#[derive(Default)]
struct Names {
    used: BTreeSet<usize>,
    final_ids: BTreeMap<usize, String>,
}

/// Marks a stand-in for an id, so that no words of the text are mistaken for one.
const STAND_IN: char = '\u{1}';

impl Names {
    /// A stand-in that [`Names::rename`] replaces.
    fn of(&mut self, actor: usize) -> String {
        self.used.insert(actor);
        format!("{STAND_IN}{actor}")
    }

    fn rename(&self, record: &mut Record) {
        let rename = |id: &mut String| {
            if let Some(name) = actor_of(id).and_then(|actor| self.final_ids.get(&actor)) {
                id.clone_from(name);
            }
        };
        for statement in &mut record.statements {
            statement.chain.iter_mut().filter_map(|link| link.actor.as_mut()).for_each(rename);
            if let Some(to) = statement.to.as_mut() {
                rename(to);
            }
        }
        for act in &mut record.acts {
            act.agent.iter_mut().chain(act.recipient.iter_mut()).for_each(rename);
        }
    }
}

/// The actor a stand-in stands for.
fn actor_of(stand_in: &str) -> Option<usize> {
    stand_in.strip_prefix(STAND_IN).and_then(|actor| actor.parse().ok())
}

struct Writer<'a> {
    report: &'a Report,
    offsets: OffsetMap<'a>,
    extraction: &'a Extraction,
    actors: &'a Actors,
}

impl Writer<'_> {
    fn range(&self, span: Span) -> Range {
        let (start, end) = self.offsets.code_points(span);
        Range(start, end)
    }

    fn pieces(&self, spans: &[Span]) -> Pieces {
        spans.iter().map(|span| self.range(*span)).collect()
    }

    fn words(&self, span: Span) -> String {
        span.slice(&self.report.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn report(&self) -> ReportRecord {
        let report = self.report;
        ReportRecord {
            id: report.id.clone(),
            outlet: report.outlet.clone(),
            url: report.url.clone(),
            title: report.title.clone(),
            author: report.author.clone(),
            published: report.published.map(|date| date.to_string()),
            dateline: report.dateline.as_ref().map(|dateline| DatelineRecord {
                place: dateline.place.as_ref().map(|place| place.0.clone()),
                country: dateline.country.clone(),
                date: dateline.date.map(|date| date.0.to_string()),
                agency: dateline.agency.as_ref().map(|agency| agency.0.clone()),
                span: self.range(dateline.span),
            }),
            language: report.language.clone(),
            text: report.text.clone(),
            sha256: report.sha256.clone(),
        }
    }

    fn actor_of(&self, mention: MentionId, names: &mut Names) -> Option<String> {
        self.actors.of(mention).map(|actor| names.of(actor))
    }

    fn statement(
        &self,
        id: usize,
        statement: &Statement,
        speaker: Option<MentionId>,
        around: &[(usize, Option<MentionId>)],
        names: &mut Names,
    ) -> StatementRecord {
        let last = statement.chain.len().saturating_sub(1);
        let links = statement.chain.iter().enumerate().map(|(position, link)| {
            let named = match link.source {
                Source::Mention(mention) => Some(mention),
                Source::Implicit => None,
            };
            let outer = around.iter().find(|(place, _)| *place == position).map(|(_, speaker)| *speaker);
            let meant = if position == last { speaker } else { outer.unwrap_or(named) };
            Link {
                actor: meant.and_then(|mention| self.actor_of(mention, names)),
                span: link.words.or_else(|| Some(self.extraction.mentions.get(named?)?.span)).map(|span| self.range(span)),
                cue: link.cue.map(|cue| self.range(cue)),
                content: self.pieces(if link.content.is_empty() { &statement.content } else { &link.content }),
            }
        });
        let chain = without_own_words(self.without_own_outlet(links.collect()));
        let whole = statement.content.iter().copied().chain(statement.chain.last().and_then(|link| link.cue)).reduce(Span::cover);
        StatementRecord {
            id: format!("s{}", id + 1),
            content: self.pieces(&statement.content),
            kind: statement.kind,
            chain,
            medium: statement.medium.map(|medium| self.words(medium)),
            to: statement.to.and_then(|to| {
                self.actor_of(to, names).or_else(|| self.extraction.mentions.get(to).map(|mention| self.words(mention.span)))
            }),
            when: statement.when.and_then(|time| self.day(time)),
            within: statement.within.map(|outer| format!("s{}", outer + 1)),
            score: rounded(statement.score),
            evidence: whole
                .map(|span| Evidence::new(statement.rule, &self.report.text, span, self.range(span)))
                .into_iter()
                .collect(),
        }
    }

    /// The outlet of the report is never a relay of its own report.
    fn without_own_outlet(&self, mut chain: Vec<Link>) -> Vec<Link> {
        let names = outlet_names(self.report);
        let own = |link: &Link| {
            let actor = link.actor.as_deref().and_then(actor_of).and_then(|id| self.actors.list.get(id));
            actor.is_some_and(|actor| names.iter().any(|name| same_outlet(&actor.name, name)))
        };
        while chain.len() > 1 && chain.first().is_some_and(own) {
            chain.remove(0);
        }
        chain
    }

    fn when(&self, time: usize) -> Option<When> {
        let time = self.extraction.times.get(time)?;
        Some(When { value: time.value.clone(), from: time.from.clone(), to: time.to.clone() })
    }

    /// The time of speaking: no finer than a day.
    fn day(&self, time: usize) -> Option<When> {
        let when = self.when(time)?;
        let Some((day, _)) = when.value.split_once('T').filter(|(day, _)| day.len() == 10) else { return Some(when) };
        let value = day.to_owned();
        let from: Option<jiff::civil::Date> = day.parse().ok();
        let to = from.and_then(|day| day.tomorrow().ok());
        Some(When { value, from: from.map(|day| day.to_string()), to: to.map(|day| day.to_string()) })
    }

    /// "within 30 days" is counted from the day of the report.
    fn deadline(&self, deadline: dateline_extract::Deadline) -> Option<Deadline> {
        let timex = self.extraction.times.get(deadline.time)?;
        let counted = if timex.kind == TimexType::Duration { timex.deadline(self.report.published) } else { None };
        let span = self.range(deadline.span);
        let Some(value) = counted.map(|value| value.to_string()) else {
            return Some(Deadline { value: timex.value.clone(), from: timex.from.clone(), to: timex.to.clone(), span });
        };
        let from: Option<jiff::civil::Date> = value.parse().ok();
        let to = from.and_then(|day| day.tomorrow().ok());
        Some(Deadline { value, from: from.map(|day| day.to_string()), to: to.map(|day| day.to_string()), span })
    }

    fn act(&self, id: usize, act: &Act, names: &mut Names) -> ActRecord {
        let mut sides = |mentions: &[MentionId]| {
            let mut ids: Vec<String> = mentions.iter().filter_map(|mention| self.actor_of(*mention, names)).collect();
            let mut seen = Vec::new();
            ids.retain(|id| {
                !seen.contains(id) && {
                    seen.push(id.clone());
                    true
                }
            });
            ids
        };
        let (agent, recipient) = (sides(&act.agent), sides(&act.recipient));
        ActRecord {
            id: format!("e{}", id + 1),
            kind: act.kind,
            mode: act.mode.map(str::to_owned),
            cameo: act.kind.cameo_root().map(str::to_owned),
            trigger: self.range(act.trigger),
            also: self.pieces(&act.also),
            agent,
            recipient,
            status: act.status,
            what: act.what.map(|span| self.range(span)),
            condition: act.condition.map(|span| self.range(span)),
            deadline: act.deadline.and_then(|deadline| self.deadline(deadline)),
            when: act.when.and_then(|time| self.when(time)),
            place: act.place.map(|place| Place {
                name: self.words(place.span),
                country: place.country.map(str::to_owned),
                span: self.range(place.span),
            }),
            measure: act.measure.as_ref().map(|measure| Measure {
                span: self.range(measure.span),
                value: measure.value,
                unit: measure.unit.clone(),
            }),
            statement: act.statement.map(|statement| format!("s{}", statement + 1)),
            score: rounded(act.score),
            evidence: vec![Evidence::new(act.rule, &self.report.text, act.trigger, self.range(act.trigger))],
        }
    }

    fn time(&self, time: &Timex) -> Time {
        Time {
            span: self.range(time.span),
            kind: time.kind,
            value: time.value.clone(),
            modifier: time.modifier,
            from: time.from.clone(),
            to: time.to.clone(),
        }
    }

    /// The named actors by first mention; fixes their ids.
    fn actors(&self, names: &mut Names) -> Vec<ActorRecord> {
        let first =
            |actor: usize| self.actors.list.get(actor).and_then(|actor| actor.mentions.first()).copied().unwrap_or(usize::MAX);
        let mut order: Vec<usize> = names.used.iter().copied().collect();
        order.sort_by_key(|&actor| (first(actor), actor));
        names.final_ids = order.iter().enumerate().map(|(position, &actor)| (actor, format!("a{}", position + 1))).collect();
        let known = order.iter().filter_map(|actor| Some((self.actors.list.get(*actor)?, names.final_ids.get(actor)?)));
        known
            .map(|(actor, id)| {
                let spans = actor
                    .mentions
                    .iter()
                    .filter_map(|&mention| self.extraction.mentions.get(mention))
                    .map(|mention| mention.span);
                let mut spans: Vec<Span> = spans.collect();
                spans.sort();
                spans.dedup();
                ActorRecord {
                    id: id.clone(),
                    name: actor.name.clone(),
                    kind: actor.kind,
                    country: actor.country.map(str::to_owned),
                    role: actor.role.clone(),
                    aliases: actor.aliases.clone(),
                    mentions: self.pieces(&spans),
                }
            })
            .collect()
    }
}

/// Nobody passes on words of their own: "Okello said she promised to come" has one link.
fn without_own_words(chain: Vec<Link>) -> Vec<Link> {
    let mut kept: Vec<Link> = Vec::with_capacity(chain.len());
    for link in chain {
        kept.retain(|before| before.actor.is_none() || before.actor != link.actor);
        kept.push(link);
    }
    kept
}

/// Two decimals: scores are estimates.
fn rounded(score: f32) -> f32 {
    (score * 100.0).round() / 100.0
}

/// What the report's outlet may be called: as the input names it, and as the lexicon knows its host or its short name ("jpost").
fn outlet_names(report: &Report) -> Vec<&str> {
    let host = report.url.as_deref().and_then(|url| url.split("//").nth(1)).and_then(|rest| rest.split(['/', '?', '#']).next());
    let short = report
        .outlet
        .as_deref()
        .and_then(|outlet| outlet.split(['-', ' ']).next())
        .map(|first| format!("{}.com", first.to_lowercase()));
    let known = [host.map(str::to_lowercase), short]
        .into_iter()
        .flatten()
        .filter_map(|host| outlets::by_host(&host))
        .map(|outlet| outlet.name);
    report.outlet.as_deref().into_iter().chain(known).collect()
}

/// Whether an actor is the outlet of the report: "TASS" and "tass", "Al Jazeera" and "al-jazeera", "aljazeera.com".
fn same_outlet(name: &str, outlet: &str) -> bool {
    let key = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (name, outlet) = (key(name), key(outlet.trim_start_matches("www.").split('.').next().unwrap_or(outlet)));
    !name.is_empty() && (name == outlet || name == format!("the{outlet}") || outlet == format!("the{name}"))
}

#[cfg(test)]
mod tests {
    use super::same_outlet;

    #[test]
    fn knows_the_outlet_by_its_name() {
        assert!(same_outlet("Al Jazeera", "al-jazeera"));
        assert!(same_outlet("TASS", "tass"));
        assert!(same_outlet("The Guardian", "guardian"));
        assert!(same_outlet("BBC", "www.bbc.co.uk"));
        assert!(!same_outlet("Reuters", "tass"));
    }
}
