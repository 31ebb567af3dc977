//! Prints the attributions of a JSONL file of `{"id","text"}` as `score_attribution.py` reads them; with an argument, nested ones too.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::io::BufRead;

use dateline_extract::Source;
use dateline_text::{OffsetMap, Span};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let text = value.get("text").and_then(|text| text.as_str()).unwrap_or("");
        let analysis = dateline_nlp::analyse(text, &[]);
        let mut mentions = Vec::new();
        let times = dateline_time::Tagger::new().tag(text, &dateline_time::Context::default());
        let statements = dateline_extract::statement::statements(text, &analysis, &times, &mut mentions);
        let offsets = OffsetMap::new(text);
        let pairs = |spans: &[Span]| spans.iter().map(|span| offsets.code_points(*span)).collect::<Vec<_>>();
        let attributions: Vec<_> = statements
            .iter()
            .filter(|statement| statement.within.is_none() || std::env::args().nth(1).is_some())
            .filter_map(|statement| {
                let outer = statement.chain.first()?;
                let source = match outer.source {
                    Source::Mention(id) => mentions.get(id).map(|mention| mention.span),
                    Source::Implicit => None,
                };
                let content = if outer.content.is_empty() { &statement.content } else { &outer.content };
                Some(json!({"source": pairs(source.as_slice()), "cue": pairs(outer.cue.as_slice()), "content": pairs(content), "rule": statement.rule.id}))
            })
            .collect();
        println!("{}", json!({"id": value.get("id"), "attributions": attributions}));
    }
    Ok(())
}
