"""python -m train [--corpora ../shared/corpora] [--out out/model] [--steps N] [--threads N] [--set shape.width=96 ...]

Trains the engine and writes OUT/checkpoint.pt and OUT/scores.json; `python -m train.export OUT` writes the model file.
"""

import argparse
import collections
import json
import math
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from . import corpora, evaluate, static
from .batches import IGNORE, Labels, Sampler, collate, disturb, name_chunks, seeded, treebank_chunks
from .config import Config
from .features import Features
from .network import Network


def load(root, config):
    """Training chunks and dev sets."""
    r, root = config.recipe, corpora.corpora(root)
    ewt = corpora.treebank(root / "syntax/ewt.train.conllu.gz")
    gum = corpora.treebank(root / "syntax/gum.train.conllu.gz", r.gum_genres)
    said = corpora.attributions(root / "attribution/polnear.train.jsonl.gz")
    train_names = corpora.names(root / "names/worldwide.train.jsonl.gz")
    dev = {
        "ewt": treebank_chunks(corpora.treebank(root / "syntax/ewt.dev.conllu.gz"), 400),
        "gum": treebank_chunks(corpora.treebank(root / "syntax/gum.dev.conllu.gz"), 400),
        "gum.news": treebank_chunks(corpora.treebank(root / "syntax/gum.dev.conllu.gz", ("news",)), 400),
    }
    return (
        treebank_chunks(ewt + gum, r.chunk_words),
        name_chunks(train_names, r.chunk_words),
        name_chunks(said, r.chunk_words, "said"),
        dev,
        corpora.names(root / "names/worldwide.dev.jsonl.gz"),
    )


def label_sets(syntax, names):
    """Tags and relations seen ten times, by count; all name tags."""
    tags = collections.Counter(t for c in syntax for t in c.tags if t)
    rels = collections.Counter(r for c in syntax for _, _, rs in c.sentences for r in rs)
    kept = lambda counts: sorted((k for k, n in counts.items() if n >= 10), key=lambda k: (-counts[k], k))
    kinds = ["O"] + [p + "-" + t for t in corpora.NAME_TYPES for p in "BILU"]
    return Labels(kept(tags), kept(rels), kinds)


def losses(network, batch):
    """Mean losses of the heads, by name."""
    x = network.encode(batch)
    out = {"tag": F.cross_entropy(network.tag(x).flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORE)}
    known = batch.starts != IGNORE
    out["start"] = F.binary_cross_entropy_with_logits(network.start(x).squeeze(-1)[known], batch.starts[known].float())
    if bool((batch.names != IGNORE).any()):
        out["name"] = F.cross_entropy(network.name(x).flatten(0, 1), batch.names.flatten(), ignore_index=IGNORE)
    if bool((batch.said != IGNORE).any()):
        out["said"] = 0.5 * F.cross_entropy(network.said(x).flatten(0, 1), batch.said.flatten(), ignore_index=IGNORE)
    scores, s, heads, buckets = network.arcs(x, batch.sentences)
    out["arc"] = F.cross_entropy(scores.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORE)
    rels = network.labels(s, heads, buckets, batch.heads.clamp(min=0))
    out["rel"] = F.cross_entropy(rels.flatten(0, 1), batch.rels.flatten(), ignore_index=IGNORE)
    return out


def warm(network, weights):
    """Starts from the weights of a network whose layers saw more of their neighbours: the closest product of lower rank."""
    own, width, side = network.state_dict(), network.shape.width, network.shape.side_width
    known = sum(1 for k in weights if k.startswith("layers.") and k.endswith(".linear.weight"))
    for i in range(known):
        name = f"layers.{i}.linear.weight"
        if side and weights[name].shape[1] == 3 * width:
            before, here, after = weights[name].split(width, dim=1)
            u, s, v = torch.linalg.svd(torch.cat([before, after]), full_matrices=False)
            down = v[:side] * s[:side].sqrt().unsqueeze(1)
            before, after = (u[:, :side] * s[:side].sqrt()).chunk(2)
            weights = {**weights, name: torch.cat([before, here, after], dim=1), f"sides.{i}.weight": down}
    for i in range(known, len(network.layers)):
        own[f"layers.{i}.norm.weight"].zero_()  # a further layer begins by adding nothing
    network.load_state_dict({k: weights.get(k, v) for k, v in own.items()})


def rate(step, r):
    """Linear warm-up, then a cosine to nothing."""
    if step < r.warmup:
        return r.rate * (step + 1) / r.warmup
    return r.rate * 0.5 * (1 + math.cos(math.pi * (step - r.warmup) / max(r.steps - r.warmup, 1)))


def main():
    """Entry point."""
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("--corpora", default="../shared/corpora")
    parse.add_argument("--out", default="out/model")
    parse.add_argument("--threads", type=int, default=1)
    parse.add_argument("--every", type=int, default=500, help="steps between evaluations")
    parse.add_argument("--warm", help="a checkpoint to begin with; its layers may see all of their neighbours")
    parse.add_argument("--set", nargs="*", default=[], metavar="part.name=value")
    arguments = parse.parse_args()
    config = Config()
    for change in arguments.set:
        name, value = change.split("=")
        part, key = name.split(".")
        setattr(getattr(config, part), key, type(getattr(getattr(config, part), key))(json.loads(value)))
    torch.set_num_threads(arguments.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    r, rng = config.recipe, seeded(config.recipe.seed)
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    log = open(out / "log.jsonl", "w", encoding="utf-8")

    def say(**row):
        print(json.dumps(row), file=log, flush=True)
        print(json.dumps(row), flush=True)

    began = time.time()
    syntax, named, said, dev, dev_names = load(arguments.corpora, config)
    labels = label_sets(syntax, named)
    index, table = static.load(config.shape.static_words)
    features = Features(config.shape, index)
    network = Network(config.shape, r.dropout, table, len(labels.tags), len(labels.rels), len(labels.names))
    network.word_dropout = r.word_dropout
    if arguments.warm:
        warm(network, torch.load(arguments.warm, weights_only=False)["weights"])
    network.to(device)
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    optimizer = torch.optim.AdamW(network.parameters(), lr=r.rate, betas=(0.9, 0.99), weight_decay=r.weight_decay)
    trees, people, voices = Sampler(syntax, rng), Sampler(named, rng), Sampler(said, rng)
    say(config=config.plain(), device=device, tags=len(labels.tags), rels=len(labels.rels), parameters=sum(p.numel() for p in network.parameters()),
        chunks=[len(syntax), len(named), len(said)], seconds=round(time.time() - began))
    best, running, seen = -1.0, collections.Counter(), 0
    for step in range(r.steps):
        network.train()
        chunks = trees.take(r.batch_words * (1 - r.names_share - r.said_share))
        chunks += people.take(r.batch_words * r.names_share) + voices.take(r.batch_words * r.said_share)
        chunks = [disturb(c, rng) if rng.random() < r.noise else c for c in chunks]
        seen += sum(len(c.words) for c in chunks)
        parts = losses(network, collate(chunks, features, labels, device))
        loss = sum(parts.values())
        for group in optimizer.param_groups:
            group["lr"] = rate(step, r)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        decay = min(r.average, (1 + step) / (10 + step))
        with torch.no_grad():
            for k, v in network.named_parameters():
                average[k].lerp_(v, 1 - decay)
        for k, v in parts.items():
            running[k] += v.item()
        if step % 50 == 49:
            say(step=step + 1, seconds=round(time.time() - began), words=seen, **{k: round(v / 50, 3) for k, v in running.items()})
            running.clear()
        if (step + 1) % arguments.every == 0 or step + 1 == r.steps:
            current = {k: v.detach().clone() for k, v in network.state_dict().items()}
            network.load_state_dict(average)
            scores = {k: evaluate.syntax(network, v, features, labels) for k, v in dev.items()}
            scores["names"] = evaluate.names(network, dev_names, features, labels)
            say(step=step + 1, seconds=round(time.time() - began), scores=scores)
            total = scores["ewt"]["LAS"] + scores["gum"]["LAS"] + scores["names"]["all"]
            if total > best:
                best = total
                torch.save({"config": config.plain(), "tags": labels.tags, "rels": labels.rels, "names": labels.names,
                            "static": index, "weights": {k: v.cpu() for k, v in average.items()}, "scores": scores, "step": step + 1}, out / "checkpoint.pt")
                (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
            network.load_state_dict(current)


if __name__ == "__main__":
    main()
