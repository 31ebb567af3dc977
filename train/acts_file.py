"""The file of weights of acts; `crates/dateline-extract/src/act/learnt/weights.rs` says what stands where."""

import struct

import numpy as np


def write(path, tables):
    """Tables of floats as signed bytes, each with one scale."""
    head, cells = [], []
    for name, table in tables.items():
        scale = float(np.abs(table).max()) / 127 or 1.0
        head.append(struct.pack("<16sIIfI", name.encode(), *table.shape, scale, 0))
        cells.append(np.clip(np.rint(table / scale), -127, 127).astype(np.int8).tobytes())
    body = b"DTLNACTS" + struct.pack("<II", 1, len(tables)) + b"".join(head + cells)
    number = 0xCBF29CE484222325
    for byte in body:
        number = (number ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    with open(path, "wb") as out:
        out.write(body + struct.pack("<Q", number))
