"""Who takes part in acts: what the actors of a report are to an act, by the annotation, and how that is learnt."""

import re

import numpy as np

from .acts_labels import annotated, listed, met, types_of, words
from .acts_trees import grow, scores

SIDES = ("agent", "recipient")
TREES = 500
# Features of fewer choices are not asked for.
SELDOM = 100
# How much a question counts, by the corpus.
WEIGHTS = {"gold": 1.0, "labelled": 1.0, "plv.train": 2.0, "plover_gsr": 2.0}
GROWTH = {"objective": "lambdarank", "lambdarank_truncation_level": 3, "num_leaves": 31, "feature_fraction": 0.15}
# Acts whose sides are equals: either may stand in either place.
MUTUAL = ("CONSULT", "COOPERATE", "AGREE")
IDLE = {"the", "a", "an", "mr", "mrs", "ms", "president", "government", "of"}


def norm(name):
    name = re.sub(r"[’'`]s\b", "", re.sub(r"^unnamed:\s*", "", (name or "").casefold()))
    return tuple(word for word in re.sub(r"[^\w\s]", " ", name).split() if word not in IDLE)


def same(one, other):
    """Whether two sets of names (as tuples of words) may be of one actor."""
    if one & other:
        return True
    return any(
        a and b and a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0] == b[0]) for a in one for b in other
    )


def named(choice):
    return {norm(name) for name in [choice[0], *choice[1]]} - {()} if choice else set()


def known_as(annotation):
    """Whether an annotated name and a choice may be of one actor, as a function of both."""
    aliases = {one["name"]: {norm(name) for name in [one["name"], *one.get("aliases", [])]} - {()} for one in annotation["actors"]}
    return lambda name, choice: same(aliases.get(name, {norm(name)}), named(choice))


def sides(event, fits, choices):
    """(agent, recipients by agent) as positions of right choices; position 0 is nobody."""
    all_of = lambda names: [at for at, one in enumerate(choices) if at and any(fits(name, one["name"]) for name in names)]
    agents, recipients = event["agent"], event["recipient"]
    if event["type"] in MUTUAL:
        agents, recipients = agents + recipients, agents + recipients
    return all_of(agents) or ([] if agents else [0]), all_of(recipients) or ([] if recipients else [0])


def groups(event, fits, act, weight):
    """One question for the agent, one for the recipient beside it: (side, features of each choice), right ones, weight."""
    choices = act["choices"]
    agents, recipients = sides(event, fits, choices)
    if agents:
        yield [("agent", act["told"] + one["either"] + one["agent"], None) for one in choices], agents, weight
    beside = agents[0] if agents else 0
    others = [at for at in recipients if at != beside or at == 0]
    if event["type"] in MUTUAL and not others and len(event["agent"] + event["recipient"]) < 2:
        others = [0]
    if others and agents:
        pairs = choices[beside]["pairs"]
        yield [("recipient", act["told"] + one["either"] + one["recipient"], pairs[at]) for at, one in enumerate(choices)], others, weight


def gold(annotation, text, acts, weight):
    """The questions of an annotated report."""
    fits, known = known_as(annotation), annotated(annotation, text)
    for act in acts:
        best = None
        for event, triggers, what in known:
            here, near = met(act["triggers"], act["what"], triggers, what)
            if near and (any(here) or event["type"] == act["type"]):
                fit = (event["type"] == act["type"], here[0], sum(here))
                if best is None or fit > best[0]:
                    best = fit, event
        if best:
            yield from groups(best[1], fits, act, weight)


def plv(row, acts, weight):
    """The questions of a sentence with a source and a target, for the act that fits them best."""
    fits = lambda name, choice: bool(choice) and bool(words(name) & set().union(*map(words, [choice[0], *choice[1]])))
    for event in row["events"]:
        types = types_of(event)
        event = {"type": types[0], "agent": listed(event["source"]), "recipient": listed(event["target"])}
        right = [act for act in acts if act["type"] in types]
        if right and event["agent"]:
            yield from groups(event, fits, max(right, key=lambda act: act["score"]), weight)


def learn(questions):
    """For either side the features asked for and the trees: {side: (columns, trees)}."""
    return {side: ranked([one for one in questions if one[0][0][0] == side]) for side in SIDES}


def ranked(questions):
    """Boosted trees that put the right choices of each question before the others."""
    choices = [told(choice) for choices, _, _ in questions for choice in choices]
    right = [int(at in answers) for choices, answers, _ in questions for at in range(len(choices))]
    weights = [weight for choices, _, weight in questions for _ in choices]
    return grow(choices, right, TREES, SELDOM, GROWTH, group=[len(choices) for choices, _, _ in questions], weight=weights)


def told(choice):
    """The features of a choice."""
    _, one, pair = choice
    return one + (pair or [])


def report(forests, questions):
    """How many questions are answered right, for either side."""
    told_of = []
    for side in SIDES:
        asked = [(choices, right) for choices, right, _ in questions if choices[0][0] == side]
        sums = scores(forests[side], [told(choice) for choices, _ in asked for choice in choices])
        each = np.split(sums, np.cumsum([len(choices) for choices, _ in asked])[:-1])
        ok = sum(int(np.argmax(one)) in right for one, (_, right) in zip(each, asked))
        told_of.append(f"{side} {ok / max(1, len(asked)):.3f} of {len(asked)}")
    return " ".join(told_of)
