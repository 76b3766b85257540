# SPDX-License-Identifier: Apache-2.0
"""What the reports print of what was found. `found`: name of a system -> its triggers; `counts`: name
-> counts [documents, 5]; `cells`: name -> mentions that both, one or neither of lexicon and proposer find."""
import collections

import numpy as np

from lexicon import listed
from scores import f1, hits, interval, precision, quiet, recall, resamples, spread, tally


def describe(name, half):
    lost = sum(word is None or not half.candidate[word] for word in half.trigger)
    print(f"{name}: documents {len(half.documents)}, with events {len({m.document for m in half.mentions})}, "
          f"words {len(half.words)}, candidates {half.candidate.sum()}, mentions {len(half.mentions)} "
          f"(main {sum(m.main for m in half.mentions)}), not on a candidate word {lost}, "
          f"lexicon's triggers {len(half.lexicon)}, width {half.trunk.shape[1]}")


def figures(name, counts):
    """One system: F1, precision, recall, false triggers in 100 lines without events, with intervals."""
    low, high = spread(counts, f1)
    quiet_low, quiet_high = spread(counts, quiet)
    hit, found, gold = counts.sum(0)[:3]
    print(f"  {name:<34} F1 {f1(counts):5.1f} [{low:4.1f}, {high:4.1f}]  P {precision(counts):5.1f} R "
          f"{recall(counts):5.1f}  hits {hit:.0f} found {found:.0f} n {gold:.0f}  false/100 empty lines "
          f"{quiet(counts):4.1f} [{quiet_low:4.1f}, {quiet_high:4.1f}]")


def differences(counts):
    """Paired: each system's F1 less the lexicon's."""
    draws = resamples(len(counts["lexicon"]))
    for name in counts:
        if name != "lexicon":
            low, high = interval([f1(counts[name][d]) - f1(counts["lexicon"][d]) for d in draws])
            print(f"  {name} minus lexicon: {f1(counts[name]) - f1(counts['lexicon']):+.1f} [{low:+.1f}, {high:+.1f}]")


def cells_of(half, found, documents):
    lexicon, proposer = (hits(half, found[k], documents) for k in ("lexicon", "proposer"))
    everything = {m for m, mention in enumerate(half.mentions) if mention.document in documents}
    return {"both": lexicon & proposer, "only lexicon": lexicon - proposer, "only proposer": proposer - lexicon,
            "neither": everything - lexicon - proposer}


def found_by(half, found, documents, cells):
    """Events, mentions and mentions of each class, by who finds them."""
    event = lambda m: (half.mentions[m].document, half.mentions[m].event)
    lexicon, proposer = ({event(m) for m in cells["both"] | cells[only]} for only in ("only lexicon", "only proposer"))
    print(f"  events of which a mention is found with its class: both {len(lexicon & proposer)}, only lexicon "
          f"{len(lexicon - proposer)}, only proposer {len(proposer - lexicon)}, of "
          f"{len({event(m) for m in range(len(half.mentions))})}")
    print("  mentions with their class: " + ", ".join(f"{k} {len(v)}" for k, v in cells.items()))
    print("  trigger found with any class: " + ", ".join(
        f"{k} {len(hits(half, found[k], documents, label=False))}" for k in ("lexicon", "proposer")))
    size = collections.Counter(m.label for m in half.mentions if m.document in documents)
    for label, n in size.most_common():
        if n >= 10:
            own = {k: sum(half.mentions[m].label == label for m in v) for k, v in cells.items()}
            print(f"    {label:<9} n {n:<3} " + " ".join(f"{k} {v:<3}" for k, v in own.items()).rstrip())
    own = {k: sum(size[half.mentions[m].label] < 10 for m in v) for k, v in cells.items()}
    print(f"    others    n {sum(own.values()):<3} " + " ".join(f"{k} {v}" for k, v in own.items()))


def row_for(half, m, alone, longer):
    """What the lexicon lists for the trigger of mention `m`."""
    mention, word = half.mentions[m], half.trigger[m]
    keys = {k for i in half.inside(mention) for k in (half.lemma[i], half.forms[i])}
    kind = "noun" if word is not None and half.upos[word] in ("NOUN", "PROPN") else "verb"
    rows = {row for k in keys for row in alone[k]}
    if (mention.label, kind) in rows:
        return f"{kind} row of one word, this class"
    if any(label == mention.label for label, _ in rows):
        return f"{kind}, this class only as the other kind of word"
    if any(label == mention.label for k in keys for label, _ in longer[k]):
        return "only within longer rows, this class"
    return "rows of other classes only" if any(alone[k] or longer[k] for k in keys) else "no row"


def explain(half, cells):
    """Does the lexicon know the words it did not find an event in? Verb, noun or other; main or repeat."""
    alone, longer = listed()
    for cell, mentions in cells.items():
        why, kind = collections.Counter(), collections.Counter()
        for m in mentions:
            word = half.trigger[m]
            told = "main" if half.mentions[m].main else "repeat"
            kind[f"{told} {half.upos[word] if word is not None else 'none'}"] += 1
            why[row_for(half, m, alone, longer)] += 1
        print(f"  {cell}: " + ", ".join(f"{k} {n}" for k, n in why.most_common()) + " | " +
              ", ".join(f"{k} {n}" for k, n in kind.most_common(6)))


def seen_before(open_half, kept, found):
    """Hits of mentions whose letters are a trigger of the open half, and of others."""
    form = lambda half, mention: half.letters(mention).lower()
    seen = {form(open_half, mention) for mention in open_half.mentions}
    known = {m for m, mention in enumerate(kept.mentions) if form(kept, mention) in seen}
    for name in ("lexicon", "proposer"):
        hit = hits(kept, found[name], kept.everything())
        print(f"  {name}: hits of mentions whose letters are a trigger in the open half: {len(hit & known)} of {len(known)}; "
              f"others: {len(hit - known)} of {len(kept.mentions) - len(known)}")


def stories(open_half, kept, found):
    """News repeats itself: do documents that tell a story of the training documents come out better?"""
    test = kept.everything()
    told = {d for d in test if any(len(kept.people[d] & people) >= 2 for people in open_half.people)}
    for head, documents in (("kept documents that share two persons with an open document", told), ("others", test - told)):
        print(f"  {head}: {len(documents)}")
        for system in ("lexicon", "proposer", "union"):
            figures(f"  {system}", tally(kept, found[system], documents))


def role_figures(name, counts):
    """One source of roles: F1 with interval, precision, recall. counts: [documents, 3]."""
    low, high = spread(counts, f1)
    print(f"  {name:<52} F1 {f1(counts):5.1f} [{low:4.1f}, {high:4.1f}] P {precision(counts):5.1f} "
          f"R {recall(counts):5.1f} n {counts.sum(0)[2]:.0f}", flush=True)


def draws_of(scores):
    """F1 and false triggers over the draws of training documents. scores: name -> [(F1, false)]."""
    for name, values in scores.items():
        f, q = np.array(values).T
        print(f"  {name:<34} F1 mean {f.mean():5.1f} spread {f.min():.1f}..{f.max():.1f}   false/100 empty lines "
              f"mean {q.mean():.1f}", flush=True)
