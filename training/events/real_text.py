# SPDX-License-Identifier: Apache-2.0
"""Corpus text as numbered sentences for coding: python3 real_text.py LIST OUT.text.txt [--data FOLDER].

LIST names a document a line, `corpus<TAB>document<TAB>day[<TAB>first<TAB>last]`; corpora: `ecb` (ECB+, document TOPIC/FILE),
`ewt` (UD English EWT, train), `gum` (UD English GUM, train), `un` (UN General Debate; lines first to last of the file).
The same list always gives the same text, so that codings can be kept without it (standoff.py). A day that no
date in the text tells is made up: only its distance from the times of the text matters.
"""
import argparse
import functools
import lzma
import os
import xml.etree.ElementTree

CONLLU = {"ewt": "syntax/en_ewt-train.conllu", "gum": "syntax/en_gum_free-train.conllu"}
QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


def detokenised(tokens):
    """Tokens of ECB+ as a written line."""
    out, open_quote, glue = "", False, True
    for token in (QUOTES.get(t, t) for t in tokens):
        closing = token == '"' and open_quote
        solid = glue or closing or token in {",", ".", ";", ":", "?", "!", ")", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m", "%"}
        out += token if solid else " " + token
        glue = token in {"(", "$"} or (token == '"' and not open_quote)
        if token == '"':
            open_quote = not open_quote
    return out


def ecb(folder, document):
    sentences = {}
    for token in xml.etree.ElementTree.parse(os.path.join(folder, "events/ecbplus", document)).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence")), []).append(token.text or "")
    return [detokenised(tokens) for _, tokens in sorted(sentences.items())]


@functools.lru_cache(maxsize=None)
def treebank(folder, corpus):
    """Document -> its sentences."""
    documents, document = {}, ""
    with open(os.path.join(folder, CONLLU[corpus]), encoding="utf-8") as file:
        for line in file:
            if line.startswith("# sent_id = "):
                document = line[12:].strip().rsplit("-", 1)[0]
            elif line.startswith("# text = "):
                documents.setdefault(document, []).append(line[9:].strip())
    return documents


@functools.lru_cache(maxsize=1)
def speeches(folder):
    with lzma.open(os.path.join(folder, "raw/en_un_debate.txt.xz"), "rt", encoding="utf-8") as file:
        return [line.strip() for line in file]


def read(folder, corpus, document, first, last):
    if corpus == "ecb":
        lines = ecb(folder, document)
    elif corpus in CONLLU:
        lines = treebank(folder, corpus)[document]
    elif corpus == "un":
        return [line for line in speeches(folder)[first - 1:last] if line]
    else:
        raise SystemExit(f"{corpus}: no such corpus; the list may name ecb, ewt, gum and un")
    return lines[first - 1:last] if last else lines


def text_of(list_path, folder):
    out, number = [], 0
    with open(list_path, encoding="utf-8") as file:
        for row in file:
            if row.startswith("#") or not row.strip():
                continue
            corpus, document, day, *span = row.rstrip("\n").split("\t")
            first, last = (int(span[0]), int(span[1])) if span else (1, 0)
            out.append(f"## {document.replace('/', '_')} {day}")
            for line in read(folder, corpus, document, first, last):
                number += 1
                out.append(f"{number}\t{line}")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("list")
    parser.add_argument("out")
    parser.add_argument("--data", default="/work/shared/data")
    arguments = parser.parse_args()
    with open(arguments.out, "w", encoding="utf-8") as file:
        file.write(text_of(arguments.list, arguments.data))


if __name__ == "__main__":
    main()
