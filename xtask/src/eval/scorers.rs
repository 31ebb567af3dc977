//! The scorers, each with its data.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{Bench, clusters, inputs, parse};
use crate::scores::Row;
use crate::shell;

const READ: &[&str] = &["read", "--jsonl", "--quiet"];
const TIMES: &[&str] = &["times", "--jsonl", "--guideline"];

/// One scorer on one set of data.
pub struct Scorer {
    /// What it is called in the scores.
    pub data: &'static str,
    /// The data, below the shared folder: a file or a folder of gold files.
    pub of: &'static str,
    /// What it compares with what, and the figures of others.
    about: &'static str,
    /// Runs it.
    pub run: fn(&Bench, &str) -> anyhow::Result<Vec<Row>>,
}

/// All of them.
pub const ALL: &[Scorer] = &[
    Scorer {
        data: "gold/dev",
        of: "gold/dev",
        about: "`score_record.py gold/dev gold/text RECORDS`: whole records against reports annotated by careful reading.",
        run: |bench, data| record(bench, data, "dev", None),
    },
    Scorer {
        data: "gold/dev, the seed alone",
        of: "gold/dev/seed.json",
        about: "The same for the one report that defines the product.",
        run: |bench, data| record(bench, data, "dev", Some("seed")),
    },
    Scorer {
        data: "gold/train",
        of: "gold/train",
        about: "`score_record.py gold/train gold/text RECORDS`; the model of acts has learnt from these reports, docs/ACTS.md has the figures \
                by five folds.",
        run: |bench, data| record(bench, data, "train", None),
    },
    Scorer {
        data: "gold/dev, by score",
        of: "gold/dev",
        about: "`eval/reliability.py`: of the statements with a score of a tenth, how many have the right content and speaker.",
        run: |bench, data| reliability(bench, data, "dev"),
    },
    Scorer {
        data: "gold/train, by score",
        of: "gold/train",
        about: "The same; the model has learnt from these reports.",
        run: |bench, data| reliability(bench, data, "train"),
    },
    Scorer {
        data: "polnear.dev",
        of: "corpora/attribution/polnear.dev.jsonl.gz",
        about: "`records_to.py attributions`, `score_attribution.py polnear.dev`. textacy, one call a paragraph: content.half F1 31.",
        run: |bench, data| attribution(bench, data, &[]),
    },
    Scorer {
        data: "polnear.dev, direct",
        of: "corpora/attribution/polnear.dev.jsonl.gz",
        about: "The same with `--kind direct`. textacy, one call a paragraph: content.half F1 74.",
        run: |bench, data| attribution(bench, data, &["--kind", "direct"]),
    },
    Scorer {
        data: "polnear.dev, direct by direct",
        of: "corpora/attribution/polnear.dev.jsonl.gz",
        about: "The same with our direct statements alone, as a tool for quotations gives nothing else either: the row above counts every \
                indirect statement that PolNeAR does not mark as a wrong quotation.",
        run: direct,
    },
    Scorer {
        data: "polnear.dev, without outlets told",
        of: "corpora/attribution/polnear.dev.jsonl.gz",
        about: "All kinds, the source being the outermost one that has a cue: of \"she told CNN\" PolNeAR has her as the source, a record \
                has CNN as the outermost one, as it passed on what she said.",
        run: without_outlets_told,
    },
    Scorer {
        data: "cofenet.valid",
        of: "corpora/attribution/cofenet.valid.txt.gz",
        about: "`score_cofenet.py`, exact spans of CofeNet's sentences, roles not linked. BiLSTM-L2+Cofe (test): source 73.3, cue 66.2, \
                content 63.6.",
        run: cofenet,
    },
    Scorer {
        data: "timebank",
        of: "corpora/time/timebank.jsonl",
        about: "`dateline times --guideline`, `score_timex.py`. HeidelTime: relaxed 91.9, strict 85.3, type 89.5, value 79.5.",
        run: timex,
    },
    Scorer {
        data: "aquaint",
        of: "corpora/time/aquaint.jsonl",
        about: "HeidelTime: relaxed 92.5, strict 82.4, type 84.6, value 72.9.",
        run: timex,
    },
    Scorer {
        data: "tbaq-corrected",
        of: "corpora/time/tbaq-corrected.jsonl",
        about: "TimeBank and AQUAINT with the corrections of ARTime.",
        run: timex,
    },
    Scorer {
        data: "wikiwars-train",
        of: "corpora/time/wikiwars-train.jsonl",
        about: "HeidelTime on the test half: relaxed 91.5, strict 85.4, type 82.2, value 78.1.",
        run: timex,
    },
    Scorer {
        data: "plv.train",
        of: "corpora/events/plv.train.jsonl",
        about: "`score_events.py`. TF-IDF+SVM: accuracy 76.5, macro F1 72.6 (told source and target). UniversalPetrarch end to end: \
                recall 22.0, precision 55.2, of dyads 58.3. The model of acts has learnt from these sentences, docs/ACTS.md has the \
                figures by five folds.",
        run: events,
    },
    Scorer {
        data: "ewt.dev",
        of: "corpora/syntax/ewt.dev.conllu.gz",
        about: "`dateline analyse --conllu` on raw text, `score_conllu.py`. LAS / UAS: UDPipe 1.2 77.0 / 80.2, Stanza 83.6 / 86.2, \
                UDPipe 2 89.9 / 91.6.",
        run: |bench, data| syntax(bench, data, "ewt"),
    },
    Scorer {
        data: "gum.dev",
        of: "corpora/syntax/gum.dev.conllu.gz",
        about: "The same; six of its genres are trained on, all are scored.",
        run: |bench, data| syntax(bench, data, "gum"),
    },
    Scorer {
        data: "worldwide.dev",
        of: "corpora/names/worldwide.dev.jsonl.gz",
        about: "`dateline analyse --jsonl`, `score_ner.py`. F1 of all: spaCy sm 63.9, md 66.0, a spaCy CNN trained 7 minutes 70.9.",
        run: names,
    },
    Scorer {
        data: "copies",
        of: "news/copies.gold.tsv",
        about: "`cluster_scores.py` on 6,189 texts made of real ones: cut, with other datelines, with paragraphs put in. A regression test, \
                not accuracy in the field. rensa 64x2 at J ≥ .3: ARI 99.2.",
        run: |bench, data| clusters::run(bench, data, "copies", "news/copies.jsonl.gz", "news/copies.gold.tsv"),
    },
    Scorer {
        data: "stories, ECB+",
        of: "news/stories.ecbplus.gold.tsv",
        about: "`cluster_scores.py` on stories found among all of `news/news.jsonl.gz`; no day is known of these. TF-IDF single pass: B-cubed 89.3.",
        run: |bench, data| clusters::run(bench, data, "stories", "news/news.jsonl.gz", "news/stories.ecbplus.gold.tsv"),
    },
    Scorer {
        data: "stories, Giveme5W1H",
        of: "news/stories.giveme5w1h.gold.tsv",
        about: "The same, with days and the same parameters. TF-IDF single pass: B-cubed 88.9.",
        run: |bench, data| clusters::run(bench, data, "stories", "news/news.jsonl.gz", "news/stories.giveme5w1h.gold.tsv"),
    },
];

/// What stands under the heading of `data` in the scores.
pub fn about(data: &str) -> String {
    let scorer = ALL.iter().find(|scorer| scorer.data == data);
    scorer.map(|scorer| scorer.about.to_owned()).unwrap_or_default()
}

fn record(bench: &Bench, data: &str, folder: &str, only: Option<&str>) -> anyhow::Result<Vec<Row>> {
    let gold = bench.shared.join("gold");
    let records = bench.read(&format!("gold-{folder}"), READ, &inputs::gold(&gold, folder)?)?;
    let answers = match only {
        None => gold.join(folder),
        Some(id) => {
            let alone = bench.out.join(format!("gold-{id}"));
            fs::create_dir_all(&alone)?;
            fs::copy(gold.join(folder).join(format!("{id}.json")), alone.join(format!("{id}.json")))?;
            alone
        }
    };
    let printed = bench.score("score_record.py", &[&answers, &gold.join("text"), &records], &["--json"])?;
    parse::record(data, &printed)
}

fn reliability(bench: &Bench, data: &str, folder: &str) -> anyhow::Result<Vec<Row>> {
    let gold = bench.shared.join("gold");
    let records = bench.read(&format!("gold-{folder}"), READ, &inputs::gold(&gold, folder)?)?;
    let script = Path::new("eval/reliability.py");
    let printed = shell::output(Command::new("python3").arg("-B").arg(script).args([
        &bench.shared.join("eval"),
        &gold.join(folder),
        &gold.join("text"),
        &records,
    ]))?;
    parse::reliability(data, &printed)
}

/// The attributions of PolNeAR's development articles.
fn polnear(bench: &Bench) -> anyhow::Result<(PathBuf, PathBuf)> {
    let gold = bench.shared.join("corpora/attribution/polnear.dev.jsonl.gz");
    let records = bench.read("polnear.dev", READ, &inputs::reports(&inputs::rows(&gold)?, "date", "publisher"))?;
    let found = bench.out.join("polnear.dev.attributions.jsonl");
    fs::write(&found, bench.score("records_to.py", &[Path::new("attributions"), &records], &[])?)?;
    Ok((gold, found))
}

fn attribution(bench: &Bench, data: &str, flags: &[&str]) -> anyhow::Result<Vec<Row>> {
    let (gold, found) = polnear(bench)?;
    let printed = bench.score("score_attribution.py", &[&gold, &found], &[flags, &["--json"]].concat())?;
    parse::attribution(data, &printed)
}

/// The attributions of PolNeAR's development articles once `change` was made to the list of statements of each record.
fn polnear_but(bench: &Bench, name: &str, change: impl Fn(&mut Vec<Value>)) -> anyhow::Result<(PathBuf, PathBuf)> {
    let (gold, _) = polnear(bench)?;
    let mut kept = String::new();
    for line in fs::read_to_string(bench.out.join("polnear.dev.jsonl"))?.lines() {
        let mut record: Value = serde_json::from_str(line)?;
        if let Some(statements) = record.get_mut("statements").and_then(Value::as_array_mut) {
            change(statements);
        }
        kept.push_str(&format!("{record}\n"));
    }
    let records = bench.out.join(format!("polnear.dev.{name}.jsonl"));
    fs::write(&records, kept)?;
    let found = bench.out.join(format!("polnear.dev.{name}.attributions.jsonl"));
    fs::write(&found, bench.score("records_to.py", &[Path::new("attributions"), &records], &[])?)?;
    Ok((gold, found))
}

fn direct(bench: &Bench, data: &str) -> anyhow::Result<Vec<Row>> {
    let only = |statements: &mut Vec<Value>| statements.retain(|one| one.get("kind").is_some_and(|kind| kind == "direct"));
    let (gold, found) = polnear_but(bench, "direct", only)?;
    let printed = bench.score("score_attribution.py", &[&gold, &found], &["--kind", "direct", "--json"])?;
    parse::attribution(data, &printed)
}

fn without_outlets_told(bench: &Bench, data: &str) -> anyhow::Result<Vec<Row>> {
    let has_cue = |link: &Value| link.get("cue").is_some_and(|cue| !cue.is_null());
    let (gold, found) = polnear_but(bench, "told", |statements| {
        for chain in statements.iter_mut().filter_map(|one| one.get_mut("chain")?.as_array_mut()) {
            let first = chain.iter().position(has_cue).unwrap_or(0);
            chain.drain(..first);
        }
    })?;
    let printed = bench.score("score_attribution.py", &[&gold, &found], &["--json"])?;
    parse::attribution(data, &printed)
}

fn cofenet(bench: &Bench, data: &str) -> anyhow::Result<Vec<Row>> {
    let (gold, found) = polnear(bench)?;
    let sentences = bench.shared.join("corpora/attribution/cofenet.valid.txt.gz");
    Ok(parse::cofenet(data, &bench.score("score_cofenet.py", &[&sentences, &gold, &found], &[])?))
}

fn timex(bench: &Bench, data: &str) -> anyhow::Result<Vec<Row>> {
    let gold = bench.shared.join(format!("corpora/time/{data}.jsonl"));
    let found = bench.read(data, TIMES, &inputs::reports(&inputs::rows(&gold)?, "dct", "outlet"))?;
    parse::timex(data, &bench.score("score_timex.py", &[&gold, &found], &["--json"])?)
}

fn events(bench: &Bench, data: &str) -> anyhow::Result<Vec<Row>> {
    let gold = bench.shared.join("corpora/events/plv.train.jsonl");
    let records = bench.read(data, READ, &inputs::reports(&inputs::rows(&gold)?, "date", "outlet"))?;
    Ok(parse::events(data, &bench.score("score_events.py", &[&gold, &records], &[])?))
}

fn syntax(bench: &Bench, data: &str, treebank: &str) -> anyhow::Result<Vec<Row>> {
    let gold = bench.shared.join(format!("corpora/syntax/{treebank}.dev.conllu.gz"));
    let text = bench.out.join(format!("{treebank}.dev.txt"));
    let raw = text.to_string_lossy();
    bench.score("score_conllu.py", &[&gold, &gold], &["--text", &raw])?;
    let found = bench.read(&format!("{treebank}.dev"), &["analyse", "--conllu"], &inputs::text(&fs::read_to_string(&text)?))?;
    Ok(parse::syntax(data, &bench.score("score_conllu.py", &[&gold, &found], &[])?))
}

fn names(bench: &Bench, data: &str) -> anyhow::Result<Vec<Row>> {
    let gold = bench.shared.join("corpora/names/worldwide.dev.jsonl.gz");
    let found = bench.read(data, &["analyse", "--jsonl"], &inputs::reports(&inputs::rows(&gold)?, "date", "outlet"))?;
    Ok(parse::names(data, &bench.score("score_ner.py", &[&gold, &found], &[])?))
}
