# SPDX-License-Identifier: Apache-2.0
"""Trains the syntax network of one language: python3 train.py CONFIG.toml OUT.pt [--data FOLDER] [--from BASE.pt].

The configuration lists files with their weights and layers; a layer a file does not have is masked.
"""
import argparse
import collections
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import batches
import corpus
import evaluate
import event_data
import event_feed
import event_network
import lemma
import network
import speed

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


def joined(trunk, tables):
    """The tables of a trained trunk and of this text together, and the trunk's rows in them."""
    merged = [sorted(set(a) | set(b)) if len(b) > 3 else b for a, b in zip(trunk["tables"], tables)]
    places = []
    for old, new in zip(trunk["tables"], merged):
        index = {h: i + 1 for i, h in enumerate(new)}
        places.append([0] + [index[h] for h in old])
    return merged, places


def start_from_trunk(net, trunk, places):
    state = net.state_dict()
    with torch.no_grad():
        for key, value in trunk["state"].items():
            value = value.float()
            if key.startswith("tables."):
                table = state[key]
                table.mul_(float(value.std() / table.std()))        # rows the trunk never saw
                rows = places[int(key.split(".")[1])]
                table[rows if len(rows) == len(value) else slice(len(value))] = value
            else:
                state[key].copy_(value)


class EventTask:
    """The event heads of one training: documents, module, feed."""

    def __init__(self, config, encoder, data_folder, trunk_width, saved=None):
        self.settings = config["events"]
        documents = [d for entry in self.settings["documents"] for d in load_coded(entry, data_folder)]
        self.tuning = [d for entry in self.settings["tuning"] for d in load_coded(entry, data_folder)]
        self.kept = [d for d in documents if event_data.is_kept_back(d.name)]
        own = [d for d in documents if not event_data.is_kept_back(d.name) and d.sentences]
        share = self.settings.get("share", 1.0)     # learning curves
        own = [d for d in own if random.Random(d.name).random() < share]
        if saved:
            self.labels = saved["event_labels"]
        else:
            paths, markings = event_feed.kept_strings(own, self.settings.get("least", 3))
            relations = sorted({r for d in own for s in d.sentences for r in s.relations})
            self.labels = {"paths": paths, "markings": markings, "relations": relations}
        self.encoder = event_feed.EventEncoder(encoder, self.labels["paths"], self.labels["markings"], self.labels["relations"])
        self.net = event_network.Events(trunk_width, self.encoder.sizes(), **self.settings["network"])
        self.feed = event_feed.Feed(own, self.encoder, self.settings.get("batch", 1500), config.get("augment", {}))
        print("events: trained on", event_data.tally(own), "| kept back", event_data.tally(self.kept), flush=True)

    def batches(self):
        while True:
            yield from self.feed.epoch()


def load_coded(entry, data_folder):
    dump = corpus.expand(entry["inputs"], data_folder)
    if entry.get("news"):
        root = corpus.expand("$HERE/..", data_folder)
        half, lang = entry["news"].split()
        documents = event_data.news_gold(root, corpus.expand("$DATA/parallel", data_folder), half, lang)
        return event_data.load(dump, lambda _: documents.values())
    return event_data.load(dump, event_data.coded_beside)


def train(config, data_folder, out, base, trunk):
    seed = config.get("seed", 1)
    random.seed(seed), np.random.seed(seed), torch.manual_seed(seed)
    speed.prepare()
    sentences = [s for source in config["train"] for s in corpus.load(source, data_folder) if len(s.forms) <= 120]
    dev = {d["path"]: corpus.load(d, data_folder) for d in config["dev"]}
    tables, form_counts = build_tables(sentences, config)
    labels = build_labels(sentences, config)
    known = lemma.known_lemmas(sentences, config["least"].get("known_lemma", 1))
    if trunk:
        tables, places = joined(trunk, tables)
    if base:        # words and labels stay those of the base; only the weights move
        tables, labels = base["tables"], base["labels"]
        known = sorted(set(known) | set(base["known"]))
    encoder = batches.Encoder(spec_of(config), tables, labels, known)
    print("sentences", len(sentences), "words", sum(len(s.forms) for s in sentences),
          "tables", [len(t) for t in tables], "labels", {k: len(v) for k, v in labels.items()}, flush=True)
    shapes = [(len(t) + 1, f["dim"]) for t, f in zip(tables, config["features"])]
    net = network.Network(shapes, {k: len(v) for k, v in labels.items()}, **config["network"])
    if trunk:
        start_from_trunk(net, trunk, places)
    if base:
        net.load_state_dict(base["state"])
    run = config["run"]
    both = torch.nn.ModuleDict({"syntax": net})
    task = None
    if "events" in config:
        task = EventTask(config, encoder, data_folder, config["network"]["width"], base if base and "event_labels" in base else None)
        both["events"] = task.net
        if base and "events" in base:
            task.net.load_state_dict(base["events"])
    feed = batches.Feed(sentences, encoder, form_counts, config.get("augment", {}), data_folder)
    optimiser = torch.optim.Adam(both.parameters(), lr=run["rate"], betas=(0.9, 0.95))
    average = Average(both, run.get("average", 0.999))
    steps, step, start = feed.count(run["batch"], run["epochs"]), 0, time.time()
    turns, due = task.batches() if task else None, 0.0
    per_step = task.settings["epochs"] * task.feed.count() / steps if task else 0.0

    def checkpoint():
        part = lambda name: {k[len(name) + 1:]: v for k, v in average.shadow.items() if k.startswith(name + ".")}
        saved = {"state": part("syntax"), "tables": tables, "labels": labels, "config": config, "shapes": shapes, "known": known}
        if task:
            saved.update({"events": part("events"), "event_labels": task.labels})
        torch.save(saved, out)

    for epoch in range(run.get("stop", run["epochs"])):
        total, event_total = 0.0, 0.0
        for batch in feed.epoch(run["batch"], epoch / run["epochs"]):
            step += 1
            rate = run["rate"] * min(1.0, step / run.get("warmup", 300)) * max(0.01, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = rate
            loss = losses(net, batch, run["loss"])
            total += float(loss)
            due += per_step
            while due >= 1:
                due -= 1
                own = event_feed.losses(net, task.net, next(turns), task.encoder, task.settings["loss"])
                event_total += float(own)
                loss = loss + own
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(both.parameters(), 2.0)
            optimiser.step()
            average.update()
            if step % 100 == 0 and epoch == 0:
                print("step", step, "of", steps, "%.0fs" % (time.time() - start), "loss %.3f %.3f" % (total / step, event_total / step), flush=True)
        keep = {k: v.clone() for k, v in both.state_dict().items()}
        both.load_state_dict(average.shadow)
        quick = epoch + 1 < run["epochs"]
        for name, sentences_dev in dev.items():
            print(epoch, "%.0fs" % (time.time() - start), "loss %.3f %.3f" % (total, event_total), name.split("/")[-1],
                  evaluate.score(net, encoder, sentences_dev[:300] if quick else sentences_dev), flush=True)
        if task:
            print(epoch, "tuning:", event_feed.score(net, task.net, task.encoder, task.tuning), flush=True)
            print(epoch, "kept back:", event_feed.score(net, task.net, task.encoder, task.kept), flush=True)
        checkpoint()
        both.load_state_dict(keep)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("config")
    parser.add_argument("out")
    parser.add_argument("--from", dest="base", help="a trained network to go on from")
    parser.add_argument("--trunk", help="what pretrain.py made")
    parser.add_argument("--data", default="/work/shared/data")
    arguments = parser.parse_args()
    train(corpus.read_config(arguments.config), arguments.data, arguments.out, torch.load(arguments.base) if arguments.base else None,
          torch.load(arguments.trunk) if arguments.trunk else None)
