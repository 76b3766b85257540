# SPDX-License-Identifier: Apache-2.0
"""From which score on a class counts as an event, an arc as a role, and what a score is worth in per cent.

All are chosen on documents that were not trained on.
"""
import numpy as np

import event_feed
from event_data import CLASSES, ROLES

STEPS = 256                 # of a difference of scores; src/events/event_network.h
PRIOR = 60.0                # mentions that the common limit is worth against a class's own
MOST_FALSE = 5.0            # per 100 sentences without events


def best_limit(scored, gold, least=-1e9):
    """The score with the best F1 of (score, right) rows."""
    best, hits = (0.0, 0.0), 0
    for found, (score, right) in enumerate(sorted(scored, reverse=True), 1):
        hits += right
        if score < least:
            break
        value = event_feed.f1(hits, found, gold)
        if value > best[0]:
            best = (value, score)
    return best[1]


def common_limit(rows, gold, empty):
    """The best limit for all classes within MOST_FALSE."""
    least, false = -1e9, 0
    for _, height, _, in_empty in sorted(rows, key=lambda r: -r[1]):
        false += in_empty
        if 100.0 * false / max(1, empty) > MOST_FALSE:
            least = height
            break
    return best_limit([(h, right) for _, h, right, _ in rows], sum(gold.values()), least)


def calibration(rows, limit):
    """(from height, per cent right), rising: pools of at least forty, neighbours that fall put together."""
    kept = sorted((h, right) for _, h, right, _ in rows if h >= limit)
    size = max(40, len(kept) // 12)
    pools = [kept[i:i + size] for i in range(0, len(kept), size)]
    if len(pools) > 1 and len(pools[-1]) < size // 2:
        pools[-2:] = [pools[-2] + pools[-1]]
    steps = []
    for pool in pools:
        steps.append([pool[0][0], sum(r for _, r in pool), len(pool)])
        while len(steps) > 1 and steps[-2][1] * steps[-1][2] >= steps[-1][1] * steps[-2][2]:
            _, right, count = steps.pop()
            steps[-1][1] += right
            steps[-1][2] += count
    return [(h, round(100 * right / count)) for h, right, count in steps]


def limits(net, events, encoder, tuning, others):
    """{"classes": [height], "roles": [score], "confidence": [(height, per cent)]}. `tuning` are documents like those to be
    read: they decide how many false ones there may be; `others` tell besides how the classes differ."""
    near, far = (event_feed.readings(net, events, encoder, documents) for documents in (tuning, others))
    rows, gold = near.words + far.words, near.mentions + far.mentions
    middle = best_limit([(h, right) for _, h, right, _ in rows], sum(gold.values()))
    offsets = [0.0]
    for c in range(1, len(CLASSES)):
        own = best_limit([(h, right) for cls, h, right, _ in rows if cls == c], gold[c])
        offsets.append(gold[c] / (gold[c] + PRIOR) * float(np.clip(own - middle, -1.5, 1.5)))
    common = common_limit([(cls, h - offsets[cls], right, empty) for cls, h, right, empty in near.words], near.mentions, near.empty)
    arcs, fillers = near.arcs + far.arcs, near.fillers + far.fillers
    roles = [best_limit([(score, right) for role, score, right in arcs if role == r], fillers[r]) for r in range(len(ROLES))]
    classes = [common + offset for offset in offsets[1:]]
    return {"classes": classes, "roles": roles, "confidence": calibration(near.words, min(classes))}
