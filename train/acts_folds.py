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

from .acts import FOLDS, as_input, fold_of, rows_of


def by_folds(given, name):
    """The records of the reports of `name`, each by the model that has not learnt from it."""
    rows, found = rows_of(given.work / f"{name}.in.jsonl"), given.work / f"{name}.records.jsonl"
    with open(found, "w", encoding="utf-8") as out:
        for fold in range(FOLDS):
            source = as_input([row for row in rows if fold_of(row["id"]) == fold], given.work / f"{name}.fold.jsonl")
            subprocess.run([given.records.resolve(), f"{given.model}.{fold}", source], stdout=out, check=True)
    return found


def score(given, script, *rest):
    ran = subprocess.run([sys.executable, "-B", given.shared / "eval" / script, *rest], capture_output=True, text=True, check=True)
    return ran.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "records", "work", "model"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    gold = given.shared / "gold"
    told = json.loads(score(given, "score_record.py", gold / "train", gold / "text", by_folds(given, "gold"), "--json"))
    for measure, figures in told.items():
        if measure.startswith(("act", "deadline")):
            print("gold/train", measure, json.dumps(figures))
    print(score(given, "score_events.py", given.shared / "corpora" / "events" / "plv.train.jsonl", by_folds(given, "plv.train")))


if __name__ == "__main__":
    main()
