#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A second proposer of events beside the lexicon (docs/decisions/0003).

usage: proposer.py FOLDER [choose|open|kept|control|roles|all] [--inputs word] [--texts FILE]

FOLDER holds what `trunk en open FOLDER` and `trunk en kept FOLDER` wrote. A softmax over the words'
trunk vectors names triggers and their class, a second one the roles of (trigger, phrase) pairs.
All settings are chosen by cross-validation over documents of the open half. Of the kept half only
totals are printed. `open` writes FOLDER/open.errors.INPUTS.tsv: what each side found, by letters.
"""
import argparse
import collections
import math
import os
import random
import pathlib

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy

import numpy as np
import torch

torch.set_num_threads(1)
GOLD = pathlib.Path(__file__).resolve().parent.parent / "gold" / "news"
CLASSES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
           "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
NONE = len(CLASSES)
TRIGGER_UPOS = {"VERB", "NOUN", "ADJ", "PROPN"}
PHRASE_UPOS = {"NOUN", "PROPN", "PRON", "NUM", "DET"}
DECAYS = [0.0003, 0.001, 0.003, 0.01, 0.03]
WEIGHTS = [1.0, 4.0]
THRESHOLDS = [round(0.05 * i, 2) for i in range(1, 20)]


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


Mention = collections.namedtuple("Mention", "document line begin end label main event")
Found = collections.namedtuple("Found", "document line begin end label")


def overlap(a, b):
    return a.line == b.line and a.begin < b.end and b.begin < a.end


class Half:
    """Gold, words, vectors and the program's events of one half."""

    def __init__(self, folder, half):
        self.documents = [(r["document"], int(r["first"]), int(r["last"])) for r in rows_of(GOLD / half / "documents.tsv")]
        people = collections.defaultdict(set)
        for r in rows_of(GOLD / half / "entities.tsv"):
            if r["kind"] == "person":
                people[r["document"]].add(r["label"])
        self.people = [people[name] for name, _, _ in self.documents]
        self.read_words(folder, half)
        self.read_gold(half)
        self.read_lexicon(folder, half)
        self.label_words()

    def document_at(self, line):
        return next((i for i, (_, first, last) in enumerate(self.documents) if first <= line <= last), -1)

    def read_words(self, folder, half):
        rows = rows_of(folder / f"{half}.words.tsv")
        self.words = [Found(self.document_at(int(r["line"])), int(r["line"]), int(r["from"]), int(r["to"]), None) for r in rows]
        self.document = np.array([word.document for word in self.words])
        self.sentence = [int(r["sentence"]) for r in rows]
        self.upos = [r["upos"] for r in rows]
        self.lemma = [r.get("lemma", "") for r in rows]
        self.head = [int(r["head"]) for r in rows]
        self.relation = [r["relation"] for r in rows]
        flat = np.fromfile(folder / f"{half}.trunk.f32", dtype=np.float32)
        self.trunk = flat.reshape(len(rows), -1)
        self.by_line = collections.defaultdict(list)
        for i, word in enumerate(self.words):
            self.by_line[word.line].append(i)

    def read_gold(self, half):
        events = {(r["document"], r["id"]): r for r in rows_of(GOLD / half / "events.tsv")}
        self.mentions = []
        for r in rows_of(GOLD / half / "en" / "events.tsv"):
            document = self.document_at(int(r["line"]))
            event = events[self.documents[document][0], r["event"]]
            self.mentions.append(Mention(document, int(r["line"]), int(r["from"]), int(r["to"]), event["class"],
                                         r["kind"] == "main", r["event"]))
        self.fillers = collections.defaultdict(list)  # (document, line, event) -> (role, entity, letters)
        for r in rows_of(GOLD / half / "en" / "roles.tsv"):
            line = int(r["line"])
            at = Found(self.document_at(line), line, int(r["from"]), int(r["to"]), None)
            self.fillers[at.document, line, r["event"]].append((r["role"], r["entity"], at))
        self.names = collections.defaultdict(list)  # (document, entity) -> letters
        for r in rows_of(GOLD / half / "en" / "names.tsv"):
            at = Found(self.document_at(int(r["line"])), int(r["line"]), int(r["from"]), int(r["to"]), None)
            self.names[at.document, r["entity"]].append(at)

    def read_lexicon(self, folder, half):
        self.lexicon, self.grammar = [], []
        seen = set()
        for r in rows_of(folder / f"{half}.events.tsv"):
            line = int(r["line"])
            at = Found(self.document_at(line), line, int(r["from"]), int(r["to"]), r["class"])
            self.grammar.append((at, spans(at.document, r["actors"]), spans(at.document, r["recipients"])))
            if at not in seen:
                seen.add(at)
                self.lexicon.append(at)
        self.found_names = []
        for r in rows_of(folder / f"{half}.names.tsv"):
            line = int(r["line"])
            self.found_names.append((int(r["head"]), Found(self.document_at(line), line, int(r["from"]), int(r["to"]), None)))

    def word_of(self, span):
        """The word through which the tree holds a span; None when no word is there."""
        inside = [i for i in self.by_line[span.line] if overlap(self.words[i], span)]
        tops = [i for i in inside if self.head[i] not in inside]
        return (tops or inside or [None])[0]

    def label_words(self):
        self.label = np.full(len(self.words), NONE)
        self.candidate = np.array([upos in TRIGGER_UPOS for upos in self.upos])
        self.masked = np.zeros(len(self.words), dtype=bool)
        self.trigger = []
        for mention in self.mentions:
            word = self.word_of(mention)
            self.trigger.append(word)
            for i in self.by_line[mention.line]:
                if overlap(self.words[i], mention):
                    self.masked[i] = True
        for mention, word in zip(self.mentions, self.trigger):
            if word is not None:
                self.label[word] = CLASSES.index(mention.label)
                self.masked[word] = False


def spans(document, cell):
    out = []
    for item in cell.split():
        line, letters = item.split(":")
        begin, end = letters.split("-")
        out.append(Found(document, int(line), int(begin), int(end), None))
    return out


# ---------------------------------------------------------------- the classifier

class Softmax:
    """Multinomial logistic regression, or with `hidden` units a network of one hidden layer."""

    def __init__(self, x, y, classes, decay, weight, none, hidden=0):
        torch.manual_seed(1)
        self.prepare(x)
        x = self.scaled(x)
        y = torch.from_numpy(y)
        sample = torch.where(y == none, torch.tensor(1.0), torch.tensor(weight))
        sample = sample / sample.sum()
        layers = [Sparse(self.deviation, classes)] if self.sparse else []
        sizes = [] if self.sparse else [x.shape[1], hidden, classes] if hidden else [x.shape[1], classes]
        for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
            layer = torch.nn.Linear(a, b)
            if not hidden:
                torch.nn.init.zeros_(layer.weight)
            layers += [torch.nn.ReLU()] * (i > 0) + [layer]
        self.net = torch.nn.Sequential(*layers)
        matrices = [p for p in self.net.parameters() if p.dim() == 2]
        search = torch.optim.LBFGS(self.net.parameters(), max_iter=60, history_size=8, line_search_fn="strong_wolfe")

        def step():
            search.zero_grad()
            loss = (torch.nn.functional.cross_entropy(self.net(x), y, reduction="none") * sample).sum()
            loss = loss + 0.5 * decay * sum((m * m).sum() for m in matrices)
            loss.backward()
            return loss
        search.step(step)

    def prepare(self, x):
        """Mean and deviation of each number; rows of whole numbers are places of ones in a long vector."""
        self.sparse = x.dtype == np.int64
        if self.sparse:
            self.mean = np.bincount(x.ravel(), minlength=x.max() + 1) / len(x)
            self.mean = np.pad(self.mean, (0, Sparse.size - len(self.mean)))
            self.deviation = (np.sqrt(self.mean * (1 - self.mean).clip(0)) + 1e-3).astype(np.float32)
        else:
            self.mean, self.deviation = x.mean(0), x.std(0) + 1e-3

    def scaled(self, x):
        return torch.from_numpy(x if self.sparse else (x - self.mean) / self.deviation)

    def __call__(self, x):
        with torch.no_grad():
            return torch.softmax(self.net(self.scaled(x)), 1).numpy()


class Sparse(torch.nn.Module):
    """A linear layer over scaled ones; the last place stands for "unknown" and counts nothing."""
    size = 0

    def __init__(self, deviation, classes):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(self.size, classes))
        self.bias = torch.nn.Parameter(torch.zeros(classes))
        self.scale = torch.from_numpy(1 / deviation)

    def forward(self, x):
        known = (x < self.size - 1).float() * self.scale[x]
        return (self.weight[x] * known[:, :, None]).sum(1) + self.bias


def letters_of(half):
    """What a list of words could know without the trunk: form, first five letters, word class."""
    return [[f"form {form}", f"stem {form[:5]}", f"upos {upos}"] for form, upos in zip(half.forms, half.upos)]


def rows_for(half):
    """The classes (two at most) that the lexicon's rows of one word give."""
    alone, _ = listed()
    out = []
    for lemma, form in zip(half.lemma, half.forms):
        classes = sorted({name for name, _ in alone[lemma] | alone[form]})[:2]
        out.append([f"row {name}" for name in classes + [""] * (2 - len(classes))])
    return out


def word_inputs(half, inputs):
    """The trunk of the word; "head": also of its head; "around": also of the words beside it.
    "letters" is a control without the trunk, "letters and trunk" has both, "letters and rows" also
    the classes of the lexicon's rows for the word."""
    if inputs in ("letters", "letters and rows"):
        unknown = len(half.vocabulary)
        Sparse.size = unknown + 1
        all_features = letters_of(half)
        if inputs == "letters and rows":
            all_features = [features + rows for features, rows in zip(all_features, rows_for(half))]
        return np.array([[half.vocabulary.get(f, unknown) for f in features] for features in all_features], dtype=np.int64)
    parts = [half.trunk]
    if inputs.startswith("letters"):
        table = np.zeros((len(half.words), len(half.vocabulary)), dtype=np.float32)
        for i, features in enumerate(letters_of(half)):
            for feature in features:
                if feature in half.vocabulary:
                    table[i, half.vocabulary[feature]] = 1
        parts.append(table)
    if inputs == "head":
        parts.append(np.where(np.array(half.head)[:, None] >= 0, half.trunk[half.head], 0))
    if inputs == "around":
        same = np.array(half.sentence)
        for shift in (1, -1):
            moved = np.roll(half.trunk, shift, 0)
            parts.append(np.where((np.roll(same, shift) == same)[:, None], moved, 0))
    return np.concatenate(parts, 1).astype(np.float32)


def chances(model, x, rows):
    out = np.zeros((len(x), NONE + 1), dtype=np.float32)
    out[:, NONE] = 1
    if len(rows):
        out[rows] = model(x[rows])
    return out


# ---------------------------------------------------------------- counting

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
    lines = group(lexicon)
    return lexicon + [p for p in proposed if not any(overlap(p, l) for l in lines[p.line])]


def intersection(lexicon, proposed):
    lines = group(proposed)
    return [l for l in lexicon if any(overlap(p, l) and p.label == l.label for p in lines[l.line])]


def confirmed(half, lexicon, chance, threshold):
    """The lexicon's triggers of which the proposer does not say that they are none."""
    def event(found):
        inside = [i for i in half.by_line[found.line] if overlap(half.words[i], found)]
        return max((1 - chance[i, NONE] for i in inside), default=1)
    return [found for found in lexicon if event(found) >= threshold]


def group(found):
    lines = collections.defaultdict(list)
    for one in found:
        lines[one.line].append(one)
    return lines


def hits(half, found, documents, label=True):
    """Indices of gold mentions found (one to one), with the class right unless `label` is off."""
    lines = group(found)
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
    """Per document: hits, found, gold, false on lines without events, lines without events."""
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


def quiet(counts):
    return 100 * counts[:, 3].sum() / max(counts[:, 4].sum(), 1)


def resamples(units, times=2000, seed=7):
    return np.random.RandomState(seed).randint(0, units, (times, units))


def interval(counts, measure, draws):
    values = [measure(counts[draw]) for draw in draws]
    return np.percentile(values, [2.5, 97.5])


def figures(name, counts):
    draws = resamples(len(counts))
    low, high = interval(counts, f1, draws)
    hit, found, gold = counts.sum(0)[:3]
    qlow, qhigh = interval(counts, quiet, draws)
    print(f"  {name:<34} F1 {f1(counts):5.1f} [{low:4.1f}, {high:4.1f}]  P {100 * hit / max(found, 1):5.1f} R "
          f"{100 * hit / max(gold, 1):5.1f}  hits {hit:.0f} found {found:.0f} n {gold:.0f}  false/100 empty lines "
          f"{quiet(counts):4.1f} [{qlow:4.1f}, {qhigh:4.1f}]")


# ---------------------------------------------------------------- choosing on the open half

def folds_of(half, documents, count, seed):
    """Documents dealt out by number of mentions, so that every fold has some."""
    size = collections.Counter(m.document for m in half.mentions)
    order = list(documents)
    random.Random(seed).shuffle(order)
    order.sort(key=lambda d: -size[d])
    return [set(order[i::count]) for i in range(count)]


def train_rows(half, documents):
    rows = np.flatnonzero(np.isin(half.document, list(documents)) & half.candidate & ~half.masked)
    return rows


def test_rows(half, documents):
    return np.flatnonzero(np.isin(half.document, list(documents)) & half.candidate)


def fit(half, x, documents, setting):
    rows = train_rows(half, documents)
    return Softmax(x[rows], half.label[rows], NONE + 1, setting["decay"], setting["weight"], NONE, setting["hidden"])


def out_of_fold(half, x, documents, setting, count, seed):
    total = np.zeros((len(x), NONE + 1), dtype=np.float32)
    total[:, NONE] = 1
    for fold in folds_of(half, documents, count, seed):
        model = fit(half, x, set(documents) - fold, setting)
        rows = test_rows(half, fold)
        total[rows] = model(x[rows])
    return total


def best_threshold(value):
    scores = [(value(t), t) for t in THRESHOLDS]
    return max(scores, key=lambda s: (s[0], s[1]))


def choose(half, x, documents, kind, seed=3, count=4):
    """Weight decay, class weight and thresholds by cross-validation over `documents`."""
    best = None
    lexicon = [l for l in half.lexicon if l.document in documents]
    for decay in DECAYS:
        for weight in WEIGHTS:
            setting = {"decay": decay, "weight": weight, "hidden": kind["hidden"]}
            chance = out_of_fold(half, x, documents, setting, count, seed)
            score, threshold = best_threshold(lambda t: f1(tally(half, proposals(half, chance, t, documents), documents)))
            if best is None or score > best[0]:
                best = (score, setting, threshold, chance)
    score, setting, threshold, chance = best
    value = lambda found: f1(tally(half, found, documents))
    return {"setting": setting, "alone": threshold, "score": score,
            "union": best_threshold(lambda t: value(union(lexicon, proposals(half, chance, t, documents))))[1],
            "confirm": max(((value(confirmed(half, lexicon, chance, t)), -t) for t in [0] + THRESHOLDS))[1] * -1}


KINDS = [{"inputs": inputs, "hidden": hidden} for inputs in ("word", "head", "around") for hidden in (0, 32)]


def choose_kind(half):
    documents = set(range(len(half.documents)))
    print("kind of classifier, by 4-fold cross-validation over all open documents (best of decay, weight, threshold)")
    for kind in KINDS:
        x = word_inputs(half, kind["inputs"])
        chosen = choose(half, x, documents, kind)
        print(f"  inputs {kind['inputs']:<7} hidden {kind['hidden']:<3} F1 {chosen['score']:5.1f} {chosen['setting']} "
              f"threshold {chosen['alone']}", flush=True)


KIND = {"inputs": "word", "hidden": 0}


# ---------------------------------------------------------------- reports

def systems(half, chance, chosen, documents):
    lexicon = [l for l in half.lexicon if l.document in documents]
    proposed = proposals(half, chance, chosen["alone"], documents)
    return {"lexicon": lexicon, "proposer": proposed, "union": union(lexicon, proposed),
            "intersection": intersection(lexicon, proposed),
            "union, threshold for it": union(lexicon, proposals(half, chance, chosen["union"], documents)),
            "lexicon, proposer may veto": confirmed(half, lexicon, chance, chosen["confirm"])}


def overlap_counts(half, found, documents):
    lexicon, proposer = (hits(half, found[k], documents) for k in ("lexicon", "proposer"))
    anywhere = {k: hits(half, found[k], documents, label=False) for k in ("lexicon", "proposer")}
    events = {k: {(half.mentions[m].document, half.mentions[m].event) for m in v} for k, v in (("l", lexicon), ("p", proposer))}
    print(f"  events of which a mention is found with its class: both {len(events['l'] & events['p'])}, only lexicon "
          f"{len(events['l'] - events['p'])}, only proposer {len(events['p'] - events['l'])}, of "
          f"{len({(m.document, m.event) for m in half.mentions})}")
    everything = {m for m, mention in enumerate(half.mentions) if mention.document in documents}
    cells = {"both": lexicon & proposer, "only lexicon": lexicon - proposer, "only proposer": proposer - lexicon,
             "neither": everything - lexicon - proposer}
    print("  mentions with their class: " + ", ".join(f"{k} {len(v)}" for k, v in cells.items()))
    print("  trigger found with any class: " + ", ".join(f"{k} {len(v)}" for k, v in anywhere.items()))
    size = collections.Counter(half.mentions[m].label for m in everything)
    for label, n in size.most_common():
        if n < 10:
            continue
        own = {k: sum(half.mentions[m].label == label for m in v) for k, v in cells.items()}
        print(f"    {label:<9} n {n:<3} both {own['both']:<3} only lexicon {own['only lexicon']:<3} only proposer "
              f"{own['only proposer']:<3} neither {own['neither']}")
    rare = [m for m in everything if size[half.mentions[m].label] < 10]
    own = {k: sum(m in v for m in rare) for k, v in cells.items()}
    print(f"    others    n {len(rare):<3} " + " ".join(f"{k} {v}" for k, v in own.items()))
    return cells


def listed():
    """Word -> (class, verb or noun) of the lexicon's rows of one word, and of longer rows by the word that carries them."""
    alone, longer = collections.defaultdict(set), collections.defaultdict(set)
    with open(GOLD.parents[2] / "languages" / "en" / "events.tsv", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(cells) < 3 or cells[2] not in CLASSES:
                continue
            parts = cells[0].split()
            if len(parts) == 1:
                alone[parts[0].lstrip("=*")].add((cells[2], cells[1]))
                continue
            marked = [part[1:] for part in parts if part.startswith("*")]
            longer[(marked or [parts[0] if cells[1] == "verb" else parts[-1]])[0].lstrip("=*")].add((cells[2], cells[1]))
    return alone, longer


def bare(half):
    """Every verb or noun for which the lexicon has a row of one word, as if there were no grammar."""
    alone, _ = listed()
    out = []
    for i, word in enumerate(half.words):
        classes = {name for name, _ in alone[half.lemma[i]] | alone[half.forms[i]]}
        if half.upos[i] in ("VERB", "NOUN") and classes:
            out.append(Found(word.document, word.line, word.begin, word.end, sorted(classes)[0]))
    return out


def explain(half, cells):
    """Does the lexicon know the words it did not find an event in? Verb, noun or other; main or repeat."""
    alone, longer = listed()
    for cell, mentions in cells.items():
        why, kind = collections.Counter(), collections.Counter()
        for m in mentions:
            mention, word = half.mentions[m], half.trigger[m]
            kind[("main " if mention.main else "repeat ") + (half.upos[word] if word is not None else "none")] += 1
            inside = [i for i in half.by_line[mention.line] if overlap(half.words[i], mention)]
            keys = {k for i in inside for k in (half.lemma[i], half.forms[i])}
            kind_of_word = "noun" if word is not None and half.upos[word] in ("NOUN", "PROPN") else "verb"
            rows = {row for k in keys for row in alone[k]}
            if (mention.label, kind_of_word) in rows:
                why[f"{kind_of_word} row of one word, this class"] += 1
            elif any(label == mention.label for label, _ in rows):
                why[f"{kind_of_word}, this class only as the other kind of word"] += 1
            elif any(label == mention.label for k in keys for label, _ in longer[k]):
                why["only within longer rows, this class"] += 1
            elif any(alone[k] or longer[k] for k in keys):
                why["rows of other classes only"] += 1
            else:
                why["no row"] += 1
        print(f"  {cell}: " + ", ".join(f"{k} {n}" for k, n in why.most_common()) + " | " +
              ", ".join(f"{k} {n}" for k, n in kind.most_common(6)))


def subsets(documents, share, times, seed):
    size = max(1, round(share * len(documents)))
    draw = random.Random(seed)
    return [set(draw.sample(sorted(documents), size)) for _ in range(times)]


def forms(half, texts, which):
    return {m: texts[half.mentions[m].line][half.mentions[m].begin:half.mentions[m].end].lower() for m in which}


def report_control(open_half, kept):
    """The same classifier over letters and the trunk; and the lexicon's words without its grammar."""
    everything, test = set(range(len(open_half.documents))), set(range(len(kept.documents)))
    for name, half in (("open", open_half), ("kept", kept)):
        figures(f"{name}, words of the lexicon's rows", tally(half, bare(half), set(range(len(half.documents)))))
    for inputs in ("letters and rows", "letters and trunk"):
        x, y = word_inputs(open_half, inputs), word_inputs(kept, inputs)
        chosen = choose(open_half, x, everything, {"inputs": inputs, "hidden": 0})
        print(f"control, inputs {inputs} ({len(open_half.vocabulary)} letters' features): open F1 {chosen['score']:.1f} by 4-fold cross-validation; {chosen}")
        chance = chances(fit(open_half, x, everything, chosen["setting"]), y, test_rows(kept, test))
        found = systems(kept, chance, chosen, test)
        for name in ("proposer", "union", "intersection"):
            figures(f"kept, {name}", tally(kept, found[name], test))
        overlap_counts(kept, found, test)


def report_kept(open_half, kept, texts):
    x, y = word_inputs(open_half, KIND["inputs"]), word_inputs(kept, KIND["inputs"])
    everything = set(range(len(open_half.documents)))
    test = set(range(len(kept.documents)))
    runs = []
    for share, times in ((0.25, 5), (0.5, 5), (1.0, 1)):
        scores = collections.defaultdict(list)
        for documents in subsets(everything, share, times, seed=int(100 * share)):
            chosen = choose(open_half, x, documents, KIND)
            chance = chances(fit(open_half, x, documents, chosen["setting"]), y, test_rows(kept, test))
            found = systems(kept, chance, chosen, test)
            size = sum(m.document in documents for m in open_half.mentions)
            counts = {name: tally(kept, one, test) for name, one in found.items()}
            runs.append((share, size, counts["proposer"]))
            for name, one in counts.items():
                scores[name].append((f1(one), quiet(one)))
            scores["n"].append((size, 0))
        print(f"kept, trained on {100 * share:.0f} % of the open documents ({times} draws; mentions "
              f"{', '.join(str(n) for n, _ in scores.pop('n'))})")
        for name, values in scores.items():
            f, q = np.array(values).T
            print(f"  {name:<34} F1 mean {f.mean():5.1f} spread {f.min():.1f}..{f.max():.1f}   false/100 empty lines "
                  f"mean {q.mean():.1f}", flush=True)
    print(f"kept, trained on all; chosen {chosen}")
    for name, one in counts.items():
        figures(name, one)
    explain(kept, overlap_counts(kept, found, test))
    differences(counts)
    seen = set(forms(open_half, texts, range(len(open_half.mentions))).values())
    known = {m for m, form in forms(kept, texts, range(len(kept.mentions))).items() if form in seen}
    for name in ("lexicon", "proposer"):
        hit = hits(kept, found[name], test)
        print(f"  {name}: hits of mentions whose letters are a trigger in the open half: {len(hit & known)} of {len(known)}; "
              f"others: {len(hit - known)} of {len(kept.mentions) - len(known)}")
    stories(open_half, kept, found, test)
    curve(runs, counts["lexicon"])


def stories(open_half, kept, found, test):
    """News repeats itself: do documents that tell a story of the training documents come out better?"""
    told = {d for d in test if any(len(kept.people[d] & people) >= 2 for people in open_half.people)}
    for name, documents in (("share two persons with an open document", told), ("others", test - told)):
        print(f"  kept documents that {name}: {len(documents)}" if documents == told else f"  {name}: {len(documents)}")
        for system in ("lexicon", "proposer", "union"):
            figures(f"  {system}", tally(kept, [f for f in found[system] if f.document in documents], documents))


def differences(counts):
    draws = resamples(len(counts["lexicon"]))
    for name in counts:
        if name == "lexicon":
            continue
        low, high = np.percentile([f1(counts[name][d]) - f1(counts["lexicon"][d]) for d in draws], [2.5, 97.5])
        print(f"  {name} minus lexicon: {f1(counts[name]) - f1(counts['lexicon']):+.1f} [{low:+.1f}, {high:+.1f}]")


def curve(runs, lexicon):
    """F1 against log2 of the number of training mentions; documents and draws are resampled."""
    def slope(chosen, draw):
        n = np.log2([size for _, size, _ in chosen])
        f = [f1(counts[draw]) for _, _, counts in chosen]
        return np.polyfit(n, f, 1)
    whole = np.arange(len(lexicon))
    b, a = slope(runs, whole)
    target = f1(lexicon)
    print(f"curve: F1 = {a:.1f} + {b:.2f} per doubling; lexicon {target:.1f} at 2^{(target - a) / b:.1f} mentions"
          f" = {2 ** min((target - a) / b, 60):.0f}")
    pick = random.Random(5)
    slopes, needed = [], []
    shares = sorted({share for share, _, _ in runs})
    for draw in resamples(len(lexicon), 1000):
        chosen = []
        for share in shares:
            own = [run for run in runs if run[0] == share]
            chosen += [pick.choice(own) for _ in own]
        b, a = slope(chosen, draw)
        slopes.append(b)
        needed.append((f1(lexicon[draw]) - a) / b if b > 0.05 else math.inf)
    low, high = np.percentile(slopes, [2.5, 97.5])
    quantiles = sorted(needed)
    print(f"  per doubling [{low:.1f}, {high:.1f}]; log2 of mentions needed: " + ", ".join(
        f"{q}%: {quantiles[int(q / 100 * (len(quantiles) - 1))]:.1f}" for q in (2.5, 10, 50, 90, 97.5)))


def report_open(half, folder, texts):
    x = word_inputs(half, KIND["inputs"])
    everything = set(range(len(half.documents)))
    runs, parts = [], []
    pooled = collections.defaultdict(list)
    for share, times in ((0.25, 3), (0.5, 3), (1.0, 1)):
        for run in range(times):
            found = collections.defaultdict(list)
            sizes = []
            for i, fold in enumerate(folds_of(half, everything, 6, seed=11)):
                documents = subsets(everything - fold, share, times, seed=100 * i + int(100 * share))[run]
                chosen = choose(half, x, documents, KIND)
                chance = chances(fit(half, x, documents, chosen["setting"]), x, test_rows(half, fold))
                for name, one in systems(half, chance, chosen, fold).items():
                    found[name] += one
                sizes.append(sum(m.document in documents for m in half.mentions))
            counts = {name: tally(half, one, everything) for name, one in found.items()}
            runs.append((share, np.mean(sizes), counts["proposer"]))
            print(f"open, 6-fold, share {share} run {run}: mentions {np.mean(sizes):.0f} proposer F1 {f1(counts['proposer']):.1f} "
                  f"union {f1(counts['union']):.1f} intersection {f1(counts['intersection']):.1f}", flush=True)
    print("open, cross-validated, trained on five sixths")
    for name, one in counts.items():
        figures(name, one)
    cells = overlap_counts(half, found, everything)
    explain(half, cells)
    differences(counts)
    curve(runs, counts["lexicon"])
    write_errors(half, folder, texts, found, cells)


def write_errors(half, folder, texts, found, cells):
    with open(folder / f"open.errors.{KIND['inputs']}.tsv", "w", encoding="utf-8") as out:
        for cell, mentions in cells.items():
            for m in sorted(mentions):
                mention = half.mentions[m]
                others = {k: "|".join(o.label for o in found[k] if overlap(o, mention)) for k in ("lexicon", "proposer")}
                word = half.trigger[m]
                out.write(f"GOLD\t{cell}\t{mention.line}\t{texts[mention.line][mention.begin:mention.end]}\t{mention.label}\t"
                          f"{'main' if mention.main else 'repeat'}\t{half.upos[word] if word is not None else ''}\t"
                          f"lex={others['lexicon']}\tprop={others['proposer']}\n")
        for side in ("lexicon", "proposer"):
            for one in found[side]:
                if not any(overlap(one, m) for m in half.mentions):
                    out.write(f"FALSE\t{side}\t{one.line}\t{texts[one.line][one.begin:one.end]}\t{one.label}\n")


# ---------------------------------------------------------------- roles

ROLES = ["act", "rec"]


def phrases(half, line):
    """(word, span) of what may fill a role on a line: the program's names and other noun heads."""
    named = [(word, at) for word, at in half.found_names if at.line == line]
    out = {word: at for word, at in named}
    for i in half.by_line[line]:
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


class Pairs:
    """(trigger, phrase) pairs of the gold's main mentions, with the role the gold gives them."""

    def __init__(self, half, known):
        self.half, self.items, self.label, self.masked, self.keys = half, [], [], [], []
        for m, mention in enumerate(half.mentions):
            if not mention.main or half.trigger[m] is None:
                continue
            gold = half.fillers[mention.document, mention.line, mention.event]
            for word, at in phrases(half, mention.line):
                if overlap(at, mention):
                    continue
                role, masked = self.role_of(mention, gold, word, at)
                self.items.append((m, half.trigger[m], word, at))
                self.label.append(role)
                self.masked.append(masked)
        self.label = np.array(self.label)
        self.masked = np.array(self.masked)
        self.document = np.array([half.mentions[m].document for m, _, _, _ in self.items])
        self.inputs(known)

    def role_of(self, mention, gold, word, at):
        half = self.half
        for role, _, letters in gold:
            if overlap(at, letters):
                return ROLES.index(role), half.word_of(letters) != word and not overlap(half.words[word], letters)
        repeat = any(overlap(at, name) for _, entity, _ in gold for name in half.names[mention.document, entity])
        return 2, repeat

    def structure(self, trigger, word):
        half = self.half
        away = word - trigger
        bucket = int(math.copysign(min(math.log2(abs(away) + 1), 5), away))
        return [f"path {path(half, word, trigger)}", f"rel {half.relation[word]}", f"upos {half.upos[word]}",
                f"trigger {half.upos[trigger]} {half.relation[trigger]}", f"away {bucket}",
                f"first {path(half, word, trigger).split(' ')[0]}", f"apart {half.sentence[word] != half.sentence[trigger]}"]

    def inputs(self, known):
        half = self.half
        names = {word for word, _ in half.found_names}
        features = []
        for m, trigger, word, _ in self.items:
            features.append(self.structure(trigger, word) + [f"class {half.mentions[m].label}", f"name {word in names}"])
        if known is None:
            count = collections.Counter(f for one in features for f in one)
            known = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= 3))}
        self.known = known
        table = np.zeros((len(features), len(known)), dtype=np.float32)
        for i, one in enumerate(features):
            for f in one:
                if f in known:
                    table[i, known[f]] = 1
        pair = np.concatenate([half.trunk[[t for _, t, _, _ in self.items]], half.trunk[[w for _, _, w, _ in self.items]]], 1)
        self.table = {"tree": table, "trunk": pair.astype(np.float32), "tree and trunk": np.concatenate([table, pair], 1).astype(np.float32)}


def role_tally(half, documents, given, mentions=None):
    """given: mention -> [(role, span)]. Per document: hits, found, gold."""
    counts = {d: [0, 0, 0] for d in documents}
    for m, mention in enumerate(half.mentions):
        if not mention.main or mention.document not in documents or (mentions is not None and m not in mentions):
            continue
        gold = half.fillers[mention.document, mention.line, mention.event]
        taken = set()
        for role, at in given.get(m, []):
            hit = next((g for g, (gold_role, entity, letters) in enumerate(gold) if gold_role == role and
                        (overlap(at, letters) or any(overlap(at, n) for n in half.names[mention.document, entity]))), None)
            if hit is None or hit not in taken:
                counts[mention.document][1] += 1
            if hit is not None and hit not in taken:
                counts[mention.document][0] += 1
                taken.add(hit)
        counts[mention.document][2] += len(gold)
    return np.array([counts[d] for d in sorted(documents)], dtype=float)


def roles_given(pairs, chance, threshold, documents):
    given = collections.defaultdict(list)
    best = chance[:, :2].argmax(1)
    for i, (m, _, _, at) in enumerate(pairs.items):
        if pairs.document[i] in documents and 1 - chance[i, 2] >= threshold:
            given[m].append((ROLES[best[i]], at))
    return given


def grammar_roles(half):
    given = collections.defaultdict(list)
    for m, mention in enumerate(half.mentions):
        near = [g for g in half.grammar if overlap(g[0], mention)]
        near.sort(key=lambda g: g[0].label != mention.label)
        if near:
            _, actors, recipients = near[0]
            given[m] = [("act", at) for at in actors] + [("rec", at) for at in recipients]
    return given


def role_fit(pairs, inputs, documents, decay):
    rows = np.isin(pairs.document, list(documents)) & ~pairs.masked
    return Softmax(pairs.table[inputs][rows], pairs.label[rows], 3, decay, 1.0, 2)


def role_choose(pairs, inputs, documents):
    best = None
    for decay in DECAYS:
        chance = np.ones((len(pairs.items), 3), dtype=np.float32)
        for fold in folds_of(pairs.half, documents, 4, 3):
            rows = np.isin(pairs.document, list(fold))
            if rows.any():
                chance[rows] = role_fit(pairs, inputs, set(documents) - fold, decay)(pairs.table[inputs][rows])
        score, threshold = best_threshold(lambda t: f1(role_tally(pairs.half, documents, roles_given(pairs, chance, t, documents))))
        if best is None or score > best[0]:
            best = (score, decay, threshold)
    return best


def role_line(name, counts):
    low, high = interval(counts, f1, resamples(len(counts)))
    hit, found, gold = counts.sum(0)
    print(f"  {name:<52} F1 {f1(counts):5.1f} [{low:4.1f}, {high:4.1f}] P {100 * hit / max(found, 1):5.1f} "
          f"R {100 * hit / max(gold, 1):5.1f} n {gold:.0f}", flush=True)


def compare_roles(half, everything, given, name):
    theirs = grammar_roles(half)
    both = set(theirs)
    role_line(f"{name}, all gold triggers", role_tally(half, everything, given))
    role_line(f"{name}, where the grammar has the trigger", role_tally(half, everything, given, both))
    role_line("grammar, where it has the trigger", role_tally(half, everything, theirs, both))
    role_line("grammar, all gold triggers (none given where not found)", role_tally(half, everything, theirs))


def report_roles(open_half, kept):
    everything, test = set(range(len(open_half.documents))), set(range(len(kept.documents)))
    pairs = Pairs(open_half, None)
    ceiling = {m: [(ROLES[l], at) for (n, _, _, at), l in zip(pairs.items, pairs.label) if n == m and l < 2] for m in range(len(open_half.mentions))}
    role_line("open: phrases offered, told the truth", role_tally(open_half, everything, ceiling))
    scores = {inputs: role_choose(pairs, inputs, everything)[0] for inputs in pairs.table}
    print("  inputs by 4-fold cross-validation on the open half: " + ", ".join(f"{k} {v:.1f}" for k, v in scores.items()))
    inputs = max(scores, key=scores.get)
    given = {}
    for fold in folds_of(open_half, everything, 6, 11):
        _, decay, threshold = role_choose(pairs, inputs, everything - fold)
        given.update(roles_given(pairs, role_fit(pairs, inputs, everything - fold, decay)(pairs.table[inputs]), threshold, fold))
    print(f"roles on the open half, cross-validated, inputs {inputs}")
    compare_roles(open_half, everything, given, "classifier")
    theirs = Pairs(kept, pairs.known)
    for share, times in ((0.25, 5), (0.5, 5), (1.0, 1)):
        values = []
        for documents in subsets(everything, share, times, seed=int(100 * share)):
            _, decay, threshold = role_choose(pairs, inputs, documents)
            given = roles_given(theirs, role_fit(pairs, inputs, documents, decay)(theirs.table[inputs]), threshold, test)
            values.append(f1(role_tally(kept, test, given)))
        print(f"  kept, roles trained on {100 * share:.0f} %: F1 mean {np.mean(values):.1f} spread {min(values):.1f}..{max(values):.1f}", flush=True)
    print("roles on the kept half, trained on all of the open half")
    compare_roles(kept, test, given, "classifier")


def describe(name, half):
    lost = sum(word is None or not half.candidate[word] for word in half.trigger)
    print(f"{name}: documents {len(half.documents)}, with events {len({m.document for m in half.mentions})}, words {len(half.words)}, "
          f"candidates {half.candidate.sum()}, mentions {len(half.mentions)} (main {sum(m.main for m in half.mentions)}), not on a "
          f"candidate word {lost}, lexicon's triggers {len(half.lexicon)}, width {half.trunk.shape[1]}")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("part", nargs="?", default="all")
    arguments.add_argument("--texts", type=pathlib.Path, default=GOLD.parents[2].parent / "shared/data/parallel/eng.txt")
    arguments.add_argument("--inputs", default="word", help="of open and kept: word, head, around, letters, letters and rows, letters and trunk")
    options = arguments.parse_args()
    KIND["inputs"] = options.inputs
    texts = [b""] + [line.rstrip(b"\r") for line in options.texts.read_bytes().split(b"\n")]
    texts = [Letters(line) for line in texts]
    open_half, kept = Half(options.folder, "open"), Half(options.folder, "kept")
    for half in (open_half, kept):
        half.forms = [texts[word.line][word.begin:word.end].lower() for word in half.words]
    count = collections.Counter(f for i, one in enumerate(letters_of(open_half)) if open_half.candidate[i] for f in one)
    count.update({f"row {name}": 3 for name in CLASSES})
    open_half.vocabulary = kept.vocabulary = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= 3))}
    describe("open", open_half)
    describe("kept", kept)
    if options.part in ("choose", "all"):
        choose_kind(open_half)
    if options.part in ("open", "all"):
        report_open(open_half, options.folder, texts)
    if options.part in ("kept", "all"):
        report_kept(open_half, kept, texts)
    if options.part in ("control", "all"):
        report_control(open_half, kept)
    if options.part in ("roles", "all"):
        report_roles(open_half, kept)


class Letters(bytes):
    """A line whose slices are text."""

    def __getitem__(self, key):
        return bytes(self).__getitem__(key).decode("utf-8", "replace")


if __name__ == "__main__":
    main()
