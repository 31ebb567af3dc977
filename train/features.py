"""What the network sees of a word: rows of hashed tables and of the static table.

The Rust twin is crates/dateline-nlp/src/engine/features.rs; the hash and every feature must agree bit for bit.
"""

import numpy as np

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
_MASK = (1 << 64) - 1
GRAMS_AT_MOST = 40


def fnv(kind, text):
    """64-bit FNV-1a of a kind byte and the UTF-8 bytes of the text, folded to mix the high bits into the low ones."""
    h = 0xCBF29CE484222325
    for byte in bytes([kind]) + text.encode("utf-8"):
        h = ((h ^ byte) * 0x100000001B3) & _MASK
    return h ^ (h >> 29)


def normal(word):
    """Lower case, straight quotes, digits as 0."""
    return "".join("0" if "0" <= c <= "9" else c for c in word.lower().translate(_QUOTES))


def shape(word):
    """Classes of its characters, runs cut to three: Witkoff -> Xxxx, U.S. -> X.X., 2025 -> ddd."""
    out, last, run = [], "", 0
    for c in word.translate(_QUOTES):
        k = "d" if "0" <= c <= "9" else "X" if c.isupper() else "x" if c.isalpha() else c
        run = run + 1 if k == last else 1
        last = k
        if run <= 3:
            out.append(k)
    return "".join(out)


def grams(norm):
    """Character 3- to 5-grams of <norm>, first GRAMS_AT_MOST of them, by start and then length."""
    text = "<" + norm + ">"
    out = []
    for start in range(len(text)):
        for size in (3, 4, 5):
            if start + size <= len(text) and len(out) < GRAMS_AT_MOST:
                out.append(text[start:start + size])
    return out


class Features:
    """Rows of word types, computed once a type. Type ids are indices into the lists."""

    def __init__(self, config, static):
        """`static` maps the hash of a lower-case word to its row of the static table; row 0 is the unknown word."""
        self.config, self.static = config, static
        self.ids, self.rows, self.grams = {}, [], []

    def id(self, word):
        """Id of the type of a word."""
        found = self.ids.get(word)
        if found is None:
            found = self.ids[word] = len(self.rows)
            self._add(word)
        return found

    def _add(self, word):
        c, norm = self.config, normal(word)
        self.rows.append(
            (
                fnv(1, norm) % c.norm_rows,
                fnv(2, norm[:3]) % c.prefix_rows,
                fnv(3, norm[-3:]) % c.suffix_rows,
                fnv(4, shape(word)) % c.shape_rows,
                self.static.get(fnv(5, lower(word)), 0),
            )
        )
        self.grams.append(np.array([fnv(6, g) % c.gram_rows for g in grams(norm)] or [0], dtype=np.int64))


def lower(word):
    """The form the static table is looked up by."""
    return word.lower().translate(_QUOTES)
