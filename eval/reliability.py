#!/usr/bin/env python3
"""reliability.py EVAL GOLD_DIR TEXT_DIR RECORDS.jsonl: how often statements of each score are right.

A statement is right when score_record.py (in the folder EVAL) would count it for statement.speaker: content and speaker of a gold
statement, one to one. Prints a JSON object: for each tenth of the score, how many statements and how many percent of them are right.
"""

import collections
import importlib.util
import json
import sys
from pathlib import Path


def main():
    """Entry point."""
    folder, gold_dir, text_dir, records = map(Path, sys.argv[1:5])
    spec = importlib.util.spec_from_file_location("score_record", folder / "score_record.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    right, all_ = collections.Counter(), collections.Counter()
    for line in records.open(encoding="utf-8"):
        record = json.loads(line)
        name = str(record["report"]["id"])
        gold = json.loads((gold_dir / f"{name}.json").read_text(encoding="utf-8"))
        text = (text_dir / f"{name}.txt").read_bytes().decode("utf-8")
        gold_names = {a["name"]: scorer.names(a) for a in gold["actors"]}
        names = {a["id"]: scorer.names(a) for a in record["actors"]}
        expected = [(scorer.charset(scorer.gspans(s["content"], text), text), gold_names.get(s["speaker"], {scorer.norm(s["speaker"])}))
                    for s in gold["statements"]]
        given = [(scorer.charset(scorer.pspans(s["content"]), text), names.get(s["chain"][-1].get("actor"), set())) for s in record["statements"]]
        pairs = []
        for i, (content, speaker) in enumerate(expected):
            for j, (other, who) in enumerate(given):
                alike = scorer.dice(content, other)
                if alike >= 0.5 and who and scorer.same_actor(speaker, who):
                    pairs.append((alike, i, j))
        hits = {j for _, j in scorer.one_to_one(pairs)}
        for j, statement in enumerate(record["statements"]):
            tenth = min(int(statement["score"] * 10), 9)
            all_[tenth] += 1
            right[tenth] += j in hits
    print(json.dumps({f"{tenth / 10:.1f}": {"statements": all_[tenth], "right": round(100 * right[tenth] / all_[tenth], 1)} for tenth in sorted(all_)}))


if __name__ == "__main__":
    main()
