"""python -m train.fixture: a small model of random weights and what it says of a text of ours, for the tests of the Rust twin."""

from pathlib import Path

import torch

from . import attribution, export
from .batches import Labels, seeded
from .config import Shape
from .corpora import BREAK
from .features import Features, fnv
from .network import Network
from .read import is_clitic, read
from .whole import whole

FOLDER = Path(__file__).parents[1] / "crates/dateline-nlp/src/engine/fixture"
TEXT = """NAIROBI (Agency) \u2014 Mr. Okello\u2019s e-mail didn't say "why" on Friday.
Ministers cannot agree: they'll meet at 10:30am in the U.S., at a cost of $1,200.50 (5%).

Zürich's O'Neil-Bauer wrote to a.b@example.org... 'It is over,' she said, in the '90s; pro-government\u2013minded #aid (www.example.org/x). What?! A&E rose by #2 -- \"<b@c>\" ==
Thanks :-) call 853-3242 or 555-12345 about my_cover.letter.doc on irc.example.net, for $$$; (so:P) me.You 99-1234.
I dont think its over b/c im w/o a map.?! Theres W/ nothing/none cant.
Its not your a 80's REPORT.XLS in 1960's and 2020's, or .doc from +44 3-5213 x3-98901 "Ana"<an...a@example.org>; U.S and a.k.a ++++ @who.example its own. No. 5 in Mass. said no. The sun. Sat. on Inc.
The end of J. R. Okello etc.)
"""


def main():
    """Writes fixture/tiny.model and fixture/tiny.tsv."""
    seeded(7)
    shape = Shape(norm_rows=97, prefix_rows=53, suffix_rows=53, shape_rows=31, gram_rows=101, norm_width=6, prefix_width=3, suffix_width=4,
                  shape_width=3, gram_width=5, static_width=5, width=16, side_width=5, dilations=(1, 2), arc_width=10, label_width=9)
    labels = Labels(["NOUN/NN", "VERB/VBD", "PUNCT/."], ["nsubj", "obj", "punct", "root"],
                    ["O"] + [p + "-" + t for t in ("Person", "Location") for p in "BILU"])
    static = {fnv(5, w): i + 1 for i, w in enumerate(("the", "on", "said", "friday", ",", "'s"))}
    table = torch.randn(len(static) + 1, shape.static_width)
    table[0] = 0
    network = Network(shape, 0.0, table, len(labels.tags), len(labels.rels), len(labels.names))
    with torch.no_grad():  # some sentences of several words, some words in no name
        network.start.bias.fill_(-1.2)
        network.name.bias[0] = 1.0
    trial = attribution.analyse(network, Features(shape, static), labels, "tiny", 0, TEXT)
    trial.attributions = [(at, {}) for at in range(0, len(trial.words), 7)]
    heads_shape = attribution.HeadShape(cue_width=6, width=8, paths=9, dilations=(1, 2))
    keys = [attribution.path(trial, attribution.chain(trial.heads, at), at + 1) for at in range(0, 60, 5)]
    index = {key: 1 + row for row, key in enumerate(sorted(set(keys) - {0})[:9])}
    heads_shape.paths = len(index)
    said = attribution.Attribution(shape.width, heads_shape, 0.0)
    with torch.no_grad():
        said.cue_out.bias[1] += 0.2
    checkpoint = {"attribution": {"shape": vars(heads_shape), "paths": index, "weights": {k: v.clone() for k, v in said.state_dict().items()}}, "config": {"shape": {**vars(shape)}}, "tags": labels.tags, "rels": labels.rels, "names": labels.names,
                  "static": static, "weights": {k: v.clone() for k, v in network.state_dict().items()}}
    FOLDER.mkdir(exist_ok=True)
    export.SCOPE = 0.0
    export.write(checkpoint, FOLDER / "tiny.model")
    network.load_state_dict(export.rounded(checkpoint["weights"]))
    whole(network)
    said.load_state_dict(export.rounded(checkpoint["attribution"]["weights"]))
    whole(said)
    text = attribution.analyse(network, Features(shape, static), labels, "tiny", 0, TEXT)
    found = attribution.predict(said, text, index, 0)
    words, spans, sentences, tags, heads, rels, names, x = read(network, Features(shape, static), labels, TEXT)
    (FOLDER / "tiny.txt").write_text(TEXT, encoding="utf-8")
    byte = lambda at: len(TEXT[:at].encode("utf-8"))
    with open(FOLDER / "tiny.tsv", "w", encoding="utf-8") as out:
        print("start", "end", "clitic", "sentence", "tag", "head", "rel", "name", "x", sep="\t", file=out)
        index, position = 0, {}
        for k, (a, b) in enumerate(sentences):
            for i in range(a, b):
                position[i] = index
                index += 1
        for k, (a, b) in enumerate(sentences):
            for i in range(a, b):
                name = next((f"{p}-{t}" for s, e, t in names for p in ["B" if i == s else "I"] if s <= i < e), "O")
                clitic = i > a and spans[i][0] == spans[i - 1][1] and is_clitic(words[i - 1], words[i])
                head = position[heads[i]] if heads[i] >= 0 else "-"
                print(byte(spans[i][0]), byte(spans[i][1]), int(clitic), k, labels.tags[tags[i]], head, labels.rels[rels[i]], name,
                      " ".join(f"{v:.4f}" for v in x[i]), sep="\t", file=out)
    span = lambda run: f"{byte(spans[run[0]][0])}-{byte(spans[run[1] - 1][1])}"
    with open(FOLDER / "tiny.said.tsv", "w", encoding="utf-8") as out:
        print("cue", "source", "content", sep="\t", file=out)
        for cue, source, content in found:
            solid = lambda runs: [run for run in (trimmed(words, run) for run in runs) if run]
            if trimmed(words, cue):
                print(span(trimmed(words, cue)), " ".join(map(span, solid(source))), " ".join(map(span, solid(content))), sep="\t", file=out)


def trimmed(words, run):
    """The run without breaks at its ends."""
    inside = [i for i in range(*run) if words[i] != BREAK]
    return (inside[0], inside[-1] + 1) if inside else None


if __name__ == "__main__":
    main()
