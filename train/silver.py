"""python -m train.silver TEACHER CHECKPOINT NEWS OUT [--without FILE ...]

Reports that nobody annotated, as the engine of CHECKPOINT reads them, with the chances that cues and the roles around them have by
the mean of a teacher (train/teacher.py) and the engine itself: what train.joint takes beside the gold. Copies of one another and of
the texts of --without (JSON lines or plain text) are left out.
"""

import argparse
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from . import corpora
from .attribution import CUES, SCOPES, Attribution, HeadShape, analyse, anchor_of, batch, bio, item, runs
from .batches import Labels
from .bert import pretrained
from .config import Shape
from .features import Features
from .network import Network
from .teacher import Teacher

SHORTEST, LONGEST = 80, 1500  # words of a report
SHARED = 0.2  # of the runs of eight words: a copy
LENIENT = 1.0  # how much is taken off the score of "no cue": doubtful cues come too, with their chances
SOURCES = ("horne2017", "giveme5w1h", "fnc1", "newsdumpster2025", "fundus")  # mostly politics, 2014 and later


def shingles(text):
    """Hashes of the runs of eight words."""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {hash(tuple(words[i:i + 8])) for i in range(0, max(1, len(words) - 7))}


def chosen(news, without, words):
    """Reports in a fixed random order, until they hold so many words: English ones, none a copy of another or of `without`."""
    rows = [row for row in corpora.rows(news) if row.get("lang") == "en" and row["id"].startswith(SOURCES)]
    random.Random(20251126).shuffle(rows)
    seen, count = set(), 0
    for path in without:
        plain = path.suffix == ".txt"
        for text in [path.read_text(encoding="utf-8")] if plain else [row["text"] for row in corpora.rows(path)]:
            seen |= shingles(text)
    for row in rows:
        own, size = shingles(row["text"]), len(row["text"].split())
        if SHORTEST <= size <= LONGEST and len(own & seen) < SHARED * len(own):
            seen |= own
            count += size
            yield row
        if count >= words:
            return


@dataclass
class Reader:
    """Heads of attribution over vectors of words."""

    heads: Attribution
    index: dict  # rows of the paths
    vectors: Callable  # of a text

    @torch.no_grad()
    def over(self, text):
        """Chances of the cue tags of its words, and a function that gives those of the roles around some anchors."""
        x = torch.as_tensor(self.vectors(text))
        padded = torch.cat([x, x.new_zeros(1, x.shape[1])])

        @torch.no_grad()
        def roles(anchors):
            items = [item(text, anchor, self.index) for anchor in anchors]
            *places, _ = batch(items, [0] * len(items), len(x))
            found = torch.softmax(self.heads.roles(padded, *places, torch.full((len(items),), text.scope)), -1).numpy()
            return [given[:len(one.places)] for one, given in zip(items, found)]

        return torch.softmax(self.heads.cues(x, text.scope), -1).numpy(), roles


def label(readers, text):
    """Adds what the readers find, each heard alike."""
    heard = [reader.over(text) for reader in readers]
    text.cues = np.mean([cues for cues, _ in heard], axis=0)
    scores = np.log(text.cues + 1e-9)
    scores[:, 0] -= LENIENT
    anchors = [anchor_of(text.heads, list(range(a, b))) for a, b in runs(bio(scores, CUES), 1)]
    text.attributions = []
    for first in range(0, len(anchors), 64):
        part = anchors[first:first + 64]
        for anchor, *given in zip(part, *(roles(part) for _, roles in heard)):
            text.attributions.append((anchor, np.mean(given, axis=0).astype(np.float16)))
    return text


def main():
    """Entry point."""
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("teacher")
    parse.add_argument("checkpoint")
    parse.add_argument("news")
    parse.add_argument("out")
    parse.add_argument("--without", nargs="*", default=[], type=Path)
    parse.add_argument("--words", type=int, default=900_000)
    parse.add_argument("--threads", type=int, default=2)
    arguments = parse.parse_args()
    torch.set_num_threads(arguments.threads)
    taught = torch.load(arguments.teacher, weights_only=False)
    teacher = Teacher(*pretrained(), HeadShape(**taught["shape"]))
    teacher.load_state_dict(taught["weights"])
    teacher.eval()
    saved = torch.load(arguments.checkpoint, weights_only=False)
    labels, shape = Labels(saved["tags"], saved["rels"], saved["names"]), Shape(**saved["config"]["shape"])
    features = Features(shape, saved["static"])
    network = Network(shape, 0.0, saved["weights"]["static"], len(labels.tags), len(labels.rels), len(labels.names))
    network.load_state_dict(saved["weights"])
    own = saved["attribution"]
    heads = Attribution(shape.width, HeadShape(**own["shape"]))
    heads.load_state_dict(own["weights"])
    readers = [Reader(teacher.said, taught["paths"], teacher.vectors), Reader(heads.eval(), own["paths"], lambda text: text.x)]
    out = []
    for k, row in enumerate(chosen(arguments.news, arguments.without, arguments.words)):
        text = analyse(network, features, labels, row["id"], k % len(SCOPES), row["text"])
        out.append(label(readers, text))
        text.x = None
        if k % 100 == 99:
            print(k + 1, sum(len(text.words) for text in out), flush=True)
    torch.save(out, arguments.out)


if __name__ == "__main__":
    main()
