# SPDX-License-Identifier: Apache-2.0
"""The rows of the English lexicon of events, without the grammar that guards them."""
import collections

from halves import CLASSES, ROOT, Found


def listed():
    """Word -> {(class, verb or noun)}: of rows of one word, and of longer rows by the word that carries them."""
    alone, longer = collections.defaultdict(set), collections.defaultdict(set)
    with open(ROOT / "languages" / "en" / "events.tsv", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(cells) < 3 or cells[2] not in CLASSES:
                continue
            parts = cells[0].split()
            if len(parts) == 1:
                alone[parts[0].lstrip("=*")].add((cells[2], cells[1]))
                continue
            marked = [part[1:] for part in parts if part.startswith("*")]
            longer[(marked or [parts[0] if cells[1] == "verb" else parts[-1]])[0].lstrip("=*")].add((cells[2], cells[1]))
    return alone, longer


def classes_of(half):
    """For each word the classes, in order, that rows of one word give its lemma or form."""
    alone, _ = listed()
    return [sorted({name for name, _ in alone[lemma] | alone[form]}) for lemma, form in zip(half.lemma, half.forms)]


def bare(half):
    """Every verb or noun that has a row of one word, as if there were no grammar."""
    return [Found(word.document, word.line, word.begin, word.end, classes[0])
            for word, upos, classes in zip(half.words, half.upos, classes_of(half)) if upos in ("VERB", "NOUN") and classes]
