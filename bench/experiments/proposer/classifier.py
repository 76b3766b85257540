# SPDX-License-Identifier: Apache-2.0
"""The classifier of triggers and of roles, and the two kinds of rows it reads: numbers, or ones."""
import numpy as np
import torch


class Ones:
    """Rows of a long vector that is nought but for a few ones.

    places: [rows, ones a row] int64, each below `size`; the last place stands for "unknown".
    """

    def __init__(self, places, size):
        self.places, self.size = places, size

    def __len__(self):
        return len(self.places)

    def __getitem__(self, rows):
        return Ones(self.places[rows], self.size)


class OnesLayer(torch.nn.Module):
    """A linear layer over scaled ones; what is unknown counts nothing."""

    def __init__(self, deviation, classes):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(len(deviation), classes))
        self.bias = torch.nn.Parameter(torch.zeros(classes))
        self.scale = torch.from_numpy(1 / deviation)

    def forward(self, x):
        known = (x < len(self.scale) - 1).float() * self.scale[x]
        return (self.weight[x] * known[:, :, None]).sum(1) + self.bias


class Softmax:
    """Multinomial logistic regression, or with `hidden` units a network of one hidden layer.

    x: [rows, width] float32, or Ones; y: [rows] int64, below `classes`. `decay` weighs half the
    squares of the matrices; a row whose class is not `none` counts `weight` times.
    """

    def __init__(self, x, y, classes, decay, weight, none, hidden=0):
        torch.manual_seed(1)
        self.prepare(x)
        self.net = torch.nn.Sequential(*self.layers(classes, hidden))
        y = torch.from_numpy(y)
        sample = torch.where(y == none, torch.tensor(1.0), torch.tensor(weight))
        self.train(self.scaled(x), y, sample / sample.sum(), decay)

    def prepare(self, x):
        """Mean and deviation of each number."""
        self.ones = isinstance(x, Ones)
        if self.ones:
            mean = np.bincount(x.places.ravel(), minlength=x.size) / len(x)
            self.deviation = (np.sqrt(mean * (1 - mean).clip(0)) + 1e-3).astype(np.float32)
        else:
            self.mean, self.deviation = x.mean(0), x.std(0) + 1e-3

    def layers(self, classes, hidden):
        if self.ones:
            return [OnesLayer(self.deviation, classes)]
        width = len(self.deviation)
        if hidden:
            return [torch.nn.Linear(width, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, classes)]
        layer = torch.nn.Linear(width, classes)
        torch.nn.init.zeros_(layer.weight)
        return [layer]

    def train(self, x, y, sample, decay):
        matrices = [p for p in self.net.parameters() if p.dim() == 2]
        search = torch.optim.LBFGS(self.net.parameters(), max_iter=1000, history_size=8, line_search_fn="strong_wolfe")

        def step():
            search.zero_grad()
            loss = (torch.nn.functional.cross_entropy(self.net(x), y, reduction="none") * sample).sum()
            loss = loss + 0.5 * decay * sum((m * m).sum() for m in matrices)
            loss.backward()
            return loss
        search.step(step)

    def scaled(self, x):
        return torch.from_numpy(x.places if self.ones else (x - self.mean) / self.deviation)

    def __call__(self, x):
        """The chance of each class: [rows, classes] float32."""
        with torch.no_grad():
            return torch.softmax(self.net(self.scaled(x)), 1).numpy()
