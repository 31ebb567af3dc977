"""Which acts, with all their mentions and those who take part, are ones that a reader writes down, by the annotation of their texts."""

import numpy as np

from .acts_labels import annotated, listed, met, types_of, words
from .acts_parties import MUTUAL, SIDES, known_as
from .acts_trees import grow, scores

TREES = 200
# Features of fewer acts are not asked for.
SELDOM = 50
# What an act is worth whose type and place are right, whoever takes part.
FOUND = 0.5
# How much an act of PLV counts that its sentence is not annotated with; it may be one all the same.
UNTOLD = 0.3
# The same of a report whose section is no political one.
QUIET = 0.5
GROWTH = {"objective": "cross_entropy", "num_leaves": 31, "feature_fraction": 0.15}


def gold(annotation, text, acts):
    """(features, target, weight) of the acts of an annotated report, each set against one annotated act."""
    fits, pairs = known_as(annotation), []
    for at, (event, triggers, what) in enumerate(annotated(annotation, text)):
        for place, act in enumerate(acts):
            here, near = met(act["triggers"], act["what"], triggers, what)
            if act["type"] == event["type"] and near:
                who = takes_part(event, act, fits)
                pairs.append((1 + any(here) + who, at, place, who))
    taken, targets = set(), {}
    for _, at, place, who in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if at not in taken and place not in targets:
            taken.add(at)
            targets[place] = FOUND + (1 - FOUND) * who
    for place, act in enumerate(acts):
        yield act["features"], targets.get(place, 0.0), 1.0


def takes_part(event, act, fits):
    """Whether one of each side is right; of equals two, in either place."""
    meets = lambda names, choices: any(fits(name, choice) for name in names for choice in choices)
    if event["type"] in MUTUAL:
        sides = event["agent"] + event["recipient"]
        hits = sum(meets([name], act["agent"] + act["recipient"]) for name in sides)
        return hits >= min(2, len(sides)) and bool(hits or not sides)
    return all(meets(event[side], act[side]) or not event[side] and not act[side] for side in SIDES)


def plv(row, acts):
    """The same of a sentence with a source and a target: of its other acts little is known."""
    found = set()
    for event in row["events"]:
        types = types_of(event)
        source, goal = (set().union(*map(words, listed(event[side]))) if event[side] else set() for side in ("source", "target"))
        for act in acts:
            told = lambda side: {word for one in act[side] for name in [one[0], *one[1]] for word in words(name)}
            if act["type"] in types:
                found.add(act["type"])
                right = bool(told("agent") & source) and (not goal or bool(told("recipient") & goal))
                yield act["features"], FOUND + (1 - FOUND) * right, 1.0
    for act in acts:
        if act["type"] not in found:
            yield act["features"], 0.0, UNTOLD


def unlabelled(acts):
    """Of a report that tells of no political act."""
    for act in acts:
        yield act["features"], 0.0, QUIET


def learn(acts):
    """(columns, trees) whose sums are logarithms of odds that an act is right."""
    features, targets, weights = map(list, zip(*acts))
    return grow(features, targets, TREES, SELDOM, GROWTH, weight=weights)


def report(forest, acts):
    """How much of all that is right stands among the likelier half, and how much of that half is right."""
    right, sums = np.array([target for _, target, _ in acts]), scores(forest, [features for features, _, _ in acts])
    over = sums > np.median(sums)
    return f"right {right.mean():.3f} of {len(acts)}: of the likelier half {right[over].mean():.3f}"
