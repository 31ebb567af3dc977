"""Chunks of word streams with their gold, noise on them, and padded batches."""

import random
from dataclasses import dataclass, field, fields

import numpy as np
import torch

from .corpora import BREAK
from .network import SAID

IGNORE = -100


@dataclass
class Chunk:
    """A stream of words with what is known of them. Lists are None where the corpus says nothing."""

    words: list
    tags: list = None
    starts: list = None
    sentences: list = None  # (first word, heads relative to it with -1 the root, relations)
    names: list = None
    said: list = None


def treebank_chunks(documents, limit):
    """Whole sentences in the order of the document, up to `limit` words; BREAK where a paragraph opens."""
    out = []
    for document in documents:
        chunk = None
        for sentence in document:
            if chunk is None or len(chunk.words) + len(sentence.words) > limit:
                chunk = Chunk([], [], [], [])
                out.append(chunk)
            elif sentence.paragraph:
                chunk.words.append(BREAK)
                chunk.tags.append(None)
                chunk.starts.append(IGNORE)
            chunk.sentences.append((len(chunk.words), sentence.heads, sentence.rels))
            chunk.words.extend(sentence.words)
            chunk.tags.extend(sentence.tags)
            chunk.starts.extend([1] + [0] * (len(sentence.words) - 1))
    return out


def name_chunks(articles, limit, field="names"):
    """Articles cut where no name goes on; `field` of the chunk takes the tags."""
    out = []
    for article in articles:
        begin = 0
        while begin < len(article.words):
            end = min(begin + limit, len(article.words))
            while end < len(article.words) and end > begin + limit // 2 and not (
                article.names[end][0] in "OBU" and article.words[end - 1] in (".", BREAK)
            ):
                end -= 1
            if end < len(article.words) and end <= begin + limit // 2:
                end = min(begin + limit, len(article.words))
            out.append(Chunk(article.words[begin:end], **{field: article.names[begin:end]}))
            begin = end
    return out


_SMALL = frozenset("a an the of in on at to for and or but by with from as".split())


def disturb(chunk, rng):
    """The chunk in another typography: all lower, all upper, headline case, quotes or final stops gone."""
    choice = rng.random()
    if choice < 0.6:
        words = chunk.words
        if choice < 0.15:
            words = [w.lower() for w in words]
        elif choice < 0.3:
            words = [w.upper() for w in words]
        elif choice < 0.5:
            words = [w if w.lower() in _SMALL else w[:1].upper() + w[1:] for w in words]
        else:
            swap = rng.choice([{"'": "\u2019", '"': "\u201c"}, {'"': "''"}, {"\u2019": "'", "\u201c": '"', "\u201d": '"'}])
            words = ["".join(swap.get(c, c) for c in w) for w in words]
        return Chunk(words, chunk.tags, chunk.starts, chunk.sentences, chunk.names, chunk.said)
    if chunk.said is not None:
        return chunk
    gone = '"\u201c\u201d``\'\'' if choice < 0.85 else ".!?"
    return drop(chunk, lambda word: word in gone and word != "'")


def drop(chunk, test):
    """The chunk without the words that pass the test and are leaves of the parse."""
    if chunk.sentences is None:
        keep = [i for i, w in enumerate(chunk.words) if not (test(w) and chunk.names[i][0] in "OU")]
        return Chunk([chunk.words[i] for i in keep], names=[chunk.names[i] for i in keep])
    out = Chunk([], [], [], [])
    previous = 0
    for first, heads, rels in chunk.sentences:
        for i in range(previous, first):
            out.words.append(chunk.words[i]); out.tags.append(None); out.starts.append(IGNORE)
        previous = first + len(heads)
        governing = set(heads)
        keep = [i for i in range(len(heads)) if not (test(chunk.words[first + i]) and i not in governing and heads[i] >= 0)]
        new = {old: k for k, old in enumerate(keep)}
        new[-1] = -1
        out.sentences.append((len(out.words), [new[heads[i]] for i in keep], [rels[i] for i in keep]))
        out.words.extend(chunk.words[first + i] for i in keep)
        out.tags.extend(chunk.tags[first + i] for i in keep)
        out.starts.extend([1] + [0] * (len(keep) - 1))
    return out


@dataclass
class Batch:
    """Padded tensors; see `Network`."""

    types: torch.Tensor
    rows: torch.Tensor
    grams: torch.Tensor
    offsets: torch.Tensor
    tags: torch.Tensor
    starts: torch.Tensor
    names: torch.Tensor
    said: torch.Tensor
    sentences: torch.Tensor
    heads: torch.Tensor
    rels: torch.Tensor
    chunks: list = field(default_factory=list)

    def to(self, device):
        """The same on a device."""
        for f in fields(self):
            if f.name != "chunks":
                setattr(self, f.name, getattr(self, f.name).to(device, non_blocking=True))
        return self


class Labels:
    """Label sets in a fixed order: by count, then by name. Rare tags fold into none and are not learnt."""

    def __init__(self, tags, rels, names):
        self.tags, self.rels, self.names = tags, rels, names
        self.tag_id = {t: i for i, t in enumerate(tags)}
        self.rel_id = {t: i for i, t in enumerate(rels)}
        self.name_id = {t: i for i, t in enumerate(names)}


def collate(chunks, features, labels, device="cpu"):
    """A padded batch of chunks on a device."""
    length = max(len(c.words) for c in chunks)
    ids = [[features.id(w) for w in c.words] for c in chunks]
    unique = sorted({i for row in ids for i in row})
    local = {t: k for k, t in enumerate(unique)}
    shape = (len(chunks), length)
    types = np.full(shape, len(unique), dtype=np.int64)
    tags, starts, names, said = (np.full(shape, IGNORE, dtype=np.int64) for _ in range(4))
    spans = []
    for b, chunk in enumerate(chunks):
        n = len(chunk.words)
        types[b, :n] = [local[i] for i in ids[b]]
        if chunk.tags is not None:
            tags[b, :n] = [labels.tag_id.get(t, IGNORE) for t in chunk.tags]
        if chunk.starts is not None:
            starts[b, :n] = chunk.starts
        if chunk.names is not None:
            names[b, :n] = [labels.name_id[t] for t in chunk.names]
        if chunk.said is not None:
            said[b, :n] = [SAID.index(t) for t in chunk.said]
        for first, heads, rels in chunk.sentences or ():
            spans.append((b * length + first, heads, rels))
    longest = max((len(h) for _, h, _ in spans), default=1)
    sentences, gold_heads, gold_rels = (np.full((len(spans), longest), v, dtype=np.int64) for v in (-1, IGNORE, IGNORE))
    for k, (first, heads, rels) in enumerate(spans):
        n = len(heads)
        sentences[k, :n] = np.arange(first, first + n)
        gold_heads[k, :n] = [h + 1 for h in heads]
        gold_rels[k, :n] = [labels.rel_id.get(r, labels.rel_id.get(r.split(":")[0], IGNORE)) for r in rels]
    bags = [features.grams[t] for t in unique]
    offsets = np.cumsum([0] + [len(b) for b in bags[:-1]])
    t = torch.as_tensor
    return Batch(
        t(types), t(np.array([features.rows[u] for u in unique], dtype=np.int64)), t(np.concatenate(bags)), t(offsets.astype(np.int64)),
        t(tags), t(starts), t(names), t(said), t(sentences), t(gold_heads), t(gold_rels), chunks,
    ).to(device)


class Sampler:
    """Endless shuffled passes over the chunks of one corpus."""

    def __init__(self, chunks, rng):
        self.chunks, self.rng, self.queue = chunks, rng, []

    def take(self, words):
        """Chunks of about that many words."""
        out, count = [], 0
        while count < words:
            if not self.queue:
                self.queue = list(self.chunks)
                self.rng.shuffle(self.queue)
            out.append(self.queue.pop())
            count += len(out[-1].words)
        return out


def seeded(seed):
    """Seeds all generators; returns one of our own."""
    torch.manual_seed(seed)
    np.random.seed(seed % (1 << 32))
    return random.Random(seed)
