# SPDX-License-Identifier: Apache-2.0
"""Trigger proposals: trained, chosen, and set beside the lexicon's.

`x` are the rows of word_inputs; chances are [words, 17] float32, the last column of no trigger.
"""
import numpy as np

from classifier import Softmax
from halves import CLASSES, NONE, Found, by_line, overlap
from scores import f1, tally
from validation import DECAYS, THRESHOLDS, WEIGHTS, best_threshold, folds_of


def fit(half, x, documents, setting):
    rows = np.flatnonzero(np.isin(half.document, list(documents)) & half.candidate & ~half.masked)
    return Softmax(x[rows], half.label[rows], NONE + 1, setting["decay"], setting["weight"], NONE, setting["hidden"])


def no_chances(x):
    out = np.zeros((len(x), NONE + 1), dtype=np.float32)
    out[:, NONE] = 1
    return out


def add_chances(out, model, half, x, documents):
    """Writes the chances of the candidate words of `documents`."""
    rows = np.flatnonzero(np.isin(half.document, list(documents)) & half.candidate)
    if len(rows):
        out[rows] = model(x[rows])
    return out


def proposals(half, chance, threshold, documents):
    """Words whose chance of being no trigger is low enough; neighbours of one class are one."""
    best = chance[:, :NONE].argmax(1)
    wanted = np.isin(half.document, list(documents)) & (1 - chance[:, NONE] >= threshold)
    found = []
    last = None
    for i in np.flatnonzero(wanted):
        word = half.words[i]
        label = CLASSES[best[i]]
        if found and last == i - 1 and half.sentence[i] == half.sentence[last] and found[-1].label == label:
            found[-1] = found[-1]._replace(end=word.end)
        else:
            found.append(Found(word.document, word.line, word.begin, word.end, label))
        last = i
    return found


def union(lexicon, proposed):
    lines = by_line(lexicon)
    return lexicon + [p for p in proposed if not any(overlap(p, known) for known in lines[p.line])]


def intersection(lexicon, proposed):
    lines = by_line(proposed)
    return [known for known in lexicon
            if any(overlap(p, known) and p.label == known.label for p in lines[known.line])]


def confirmed(half, lexicon, chance, threshold):
    """The lexicon's triggers of which the proposer does not say that they are none."""
    return [found for found in lexicon if max((1 - chance[i, NONE] for i in half.inside(found)), default=1) >= threshold]


def lexicon_of(half, documents):
    return [found for found in half.lexicon if found.document in documents]


def out_of_fold(half, x, documents, setting):
    total = no_chances(x)
    for fold in folds_of(half, documents, 4, seed=3):
        add_chances(total, fit(half, x, set(documents) - fold, setting), half, x, fold)
    return total


def choose(half, x, documents, hidden=0):
    """Weight decay, class weight and thresholds by 4-fold cross-validation over `documents`.

    Thresholds: alone, for the union, and below which the lexicon is not confirmed; score: F1 alone.
    """
    best = None
    value = lambda found: f1(tally(half, found, documents))
    for decay in DECAYS:
        for weight in WEIGHTS:
            setting = {"decay": decay, "weight": weight, "hidden": hidden}
            chance = out_of_fold(half, x, documents, setting)
            score, threshold = best_threshold(lambda t: value(proposals(half, chance, t, documents)))
            if best is None or score > best[0]:
                best = (score, setting, threshold, chance)
    score, setting, threshold, chance = best
    lexicon = lexicon_of(half, documents)
    return {"setting": setting, "alone": threshold, "score": score,
            "union": best_threshold(lambda t: value(union(lexicon, proposals(half, chance, t, documents))))[1],
            "confirm": -max((value(confirmed(half, lexicon, chance, t)), -t) for t in [0] + THRESHOLDS)[1]}


def systems(half, chance, chosen, documents):
    """Name -> what it finds in `documents`."""
    lexicon = lexicon_of(half, documents)
    proposed = proposals(half, chance, chosen["alone"], documents)
    return {"lexicon": lexicon, "proposer": proposed, "union": union(lexicon, proposed),
            "intersection": intersection(lexicon, proposed),
            "union, threshold for it": union(lexicon, proposals(half, chance, chosen["union"], documents)),
            "lexicon, proposer may veto": confirmed(half, lexicon, chance, chosen["confirm"])}


def trained(half, x, documents, other, y, test):
    """Chosen and fitted on `documents` of `half` (rows x), run on `test` of `other` (rows y)."""
    chosen = choose(half, x, documents)
    model = fit(half, x, documents, chosen["setting"])
    return chosen, systems(other, add_chances(no_chances(y), model, other, y, test), chosen, test)
