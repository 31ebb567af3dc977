"""python -m train.export CHECKPOINT MODEL: writes the model file that crates/dateline-nlp/src/engine/file.rs reads.

Tables become signed bytes with a scale a row, dense weights 16-bit floats. The layout is told in file.rs.
"""

import hashlib
import struct
import sys

import numpy as np
import torch

MAGIC, VERSION, ALIGN = b"DTLNMODL", 2, 64
SCOPE = 0.5  # of attributions: 0 all that PolNeAR marks, 1 what the reports read by hand mark; wishes and plans lie between
NAME = "dateline-en 0.1"
DATA = (
    ("UD English EWT, train", "CC BY-SA 4.0", "words, tags, trees, sentences"),
    ("UD English GUM, train: news, interview, academic, bio, voyage, court", "CC BY / CC BY-SA", "the same"),
    ("English Worldwide Newswire, train", "none stated", "names"),
    ("PolNeAR, train", "none stated", "attribution"),
    ("Reports read by hand for Dateline, train", "our annotation", "attribution"),
    ("GloVe 6B, 50 wide", "PDDL 1.0", "static table"),
)
TABLES = {"norm": "norm.weight", "prefix": "prefix.weight", "suffix": "suffix.weight", "shape": "form.weight", "gram": "gram.weight"}


def quantise(table):
    """Signed bytes and 16-bit scales of the rows."""
    scales = (np.abs(table).max(axis=1, keepdims=True) / 127).astype(np.float16)
    scales[scales == 0] = 1
    return np.clip(np.rint(table / scales.astype(np.float32)), -127, 127).astype(np.int8), scales


def tensors(checkpoint):
    """(name, kind, array) of everything in the file, in order."""
    w = {k: v.numpy() for k, v in checkpoint["weights"].items()}
    out = []
    dense = lambda name, array: out.append((name, "f16", np.atleast_2d(array).astype(np.float16)))

    def table(name, array):
        bytes_, scales = quantise(array)
        out.append((name, "i8", bytes_))
        out.append((name + ".scale", "f16", scales))

    def maxout(name, prefix):
        dense(name + ".weight", w[prefix + ".linear.weight"].T)
        dense(name + ".bias", w[prefix + ".linear.bias"])
        dense(name + ".gain", w[prefix + ".norm.weight"])
        dense(name + ".shift", w[prefix + ".norm.bias"])

    for name, source in TABLES.items():
        table(name, w[source])
    keys = sorted(checkpoint["static"])
    order = [0] + [checkpoint["static"][k] for k in keys]
    table("static", w["static"][order])
    out.append(("static.keys", "u64", np.array(keys, dtype=np.uint64).reshape(-1, 1)))
    maxout("mix", "mix")
    for i in range(len(checkpoint["config"]["shape"]["dilations"])):
        dense(f"side.{i}.weight", w[f"sides.{i}.weight"].T)
        maxout(f"layer.{i}", f"layers.{i}")
    for name in ("tag", "start", "name", "arc_dep", "arc_head", "arc_near", "arc_bias", "label_dep", "label"):
        dense(name + ".weight", w[name + ".weight"].T)
        if name != "arc_bias":  # the same for all heads: changes nothing
            dense(name + ".bias", w[name + ".bias"])
    dense("label_head.weight", w["label_head.weight"].T)
    dense("arc.weight", w["arc.weight"].T)
    dense("label_near", w["label_near.weight"])
    dense("root", w["root"])
    said = checkpoint["attribution"]
    h = {k: v.numpy() for k, v in said["weights"].items()}
    scope = SCOPE
    for name in ("cue_in", "cue_out", "word", "out") + tuple(f"mix.{i}" for i in range(len(said["shape"]["dilations"]))):
        dense(f"said.{name}.weight", h[name + ".weight"].T)
        between = lambda scopes: scopes[0] * (1 - scope) + scopes[1] * scope
        own = {"cue_in": between(h["cue_scope.weight"]), "word": between(h["scope.weight"])}.get(name, 0)
        dense(f"said.{name}.bias", h[name + ".bias"] + own)
    dense("said.anchor.weight", h["anchor.weight"].T)
    for name in ("path", "near", "quote"):
        table("said." + name, h[name + ".weight"])
    out.append(("said.path.keys", "u64", np.array(sorted(said["paths"]), dtype=np.uint64).reshape(-1, 1)))
    return out


def header(checkpoint, listed):
    """Lines of the header."""
    shape = checkpoint["config"]["shape"]
    lines = [("name", NAME), ("licence", "CC BY-SA 4.0")]
    lines += [("data",) + row for row in DATA]
    for part, scores in checkpoint.get("scores", {}).items():
        lines += [("score", part, k, v) for k, v in scores.items()]
    lines += [("shape", k, shape[k]) for k in ("width", "side_width", "arc_width", "label_width")]
    said = checkpoint["attribution"]["shape"]
    lines += [("shape", "said_cue_width", said["cue_width"]), ("shape", "said_width", said["width"])]
    lines += [("said_dilations", " ".join(map(str, said["dilations"])))]
    lines += [("dilations", " ".join(map(str, shape["dilations"])))]
    lines += [("tag", t) for t in checkpoint["tags"]]
    lines += [("rel", r) for r in checkpoint["rels"]]
    lines += [("name-tag", t) for t in checkpoint["names"]]
    lines += [("tensor",) + row for row in listed]
    return "".join("\t".join(map(str, line)) + "\n" for line in lines).encode("utf-8")


def write(checkpoint, path):
    """Writes the file; says how long it is and its hash."""
    body, listed = bytearray(), []
    for name, kind, array in tensors(checkpoint):
        body += bytes(-len(body) % ALIGN)
        listed.append((name, kind, array.shape[0], array.shape[1], len(body)))
        body += np.ascontiguousarray(array).tobytes()
    head = header(checkpoint, listed)
    start = 24 + len(head)
    whole = start + -start % ALIGN + len(body) + 32
    data = MAGIC + struct.pack("<IIQ", VERSION, len(head), whole) + head + bytes(-start % ALIGN) + bytes(body)
    digest = hashlib.sha256(data).digest()
    with open(path, "wb") as file:
        file.write(data + digest)
    return whole, digest.hex()


def rounded(weights):
    """The weights as the file keeps them, for scores and reference activations."""
    tables = set(TABLES.values()) | {"static", "path.weight", "near.weight", "quote.weight"}
    out = {}
    for name, value in weights.items():
        array = value.numpy()
        if name in tables:
            bytes_, scales = quantise(array)
            array = bytes_.astype(np.float32) * scales.astype(np.float32)
        else:
            array = array.astype(np.float16).astype(np.float32)
        out[name] = torch.as_tensor(array)
    return out


if __name__ == "__main__":
    size, digest = write(torch.load(sys.argv[1], weights_only=False), sys.argv[2])
    print(f"{sys.argv[2]}: {size} bytes, sha256 {digest}")
