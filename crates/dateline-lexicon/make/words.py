#!/usr/bin/env python3
"""Make the tables of the tagger, counted in Universal Dependencies training sets:

data/words.tsv         word forms with their readings, STATE:LEMMA:COUNT, lemma empty when it is the form; `^` marks forms that
                       are mostly capitalised inside sentences
data/word_states.tsv   states (make/treebank.py): tag and verb form, count, per mille capitalised, counts of the next state
data/word_endings.tsv  last letters of rare words with the counts of their states

usage: words.py EWT.conllu.gz GUM.conllu.gz DATA_FOLDER

Standard library only.
"""
import collections, sys
from treebank import is_shouting, plain, sentences

TAGS = {"V": "verb", "N": "noun", "P": "propn", "J": "adj", "R": "adv", "D": "det", "O": "pron", "E": "adp", "S": "sconj", "C": "cconj",
        "T": "part", "U": "num", "m": "punct", "X": "other", "A": "aux"}
FORMS = {"B": "base", "P": "base", "D": "past", "N": "participle", "G": "gerund", "Z": "third", "M": "modal"}
# States that words outside the lexicon may have.
OPEN = {"N", "Ns", "P", "J", "Jc", "VB", "VP", "VD", "VN", "VG", "VZ", "R", "U", "X", "XI"}
RARE, LONGEST_ENDING, FEWEST = 5, 5, 6
HEADER = """# source: made by make/words.py from UD English-EWT 2.x train and the CC BY / CC BY-SA genres of UD English-GUM train
# licence: CC BY-SA 4.0
# version: 2"""

lexicon = collections.defaultdict(collections.Counter)
steps = collections.defaultdict(collections.Counter)
states, inside, capital = collections.Counter(), collections.Counter(), collections.Counter()
cases = collections.defaultdict(collections.Counter)
for path in sys.argv[1:-1]:
    # Capitals are counted where editors set them: GUM, not the web texts of EWT.
    edited = "gum" in path
    for sentence in sentences(path):
        shouting, before = is_shouting([form for form, _, _ in sentence]), "^"
        for at, (form, lemma, state) in enumerate(sentence):
            bare = state.rstrip("123")
            states[state] += 1
            steps[before][state] += 1
            if any(c in form for c in "|:\t ") or not any(c.isalpha() for c in form) or form[0].isdigit() and bare != "N":
                pass
            else:
                lexicon[plain(form)][bare, plain(lemma)] += 1
            if at and not shouting and form[0].isalpha():
                cases[plain(form)][form[0].isupper()] += 1
                if sentence[at - 1][2] not in ("mq", "m.", "m-", "m(") and edited:
                    inside[bare, plain(form)] += 1
                    capital[bare, plain(form)] += form[0].isupper()
            before = state
        steps[before]["$"] += 1


def listed(counter, least=1):
    return "|".join(f"{key}:{n}" for key, n in sorted(counter.items(), key=lambda item: (-item[1], item[0])) if n >= least)


folder = sys.argv[-1]
with open(f"{folder}/words.tsv", "w", encoding="utf-8") as out:
    print(f"# Word forms with their readings by frequency; states in make/treebank.py\n{HEADER}\nform\treadings\tcapital", file=out)
    for form in sorted(lexicon):
        readings = sorted(lexicon[form].items(), key=lambda item: (-item[1], item[0]))
        total = sum(n for _, n in readings)
        if total <= 2 and readings[0][0][0] in ("P", "X", "XI") and len(readings) == 1:
            continue
        kept = [f"{state}:{lemma if lemma != form else ''}:{n}" for (state, lemma), n in readings if n * 200 >= total][:8]
        mark = "^" if cases[form][True] > cases[form][False] else ""
        print(f"{form}\t{'|'.join(kept)}\t{mark}".rstrip(), file=out)
with open(f"{folder}/word_states.tsv", "w", encoding="utf-8") as out:
    print(f"# States of the tagger with the counts of the states behind them; `^` before a sentence, `$` behind it\n{HEADER}", file=out)
    print("state\ttag\tform\tcount\tcapital\tnext", file=out)
    for state in ["^"] + sorted(states):
        bare = state.rstrip("123")
        # Adjectives such as "Russian" tell nothing of the capitals of others.
        usual = [key for key in inside if key[0] == bare and not (bare == "J" and cases[key[1]][True] > cases[key[1]][False])]
        per_mille = round(1000 * (sum(capital[key] for key in usual) + 0.5) / (sum(inside[key] for key in usual) + 1))
        form = FORMS[state[1]] if state[0] in "VA" else ""
        print(state, TAGS.get(state[0], ""), form, states[state], per_mille, listed(steps[state]), sep="\t", file=out)
endings = collections.defaultdict(collections.Counter)
for form, readings in lexicon.items():
    if sum(readings.values()) <= RARE and form[0].isalpha():
        for (state, _), n in readings.items():
            if state in OPEN:
                for length in range(min(LONGEST_ENDING, len(form)) + 1):
                    endings[form[len(form) - length:]][state] += n
with open(f"{folder}/word_endings.tsv", "w", encoding="utf-8") as out:
    print(f"# Last letters of rare words with the counts of their states; the first row is for any word\n{HEADER}\nending\tstates", file=out)
    for ending in sorted(endings, key=lambda ending: (len(ending), ending)):
        counts = endings[ending]
        shorter = endings[ending[1:]] if ending else {}
        # An ending that says what the shorter one says is left out.
        total, below = sum(counts.values()), sum(shorter.values()) if ending else 1
        differs = not ending or any(abs(counts[state] / total - shorter.get(state, 0) / below) > 0.12 for state in set(counts) | set(shorter))
        if not ending or total >= FEWEST and differs:
            print(f"*{ending}\t{listed(counts, max(1, total // 100))}", file=out)
