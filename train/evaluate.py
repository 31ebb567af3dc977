"""Scores on the dev sets: gold words for tags and trees, raw text for names."""

import collections

import numpy as np
import torch

from . import decode
from .batches import IGNORE, Chunk, collate

FOLD = {"Person": "PER", "Location": "LOC", "Facility": "LOC", "Organization": "ORG", "NORP": "NORP"}


def groups(chunks, words):
    """Chunks of like length together, each group about `words` words."""
    order = sorted(range(len(chunks)), key=lambda i: len(chunks[i].words))
    out, count = [[]], 0
    for i in order:
        if count + len(chunks[i].words) > words and out[-1]:
            out.append([])
            count = 0
        out[-1].append(i)
        count += len(chunks[i].words)
    return out


@torch.no_grad()
def syntax(network, chunks, features, labels):
    """UPOS, full tag, sentence F1, UAS and LAS (universal relations, punctuation counts) over gold words."""
    network.eval()
    device = network.root.device
    c = collections.Counter()
    for group in groups(chunks, 3000):
        batch = collate([chunks[i] for i in group], features, labels, device)
        x = network.encode(batch)
        tags, starts = network.tag(x).argmax(-1).cpu().numpy(), (network.start(x).squeeze(-1) > 0).cpu().numpy()
        for b, chunk in enumerate(batch.chunks):
            for i, tag in enumerate(chunk.tags):
                if tag is not None:
                    guess = labels.tags[tags[b, i]]
                    c["words"] += 1
                    c["upos"] += guess.split("/")[0] == tag.split("/")[0]
                    c["tag"] += guess == tag
            gold, guess = spans_of(chunk, chunk.starts), spans_of(chunk, starts[b])
            c["gold"] += len(gold)
            c["guess"] += len(guess)
            c["both"] += len(gold & guess)
        scores, s, heads, buckets = network.arcs(x, batch.sentences)
        all_scores = scores.cpu().numpy()
        choice = np.zeros(batch.heads.shape, dtype=np.int64)
        for k, row in enumerate(batch.heads.cpu().numpy()):
            n = int((row != IGNORE).sum())
            choice[k, :n] = decode.tree(all_scores[k, :n, :n + 1])
        rels = network.labels(s, heads, buckets, torch.as_tensor(choice, device=device)).argmax(-1).cpu().numpy()
        k = 0
        for chunk in batch.chunks:
            for _, gold_heads, gold_rels in chunk.sentences:
                for i, (h, r) in enumerate(zip(gold_heads, gold_rels)):
                    right = choice[k, i] == h + 1
                    c["uas"] += right
                    c["las"] += right and labels.rels[rels[k, i]].split(":")[0] == r.split(":")[0]
                k += 1
    share = lambda key: round(100 * c[key] / max(c["words"], 1), 2)
    f1 = round(200 * c["both"] / max(c["gold"] + c["guess"], 1), 2)
    return {"UPOS": share("upos"), "tag": share("tag"), "sentences": f1, "UAS": share("uas"), "LAS": share("las")}


def spans_of(chunk, starts):
    """Sentences as (first, last + 1), breaks included as openers."""
    out, begin = set(), None
    for i in range(len(chunk.words) + 1):
        outer = i == len(chunk.words) or chunk.tags[i] is None
        if outer or starts[i] == 1 or begin is None:
            if begin is not None:
                out.add((begin, i))
            begin = None if outer else i
    return out


@torch.no_grad()
def names(network, articles, features, labels):
    """Exact-span F1 of persons, places, organizations and peoples after eval/score_ner.py, in words."""
    predicted = predict_names(network, articles, features, labels)
    tp, gold, guess = collections.Counter(), collections.Counter(), collections.Counter()
    for article, found in zip(articles, predicted):
        g, p = (_fold(article, s) for s in (decode.spans(article.names), found))
        for t in g: gold[t[2]] += 1
        for t in p: guess[t[2]] += 1
        for t in g & p: tp[t[2]] += 1
    f1 = lambda a, b, c: round(200 * a / max(b + c, 1), 2)
    out = {t: f1(tp[t], guess[t], gold[t]) for t in sorted(gold)}
    out["all"] = f1(sum(tp.values()), sum(guess.values()), sum(gold.values()))
    return out


def _fold(article, found):
    out = set()
    for begin, end, kind in found:
        if kind in FOLD:
            while begin < end and not any(ch.isalnum() for ch in article.words[begin]):
                begin += 1
            while end > begin and not any(ch.isalnum() for ch in article.words[end - 1]):
                end -= 1
            if end - begin > 1 and article.words[begin].lower() == "the":
                begin += 1
            out.add((begin, end, FOLD[kind]))
    return out


@torch.no_grad()
def predict_names(network, articles, features, labels):
    """Names of each article: (first word, last word + 1, type)."""
    network.eval()
    out = [None] * len(articles)
    chunks = [Chunk(a.words, names=["O"] * len(a.words)) for a in articles]
    for group in groups(chunks, 6000):
        batch = collate([chunks[i] for i in group], features, labels, network.root.device)
        scores = torch.log_softmax(network.name(network.encode(batch)), -1).cpu().numpy()
        for b, i in enumerate(group):
            n = len(chunks[i].words)
            out[i] = decode.spans([labels.names[t] for t in decode.viterbi(scores[b, :n], labels.names)]) if n else []
    return out
