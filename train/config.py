"""Every number that shapes the model or its training, in one place."""

from dataclasses import asdict, dataclass, field


@dataclass
class Shape:
    """Sizes of the network. All of it is written into the model file; inference reads them from there."""

    norm_rows: int = 20000  # hashed normal forms
    prefix_rows: int = 4096
    suffix_rows: int = 4096
    shape_rows: int = 1024
    gram_rows: int = 24000  # hashed character 3- to 5-grams, averaged over the word
    norm_width: int = 48
    prefix_width: int = 16
    suffix_width: int = 32
    shape_width: int = 16
    gram_width: int = 48
    static_words: int = 60000  # most frequent words of the static table
    static_width: int = 50
    width: int = 192
    side_width: int = 32  # what a layer sees of either neighbour; 0: all of it
    dilations: tuple = (1, 2, 4, 8, 1, 4, 2, 8)
    arc_width: int = 192
    label_width: int = 128
    distances: int = 24  # buckets of signed distance between word and head


@dataclass
class Recipe:
    """How it is trained."""

    seed: int = 20250807
    steps: int = 5000
    batch_words: int = 2400
    chunk_words: int = 160
    names_share: float = 0.25  # of the words of a batch, those with gold names
    said_share: float = 0.3  # those with gold attributions
    rate: float = 2e-3
    warmup: int = 200
    weight_decay: float = 0.01
    dropout: float = 0.33
    word_dropout: float = 0.12  # a word type loses its normal form and its static vector together
    average: float = 0.998  # decay of the running average of weights that is kept
    noise: float = 0.12  # share of chunks whose case or typography is disturbed
    gum_genres: tuple = ("news", "interview", "academic", "bio", "voyage", "court")


@dataclass
class Config:
    """Shape and recipe together."""

    shape: Shape = field(default_factory=Shape)
    recipe: Recipe = field(default_factory=Recipe)

    def plain(self):
        """As dictionaries, for the log and the model file."""
        return asdict(self)
