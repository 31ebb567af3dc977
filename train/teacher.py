"""python -m train.teacher CHECKPOINT --cache CACHE --out OUT [--corpora ../shared/corpora] [--gold ../shared/gold/train]

Trains a teacher of attribution: a pretrained encoder (train/bert.py) under the heads of train/attribution.py, over words and trees as
the engine of CHECKPOINT reads them. CACHE keeps these texts for train.joint. Only the teacher's labels go further (train/silver.py).
"""

import argparse
import collections
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from . import corpora, features
from .attribution import SCOPES, Attribution, HeadShape, item, kept, load, losses, paths_of, predict, rows_of
from .batches import seeded
from .bert import pretrained

TEXTS = 2  # of each step
PIECES = 382  # of a window at most, without its two marks
FROZEN = 3  # layers that stay as they are, like the vectors of pieces: they read each text once
CASES = 7
CASE_WIDTH = 16
GOLD = 2  # times that the reports read by hand are seen in an epoch


def case_of(word):
    """What an uncased encoder does not see: the case of a word."""
    if word == corpora.BREAK:
        return 6
    form = features.shape(word)
    if not form or not any(c in "Xx" for c in form):
        return 5 if "d" in form else 4
    if "X" not in form:
        return 0
    return 1 if form[0] == "X" and form.count("X") == 1 and len(form) > 1 else 2 if "x" not in form else 3


def windows(text, counts):
    """(first, last + 1) words of the windows of a text, of like length, cut where sentences end."""
    total = int(counts.sum())
    goal, out, begin, size, last = total / math.ceil(total / (0.85 * PIECES)), [], 0, 0, 0
    for at, count in enumerate(counts):
        if at and text.sentence[at] != text.sentence[at - 1]:
            last = at
        full = size + count > PIECES
        if at > begin and (full or last == at and size > goal * 0.9):
            cut = last if full and last > begin else at
            out.append((begin, cut))
            begin, size = cut, int(counts[cut:at].sum())
        size += int(count)
    return out + [(begin, len(counts))]


class Teacher(nn.Module):
    """Encoder and heads."""

    def __init__(self, pieces, bert, shape):
        super().__init__()
        self.pieces, self.bert = pieces, bert
        self.case = nn.Embedding(CASES, CASE_WIDTH)
        self.said = Attribution(bert.width + CASE_WIDTH, shape, 0.2)

    @torch.no_grad()
    def below(self, text):
        """Each window of a text: what the frozen layers make of its pieces, and where the first piece of each of its words stands."""
        rows = [self.pieces.of(word)[:8] for word in text.words]
        counts = np.array([len(r) for r in rows])
        out = []
        for begin, end in windows(text, counts):
            inside = [self.pieces.row["[CLS]"], *(r for word in rows[begin:end] for r in word), self.pieces.row["[SEP]"]]
            first = np.cumsum(np.concatenate([[1], counts[begin:end - 1]]))
            out.append((self.bert.lower(torch.tensor([inside]), FROZEN)[0].half(), first))
        return out

    def forward(self, texts, below):
        """Vectors of the words of some texts, one after the other; `below` as the frozen layers have left them."""
        parts = [part for one in below for part in one]
        length = max(len(x) for x, _ in parts)
        x = nn.utils.rnn.pad_sequence([x for x, _ in parts], batch_first=True).float()
        mask = torch.arange(length) < torch.tensor([[len(x)] for x, _ in parts])
        places = np.concatenate([first + k * length for k, (_, first) in enumerate(parts)])
        x = self.bert.upper(x, mask, FROZEN).flatten(0, 1)[torch.as_tensor(places)]
        cases = torch.tensor([case_of(word) for text in texts for word in text.words])
        return torch.cat([x, self.case(cases)], dim=1)

    @torch.no_grad()
    def vectors(self, text):
        """Vectors of the words of one text."""
        return self([text], [self.below(text)]).numpy()


def groups_of(teacher, rate, head_rate):
    """Parameters with their rates: lower layers learn more slowly, the lowest nothing."""
    bert = teacher.bert
    bert.requires_grad_(False)
    out, many = [], len(bert.layers)
    for i in range(FROZEN, many):
        bert.layers[i].requires_grad_(True)
        out.append({"params": list(bert.layers[i].parameters()), "rate": rate * 0.85 ** (many - 1 - i)})
    return out + [{"params": [*teacher.case.parameters(), *teacher.said.parameters()], "rate": head_rate}]


def main():
    """Entry point."""
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("checkpoint")
    parse.add_argument("--cache", required=True)
    parse.add_argument("--corpora", default="../shared/corpora")
    parse.add_argument("--gold", default="../shared/gold/train")
    parse.add_argument("--out", required=True, type=Path)
    parse.add_argument("--epochs", type=int, default=2)
    parse.add_argument("--rate", type=float, default=1.5e-4)
    parse.add_argument("--head-rate", type=float, default=1e-3)
    parse.add_argument("--threads", type=int, default=2)
    arguments = parse.parse_args()
    torch.set_num_threads(arguments.threads)
    rng = seeded(20251125)
    read = lambda: load(torch.load(arguments.checkpoint, weights_only=False), corpora.corpora(arguments.corpora), arguments.gold)
    texts = kept(arguments.cache, read)
    train = texts["train"] + texts["gold"] * GOLD
    shape = HeadShape(width=96)
    index = paths_of(texts["train"], shape.paths)
    shape.paths = len(index)
    teacher = Teacher(*pretrained(), shape)
    known = texts["train"] + texts["gold"]
    items = {id(t): [item(t, anchor, index, roles) for anchor, roles in t.attributions] for t in known}
    optimizer = torch.optim.AdamW(groups_of(teacher, arguments.rate, arguments.head_rate), betas=(0.9, 0.99), weight_decay=0.01, fused=True)
    teacher.eval()
    began = time.time()
    below = {id(t): teacher.below(t) for t in known}
    print("below", round(time.time() - began), flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    step, total = 0, arguments.epochs * (len(train) // TEXTS)
    for epoch in range(arguments.epochs):
        order, running = list(train), collections.Counter()
        rng.shuffle(order)
        teacher.train()
        for first in range(0, len(order) - TEXTS + 1, TEXTS):
            for some in optimizer.param_groups:
                some["lr"] = some["rate"] * min(1.0, (step + 1) / 100) * (1 - step / total)
            group = order[first:first + TEXTS]
            parts = losses(teacher.said, teacher(group, [below[id(text)] for text in group]), group, items)
            optimizer.zero_grad(set_to_none=True)
            (4 * parts["cue"] + parts.get("role", 0)).backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            step += 1
            running.update({k: v.item() for k, v in parts.items()})
            if step % 50 == 0:
                print(json.dumps({"step": step, "of": total, "seconds": round(time.time() - began), **{k: round(v / 50, 4) for k, v in running.items()}}), flush=True)
                running.clear()
        torch.save({"shape": vars(shape), "paths": index, "weights": teacher.state_dict()}, arguments.out / "teacher.pt")
        teacher.eval()
        for scope in (0, 1):
            with open(arguments.out / f"dev.{SCOPES[scope]}.jsonl", "w", encoding="utf-8") as file:
                for text in texts["dev"]:
                    if scope == 0:
                        text.x = teacher.vectors(text)
                    print(json.dumps({"id": text.id, "attributions": list(rows_of(text, predict(teacher.said, text, index, scope)))}), file=file)
        print(json.dumps({"epoch": epoch + 1, "seconds": round(time.time() - began)}), flush=True)


if __name__ == "__main__":
    main()
