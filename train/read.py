"""Reads raw text as the engine does: words, sentences, trees, names. The reference for the Rust twin."""

import numpy as np
import torch

from . import decode
from .batches import Chunk, collate
from .corpora import BREAK, stream

SENTENCE_AT_MOST = 200
CLOSING = ('"', "”", "''", "’", "»")


@torch.no_grad()
def read(network, features, labels, text):
    """Words with spans of code points; sentences, tags, heads (-1 the root), relations and names over them; the encoder output."""
    network.eval()
    words, spans = stream(text)
    if not words:
        return [], [], [], [], [], [], [], None
    batch = collate([Chunk(words)], features, labels)
    x = network.encode(batch)
    tags = network.tag(x)[0].argmax(-1).tolist()
    starts = (network.start(x)[0, :, 0] > 0).tolist()
    scores = network.name(x)[0].numpy().copy()
    for i, word in enumerate(words):
        if word == BREAK:
            scores[i, 1:] = -1e6
    names = decode.spans([labels.names[t] for t in decode.viterbi(scores, labels.names)])
    sentences, heads, rels, begin = [], [-1] * len(words), [0] * len(words), None
    for i in range(len(words) + 1):
        if 0 < i < len(words):
            clitic = spans[i][0] == spans[i - 1][1] and is_clitic(words[i - 1], words[i])
            # No sentence opens behind a comma, in marks or not.
            comma = words[i - 1] == "," or begin is not None and i >= begin + 2 and words[i - 1] in CLOSING and words[i - 2] == ","
            starts[i] = starts[i] and not clitic and not comma
        outer = i == len(words) or words[i] == BREAK
        if begin is not None and (outer or starts[i] or i - begin == SENTENCE_AT_MOST):
            sentences.append((begin, i))
            begin = None
        if not outer and begin is None:
            begin = i
    for a, b in sentences:
        index = torch.arange(a, b).unsqueeze(0)
        arcs, s, h, buckets = network.arcs(x, index)
        choice = decode.tree(arcs[0].numpy())
        found = network.labels(s, h, buckets, torch.as_tensor(choice).unsqueeze(0))[0].argmax(-1).tolist()
        for i in range(a, b):
            heads[i] = a + int(choice[i - a]) - 1 if choice[i - a] else -1
            rels[i] = found[i - a]
    return words, spans, sentences, tags, heads, rels, names, x[0].numpy()


def conllu(result, labels, out):
    """Writes the sentences of a result in CoNLL-U; a word that ends where a clitic begins makes a multiword token with it."""
    words, spans, sentences, tags, heads, rels, _, _ = result
    for a, b in sentences:
        i = a
        while i < b:
            j = i + 1
            if j < b and spans[j][0] == spans[i][1] and is_clitic(words[i], words[j]):
                print(f"{i - a + 1}-{j - a + 1}\t{words[i] + words[j]}" + "\t_" * 8, file=out)
                j += 1
            for k in range(i, j):
                upos, xpos = labels.tags[tags[k]].split("/")
                head = heads[k] - a + 1 if heads[k] >= 0 else 0
                print(k - a + 1, words[k], "_", upos, xpos, "_", head, labels.rels[rels[k]], "_", "_", sep="\t", file=out)
            i = j
        print(file=out)


def is_clitic(word, behind):
    """Whether two touching words were one contraction."""
    from .words import CLITICS, MEANT, PAIRS
    plain = behind.lower().replace("\u2019", "'").replace("\u02bc", "'").replace("`", "'")
    return (plain in CLITICS and word[-1:].isalnum() or plain == "'s") or (word + behind).lower() in PAIRS.keys() | MEANT.keys()
