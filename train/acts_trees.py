"""Boosted trees over features that are there or not, as `dateline_extract::act::learnt::forest` walks them."""

import collections

import lightgbm
import numpy as np
import scipy.sparse


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
    place = {h: at for at, h in enumerate(columns)}
    return np.array([score(trees, {place[h] for h in features if h in place}) for features in things])


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


def score(trees, there):
    """Of what has the columns `there`."""
    total = 0.0
    for tree in trees:
        while isinstance(tree, tuple):
            tree = tree[2] if tree[0] in there else tree[1]
        total += tree
    return total
