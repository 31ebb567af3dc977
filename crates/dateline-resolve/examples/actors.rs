//! Prints all actors of a JSONL file of `{"id","text"}`, also those that no statement or act names.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::io::BufRead;

use dateline_record::Report;
use dateline_text::OffsetMap;
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let tagger = dateline_time::Tagger::new();
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let text = value.get("text").and_then(|text| text.as_str()).unwrap_or("");
        let report = Report::of_text("", text);
        let analysis = dateline_nlp::analyse(text, &[]);
        let times = tagger.tag(text, &dateline_time::Context::of(None));
        let extraction = dateline_extract::extract(&report, &analysis, times);
        let speakers = dateline_resolve::speakers(&analysis, &extraction);
        let actors = dateline_resolve::actor::actors(text, &analysis, &extraction, &speakers);
        let offsets = OffsetMap::new(text);
        let list: Vec<_> = actors
            .list
            .iter()
            .map(|actor| {
                let spans = actor.mentions.iter().filter_map(|&id| extraction.mentions.get(id)).map(|mention| offsets.code_points(mention.span));
                let spans: Vec<_> = spans.collect();
                json!({"name": actor.name, "kind": actor.kind.as_str(), "country": actor.country, "role": actor.role, "aliases": actor.aliases, "mentions": spans})
            })
            .collect();
        println!("{}", json!({"id": value.get("id"), "actors": list}));
    }
    Ok(())
}
