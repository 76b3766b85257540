# SPDX-License-Identifier: Apache-2.0
"""Reads CoNLL-U trees and BIO name files into sentences whose missing layers are None."""
import dataclasses
import itertools
import os
import re
import tomllib

SUBTYPES = {"agent", "desc", "lvc", "npmod", "outer", "pass", "poss", "prt", "relcl", "tmod", "foreign", "name"}
# UD 2.15 joined npmod and tmod into `unmarked`; Dateline's reader knows the older name.
SUBTYPE_ALIASES = {"unmarked": "npmod"}
NAME_KINDS = {"PER": "PER", "PERSON": "PER", "NEP": "PER", "LOC": "LOC", "LOCATION": "LOC", "NEL": "LOC",
              "ORG": "ORG", "ORGANIZATION": "ORG", "NEO": "ORG"}
LAYERS = ("upos", "feats", "lemma", "tree", "names")


@dataclasses.dataclass
class Sentence:
    """Lists of one entry a word; None as an entry, or as a whole list, means "not annotated"."""
    forms: list
    joins: list                 # 0 unknown, 1 spaced, 2 adjacent, 3 glued (same token as the word before)
    upos: list = None
    feats: list = None
    lemmas: list = None
    heads: list = None          # 0 is the root, words count from 1
    relations: list = None
    names: list = None
    sent_id: str = ""
    weight: float = 1.0
    until: float = 1.0          # share of the training after which the sentence is left out


def relation_label(relation: str) -> str:
    base, _, sub = relation.partition(":")
    sub = SUBTYPE_ALIASES.get(sub, sub)
    return f"{base}:{sub}" if sub in SUBTYPES else base


def known(value: str):
    return None if value == "_" else value


def name_tag(raw: str) -> str:
    """A tag of any of the name corpora as B-/I- of PER, LOC, ORG; what is none of these is O."""
    prefix, _, kind = raw.partition("-")
    return f"{prefix}-{NAME_KINDS[kind]}" if prefix in ("B", "I") and kind in NAME_KINDS else "O"


def well_formed(tags: list) -> list:
    """I- that continues nothing becomes B-."""
    out = []
    for tag in tags:
        if tag.startswith("I-") and (not out or out[-1][2:] != tag[2:]):
            tag = "B-" + tag[2:]
        out.append(tag)
    return out


def read_conllu(path: str, layers=LAYERS):
    with open(path, encoding="utf-8") as file:
        for block in re.split(r"\n\s*\n", file.read()):
            sentence = parse_block(block, layers)
            if sentence:
                yield sentence


def parse_block(block: str, layers) -> Sentence:
    sent_id, rows, glued, spaced, token_end = "", [], set(), True, 0
    joins = []
    for line in block.splitlines():
        if line.startswith("# sent_id"):
            sent_id = line.partition("=")[2].strip()
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            glued.update(range(first + 1, last + 1))
            token_end, token_space = last, "SpaceAfter=No" not in columns[9]
        elif columns[0].isdigit():
            number = int(columns[0])
            joins.append(3 if number in glued else 1 if spaced else 2)
            spaced = token_space if number == token_end else "SpaceAfter=No" not in columns[9]
            rows.append(columns)
    if not rows:
        return None
    sentence = Sentence(forms=[r[1] for r in rows], joins=joins, sent_id=sent_id)
    fill_layers(sentence, rows, layers)
    return sentence


def fill_layers(sentence: Sentence, rows: list, layers) -> None:
    if "upos" in layers:
        sentence.upos = [known(r[3]) for r in rows]
    if "feats" in layers:
        sentence.feats = ["" if r[5] == "_" else r[5] for r in rows]
    if "lemma" in layers:
        sentence.lemmas = [None if r[2] == "_" and r[1] != "_" else r[2] for r in rows]
    if "tree" in layers:
        sentence.heads = [int(r[6]) if r[6].isdigit() else None for r in rows]
        sentence.relations = [relation_label(r[7]) if r[7] != "_" else None for r in rows]
    if "names" in layers:
        found = [re.search(r"(?:^|\|)(?:Name|NE)=([BIO](?:-[A-Z]+)?)", r[9]) for r in rows]
        if any(found):
            sentence.names = well_formed([name_tag(m.group(1)) if m else "O" for m in found])


def read_names(path: str):
    """Sentences of a BIO file: `form TAB tag`, or Universal NER's `number TAB form TAB tag ...`."""
    forms, tags, sent_id = [], [], ""
    with open(path, encoding="utf-8") as file:
        for line in list(file) + ["\n"]:
            line = line.rstrip("\n")
            if line.startswith("# "):
                if line.startswith("# sent_id"):
                    sent_id = line.partition("=")[2].strip()
            elif not line.strip():
                if forms:
                    yield Sentence(forms=forms, joins=[0] * len(forms), names=well_formed(tags), sent_id=sent_id)
                forms, tags = [], []
            else:
                columns = line.split("\t")
                form, tag = (columns[1], columns[2]) if columns[0].isdigit() and len(columns) > 2 else (columns[0], columns[-1])
                forms.append(form)
                tags.append(name_tag(tag))


def attach_names(trees: list, names: list) -> int:
    """Gives the name tags of sentences with the same id and words to the trees; says to how many."""
    by_id = {n.sent_id: n for n in names}
    found = 0
    for tree in trees:
        other = by_id.get(tree.sent_id)
        if other and other.forms == tree.forms:
            tree.names, found = other.names, found + 1
    return found


def read_config(path: str) -> dict:
    """A configuration; `extends` names another beside it, whose values stand unless they are given anew."""
    with open(path, "rb") as file:
        config = tomllib.load(file)
    if "extends" not in config:
        return config
    base = read_config(os.path.join(os.path.dirname(os.path.abspath(path)), config.pop("extends")))
    for key, value in config.items():
        base[key] = {**base[key], **value} if isinstance(value, dict) else value
    return base


def expand(path: str, base: str) -> str:
    """$DATA is the folder of corpora, $HERE this folder, $EVENTS what events/prepare.py made (/tmp/events, or EVENTS of the
    environment)."""
    return path.replace("$EVENTS", os.environ.get("EVENTS", "/tmp/events")).replace("$DATA", base).replace("$HERE", os.path.dirname(os.path.abspath(__file__)))


def load(source: dict, base: str) -> list:
    """The sentences of one [[train]] or [[dev]] entry of a configuration."""
    path = expand(source["path"], base)
    if source.get("kind", "conllu") == "names":
        sentences = list(itertools.islice(read_names(path), source.get("limit")))
    else:
        sentences = list(itertools.islice(read_conllu(path, source.get("layers", LAYERS)), source.get("limit")))
        if "names" in source:
            attach_names(sentences, list(read_names(expand(source["names"], base))))
    if source.get("delexicalise"):
        for sentence in sentences:
            sentence.forms, sentence.joins = sentence.upos, [0] * len(sentence.forms)
            sentence.lemmas = sentence.names = None
    for sentence in sentences:
        sentence.weight, sentence.until = source.get("weight", 1.0), source.get("until", 1.0)
    return sentences * source.get("repeat", 1)
