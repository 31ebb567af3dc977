//! What the scorers print, as numbers.

use serde_json::Value;

use crate::scores::Row;

/// `score_record.py --json`: precision, recall and F1, or accuracies.
pub fn record(data: &str, printed: &str) -> anyhow::Result<Vec<Row>> {
    let scores: Value = serde_json::from_str(printed)?;
    let mut rows = Vec::new();
    for (name, score) in scores.as_object().into_iter().flatten() {
        for figure in ["P", "R", "F1", "accuracy"] {
            rows.extend(score[figure].as_f64().map(|value| Row::new(data, format!("{name} {figure}"), value)));
        }
    }
    Ok(rows)
}

/// `reliability.py`: for each tenth, how many and how many of them right.
pub fn reliability(data: &str, printed: &str) -> anyhow::Result<Vec<Row>> {
    let scores: Value = serde_json::from_str(printed)?;
    let mut rows = Vec::new();
    for (from, score) in scores.as_object().into_iter().flatten() {
        for figure in ["statements", "right"] {
            rows.extend(score[figure].as_f64().map(|value| Row::new(data, format!("from {from}: {figure}"), value)));
        }
    }
    Ok(rows)
}

/// `score_attribution.py --json`: of the many, those that say something each.
pub fn attribution(data: &str, printed: &str) -> anyhow::Result<Vec<Row>> {
    const KEPT: [&str; 7] = ["content.half", "content.exact", "source.exact", "cue.exact", "pair.half", "head", "triple"];
    let scores: Value = serde_json::from_str(printed)?;
    let mut rows = Vec::new();
    for (name, score) in scores.as_object().into_iter().flatten() {
        if KEPT.iter().any(|kept| name.starts_with(kept)) {
            for figure in ["p", "r", "f1"] {
                rows.extend(
                    score[figure].as_f64().map(|value| Row::new(data, format!("{name} {}", figure.to_uppercase()), value)),
                );
            }
        }
    }
    Ok(rows)
}

/// `score_cofenet.py`: "content  exact P 1.0 R 2.0 F1 3.0  begin P …  jaccard 4.0  (gold 5)".
pub fn cofenet(data: &str, printed: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in printed.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(role @ ("source" | "cue" | "content")) = words.first().copied() else { continue };
        let mut part = "";
        for pair in words.windows(2) {
            match pair {
                ["exact" | "begin", _] => part = pair[0],
                ["F1", value] => rows.extend(value.parse().ok().map(|value| Row::new(data, format!("{role} {part} F1"), value))),
                ["jaccard", value] => {
                    rows.extend(value.parse().ok().map(|value| Row::new(data, format!("{role} jaccard"), value)))
                }
                _ => {}
            }
        }
    }
    rows
}

/// `score_timex.py --json`.
pub fn timex(data: &str, printed: &str) -> anyhow::Result<Vec<Row>> {
    let scores: Value = serde_json::from_str(printed)?;
    let mut rows = Vec::new();
    for name in ["relaxed", "strict", "type", "value"] {
        for (at, figure) in ["P", "R", "F1"].into_iter().enumerate() {
            rows.extend(scores["prf"][name][at].as_f64().map(|value| Row::new(data, format!("{name} {figure}"), value)));
        }
    }
    Ok(rows)
}

/// `score_events.py`: "pairs given: accuracy .1 macro F1 .2 of 3" and "end to end: recall .1 precision all .2 of 3, dyadic .4 of 5".
pub fn events(data: &str, printed: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in printed.lines() {
        let Some((part @ ("pairs given" | "end to end"), rest)) = line.split_once(": ") else { continue };
        let words: Vec<&str> = rest.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            let name = match pair[0] {
                "accuracy" | "recall" => pair[0],
                "F1" => "macro F1",
                "all" => "precision",
                "dyadic" => "precision of dyads",
                _ => continue,
            };
            rows.extend(pair[1].parse::<f64>().ok().map(|value| Row::new(data, format!("{part}, {name}"), 100.0 * value)));
        }
    }
    rows
}

/// `score_conllu.py`: "words 98.5  sentences 86.6  UPOS 94.0  UAS 82.2  LAS 79.0  gold 25147 words 2001 sentences".
pub fn syntax(data: &str, printed: &str) -> Vec<Row> {
    let words: Vec<&str> = printed.split_whitespace().take_while(|word| *word != "gold").collect();
    let pairs = words.chunks_exact(2);
    pairs.filter_map(|pair| Some(Row::new(data, format!("{} F1", pair[0]), pair[1].parse().ok()?))).collect()
}

/// `score_ner.py`: "LOC   P 82.4 R 85.4 F1 83.9 gold 1539 pred 1594".
pub fn names(data: &str, printed: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in printed.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some((kind, rest)) = words.split_first() else { continue };
        for pair in rest.chunks_exact(2).filter(|pair| matches!(pair[0], "P" | "R" | "F1")) {
            rows.extend(pair[1].parse().ok().map(|value| Row::new(data, format!("{kind} {}", pair[0]), value)));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{cofenet, events, names, syntax};

    #[test]
    fn reads_the_lines_of_the_scorers() {
        let rows =
            cofenet("c", "sentences 9\ncue      exact P 1.0 R 2.0 F1 3.5  begin P 1.0 R 2.0 F1 4.5  jaccard 5.5  (gold 7)\n");
        let found: Vec<_> = rows.iter().map(|row| (row.measure.as_str(), row.now)).collect();
        assert_eq!(found, [("cue exact F1", 3.5), ("cue begin F1", 4.5), ("cue jaccard", 5.5)]);
        let rows = syntax("s", "words 98.5  sentences 86.6  LAS 79.0  gold 25147 words 2001 sentences\n");
        let found: Vec<_> = rows.iter().map(|row| (row.measure.as_str(), row.now)).collect();
        assert_eq!(found, [("words F1", 98.5), ("sentences F1", 86.6), ("LAS F1", 79.0)]);
        let rows = names("n", "LOC   P 82.4 R 85.4 F1 83.9 gold 1539 pred 1594\n");
        let found: Vec<_> = rows.iter().map(|row| (row.measure.as_str(), row.now)).collect();
        assert_eq!(found, [("LOC P", 82.4), ("LOC R", 85.4), ("LOC F1", 83.9)]);
        let rows = events(
            "e",
            "  AID F1 0.5\npairs given: accuracy 0.5 macro F1 0.25 of 9\nend to end: recall 0.125 precision all 0.5 of 3, dyadic 0.75 of 5\n",
        );
        let found: Vec<_> = rows.iter().map(|row| (row.measure.as_str(), row.now)).collect();
        let expected = [
            ("pairs given, accuracy", 50.0),
            ("pairs given, macro F1", 25.0),
            ("end to end, recall", 12.5),
            ("end to end, precision", 50.0),
            ("end to end, precision of dyads", 75.0),
        ];
        assert_eq!(found, expected);
    }
}
