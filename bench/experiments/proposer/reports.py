# SPDX-License-Identifier: Apache-2.0
"""The five parts of the experiment, each with its own report."""
import collections

import numpy as np

from curve import curve
from halves import overlap
from inputs import vocabulary_of, word_inputs
from lexicon import bare
from roles import Pairs, grammar_roles, role_choose, role_tally, roles_trained, true_roles
from scores import f1, quiet, tally
from tables import cells_of, differences, draws_of, explain, figures, found_by, role_figures, seen_before, stories
from triggers import choose, trained
from validation import folds_of, subsets


def report_choose(half):
    """Which trunk vectors, and a hidden layer or none."""
    print("kind of classifier, by 4-fold cross-validation over all open documents (best of decay, weight, threshold)")
    for inputs in ("word", "head", "around"):
        x = word_inputs(half, inputs)
        for hidden in (0, 32):
            chosen = choose(half, x, half.everything(), hidden)
            print(f"  inputs {inputs:<7} hidden {hidden:<3} F1 {chosen['score']:5.1f} {chosen['setting']} "
                  f"threshold {chosen['alone']}", flush=True)


def cross_validated(half, x, share, run, times):
    """Found in all folds, each by training on a share of the others, and the mean number of training mentions."""
    found = collections.defaultdict(list)
    sizes = []
    for i, fold in enumerate(folds_of(half, half.everything(), 6, seed=11)):
        documents = subsets(half.everything() - fold, share, times, seed=100 * i + int(100 * share))[run]
        for name, one in trained(half, x, documents, half, x, fold)[1].items():
            found[name] += one
        sizes.append(sum(m.document in documents for m in half.mentions))
    return found, np.mean(sizes)


def report_open(half, inputs, folder):
    """Triggers, cross-validated on the open half; writes folder/open.errors.INPUTS.tsv."""
    x = word_inputs(half, inputs, vocabulary_of(half))
    everything = half.everything()
    runs = []
    for share, times in ((0.25, 3), (0.5, 3), (1.0, 1)):
        for run in range(times):
            found, size = cross_validated(half, x, share, run, times)
            counts = {name: tally(half, one, everything) for name, one in found.items()}
            runs.append((share, size, counts["proposer"]))
            print(f"open, 6-fold, share {share} run {run}: mentions {size:.0f} proposer F1 {f1(counts['proposer']):.1f} "
                  f"union {f1(counts['union']):.1f} intersection {f1(counts['intersection']):.1f}", flush=True)
    print("open, cross-validated, trained on five sixths")
    for name, one in counts.items():
        figures(name, one)
    cells = cells_of(half, found, everything)
    found_by(half, found, everything, cells)
    explain(half, cells)
    differences(counts)
    curve(runs, counts["lexicon"])
    write_errors(half, folder / f"open.errors.{inputs}.tsv", found, cells)


def write_errors(half, path, found, cells):
    """What each side found and what it should not have, by letters."""
    with open(path, "w", encoding="utf-8") as out:
        for cell, mentions in cells.items():
            for m in sorted(mentions):
                mention, word = half.mentions[m], half.trigger[m]
                labels = {k: "|".join(o.label for o in found[k] if overlap(o, mention)) for k in ("lexicon", "proposer")}
                out.write(f"GOLD\t{cell}\t{mention.line}\t{half.letters(mention)}\t{mention.label}\t"
                          f"{'main' if mention.main else 'repeat'}\t{half.upos[word] if word is not None else ''}\t"
                          f"lex={labels['lexicon']}\tprop={labels['proposer']}\n")
        for side in ("lexicon", "proposer"):
            for one in found[side]:
                if not any(overlap(one, m) for m in half.mentions):
                    out.write(f"FALSE\t{side}\t{one.line}\t{half.letters(one)}\t{one.label}\n")


def report_kept(open_half, kept, inputs):
    """Triggers on the kept half, trained on the open half and on parts of it: only totals."""
    vocabulary = vocabulary_of(open_half)
    x, y = word_inputs(open_half, inputs, vocabulary), word_inputs(kept, inputs, vocabulary)
    test = kept.everything()
    runs = []
    for share, times in ((0.25, 5), (0.5, 5), (1.0, 1)):
        scores = collections.defaultdict(list)
        sizes = []
        for documents in subsets(open_half.everything(), share, times, seed=int(100 * share)):
            chosen, found = trained(open_half, x, documents, kept, y, test)
            counts = {name: tally(kept, one, test) for name, one in found.items()}
            sizes.append(sum(m.document in documents for m in open_half.mentions))
            runs.append((share, sizes[-1], counts["proposer"]))
            for name, one in counts.items():
                scores[name].append((f1(one), quiet(one)))
        print(f"kept, trained on {100 * share:.0f} % of the open documents ({times} draws; mentions "
              f"{', '.join(str(n) for n in sizes)})")
        draws_of(scores)
    print(f"kept, trained on all; chosen {chosen}")
    for name, one in counts.items():
        figures(name, one)
    cells = cells_of(kept, found, test)
    found_by(kept, found, test, cells)
    explain(kept, cells)
    differences(counts)
    seen_before(open_half, kept, found)
    stories(open_half, kept, found)
    curve(runs, counts["lexicon"])


def report_control(open_half, kept):
    """The lexicon's words without its grammar; and letters with its rows, and with the trunk."""
    for name, half in (("open", open_half), ("kept", kept)):
        figures(f"{name}, words of the lexicon's rows", tally(half, bare(half), half.everything()))
    vocabulary = vocabulary_of(open_half)
    test = kept.everything()
    for inputs in ("letters and rows", "letters and trunk"):
        x, y = word_inputs(open_half, inputs, vocabulary), word_inputs(kept, inputs, vocabulary)
        chosen, found = trained(open_half, x, open_half.everything(), kept, y, test)
        print(f"control, inputs {inputs} ({len(vocabulary)} letters' features): open F1 {chosen['score']:.1f} "
              f"by 4-fold cross-validation; {chosen}")
        for name in ("proposer", "union", "intersection"):
            figures(f"kept, {name}", tally(kept, found[name], test))
        found_by(kept, found, test, cells_of(kept, found, test))


def compare_roles(half, given):
    theirs = grammar_roles(half)
    everything = half.everything()
    role_figures("classifier, all gold triggers", role_tally(half, everything, given))
    role_figures("classifier, where the grammar has the trigger", role_tally(half, everything, given, set(theirs)))
    role_figures("grammar, where it has the trigger", role_tally(half, everything, theirs, set(theirs)))
    role_figures("grammar, all gold triggers (none given where not found)", role_tally(half, everything, theirs))


def report_roles(open_half, kept):
    """Roles given the gold's triggers, on both halves."""
    everything, test = open_half.everything(), kept.everything()
    pairs = Pairs(open_half)
    role_figures("open: phrases offered, told the truth", role_tally(open_half, everything, true_roles(pairs)))
    scores = {inputs: role_choose(pairs, inputs, everything)[0] for inputs in pairs.table}
    print("  inputs by 4-fold cross-validation on the open half: " + ", ".join(f"{k} {v:.1f}" for k, v in scores.items()))
    inputs = max(scores, key=scores.get)
    given = {}
    for fold in folds_of(open_half, everything, 6, seed=11):
        given.update(roles_trained(pairs, inputs, everything - fold, pairs, fold))
    print(f"roles on the open half, cross-validated, inputs {inputs}")
    compare_roles(open_half, given)
    theirs = Pairs(kept, pairs.known)
    for share, times in ((0.25, 5), (0.5, 5), (1.0, 1)):
        values = []
        for documents in subsets(everything, share, times, seed=int(100 * share)):
            given = roles_trained(pairs, inputs, documents, theirs, test)
            values.append(f1(role_tally(kept, test, given)))
        print(f"  kept, roles trained on {100 * share:.0f} %: F1 mean {np.mean(values):.1f} "
              f"spread {min(values):.1f}..{max(values):.1f}", flush=True)
    print("roles on the kept half, trained on all of the open half")
    compare_roles(kept, given)
