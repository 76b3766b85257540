#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a copy of the packs for docs/decisions/0001 and 0002 whose lexicon knows every trigger of the gold (an experiment: it must
never ship), or whose marker table is empty.

usage: oracle_lexicon.py DATA OUT LANG [--triggers ROWS] [--no-markers]

DATA holds languages/ and knowledge/. ROWS is what `ladder LANG predicted LINES triggers` prints: form, lemma, class of word, event
class. Each becomes a row of events.tsv for exactly that form, with the frame that the pack uses most for that event class and part of
speech. Run the experiment with DATELINE_DATA=OUT.
"""
import argparse, collections, os, shutil


def frames_of(lines):
    by, rows = collections.defaultdict(collections.Counter), [l.rstrip('\n').split('\t') for l in lines if l.strip() and l[0] != '#']
    for row in rows[1:]:
        if len(row) > 4 and row[2] != '-':
            by[row[2], row[1]][row[4]] += 1
            by[row[2], 'any'][row[4]] += 1
            by['any', row[1]][row[4]] += 1
    return by, {(r[0], r[1], r[2]) for r in rows[1:] if len(r) > 2}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('data'); ap.add_argument('out'); ap.add_argument('lang')
    ap.add_argument('--triggers'); ap.add_argument('--no-markers', action='store_true')
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    for folder in ('languages', 'knowledge'):
        shutil.rmtree(os.path.join(a.out, folder), ignore_errors=True)
        shutil.copytree(os.path.join(a.data, folder), os.path.join(a.out, folder))
    pack = os.path.join(a.out, 'languages', a.lang)
    if a.no_markers:
        path = os.path.join(pack, 'markers.tsv')
        # Genitives and coordinators are words of UD's own analysis; what is taken away are roles by marker.
        kept = [l for l in open(path, encoding='utf8') if l[0] == '#' or l.split('\t')[1:2] in (['kind'], ['genitive'], ['coordinator'])]
        open(path, 'w', encoding='utf8').writelines(kept)
    if a.triggers:
        path = os.path.join(pack, 'events.tsv')
        lines = open(path, encoding='utf8').readlines()
        frames, known = frames_of(lines)
        added = set()
        for row in open(a.triggers, encoding='utf8'):
            form, _, upos, cls = row.rstrip('\n').split('\t')
            pos = 'verb' if upos in ('VERB', 'AUX') else 'noun'
            best = frames.get((cls, pos)) or frames.get((cls, 'any')) or frames['any', pos]
            entry = ('=' + form.lower(), pos, cls)
            if entry not in known and entry not in added:
                added.add(entry)
                lines.append('\t'.join((*entry, '', best.most_common(1)[0][0], '', '', '')) + '\n')
        open(path, 'w', encoding='utf8').writelines(lines)
        print(len(added), 'rows added')


if __name__ == '__main__':
    main()
