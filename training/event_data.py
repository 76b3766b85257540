# SPDX-License-Identifier: Apache-2.0
"""Coded documents as numbers: words, the inputs of the event network, and what the codings say of them.

bench/event_inputs writes the words of coded text; events/coded.py reads the codings. A document is kept
back for measuring, never trained on, when the CRC-32 of its name divides by ten.
"""
import collections
import dataclasses
import json
import os
import sys
import zlib

import numpy as np

import corpus
from features import fnv1a, fold

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "events"))
import coded  # noqa: E402

CLASSES = ["-"] + list(coded.MODES)
STATUSES = coded.STATUSES
ROLES = coded.ROLES
MODES = [""] + sorted({m for modes in coded.MODES.values() for m in modes.split()})
LONGEST_PATH = 4
FAR = "far"


@dataclasses.dataclass
class Trigger:
    word: int               # in the sentence
    cls: int
    mode: int
    status: int
    roles: list             # (word in the sentence, role)
    id: str = ""


@dataclasses.dataclass
class Sentence:
    forms: list
    joins: list
    heads: list             # of this sentence, -1 for the root
    relations: list
    senses: list
    modes: list
    entities: list
    positions: list
    grammar: list
    framed: list            # of each word that is a trigger to the grammar: (its actors, its recipients)
    markers: list           # folded form of the first case marker, "" for none
    triggers: list = dataclasses.field(default_factory=list)
    spans: list = dataclasses.field(default_factory=list)      # (sentence number, from, to) letters
    coded: bool = True


@dataclasses.dataclass
class Document:
    name: str
    file: str
    sentences: list
    weight: float = 1.0
    gold_mentions: int = 0
    gold: list = dataclasses.field(default_factory=list)       # (event id, main, class, sentence number, from, to)


def is_kept_back(name):
    return zlib.crc32(name.encode()) % 10 == 0


def sentence_of(words, first, end):
    own = words[first:end]
    heads = [w[5] - first if first <= w[5] < end else -1 for w in own]
    markers = [""] * len(own)
    for i, w in enumerate(own):
        if w[6].split(":")[0] == "case" and heads[i] >= 0 and not markers[heads[i]]:
            markers[heads[i]] = fold(w[2])
    return Sentence([w[2] for w in own], [w[7] for w in own], heads, [w[6] for w in own], [w[8] for w in own], [w[9] for w in own],
                    [w[10] for w in own], [w[11] for w in own], [w[12] for w in own],
                    [([a - first for a in w[13] if first <= a < end], [a - first for a in w[14] if first <= a < end]) for w in own], markers)


def path(sentence, source, target):
    """Relations from one word over the tree to another: "^xcomp vnsubj"; FAR when it is longer than LONGEST_PATH."""
    up, at = {}, source
    for step in range(LONGEST_PATH + 1):
        if at < 0 or at in up:
            break
        up[at] = step
        at = sentence.heads[at]
    down, at = [], target
    for _ in range(LONGEST_PATH + 1):
        if at in up:
            rise = []
            node = source
            for _ in range(up[at]):
                rise.append("^" + sentence.relations[node])
                node = sentence.heads[node]
            steps = rise + ["v" + r for r in reversed(down)]
            return " ".join(steps) if len(steps) <= LONGEST_PATH else FAR
        if at < 0:
            break
        down.append(sentence.relations[at])
        at = sentence.heads[at]
    return FAR


def marking(sentence, word):
    """How a word is attached: its relation and its case marker."""
    return sentence.relations[word] + "|" + sentence.markers[word]


def head_in(sentence, inside):
    """The word of a phrase whose head lies outside it; the first such."""
    chosen = set(inside)
    for word in inside:
        if sentence.heads[word] not in chosen:
            return word
    return inside[0]


def trigger_word(sentence, inside):
    """Where a trigger of several words is looked for: its head, or a word of a lexicon row if the head has none."""
    head = head_in(sentence, inside)
    if not sentence.senses[head]:
        for word in inside:
            if sentence.senses[word]:
                return word
    return head


def attach(document, lines, starts):
    """Puts the codings of a document onto its words. `lines`: number -> coded.Line."""
    where = {number: start for number, start in starts}
    for line in lines:
        offsets = np.cumsum([0] + [len(c.encode()) for c in line.text])
        base = where[line.number]
        words = [(s, i) for s, sentence in enumerate(document.sentences) for i, span in enumerate(sentence.spans) if span[0] == line.number]

        def covered(span):
            begin, end = base + offsets[span[0]], base + offsets[span[1]]
            return [(s, i) for s, i in words if document.sentences[s].spans[i][1] < end and document.sentences[s].spans[i][2] > begin]

        for event in line.events:
            begin, end = event.trigger
            document.gold.append((event.id, event.main, event.cls, line.number, int(base + offsets[begin]), int(base + offsets[end])))
            inside = covered(event.trigger)
            if not inside:
                continue
            s = inside[0][0]
            sentence = document.sentences[s]
            word = trigger_word(sentence, [i for t, i in inside if t == s])
            if any(t.word == word for t in sentence.triggers):
                continue
            roles = set()
            for role, span, _ in event.roles:
                fill = [i for t, i in covered(span) if t == s] if span else []
                if fill:
                    roles.add((head_in(sentence, fill), ROLES.index(role)))
            sentence.triggers.append(Trigger(word, CLASSES.index(event.cls), MODES.index(event.mode), STATUSES.index(event.status),
                                             sorted(roles), event.id))


def load(dump, codings):
    """Documents of a file that event_inputs wrote. `codings`: text path -> coded path; the news gold has its own reader."""
    books, documents = {}, []
    with open(dump, encoding="utf-8") as file:
        for row in file:
            entry = json.loads(row)
            document = Document(entry["name"], entry["file"], [])
            for first, end in entry["sentences"]:
                sentence = sentence_of(entry["words"], first, end)
                numbers = np.searchsorted(entry["starts"], [w[0] for w in entry["words"][first:end]], side="right") - 1
                sentence.spans = [(entry["numbers"][n], w[0], w[1]) for n, w in zip(numbers, entry["words"][first:end])]
                document.sentences.append(sentence)
            text = entry["file"]
            if text not in books:
                books[text] = {d.name: d for d in codings(text)}
            book = books[text].get(document.name)
            if book is None:
                continue
            attach(document, book.lines, list(zip(entry["numbers"], entry["starts"])))
            documents.append(document)
    return documents


def coded_beside(text):
    """The codings of NAME.text.txt or text.txt."""
    path_of = text.replace("text.txt", "coded.txt")
    documents, faults = coded.read(text, path_of)
    for fault in faults:
        print(fault, file=sys.stderr)
    return documents


def tally(documents):
    sentences = [s for d in documents for s in d.sentences]
    return f"{len(documents)} documents, {len(sentences)} sentences, {sum(len(s.forms) for s in sentences)} words, {sum(len(s.triggers) for s in sentences)} mentions"


def news_gold(root, texts, half, lang):
    """The news gold (bench/gold/news) as coded documents, by document name."""
    folder = os.path.join(root, "bench/gold/news", half)

    def table(name):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
        return [dict(zip(rows[0], row + [""] * len(rows[0]))) for row in rows[1:]]

    with open(os.path.join(folder, "..", "languages.tsv"), encoding="utf-8") as file:
        name = dict(line.rstrip("\n").split("\t") for line in file)[lang]
    with open(os.path.join(texts, name), encoding="utf-8") as file:
        lines = [""] + [line.rstrip("\n") for line in file]
    documents = {}
    owner = {}
    for row in table("documents.tsv"):
        first, last = int(row["first"]), int(row["last"])
        documents[row["document"]] = coded.Document(row["document"], row["date"], [coded.Line(n, lines[n]) for n in range(first, last + 1)], True)
        owner.update({n: row["document"] for n in range(first, last + 1)})
    facts = {(row["document"], row["id"]): row for row in table("events.tsv")}
    letters = lambda row: tuple(len(lines[int(row["line"])].encode()[:int(row[k])].decode()) for k in ("from", "to"))
    line_of = lambda row: next(l for l in documents[owner[int(row["line"])]].lines if l.number == int(row["line"]))
    times, names = collections.defaultdict(list), collections.defaultdict(list)
    for row in table(lang + "/times.tsv"):
        times[int(row["line"]), row["time"]].append(letters(row))
    for row in table(lang + "/names.tsv"):
        names[int(row["line"]), row["entity"]].append(letters(row))
    fillers = collections.defaultdict(list)
    for row in table(lang + "/roles.tsv"):
        fillers[int(row["line"]), row["event"]].append((row["role"], letters(row), row["entity"]))
    for row in table(lang + "/events.tsv"):
        number, document = int(row["line"]), owner[int(row["line"])]
        fact = facts[document, row["event"]]
        roles = [(role, span, "") for role, span, _ in fillers[number, row["event"]]]
        for span in times[number, fact["time"]]:
            roles.append(("time", span, ""))
        for role, key in (("loc", "place"), ("by", "said_by")):
            for span in names[number, fact[key]]:
                roles.append((role, span, ""))
        line_of(row).events.append(coded.Event(row["event"], row["kind"] == "main", fact["class"], fact["mode"], fact["status"], letters(row), roles))
    return documents
