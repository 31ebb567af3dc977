"""Readers of the corpora: treebanks (CoNLL-U) and names (JSONL)."""

import bisect
import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

from .words import tokenize

BREAK = "\u00b6"  # stands between two paragraphs in the stream of words

NAME_TYPES = ("Person", "Location", "Facility", "Organization", "NORP", "Product", "Misc", "Date", "Money")


@dataclass
class Sentence:
    """One gold sentence: words, tags, heads (-1 is the root) and relations."""

    words: list
    tags: list  # "UPOS/XPOS"
    heads: list
    rels: list
    paragraph: bool  # opens a paragraph


def _open(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


def rows(path):
    """Objects of a JSONL file."""
    with _open(path) as lines:
        yield from map(json.loads, lines)


def treebank(path, genres=None):
    """Documents of a CoNLL-U file: lists of Sentence. `genres` keeps only documents of these GUM genres."""
    documents, document, rows, keep, paragraph = [], [], [], True, False
    with _open(path) as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document, paragraph = [], True
                documents.append(document)
                found = re.search(r"GUM_([a-z]+)_", line)
                keep = genres is None or found is None or found.group(1) in genres
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and line[0] != "#":
                rows.append(line.split("\t"))
            elif not line and rows:
                rows = [row for row in rows if row[0].isdigit()]
                if keep:
                    document.append(
                        Sentence(
                            [row[1] for row in rows],
                            [row[3] + "/" + row[4] for row in rows],
                            [int(row[6]) - 1 for row in rows],
                            [row[7] for row in rows],
                            paragraph,
                        )
                    )
                rows, paragraph = [], False
    return [document for document in documents if document]


@dataclass
class Article:
    """One text with gold names: words with spans of code points, tags in BILOU."""

    id: str
    text: str
    words: list
    spans: list
    names: list


def names(path):
    """Articles of a JSONL file {"id","text","entities":[{"start","end","type"}]}."""
    articles = []
    with _open(path) as lines:
        for line in lines:
            row = json.loads(line)
            words, spans = stream(row["text"])
            entities = [(e["start"], e["end"], e["type"]) for e in row["entities"]]
            articles.append(Article(row["id"], row["text"], words, spans, bilou(spans, entities)))
    return articles


def attributions(path):
    """Articles of a JSONL file {"id","text","attributions":[{"source","cue","content": [[start, end], ...]}]}, tags in BIO."""
    articles = []
    for row in rows(path):
        words, spans = stream(row["text"])
        tags = ["O"] * len(words)
        for attribution in row["attributions"]:
            for role in ("cue", "source", "content"):
                for start, end in attribution.get(role) or ():
                    mark = "B-"
                    for i in range(bisect.bisect_left(spans, (start, start)), len(spans)):
                        if spans[i][0] >= end:
                            break
                        if tags[i] == "O" and spans[i][1] > spans[i][0]:
                            tags[i] = mark + role
                            mark = "I-"
        articles.append(Article(row["id"], row["text"], words, spans, tags))
    return articles


def stream(text):
    """Words of a text and their spans; BREAK between lines that hold words."""
    words, spans, offset = [], [], 0
    for line in text.split("\n"):
        found = tokenize(line)
        if found and words:
            words.append(BREAK)
            spans.append((offset, offset))
        for start, end in found:
            words.append(line[start:end])
            spans.append((offset + start, offset + end))
        offset += len(line) + 1
    return words, spans


def bilou(spans, entities):
    """One of O, B-, I-, L-, U- plus the type for each word. A word counts when it overlaps the entity."""
    tags = ["O"] * len(spans)
    for start, end, kind in entities:
        if kind not in NAME_TYPES:
            continue
        inside = [i for i, (s, e) in enumerate(spans) if s < end and e > start and e > s]
        if not inside or any(tags[i] != "O" for i in inside):
            continue
        if len(inside) == 1:
            tags[inside[0]] = "U-" + kind
            continue
        for i in inside:
            tags[i] = "I-" + kind
        tags[inside[0]], tags[inside[-1]] = "B-" + kind, "L-" + kind
    return tags


def corpora(root):
    """Path of the folder of corpora, checked."""
    root = Path(root)
    if not (root / "syntax").is_dir():
        raise SystemExit(f"no corpora in {root}")
    return root
