//! Reads text with a model file: `engine MODEL conllu < TEXT`, `engine MODEL names < JSONL`, `engine MODEL speed < JSONL`.
//!
//! JSONL lines are `{"id","text",…}`; `names` answers `{"id","names":[{"start","end","type"}]}` in code points, as `eval/score_ner.py`
//! reads them. `speed` reads all texts three times and prints the words a second of the fastest pass.

use std::io::{BufRead, Read, Write};

use dateline_nlp::engine::{Engine, Parse, Worker};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(model), Some(what)) = (arguments.next(), arguments.next()) else {
        return Err("usage: engine MODEL conllu|names|speed < INPUT".into());
    };
    let engine = Engine::load(&std::fs::read(model)?)?;
    let mut worker = Worker::new(&engine);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let rows = || {
        std::io::stdin().lock().lines().map(|line| Ok::<_, Box<dyn std::error::Error>>(serde_json::from_str::<Value>(&line?)?))
    };
    match what.as_str() {
        "conllu" => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            conllu(&engine, &text, &worker.read(&text), &mut out)?;
        }
        "names" => {
            for row in rows() {
                let row = row?;
                let text = text_of(&row);
                let point = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
                let names: Vec<Value> = worker
                    .read(text)
                    .names
                    .iter()
                    .map(
                        |n| json!({"start": point(n.span.start()), "end": point(n.span.end()), "type": engine.name_type(n.kind)}),
                    )
                    .collect();
                writeln!(out, "{}", json!({"id": row.get("id"), "names": names}))?;
            }
        }
        _ => {
            let texts =
                rows().map(|row| Ok(text_of(&row?).to_owned())).collect::<Result<Vec<_>, Box<dyn std::error::Error>>>()?;
            for _ in 0..3 {
                let begin = std::time::Instant::now();
                let words: usize = texts.iter().map(|text| worker.read(text).words.len()).sum();
                let seconds = begin.elapsed().as_secs_f64();
                writeln!(out, "{} texts, {words} words, {seconds:.2} s, {:.0} words/s", texts.len(), words as f64 / seconds)?;
            }
        }
    }
    Ok(())
}

fn text_of(row: &Value) -> &str {
    row.get("text").and_then(Value::as_str).unwrap_or("")
}

/// Sentences of a parse in CoNLL-U, a contraction as a multiword token.
fn conllu(engine: &Engine, text: &str, parse: &Parse, out: &mut impl Write) -> std::io::Result<()> {
    for sentence in &parse.sentences {
        let words = parse.words.get(sentence.clone()).unwrap_or(&[]);
        for (at, word) in words.iter().enumerate() {
            if let Some(next) = words.get(at + 1).filter(|next| next.word.clitic) {
                let whole = word.word.span.cover(next.word.span).slice(text);
                writeln!(out, "{}-{}\t{whole}{}", at + 1, at + 2, "\t_".repeat(8))?;
            }
            let (universal, penn) = engine.tag(word.tag);
            let head = word.head.map_or(0, |head| head as usize - sentence.start + 1);
            let (form, rel) = (word.word.span.slice(text), engine.relation(word.relation));
            writeln!(out, "{}\t{form}\t_\t{universal}\t{penn}\t_\t{head}\t{rel}\t_\t_", at + 1)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
