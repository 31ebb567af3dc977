"""python -m train.attribution CHECKPOINT [--corpora ../shared/corpora] [--gold ../shared/gold/train] [--out OUT]

Trains the heads that read attribution over a trained engine, which stays as it is: cues, and for each cue its source and content.
Adds them to the checkpoint and writes OUT.

PolNeAR marks the outermost attribution only: inside its contents cues are unknown, not absent. The reports read by hand mark all,
but fewer kinds (no wishes, no plans); each corpus has a vector of its own, so that inference can ask for either.
"""

import argparse
import bisect
import collections
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from . import corpora
from .batches import IGNORE, Labels, seeded
from .config import Shape
from .features import Features
from .network import Network, bucket
from .read import read

NEIGHBOURS = 1  # sentences to either side of that of the cue
WINDOW = 80  # words to either side of a cue that may belong to its attribution
ROLES = ("O", "B-source", "I-source", "B-content", "I-content")
CUES = ("O", "B-cue", "I-cue")
SCOPES = ("polnear", "gold")
UP_AT_MOST = 3
QUOTES = 9
FAR = 10  # paths between sentences: how many sentences on, and how many back


@dataclass
class HeadShape:
    """Sizes of the heads."""

    cue_width: int = 96
    width: int = 64
    paths: int = 700
    dilations: tuple = (1, 3, 9)


class Attribution(nn.Module):
    """Cues of words; roles of words for a cue."""

    def __init__(self, inputs, shape, dropout=0.2):
        super().__init__()
        s = self.shape = shape
        self.dropout = dropout
        self.cue_in = nn.Linear(3 * inputs, s.cue_width)
        self.cue_scope = nn.Embedding(len(SCOPES), s.cue_width)
        self.cue_out = nn.Linear(s.cue_width, len(CUES))
        self.word = nn.Linear(inputs, s.width)
        self.anchor = nn.Linear(inputs, s.width, bias=False)
        self.path = nn.Embedding(1 + s.paths + 2 * FAR, s.width)
        self.near = nn.Embedding(25, s.width)  # by distance from the cue; the last row is the cue itself
        self.quote = nn.Embedding(QUOTES, s.width)
        self.scope = nn.Embedding(len(SCOPES), s.width)
        self.mix = nn.ModuleList(nn.Linear(3 * s.width, s.width) for _ in s.dilations)
        self.out = nn.Linear(s.width, len(ROLES))
        for table in (self.cue_scope, self.path, self.near, self.quote, self.scope):
            nn.init.normal_(table.weight, std=0.1)

    def drop(self, x):
        return F.dropout(x, self.dropout, self.training)

    def cues(self, x, scope):
        """Scores of the cue tags of the words of one text (words, width)."""
        x = self.drop(x)
        padded = F.pad(x, (0, 0, 1, 1))
        window = torch.cat([padded[:-2], x, padded[2:]], dim=1)
        return self.cue_out(self.drop(F.relu(self.cue_in(window) + self.cue_scope.weight[scope])))

    def roles(self, x, anchors, places, paths, quotes, near, scopes):
        """Scores (cues, window, roles). `x` (words + 1, width) ends with zeros; `places` holds words, the last row outside."""
        outside = places == len(x) - 1
        x = self.drop(x)
        y = self.word(x)[places] + self.anchor(x[anchors] + 0).unsqueeze(1)
        y = y + self.path(paths) + self.quote(quotes) + self.near(near) + self.scope(scopes).unsqueeze(1)
        y = self.drop(F.relu(y)).masked_fill(outside.unsqueeze(-1), 0.0)
        for mix, d in zip(self.mix, self.shape.dilations):
            padded = F.pad(y, (0, 0, d, d))
            n = y.shape[1]
            window = torch.cat([padded[:, :n], y, padded[:, 2 * d:2 * d + n]], dim=-1)
            y = (y + self.drop(F.relu(mix(window)))).masked_fill(outside.unsqueeze(-1), 0.0)
        return self.out(y)


@dataclass
class Text:
    """A text as the engine reads it, with what is known of its attributions."""

    id: str
    scope: int
    x: np.ndarray
    words: list
    spans: list
    sentence: list  # of each word; -1 at breaks
    heads: list
    rels: list
    quotes: list  # of each word: 0 outside, 1 inside, 2 a mark; and the number of the quotation or -1
    cues: np.ndarray = None  # chances of the cue tags of each word, nothing where unknown
    attributions: list = None  # (anchor, {word: role}, or the chances of the roles of its window)


def quotations(words):
    """(state, number) of each word: inside which quotation of its paragraph it stands, by its marks alone."""
    out, inside, number = [], False, -1
    for word in words:
        if word == corpora.BREAK:
            inside = False
            out.append((0, -1))
        elif word in ("\u201c", "``", "\u201e", "\u00ab") or word == '"' and not inside:
            inside, number = True, number + 1
            out.append((2, number))
        elif word in ("\u201d", "''", "\u00bb", '"'):
            out.append((2, number if inside else -1))
            inside = False
        else:
            out.append((1, number) if inside else (0, -1))
    return out


def chain(heads, at):
    """The word and all above it, itself first; at most 60."""
    out = [at]
    while heads[out[-1]] >= 0 and len(out) < 60:
        out.append(heads[out[-1]])
    return out


def path(text, cue_chain, at):
    """Key of the way from the cue to a word of its sentence: relations up (three at most), then the first one down."""
    place = {word: k for k, word in enumerate(cue_chain)}
    down, word, steps = -1, at, 0
    while word not in place:
        down, word = text.rels[word], text.heads[word]
        steps += 1
        if word < 0 or steps > 60:
            return 0
    key = 1 if steps > 1 else 2 if steps == 1 else 3
    key = key * 64 + down + 1
    up = place[word]
    for k in range(min(up, UP_AT_MOST)):
        key = key * 64 + text.rels[cue_chain[k]] + 1
    return key * 64 + min(up, 8)


def between(text, cue, at):
    """Number of the way to a word of another sentence."""
    if text.sentence[at] < 0:
        return FAR
    steps = text.sentence[at] - text.sentence[cue]
    return (FAR if steps > 0 else 0) + min(abs(steps), FAR - 1)


def quote_state(text, cue, at):
    """How a word stands to the quotations, beside how the cue does."""
    (state, number), (cue_state, cue_number) = text.quotes[at], text.quotes[cue]
    if cue_state == 0:
        return state
    return 3 + state if number == cue_number else 6 + state


def anchor_of(heads, words):
    """The word of a cue that the others depend on."""
    inside = set(words)
    return next((w for w in words if heads[w] not in inside), words[0])


def window_of(text, anchor):
    """Words that the attribution of a cue may take: its sentence, one before, one behind (a break counts as one), and all of a
    quotation that goes on there."""
    def boundary(at):
        return text.sentence[at] != text.sentence[at - 1] and text.quotes[at][0] != 1

    def further(places, end):
        bounds = [at for at in places if boundary(at)]
        return bounds[NEIGHBOURS] if len(bounds) > NEIGHBOURS else end

    first, last = max(0, anchor - WINDOW), min(len(text.words), anchor + WINDOW + 1)
    return range(further(range(anchor, first, -1), first), further(range(anchor + 1, last), last))


def analyse(network, features, labels, id, scope, content):
    """Reads a text with the engine."""
    words, spans, sentences, _, heads, rels, _, x = read(network, features, labels, content)
    sentence = [-1] * len(words)
    for k, (a, b) in enumerate(sentences):
        sentence[a:b] = [k] * (b - a)
    return Text(id, scope, x, words, spans, sentence, heads, rels, quotations(words))


def annotate(text, rows):
    """Adds gold: rows of {"source","cue","content": [[start, end], ...]}."""
    n = len(text.words)
    starts = [s for s, _ in text.spans]
    covered = np.zeros(n, dtype=bool)
    tags = np.zeros(n, dtype=np.int64)
    text.attributions = []

    def pieces(spans):
        for start, end in spans or ():
            lo, hi = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
            inside = [i for i in range(lo, hi) if text.spans[i][1] > text.spans[i][0]]
            if inside:
                yield inside

    merged = {}
    for row in rows:
        key = tuple(tuple(p) for p in row.get("cue") or ())
        if key and key in merged:
            for role in ("source", "content"):
                merged[key][role] = list(merged[key][role]) + [p for p in row.get(role) or () if p not in merged[key][role]]
        else:
            merged[key or ("none", len(merged))] = {r: list(row.get(r) or ()) for r in ("source", "cue", "content")}
    for row in merged.values():
        cue = [i for piece in pieces(row["cue"]) for i in piece]
        for piece in pieces(row["content"]):
            covered[piece] = True
        if not cue:
            continue
        tags[cue[0]] = 1
        tags[cue[1:]] = 2
        roles = {}
        for role, begin in (("content", 3), ("source", 1)):
            for piece in pieces(row[role]):
                for k, i in enumerate(piece):
                    roles[i] = begin if k == 0 else begin + 1
        text.attributions.append((anchor_of(text.heads, cue), roles))
    if text.scope == 0:
        for i in np.nonzero(covered)[0]:
            if tags[i] == 0:
                tags[i] = IGNORE
    text.cues = chances(tags, CUES)


def chances(tags, kinds):
    """Certain chances of known tags, nothing for unknown ones."""
    return np.where((tags == IGNORE)[:, None], 0.0, np.eye(len(kinds))[np.maximum(tags, 0)]).astype(np.float32)


def surprise(scores, given):
    """Mean cross entropy where chances are given."""
    return -(given * torch.log_softmax(scores, -1)).sum() / given.sum().clamp(min=1)


def gold_rows(report, content):
    """Attributions of a report read by hand, marks and "that" taken into the content as PolNeAR does."""
    def span(piece):
        at = -1
        for _ in range(piece["n"] + 1):
            at = content.index(piece["text"], at + 1)
        return [at, at + len(piece["text"])]

    def widened(piece):
        start, end = piece
        before = content[:start].rstrip()
        if content[:start].endswith(("\u201c", '"')):
            start -= 1
        elif before.endswith(" that"):
            start = len(before) - 4
        if content[end:end + 1] in (",", ".") and content[end + 1:end + 2] in ("\u201d", '"'):
            end += 2
        elif content[end:end + 1] in ("\u201d", '"'):
            end += 1
        return [start, end]

    many = lambda x: x if isinstance(x, list) else [x]
    for s in report["statements"]:
        yield {
            "source": [span(s["speaker_span"])] if s["speaker_span"] else [],
            "cue": [span(s["cue"])] if s["cue"] else [],
            "content": [widened(span(p)) for p in many(s["content"])],
        }


def load(saved, root, gold):
    """All texts, read by the engine of a checkpoint."""
    labels = Labels(saved["tags"], saved["rels"], saved["names"])
    shape = Shape(**saved["config"]["shape"])
    weights = saved["weights"]
    features = Features(shape, saved["static"])
    network = Network(shape, 0.0, weights["static"], len(labels.tags), len(labels.rels), len(labels.names))
    network.load_state_dict(weights)
    out = {"train": [], "dev": [], "gold": []}
    for part in ("train", "dev"):
        for row in corpora.rows(root / f"attribution/polnear.{part}.jsonl.gz"):
            text = analyse(network, features, labels, row["id"], 0, row["text"])
            text.x = text.x.astype(np.float16)
            annotate(text, row["attributions"])
            out[part].append(text)
    for path_ in sorted(Path(gold).glob("*.json")):
        report = json.loads(path_.read_text(encoding="utf-8"))
        content = (path_.parents[1] / "text" / (path_.stem + ".txt")).read_text(encoding="utf-8")
        text = analyse(network, features, labels, path_.stem, 1, content)
        text.x = text.x.astype(np.float16)
        annotate(text, gold_rows(report, content))
        out["gold"].append(text)
    return out


def kept(cache, make):
    """What lies in a file, or is made and laid there."""
    if cache and Path(cache).exists():
        return torch.load(cache, weights_only=False)
    made = make()
    if cache:
        torch.save(made, cache)
    return made


@dataclass
class Item:
    """A cue with its window."""

    anchor: int
    places: np.ndarray
    paths: np.ndarray
    quotes: np.ndarray
    near: np.ndarray
    roles: np.ndarray = None


def item(text, anchor, index, roles=None):
    """Features of the window of a cue. `index` maps keys of paths to rows."""
    places = np.array(window_of(text, anchor))
    up = chain(text.heads, anchor)
    paths = np.empty(len(places), dtype=np.int64)
    quotes = np.empty(len(places), dtype=np.int64)
    for k, at in enumerate(places):
        same = text.sentence[at] == text.sentence[anchor]
        paths[k] = index.get(path(text, up, at), 0) if same else 1 + len(index) + between(text, anchor, at)
        quotes[k] = quote_state(text, anchor, at)
    distance = torch.as_tensor(places - anchor)
    near = torch.where(distance == 0, torch.full_like(distance, 24), bucket(torch.where(distance == 0, torch.ones_like(distance), distance))).numpy()
    if isinstance(roles, dict):
        roles = chances(np.array([roles.get(at, 0) for at in places]), ROLES)
    return Item(anchor, places, paths, quotes, near, roles)


def paths_of(texts, limit):
    """The most frequent paths of the texts."""
    counts = collections.Counter()
    for text in texts:
        for anchor, _ in text.attributions:
            up = chain(text.heads, anchor)
            counts.update(path(text, up, at) for at in window_of(text, anchor) if text.sentence[at] == text.sentence[anchor])
    kept = sorted((k for k, n in counts.items() if n >= 20), key=lambda k: (-counts[k], k))[:limit]
    return {key: 1 + row for row, key in enumerate(sorted(kept))}


def batch(items, offsets, total):
    """Padded tensors of items of several texts whose words stand one after the other from these offsets."""
    length = max(len(i.places) for i in items)
    full = lambda value: np.full((len(items), length), value, dtype=np.int64)
    places, paths, quotes, near = full(total), full(0), full(0), full(0)
    roles = np.zeros((len(items), length, len(ROLES)), dtype=np.float32)
    for k, (one, offset) in enumerate(zip(items, offsets)):
        n = len(one.places)
        places[k, :n], paths[k, :n], quotes[k, :n], near[k, :n] = one.places + offset, one.paths, one.quotes, one.near
        if one.roles is not None:
            roles[k, :n] = one.roles
    anchors = np.array([one.anchor + offset for one, offset in zip(items, offsets)])
    return [torch.as_tensor(v) for v in (anchors, places, paths, quotes, near, roles)]


def losses(model, x, group, items):
    """Losses of cues and roles of some texts; the vectors of their words stand one after the other in `x`."""
    offsets = np.cumsum([0] + [len(text.words) for text in group])
    cue = sum(
        surprise(model.cues(x[a:b], text.scope), torch.as_tensor(text.cues)) for text, a, b in zip(group, offsets, offsets[1:])
    ) / len(group)
    found = [(one, at, text.scope) for text, at in zip(group, offsets) for one in items[id(text)]]
    if not found:
        return {"cue": cue}
    *places, roles = batch([one for one, _, _ in found], [at for _, at, _ in found], len(x))
    scores = model.roles(torch.cat([x, x.new_zeros(1, x.shape[1])]), *places, torch.tensor([scope for _, _, scope in found]))
    return {"cue": cue, "role": surprise(scores, roles)}


def bio(scores, kinds):
    """Best sequence of tags in which I follows B or I of its kind; `kinds` as ROLES or CUES."""
    n, k = scores.shape
    allowed = np.array([[not (b[0] == "I" and (a == "O" or a[2:] != b[2:])) for b in kinds] for a in kinds])
    best, back = scores[0].copy(), np.zeros((n, k), dtype=np.int64)
    best[[i for i, kind in enumerate(kinds) if kind[0] == "I"]] = -1e9
    for i in range(1, n):
        step = np.where(allowed, best[:, None], -1e9)
        back[i] = step.argmax(0)
        best = step.max(0) + scores[i]
    out = [int(best.argmax())]
    for i in range(n - 1, 0, -1):
        out.append(int(back[i][out[-1]]))
    return out[::-1]


def runs(tags, begin):
    """(first, last + 1) of the runs that open with tag `begin` and go on with the next one."""
    out, i = [], 0
    while i < len(tags):
        if tags[i] == begin:
            j = i + 1
            while j < len(tags) and tags[j] == begin + 1:
                j += 1
            out.append((i, j))
            i = j
        else:
            i += 1
    return out


@torch.no_grad()
def predict(model, text, index, scope, bias=0.0):
    """Attributions of a text: cue words, source runs, content runs, and the probability of the cue."""
    model.eval()
    x = torch.as_tensor(text.x.astype(np.float32))
    scores = model.cues(x, scope).numpy().copy()
    scores[:, 0] -= bias
    found = []
    cues = runs(bio(scores, CUES), 1)
    items = [item(text, anchor_of(text.heads, list(range(a, b))), index) for a, b in cues]
    for first in range(0, len(items), 64):
        part = items[first:first + 64]
        padded = torch.cat([x, x.new_zeros(1, x.shape[1])])
        anchors, places, paths, quotes, near, _ = batch(part, [0] * len(part), len(x))
        roles = torch.log_softmax(model.roles(padded, anchors, places, paths, quotes, near, torch.full((len(part),), scope)), -1).numpy()
        for (a, b), one, r in zip(cues[first:first + 64], part, roles):
            tags = bio(r[: len(one.places)], ROLES)
            at = int(one.places[0])
            move = lambda rs: [(s + at, e + at) for s, e in rs]
            found.append(((a, b), move(runs(tags, 1)), move(runs(tags, 3))))
    return found


def rows_of(text, found):
    """In code points, outermost only: none whose cue stands in the content of another."""
    span = lambda run: [text.spans[run[0]][0], text.spans[run[1] - 1][1]]
    inside = lambda cue: any(s <= cue[0] < e for other, _, content in found if other != cue for s, e in content)
    for cue, source, content in found:
        if content and not inside(cue):
            yield {"source": [span(r) for r in source], "cue": [span(cue)], "content": [span(r) for r in content]}


def main():
    """Entry point."""
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("checkpoint")
    parse.add_argument("--corpora", default="../shared/corpora")
    parse.add_argument("--gold", default="../shared/gold/train")
    parse.add_argument("--out", required=True)
    parse.add_argument("--epochs", type=int, default=12)
    parse.add_argument("--rate", type=float, default=2e-3)
    parse.add_argument("--cache", help="where the texts are kept as the engine has read them, for another run")
    arguments = parse.parse_args()
    torch.set_num_threads(1)
    rng = seeded(20251123)
    began = time.time()
    checkpoint = torch.load(arguments.checkpoint, weights_only=False)
    texts = kept(arguments.cache, lambda: load(checkpoint, corpora.corpora(arguments.corpora), arguments.gold))
    print("read", round(time.time() - began), {k: len(v) for k, v in texts.items()}, flush=True)
    shape = HeadShape()
    train = texts["train"] + texts["gold"] * 4
    index = paths_of(texts["train"], shape.paths)
    shape.paths = len(index)
    model = Attribution(texts["dev"][0].x.shape[1], shape)
    items = {id(t): [item(t, anchor, index, roles) for anchor, roles in t.attributions] for t in texts["train"] + texts["gold"]}
    print("items", round(time.time() - began), len(index), flush=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=arguments.rate, betas=(0.9, 0.99), weight_decay=0.01)
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    per, total_steps, step = 3, arguments.epochs * (len(train) // 3), 0
    for epoch in range(arguments.epochs):
        order = list(train)
        rng.shuffle(order)
        running = collections.Counter()
        model.train()
        for first in range(0, len(order) - per + 1, per):
            group = order[first:first + per]
            parts = losses(model, torch.cat([torch.as_tensor(t.x.astype(np.float32)) for t in group]), group, items)
            running.update({k: v.item() for k, v in parts.items()})
            for g in optimizer.param_groups:
                g["lr"] = arguments.rate * min(1.0, (step + 1) / 100) * 0.5 * (1 + math.cos(math.pi * step / total_steps))
            optimizer.zero_grad(set_to_none=True)
            (4 * parts["cue"] + parts.get("role", 0)).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            step += 1
            decay = min(0.995, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, v in model.named_parameters():
                    average[k].lerp_(v, 1 - decay)
        print(json.dumps({"epoch": epoch + 1, "seconds": round(time.time() - began), **{k: round(v / (len(order) / per), 4) for k, v in running.items()}}), flush=True)
    model.load_state_dict(average)
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.save({**checkpoint, "attribution": {"shape": vars(shape), "paths": index, "weights": model.state_dict()}}, out / "checkpoint.pt")
    for scope in (0, 1):
        with open(out / f"dev.{SCOPES[scope]}.jsonl", "w", encoding="utf-8") as file:
            for text in texts["dev"]:
                print(json.dumps({"id": text.id, "attributions": list(rows_of(text, predict(model, text, index, scope)))}), file=file)


if __name__ == "__main__":
    main()
