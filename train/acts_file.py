"""The file of weights of acts; `crates/dateline-extract/src/act/learnt/weights.rs` says what stands where."""

import struct

import numpy as np


def forest(name, columns, trees):
    """Entry and bytes of a forest: `columns` are the hashes of features, sorted; `trees` nested (column, without, with) or leaves."""
    roots, nodes = [], []

    def lay(tree):
        at = len(nodes)
        nodes.append(tree)
        if isinstance(tree, tuple):
            column, without, with_it = tree
            lay(without)
            nodes[at] = (column, len(nodes) - at)
            lay(with_it)

    for tree in trees:
        roots.append(len(nodes))
        lay(tree)
    scale = max(abs(node) for node in nodes if isinstance(node, float)) / 32767
    pack = lambda node: struct.pack("<HH", *node) if isinstance(node, tuple) else struct.pack("<Hh", 0xFFFF, round(node / scale))
    body = struct.pack(f"<{len(columns)}I", *columns) + struct.pack(f"<{len(roots)}I", *roots) + b"".join(map(pack, nodes))
    return struct.pack("<16sIIfI", name.encode(), len(body), len(columns), scale, len(roots)), body


def write(path, tables, forests):
    """Tables of floats as signed bytes, each with one scale; forests as (columns, trees)."""
    head, cells = [], []
    for name, table in tables.items():
        scale = float(np.abs(table).max()) / 127 or 1.0
        head.append(struct.pack("<16sIIfI", name.encode(), *table.shape, scale, 0))
        cells.append(np.clip(np.rint(table / scale), -127, 127).astype(np.int8).tobytes())
    for name, (columns, trees) in forests.items():
        entry, body = forest(name, columns, trees)
        head.append(entry)
        cells.append(body)
    body = b"DTLNACTS" + struct.pack("<II", 2, len(head)) + b"".join(head + cells)
    number = 0xCBF29CE484222325
    for byte in body:
        number = (number ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    with open(path, "wb") as out:
        out.write(body + struct.pack("<Q", number))
