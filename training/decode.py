# SPDX-License-Identifier: Apache-2.0
"""Decoders for evaluation: the best single-rooted tree (Chu-Liu/Edmonds) and valid name spans.

src/syntax/tree_decoder.cpp and name_decoder.cpp do the same; both break ties by the smaller position.
"""
import numpy as np

ROOT_PENALTY = np.int64(1) << 40
FIXED_POINT = 1024.0


def find_cycle(heads):
    """Words of one cycle of `heads` (heads[0] is unused), or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, v = [], start
        while state[v] == 0:
            state[v] = 1
            path.append(v)
            v = heads[v]
        if state[v] == 1:
            return path[path.index(v):]
        for u in path:
            state[u] = 2
    return None


def edmonds(score):
    """Heads of the maximum arborescence; score[d, h] int64, node 0 is the root."""
    n = score.shape[0]
    heads = [0] + [int(np.argmax(score[d])) for d in range(1, n)]
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    outside = [v for v in range(n) if v not in inside]
    index = {v: i for i, v in enumerate(outside)}
    c = len(outside)
    low = np.iinfo(np.int64).min // 4
    small = np.full((c + 1, c + 1), low, dtype=np.int64)
    enter, leave = {}, {}
    for d in outside:
        if d == 0:
            continue
        for h in outside:
            if h != d:
                small[index[d], index[h]] = score[d, h]
        best = max(cycle, key=lambda h: (score[d, h], -h))
        small[index[d], c], leave[d] = score[d, best], best
    for h in outside:
        best = max(cycle, key=lambda d: (score[d, h] - score[d, heads[d]], -d))
        small[c, index[h]], enter[h] = score[best, h] - score[best, heads[best]], best
    inner = edmonds(small)
    out = list(heads)
    for d in outside:
        if d != 0:
            h = inner[index[d]]
            out[d] = leave[d] if h == c else outside[h]
    h = outside[inner[c]]
    out[enter[h]] = h
    return out


def tree(arc_scores):
    """Heads (0 = root) from float scores [words, 1 + words]."""
    n = arc_scores.shape[0]
    score = np.full((n + 1, n + 1), np.iinfo(np.int64).min // 4, dtype=np.int64)
    score[1:, :] = np.rint(np.clip(arc_scores, -1e6, 1e6) * FIXED_POINT).astype(np.int64)
    score[1:, 0] -= ROOT_PENALTY
    for v in range(n + 1):
        score[v, v] = np.iinfo(np.int64).min // 4
    return edmonds(score)[1:]


def names(scores, tags):
    """The best sequence in which I- continues the same kind."""
    ok = np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags])
    start = np.array([not b.startswith("I-") for b in tags])
    low = -1e9
    best = np.where(start, scores[0], low)
    back = []
    for row in scores[1:]:
        options = np.where(ok, best[:, None], low)
        back.append(options.argmax(0))
        best = options.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [tags[i] for i in reversed(path)]


def spans(tags):
    """(first, end, kind) of a well-formed tag list."""
    out, start = set(), None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and not tag.startswith("I-"):
            out.add((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = i
    return out
