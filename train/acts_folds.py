"""Scores what is learnt of acts on texts that each model has not seen.

usage: python -m train.acts_folds SHARED RECORDS WORK MODEL

SHARED   the folder with the scorers, the gold reports and the corpora of events
RECORDS  the program that prints records (`cargo build --release -p dateline --example records`)
WORK     the folder in which `train.acts` left what it reads
MODEL    the file of weights; MODEL.0 … MODEL.4 were learnt without a fifth each
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from . import labelled
from .acts import FOLDS, as_input, fold_of
from .corpora import rows as rows_of


def by_folds(given, name):
    """The records of the reports of `name`, each by the model that has not learnt from it."""
    rows, found = list(rows_of(given.work / f"{name}.in.jsonl")), given.work / f"{name}.records.jsonl"
    with open(found, "w", encoding="utf-8") as out:
        for fold in range(FOLDS):
            source = as_input([row for row in rows if fold_of(row["id"]) == fold], given.work / f"{name}.fold.jsonl")
            subprocess.run([given.records.resolve(), f"{given.model}.{fold}", source], stdout=out, check=True)
    return found


def annotated(given):
    """The annotated reports as the scorer takes them: a folder of annotations, one of texts, and the records, under numbers for ids."""
    gold, text, numbers = given.work / "labelled.gold", given.work / "labelled.text", {}
    for folder in (gold, text):
        folder.mkdir(exist_ok=True)
    for number, (report, annotation) in enumerate(labelled.read(labelled.reports(given.shared))):
        name = numbers[report["id"]] = f"{number:05}"
        acts = [act | {side: quoted(report["text"], act[side]) for side in labelled.SPANS} for act in annotation["acts"]]
        told = annotation | {"id": name, "acts": acts, "statements": [], "times": [], "deadlines": []}
        (gold / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
        (text / f"{name}.txt").write_bytes(report["text"].encode())
    records = list(rows_of(by_folds(given, "labelled")))
    for record in records:
        record["report"]["id"] = numbers[record["report"]["id"]]
    found = given.work / "labelled.numbered.jsonl"
    found.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return gold, text, found


def quoted(text, spans):
    """Places as the scorer takes them: the words, and which occurrence of them."""
    words = [(text[start:end], start) for start, end in spans]
    return [{"text": word, "n": sum(text.startswith(word, at) for at in range(start))} for word, start in words]


def score(given, script, *rest):
    ran = subprocess.run([sys.executable, "-B", given.shared / "eval" / script, *rest], capture_output=True, text=True, check=True)
    return ran.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "records", "work", "model"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    gold = given.shared / "gold"
    for name, files in (("gold/train", (gold / "train", gold / "text", by_folds(given, "gold"))), ("labelled", annotated(given))):
        told = json.loads(score(given, "score_record.py", *files, "--json"))
        for measure, figures in told.items():
            if measure.startswith(("act", "deadline")) and figures["gold"]:
                print(name, measure, json.dumps(figures), flush=True)
    print(score(given, "score_events.py", given.shared / "corpora" / "events" / "plv.train.jsonl", by_folds(given, "plv.train")))


if __name__ == "__main__":
    main()
