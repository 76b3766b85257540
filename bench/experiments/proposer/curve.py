# SPDX-License-Identifier: Apache-2.0
"""The learning curve: F1 against log2 of the number of training mentions."""
import math
import random

import numpy as np

from scores import f1, interval, resamples


def line_of(runs, draw):
    """(slope, height) of the least squares of F1 over some documents."""
    return np.polyfit(np.log2([size for _, size, _ in runs]), [f1(counts[draw]) for _, _, counts in runs], 1)


def curve(runs, lexicon):
    """runs: (share, training mentions, counts [documents, 5]) of each; documents and draws are resampled."""
    b, a = line_of(runs, np.arange(len(lexicon)))
    target = f1(lexicon)
    print(f"curve: F1 = {a:.1f} + {b:.2f} per doubling; lexicon {target:.1f} at 2^{(target - a) / b:.1f} mentions"
          f" = {2 ** min((target - a) / b, 60):.0f}")
    pick = random.Random(5)
    slopes, needed = [], []
    by_share = [[run for run in runs if run[0] == share] for share in sorted({share for share, _, _ in runs})]
    for draw in resamples(len(lexicon), 1000):
        b, a = line_of([pick.choice(own) for own in by_share for _ in own], draw)
        slopes.append(b)
        needed.append((f1(lexicon[draw]) - a) / b if b > 0.05 else math.inf)
    low, high = interval(slopes)
    needed.sort()
    print(f"  per doubling [{low:.1f}, {high:.1f}]; log2 of mentions needed: " + ", ".join(
        f"{q}%: {needed[int(q / 100 * (len(needed) - 1))]:.1f}" for q in (2.5, 10, 50, 90, 97.5)))
