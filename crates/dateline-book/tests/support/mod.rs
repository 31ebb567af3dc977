//! Records made by hand, without the language engine: a report of lines "NAME (ROLE, COUNTRY): what is said".
#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]

use dateline_book::{Book, Entry};
use dateline_record::vocabulary::{ActType, ActorKind, StatementKind, Status};
use dateline_record::{Act, Actor, Deadline, Evidence, Link, Range, Record, ReportRecord, SCHEMA_VERSION, Statement, sha256_hex};
use tempfile::TempDir;

/// The model that made the records of tests.
pub const MODEL: &str = "test";

/// A record under construction.
pub struct Made {
    record: Record,
}

/// A report of a day with nothing in it yet.
pub fn report(id: &str, day: &str) -> Made {
    let report = ReportRecord {
        id: id.into(),
        published: Some(day.into()),
        outlet: Some("The Courier".into()),
        language: Some("en".into()),
        ..ReportRecord::default()
    };
    let record = Record {
        schema: SCHEMA_VERSION,
        report,
        actors: vec![],
        statements: vec![],
        acts: vec![],
        times: vec![],
        diagnostics: vec![],
    };
    Made { record }
}

impl Made {
    fn push(&mut self, words: &str) -> Range {
        let text = &mut self.record.report.text;
        let start = text.chars().count();
        text.push_str(words);
        Range(start, start + words.chars().count())
    }

    fn evidence(&self, rule: &str, span: Range) -> Vec<Evidence> {
        let words: String = self.record.report.text.chars().skip(span.0).take(span.1 - span.0).collect();
        vec![Evidence { rule: rule.into(), span, hash: sha256_hex(words.as_bytes())[..16].into() }]
    }

    /// The actor of a name, "Rui Seabra/PRT/Minister" for a person, "Norway/NOR/government"; names without a slash are organisations.
    fn actor(&mut self, name: &str, span: Range) -> String {
        let mut parts = name.split('/');
        let (name, country, role) = (parts.next().unwrap(), parts.next(), parts.next());
        if let Some(known) = self.record.actors.iter_mut().find(|actor| actor.name == name) {
            known.mentions.push(span);
            return known.id.clone();
        }
        let id = format!("a{}", self.record.actors.len() + 1);
        self.record.actors.push(Actor {
            id: id.clone(),
            name: name.into(),
            kind: match (country, role) {
                (_, Some("government")) => ActorKind::Government,
                (Some(_), _) => ActorKind::Person,
                (None, _) => ActorKind::Media,
            },
            country: country.filter(|country| !country.is_empty()).map(str::to_owned),
            role: role.filter(|role| *role != "government").map(str::to_owned),
            aliases: vec![],
            mentions: vec![span],
        });
        id
    }

    /// Words that are no statement.
    pub fn text(mut self, words: &str) -> Self {
        self.push(words);
        self.push(" ");
        self
    }

    /// A statement; `chain` from the outermost source to the speaker.
    pub fn says(mut self, chain: &[&str], content: &str) -> Self {
        self.push("\"");
        let span = self.push(content);
        self.push("\"");
        let mut links = vec![];
        for name in chain {
            self.push(" ");
            let at = self.push(name.split('/').next().unwrap());
            let actor = self.actor(name, at);
            let cue = self.push(" said");
            links.push(Link { actor: Some(actor), span: Some(at), cue: Some(Range(cue.0 + 1, cue.1)), content: vec![span] });
        }
        self.push(". ");
        let id = format!("s{}", self.record.statements.len() + 1);
        let evidence = self.evidence("STA001@1", span);
        self.record.statements.push(Statement {
            id,
            content: vec![span],
            kind: StatementKind::Direct,
            chain: links,
            medium: None,
            to: None,
            when: None,
            within: None,
            score: 0.9,
            evidence,
        });
        self
    }

    /// An act: "AGENT TRIGGER RECIPIENT WHAT".
    pub fn does(mut self, agent: &str, trigger: &str, recipient: &str, what: &str, kind: ActType, status: Status) -> Self {
        let at = self.push(agent.split('/').next().unwrap());
        let agent = self.actor(agent, at);
        self.push(" ");
        let span = self.push(trigger);
        self.push(" ");
        let at = self.push(recipient.split('/').next().unwrap());
        let recipient = self.actor(recipient, at);
        self.push(" ");
        let what = self.push(what);
        self.push(". ");
        let id = format!("e{}", self.record.acts.len() + 1);
        let evidence = self.evidence("ACT001@1", span);
        self.record.acts.push(Act {
            id,
            kind,
            mode: None,
            cameo: None,
            trigger: span,
            also: vec![],
            agent: vec![agent],
            recipient: vec![recipient],
            status,
            what: Some(what),
            condition: None,
            deadline: None,
            when: None,
            place: None,
            measure: None,
            statement: None,
            score: 0.8,
            evidence,
        });
        self
    }

    /// A deadline for the last act: a day, and the day after it.
    pub fn by(mut self, day: &str, after: &str) -> Self {
        let span = self.push(day);
        self.push(". ");
        let act = self.record.acts.last_mut().unwrap();
        act.deadline = Some(Deadline { value: day.into(), from: Some(day.into()), to: Some(after.into()), span });
        self
    }

    /// The outlet and the address.
    pub fn at(mut self, outlet: &str, url: Option<&str>) -> Self {
        self.record.report.outlet = Some(outlet.into());
        self.record.report.url = url.map(str::to_owned);
        self
    }

    /// The record.
    pub fn done(mut self) -> Record {
        let text = self.record.report.text.clone();
        for actor in &mut self.record.actors {
            let points = |byte: usize| text[..byte].chars().count();
            actor.mentions =
                text.match_indices(&actor.name).map(|(at, name)| Range(points(at), points(at + name.len()))).collect();
        }
        self.record.report.sha256 = sha256_hex(self.record.report.text.as_bytes());
        self.record
    }
}

/// The key of a record.
pub fn key_of(record: &Record) -> String {
    dateline_book::key(record.report.url.as_deref(), &record.report.id, dateline_book::Origin::Named)
}

/// A point in time for adding.
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_750_000_000).unwrap()
}

/// Adds records, each with its text as capture.
pub fn add(book: &mut Book, records: &[Record]) -> dateline_book::Added {
    let keys: Vec<String> = records.iter().map(key_of).collect();
    let entries: Vec<Entry<'_>> = records
        .iter()
        .zip(&keys)
        .map(|(record, key)| Entry { record, key, capture: Some(record.report.text.as_bytes()) })
        .collect();
    let added = book.add(&entries, MODEL, now()).unwrap();
    book.relate().unwrap();
    added
}

/// A book of records in a folder of its own.
pub fn book(records: &[Record]) -> (TempDir, Book) {
    let folder = TempDir::new().unwrap();
    let mut book = Book::open(folder.path().join("test.db")).unwrap();
    add(&mut book, records);
    (folder, book)
}
