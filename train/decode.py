"""From scores to structures: trees by maximum spanning arborescence, names by the best valid sequence."""

import numpy as np


def tree(scores):
    """Heads (0 the root) of the best tree with one word under the root. `scores` is (words, 1 + words)."""
    n = scores.shape[0]
    heads = scores.argmax(axis=1)
    if (heads == 0).sum() == 1 and not _cycle(np.concatenate([[0], heads])):
        return heads
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    root = _arborescence(full)
    if (root[1:] == 0).sum() == 1:
        return root[1:]
    # Several words under the root: try each of them alone.
    best, best_score = None, -np.inf
    for only in np.nonzero(root[1:] == 0)[0] + 1:
        trial = full.copy()
        others = np.arange(n + 1) != only
        trial[others, 0] = -np.inf
        found = _arborescence(trial)
        total = sum(trial[i, found[i]] for i in range(1, n + 1))
        if total > best_score:
            best, best_score = found, total
    return best[1:] if best is not None else root[1:]


def _cycle(heads):
    """Words of one cycle, or an empty list."""
    state = np.zeros(len(heads), dtype=int)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at > 0 and state[at] == 1 and at in path:
            return path[path.index(at):]
        for p in path:
            state[p] = 2
    return []


def _arborescence(scores):
    """Chu-Liu and Edmonds. Row: word, column: head; row 0 is unused."""
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    n = len(scores)
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    rest = [i for i in range(n) if not inside[i]]
    kept = scores[cycle, heads[cycle]]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leave = scores[np.ix_(rest, cycle)]
    small[:-1, -1] = leave.max(axis=1)
    enter = scores[np.ix_(cycle, rest)] - kept[:, None]
    small[-1, :-1] = enter.max(axis=0)
    found = _arborescence(small)
    out = heads.copy()
    for k, word in enumerate(rest):
        if word:
            h = found[k]
            out[word] = rest[h] if h < len(rest) else cycle[int(leave[k].argmax())]
    source = found[-1]
    entry = cycle[int(enter[:, source].argmax())]
    out[entry] = rest[source]
    return out


def allowed(names):
    """Matrix (from, to) of valid neighbours, and the vectors of valid first and last tags."""
    n = len(names)
    ok = np.zeros((n, n), dtype=bool)
    opens = np.array([t[0] in "OBU" for t in names])
    closes = np.array([t[0] in "OLU" for t in names])
    for i, a in enumerate(names):
        for j, b in enumerate(names):
            ok[i, j] = (b[0] in "IL" and b[2:] == a[2:]) if a[0] in "BI" else opens[j]
    return ok, opens, closes


def viterbi(scores, names):
    """Best valid sequence of tags (ids)."""
    ok, opens, closes = allowed(names)
    step = np.where(ok, 0.0, -1e9)
    best = scores[0] + np.where(opens, 0, -1e9)
    back = []
    for row in scores[1:]:
        total = best[:, None] + step
        back.append(total.argmax(axis=0))
        best = total.max(axis=0) + row
    best = best + np.where(closes, 0, -1e9)
    at = int(best.argmax())
    out = [at]
    for pointers in reversed(back):
        at = int(pointers[at])
        out.append(at)
    return out[::-1]


def spans(tags):
    """(first, last + 1, type) of the names in a valid sequence of tags."""
    out, begin = [], 0
    for i, tag in enumerate(tags):
        if tag[0] in "BU":
            begin = i
        if tag[0] in "LU":
            out.append((begin, i + 1, tag[2:]))
    return out
