"""What candidates for acts are, by the annotation of their texts."""

import re

TYPES = ("ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION SUPPORT "
         "THREATEN").split()
NONE = len(TYPES)
# The rule of verbs that the lexicon gives no type.
OPEN = "ACT004"
# Names of types in older code books.
ALSO = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "INVESTIGATE/ACCUSE": "ACCUSE", "FIGHT": "ASSAULT"}
STOP = {"the", "a", "an", "of", "and", "in", "to", "on", "for", "his", "their", "its"}


def words(text):
    return set(re.findall(r"\w+", (text or "").lower())) - STOP


def target(*types):
    return [float(name in types) for name in TYPES] + [float(not types)]


def place(text, span):
    """Code points of an annotated piece: these, or its words and which occurrence of them."""
    if not isinstance(span, dict):
        return tuple(span)
    at = -1
    for _ in range(span.get("n", 0) + 1):
        at = text.find(span["text"], at + 1)
    return at, at + len(span["text"])


def places(text, given):
    return [place(text, one) for one in (given if isinstance(given, list) else [given]) if one]


def overlap(one, others):
    return one is not None and any(one[0] < end and start < one[1] for start, end in others)


def annotated(annotation, text):
    """(act, places of its triggers, place of what it is about) of the annotated acts."""
    return [(act, places(text, act["trigger"]) + places(text, act.get("also")), places(text, act.get("what"))) for act in annotation["acts"]]


def met(triggers, what, known, known_what):
    """(whether a trigger overlaps one that is annotated, or stands in what that act is about or has its trigger in its own) for each."""
    here = [overlap(span, known) for span in triggers]
    return here, any(here) or any(overlap(span, known_what) for span in triggers) or overlap(what, known)


def listed(given):
    return given if isinstance(given, list) else [given] if given else []


def types_of(event):
    """What PLV's root of an event is among the types: it has one for two of them."""
    root = ALSO.get(event["root"], event["root"])
    return ("CONCEDE", "RETREAT") if root == "YIELD" else (root,)


def gold(annotation, text, candidates):
    """(features, target, weight) of the candidates of an annotated report; those that mention an act again are left out."""
    acts = annotated(annotation, text)
    aliases = {one["name"]: set().union(*map(words, [one["name"], *one.get("aliases", [])])) for one in annotation["actors"]}
    for one in candidates:
        same = {act["type"] for act, triggers, _ in acts if overlap(one["trigger"], triggers)}
        near = {
            act["type"] for act, triggers, what in acts
            if act["type"] == one["type"] and (overlap(one["trigger"], what) or overlap(one["what"], triggers))
        }
        if one["rule"] != OPEN and one["type"] in same | near:
            yield one["features"], target(one["type"]), 1.0
        elif same:
            yield one["features"], target(*same), 1.0
        elif not any(again(one, act, aliases) for act, _, _ in acts):
            yield one["features"], target(), 1.0 if one["admitted"] else 0.5


def again(one, act, aliases):
    """Whether the candidate may mention an act that is annotated elsewhere in the report."""
    if one["type"] != act["type"]:
        return False
    side = lambda names: set().union(*(aliases.get(name, words(name)) for name in names)) if names else set()
    own = set().union(*map(words, one["agent"] + one["recipient"])) if one["agent"] or one["recipient"] else set()
    return bool(own & (side(act["agent"]) | side(act["recipient"])))


def plv(row, candidates):
    """The candidate whose parties fit those of an event best is of its type; of the others nothing is known."""
    chosen = {}
    for event in row["events"]:
        types = types_of(event)
        if not set(types) <= set(TYPES) or not candidates:
            continue
        source = set().union(*map(words, listed(event["source"]))) if event["source"] else set()
        goal = set().union(*map(words, listed(event["target"]))) if event["target"] else set()
        named = lambda side: set().union(*map(words, side)) if side else set()
        fit = lambda one: (
            bool(named(one["agent"]) & source) + bool(named(one["recipient"]) & goal)
            + 0.5 * bool(named(one["agent"]) & goal) * bool(named(one["recipient"]) & source),
            one["type"] in types, one["admitted"], one["score"],
        )
        best = max(range(len(candidates)), key=lambda at: fit(candidates[at]))
        if fit(candidates[best])[0] or len(candidates) == 1:
            chosen.setdefault(best, set()).update(types)
    for at, types in chosen.items():
        yield candidates[at]["features"], target(*types), 1.0


def unlabelled(candidates):
    """Candidates of reports that tell of no political act."""
    for one in candidates:
        yield one["features"], target(), 0.3
