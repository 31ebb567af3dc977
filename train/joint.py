"""python -m train.joint CHECKPOINT --out OUT --cache CACHE [--corpora ../shared/corpora]

Trains engine and attribution heads together, from a checkpoint that has both: the encoder learns what the heads need while trees,
tags and names are trained on beside them. Trees stay those that the engine read before (CACHE, as train.attribution left it).
"""

import argparse
import collections
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from . import corpora, evaluate
from .__main__ import load, losses
from .attribution import SCOPES, Attribution, HeadShape, Text, batch, item, predict, rows_of  # noqa: F401 (Text: for the cache)
from .batches import IGNORE, Chunk, Labels, Sampler, collate, disturb, seeded
from .config import Config, Recipe, Shape
from .features import Features
from .network import Network

TEXTS = 3  # of each step


def said_loss(network, model, group, items, features, labels):
    """Losses of cues and roles of some texts."""
    batched = collate([Chunk(text.words) for text in group], features, labels)
    encoded = network.encode(batched)
    x = torch.cat([encoded[k, :len(text.words)] for k, text in enumerate(group)] + [encoded.new_zeros(1, encoded.shape[2])])
    offsets = np.cumsum([0] + [len(text.words) for text in group[:-1]])
    cue = sum(
        F.cross_entropy(model.cues(x[at:at + len(text.words)], text.scope), torch.as_tensor(text.cue_tags), ignore_index=IGNORE)
        for text, at in zip(group, offsets)
    ) / len(group)
    all_items = [(one, at, text.scope) for text, at in zip(group, offsets) for one in items[id(text)]]
    if not all_items:
        return {"cue": cue}
    anchors, places, paths, quotes, near, roles = batch([i for i, _, _ in all_items], [o for _, o, _ in all_items], len(x) - 1)
    scores = model.roles(x, anchors, places, paths, quotes, near, torch.tensor([s for _, _, s in all_items]))
    return {"cue": cue, "role": F.cross_entropy(scores.flatten(0, 1), roles.flatten(), ignore_index=IGNORE)}


def refreshed(network, text, features, labels):
    """The text with the vectors of the network as it is."""
    with torch.no_grad():
        text.x = network.encode(collate([Chunk(text.words)], features, labels))[0].numpy()
    return text


def main():
    """Entry point."""
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("checkpoint")
    parse.add_argument("--corpora", default="../shared/corpora")
    parse.add_argument("--out", required=True, type=Path)
    parse.add_argument("--cache", required=True)
    parse.add_argument("--epochs", type=int, default=8)
    parse.add_argument("--rate", type=float, default=8e-4)
    parse.add_argument("--words", type=int, default=1200, help="words of treebanks and of names beside the texts of a step")
    arguments = parse.parse_args()
    torch.set_num_threads(1)
    rng = seeded(20251124)
    saved = torch.load(arguments.checkpoint, weights_only=False)
    recipe = Recipe()
    labels = Labels(saved["tags"], saved["rels"], saved["names"])
    shape = Shape(**saved["config"]["shape"])
    features = Features(shape, saved["static"])
    network = Network(shape, recipe.dropout, saved["weights"]["static"], len(labels.tags), len(labels.rels), len(labels.names))
    network.load_state_dict(saved["weights"])
    network.word_dropout = recipe.word_dropout
    said = saved["attribution"]
    model = Attribution(shape.width, HeadShape(**said["shape"]))
    model.load_state_dict(said["weights"])
    index = said["paths"]
    texts = torch.load(arguments.cache, weights_only=False)
    train = texts["train"] + texts["gold"] * 4
    items = {id(t): [item(t, anchor, index, roles) for anchor, roles in t.attributions] for t in texts["train"] + texts["gold"]}
    syntax, named, _, dev, dev_names = load(arguments.corpora, Config(shape, recipe))
    trees, people = Sampler(syntax, rng), Sampler(named, rng)
    parts = torch.nn.ModuleDict({"network": network, "model": model})
    optimizer = torch.optim.AdamW(parts.parameters(), lr=arguments.rate, betas=(0.9, 0.99), weight_decay=recipe.weight_decay)
    average = {k: v.detach().clone() for k, v in parts.state_dict().items()}
    arguments.out.mkdir(parents=True, exist_ok=True)
    began, step, total = time.time(), 0, arguments.epochs * (len(train) // TEXTS)
    for epoch in range(arguments.epochs):
        order, running = list(train), collections.Counter()
        rng.shuffle(order)
        for first in range(0, len(order) - TEXTS + 1, TEXTS):
            parts.train()
            for group in optimizer.param_groups:
                group["lr"] = arguments.rate * min(1.0, (step + 1) / 200) * 0.5 * (1 + math.cos(math.pi * step / total))
            optimizer.zero_grad(set_to_none=True)
            of_texts = said_loss(network, model, order[first:first + TEXTS], items, features, labels)
            (4 * of_texts["cue"] + of_texts.get("role", 0)).backward()
            chunks = trees.take(arguments.words * 0.65) + people.take(arguments.words * 0.35)
            chunks = [disturb(c, rng) if rng.random() < recipe.noise else c for c in chunks]
            of_chunks = losses(network, collate(chunks, features, labels))
            sum(of_chunks.values()).backward()
            torch.nn.utils.clip_grad_norm_(parts.parameters(), 5.0)
            optimizer.step()
            step += 1
            decay = min(recipe.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, v in parts.named_parameters():
                    average[k].lerp_(v, 1 - decay)
            for k, v in (of_texts | of_chunks).items():
                running[k] += v.item()
        steps = len(order) // TEXTS
        print(json.dumps({"epoch": epoch + 1, "seconds": round(time.time() - began), **{k: round(v / steps, 4) for k, v in running.items()}}), flush=True)
        current = {k: v.detach().clone() for k, v in parts.state_dict().items()}
        parts.load_state_dict(average)
        parts.eval()
        scores = {k: evaluate.syntax(network, v, features, labels) for k, v in dev.items()}
        scores["names"] = evaluate.names(network, dev_names, features, labels)
        print(json.dumps(scores), flush=True)
        keep = lambda part: {k: v.detach().clone() for k, v in part.state_dict().items()}
        torch.save({**saved, "weights": keep(network), "scores": scores, "attribution": {**said, "weights": keep(model)}}, arguments.out / "checkpoint.pt")
        for scope in (0, 1):
            with open(arguments.out / f"dev.{SCOPES[scope]}.jsonl", "w", encoding="utf-8") as file:
                for text in texts["dev"]:
                    found = predict(model, refreshed(network, text, features, labels), index, scope)
                    print(json.dumps({"id": text.id, "attributions": list(rows_of(text, found))}), file=file)
        parts.load_state_dict(current)


if __name__ == "__main__":
    main()
