# SPDX-License-Identifier: Apache-2.0
"""Roles, given the gold's triggers of main mentions: a classifier of (trigger, phrase) pairs.

What is given to mentions is a dictionary: mention -> [(role, span)].
"""
import collections
import math

import numpy as np

from classifier import Softmax
from halves import overlap
from inputs import numbered, table_of
from scores import f1
from validation import DECAYS, best_threshold, folds_of

ROLES = ["act", "rec"]
NEITHER = len(ROLES)
PHRASE_UPOS = {"NOUN", "PROPN", "PRON", "NUM", "DET"}


def phrases(half, line):
    """(word, span) of what may fill a role on a line: the program's names and other noun heads."""
    named = [(word, at) for word, at in half.found_names if at.line == line]
    out = dict(named)
    for i in half.on_line[line]:
        inside = any(overlap(half.words[i], at) for _, at in named)
        if half.upos[i] in PHRASE_UPOS and not inside and half.relation[i] not in ("compound", "flat", "det"):
            out.setdefault(i, half.words[i])
    return sorted(out.items())


def path(half, a, b):
    """Relations from `a` up and down to `b`, at most four steps."""
    up = [a]
    while half.head[up[-1]] >= 0 and len(up) < 5:
        up.append(half.head[up[-1]])
    down = [b]
    while half.head[down[-1]] >= 0 and len(down) < 5:
        down.append(half.head[down[-1]])
    for i, word in enumerate(up):
        if word in down:
            steps = [half.relation[w] + "^" for w in up[:i]] + [half.relation[w] for w in reversed(down[:down.index(word)])]
            return " ".join(steps[:4])
    return "far"


def structure(half, trigger, word):
    """Features of where a word stands in the tree, seen from a trigger."""
    away = word - trigger
    bucket = int(math.copysign(min(math.log2(abs(away) + 1), 5), away))
    steps = path(half, word, trigger)
    return [f"path {steps}", f"rel {half.relation[word]}", f"upos {half.upos[word]}",
            f"trigger {half.upos[trigger]} {half.relation[trigger]}", f"away {bucket}",
            f"first {steps.split(' ')[0]}", f"apart {half.sentence[word] != half.sentence[trigger]}"]


class Pairs:
    """Pairs of the gold's main mentions with the phrases of their lines, and the role the gold gives.

    items: P of (mention, trigger word, phrase word, span); label [P]: 0, 1 or NEITHER; masked [P]:
    may be argued, not to be trained on; document [P]; table: inputs -> [P, width] float32.
    `known` numbers the features of the tree: None to number those of these pairs.
    """

    def __init__(self, half, known=None):
        self.half, self.items = half, []
        labels = []
        for m, mention in enumerate(half.mentions):
            if not mention.main or half.trigger[m] is None:
                continue
            for word, at in phrases(half, mention.line):
                if not overlap(at, mention):
                    self.items.append((m, half.trigger[m], word, at))
                    labels.append(self.role_of(mention, word, at))
        self.label, self.masked = (np.array(column) for column in zip(*labels))
        self.document = np.array([half.mentions[m].document for m, _, _, _ in self.items])
        self.read_inputs(known)

    def role_of(self, mention, word, at):
        """(role, masked): masked when only a part of the phrase is hit, or only another name of the filler."""
        half = self.half
        gold = half.fillers[mention.document, mention.line, mention.event]
        for filler in gold:
            if overlap(at, filler.at):
                part = half.word_of(filler.at) != word and not overlap(half.words[word], filler.at)
                return ROLES.index(filler.role), part
        return NEITHER, any(overlap(at, name) for filler in gold for name in half.names[mention.document, filler.entity])

    def read_inputs(self, known):
        half = self.half
        names = {word for word, _ in half.found_names}
        features = [structure(half, trigger, word) + [f"class {half.mentions[m].label}", f"name {word in names}"]
                    for m, trigger, word, _ in self.items]
        self.known = numbered(features) if known is None else known
        tree = table_of(features, self.known)
        trunk = np.concatenate([half.trunk[[item[i] for item in self.items]] for i in (1, 2)], 1)
        self.table = {"tree": tree, "trunk": trunk, "tree and trunk": np.concatenate([tree, trunk], 1)}


def role_tally(half, documents, given, mentions=None):
    """Counts of roles (of some mentions, or all): [documents, 3]. A filler counts once, by any of its names."""
    counts = {d: [0, 0, 0] for d in documents}
    for m, mention in enumerate(half.mentions):
        if not mention.main or mention.document not in documents or (mentions is not None and m not in mentions):
            continue
        gold = half.fillers[mention.document, mention.line, mention.event]
        taken = set()
        for role, at in given.get(m, []):
            hit = next((g for g, filler in enumerate(gold) if filler.role == role and any(
                overlap(at, n) for n in [filler.at] + half.names[mention.document, filler.entity])), None)
            if hit is None or hit not in taken:
                counts[mention.document][1] += 1
            if hit is not None and hit not in taken:
                counts[mention.document][0] += 1
                taken.add(hit)
        counts[mention.document][2] += len(gold)
    return np.array([counts[d] for d in sorted(documents)], dtype=float)


def roles_given(pairs, chance, threshold, documents):
    """What the chances [P, 3] give: the likelier role, where the chance of neither is low enough."""
    given = collections.defaultdict(list)
    best = chance[:, :NEITHER].argmax(1)
    for i, (m, _, _, at) in enumerate(pairs.items):
        if pairs.document[i] in documents and 1 - chance[i, NEITHER] >= threshold:
            given[m].append((ROLES[best[i]], at))
    return given


def true_roles(pairs):
    """What a classifier would give that knew the truth of every pair."""
    given = collections.defaultdict(list)
    for (m, _, _, at), label in zip(pairs.items, pairs.label):
        if label != NEITHER:
            given[m].append((ROLES[label], at))
    return given


def grammar_roles(half):
    """What the program's events give to the mentions that they hit, those of the right class first."""
    given = {}
    for m, mention in enumerate(half.mentions):
        near = [event for event in half.grammar if overlap(event.at, mention)]
        if near:
            event = min(near, key=lambda event: event.at.label != mention.label)
            given[m] = [("act", at) for at in event.actors] + [("rec", at) for at in event.recipients]
    return given


def role_fit(pairs, inputs, documents, decay):
    rows = np.isin(pairs.document, list(documents)) & ~pairs.masked
    return Softmax(pairs.table[inputs][rows], pairs.label[rows], NEITHER + 1, decay, 1.0, NEITHER)


def role_choose(pairs, inputs, documents):
    """(F1, decay, threshold), the best by 4-fold cross-validation over `documents`."""
    best = None
    for decay in DECAYS:
        chance = np.ones((len(pairs.items), NEITHER + 1), dtype=np.float32)
        for fold in folds_of(pairs.half, documents, 4, seed=3):
            rows = np.isin(pairs.document, list(fold))
            if rows.any():
                chance[rows] = role_fit(pairs, inputs, set(documents) - fold, decay)(pairs.table[inputs][rows])
        score, threshold = best_threshold(
            lambda t: f1(role_tally(pairs.half, documents, roles_given(pairs, chance, t, documents))))
        if best is None or score > best[0]:
            best = (score, decay, threshold)
    return best


def roles_trained(pairs, inputs, documents, other, test):
    """Chosen and fitted on `documents` of `pairs`; what it gives on `test` of `other`."""
    _, decay, threshold = role_choose(pairs, inputs, documents)
    return roles_given(other, role_fit(pairs, inputs, documents, decay)(other.table[inputs]), threshold, test)
