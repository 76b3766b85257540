# SPDX-License-Identifier: Apache-2.0
"""Trains the trunk on unlabelled text: python3 pretrain.py CONFIG.toml OUT.pt [--data FOLDER] [--minutes N].

Some words of each sentence are hidden and have to be told from the others (masked words; Devlin et al.
2019). The tables of features hold what the raw text and the annotated text have. train.py --trunk goes on from it.
"""
import argparse
import collections
import lzma
import random
import re
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import corpus
import network
import speed
import train
from features import hashes

TOKEN = re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b|\w+(?:[.,]\d+)*|[^\w\s]", re.UNICODE)
CLITIC = re.compile(r"(\w)(n't)\b")


def tokens(line):
    """Words and joins of raw text, near enough to what the segmenter does."""
    forms, joins, end = [], [], -1
    for match in TOKEN.finditer(CLITIC.sub(r"\1 \2", line) if "n't" in line else line):
        forms.append(match[0])
        joins.append(1 if match.start() != end else 3 if match[0][0] == "'" and len(match[0]) > 1 else 2)
        end = match.end()
    return forms, joins


def raw_sentences(entry, data_folder):
    path = corpus.expand(entry["path"], data_folder)
    if path.endswith(".conllu"):
        for s in corpus.read_conllu(path, ()):
            yield s.forms, s.joins
        return
    with (lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")) as file:
        for line in file:
            if line.strip() and not line.startswith("##"):
                yield tokens(re.sub(r"^\d+\t", "", line.strip()))


class Store:
    """Sentences as numbers of distinct forms: 16 million words fit in memory."""

    def __init__(self):
        self.number, self.forms = {}, []
        self.words, self.joins, self.starts = [], [], [0]

    def add(self, forms, joins):
        for form in forms:
            if form not in self.number:
                self.number[form] = len(self.forms)
                self.forms.append(form)
        self.words.append(np.fromiter((self.number[f] for f in forms), dtype=np.int32, count=len(forms)))
        self.joins.append(np.array(joins, dtype=np.int8))

    def close(self):
        self.starts = np.concatenate([[0], np.cumsum([len(w) for w in self.words])])
        self.words, self.joins = np.concatenate(self.words), np.concatenate(self.joins)


def build_tables(store, config, counts, extra):
    """Sorted hashes of each feature; `extra` sentences (annotated text) count as the treebank does in train.py."""
    spec = train.spec_of(config)
    totals = [collections.Counter() for _ in spec]
    for number, form in enumerate(store.forms):
        for i, value in enumerate(hashes(form, spec)):
            totals[i][value] += int(counts[number])
    least_raw = [f.get("least_raw", 20) for f in config["features"]]
    own, form_counts = train.build_tables(extra, config)
    return [t if kind == "join" else sorted(set(t) | {h for h, c in total.items() if c >= least})
            for t, total, least, (kind, _) in zip(own, totals, least_raw, spec)]


class Guess(nn.Module):
    """Scores of the frequent forms from the trunk, through the table of forms itself."""

    def __init__(self, width, table, rows):
        super().__init__()
        self.project, self.table = network.Linear(width, table.weight.shape[1]), table
        self.bias = nn.Parameter(torch.zeros(len(rows)))
        self.register_buffer("rows", torch.tensor(rows))

    def forward(self, h):
        x, rows = self.project(h), self.table(self.rows)
        return F.linear(x.bfloat16(), rows.bfloat16()).float() + self.bias


def batches_of(store, size, source):
    lengths = np.diff(store.starts)
    order = np.array([i for i in range(len(lengths)) if 4 <= lengths[i] <= 80])
    source.shuffle(order)
    for first in range(0, len(order), 20000):       # like lengths together, within a stretch
        stretch = sorted(order[first:first + 20000], key=lambda i: lengths[i])
        groups, current = [], []
        for i in stretch:
            current.append(i)
            if len(current) * lengths[i] >= size:
                groups.append(current)
                current = []
        random.shuffle(groups)
        yield from groups


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("config")
    parser.add_argument("out")
    parser.add_argument("--data", default="/work/shared/data")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--resume", help="a trunk made with this configuration, to go on from")
    parser.add_argument("--sentences", type=int, default=0, help="only so many, for a trial")
    arguments = parser.parse_args()
    config = corpus.read_config(arguments.config)
    run, seed = config["pretrain"], config.get("seed", 1)
    random.seed(seed), np.random.seed(seed), torch.manual_seed(seed)
    speed.prepare()
    start = time.time()
    store = Store()
    for entry in run["raw"]:
        for k, (forms, joins) in enumerate(raw_sentences(entry, arguments.data)):
            for _ in range(entry.get("repeat", 1)):
                store.add(forms, joins)
            if arguments.sentences and k >= arguments.sentences:
                break
    store.close()
    counts = np.bincount(store.words, minlength=len(store.forms))
    extra = [s for source in config["train"] for s in corpus.load({**source, "repeat": 1}, arguments.data)]
    for entry in run.get("words", []):
        extra += [corpus.Sentence(forms=f, joins=j) for f, j in raw_sentences(entry, arguments.data)]
    tables = build_tables(store, config, counts, extra)
    print("words", len(store.words), "forms", len(store.forms), "tables", [len(t) for t in tables], "%.0fs" % (time.time() - start), flush=True)
    spec = train.spec_of(config)
    look = [{h: i + 1 for i, h in enumerate(t)} for t in tables]
    rows = np.array([[look[i].get(h, 0) for i, h in enumerate(hashes(form, spec))] for form in store.forms], dtype=np.int32)
    join_at = [kind for kind, _ in spec].index("join")
    frequent = collections.Counter()
    for number, count in enumerate(counts):
        if rows[number, 0]:
            frequent[int(rows[number, 0])] += int(count)
    vocabulary = [row for row, _ in frequent.most_common(run.get("vocabulary", 12000))]
    target = np.full(len(tables[0]) + 1, -100, dtype=np.int64)
    target[vocabulary] = np.arange(len(vocabulary))
    shapes = [(len(t) + 1, f["dim"]) for t, f in zip(tables, config["features"])]
    net = network.Trunk(shapes, config["network"]["width"], config["network"]["blocks"], run.get("dropout", 0.1))
    seen = 0
    if arguments.resume:
        trained = torch.load(arguments.resume)
        if trained["tables"] != tables:
            raise SystemExit(f"{arguments.resume} was made from other text: its tables differ; train without --resume")
        net.load_state_dict({k: v.float() for k, v in trained["state"].items()})
        seen = trained.get("words", 0)
    guess = Guess(net.width, net.tables[0], vocabulary)
    parameters = list(net.parameters()) + [guess.project.weight, guess.project.bias, guess.bias]
    optimiser = torch.optim.Adam(parameters, lr=run["rate"], betas=(0.9, 0.98))
    begin, step, total, right, asked = time.time(), 0, 0.0, 0, 0
    source, limit = np.random.RandomState(seed), arguments.minutes * 60
    while time.time() - begin < limit:
        for group in batches_of(store, run["batch"], source):
            share = (time.time() - begin) / limit
            if share >= 1:
                break
            step += 1
            for g in optimiser.param_groups:
                g["lr"] = run["rate"] * min(1.0, step / 500) * max(0.02, 1 - share)
            n = max(store.starts[i + 1] - store.starts[i] for i in group)
            x = np.zeros((len(group), n, len(spec)), dtype=np.int64)
            mask, want = np.zeros((len(group), n), dtype=np.float32), np.full((len(group), n), -100, dtype=np.int64)
            for k, i in enumerate(group):
                a, b = store.starts[i], store.starts[i + 1]
                x[k, :b - a] = rows[store.words[a:b]]
                x[k, :b - a, join_at] = store.joins[a:b]
                mask[k, :b - a] = 1
            hidden = (np.random.rand(len(group), n) < run.get("hide", 0.15)) & (mask > 0)
            want[hidden] = target[x[hidden][:, 0]]
            fate = np.random.rand(len(group), n)
            x[hidden & (fate < 0.9)] = 0
            x[:, :, join_at][np.random.rand(len(group)) < 0.1] = 0
            h = net.trunk(torch.from_numpy(x), torch.from_numpy(mask))
            want = torch.from_numpy(want)
            on = want >= 0
            scores = guess(h[on])
            loss = F.cross_entropy(scores, want[on])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            seen += int(mask.sum())
            total += loss.item()
            right += int((scores.argmax(-1) == want[on]).sum())
            asked += int(on.sum())
            if step % 200 == 0:
                print("step", step, "words", seen, "%.0fs" % (time.time() - begin), "loss %.3f" % (total / 200), "right %.1f" % (100 * right / asked), flush=True)
                total, right, asked = 0.0, 0, 0
            if step % 2000 == 0:
                torch.save({"state": net.state_dict(), "tables": tables, "config": config, "words": seen}, arguments.out)
    torch.save({"state": net.state_dict(), "tables": tables, "config": config, "words": seen}, arguments.out)
    print("done", seen, "words", flush=True)


if __name__ == "__main__":
    main()
