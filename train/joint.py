"""python -m train.joint CHECKPOINT --out OUT --cache CACHE [--silver SILVER] [--corpora ../shared/corpora]

Trains engine and attribution heads together, from a checkpoint that has both: the encoder learns what the heads need while trees,
tags and names are trained on beside them. Trees stay those that the engine read before (CACHE, as train.attribution or train.teacher
left it). SILVER holds more texts, with the chances that a teacher gives (train.silver).
"""

import argparse
import collections
import json
import math
import time
from pathlib import Path

import torch

from . import attribution, corpora, evaluate
from .__main__ import load, losses
from .attribution import SCOPES, Attribution, HeadShape, Text, item, predict, rows_of  # noqa: F401 (Text: for the cache)
from .batches import Chunk, Labels, Sampler, collate, disturb, seeded
from .config import Config, Recipe, Shape
from .features import Features
from .network import Network

TEXTS = 3  # of each step


def said_losses(network, model, group, items, features, labels):
    """Losses of cues and roles of some texts."""
    encoded = network.encode(collate([Chunk(text.words) for text in group], features, labels))
    x = torch.cat([encoded[k, :len(text.words)] for k, text in enumerate(group)])
    return attribution.losses(model, x, group, items)


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
    parse.add_argument("--silver")
    parse.add_argument("--silver-words", type=int, default=2400, help="words of silver texts of a step")
    parse.add_argument("--words", type=int, default=1200, help="words of treebanks and of names beside the texts of a step")
    parse.add_argument("--warmup", type=int, default=200, help="steps")
    parse.add_argument("--average", type=float, default=Recipe.average, help="decay of the running average of weights that is kept")
    parse.add_argument("--threads", type=int, default=1)
    arguments = parse.parse_args()
    torch.set_num_threads(arguments.threads)
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
    silver = torch.load(arguments.silver, weights_only=False) if arguments.silver else []
    more = Sampler(silver, rng)
    items = {id(t): [item(t, anchor, index, roles) for anchor, roles in t.attributions] for t in texts["train"] + texts["gold"] + silver}
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
                group["lr"] = arguments.rate * min(1.0, (step + 1) / arguments.warmup) * 0.5 * (1 + math.cos(math.pi * step / total))
            optimizer.zero_grad(set_to_none=True)
            of_texts = said_losses(network, model, order[first:first + TEXTS], items, features, labels)
            (4 * of_texts["cue"] + of_texts.get("role", 0)).backward()
            of_silver = {}
            if silver:
                found = said_losses(network, model, more.take(arguments.silver_words), items, features, labels)
                (4 * found["cue"] + found.get("role", 0)).backward()
                of_silver = {"silver " + k: v for k, v in found.items()}
            chunks = trees.take(arguments.words * 0.65) + people.take(arguments.words * 0.35)
            chunks = [disturb(c, rng) if rng.random() < recipe.noise else c for c in chunks]
            of_chunks = losses(network, collate(chunks, features, labels))
            sum(of_chunks.values()).backward()
            torch.nn.utils.clip_grad_norm_(parts.parameters(), 5.0)
            optimizer.step()
            step += 1
            decay = min(arguments.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, v in parts.named_parameters():
                    average[k].lerp_(v, 1 - decay)
            for k, v in (of_texts | of_silver | of_chunks).items():
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
