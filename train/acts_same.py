"""Which acts of a report are one: pairs of acts of one type, by the annotation, and how that is learnt."""

import lightgbm
import numpy as np

from .acts_labels import overlap, places
from .acts_trees import columns_of, nested, rows_of, score

TREES = 300
# Features of fewer pairs are not asked for.
SELDOM = 30
GROWTH = {
    "objective": "binary", "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 20, "feature_fraction": 0.2,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "seed": 20250807, "deterministic": True, "force_col_wise": True,
    "num_threads": 1, "verbose": -1,
}


def gold(annotation, text, row):
    """(features, whether they are one) of the pairs of acts that are annotated, each with all its mentions."""
    known = [places(text, act["trigger"]) + places(text, act.get("also")) for act in annotation["acts"]]
    of = [{at for at, spans in enumerate(known) if any(overlap(span, spans) for span in act["triggers"])} for act in row["acts"]]
    for first, second, features in row["pairs"]:
        if of[first] and of[second]:
            yield features, float(bool(of[first] & of[second]))


def learn(pairs):
    """(columns, trees) whose sums are logarithms of odds that two acts are one."""
    columns = columns_of((features for features, _ in pairs), SELDOM)
    data = lightgbm.Dataset(rows_of([features for features, _ in pairs], columns), [right for _, right in pairs])
    grown = lightgbm.train(GROWTH, data, TREES)
    return columns, [nested(tree["tree_structure"]) for tree in grown.dump_model()["tree_info"]]


def report(forest, pairs):
    """How often two are one, and of those above even odds how many."""
    columns, trees = forest
    place = {h: at for at, h in enumerate(columns)}
    sums = np.array([score(trees, {place[h] for h in features if h in place}) for features, _ in pairs])
    right = np.array([right for _, right in pairs])
    over = sums > 0
    return f"same {right.mean():.3f} of {len(pairs)}: precision {right[over].mean():.3f} recall {over[right > 0].mean():.3f}"
