//! Tags a JSONL file: `tag_jsonl FILE [--guideline]` reads `{"id","text","dct"|"published"}` lines and prints
//! `{"id","timexes":[{"start","end","type","value","mod"}]}` with offsets in code points.

use std::io::{BufWriter, Write};

use dateline_text::OffsetMap;
use dateline_time::{Context, Sense, Tagger};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: tag_jsonl FILE [--guideline]")?;
    let sense = if arguments.any(|argument| argument == "--guideline") { Sense::Guideline } else { Sense::Reader };
    let tagger = Tagger::new();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::fs::read_to_string(path)?.lines() {
        let report: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| report.get(name).and_then(|value| value.as_str()).unwrap_or("");
        let text = field("text");
        let anchor = ["dct", "published", "date"].into_iter().find_map(|name| field(name).get(..10)?.parse().ok());
        let offsets = OffsetMap::new(text);
        let timexes: Vec<serde_json::Value> = tagger
            .tag(text, &Context { anchor, sense })
            .iter()
            .map(|timex| {
                let (start, end) = offsets.code_points(timex.span);
                serde_json::json!({
                    "start": start, "end": end, "type": timex.kind.as_str(), "value": timex.value,
                    "mod": timex.modifier.map(|modifier| modifier.as_str()), "rule": timex.rule.id,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({"id": report.get("id"), "timexes": timexes}))?;
    }
    Ok(())
}
