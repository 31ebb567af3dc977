//! Corpora as the JSON lines that `dateline read` takes; texts are kept to the character.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::Context;
use flate2::read::MultiGzDecoder;
use serde_json::{Map, Value, json};

/// The rows of a file of JSON lines, `.gz` or not.
pub fn rows(path: &Path) -> anyhow::Result<Vec<Value>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut text = String::new();
    if path.extension().is_some_and(|ending| ending == "gz") {
        MultiGzDecoder::new(file).read_to_string(&mut text)?;
    } else {
        { file }.read_to_string(&mut text)?;
    }
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// The rows of a corpus as reports; `day` names the field with the day of publication, `outlet` the one with the outlet.
pub fn reports(rows: &[Value], day: &str, outlet: &str) -> String {
    let mut out = String::new();
    for row in rows {
        push(&mut out, &row["id"], &row["text"], &row[day], &row[outlet], &row["title"]);
    }
    out
}

/// One text as a report.
pub fn text(text: &str) -> String {
    let mut out = String::new();
    push(&mut out, &json!("text"), &json!(text), &Value::Null, &Value::Null, &Value::Null);
    out
}

/// The gold reports of a folder, with what the index says of them.
pub fn gold(gold: &Path, folder: &str) -> anyhow::Result<String> {
    let index: Vec<Value> = serde_json::from_str(&fs::read_to_string(gold.join("index.json"))?)?;
    let mut out = String::new();
    for id in ids(&gold.join(folder))? {
        let text = fs::read_to_string(gold.join("text").join(format!("{id}.txt")))?;
        let known = index.iter().find(|row| row["gold_id"] == json!(id)).cloned().unwrap_or_default();
        push(&mut out, &json!(id), &json!(text), &known["date"], &known["outlet"], &known["title"]);
    }
    Ok(out)
}

/// The ids of the gold files in a folder, sorted.
pub fn ids(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut ids = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            ids.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    ids.sort();
    Ok(ids)
}

fn push(out: &mut String, id: &Value, text: &Value, day: &Value, outlet: &Value, title: &Value) {
    let mut line = Map::new();
    let day = day.as_str().and_then(|day| day.get(..10)).map(Value::from).unwrap_or_default();
    for (name, value) in [("id", id), ("published", &day), ("outlet", outlet), ("title", title), ("text", text)] {
        if !value.is_null() {
            line.insert(name.into(), value.clone());
        }
    }
    out.push_str(&Value::Object(line).to_string());
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn keeps_the_text_and_cuts_the_day() {
        let rows = [json!({"id": "x", "dct": "1998-01-08T10:00", "text": "\n A “b”. ", "title": null})];
        let line = super::reports(&rows, "dct", "publisher");
        let back: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(back, json!({"id": "x", "published": "1998-01-08", "text": "\n A “b”. "}));
    }
}
