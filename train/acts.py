"""Learns which candidates are acts and of which type: the file of weights that `dateline_extract::act::learnt` reads.

usage: python -m train.acts SHARED CANDIDATES WORK OUT [--folds]

SHARED      the folder with the gold reports and the corpora of events
CANDIDATES  the program that prints candidates (`cargo build --release -p dateline --example candidates`)
WORK        a folder for what it prints; made anew where it is missing
OUT         the file of weights; with --folds also OUT.0 … OUT.4, each learnt without a fifth of PLV's sentences and of the gold reports
"""

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch

from . import acts_parties, labelled
from .acts_file import write
from .acts_labels import NONE, TYPES, gold, plv, unlabelled

SEED = 20250807
FOLDS = 5
TRIGGER_ROWS = 1 << 15
NOTHING = {"candidates": [], "acts": []}
# How much likelier than none an act of the rules must be, one that they leave out, and another type than theirs: logarithms of odds.
LEAST = np.array([[-2.0, -0.5, 0.5]])
# Sections whose reports tell of no political act, as their ids name them.
SECTIONS = (":sport/", ":entertainment/", ":tech/")


def fold_of(name):
    """The fold of a sentence or report, by its id."""
    number = 2166136261
    for byte in str(name).encode():
        number = (number ^ byte) * 16777619 % (1 << 32)
    return number % FOLDS


def printed(program, source, target):
    """What the program prints for the reports of `source`, kept in `target`."""
    with open(target, "w", encoding="utf-8") as out:
        subprocess.run([program, source], stdout=out, check=True)
    with open(target, encoding="utf-8") as lines:
        return {str(row["id"]): row for row in map(json.loads, lines)}


def rows_of(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def as_input(rows, target):
    """The rows as `dateline read` takes them."""
    keep = ("id", "text", "title", "outlet", "published")
    with open(target, "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps({name: row[name] for name in keep if row.get(name)}) + "\n")
    return target


def examples(shared, program, work):
    """(features, target over the types and none, weight, fold or None) of all that is learnt from."""
    found, questions = [], []
    texts = shared / "gold" / "text"
    index = {row["gold_id"]: row for row in json.loads((shared / "gold" / "index.json").read_text(encoding="utf-8"))}
    files = sorted((shared / "gold" / "train").glob("*.json"))
    reports = []
    for file in files:
        known = index.get(file.stem, {})
        text = (texts / f"{file.stem}.txt").read_bytes().decode()
        day = (known.get("date") or "")[:10]
        reports.append({"id": file.stem, "text": text, "title": known.get("title"), "outlet": known.get("outlet"), "published": day})
    candidates = printed(program, as_input(reports, work / "gold.in.jsonl"), work / "gold.jsonl")
    for file, report in zip(files, reports):
        annotation = json.loads(file.read_text(encoding="utf-8"))
        row = candidates.get(file.stem, NOTHING)
        found += [(*one, fold_of(file.stem)) for one in gold(annotation, report["text"], row["candidates"])]
        questions += [(*one, fold_of(file.stem)) for one in acts_parties.gold(annotation, report["text"], row["acts"])]
    print("gold", len(found), file=sys.stderr)
    for name in ("plv.train", "plover_gsr", "petr2_gsr"):
        rows = rows_of(shared / "corpora" / "events" / f"{name}.jsonl")
        candidates = printed(program, as_input(rows, work / f"{name}.in.jsonl"), work / f"{name}.jsonl")
        for row in rows:
            fold = fold_of(row["id"]) if name == "plv.train" else None
            known = candidates.get(str(row["id"]), NOTHING)
            found += [(*one, fold) for one in plv(row, known["candidates"])]
            if name != "petr2_gsr":
                questions += [(*one, fold) for one in acts_parties.plv(row, known["acts"])]
        print(name, len(found), file=sys.stderr)
    news = rows_of(shared / "news" / "news.jsonl.gz")
    annotated = list(labelled.read({row["id"]: row for row in news}))
    candidates = printed(program, as_input([report for report, _ in annotated], work / "labelled.in.jsonl"), work / "labelled.jsonl")
    for report, annotation in annotated:
        # Of types they teach nothing that holds on the gold reports: docs/ACTS.md.
        acts = candidates.get(report["id"], NOTHING)["acts"]
        questions += [(*one, fold_of(report["id"])) for one in acts_parties.gold(annotation, report["text"], acts)]
    news = [row for row in news if any(section in row["id"] for section in SECTIONS)][::3]
    candidates = printed(program, as_input(news, work / "news.in.jsonl"), work / "news.jsonl")
    for row in news:
        found += [(*one, None) for one in unlabelled(candidates.get(str(row["id"]), NOTHING)["candidates"])]
    print("news", len(found), file=sys.stderr)
    print("questions", len(questions), file=sys.stderr)
    return found, questions


def learn(rows, table, decay, epochs, rate=0.02, seed=SEED):
    """A table of weights by stochastic descent on the cross-entropy of soft targets; weights decay towards zero."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    columns = len(rows[0][1])
    weights = torch.nn.EmbeddingBag(table, columns, mode="sum")
    torch.nn.init.zeros_(weights.weight)
    descent = torch.optim.AdamW(weights.parameters(), lr=rate, weight_decay=decay)
    hashed = [torch.tensor([one % table for one in row[0]]) for row in rows]
    targets = torch.tensor(np.array([row[1] for row in rows], dtype=np.float32))
    importance = torch.tensor([row[2] for row in rows], dtype=torch.float32)
    for epoch in range(epochs):
        for group in descent.param_groups:
            group["lr"] = rate * (1 - epoch / epochs)
        for batch in np.array_split(order.permutation(len(rows)), max(1, len(rows) // 64)):
            flat = torch.cat([hashed[at] for at in batch])
            starts = torch.tensor(np.cumsum([0] + [len(hashed[at]) for at in batch[:-1]]))
            # The likelihood of any of the types that are right.
            logs = torch.log_softmax(weights(flat, starts), dim=1)
            right = torch.logsumexp(logs + torch.log(targets[batch] + 1e-9), dim=1)
            loss = -(right * importance[batch]).sum() / importance[batch].sum()
            descent.zero_grad()
            loss.backward()
            descent.step()
    return weights.weight.detach().numpy()


def scores(weights, rows):
    return np.stack([weights[np.array(row[0]) % len(weights)].sum(axis=0) for row in rows])


def report(weights, rows):
    """Accuracy of the type where there is one, and of act against none."""
    sums = scores(weights, rows)
    targets = np.array([row[1] for row in rows])
    acts = targets[:, NONE] == 0
    types = (targets[np.arange(len(rows)), sums[:, :NONE].argmax(axis=1)] > 0)[acts]
    kept = sums[:, :NONE].max(axis=1) > sums[:, NONE]
    return f"type {types.mean():.3f} of {acts.sum()}, kept {kept[acts].mean():.3f} of acts, {kept[~acts].mean():.3f} of {(~acts).sum()} others"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "candidates", "work", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--decay", type=float, default=3.0)
    parser.add_argument("--epochs", type=int, default=14)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    rows, questions = examples(given.shared, given.candidates.resolve(), given.work)
    for fold in range(FOLDS if given.folds else 0):
        inside, outside = ([row for row in rows if (row[3] == fold) == out] for out in (False, True))
        asked, unasked = ([one[:3] for one in questions if (one[3] == fold) == out] for out in (False, True))
        weights = learn(inside, TRIGGER_ROWS, given.decay, given.epochs)
        parties = acts_parties.learn(asked)
        print(fold, report(weights, outside), acts_parties.report(parties, unasked), flush=True)
        write(f"{given.out}.{fold}", {"trigger": weights, "least": LEAST}, parties)
    weights = learn(rows, TRIGGER_ROWS, given.decay, given.epochs)
    write(given.out, {"trigger": weights, "least": LEAST}, acts_parties.learn([one[:3] for one in questions]))


if __name__ == "__main__":
    main()
