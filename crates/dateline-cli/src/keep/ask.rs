//! `dateline find`, `due`, `timeline`, `actor` and `check`.

use dateline::book::{Book, Due, Filter, Found, Id, Kind, Sort, codes};
use dateline::record::vocabulary::{ActType, Commitment, Status as ActStatus};

use super::add::holds;
use super::table::{Table, json};
use super::{day, open};
use crate::args::{self, FindKind, SortBy};
use crate::form::print;
use crate::log::{grouped, say};
use crate::status::{Status, Usage};

/// `dateline find`.
pub fn find(args: &args::Find) -> anyhow::Result<Status> {
    let book = open(&args.at)?;
    let filter = filter(&book, args)?;
    let answer = book.find(&filter)?;
    if args.rows.json {
        json(&answer.found)?;
        return Ok(Status::AllRead);
    }
    if answer.found.is_empty() {
        return nothing(&book, &asked(&book, &filter)?);
    }
    print(rows(&answer.found).as_bytes())?;
    if answer.more {
        let order = if answer.by_rank { "the best" } else { "the newest" };
        say(&format!("{order} {} are shown: more with --limit, all with --json", answer.found.len()));
    }
    Ok(Status::AllRead)
}

/// The filter.
fn filter(book: &Book, args: &args::Find) -> anyhow::Result<Filter> {
    let who = |name: &Option<String>| name.as_ref().map(|name| book.who(name)).transpose();
    Ok(Filter {
        words: args.words.join(" "),
        who: who(&args.who)?,
        to: who(&args.to)?,
        via: who(&args.via)?,
        about: who(&args.about)?,
        act: args.act.as_deref().map(|name| named(name.to_uppercase(), ActType::ALL, "type")).transpose()?,
        status: args.status.as_deref().map(|name| named(name.to_lowercase(), ActStatus::ALL, "status")).transpose()?,
        since: args.since.map(|day| day.to_string()),
        until: args.until.map(|day| day.to_string()),
        kind: args.kind.map_or(Kind::Any, kind),
        rejected: args.rejected,
        sort: match args.sort {
            None => Sort::Fitting,
            Some(SortBy::Date) => Sort::Date,
            Some(SortBy::Rank) => Sort::Rank,
        },
        limit: args.rows.wanted(),
        on: Some(day(args.on).to_string()),
        ..Filter::default()
    })
}

/// What a filter asks for, in words.
fn asked(book: &Book, filter: &Filter) -> anyhow::Result<Vec<String>> {
    let mut asked = vec![match filter.kind {
        Kind::Any => "statements and acts".to_owned(),
        Kind::Statement => "statements".to_owned(),
        Kind::Act => "acts".to_owned(),
        Kind::Commitment(commitment) => format!("{commitment}s"),
        Kind::Deadline => "acts with a deadline".to_owned(),
    }];
    if !filter.words.trim().is_empty() {
        asked.push(format!("with \"{}\"", filter.words));
    }
    for (who, what) in [(&filter.who, "by"), (&filter.to, "to"), (&filter.via, "through"), (&filter.about, "about")] {
        if let Some(who) = who {
            asked.push(format!("{what} {}", book.named(who)?));
        }
    }
    asked.extend(filter.act.map(|act| format!("of type {act}")));
    asked.extend(filter.status.map(|status| format!("of status {status}")));
    asked.extend(filter.since.as_ref().map(|since| format!("since {since}")));
    asked.extend(filter.until.as_ref().map(|until| format!("until {until}")));
    Ok(asked)
}

/// The one printed as `name`.
fn named<T: Copy + std::fmt::Display>(name: String, all: &[T], what: &str) -> Result<T, Usage> {
    let found = all.iter().find(|one| one.to_string() == name);
    let names: Vec<String> = all.iter().map(T::to_string).collect();
    found.copied().ok_or_else(|| Usage(format!("there is no {what} \"{name}\"; there are {}", names.join(", "))))
}

fn kind(kind: FindKind) -> Kind {
    match kind {
        FindKind::Statement => Kind::Statement,
        FindKind::Act => Kind::Act,
        FindKind::Demand => Kind::Commitment(Commitment::Demand),
        FindKind::Threat => Kind::Commitment(Commitment::Threat),
        FindKind::Promise => Kind::Commitment(Commitment::Promise),
        FindKind::Offer => Kind::Commitment(Commitment::Offer),
        FindKind::Deadline => Kind::Deadline,
    }
}

/// Says that nothing was found, where, and of what.
fn nothing(book: &Book, asked: &[String]) -> anyhow::Result<Status> {
    say(&format!("nothing found: {}; {}", asked.join(" "), holds(book)?));
    Ok(Status::AllRead)
}

/// Rows of statements and acts.
fn rows(found: &[Found]) -> String {
    let mut table = Table::new(&[8, 10, 30, 0, 18]);
    for one in found {
        let outlet = one.report.outlet.as_ref().or(one.report.title.as_ref()).cloned().unwrap_or_else(|| one.report.name.clone());
        table.add([one.id.to_string(), one.day.clone().unwrap_or_default(), who(one), words(one), outlet]);
    }
    table.text()
}

fn who(found: &Found) -> String {
    match &found.to {
        Some(to) if found.kind == "act" => format!("{} → {to}", if found.who.is_empty() { "–" } else { &found.who }),
        _ if found.who.is_empty() => "–".to_owned(),
        _ => found.who.clone(),
    }
}

fn words(found: &Found) -> String {
    let Some(status) = &found.status else {
        return if found.form == "direct" { format!("“{}”", found.words) } else { found.words.clone() };
    };
    let name = found.commitment.as_ref().map_or_else(|| found.form.clone(), |commitment| commitment.to_uppercase());
    let mut words = format!("{name} {status}: {}", found.words);
    if let Some(deadline) = &found.deadline {
        words.push_str(&format!(" · by {deadline}"));
    }
    if let Some(outcome) = &found.outcome {
        let evidence = outcome.evidence.map(|id| format!(" ({id})")).unwrap_or_default();
        words.push_str(&format!(" · {}{evidence}", outcome.outcome));
    }
    words
}

/// `dateline due`.
pub fn due(args: &args::Due) -> anyhow::Result<Status> {
    let book = open(&args.at)?;
    let on = day(args.on);
    let who = args.who.as_deref().map(|name| book.who(name)).transpose()?;
    let asked = who.as_ref().map(|who| book.named(who)).transpose()?.map(|name| format!("of {name}"));
    let found = book.due(&Due { on: on.to_string(), who, limit: args.rows.wanted() })?;
    if args.rows.json {
        json(&found)?;
        return Ok(Status::AllRead);
    }
    if found.is_empty() {
        let asked: Vec<String> = std::iter::once("deadlines".to_owned()).chain(asked).chain([format!("known on {on}")]).collect();
        return nothing(&book, &asked);
    }
    let mut table = Table::new(&[8, 10, 18, 30, 0]);
    for one in &found {
        let outcome = one.outcome.as_ref().map(|outcome| {
            let evidence = outcome.evidence.map(|id| format!(" ({id})")).unwrap_or_default();
            format!("{}{evidence}", outcome.outcome)
        });
        let name = one.commitment.as_ref().map_or_else(|| one.form.clone(), |commitment| commitment.to_uppercase());
        table.add([
            one.id.to_string(),
            one.deadline.clone().unwrap_or_default(),
            outcome.unwrap_or_default(),
            who_of(one),
            format!("{name}: {}", one.words),
        ]);
    }
    print(table.text().as_bytes())?;
    Ok(Status::AllRead)
}

fn who_of(found: &Found) -> String {
    who(found)
}

/// `dateline timeline`.
pub fn timeline(args: &args::Timeline) -> anyhow::Result<Status> {
    let book = open(&args.at)?;
    let mut asked = vec!["statements and acts".to_owned()];
    let who = args.who.as_deref().map(|name| book.who(name)).transpose()?;
    asked.extend(who.as_ref().map(|who| book.named(who)).transpose()?.map(|name| format!("of {name}")));
    let story = args.story.as_deref().map(|id| book.story(id.parse()?)).transpose()?;
    asked.extend(story.map(|story| format!("of story t{story}")));
    let kind = match args.kind {
        None => Kind::Any,
        Some(FindKind::Act) => Kind::Act,
        Some(FindKind::Statement) => Kind::Statement,
        Some(_) => return Err(Usage("a timeline is of acts, of statements, or of both".into()).into()),
    };
    let filter = Filter {
        who,
        story,
        kind,
        since: args.since.map(|day| day.to_string()),
        until: args.until.map(|day| day.to_string()),
        limit: args.rows.wanted(),
        ..Filter::default()
    };
    let found = book.timeline(&filter)?;
    if args.rows.json {
        json(&found)?;
        return Ok(Status::AllRead);
    }
    if found.is_empty() {
        return nothing(&book, &asked);
    }
    print(rows(&found).as_bytes())?;
    Ok(Status::AllRead)
}

/// `dateline actor`.
pub fn actor(args: &args::ActorOf) -> anyhow::Result<Status> {
    let book = open(&args.at)?;
    let card = book.actor(&args.name)?;
    if args.json {
        json([&card])?;
        return Ok(Status::AllRead);
    }
    let counted = |all: &[dateline::book::Counted]| {
        all.iter().map(|one| format!("{} ×{}", one.what, one.times)).collect::<Vec<_>>().join(", ")
    };
    let actor = &card.actor;
    let country = actor.country.as_ref().map(|country| format!(" {country}")).unwrap_or_default();
    let mut table = Table::new(&[12, 0]);
    table.add([actor.id.to_string(), format!("{} ({}{country})", actor.name, actor.kind)]);
    let days: Vec<String> = card.days.iter().flatten().cloned().collect();
    let merged: Vec<String> = card.merged.iter().map(Id::to_string).collect();
    for (label, value) in [
        ("also", card.names.join("; ")),
        ("roles", counted(&card.roles)),
        (
            "reports",
            format!("{} {}", actor.reports, if days.is_empty() { String::new() } else { format!("({})", days.join(" to ")) }),
        ),
        ("says", format!("{} statements; {} of others through it", card.statements, card.relays)),
        ("does", counted(&card.acts)),
        ("to", counted(&card.recipients)),
        ("suffers", counted(&card.suffers)),
        ("merged from", merged.join(", ")),
    ] {
        if !value.is_empty() {
            table.add([label.to_owned(), value]);
        }
    }
    print(table.text().as_bytes())?;
    let others = book.actors(&args.name)?;
    if others.len() > 1 {
        let names = others.iter().skip(1).take(8).map(|other| {
            let country = other.country.as_ref().map(|country| format!(" {country}")).unwrap_or_default();
            format!("{} {} ({}{country}, {} reports)", other.id, other.name, other.kind, other.reports)
        });
        say(&format!("others of that name: {}", names.collect::<Vec<_>>().join("; ")));
    }
    Ok(Status::AllRead)
}

/// `dateline check`.
pub fn check(args: &args::Check) -> anyhow::Result<Status> {
    // A book that may be written can be checked further: the indexes of words.
    let writable = args.at.book.is_file() && std::fs::OpenOptions::new().write(true).open(&args.at.book).is_ok();
    let book = if writable { Book::open(&args.at.book)? } else { open(&args.at)? };
    let checked = book.check(|_| ())?;
    if args.json {
        json([&checked])?;
    } else {
        for fault in &checked.faults {
            say(&format!("error[{}]: {fault}", codes::DAMAGED.id));
        }
        let text = format!(
            "{}: {} texts, {} captures, {} records, {} spans of evidence, {} rows checked; {}\n",
            args.at.book.display(),
            grouped(checked.texts),
            grouped(checked.captures),
            grouped(checked.records),
            grouped(checked.evidence),
            grouped(checked.rows),
            if checked.faults.is_empty() { "all is well".to_owned() } else { format!("{} faults", checked.faults.len()) }
        );
        print(text.as_bytes())?;
    }
    Ok(if checked.faults.is_empty() { Status::AllRead } else { Status::NothingRead })
}
