//! Prints the names of a JSONL file of `{"id","text"}` as `score_ner.py` reads them.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::io::BufRead;

use dateline_extract::mention::{self, NameKind};
use dateline_text::OffsetMap;
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let text = value.get("text").and_then(|text| text.as_str()).unwrap_or("");
        let analysis = dateline_nlp::analyse(text, &[]);
        let offsets = OffsetMap::new(text);
        let names: Vec<_> = mention::names(text, &analysis)
            .into_iter()
            .map(|name| {
                let (start, end) = offsets.code_points(name.span);
                let kind = match name.kind {
                    NameKind::Person => "Person",
                    NameKind::Organization => "Organization",
                    NameKind::Place => "Location",
                    NameKind::People => "NORP",
                };
                json!({"start": start, "end": end, "type": kind})
            })
            .collect();
        println!("{}", json!({"id": value.get("id"), "names": names}));
    }
    Ok(())
}
