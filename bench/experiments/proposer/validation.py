# SPDX-License-Identifier: Apache-2.0
"""Sets of documents to train and to choose on, and the settings that are tried."""
import collections
import random

DECAYS = [0.0003, 0.001, 0.003, 0.01, 0.03]
WEIGHTS = [1.0, 4.0]  # of a word that is a trigger, against one that is none
THRESHOLDS = [round(0.05 * i, 2) for i in range(1, 20)]  # chances


def folds_of(half, documents, count, seed):
    """Documents dealt out by number of mentions, so that every fold has some."""
    size = collections.Counter(m.document for m in half.mentions)
    order = list(documents)  # as the set gives them: so were the figures of the page dealt
    random.Random(seed).shuffle(order)
    order.sort(key=lambda d: -size[d])
    return [set(order[i::count]) for i in range(count)]


def subsets(documents, share, times, seed):
    """`times` random draws of a share (0 to 1) of the documents."""
    size = max(1, round(share * len(documents)))
    draw = random.Random(seed)
    return [set(draw.sample(sorted(documents), size)) for _ in range(times)]


def best_threshold(value):
    """(value, threshold) of the best one; the higher of two equal ones."""
    return max((value(t), t) for t in THRESHOLDS)
