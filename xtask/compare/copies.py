"""python copies.py GROUPS TEXTS.jsonl GOLD.tsv SCORER FOLDER

Groups the same texts, copies together, with Dateline and with rensa (MinHash with banding in Rust, from Python), by turns on one core,
and scores the groups of both. Prints one JSON object of measures. GROUPS is the example `groups` of dateline-resolve; reading the file
is counted for neither.
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from rensa import RMinHash, RMinHashLSH

ROUNDS = 3
# As rensa's own pages set it up, with shingles for copies in place of single words.
HASHES, BANDS, ALIKE, SHINGLE = 128, 32, 0.5, 3


def dateline(program, texts):
    """Seconds, and the group of each text."""
    ran = subprocess.run([program, "copies", texts], capture_output=True, text=True, check=True)
    return float(re.search(r"seconds ([\d.]+)", ran.stderr)[1]), ran.stdout


def rensa(rows):
    """The same."""
    begin = time.perf_counter()
    near, kept, first = RMinHashLSH(ALIKE, HASHES, BANDS), [], []
    for at, row in enumerate(rows):
        words = row["text"].lower().split()
        sketch = RMinHash(HASHES, 42)
        sketch.update([" ".join(words[i:i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))])
        alike = [other for other in near.query(sketch) if kept[other].jaccard(sketch) >= ALIKE]
        near.insert(at, sketch)
        kept.append(sketch)
        first.append(first[min(alike)] if alike else at)
    seconds = time.perf_counter() - begin
    return seconds, "".join(f"{row['id']}\t{rows[group]['id']}\n" for row, group in zip(rows, first))


def scored(scorer, gold, groups, path):
    """Adjusted Rand index and B-cubed F1 of groups, in percent."""
    path.write_text(groups, encoding="utf-8")
    printed = subprocess.run([sys.executable, "-B", scorer, gold, path], capture_output=True, text=True, check=True).stdout
    figure = lambda name: 100 * float(re.search(rf"^{name}\s+([\d.]+)", printed, re.M)[1])
    return {"adjusted Rand index": figure("ari"), "B-cubed F1": figure("b3_f1")}


def main():
    program, texts, gold, scorer, folder = sys.argv[1:6]
    with open(texts, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(dateline(program, texts))
        theirs.append(rensa(rows))
    measures = {}
    for name, runs in (("dateline", ours), ("rensa", theirs)):
        if len({groups for _, groups in runs}) != 1 or runs[0][1].count("\n") != len(rows):
            sys.exit(f"{name} did not group every text, or not alike in each round")
        measures[f"{name}, reports/s"] = len(rows) / min(seconds for seconds, _ in runs)
        for measure, value in scored(scorer, gold, runs[0][1], Path(folder) / f"{name}.tsv").items():
            measures[f"{name}, {measure}"] = value
    measures["times faster, same texts"] = measures["dateline, reports/s"] / measures["rensa, reports/s"]
    print(json.dumps(measures))


if __name__ == "__main__":
    main()
