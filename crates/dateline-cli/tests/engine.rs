//! `dateline analyse` and `dateline model`, with the model in the program.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

mod support;

use std::path::Path;

use serde_json::{Value, json};
use support::{dateline, dateline_in};

const SENTENCES: &str = include_str!("golden/sentences.tsv");

/// Sentences with their names.
fn golden() -> impl Iterator<Item = (&'static str, Vec<(&'static str, &'static str)>)> {
    SENTENCES.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (sentence, names) = line.split_once('\t').unwrap();
        // A space before "Type=" ends a name.
        let mut found: Vec<(&str, &str)> = Vec::new();
        let mut rest = names;
        while let Some((kind, tail)) = rest.split_once('=') {
            let next = tail.find('=').map_or(tail.len(), |at| tail[..at].rfind(' ').unwrap());
            found.push((kind, tail[..next].trim()));
            rest = tail[next..].trim_start();
        }
        (sentence, found)
    })
}

fn lines() -> String {
    golden().enumerate().map(|(n, (text, _))| json!({"id": format!("g{:02}", n + 1), "text": text}).to_string() + "\n").collect()
}

#[test]
fn trees_of_the_golden_sentences() {
    let ran = dateline_in(Path::new("."), &["analyse", "--threads", "2"], lines().as_bytes());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let short: String =
        ran.out.lines().map(|line| line.split("start_char").next().unwrap().trim_end().to_owned() + "\n").collect();
    insta::assert_snapshot!(short);
}

#[test]
fn places_say_what_the_gazetteer_knows() {
    let ran = dateline_in(Path::new("."), &["analyse", "--jsonl"], b"Ministers of France met in Lisbon on Monday.");
    let row: Value = serde_json::from_str(&ran.out).unwrap();
    let names = row["names"].as_array().unwrap();
    assert_eq!((&names[0]["place"], &names[0]["country"]), (&json!("country"), &json!("FRA")));
    assert_eq!((&names[1]["place"], &names[1]["country"]), (&json!("city"), &json!("PRT")));
}

/// The model may miss some names, not many; the ones it misses are in the message of the failure.
#[test]
fn names_of_the_golden_sentences() {
    let ran = dateline_in(Path::new("."), &["analyse", "--jsonl"], lines().as_bytes());
    let (mut both, mut expected, mut given, mut missed) = (0, 0, 0, Vec::new());
    for (line, (text, names)) in ran.out.lines().zip(golden()) {
        let row: Value = serde_json::from_str(line).unwrap();
        let characters: Vec<char> = text.chars().collect();
        let found: Vec<(String, String)> = row["names"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| {
                let at = |key: &str| usize::try_from(name[key].as_u64().unwrap()).unwrap();
                let words: String = characters[at("start")..at("end")].iter().collect();
                (name["type"].as_str().unwrap().to_owned(), words.trim_start_matches("the ").to_owned())
            })
            .collect();
        expected += names.len();
        given += found.len();
        for name in &names {
            let hit = found.iter().any(|(kind, words)| (kind.as_str(), words.as_str()) == *name);
            both += usize::from(hit);
            if !hit {
                missed.push((*name, found.clone()));
            }
        }
    }
    let f1 = (2 * both) as f64 / (expected + given) as f64;
    assert!(f1 >= 0.8, "F1 {f1:.3}, missed {missed:#?}");
}

#[test]
fn conllu_pins_words_to_code_points() {
    let text = "“Genug”, it’s over, Zsófia Kiss said.\nShe can't stay.";
    let ran = dateline_in(Path::new("."), &["analyse", "--conllu"], json!({"id": "t", "text": text}).to_string().as_bytes());
    let characters: Vec<char> = text.chars().collect();
    let mut words = 0;
    for line in ran.out.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields.len(), 10, "{line}");
        let at = |name: &str| {
            let value = fields[9].split('|').find_map(|part| part.strip_prefix(name)).unwrap();
            value.parse::<usize>().unwrap()
        };
        assert_eq!(characters[at("start_char=")..at("end_char=")].iter().collect::<String>(), fields[1]);
        words += 1;
    }
    assert!(words > 12, "{}", ran.out);
    assert_eq!(ran.out.matches("# newpar").count(), 2);
    assert!(ran.out.contains("\tcan't\t") && ran.out.contains("\tca\tcan\t") && ran.out.contains("\tn't\tnot\t"), "{}", ran.out);
    assert!(ran.out.contains("ner=B-Person") && ran.out.contains("ner=I-Person"), "{}", ran.out);
}

#[test]
fn threads_do_not_show() {
    let of = |threads| dateline_in(Path::new("."), &["analyse", "--threads", threads], lines().repeat(5).as_bytes()).out;
    assert_eq!(of("1"), of("7"));
}

#[test]
fn the_model_tells_what_it_is() {
    let ran = dateline(&["model"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("name     dateline-en "), "{}", ran.out);
    for expected in ["sha256   ", "licence  CC BY-SA 4.0", "data     UD English EWT", "score    names  all"] {
        assert!(ran.out.contains(expected), "{expected}: {}", ran.out);
    }
}
