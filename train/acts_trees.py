"""Boosted trees over features that are there or not, as `dateline_extract::act::learnt::forest` walks them."""

import collections

import lightgbm
import numpy as np
import scipy.sparse


# So many things are scored at once.
PART = 20_000
# What all forests are grown by.
GROWTH = {
    "learning_rate": 0.05, "min_data_in_leaf": 20, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "seed": 20250807,
    "deterministic": True, "force_col_wise": True, "num_threads": 1, "verbose": -1,
}


def grow(things, right, trees, seldom, growth, **rest):
    """(columns, trees) for what is right of the things, each a list of features; those of fewer than `seldom` are not asked for."""
    columns = columns_of(things, seldom)
    grown = lightgbm.train(GROWTH | growth, lightgbm.Dataset(rows_of(things, columns), right, **rest), trees)
    return columns, [nested(tree["tree_structure"]) for tree in grown.dump_model()["tree_info"]]


def scores(forest, things):
    """Of each of the things."""
    columns, trees = forest
    told = rows_of(things, columns)
    walks = [walk(tree) for tree in trees]
    parts = [sum_of(walks, told[start : start + PART].toarray() > 0) for start in range(0, len(things), PART)]
    return np.concatenate(parts) if parts else np.zeros(0)


def sum_of(walks, there):
    """Of each row of what is there the sum over the trees."""
    rows, total = np.arange(len(there)), np.zeros(len(there))
    for asks, without, with_it, values in walks:
        at = np.zeros(len(there), np.int32)
        while (inner := asks[at] >= 0).any():
            at = np.where(inner, np.where(there[rows, asks[at]], with_it[at], without[at]), at)
        total += values[at]
    return total


def walk(tree):
    """A tree as (columns asked for, -1 at leaves; next nodes without; with; values of leaves)."""
    nodes = []

    def lay(tree):
        at = len(nodes)
        nodes.append((-1, at, at, tree))
        if isinstance(tree, tuple):
            column, without, with_it = tree
            nodes[at] = (column, lay(without), lay(with_it), 0.0)
        return at

    lay(tree)
    return tuple(np.array(part) for part in zip(*nodes))


def columns_of(things, seldom):
    """The hashes of the features that so many things have, sorted."""
    counts = collections.Counter(h for features in things for h in set(features))
    return sorted(h for h, count in counts.items() if count >= seldom)


def rows_of(things, columns):
    """A row for each thing, a column for each feature: 1 where it is there."""
    place = {h: at for at, h in enumerate(columns)}
    flat, starts = [], [0]
    for features in things:
        flat += [place[h] for h in set(features) if h in place]
        starts.append(len(flat))
    return scipy.sparse.csr_matrix((np.ones(len(flat), np.float32), flat, starts), shape=(len(starts) - 1, len(columns)))


def nested(tree):
    """(column, without, with) or the value of a leaf."""
    if "leaf_value" in tree:
        return float(tree["leaf_value"])
    return tree["split_feature"], nested(tree["left_child"]), nested(tree["right_child"])
