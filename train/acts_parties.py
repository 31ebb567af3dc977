"""Who takes part in acts: what the actors of a report are to an act, by the annotation, and how that is learnt."""

import re

import numpy as np
import torch

from .acts_labels import ALSO, overlap, places, words

ROWS = 1 << 15
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


def sides(event, fits, choices):
    """(agent, recipients by agent) as positions of right choices; position 0 is nobody."""
    all_of = lambda names: [at for at, one in enumerate(choices) if at and any(fits(name, one["name"]) for name in names)]
    agents, recipients = event["agent"], event["recipient"]
    if event["type"] in MUTUAL:
        agents, recipients = agents + recipients, agents + recipients
    return all_of(agents) or ([] if agents else [0]), all_of(recipients) or ([] if recipients else [0])


def groups(event, fits, act, weight):
    """One question for the agent, one for the recipient beside it: (table, features of each choice, right ones, weight)."""
    choices = act["choices"]
    agents, recipients = sides(event, fits, choices)
    if agents:
        yield [("agent", one["agent"], None) for one in choices], agents, weight
    beside = agents[0] if agents else 0
    others = [at for at in recipients if at != beside or at == 0]
    if event["type"] in MUTUAL and not others and len(event["agent"] + event["recipient"]) < 2:
        others = [0]
    if others and agents:
        pairs = choices[beside]["pairs"]
        yield [("recipient", one["recipient"], pairs[at]) for at, one in enumerate(choices)], others, weight


def gold(annotation, text, acts):
    """The questions of an annotated report."""
    aliases = {one["name"]: {norm(name) for name in [one["name"], *one.get("aliases", [])]} - {()} for one in annotation["actors"]}
    fits = lambda name, choice: same(aliases.get(name, {norm(name)}), named(choice))
    for act in acts:
        best = None
        for event in annotation["acts"]:
            triggers, what = places(text, event["trigger"]) + places(text, event.get("also")), places(text, event.get("what"))
            here = [overlap(span, triggers) for span in act["triggers"]]
            near = any(here) or any(overlap(span, what) for span in act["triggers"]) or overlap(act["what"], triggers)
            if near and (any(here) or event["type"] == act["type"]):
                fit = (event["type"] == act["type"], here[0], sum(here))
                if best is None or fit > best[0]:
                    best = fit, event
        if best:
            yield from groups(best[1], fits, act, 1.0)


def plv(row, acts):
    """The questions of a sentence with a source and a target, for the act that fits them best."""
    listed = lambda given: given if isinstance(given, list) else [given] if given else []
    fits = lambda name, choice: bool(choice) and bool(words(name) & set().union(*map(words, [choice[0], *choice[1]])))
    for event in row["events"]:
        root = ALSO.get(event["root"], event["root"])
        types = ("CONCEDE", "RETREAT") if root == "YIELD" else (root,)
        event = {"type": root, "agent": listed(event["source"]), "recipient": listed(event["target"])}
        right = [act for act in acts if act["type"] in types]
        if right and event["agent"]:
            yield from groups(event, fits, max(right, key=lambda act: act["score"]), 0.5)


def learn(questions, decay, epochs, rate=0.02, seed=20250807):
    """Tables of weights: those of the right choices of each question grow against those of the others."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    offset = {"agent": 0, "recipient": ROWS}
    told = lambda table, one, pair: [offset[table] + h % ROWS for h in one] + [2 * ROWS + h % ROWS for h in pair or []]
    flat = [[torch.tensor(told(*choice)) for choice in choices] for choices, _, _ in questions]
    weights = torch.nn.EmbeddingBag(3 * ROWS, 1, mode="sum")
    torch.nn.init.zeros_(weights.weight)
    descent = torch.optim.AdamW(weights.parameters(), lr=rate, weight_decay=decay)
    for epoch in range(epochs):
        for group in descent.param_groups:
            group["lr"] = rate * (1 - epoch / epochs)
        for batch in np.array_split(order.permutation(len(questions)), max(1, len(questions) // 16)):
            lines = [line for at in batch for line in flat[at]]
            starts = torch.tensor(np.cumsum([0] + [len(line) for line in lines[:-1]]))
            sums = weights(torch.cat(lines), starts)[:, 0]
            loss, first = 0.0, 0
            for at in batch:
                _, right, weight = questions[at]
                logs = torch.log_softmax(sums[first:first + len(flat[at])], dim=0)
                loss = loss - weight * torch.logsumexp(logs[right], dim=0)
                first += len(flat[at])
            descent.zero_grad()
            (loss / len(batch)).backward()
            descent.step()
    table = weights.weight.detach().numpy()
    return {"agent": table[:ROWS], "recipient": table[ROWS:2 * ROWS], "pair": table[2 * ROWS:]}


def report(tables, questions):
    """How many questions are answered right, for either side."""
    tally = {"agent": [0, 0], "recipient": [0, 0]}
    total = lambda table, hashes: sum(tables[table][h % ROWS, 0] for h in hashes or [])
    for choices, right, _ in questions:
        sums = [total(table, one) + total("pair", pair) for table, one, pair in choices]
        count = tally[choices[0][0]]
        count[0] += int(np.argmax(sums)) in right
        count[1] += 1
    return " ".join(f"{side} {ok / max(1, of):.3f} of {of}" for side, (ok, of) in tally.items())
