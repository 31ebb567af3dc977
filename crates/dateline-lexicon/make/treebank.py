"""Reading the treebanks for words.py: sentences of tokens as the tokenizer makes them, and the state of each token.

A *state* is a part of speech as fine as the tagger needs it: the universal tag, the form of a verb, and a few words of their own
("be" and "have" among auxiliaries, "of" among prepositions, adverbs behind an auxiliary). Standard library only.
"""
import gzip

# Genres of GUM under CC BY or CC BY-SA.
FREE = {"news", "interview", "academic", "bio", "voyage", "court"}
FORMS = {"VB": "B", "VBP": "P", "VBD": "D", "VBN": "N", "VBG": "G", "VBZ": "Z", "MD": "M"}
NAMED = {"VERB", "ADJ", "ADV", "ADP", "NUM"}
SUBJECTS, OBJECTS = {"i", "he", "she", "they", "we"}, {"me", "him", "them", "us"}
SAYING = {"say", "tell", "know", "think", "believe"}
MARKS = {",": "m,", ".": "m.", "!": "m.", "?": "m.", "``": "mq", "''": "mq", '"': "mq", "“": "mq", "”": "mq"}
DETERMINERS = {"PDT": "Dp", "WDT": "Dw"}


def plain(word):
    """Lower case with straight apostrophes: the key of every table."""
    return word.lower().replace("’", "'").replace("‘", "'")


def state(form, lemma, upos, xpos):
    """The state of one token, its place aside."""
    word = plain(form)
    if upos == "PROPN" or xpos in ("NNP", "NNPS") and upos in NAMED and form[0].isupper():
        return "P"
    if upos == "VERB":
        return "V" + FORMS.get(xpos, "B") + ("s" if lemma.lower() in SAYING else "")
    if upos == "AUX":
        return "A" + FORMS.get(xpos, "B") + {"be": "b", "have": "h", "do": "d"}.get(lemma.lower(), "")
    if upos == "NOUN":
        return "Ns" if xpos == "NNS" else "N"
    if upos == "ADJ":
        return "Jc" if xpos in ("JJR", "JJS") else "J"
    if upos == "ADV":
        return "Rw" if xpos == "WRB" else "R"
    if upos == "DET":
        return DETERMINERS.get(xpos) or ("Da" if word in ("a", "an") else "D")
    if upos == "PRON":
        if xpos in ("PRP$", "WP$"):
            return "Ds"
        if xpos in ("WDT", "WP"):
            return "Ow"
        if xpos == "EX":
            return "Oe"
        if xpos == "DT":
            return "Od"
        return "On" if word in SUBJECTS else "Oa" if word in OBJECTS else "Oi" if xpos == "PRP" else "O"
    if upos == "ADP":
        return "Er" if xpos == "RP" else "Eo" if word == "of" else "E"
    if upos == "SCONJ":
        return "St" if word == "that" else "S"
    if upos == "PART":
        return {"TO": "Tt", "POS": "Ts"}.get(xpos, "Tn")
    if upos == "PUNCT":
        return MARKS.get(form) or {"-LRB-": "m(", "-RRB-": "m)"}.get(xpos, "m-")
    return {"CCONJ": "C", "NUM": "U", "INTJ": "XI", "SYM": "XS"}.get(upos, "X")


def behind_auxiliary(states):
    """Marks adverbs and "not" behind an auxiliary by its kind: R1 behind "be", R2 behind "have", R3 behind the others."""
    marked, before = [], ""
    for one in states:
        if one in ("R", "Tn"):
            if before[:1] == "A":
                one += {"b": "1", "h": "2"}.get(before[-1], "3")
            elif before[:1] in "RT" and before[-1:] in ("1", "2", "3"):
                one += before[-1]
        marked.append(one)
        before = one
    return marked


def sentences(path):
    """Yields sentences as lists of (form, lemma, state)."""
    use, rows, glued = True, [], set()
    for line in gzip.open(path, "rt", encoding="utf-8"):
        if line.startswith("# newdoc id"):
            name = line.split("=")[1].strip()
            use = not name.startswith("GUM_") or name.split("_")[1] in FREE
        column = line.rstrip("\n").split("\t")
        if not line.strip():
            if rows and use:
                tokens = [(form, lemma, state(form, lemma, upos, xpos)) for form, lemma, upos, xpos in joined(rows, glued)]
                marked = behind_auxiliary([token[2] for token in tokens])
                yield [(form, lemma, one) for (form, lemma, _), one in zip(tokens, marked)]
            rows, glued = [], set()
        elif column[0].isdigit():
            rows.append(column)
            if "SpaceAfter=No" in column[9]:
                glued.add(len(rows) - 1)


def joined(rows, glued):
    """Yields (form, lemma, upos, xpos), words with a hyphen joined to one, as the tokenizer keeps them."""
    at = 0
    while at < len(rows):
        end = at
        while (end + 2 < len(rows) and rows[end + 1][1] == "-" and end in glued and end + 1 in glued
               and rows[end][1][-1].isalnum() and rows[end + 2][1][0].isalnum()):
            end += 2
        if end == at:
            yield rows[at][1], rows[at][2], rows[at][3], rows[at][4]
        else:
            parts = rows[at:end + 1]
            inside = {part[0] for part in parts}
            head = [part for part in parts if part[6] not in inside][-1:] or parts[-1:]
            form = "".join(part[1] for part in parts)
            upos, xpos, relation = head[0][3], head[0][4], head[0][7].split(":")[0]
            before_noun = relation in ("amod", "compound", "nummod") and int(head[0][6]) > int(parts[-1][0])
            if before_noun and upos in ("NOUN", "NUM", "VERB", "ADV", "ADJ"):
                upos, xpos = "ADJ", "JJ"
            yield form, form.lower(), upos, xpos
        at = end + 1
