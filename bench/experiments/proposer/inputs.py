# SPDX-License-Identifier: Apache-2.0
"""What the classifier of triggers is told of a word."""
import collections

import numpy as np

from classifier import Ones
from halves import CLASSES
from lexicon import classes_of


def letters_of(half):
    """What a list of words could know without the trunk: form, first five letters, word class."""
    return [[f"form {form}", f"stem {form[:5]}", f"upos {upos}"] for form, upos in zip(half.forms, half.upos)]


def rows_for(half):
    """The classes that the lexicon's rows of one word give; always two features a word."""
    return [[f"row {name}" for name in (classes + ["", ""])[:2]] for classes in classes_of(half)]


def numbered(features):
    """Feature -> number, of the features that occur three times or more in lists of them."""
    count = collections.Counter(f for one in features for f in one)
    return {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= 3))}


def vocabulary_of(half):
    """Numbers for letters_of and rows_for, from the candidate words of the half to be trained on."""
    letters = [one for one, candidate in zip(letters_of(half), half.candidate) if candidate]
    return numbered(letters + 3 * [[f"row {name}" for name in CLASSES]])


def table_of(features, vocabulary):
    """One or nought for each known feature: [rows, features] float32."""
    table = np.zeros((len(features), len(vocabulary)), dtype=np.float32)
    for i, one in enumerate(features):
        table[i, [vocabulary[f] for f in one if f in vocabulary]] = 1
    return table


def places_of(features, vocabulary):
    unknown = len(vocabulary)
    return Ones(np.array([[vocabulary.get(f, unknown) for f in one] for one in features], dtype=np.int64), unknown + 1)


def beside(half, shift):
    """The trunk of the word before (1) or after (-1) in the sentence, nought where there is none."""
    sentence = np.array(half.sentence)
    return np.where((np.roll(sentence, shift) == sentence)[:, None], np.roll(half.trunk, shift, 0), 0)


def word_inputs(half, inputs, vocabulary=None):
    """Rows for all words of a half, Ones or [words, width] float32. The last three need a vocabulary.

    word: the trunk's vector; head: and its head's; around: and those of the words beside it;
    letters: a control without the trunk; letters and rows: and the classes of the lexicon's rows;
    letters and trunk: both.
    """
    if inputs == "letters":
        return places_of(letters_of(half), vocabulary)
    if inputs == "letters and rows":
        return places_of([a + b for a, b in zip(letters_of(half), rows_for(half))], vocabulary)
    more = {"word": lambda: [],
            "head": lambda: [np.where(np.array(half.head)[:, None] >= 0, half.trunk[half.head], 0)],
            "around": lambda: [beside(half, 1), beside(half, -1)],
            "letters and trunk": lambda: [table_of(letters_of(half), vocabulary)]}[inputs]()
    return np.concatenate([half.trunk] + more, 1).astype(np.float32)
