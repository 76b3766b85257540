# SPDX-License-Identifier: Apache-2.0
"""Coded documents as batches for the event heads, their losses, and scores on documents kept back."""
import collections
import dataclasses
import random

import numpy as np
import torch
import torch.nn.functional as F

import event_data
import event_network
from event_data import CLASSES, MODES, ROLES, STATUSES
from features import fnv1a, hashes


def kept_strings(documents, least):
    """Sorted hashes of the paths and markings seen often enough in the sentences of triggers."""
    paths, markings = collections.Counter(), collections.Counter()
    for document in documents:
        for s in document.sentences:
            for t in s.triggers:
                for word, _ in t.roles:
                    paths[event_data.path(s, t.word, word)] += 1
                    markings[event_data.marking(s, word)] += 1
    pick = lambda count: sorted(fnv1a(k) for k, n in count.items() if n >= least and k != event_data.FAR)
    return pick(paths), pick(markings)


class EventEncoder:
    def __init__(self, encoder, paths, markings, relations):
        self.encoder = encoder                      # batches.Encoder: rows of the trunk's tables
        self.paths = {h: i + 1 for i, h in enumerate(paths)}
        self.markings = {h: i + 1 for i, h in enumerate(markings)}
        self.relations = {r: i + 1 for i, r in enumerate(relations)}

    def sizes(self):
        return {"classes": len(CLASSES), "modes": len(MODES), "statuses": len(STATUSES), "roles": len(ROLES),
                "relations": len(self.relations), "paths": len(self.paths), "markings": len(self.markings)}

    def rows(self, s):
        if not hasattr(s, "rows"):
            s.rows = np.array([self.encoder.rows_of(f) for f in s.forms], dtype=np.int64)
            s.rows[:, self.encoder.join_at] = s.joins
            n = len(s.forms)
            s.governors = np.array([h if h >= 0 else i for i, h in enumerate(s.heads)], dtype=np.int64)
            s.relation_rows = np.array([self.relations.get(r, 0) for r in s.relations], dtype=np.int64)
            s.marking_rows = np.array([self.markings.get(fnv1a(event_data.marking(s, i)), 0) for i in range(n)], dtype=np.int64)
            s.path_rows = {}
        return s.rows

    def arc_features(self, s, trigger, n):
        if trigger not in s.path_rows:
            m = len(s.forms)
            s.path_rows[trigger] = np.array([self.paths.get(fnv1a(event_data.path(s, trigger, w)), 0) for w in range(m)], dtype=np.int64)
        out = np.zeros((4, n), dtype=np.int64)
        m, cap = len(s.forms), event_network.DISTANCE_CAP
        out[0, :m], out[1, :m] = s.path_rows[trigger], s.marking_rows
        actors, recipients = s.framed[trigger]
        out[3, recipients] = 2
        out[3, actors] = 1
        out[2] = np.clip(np.arange(n) - trigger, -cap, cap) + cap
        return out


def bags(lists, n, padding):
    size = max([1] + [len(w) for s in lists for w in s])
    out = np.full((len(lists), n, size), padding, dtype=np.int64)
    for k, s in enumerate(lists):
        for i, w in enumerate(s):
            out[k, i, :len(w)] = w
    return torch.from_numpy(out)


class Bucket:
    """Sentences of like length of a batch. `triggers`: (sentence, Trigger)."""

    def __init__(self, sentences, encoder, disguise, senseless):
        self.sentences = [s for _, s in sentences]
        n = max(len(s.forms) for s in self.sentences)
        count = len(sentences)
        features = encoder.rows(self.sentences[0]).shape[1]
        x, mask = np.zeros((count, n, features), dtype=np.int64), np.zeros((count, n), dtype=np.float32)
        fixed = {k: np.zeros((count, n), dtype=np.int64) for k in ("grammar", "entities", "positions", "relations", "heads")}
        self.cls = np.full((count, n), -100, dtype=np.int64)
        for k, s in enumerate(self.sentences):
            m = len(s.forms)
            x[k, :m] = disguise(s, encoder.rows(s)) if disguise else encoder.rows(s)
            mask[k, :m] = 1
            fixed["grammar"][k, :m] = s.grammar
            fixed["entities"][k, :m], fixed["positions"][k, :m] = s.entities, s.positions
            fixed["relations"][k, :m], fixed["heads"][k, :m] = s.relation_rows, s.governors
            self.cls[k, :m] = 0
            for t in s.triggers:
                self.cls[k, t.word] = t.cls
        self.x, self.mask = torch.from_numpy(x), torch.from_numpy(mask)
        senses = [[[] if senseless and random.random() < senseless else w for w in s.senses] for s in self.sentences]
        self.inputs = {k: torch.from_numpy(v) for k, v in fixed.items()}
        self.inputs["senses"] = bags(senses, n, event_network.SENSES)
        self.inputs["modes"] = bags([[[] if not senses[k][i] else w for i, w in enumerate(s.modes)] for k, s in enumerate(self.sentences)], n, event_network.MODES)
        self.document = torch.tensor([d for d, _ in sentences])
        self.triggers = [(k, t) for k, s in enumerate(self.sentences) for t in s.triggers]
        self.n = n

    def arc_inputs(self, encoder, pairs):
        """pairs: (sentence, trigger word)."""
        features = np.stack([encoder.arc_features(self.sentences[k], w, self.n) for k, w in pairs])
        f = torch.from_numpy(features)
        return (torch.tensor([k for k, _ in pairs]), torch.tensor([w for _, w in pairs]),
                {"paths": f[:, 0], "markings": f[:, 1], "distances": f[:, 2], "framed": f[:, 3]})


class Batch:
    """All sentences of some documents, in buckets of like length."""

    def __init__(self, documents, encoder, disguise=None, senseless=0.0, bucket=700):
        if senseless and random.random() < 0.05:
            senseless = 1.0
        sentences = sorted(((d, s) for d, document in enumerate(documents) for s in document.sentences), key=lambda p: len(p[1].forms))
        self.documents, self.buckets, current = len(documents), [], []
        for pair in sentences:
            current.append(pair)
            if len(current) * len(pair[1].forms) >= bucket:
                self.buckets.append(Bucket(current, encoder, disguise, senseless))
                current = []
        if current:
            self.buckets.append(Bucket(current, encoder, disguise, senseless))

    def states(self, net, events):
        """The states of each bucket."""
        trunks = [net.trunk(b.x, b.mask) for b in self.buckets]
        total, words = torch.zeros(self.documents, trunks[0].shape[-1]), torch.zeros(self.documents)
        for b, h in zip(self.buckets, trunks):
            total = total.index_add(0, b.document, (h * b.mask.unsqueeze(-1)).sum(1))
            words = words.index_add(0, b.document, b.mask.sum(1))
        mean = total / words.clamp(min=1).unsqueeze(1)
        return [events.states(h, b.mask, b.inputs, mean[b.document]) for b, h in zip(self.buckets, trunks)]


def losses(net, events, batch, encoder, weights):
    total = 0.0
    for bucket, z in zip(batch.buckets, batch.states(net, events)):
        total = total + bucket_losses(events, bucket, z, encoder, weights)
    return total


def bucket_losses(events, batch, z, encoder, weights):
    d = events.dropout(z)
    target = torch.from_numpy(batch.cls)
    on = target >= 0
    total = F.cross_entropy(events.classes(d[on]), target[on], reduction="sum") / weights["scale"]
    if batch.triggers:
        sentence, word, features = batch.arc_inputs(encoder, [(k, t.word) for k, t in batch.triggers])
        own = d[sentence, word]
        mode = torch.tensor([t.mode for _, t in batch.triggers])
        status = torch.tensor([t.status for _, t in batch.triggers])
        total = total + weights["mode"] * F.cross_entropy(events.mode(own), mode, reduction="sum") / weights["scale"]
        total = total + weights["status"] * F.cross_entropy(events.status(own), status, reduction="sum") / weights["scale"]
        score = events.arcs(z, sentence, word, features)
        want = torch.zeros_like(score)
        for i, (_, t) in enumerate(batch.triggers):
            for w, role in t.roles:
                want[i, w, role] = 1
        loss = F.binary_cross_entropy_with_logits(score, want, reduction="none") * batch.mask[sentence].unsqueeze(-1)
        total = total + weights["role"] * loss.sum() / weights["scale"]
    return total


class Feed:
    def __init__(self, documents, encoder, size, augment):
        self.documents, self.encoder, self.size, self.augment = documents, encoder, size, augment
        self.words = [sum(len(s.forms) for s in d.sentences) for d in documents]
        self.drop = {}

    def disguise(self, s, rows):
        rows = rows.copy()
        a = self.augment
        n = len(rows)
        dropped = np.random.rand(n) < a.get("drop_event_words", 0.08)
        rows[dropped, 0] = 0
        lost = dropped & (np.random.rand(n) < 0.3)
        for feature in range(1, rows.shape[1]):
            if feature not in (self.encoder.encoder.shape_at, self.encoder.encoder.join_at):
                rows[lost & (np.random.rand(n) < 0.6), feature] = 0
        return rows

    def count(self):
        return max(1, round(sum(self.words) / self.size))

    def epoch(self):
        order = list(range(len(self.documents)))
        random.shuffle(order)
        current, words = [], 0
        for i in order:
            current.append(self.documents[i])
            words += self.words[i]
            if words >= self.size:
                yield Batch(current, self.encoder, self.disguise, self.augment.get("senseless", 0.1))
                current, words = [], 0
        if current:
            yield Batch(current, self.encoder, self.disguise, self.augment.get("senseless", 0.1))


@dataclasses.dataclass
class Seen:
    """What the heads say of one sentence."""
    sentence: event_data.Sentence
    classes: np.ndarray         # [words, classes] scores
    statuses: np.ndarray        # [words, statuses]
    modes: np.ndarray           # [words, modes]
    bucket: Bucket
    states: torch.Tensor
    place: int                  # of the sentence in the bucket

    def roles(self, events, encoder, words):
        """[triggers, words, roles] scores."""
        with torch.no_grad():
            return events.arcs(self.states, *self.bucket.arc_inputs(encoder, [(self.place, w) for w in words])).numpy()


def predict(net, events, encoder, documents):
    """(document, [Seen of each sentence in order])."""
    net.eval(), events.eval()
    with torch.no_grad():
        for first in range(0, len(documents), 8):
            group = [d for d in documents[first:first + 8] if d.sentences]
            batch = Batch(group, encoder)
            seen = {}
            for bucket, z in zip(batch.buckets, batch.states(net, events)):
                scores = [head(z).numpy() for head in (events.classes, events.status, events.mode)]
                for k, s in enumerate(bucket.sentences):
                    seen[id(s)] = Seen(s, *(v[k, :len(s.forms)] for v in scores), bucket, z, k)
            for document in group:
                yield document, [seen[id(s)] for s in document.sentences]
    net.train(), events.train()


LOWEST = -4.0       # scores below this are never events or roles
LIKELY_ROLE = -0.4  # from here on `score` takes an arc for a role


def heights(classes):
    """The best class of each word, and how far its score stands above that of "no event"."""
    best = classes[:, 1:].argmax(1) + 1
    return best, classes[np.arange(len(best)), best] - classes[:, 0]


def f1(hits, found, gold):
    return 200.0 * hits / max(1, found + gold)


@dataclasses.dataclass
class Readings:
    """What the heads say of documents beside what their coders say."""
    words: list = dataclasses.field(default_factory=list)       # (class, height, right, in a sentence without events)
    mentions: collections.Counter = dataclasses.field(default_factory=collections.Counter)     # a class
    empty: int = 0                                              # sentences without events
    arcs: list = dataclasses.field(default_factory=list)        # (role, score, right), over coded triggers
    fillers: collections.Counter = dataclasses.field(default_factory=collections.Counter)      # a role
    statuses: collections.Counter = dataclasses.field(default_factory=collections.Counter)     # (coded, found), over coded triggers


def readings(net, events, encoder, documents):
    found = Readings()
    for _, out in predict(net, events, encoder, documents):
        for seen in out:
            s, status = seen.sentence, seen.statuses.argmax(-1)
            labels = {t.word: t for t in s.triggers}
            found.mentions.update(t.cls for t in labels.values())
            found.empty += not labels
            for w, (cls, height) in enumerate(zip(*heights(seen.classes))):
                if height > LOWEST:
                    found.words.append((int(cls), float(height), w in labels and labels[w].cls == cls, not labels))
            scores = seen.roles(events, encoder, [t.word for t in s.triggers]) if s.triggers else []
            for t, score in zip(s.triggers, scores):
                found.statuses[t.status, int(status[t.word])] += 1
                want = set(t.roles)
                found.fillers.update(role for _, role in want)
                found.arcs += [(int(role), float(score[w, role]), (int(w), int(role)) in want)
                               for w, role in zip(*np.nonzero(score[:len(s.forms)] > LOWEST))]
    return found


def score(net, events, encoder, documents):
    """Mentions with the right class: best F1 over one threshold; false ones per 100 sentences without events at it; roles over
    right triggers; status macro F1 over gold triggers."""
    seen = readings(net, events, encoder, documents)
    gold = sum(seen.mentions.values())
    best, hits, false = (0.0, 0.0, 0, 0, 0), 0, 0
    for i, (_, height, right, in_empty) in enumerate(sorted(seen.words, key=lambda r: -r[1]), 1):
        hits += right
        false += in_empty
        value = f1(hits, i, gold)
        if value > best[0]:
            best = (value, height, 100 * hits / i, 100 * hits / max(1, gold), 100 * false / max(1, seen.empty))
    macro = []
    for c in range(len(STATUSES)):
        coded = sum(n for (a, _), n in seen.statuses.items() if a == c)
        found = sum(n for (_, b), n in seen.statuses.items() if b == c)
        if coded:
            macro.append(f1(seen.statuses[c, c], found, coded))
    roles = []
    for r, name in enumerate(ROLES):
        taken = [right for role, score, right in seen.arcs if role == r and score > LIKELY_ROLE]
        roles.append("%s %.1f" % (name, f1(sum(taken), len(taken), seen.fillers[r])))
    return "class F %.1f (at %.2f: P %.1f R %.1f false %.1f) of %d; status %.1f; roles %s" % (
        *best, gold, sum(macro) / max(1, len(macro)), " ".join(roles))
