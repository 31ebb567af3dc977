#!/usr/bin/env python3
"""Make data/nouns.tsv: singular and plural of the nouns that the act lexicons name.

usage: nouns.py FILE:COLUMN... > ../data/nouns.tsv      (COLUMN of each TSV file, from 0: nouns, `|` between them)

Standard library only.
"""
import re, sys

IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "wife": "wives", "life": "lives", "thief": "thieves",
             "half": "halves", "aircraft": "aircraft", "series": "series", "crisis": "crises", "basis": "bases", "goods": "goods",
             "people": "people", "police": "police", "chef": "chefs", "hypothesis": "hypotheses", "spokesperson": "spokespeople"}
# Headings, names, and words that are adjectives first.
SKIPPED = set("""nouns noun words all most some many several bbc reuters cnn tass kosovo palestine taiwan jerusalem oscar grammy olympic windows american
australian russian israeli palestinian ukrainian serb croat kurd uighur rohingya muslim christian jew armed aerial bilateral economic military humanitarian
financial foreign naval nuclear joint peaceful own mass terror anti-government general strategic cyber martial forced hunger sit-down face-to-face
displaced per cent percent prix grand native other own rise over good more big large gas first second third half naval arms means""".split())


def plural(noun):
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    for end, many in (("man", "men"), ("woman", "women"), ("person", "people")):
        if noun.endswith(end) and noun not in {"german", "human", "ottoman"}:
            return noun[: -len(end)] + many
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    return noun + "s"


nouns = set()
for argument in sys.argv[1:]:
    path, column = argument.rsplit(":", 1)
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        # One class is of verbs.
        if line.startswith(("#", "reticent\t")) or len(fields) <= int(column):
            continue
        for words in fields[int(column)].split("|"):
            for word in words.split():
                if re.fullmatch(r"[a-z][a-zé-]{2,}", word) and word not in SKIPPED:
                    nouns.add(word)
singular = {word for word in nouns if not (word.endswith("s") and (word[:-1] in nouns or word in {"goods"}) or word in {"gunmen", "policemen"})}
print("# Nouns of the act lexicons: singular, plural")
print("# source: made by make/nouns.py from the act lexicons beside it")
print("# licence: MIT OR Apache-2.0")
print("# version: 1")
print("singular\tplural")
for noun in sorted(singular):
    print(noun + "\t" + plural(noun))
