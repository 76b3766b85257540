#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns trees that annotators write over news lines into stand-off gold.

usage: standoff.py check LANG FILE...        says what is wrong, word by word
       standoff.py write LANG OUT FILE...    -> OUT (line, from, to, upos, head, relation)

Working format: `S 102` (line number of the parallel text), then a row a word: `1 form UPOS head relation`, heads within the
line from 1, 0 for a root. A line of several sentences has several roots.
"""
import collections, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))
from standoff import FILES, TEXTS  # noqa: E402

UPOS = set('ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split())
RELATIONS = set('''acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed
flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp'''.split())


def texts_of(lang):
    with open(os.path.join(TEXTS, FILES[lang] + '.txt'), encoding='utf8', newline='') as handle:
        return [''] + [x.rstrip('\r') for x in handle.read().split('\n')]


def read(path):
    """line number -> rows (number, form, upos, head, relation)"""
    out, rows = collections.OrderedDict(), None
    for at, raw in enumerate(open(path, encoding='utf8'), 1):
        fields = raw.split()
        if not fields or raw.startswith(('#', '```')):
            continue
        if fields[0] == 'S':
            rows = out[int(fields[1])] = []
        elif len(fields) != 5 or not fields[0].isdigit() or not fields[3].isdigit() or rows is None:
            sys.exit('%s:%d: a row is: number form UPOS head relation' % (path, at))
        else:
            rows.append((int(fields[0]), fields[1], fields[2], int(fields[3]), fields[4]))
    return out


def faults_of(line, rows, text):
    faults, spans, at = [], [], 0
    for i, (number, form, upos, head, relation) in enumerate(rows, 1):
        if number != i:
            faults.append('word %d is numbered %d' % (i, number))
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(form, at):
            faults.append('word %d: "%s" is not what stands there: "%s"' % (i, form, text[at:at + 20]))
            break
        spans.append((len(text[:at].encode()), len(text[:at + len(form)].encode())))
        at += len(form)
        if upos not in UPOS:
            faults.append('word %d: no such class %s' % (i, upos))
        if relation.split(':')[0] not in RELATIONS:
            faults.append('word %d: no such relation %s' % (i, relation))
        if head > len(rows) or head == i or (head == 0) != (relation == 'root'):
            faults.append('word %d: head %d, relation %s' % (i, head, relation))
    if not faults and text[at:].strip():
        faults.append('not covered: "%s"' % text[at:])
    for i in range(1, len(rows) + 1):
        steps, node = 0, i
        while node and steps <= len(rows) and node <= len(rows):
            node, steps = rows[node - 1][3], steps + 1
        if node:
            faults.append('word %d hangs in a circle' % i)
            break
    return ['line %d: %s' % (line, f) for f in faults], spans


def check(lang, paths):
    text, bad = texts_of(lang), 0
    for path in paths:
        for line, rows in read(path).items():
            faults, _ = faults_of(line, rows, text[line])
            bad += len(faults)
            print(''.join(f + '\n' for f in faults), end='')
    print('no faults' if not bad else '%d faults' % bad)
    return bad != 0


def write(lang, out, paths):
    text, trees = texts_of(lang), {}
    for path in paths:
        trees.update(read(path))
    with open(out, 'w', encoding='utf8') as handle:
        handle.write('line\tfrom\tto\tupos\thead\trelation\n')
        for line in sorted(trees):
            faults, spans = faults_of(line, trees[line], text[line])
            if faults:
                sys.exit('\n'.join(faults))
            for (_, _, upos, head, relation), (begin, end) in zip(trees[line], spans):
                handle.write('%d\t%d\t%d\t%s\t%d\t%s\n' % (line, begin, end, upos, head, relation))
    print('%d lines, %d words' % (len(trees), sum(map(len, trees.values()))))


def main():
    arguments = sys.argv[1:]
    if len(arguments) > 2 and arguments[0] == 'check':
        sys.exit(check(arguments[1], arguments[2:]))
    if len(arguments) > 3 and arguments[0] == 'write':
        return write(arguments[1], arguments[2], arguments[3:])
    sys.exit(__doc__)


if __name__ == '__main__':
    main()
