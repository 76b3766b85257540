# SPDX-License-Identifier: Apache-2.0
"""The network: feature rows -> trunk of convolutions and gated averages -> heads.

Only operations that src/syntax/network.cpp repeats exactly: products, sums, max, division, square
root. The gate is the rational s(x) = 1/2 + x / (2 + 2|x|), normalisation is by root mean square.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

DISTANCE_CAP = 32
FAST = [False]      # products in bfloat16: four times as fast where the processor has it, for long trainings


class Linear(nn.Linear):
    def forward(self, x):
        if not FAST[0]:
            return super().forward(x)
        y = F.linear(x.bfloat16(), self.weight.bfloat16()).float()
        return y if self.bias is None else y + self.bias


def gate(x):
    return 0.5 + 0.5 * x / (1.0 + x.abs())


class Scan(torch.autograd.Function):
    """c[t] = f[t] * c[t-1] + y[t] along the first axis."""

    @staticmethod
    def forward(ctx, f, y):
        c = torch.empty_like(y)
        state = torch.zeros_like(y[0])
        for t in range(y.shape[0]):
            state = torch.addcmul(y[t], f[t], state, out=c[t])
        ctx.save_for_backward(f, c)
        return c

    @staticmethod
    def backward(ctx, grad):
        f, c = ctx.saved_tensors
        dy = torch.empty_like(grad)
        state = grad[-1].clone()
        dy[-1] = state
        for t in range(grad.shape[0] - 2, -1, -1):
            state = torch.addcmul(grad[t], f[t + 1], state, out=dy[t])
        df = torch.zeros_like(f)
        df[1:] = dy[1:] * c[:-1]
        return df, dy


class Norm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * self.gain


def maxout(x):
    a, b = x.chunk(2, -1)
    return torch.max(a, b)


class Window(nn.Module):
    """A word with its neighbours, maxout of two."""

    def __init__(self, width):
        super().__init__()
        self.linear = Linear(3 * width, 2 * width)
        self.norm = Norm(width)

    def forward(self, h, mask):
        side = torch.zeros_like(h[:, :1])
        left = torch.cat([side, h[:, :-1]], 1)
        right = torch.cat([h[:, 1:], side], 1)
        return self.norm(maxout(self.linear(torch.cat([left, h, right], -1))))


class Reach(nn.Module):
    """Gated running averages from both ends of the sentence: what a window cannot see."""

    def __init__(self, width):
        super().__init__()
        self.width = width
        self.input = Linear(width, 4 * width)      # forward value, gate; backward value, gate
        self.output = Linear(2 * width, 2 * width)
        self.norm = Norm(width)
        with torch.no_grad():
            for k in (1, 3):
                self.input.bias[k * width:(k + 1) * width].uniform_(-1.0, 3.0)

    def forward(self, h, mask):
        zf, ff, zb, fb = self.input(h).chunk(4, -1)
        zf, zb = zf * mask, zb * mask
        z = torch.cat([zf, zb.flip(1)], -1).transpose(0, 1).contiguous()
        f = gate(torch.cat([ff, fb.flip(1)], -1)).transpose(0, 1).contiguous()
        c = Scan.apply(f, (1.0 - f) * z).transpose(0, 1)
        a, b = c.chunk(2, -1)
        return self.norm(maxout(self.output(torch.cat([a, b.flip(1)], -1))))


class Trunk(nn.Module):
    """tables: (rows, dimension) of each feature. From feature rows to `width` numbers a word."""

    def __init__(self, tables, width=192, blocks="wrwr", dropout=0.3):
        super().__init__()
        self.blocks_spec, self.width = blocks, width
        self.tables = nn.ModuleList([nn.Embedding(rows, dim) for rows, dim in tables])
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.3)
        self.mix = Linear(sum(dim for _, dim in tables), 2 * width)
        self.mix_norm = Norm(width)
        self.blocks = nn.ModuleList([Window(width) if b == "w" else Reach(width) for b in blocks])
        self.dropout = nn.Dropout(dropout)

    def trunk(self, x, mask):
        """x: [batch, words, features] rows; mask: [batch, words] of 0 and 1."""
        mask = mask.unsqueeze(-1)
        e = torch.cat([table(x[..., i]) for i, table in enumerate(self.tables)], -1)
        h = self.mix_norm(maxout(self.mix(self.dropout(e)))) * mask
        for block in self.blocks:
            h = (h + self.dropout(block(h, mask))) * mask
        return h


class Network(Trunk):
    """The trunk and its heads. labels: number of labels of each head."""

    def __init__(self, tables, labels, width=192, blocks="wrwr", arc=128, pair=96, dropout=0.3):
        super().__init__(tables, width, blocks, dropout)
        self.arc, self.pair = arc, pair
        self.tag_heads = nn.ModuleDict({k: Linear(width, labels[k]) for k in ("upos", "feats", "lemma", "names")})
        self.dependent = Linear(width, arc)
        self.head = Linear(width, arc)
        self.bilinear = Linear(arc, arc, bias=False)
        self.head_bias = Linear(arc, 1, bias=False)
        self.root = nn.Parameter(torch.randn(arc) * 0.3)
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCE_CAP + 2))   # last: distance of the root
        self.pair_dependent = Linear(width, 3 * pair)
        self.pair_head = Linear(width, 3 * pair, bias=False)
        self.pair_root = nn.Parameter(torch.randn(3 * pair) * 0.1)
        self.pair_label = Linear(2 * pair, labels["relation"])

    def arcs(self, h, mask):
        """[batch, dependent, 1 + head]; head 0 is the root."""
        d = self.bilinear(self.dropout(F.relu(self.dependent(h))))
        b = torch.cat([self.root.expand(h.shape[0], 1, -1), self.dropout(F.relu(self.head(h)))], 1)
        score = d @ b.transpose(1, 2) / math.sqrt(self.arc) + self.head_bias(b).transpose(1, 2)
        n = h.shape[1]
        i, j = torch.arange(n).unsqueeze(1), torch.arange(n).unsqueeze(0)
        bucket = (j - i).clamp(-DISTANCE_CAP, DISTANCE_CAP) + DISTANCE_CAP
        bucket = torch.cat([torch.full((n, 1), 2 * DISTANCE_CAP + 1), bucket], 1)
        score = score + self.distance[bucket]
        blocked = torch.cat([torch.zeros_like(mask[:, :1]), 1 - mask], 1).unsqueeze(1) > 0
        self_arc = torch.cat([torch.zeros(n, 1), torch.eye(n)], 1).unsqueeze(0) > 0
        return score.masked_fill(blocked | self_arc, -1e9)

    def relations(self, h, heads):
        d = self.pair_dependent(h)
        b = torch.cat([self.pair_root.expand(h.shape[0], 1, -1), self.pair_head(h)], 1)
        b = torch.gather(b, 1, heads.unsqueeze(-1).expand(-1, -1, b.shape[-1]))
        d1, d2, d3 = d.chunk(3, -1)
        b1, b2, b3 = b.chunk(3, -1)
        v = torch.cat([torch.max(d1 + b1, d2 + b2), d3 * b3], -1)
        return self.pair_label(self.dropout(v))
