# SPDX-License-Identifier: Apache-2.0
"""Turns sentences into padded tensors, with the disguises that make the network robust.

Forms are dropped the more often the rarer they are; some sentences are seen as headlines (other
letter case); person names are exchanged for names of a list, so that no name is learned by heart.
"""
import bisect
import dataclasses
import random

import numpy as np
import torch

import corpus
import lemma
import neighbours
from features import fold, hashes

VARIANTS = 4        # as written, lower, UPPER, Title


def variant_form(form, variant):
    return (form, form.lower(), form.upper(), form[:1].upper() + form[1:])[variant]


@dataclasses.dataclass
class Batch:
    x: torch.Tensor
    mask: torch.Tensor
    weight: torch.Tensor
    targets: dict


@dataclasses.dataclass
class Encoded:
    rows: np.ndarray            # [words, features]
    shapes: np.ndarray          # [variants, words] rows of the shape table
    targets: dict
    weight: float
    people: np.ndarray          # positions of words inside person names
    until: float                # share of the training after which the sentence is left out
    drop: np.ndarray = None     # probability of dropping the form, per word


class Encoder:
    def __init__(self, spec, tables, labels, known_lemmas=()):
        self.spec, self.tables, self.labels = spec, tables, labels
        self.known_lemmas = frozenset(known_lemmas)
        self.index = {k: {l: i for i, l in enumerate(v)} for k, v in labels.items()}
        kinds = [kind for kind, _ in spec]
        self.join_at, self.shape_at = kinds.index("join"), kinds.index("shape")

    def row(self, feature, value):
        table = self.tables[feature]
        at = bisect.bisect_left(table, value)
        return at + 1 if at < len(table) and table[at] == value else 0

    def rows_of(self, form):
        return [self.row(i, value) for i, value in enumerate(hashes(form, self.spec))]

    def rows(self, sentence):
        rows = np.array([self.rows_of(f) for f in sentence.forms], dtype=np.int64)
        rows[:, self.join_at] = sentence.joins
        return rows

    def encode(self, s):
        shapes = np.array([[self.row(self.shape_at, hashes(variant_form(f, v), self.spec)[self.shape_at]) for f in s.forms]
                           for v in range(VARIANTS)])
        people = [i for i, t in enumerate(s.names or []) if t and t.endswith("PER")]
        return Encoded(self.rows(s), shapes, self.targets(s), s.weight, np.array(people, dtype=np.int64), s.until)

    def targets(self, s):
        n = len(s.forms)
        none = np.full(n, -100, dtype=np.int64)
        look = lambda key, values: np.array([self.index[key].get(v, -100) for v in values], dtype=np.int64)
        out = {k: none for k in ("upos", "feats", "lemma", "names", "heads", "relation")}
        if s.upos:
            out["upos"] = look("upos", s.upos)
        if s.feats:
            out["feats"] = look("feats", s.feats)
        if s.lemmas and s.upos:
            out["lemma"] = look("lemma", [l is not None and lemma.rule_of(f, l, u or "X") for f, l, u in zip(s.forms, s.lemmas, s.upos)])
        if s.names:
            out["names"] = look("names", s.names)
        if s.heads:
            out["heads"] = np.array([-100 if h is None else h for h in s.heads], dtype=np.int64)
            out["relation"] = look("relation", s.relations)
            out["relation"][out["heads"] < 0] = -100
        return out


class Feed:
    def __init__(self, sentences, encoder, form_counts, augment, data_folder):
        self.encoder, self.augment = encoder, augment
        self.items = [encoder.encode(s) for s in sentences]
        floor, rare = augment.get("drop", 0.04), augment.get("drop_rare", 0.5)
        for item, s in zip(self.items, sentences):
            counts = np.array([form_counts[hashes(f, encoder.spec)[0]] for f in s.forms])
            item.drop = floor + rare / (1.0 + counts)
        self.names = [encoder.rows_of(n) for n in read_name_list(augment, data_folder)]
        self.others = [i for i, (kind, _) in enumerate(encoder.spec) if kind in ("prefix", "suffix")]

    def count(self, size, epochs):
        """Steps of the whole training."""
        return sum(len(self.plan(size, epoch / epochs, random.Random(0))) for epoch in range(epochs))

    def plan(self, size, progress, source):
        """Groups of sentences of like length, about `size` words each."""
        used = [i for i, item in enumerate(self.items) if item.until > progress]
        order = sorted(used, key=lambda i: len(self.items[i].rows) + source.random() * 4)
        out, current = [], []
        for i in order:
            current.append(i)
            if len(current) * len(self.items[i].rows) >= size:
                out.append(current)
                current = []
        return out + [current] if current else out

    def epoch(self, size, progress):
        plan = self.plan(size, progress, random)
        random.shuffle(plan)
        for group in plan:
            yield assemble([self.disguise(self.items[i]) for i in group], [self.items[i] for i in group])

    def disguise(self, item):
        rows, n = item.rows.copy(), len(item.rows)
        a = self.augment
        if self.names and len(item.people) and random.random() < a.get("exchange_names", 0.0):
            for position in item.people:
                shape, join = rows[position, self.encoder.shape_at], rows[position, self.encoder.join_at]
                rows[position] = random.choice(self.names)
                rows[position, self.encoder.shape_at], rows[position, self.encoder.join_at] = shape, join
        if random.random() < a.get("headline", 0.0):
            rows[:, self.encoder.shape_at] = item.shapes[random.randrange(1, VARIANTS)]
        dropped = np.random.rand(n) < item.drop
        rows[dropped, 0] = 0
        lost = dropped & (np.random.rand(n) < a.get("drop_parts", 0.2))
        for feature in self.others:
            rows[lost & (np.random.rand(n) < 0.6), feature] = 0
        if random.random() < a.get("drop_joins", 0.1):
            rows[:, self.encoder.join_at] = 0
        return rows


def read_name_list(augment, data_folder):
    """One column of tab-separated files of names; each name counts once."""
    out = []
    for path, column, title, *convert in augment.get("name_lists", []):
        with open(corpus.expand(path, data_folder), encoding="utf-8") as file:
            for line in file:
                for name in line.rstrip("\n").split("\t")[column].split():
                    name = neighbours.letters(name) if convert else name
                    out.append(name.title() if title else name)
    return sorted(set(out))


def assemble(rows, items):
    n = max(len(r) for r in rows)
    x = np.zeros((len(rows), n, rows[0].shape[1]), dtype=np.int64)
    mask = np.zeros((len(rows), n), dtype=np.float32)
    targets = {k: np.full((len(rows), n), -100, dtype=np.int64) for k in items[0].targets}
    for k, (r, item) in enumerate(zip(rows, items)):
        x[k, :len(r)], mask[k, :len(r)] = r, 1
        for key, value in item.targets.items():
            targets[key][k, :len(r)] = value
    return Batch(torch.from_numpy(x), torch.from_numpy(mask), torch.tensor([i.weight for i in items]),
                 {k: torch.from_numpy(v) for k, v in targets.items()})
