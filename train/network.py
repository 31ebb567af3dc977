"""The network: word embedding, dilated convolutions, heads. Inference in Rust mirrors `Network.forward` line by line."""

import torch
import torch.nn.functional as F
from torch import nn


SAID = ("O",) + tuple(p + "-" + role for role in ("source", "cue", "content") for p in "BI")
BOUNDS = (1, 2, 3, 4, 6, 9, 13, 18, 26, 38, 60)  # largest distance of each bucket; one more beyond


def bucket(distance):
    """Bucket of a signed distance (tensor of integers, none 0): backward ones first."""
    side = torch.bucketize(distance.abs(), torch.tensor(BOUNDS, device=distance.device))
    return torch.where(distance < 0, side, side + len(BOUNDS) + 1)


class Maxout(nn.Module):
    """Linear to twice the width, the larger of each pair, layer norm."""

    def __init__(self, inputs, outputs, dropout):
        super().__init__()
        self.linear = nn.Linear(inputs, 2 * outputs)
        self.norm = nn.LayerNorm(outputs)
        self.dropout = dropout
        nn.init.xavier_uniform_(self.linear.weight)

    def forward(self, x):
        y = self.linear(x)
        half = y.shape[-1] // 2
        y = self.norm(torch.maximum(y[..., :half], y[..., half:]))
        return F.dropout(y, self.dropout, self.training)


class Network(nn.Module):
    """All heads over one encoder."""

    def __init__(self, shape, dropout, static, tags, rels, names):
        super().__init__()
        s = self.shape = shape
        self.dropout = dropout
        self.register_buffer("static", torch.as_tensor(static), persistent=True)
        self.norm = nn.Embedding(s.norm_rows, s.norm_width)
        self.prefix = nn.Embedding(s.prefix_rows, s.prefix_width)
        self.suffix = nn.Embedding(s.suffix_rows, s.suffix_width)
        self.form = nn.Embedding(s.shape_rows, s.shape_width)
        self.gram = nn.EmbeddingBag(s.gram_rows, s.gram_width, mode="mean")
        for table in (self.norm, self.prefix, self.suffix, self.form, self.gram):
            nn.init.normal_(table.weight, std=0.3)
        total = s.norm_width + s.prefix_width + s.suffix_width + s.shape_width + s.gram_width + s.static_width
        self.mix = Maxout(total, s.width, dropout)
        side = lambda: nn.Linear(s.width, s.side_width, bias=False) if s.side_width else nn.Identity()
        self.sides = nn.ModuleList(side() for _ in s.dilations)
        self.layers = nn.ModuleList(Maxout(s.width + 2 * (s.side_width or s.width), s.width, dropout) for _ in s.dilations)
        self.tag = nn.Linear(s.width, tags)
        self.start = nn.Linear(s.width, 1)
        self.name = nn.Linear(s.width, names)
        self.said = nn.Linear(s.width, len(SAID))  # teaches the encoder attribution; not in the model file
        self.arc_dep = nn.Linear(s.width, s.arc_width)
        self.arc_head = nn.Linear(s.width, s.arc_width)
        self.arc = nn.Linear(s.arc_width, s.arc_width, bias=False)
        self.arc_near = nn.Linear(s.arc_width, s.distances)  # by the word: how far to its head
        self.arc_bias = nn.Linear(s.arc_width, 1)  # by the head: how likely it is one
        self.root = nn.Parameter(torch.randn(s.width) * 0.3)
        self.label_dep = nn.Linear(s.width, s.label_width)
        self.label_head = nn.Linear(s.width, s.label_width, bias=False)
        self.label_near = nn.Embedding(s.distances, s.label_width)
        self.label = nn.Linear(s.label_width, rels)
        nn.init.xavier_uniform_(self.arc.weight, gain=0.5)
        nn.init.normal_(self.label_near.weight, std=0.1)

    def words(self, rows, grams, offsets):
        """Vectors of word types."""
        norm, static = self.norm(rows[:, 0]), self.static[rows[:, 4]]
        if self.training:
            keep = (torch.rand(len(rows), 1, device=rows.device) >= self.word_dropout).float()
            norm, static = norm * keep, static * keep
        x = torch.cat(
            [norm, self.prefix(rows[:, 1]), self.suffix(rows[:, 2]), self.form(rows[:, 3]), self.gram(grams, offsets), static], dim=1
        )
        return self.mix(F.dropout(x, self.dropout * 0.5, self.training))

    word_dropout = 0.0

    def encode(self, batch):
        """(sequences, length, width); zeros past the end of a sequence."""
        types = self.words(batch.rows, batch.grams, batch.offsets)
        types = torch.cat([types, types.new_zeros(1, types.shape[1])])
        x = types[batch.types]  # padding is the last row
        mask = (batch.types != len(types) - 1).unsqueeze(-1).to(x.dtype)
        for side, layer, dilation in zip(self.sides, self.layers, self.shape.dilations):
            padded = F.pad(side(x), (0, 0, dilation, dilation))
            length = x.shape[1]
            window = torch.cat([padded[:, :length], x, padded[:, 2 * dilation:2 * dilation + length]], dim=-1)
            x = (x + layer(window)) * mask
        return x

    def arcs(self, x, sentences):
        """Scores (sentence, word, head), head 0 the root; and what `labels` needs. `sentences` holds flat indices, -1 past the end."""
        flat = x.reshape(-1, x.shape[-1])
        s = flat[sentences.clamp(min=0)]
        heads = torch.cat([self.root.expand(len(s), 1, -1), s], dim=1)
        drop = lambda t: F.dropout(t, self.dropout, self.training)
        dep, head = drop(F.relu(self.arc_dep(s))), drop(F.relu(self.arc_head(heads)))
        scores = self.arc(dep) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        length = s.shape[1]
        position = torch.arange(length, device=x.device)
        distance = position.unsqueeze(0) - position.unsqueeze(1)  # head - word
        near = self.arc_near(dep)
        buckets = bucket(distance)
        bias = near.gather(2, buckets.expand(len(s), -1, -1))
        scores = scores + F.pad(bias, (1, 0))
        gone = F.pad(sentences < 0, (1, 0)).unsqueeze(1)
        itself = F.pad((position.unsqueeze(0) == position.unsqueeze(1)), (1, 0)).unsqueeze(0)
        return scores.masked_fill(gone | itself, -1e9), s, heads, buckets

    def labels(self, s, heads, buckets, choice):
        """Relation scores of each word for the chosen head (0 the root)."""
        left = self.label_dep(s)
        right = self.label_head(heads).gather(1, choice.unsqueeze(-1).expand(-1, -1, self.shape.label_width))
        near = buckets.expand(len(s), -1, -1).gather(2, (choice - 1).clamp(min=0).unsqueeze(-1)).squeeze(-1)
        near = self.label_near(near) * (choice > 0).unsqueeze(-1).to(s.dtype)
        return self.label(F.dropout(F.relu(left + right + near), self.dropout, self.training))
