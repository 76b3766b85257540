# SPDX-License-Identifier: Apache-2.0
"""One half of the news gold beside what `trunk` dumped for it.

Lines count from 1; spans are bytes of the line, end exclusive; words count from 0 over the half.
"""
import collections
import pathlib

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[3]
GOLD = ROOT / "bench" / "gold" / "news"
CLASSES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
           "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
NONE = len(CLASSES)  # the label of a word that is no trigger
TRIGGER_UPOS = {"VERB", "NOUN", "ADJ", "PROPN"}

Mention = collections.namedtuple("Mention", "document line begin end label main event")
Found = collections.namedtuple("Found", "document line begin end label", defaults=[None])  # label: class or None
Filler = collections.namedtuple("Filler", "role entity at")
GrammarEvent = collections.namedtuple("GrammarEvent", "at actors recipients")  # a Found and two lists of them


def rows_of(path):
    """The rows of a table with a head line, as dictionaries."""
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def read_texts(path):
    """Bytes of each line; texts[1] is the first."""
    return [b""] + [line.rstrip(b"\r") for line in path.read_bytes().split(b"\n")]


def overlap(a, b):
    return a.line == b.line and a.begin < b.end and b.begin < a.end


def by_line(found):
    lines = collections.defaultdict(list)
    for one in found:
        lines[one.line].append(one)
    return lines


def spans(document, cell):
    """A cell `LINE:BEGIN-END ...` of the program's events."""
    out = []
    for item in cell.split():
        line, letters = item.split(":")
        begin, end = letters.split("-")
        out.append(Found(document, int(line), int(begin), int(end)))
    return out


class Half:
    """Gold, words, vectors and the program's events of one half ("open" or "kept").

    Of W words: words (spans), forms, lemma, upos, relation, head (a word or -1), sentence, and as
    arrays document [W], trunk [W, width] float32, label [W] (0 to 15, NONE), candidate [W] (may be
    a trigger) and masked [W] (inside a trigger but not its word: not to be trained on).
    Of M mentions: mentions, and trigger (the word of each or None).
    """

    def __init__(self, folder, half, texts):
        self.texts = texts
        self.documents = [(r["document"], int(r["first"]), int(r["last"])) for r in rows_of(GOLD / half / "documents.tsv")]
        people = collections.defaultdict(set)
        for r in rows_of(GOLD / half / "entities.tsv"):
            if r["kind"] == "person":
                people[r["document"]].add(r["label"])
        self.people = [people[name] for name, _, _ in self.documents]
        self.read_words(folder, half)
        self.read_gold(half)
        self.read_program(folder, half)
        self.label_words()

    def everything(self):
        return set(range(len(self.documents)))

    def document_at(self, line):
        return next((i for i, (_, first, last) in enumerate(self.documents) if first <= line <= last), -1)

    def place(self, row, label=None):
        line = int(row["line"])
        return Found(self.document_at(line), line, int(row["from"]), int(row["to"]), label)

    def letters(self, span):
        return self.texts[span.line][span.begin:span.end].decode("utf-8", "replace")

    def read_words(self, folder, half):
        rows = rows_of(folder / f"{half}.words.tsv")
        self.words = [self.place(r) for r in rows]
        self.forms = [self.letters(word).lower() for word in self.words]
        self.document = np.array([word.document for word in self.words])
        self.sentence = [int(r["sentence"]) for r in rows]
        self.upos = [r["upos"] for r in rows]
        self.lemma = [r["lemma"] for r in rows]
        self.head = [int(r["head"]) for r in rows]
        self.relation = [r["relation"] for r in rows]
        self.trunk = np.fromfile(folder / f"{half}.trunk.f32", dtype=np.float32).reshape(len(rows), -1)
        self.on_line = collections.defaultdict(list)  # line -> its words
        for i, word in enumerate(self.words):
            self.on_line[word.line].append(i)

    def read_gold(self, half):
        events = {(r["document"], r["id"]): r for r in rows_of(GOLD / half / "events.tsv")}
        self.mentions = []
        for r in rows_of(GOLD / half / "en" / "events.tsv"):
            at = self.place(r)
            label = events[self.documents[at.document][0], r["event"]]["class"]
            self.mentions.append(Mention(at.document, at.line, at.begin, at.end, label, r["kind"] == "main", r["event"]))
        self.fillers = collections.defaultdict(list)  # (document, line, event) -> its Fillers
        for r in rows_of(GOLD / half / "en" / "roles.tsv"):
            at = self.place(r)
            self.fillers[at.document, at.line, r["event"]].append(Filler(r["role"], r["entity"], at))
        self.names = collections.defaultdict(list)  # (document, entity) -> spans
        for r in rows_of(GOLD / half / "en" / "names.tsv"):
            at = self.place(r)
            self.names[at.document, r["entity"]].append(at)

    def read_program(self, folder, half):
        """grammar: the program's events; lexicon: their triggers, each once; found_names: (word, span)."""
        self.grammar = []
        for r in rows_of(folder / f"{half}.events.tsv"):
            at = self.place(r, r["class"])
            self.grammar.append(GrammarEvent(at, spans(at.document, r["actors"]), spans(at.document, r["recipients"])))
        self.lexicon = list(dict.fromkeys(event.at for event in self.grammar))
        self.found_names = [(int(r["head"]), self.place(r)) for r in rows_of(folder / f"{half}.names.tsv")]

    def inside(self, span):
        """The words that share letters with a span."""
        return [i for i in self.on_line[span.line] if overlap(self.words[i], span)]

    def word_of(self, span):
        """The word through which the tree holds a span; None when no word is there."""
        inside = self.inside(span)
        tops = [i for i in inside if self.head[i] not in inside]
        return (tops or inside or [None])[0]

    def label_words(self):
        self.label = np.full(len(self.words), NONE)
        self.candidate = np.array([upos in TRIGGER_UPOS for upos in self.upos])
        self.masked = np.zeros(len(self.words), dtype=bool)
        self.trigger = [self.word_of(mention) for mention in self.mentions]
        for mention in self.mentions:
            self.masked[self.inside(mention)] = True
        for mention, word in zip(self.mentions, self.trigger):
            if word is not None:
                self.label[word] = CLASSES.index(mention.label)
                self.masked[word] = False
