"""Learns which candidates are acts and of which type, who takes part, which of them are one, and which of these are right as they stand:
the file that `dateline_extract::act::learnt` reads.

usage: python -m train.acts SHARED CANDIDATES WORK OUT

SHARED      the folder with the gold reports and the corpora of events
CANDIDATES  the program that prints what is learnt from (`cargo build --release -p dateline --example candidates`)
WORK        a folder for what it prints; made anew where it is missing
OUT         the file; also OUT.0 … OUT.4, each learnt without a fifth of PLV's sentences and of the annotated reports

Each step learns from what the steps before make of texts they have not seen: the parties from acts that the tables of the other folds
let through, the pairs from acts with the parties that the trees of the other folds choose, whether an act is one from these, joined.
"""

import argparse
import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse
from scipy.special import expit, logsumexp

from . import acts_parties, acts_same, acts_whole, labelled
from .acts_file import write
from .acts_labels import NONE, gold, plv, unlabelled
from .corpora import rows as rows_of

FOLDS = 5
# Of each table: how many rows; what the squares of its weights cost; how many steps it is learnt in.
ROWS = {"type": 1 << 17, "act": 1 << 18}
PENALTY = {"type": 1.0, "act": 8.0}
STEPS = {"type": 60, "act": 150}
NOTHING = {"candidates": [], "acts": [], "pairs": []}
# How much a candidate counts for its type and for whether it is an act. PLV's sentences all tell of one; what its annotators call a type
# is worth more than what the many annotated reports make of it.
WEIGHTS = {"gold": (2.0, 1.0), "labelled": (0.2, 0.7), "plv.train": (3.0, 1.0), "plover_gsr": (2.0, 1.0), "petr2_gsr": (2.0, 1.0),
           "news": (0.0, 1.0)}
# What the logarithms of odds must pass: that what the rules have is an act, what they leave out; another type over theirs; that two are one.
LEAST = np.array([[-1.3, 0.6, 0.8, -0.4]])
# What the logarithm of odds must pass that an act, with all its mentions and parties, is right.
LEAST_WHOLE = np.array([[-1.05]])
# Sections whose reports tell of no political act, as their ids name them.
SECTIONS = (":sport/", ":entertainment/", ":tech/")


def fold_of(name):
    """The fold of a sentence or report, by its id."""
    number = 2166136261
    for byte in str(name).encode():
        number = (number ^ byte) * 16777619 % (1 << 32)
    return number % FOLDS


def as_input(rows, target):
    """The rows as `dateline read` takes them."""
    keep = ("id", "text", "title", "outlet", "published")
    with open(target, "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps({name: row[name] for name in keep if row.get(name)}) + "\n")
    return target


class Corpus:
    """Texts with what is annotated of them; `folded`: figures are taken on them."""

    def __init__(self, name, rows, annotations, folded):
        self.name, self.rows, self.annotations, self.folded = name, rows, annotations, folded

    def fold(self, row):
        return fold_of(row["id"]) if self.folded else None

    def printed(self, given, mode, model):
        """(row, annotation, what the program prints), each row by the model that has not seen it."""
        found = {}
        for fold in range(FOLDS) if self.folded and model else [None]:
            rows = [row for row in self.rows if fold is None or self.fold(row) == fold]
            source = as_input(rows, given.work / f"{self.name}.fold.jsonl")
            name = "-" if model is None else model if fold is None else f"{model}.{fold}"
            out = subprocess.run([given.candidates.resolve(), mode, name, source], stdout=subprocess.PIPE, check=True).stdout
            found |= {str(row["id"]): row for row in map(json.loads, out.splitlines())}
        for row, annotation in zip(self.rows, self.annotations):
            yield row, annotation, found.get(str(row["id"]), NOTHING)


def corpora(given):
    """All that is learnt from; what each has is left in WORK for `train.acts_folds`."""
    folder = given.shared / "gold"
    index = {row["gold_id"]: row for row in json.loads((folder / "index.json").read_text(encoding="utf-8"))}
    reports, annotations = [], []
    for file in sorted((folder / "train").glob("*.json")):
        known = index.get(file.stem, {})
        text = (folder / "text" / f"{file.stem}.txt").read_bytes().decode()
        day = (known.get("date") or "")[:10]
        reports.append({"id": file.stem, "text": text, "title": known.get("title"), "outlet": known.get("outlet"), "published": day})
        annotations.append(json.loads(file.read_text(encoding="utf-8")))
    found = [Corpus("gold", reports, annotations, True)]
    for name in ("plv.train", "plover_gsr", "petr2_gsr"):
        rows = list(rows_of(given.shared / "corpora" / "events" / f"{name}.jsonl"))
        found.append(Corpus(name, rows, rows, name == "plv.train"))
    news = rows_of(given.shared / "news" / "news.jsonl.gz")
    annotated = list(labelled.read(labelled.reports(given.shared)))
    found.append(Corpus("labelled", [report for report, _ in annotated], [annotation for _, annotation in annotated], True))
    quiet = [row for row in news if any(section in row["id"] for section in SECTIONS)][::3]
    found.append(Corpus("news", quiet, quiet, False))
    for corpus in found:
        as_input(corpus.rows, given.work / f"{corpus.name}.in.jsonl")
    return found


def triggers(given, corpora):
    """(features, target over the types and none, weight for the type, for being an act, fold) of all candidates."""
    found = []
    for corpus in corpora:
        by_type, by_act = WEIGHTS[corpus.name]
        for row, annotation, printed in corpus.printed(given, "triggers", None):
            if corpus.name in ("gold", "labelled"):
                told = gold(annotation, row["text"], printed["candidates"])
            else:
                told = unlabelled(printed["candidates"]) if corpus.name == "news" else plv(annotation, printed["candidates"])
            found += [(features, target, by_type * weight, by_act * weight, corpus.fold(row)) for features, target, weight in told]
        print(corpus.name, len(found), file=sys.stderr)
    return found


def questions(given, corpora, model):
    """Who takes part in the acts that the tables let through, each with its fold."""
    found = []
    for corpus in corpora:
        if corpus.name in ("news", "petr2_gsr"):
            continue
        for row, annotation, printed in corpus.printed(given, "parties", model):
            if corpus.name in ("gold", "labelled"):
                asked = acts_parties.gold(annotation, row["text"], printed["acts"], acts_parties.WEIGHTS[corpus.name])
            else:
                asked = acts_parties.plv(annotation, printed["acts"], acts_parties.WEIGHTS[corpus.name])
            found += [(one, corpus.fold(row)) for one in asked]
        print(corpus.name, "questions", len(found), file=sys.stderr)
    return found


def pairs(given, corpora, model):
    """Which of two acts are one, each with its fold."""
    found = []
    for corpus in corpora:
        if corpus.name not in ("gold", "labelled"):
            continue
        for row, annotation, printed in corpus.printed(given, "pairs", model):
            found += [(one, corpus.fold(row)) for one in acts_same.gold(annotation, row["text"], printed)]
        print(corpus.name, "pairs", len(found), file=sys.stderr)
    return found


def wholes(given, corpora, model):
    """Which acts are right as they stand, each with its fold."""
    found = []
    for corpus in corpora:
        if corpus.name not in ("gold", "labelled", "plv.train", "news"):
            continue
        for row, annotation, printed in corpus.printed(given, "wholes", model):
            if corpus.name == "plv.train":
                told = acts_whole.plv(annotation, printed["acts"])
            elif corpus.name == "news":
                told = acts_whole.unlabelled(printed["acts"])
            else:
                told = acts_whole.gold(annotation, row["text"], printed["acts"])
            found += [(one, corpus.fold(row)) for one in told]
        print(corpus.name, "acts", len(found), file=sys.stderr)
    return found


def tables(rows):
    """The tables of types and of acts."""
    known = [(row[0], row[1][:NONE], row[2]) for row in rows if row[2] and not row[1][NONE]]
    told = [(row[0], [1.0 - row[1][NONE]], row[3]) for row in rows if row[3]]
    return {"type": learn(known, "type", of_types), "act": learn(told, "act", of_one), "least": LEAST}


def learn(rows, table, loss_of):
    """A table of weights from (features, target, weight): the least loss with a penalty on their squares, by L-BFGS.

    Source: D. C. Liu and J. Nocedal, On the Limited Memory BFGS Method for Large Scale Optimization, Mathematical Programming 45 (1989).
    """
    things = hashed([row[0] for row in rows], ROWS[table])
    turned = things.T.tocsr()
    targets = np.array([row[1] for row in rows], dtype=np.float32)
    importance = np.array([row[2] for row in rows], dtype=np.float32)[:, None]
    shape = things.shape[1], targets.shape[1]

    def cost(flat):
        losses, slopes = loss_of(things @ flat.reshape(shape).astype(np.float32), targets)
        penalty = PENALTY[table] / 2 * (flat @ flat)
        return float((losses[:, None] * importance).sum()) + penalty, (turned @ (slopes * importance)).ravel() + PENALTY[table] * flat

    found = scipy.optimize.minimize(cost, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS[table], "maxcor": 6})
    return found.x.reshape(shape).astype(np.float32)


def hashed(features, rows):
    """A row for each thing, a column for each row of its table: how many of its features have it."""
    starts = np.cumsum([0] + [len(one) for one in features])
    flat = np.concatenate([np.array(one, dtype=np.uint32) % rows for one in features]).astype(np.int32)
    found = scipy.sparse.csr_matrix((np.ones(len(flat), np.float32), flat, starts), shape=(len(features), rows))
    found.sum_duplicates()
    return found


def of_types(sums, right):
    """Loss and slope by thing where any of the right types will do."""
    among = sums + np.log(right + 1e-9)
    all_of, of_right = logsumexp(sums, axis=1), logsumexp(among, axis=1)
    return all_of - of_right, np.exp(sums - all_of[:, None]) - np.exp(among - of_right[:, None])


def of_one(sums, right):
    """Loss and slope by thing of being an act."""
    return (np.logaddexp(0, sums) - right * sums)[:, 0], expit(sums) - right


def report(tables, rows):
    """How many types are right, and how acts and others are told apart."""
    sums = lambda name: hashed([row[0] for row in rows], ROWS[name]) @ tables[name]
    targets = np.array([row[1] for row in rows])
    acts = targets[:, NONE] == 0
    types = (targets[np.arange(len(rows)), sums("type").argmax(axis=1)] > 0)[acts]
    kept = sums("act")[:, 0] > 0
    return f"type {types.mean():.3f} of {acts.sum()}, kept {kept[acts].mean():.3f} of acts, {kept[~acts].mean():.3f} of {(~acts).sum()} others"


def by_folds(step, rows, judge, jobs):
    """What `step` learns from all rows but those of each fold, with how `judge` finds it on these; last what it learns from all."""
    folds = [*range(FOLDS), None]
    inside = [[row for row in rows if fold is None or row[-1] != fold] for fold in folds]
    with ProcessPoolExecutor(jobs) as pool:
        found = list(pool.map(step, inside))
    for fold in range(FOLDS):
        print(fold, judge(found[fold], [row for row in rows if row[-1] == fold]), flush=True)
    return found


def parties(rows):
    return acts_parties.learn([one for one, _ in rows])


def same(rows):
    return acts_same.learn([one for one, _ in rows])


def whole(rows):
    return acts_whole.learn([one for one, _ in rows])


def save(path, tables, forests):
    for at, (table, forest) in enumerate(zip(tables, forests)):
        write(path if at == FOLDS else f"{path}.{at}", table, forest)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "candidates", "work", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--jobs", type=int, default=2, help="how many folds are learnt at once")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    all_of = corpora(given)
    step = given.work / "step.model"
    learnt = by_folds(tables, triggers(given, all_of), report, given.jobs)
    save(step, learnt, [{}] * (FOLDS + 1))
    sides = by_folds(parties, questions(given, all_of, step), lambda forests, rows: acts_parties.report(forests, [one for one, _ in rows]), given.jobs)
    save(step, learnt, sides)
    ones = by_folds(same, pairs(given, all_of, step), lambda forest, rows: acts_same.report(forest, [one for one, _ in rows]), given.jobs)
    joined = [{**forests, "same": forest} for forests, forest in zip(sides, ones)]
    save(step, learnt, joined)
    last = by_folds(whole, wholes(given, all_of, step), lambda forest, rows: acts_whole.report(forest, [one for one, _ in rows]), given.jobs)
    learnt = [{**tables, "least whole": LEAST_WHOLE} for tables in learnt]
    save(given.out, learnt, [{**forests, "whole": forest} for forests, forest in zip(joined, last)])


if __name__ == "__main__":
    main()
