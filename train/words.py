"""Words of raw text after the conventions of UD English EWT: clitics split, hyphens apart, abbreviations kept whole.

The Rust twin is crates/dateline-nlp/src/engine/words.rs; a fixture holds both to the same output.
"""

import re
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "crates/dateline-nlp/src/engine/conventions.tsv"
_LISTS = dict(line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#")
ABBREVIATIONS = frozenset(_LISTS["abbreviation"].split())
CAPITALS = frozenset(_LISTS["capital"].split())  # abbreviations when they begin with a capital
NUMBERED = frozenset(_LISTS["numbered"].split())  # before a number
CLOSERS = ")]}>'\"\u201d\u2019\u00bb"
PREFIXES = frozenset(_LISTS["prefix"].split())
CLITICS = tuple(_LISTS["clitic"].split())
PAIRS = {pair.replace("|", ""): pair.index("|") for pair in _LISTS["pair"].split()}  # where each is split
SLASHED = frozenset(_LISTS["slashed"].split())
EXTENSIONS = frozenset(_LISTS["extension"].split())
MEANT = {pair.replace("|", ""): pair.index("|") for pair in _LISTS["meant"].split()}  # contractions written as possessives
NEVER_OWNED = frozenset(_LISTS["never-owned"].split())  # follow no possessive
APOSTROPHES = "'\u2019\u02bc`"

_CHUNK = re.compile(r"\S+")
_URL = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)*|@(?![0-9])\w+(?:\.\w+)*|#(?![0-9])\w+", re.I)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
_OPENERS = "([{<\"'\u201c\u2018"
_PIECE = re.compile(
    r"""
    [0-9]+(?:[.,:/][0-9]+)+                       # 1,000.5  10:30  9/11
  | [0-9]{2,4}(?:-[0-9]{2,4}){2,}(?!\w)           # 713-853-3989
  | [0-9]{3}-[0-9]{4}(?![\w-])                    # 853-3989
  | [Xx]?[0-9]-[0-9]{4}(?![\w-])                  # x3-9890
  | [:;]-?[()DP](?!\w)                            # :-)
  | (?<=[<(])(?=[0-9]*[A-Z])[A-Z0-9]+\.(?:[A-Z][A-Z0-9]?|[0-9][A-Z])(?=[>)])  # <AAPL.O>
  | (?:[^\W\d_]\.)+[^\W\d_](?![\w.])              # U.S
  | (?:[^\W\d_]\.){2,}                            # U.S.
  | [^\W_]+(?:['\u2019\u02bc`&_][^\W_]+)*         # word, Sha'lan, A&E, cover_letter
  | \${2,} | -{2,} | [.!?]{2,} | ={2,} | \*{2,} | \+{2,} | _{2,} | <{2,} | >{2,} | ''|`` | \u2018\u2018|\u2019\u2019
  | ['\u2019](?=[0-9]0s|[0-9][0-9](?!\w))[0-9]+s?    # '90s
  | .
    """,
    re.X,
)


def _clitics(word, start):
    """Splits a contraction after UD: don't -> do n't, it's -> it 's."""
    plain = "".join("'" if c in APOSTROPHES else c for c in word.lower())
    for clitic in CLITICS:
        if plain.endswith(clitic) and len(plain) > len(clitic):
            cut = len(word) - len(clitic)
            return [(start, start + cut), (start + cut, start + len(word))]
    if cut := PAIRS.get(plain):
        return [(start, start + cut), (start + cut, start + len(word))]
    return [(start, start + len(word))]


def _chunk(text, start, after=""):
    """Spans of the words of one run of characters without white space; `after` is the next one of the line."""
    lead = 1 if text[0] in _OPENERS else 0
    if found := _URL.match(text, lead):
        end = found.end()
        while end > lead + 1 and text[end - 1] in ".,;:!?)]}>'\"\u201d\u2019":
            end -= 1
        rest = _chunk(text[end:], start + end, after) if end < len(text) else []
        return [(start, start + lead)] * lead + [(start + lead, start + end)] + rest
    pieces = [(m.start(), m.end()) for m in _PIECE.finditer(text)]
    out, i = [], 0
    while i < len(pieces):
        a, b = pieces[i]
        word = text[a:b]
        if word[0].isalnum():
            # A prefix keeps its hyphen and its word.
            if word.lower() in PREFIXES and i + 2 < len(pieces) and text[b] == "-" and text[b + 1].isalnum():
                b = pieces[i + 2][1]
                out.extend(_clitics(text[a:b], start + a))
                i += 3
                continue
            # A slash inside an abbreviation: b/c, w/.
            if text[b:b + 1] == "/":
                ends = [pieces[i + k][1] for k in (2, 1) if i + k < len(pieces)]
                if (end := next((e for e in ends if text[a:e].lower() in SLASHED), None)) is not None:
                    out.append((start + a, start + end))
                    i += 1 + len(ends) - ends.index(end)
                    continue
            # An abbreviation or an initial keeps its full stop, and so does one before more text.
            if i + 1 < len(pieces) and text[b:b + 1] == "." and pieces[i + 1] == (b, b + 1):
                initial = len(word) == 1 and word.isupper()
                inner = i + 2 < len(pieces) and text[b + 1].isalnum() and not word.isdigit()
                plain = word.lower()
                short = initial or plain in ABBREVIATIONS or plain in CAPITALS and word[0].isupper() or plain in NUMBERED and after[:1].isdigit()
                last = not after and not text[b + 1:].strip(CLOSERS)  # the stop ends the sentence
                if short and not last:
                    out.append((start + a, start + b + 1))
                    i += 2
                    continue
                ending = text[pieces[i + 2][0]:pieces[i + 2][1]].lower() if inner else ""
                if inner and (text[b + 1].islower() or ending in EXTENSIONS):  # name.com, NAME.XLS
                    i += 3
                    while i + 1 < len(pieces) and text[pieces[i][0]] == "." and pieces[i] == (pieces[i][0], pieces[i][0] + 1) and text[pieces[i + 1][0]].islower():
                        i += 2
                    out.append((start + a, start + pieces[i - 1][1]))
                    continue
            found = re.fullmatch(r"([0-9]+)(" + "|".join(_LISTS["unit"].split()) + ")", word, re.I)
            if re.fullmatch(r"([0-9]|1[0-9]{2})0['\u2019]s", word):  # 80's
                out.append((start + a, start + b))
            elif found:
                out.append((start + a, start + a + found.end(1)))
                out.append((start + a + found.end(1), start + b))
            elif word[-1] == "." or word.isdigit():
                out.append((start + a, start + b))
            else:
                out.extend(_clitics(word, start + a))
        elif word in "'\u2019" and i + 1 < len(pieces) and text[b:b + 2].lower() in ("s", "s,", "s.") and a > 0:
            out.append((start + a, start + pieces[i + 1][1]))
            i += 2
            continue
        elif word == "<" and (found := _MAIL.match(text, b)):  # "Name"<name@example.org>
            out.extend([(start + a, start + b), (start + b, start + found.end())])
            while i < len(pieces) and pieces[i][1] <= found.end():
                i += 1
            if i < len(pieces) and pieces[i][0] < found.end():
                pieces[i] = (found.end(), pieces[i][1])
            continue
        elif i + 1 < len(pieces) and (a == 0 or not text[a - 1].isalnum()) and (
            word == "+" and text[b].isdigit() or word == "." and text[b:pieces[i + 1][1]].lower() in EXTENSIONS
        ):  # +44, .doc
            out.append((start + a, start + pieces[i + 1][1]))
            i += 2
            continue
        else:
            out.append((start + a, start + b))
        i += 1
    return out


def tokenize(line):
    """Spans of the words of one line."""
    out, chunks = [], list(_CHUNK.finditer(line))
    for found, after in zip(chunks, chunks[1:] + [None]):
        cut = MEANT.get(found.group().lower())
        if cut and after and after.group().lower() in NEVER_OWNED:  # its a shame
            out.extend([(found.start(), found.start() + cut), (found.start() + cut, found.end())])
        else:
            out.extend(_chunk(found.group(), found.start(), after.group() if after else ""))
    return out
