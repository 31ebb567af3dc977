#!/usr/bin/env python3
"""Make data/words.tsv: word forms with their readings, counted in Universal Dependencies training sets.

usage: words.py EWT.conllu.gz GUM.conllu.gz > ../data/words.tsv

Only GUM documents under CC BY or CC BY-SA are counted. A reading is TAG:LEMMA:COUNT with tags
N noun, P proper noun, J adjective, R adverb, D determiner, O pronoun, A preposition, C conjunction, S subordinator, T particle,
U number, X other, verbs VB VD VN VG VZ (base, past, participle, gerund, third person), auxiliaries AB AD AN AG AZ AM (modal).
Forms seen once are kept only as verbs, adverbs and closed classes. Standard library only.
"""
import collections, gzip, sys

FREE = {"news", "interview", "academic", "bio", "voyage", "court"}
PLAIN = {"NOUN": "N", "PROPN": "P", "ADJ": "J", "ADV": "R", "DET": "D", "PRON": "O", "ADP": "A", "CCONJ": "C", "SCONJ": "S", "PART": "T", "NUM": "U", "INTJ": "X", "SYM": "X", "X": "X"}
VERB = {"VB": "B", "VBP": "B", "VBD": "D", "VBN": "N", "VBG": "G", "VBZ": "Z", "MD": "M"}
counts = collections.defaultdict(collections.Counter)
for path in sys.argv[1:]:
    use = True
    for line in gzip.open(path, "rt", encoding="utf-8"):
        if line.startswith("# newdoc id"):
            name = line.split("=")[1].strip()
            use = not name.startswith("GUM_") or name.split("_")[1] in FREE
        if not use or line.startswith("#") or not line.strip():
            continue
        column = line.rstrip("\n").split("\t")
        if not column[0].isdigit():
            continue
        form, lemma, upos, xpos = column[1].lower(), column[2].lower(), column[3], column[4]
        if upos in ("VERB", "AUX"):
            tag = ("V" if upos == "VERB" else "A") + VERB.get(xpos, "B")
        elif upos in PLAIN:
            tag = PLAIN[upos]
            # possessive pronouns are determiners here
            if xpos == "PRP$":
                tag = "D"
        else:
            continue
        if any(c in form for c in "|:\t ") or not any(c.isalpha() for c in form):
            continue
        if form.isascii():
            counts[form][(tag, lemma)] += 1
print("# Word forms with their readings by frequency; tags in make/words.py")
print("# source: made by make/words.py from UD English-EWT 2.x train and the CC BY / CC BY-SA genres of UD English-GUM train")
print("# licence: CC BY-SA 4.0")
print("# version: 1")
print("form\treadings")
for form in sorted(counts):
    readings = counts[form].most_common()
    total = sum(n for _, n in readings)
    if total == 1 and readings[0][0][0][0] not in "VRASCDOT":
        continue
    kept = [(t, l, n) for (t, l), n in readings if n * 50 >= total][:5]
    print(form + "\t" + "|".join(f"{t}:{l if l != form else ''}:{n}" for t, l, n in kept))
