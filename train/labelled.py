"""Acts in reports of `news.jsonl.gz` and of the newswire from outside the West (`corpora/names`), annotated by reading as `gold/GUIDE.md`
says: `labelled.jsonl`, offsets instead of words.

A line a report:

id, sha256   the report and the first half of the hash of its text: another text is refused
actors       [name, kind, country, [start, end of each string used for it], …]; a name that stands in the text is the first of these, and null
acts         type, status, agent, recipient, trigger, also, what, condition, deadline, when; pieces as [start, end] in code points, who
             takes part as indices of `actors`

usage: python -m train.labelled SHARED ANNOTATIONS     prints the lines for a folder of annotations (acts/ID.json, text/ID.txt, index.json)
"""

import hashlib
import json
import re
import sys
from pathlib import Path

from .acts_labels import place, places
from .acts_parties import SIDES
from .corpora import rows as rows_of

FILE = Path(__file__).with_name("labelled.jsonl")
SPANS = ("trigger", "also", "what", "condition")
REST = ("type", "status", "deadline", "when")
ADDRESS = re.compile(r"\s*(https?:|www\.|[\w.-]+\.\w+ */|[\w.-]+%)")
QUOTE = re.compile(r' ?" ?')
# What splitting into tokens put spaces into, and what stood there.
SPACED = (
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"(?<=\d) ?% ?(?=\w)"), "% "),
    (re.compile(r"(?<=\d)\. (?=\d\b)"), "."),
    (re.compile(r"(?<=\w)([’‘]) (?=(?:s|t|re|ve|ll|d|m)\b)"), r"\1"),
)


def reports(shared):
    """All that are annotated or may be, by id."""
    found = {row["id"]: row for row in rows_of(shared / "news" / "news.jsonl.gz")}
    for row in rows_of(shared / "corpora" / "names" / "worldwide.train.jsonl.gz"):
        name = f"worldwide:{row['id']}"
        found[name] = {"id": name, "text": printed(row["text"])}
    return found


def printed(text):
    """A text whose tokens were joined by spaces as it was printed: no address in front, quotation marks and hyphens at their words."""
    lines = text.split("\n")
    if ADDRESS.match(lines[0]):
        del lines[0]
    return "\n".join(map(closed, lines)).strip()


def closed(line):
    """A paragraph whose quotation marks open and close by turns."""
    for spaced, close in SPACED:
        line = spaced.sub(close, line)
    first, *rest = QUOTE.split(line)
    for at, part in enumerate(rest):
        if at % 2:
            first += '"' + (" " if part and part[0] not in ",.;:)?!" else "") + part
        else:
            first += (" " if first and not first.endswith("(") else "") + '"' + part
    return first


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def read(news):
    """(report, annotation) of all that are annotated; `news` has the reports by id."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = news[row["id"]]
        if digest(report["text"]) != row["sha256"]:
            raise ValueError(f"{row['id']}: another text than the annotated one")
        actors = []
        for name, kind, country, spans in row["actors"]:
            strings = [report["text"][start:end] for start, end in spans]
            actors.append({"name": name or strings[0], "kind": kind, "country": country, "aliases": strings})
        named = lambda act: {side: [actors[at]["name"] for at in act[side]] for side in SIDES}
        yield report, {"actors": actors, "acts": [act | named(act) for act in row["acts"]]}


def line(report, annotation):
    """One line of the file."""
    text = report["text"]
    actors, order = [], {}
    for one in annotation["actors"]:
        inside = one["name"] in text
        strings = dict.fromkeys(([one["name"]] if inside else []) + [alias for alias in one.get("aliases", []) if alias in text])
        order.setdefault(one["name"], len(actors))
        spans = [place(text, {"text": string}) for string in strings]
        actors.append([None if inside else one["name"], one.get("kind"), one.get("country"), spans])
    acts = []
    for one in annotation["acts"]:
        act = {name: one.get(name) for name in REST} | {name: places(text, one.get(name)) for name in SPANS}
        acts.append(act | {side: [order[name] for name in one[side]] for side in SIDES})
    return {"id": report["id"], "sha256": digest(text), "actors": actors, "acts": acts}


def main():
    shared, folder = map(Path, sys.argv[1:])
    news = reports(shared)
    for known in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        file = folder / "acts" / f"{known['label_id']}.json"
        if file.exists():
            print(json.dumps(line(news[known["id"]], json.loads(file.read_text(encoding="utf-8"))), ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
