# SPDX-License-Identifier: Apache-2.0
"""Scores of a network on annotated sentences with given words."""
import numpy as np
import torch

import decode
import lemma as lemmas


def outputs(net, encoder, sentences, size=4000):
    """(sentence, scores) one by one, batched by length inside."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms))
    groups, current = [], []
    for i in order:
        current.append(i)
        if len(current) * len(sentences[i].forms) >= size:
            groups.append(current)
            current = []
    if current:
        groups.append(current)
    for group in groups:
        yield from run_group(net, encoder, [sentences[i] for i in group])


def run_group(net, encoder, sentences):
    n = max(len(s.forms) for s in sentences)
    x = torch.zeros(len(sentences), n, len(encoder.spec), dtype=torch.long)
    mask = torch.zeros(len(sentences), n)
    for k, s in enumerate(sentences):
        x[k, :len(s.forms)] = torch.from_numpy(encoder.rows(s))
        mask[k, :len(s.forms)] = 1
    net.eval()
    with torch.no_grad():
        h = net.trunk(x, mask)
        arcs = net.arcs(h, mask)
        tags = {k: head(h) for k, head in net.tag_heads.items()}
        heads = torch.zeros(len(sentences), n, dtype=torch.long)
        for k, s in enumerate(sentences):
            m = len(s.forms)
            heads[k, :m] = torch.tensor(decode.tree(arcs[k, :m, :m + 1].numpy()))
        relations = net.relations(h, heads)
    net.train()
    for k, s in enumerate(sentences):
        m = len(s.forms)
        yield s, heads[k, :m].numpy(), relations[k, :m].numpy(), {key: v[k, :m].numpy() for key, v in tags.items()}


def relation_names(encoder, heads, scores):
    """Best relation of each word: `root` exactly where the head is the root."""
    root = encoder.index["relation"]["root"]
    scores = scores.copy()
    low = np.finfo(np.float32).min
    scores[heads != 0, root] = low
    best = scores.argmax(-1)
    best[heads == 0] = root
    return [encoder.labels["relation"][i] for i in best]


def score(net, encoder, sentences):
    c = dict.fromkeys(("upos", "upos_n", "uas", "las", "las_sub", "tree_n", "feats", "feats_n", "lemma", "lemma_n", "tp", "gold", "found"), 0)
    for s, heads, relation_scores, tags in outputs(net, encoder, sentences):
        found = relation_names(encoder, heads, relation_scores)
        count_tags(c, s, encoder, tags)
        for i in range(len(s.forms)):
            if s.heads and s.heads[i] is not None:
                right = heads[i] == s.heads[i]
                c["tree_n"] += 1
                c["uas"] += right
                c["las"] += right and found[i].split(":")[0] == s.relations[i].split(":")[0]
                c["las_sub"] += right and found[i] == s.relations[i]
    percent = lambda a, b: 100.0 * c[a] / max(1, c[b])
    out = "UPOS %.2f UAS %.2f LAS %.2f (subtypes %.2f) feats %.2f lemma %.2f" % (
        percent("upos", "upos_n"), percent("uas", "tree_n"), percent("las", "tree_n"), percent("las_sub", "tree_n"),
        percent("feats", "feats_n"), percent("lemma", "lemma_n"))
    if c["gold"]:
        out += " names P %.1f R %.1f F %.1f" % (percent("tp", "found"), percent("tp", "gold"), 200.0 * c["tp"] / max(1, c["gold"] + c["found"]))
    return out


def count_tags(c, s, encoder, tags):
    for i, form in enumerate(s.forms):
        if s.upos and s.upos[i]:
            c["upos_n"] += 1
            c["upos"] += encoder.labels["upos"][tags["upos"][i].argmax()] == s.upos[i]
        if s.feats and s.feats[i] is not None:
            c["feats_n"] += 1
            c["feats"] += encoder.labels["feats"][tags["feats"][i].argmax()] == s.feats[i]
        if s.lemmas and s.lemmas[i] is not None:
            c["lemma_n"] += 1
            found = lemmas.best_lemma(form, encoder.labels["lemma"], tags["lemma"][i], encoder.known_lemmas)
            c["lemma"] += found == s.lemmas[i]
    if s.names:
        gold, found = decode.spans(s.names), decode.spans(decode.names(tags["names"], encoder.labels["names"]))
        c["tp"], c["gold"], c["found"] = c["tp"] + len(gold & found), c["gold"] + len(gold), c["found"] + len(found)
