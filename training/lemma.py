# SPDX-License-Identifier: Apache-2.0
"""Lemmas as edit rules "<case>|<old ending>|<new ending>".

Case k keeps the letters of the form, l folds them; then the old ending is replaced. A rule applies
only to forms that have the old ending, so a wrong guess cannot cut letters that are not there.
"""
import collections
import math

import numpy as np

from features import fnv1a, fold


def rule_of(form: str, lemma: str, upos: str) -> str:
    lower = upos != "PROPN" and lemma == fold(lemma)
    source = fold(form) if lower else form
    common = 0
    while common < min(len(source), len(lemma)) and source[common] == lemma[common]:
        common += 1
    return f"{'l' if lower else 'k'}|{source[common:]}|{lemma[common:]}"


def apply_rule(form: str, rule: str):
    """The lemma, or None when the rule does not apply to this form."""
    case, old, new = rule.split("|", 2)
    source = fold(form) if case == "l" else form
    if not source.endswith(old):
        return None
    result = source[:len(source) - len(old)] + new
    return result or None


KNOWN_BONUS = 2.0       # what a lemma seen in training is worth against the rules' scores


def best_lemma(form, rules, scores, known):
    """The result of the best-scored rule that applies; a lemma of `known` (hashes) counts for more."""
    best, best_score = None, -math.inf
    for rule, score in zip(rules, scores):
        if score + KNOWN_BONUS <= best_score:
            continue
        result = apply_rule(form, rule)
        if result is None:
            continue
        score = np.float32(score) + np.float32(KNOWN_BONUS if fnv1a(fold(result)) in known else 0.0)
        if score > best_score:
            best, best_score = result, score
    return fold(form) if best is None else best


def known_lemmas(sentences, least):
    """Sorted hashes of the folded lemmas seen often enough."""
    count = collections.Counter()
    for s in sentences:
        count.update(fnv1a(fold(l)) for l in s.lemmas or () if l)
    return sorted(h for h, c in count.items() if c >= least)
