# SPDX-License-Identifier: Apache-2.0
"""Counts a document, the measures on them, and their spread.

Counts are float arrays [documents, at least 3]: hits, found, gold; those of triggers have two more
columns: found on lines without events, and the number of such lines. Measures are percentages.
"""
import numpy as np

from halves import by_line, overlap


def hits(half, found, documents, label=True):
    """Indices of gold mentions found (one to one), with the class right unless `label` is off."""
    lines = by_line(found)
    taken, hit = set(), set()
    for m, mention in enumerate(half.mentions):
        if mention.document not in documents:
            continue
        for one in lines[mention.line]:
            if id(one) not in taken and overlap(one, mention) and (one.label == mention.label or not label):
                taken.add(id(one))
                hit.add(m)
                break
    return hit


def tally(half, found, documents):
    """Counts of triggers with their class: [documents, 5]."""
    counts = {d: [0, 0, 0, 0, 0] for d in documents}
    eventful = {m.line for m in half.mentions}
    for one in found:
        if one.document in counts:
            counts[one.document][1] += 1
            counts[one.document][3] += one.line not in eventful
    for m in hits(half, found, documents):
        counts[half.mentions[m].document][0] += 1
    for mention in half.mentions:
        if mention.document in counts:
            counts[mention.document][2] += 1
    for d in documents:
        _, first, last = half.documents[d]
        counts[d][4] = sum(line not in eventful for line in range(first, last + 1))
    return np.array([counts[d] for d in sorted(documents)], dtype=float)


def f1(counts):
    hit, found, gold = counts.sum(0)[:3]
    return 200 * hit / max(found + gold, 1)


def precision(counts):
    hit, found = counts.sum(0)[:2]
    return 100 * hit / max(found, 1)


def recall(counts):
    hit, _, gold = counts.sum(0)[:3]
    return 100 * hit / max(gold, 1)


def quiet(counts):
    """False triggers in 100 lines without events."""
    return 100 * counts[:, 3].sum() / max(counts[:, 4].sum(), 1)


def resamples(units, times=2000):
    """Bootstrap draws of units: [times, units] of indices."""
    return np.random.RandomState(7).randint(0, units, (times, units))


def interval(values):
    """The 95 % interval of a measure over draws."""
    return np.percentile(values, [2.5, 97.5])


def spread(counts, measure):
    """The 95 % bootstrap interval of a measure over documents."""
    return interval([measure(counts[draw]) for draw in resamples(len(counts))])
