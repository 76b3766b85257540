# SPDX-License-Identifier: Apache-2.0
"""The event heads: from the trunk of the syntax network and what the stages before events know of each
word to triggers with class, mode and status, and arcs from triggers to the words that fill a role.

src/events/event_network.cpp computes the same with integer products (docs/model-format.md).
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from network import Linear, Norm, Reach, Window, maxout

SENSES, MODES, GRAMMAR, ENTITIES, POSITIONS = 17 * 4 * 3, 64, 33, 24, 12
DISTANCE_CAP = 16


class Events(nn.Module):
    """trunk: width of the trunk; labels: numbers of classes, modes, statuses, roles, relations, paths, markings."""

    def __init__(self, trunk, labels, width=192, blocks="wr", arc=48, dropout=0.3):
        super().__init__()
        self.width, self.arc, self.roles, self.blocks_spec = width, arc, labels["roles"], blocks
        self.senses = nn.EmbeddingBag(SENSES + 1, 48, mode="sum", padding_idx=SENSES)
        self.modes = nn.EmbeddingBag(MODES + 1, 16, mode="sum", padding_idx=MODES)
        self.grammar = nn.Embedding(GRAMMAR, 24)
        self.entities = nn.Embedding(ENTITIES, 24)
        self.positions = nn.Embedding(POSITIONS, 8)
        self.relations = nn.Embedding(labels["relations"] + 1, 24)
        for table in (self.senses, self.modes, self.grammar, self.entities, self.positions, self.relations):
            nn.init.normal_(table.weight, std=0.3)
        with torch.no_grad():
            self.senses.weight[SENSES] = 0
            self.modes.weight[MODES] = 0
        self.mix_word = Linear(trunk, 2 * width)
        self.mix_governor = Linear(trunk, 2 * width, bias=False)
        self.mix_tables = Linear(48 + 16 + 24 + 24 + 8 + 24, 2 * width, bias=False)
        self.mix_document = Linear(trunk, 2 * width, bias=False)
        self.mix_norm = Norm(width)
        self.blocks = nn.ModuleList([Window(width) if b == "w" else Reach(width) for b in blocks])
        self.classes = Linear(width, labels["classes"])
        self.mode = Linear(width, labels["modes"])
        self.status = Linear(width, labels["statuses"])
        self.trigger = Linear(width, self.roles * arc)
        self.filler = Linear(width, self.roles * arc)
        self.filler_bias = Linear(width, self.roles)
        self.paths = nn.Embedding(labels["paths"] + 1, self.roles)          # 0: none of them
        self.markings = nn.Embedding(labels["markings"] + 1, self.roles)
        self.distances = nn.Embedding(2 * DISTANCE_CAP + 1, self.roles)
        self.framed = nn.Embedding(3, self.roles)                           # nothing, actor, recipient by the grammar
        for table in (self.paths, self.markings, self.distances, self.framed):
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(dropout)

    def states(self, h, mask, batch, mean):
        """h: [sentences, words, trunk]. batch: senses, modes [sentences, words, bag], grammar, entities, positions, relations,
        heads [sentences, words] (its own place for the root). mean: [sentences, trunk], of each one's whole document."""
        s, n, _ = h.shape
        on = mask.unsqueeze(-1)
        bag = lambda table, rows: table(rows.reshape(s * n, -1)).reshape(s, n, -1)
        tables = torch.cat([bag(self.senses, batch["senses"]), bag(self.modes, batch["modes"]), self.grammar(batch["grammar"]), self.entities(batch["entities"]),
                            self.positions(batch["positions"]), self.relations(batch["relations"])], -1)
        x = self.mix_word(self.dropout(h)) + self.mix_tables(self.dropout(tables))
        above = self.mix_governor(self.dropout(h))
        x = x + torch.gather(above, 1, batch["heads"].unsqueeze(-1).expand(-1, -1, above.shape[-1]))
        x = x + self.mix_document(self.dropout(mean)).unsqueeze(1)
        z = self.mix_norm(maxout(x)) * on
        for block in self.blocks:
            z = (z + self.dropout(block(z, on))) * on
        return z

    def arcs(self, z, sentence, trigger, features):
        """Scores [triggers, words, roles] of the words of each trigger's sentence. sentence, trigger: [triggers];
        features: paths, markings, distances, framed [triggers, words]."""
        d = self.dropout(z)
        q = self.trigger(d[sentence, trigger]).reshape(-1, 1, self.roles, self.arc)
        k = self.filler(d)[sentence].reshape(len(sentence), z.shape[1], self.roles, self.arc)
        score = (q * k).sum(-1) / math.sqrt(self.arc) + self.filler_bias(d)[sentence]
        return score + self.paths(features["paths"]) + self.markings(features["markings"]) + self.distances(features["distances"]) + self.framed(features["framed"])
