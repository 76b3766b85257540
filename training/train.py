# SPDX-License-Identifier: Apache-2.0
"""Trains the syntax network of one language: python3 train.py CONFIG.toml OUT.pt [--data FOLDER] [--from BASE.pt].

The configuration lists files with their weights and layers; a layer a file does not have is masked.
"""
import argparse
import collections
import random
import time
import tomllib

import numpy as np
import torch
import torch.nn.functional as F

import batches
import corpus
import evaluate
import lemma
import network

TAG_LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()


def spec_of(config):
    return tuple((f["kind"], f.get("length", 0)) for f in config["features"])


def build_tables(sentences, config):
    """Sorted hashes of every feature seen often enough; row = 1 + position, row 0 is the unknown."""
    spec = spec_of(config)
    counts = [collections.Counter() for _ in spec]
    for sentence in sentences:
        for variant in range(batches.VARIANTS):
            for form in sentence.forms:
                row = batches.hashes(batches.variant_form(form, variant), spec)
                for i, (kind, _) in enumerate(spec):
                    if variant == 0 or kind == "shape":
                        counts[i][row[i]] += 1
    tables = []
    for (kind, _), feature, count in zip(spec, config["features"], counts):
        if kind == "join":
            tables.append(list(range(1, 4)))
        else:
            tables.append(sorted(h for h, c in count.items() if c >= feature.get("least", 2)))
    return tables, counts[0]


def build_labels(sentences, config):
    count = {k: collections.Counter() for k in ("feats", "lemma", "relation")}
    for s in sentences:
        if s.feats:
            count["feats"].update(f for f in s.feats if f is not None)
        if s.lemmas and s.upos:
            count["lemma"].update(lemma.rule_of(f, l, u) for f, l, u in zip(s.forms, s.lemmas, s.upos) if l is not None)
        if s.relations:
            count["relation"].update(r for r in s.relations if r)
    labels = {k: [l for l, n in sorted(c.items(), key=lambda p: (-p[1], p[0])) if n >= config["least"][k]] for k, c in count.items()}
    labels["upos"], labels["names"] = UPOS, TAG_LABELS
    for key, fallback in (("feats", ""), ("lemma", "l||"), ("relation", "dep")):
        if fallback not in labels[key]:
            labels[key].append(fallback)
    if "root" not in labels["relation"]:
        labels["relation"].append("root")
    return labels


def losses(net, batch, weights):
    h = net.trunk(batch.x, batch.mask)
    total = 0.0
    for key, head in net.tag_heads.items():
        target = batch.targets[key]
        if (target >= 0).any():
            total = total + weights[key] * masked(head(h), target, batch.weight)
    heads = batch.targets["heads"]
    if (heads >= 0).any():
        total = total + weights["arc"] * masked(net.arcs(h, batch.mask), heads, batch.weight)
        total = total + weights["relation"] * masked(net.relations(h, heads.clamp(min=0)), batch.targets["relation"], batch.weight)
    return total


def masked(scores, target, weight):
    """Cross entropy over the annotated words, each weighted by its sentence."""
    on = target >= 0
    if not on.any():
        return 0.0
    loss = F.cross_entropy(scores[on], target[on], reduction="none")
    w = weight.unsqueeze(1).expand_as(target)[on]
    return (loss * w).sum() / on.sum()


class Average:
    """Exponential moving average of the weights: what is shipped."""

    def __init__(self, net, decay):
        self.net, self.decay, self.steps = net, decay, 0
        self.shadow = {k: v.detach().clone() for k, v in net.state_dict().items()}

    def update(self):
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for k, v in self.net.state_dict().items():
                self.shadow[k].mul_(decay).add_(v, alpha=1 - decay)


def train(config, data_folder, out, base):
    seed = config.get("seed", 1)
    random.seed(seed), np.random.seed(seed), torch.manual_seed(seed)
    torch.set_num_threads(1)
    sentences = [s for source in config["train"] for s in corpus.load(source, data_folder) if len(s.forms) <= 120]
    dev = {d["path"]: corpus.load(d, data_folder) for d in config["dev"]}
    tables, form_counts = build_tables(sentences, config)
    labels = build_labels(sentences, config)
    known = lemma.known_lemmas(sentences, config["least"].get("known_lemma", 1))
    if base:        # words and labels stay those of the base; only the weights move
        tables, labels = base["tables"], base["labels"]
        known = sorted(set(known) | set(base["known"]))
    encoder = batches.Encoder(spec_of(config), tables, labels, known)
    print("sentences", len(sentences), "words", sum(len(s.forms) for s in sentences),
          "tables", [len(t) for t in tables], "labels", {k: len(v) for k, v in labels.items()}, flush=True)
    shapes = [(len(t) + 1, f["dim"]) for t, f in zip(tables, config["features"])]
    net = network.Network(shapes, {k: len(v) for k, v in labels.items()}, **config["network"])
    if base:
        net.load_state_dict(base["state"])
    run = config["run"]
    feed = batches.Feed(sentences, encoder, form_counts, config.get("augment", {}), data_folder)
    optimiser = torch.optim.Adam(net.parameters(), lr=run["rate"], betas=(0.9, 0.95))
    average = Average(net, run.get("average", 0.999))
    steps, step, start = feed.count(run["batch"], run["epochs"]), 0, time.time()
    checkpoint = lambda: torch.save({"state": average.shadow, "tables": tables, "labels": labels, "config": config, "shapes": shapes, "known": known}, out)
    for epoch in range(run.get("stop", run["epochs"])):
        total = 0.0
        for batch in feed.epoch(run["batch"], epoch / run["epochs"]):
            step += 1
            rate = run["rate"] * min(1.0, step / run.get("warmup", 300)) * max(0.01, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = rate
            loss = losses(net, batch, run["loss"])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            average.update()
            total += loss.item()
            if step % 100 == 0 and epoch == 0:
                print("step", step, "of", steps, "%.0fs" % (time.time() - start), "loss %.3f" % (total / step), flush=True)
        checkpoint()
        keep = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(average.shadow)
        quick = epoch + 1 < run["epochs"]
        for name, sentences_dev in dev.items():
            print(epoch, "%.0fs" % (time.time() - start), "loss %.3f" % total, name.split("/")[-1],
                  evaluate.score(net, encoder, sentences_dev[:300] if quick else sentences_dev), flush=True)
        net.load_state_dict(keep)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("config")
    parser.add_argument("out")
    parser.add_argument("--from", dest="base", help="a trained network to go on from")
    parser.add_argument("--data", default="/work/shared/data")
    arguments = parser.parse_args()
    with open(arguments.config, "rb") as config_file:
        train(tomllib.load(config_file), arguments.data, arguments.out, torch.load(arguments.base) if arguments.base else None)
