"""Which acts of a report are one: pairs of acts of one type, by the annotation, and how that is learnt."""

import numpy as np

from .acts_labels import annotated, overlap
from .acts_trees import grow, scores

TREES = 300
# Features of fewer pairs are not asked for.
SELDOM = 30
GROWTH = {"objective": "binary", "num_leaves": 15, "feature_fraction": 0.2}


def gold(annotation, text, row):
    """(features, whether they are one) of the pairs of acts that are annotated, each with all its mentions."""
    known = [triggers for _, triggers, _ in annotated(annotation, text)]
    of = [{at for at, spans in enumerate(known) if any(overlap(span, spans) for span in act["triggers"])} for act in row["acts"]]
    for first, second, features in row["pairs"]:
        if of[first] and of[second]:
            yield features, float(bool(of[first] & of[second]))


def learn(pairs):
    """(columns, trees) whose sums are logarithms of odds that two acts are one."""
    return grow([features for features, _ in pairs], [right for _, right in pairs], TREES, SELDOM, GROWTH)


def report(forest, pairs):
    """How often two are one, and of those above even odds how many."""
    right = np.array([right for _, right in pairs])
    over = scores(forest, [features for features, _ in pairs]) > 0
    return f"same {right.mean():.3f} of {len(pairs)}: precision {right[over].mean():.3f} recall {over[right > 0].mean():.3f}"
