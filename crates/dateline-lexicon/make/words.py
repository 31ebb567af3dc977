#!/usr/bin/env python3
"""Make data/words.tsv, counted in Universal Dependencies training sets: word forms with their readings, CODE:LEMMA:COUNT, lemma
empty when it is the form. Codes: data/word_tags.tsv, after make/treebank.py.

usage: words.py EWT.conllu.gz GUM.conllu.gz DATA_FOLDER

Standard library only.
"""
import collections, sys
from treebank import plain, sentences

HEADER = """# source: made by make/words.py from UD English-EWT 2.x train and the CC BY / CC BY-SA genres of UD English-GUM train
# licence: CC BY-SA 4.0
# version: 3"""

lexicon = collections.defaultdict(collections.Counter)
for path in sys.argv[1:-1]:
    for sentence in sentences(path):
        for form, lemma, state in sentence:
            code = state.rstrip("123")
            if not any(c in form for c in "|:\t ") and any(c.isalpha() for c in form) and (not form[0].isdigit() or code == "N"):
                lexicon[plain(form)][code, plain(lemma)] += 1
with open(f"{sys.argv[-1]}/words.tsv", "w", encoding="utf-8") as out:
    print(f"# Word forms with their readings by frequency; codes in word_tags.tsv\n{HEADER}\nform\treadings", file=out)
    for form in sorted(lexicon):
        readings = sorted(lexicon[form].items(), key=lambda item: (-item[1], item[0]))
        total = sum(n for _, n in readings)
        if total <= 2 and readings[0][0][0] in ("P", "X", "XI") and len(readings) == 1:
            continue
        kept = [f"{code}:{lemma if lemma != form else ''}:{n}" for (code, lemma), n in readings if n * 200 >= total][:8]
        print(f"{form}\t{'|'.join(kept)}", file=out)
