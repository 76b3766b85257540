# SPDX-License-Identifier: Apache-2.0
"""Lemmas as edit rules "<case>|<old ending>|<new ending>".

Case k keeps the letters of the form, l folds them; then the old ending is replaced. A rule applies
only to forms that have the old ending, so a wrong guess cannot cut letters that are not there.
"""
from features import fold


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


def best_lemma(form: str, rules, order):
    """The first of `order` (rule numbers, best first) that applies; the folded form if none does."""
    for number in order:
        result = apply_rule(form, rules[number])
        if result is not None:
            return result
    return fold(form)
