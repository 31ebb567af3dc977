//! The examples of the tables, run.

use crate::grammar::Grammar;
use crate::{Context, Tagger};

/// `text [words] text => VALUE MOD`
fn check(tagger: Tagger, id: &str, example: &str) -> Result<(), String> {
    let (sentence, wanted) = example.split_once(" => ").ok_or(format!("{id}: no value: {example}"))?;
    let sense = Grammar::get().rules.iter().find(|row| row.id == id).and_then(|row| row.sense).unwrap_or_default();
    let context = Context { sense, ..Context::of("2025-08-07".parse().ok()) };
    if wanted.trim() == "none" {
        let found = tagger.tag(sentence, &context);
        return if found.is_empty() { Ok(()) } else { Err(format!("{id}: {example}: {found:?}")) };
    }
    let (before, rest) = sentence.split_once('[').ok_or(format!("{id}: no [: {example}"))?;
    let (words, after) = rest.split_once(']').ok_or(format!("{id}: no ]: {example}"))?;
    let text = format!("{before}{words}{after}");
    let found = tagger.tag(&text, &context);
    let timex = found.iter().find(|timex| timex.span.start() == before.len());
    let timex = timex.ok_or(format!("{id}: not found: {example}: {found:?}"))?;
    let got_words = timex.span.slice(&text);
    let mut got = timex.value.clone();
    if let Some(modifier) = timex.modifier {
        got.push(' ');
        got.push_str(modifier.as_str());
    }
    if got_words != words || got != wanted.trim() {
        return Err(format!("{id}: {example}: got [{got_words}] => {got} by {}", timex.rule.id));
    }
    if timex.rule.id != id {
        return Err(format!("{id}: {example}: found by {}", timex.rule.id));
    }
    Ok(())
}

#[test]
fn tables_compile() {
    let grammar = Grammar::get();
    assert_eq!(grammar.errors, Vec::<String>::new());
    let mut ids: Vec<&str> = grammar.rules.iter().map(|row| row.id).filter(|id| *id != "words").collect();
    ids.sort_unstable();
    let twice: Vec<&[&str]> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn examples_of_the_tables() {
    let tagger = Tagger::new();
    let mut failures = Vec::new();
    let mut count = 0;
    for row in &Grammar::get().rules {
        for example in row.example.split(";;").map(str::trim).filter(|example| !example.is_empty()) {
            count += 1;
            failures.extend(check(tagger, row.id, example).err());
        }
        if row.output && row.example.is_empty() && !row.id.starts_with("COM") {
            failures.push(format!("{}: no example", row.id));
        }
    }
    assert!(failures.is_empty(), "{} of {count} examples:\n{}", failures.len(), failures.join("\n"));
}
