#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many coded mentions have a row of the right class in the lexicon: coverage.py DUMP.jsonl [--news "open en"] [--missing N].

Counts mentions whose trigger word is part of a matched row; --missing prints the N most frequent triggers without one.
"""
import argparse
import collections
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
import event_data  # noqa: E402

ROWS_A_CLASS = 12       # src/events/network_inputs.h: four priors, three parts of a phrase


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dump")
    parser.add_argument("--news", default="")
    parser.add_argument("--data", default="/work/shared/data")
    parser.add_argument("--missing", type=int, default=0)
    arguments = parser.parse_args()
    codings = event_data.coded_beside
    if arguments.news:
        half, lang = arguments.news.split()
        documents = event_data.news_gold(os.path.join(HERE, "../.."), os.path.join(arguments.data, "parallel"), half, lang)
        codings = lambda _: documents.values()
    seen, right, wrong, missing = 0, 0, 0, collections.Counter()
    for document in event_data.load(arguments.dump, codings):
        for s in document.sentences:
            for t in s.triggers:
                classes = {sense // ROWS_A_CLASS + 1 for sense in s.senses[t.word]}
                seen += 1
                right += t.cls in classes
                wrong += bool(classes) and t.cls not in classes
                if t.cls not in classes:
                    missing[s.forms[t.word], event_data.CLASSES[t.cls]] += 1
    print(f"{seen} mentions, a row of the right class {100 * right / max(1, seen):.1f} %, only of another class {100 * wrong / max(1, seen):.1f} %")
    for (form, cls), count in missing.most_common(arguments.missing):
        print(count, form, cls)


if __name__ == "__main__":
    main()
