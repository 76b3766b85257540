#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How far two codings agree: F1 and kappa per layer. Reads stand-off tables only; needs no texts.

usage: agreement.py news FIRST SECOND LANG    two folders of open/ and kept/ tables, over the documents of the second
       agreement.py plover FIRST SECOND       two tables of further events, over the records of the second
       agreement.py trees FIRST SECOND        two tables of trees, over the lines that both have

The first news coding as it was before it was read afresh:
  git archive 12e2db1 bench/gold/news | tar -x -C FOLDER
"""
import collections, os, sys


def kappa(pairs):
    n = len(pairs)
    if not n:
        return float('nan')
    same = sum(a == b for a, b in pairs) / n
    left, right = collections.Counter(a for a, _ in pairs), collections.Counter(b for _, b in pairs)
    chance = sum(left[k] * right[k] for k in left) / n / n
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def f1(hits, left, right):
    return 200.0 * hits / (left + right) if left + right else float('nan')


def overlap(a, b):
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def pair_up(left, right):
    """one-to-one, exact spans first, then by overlap"""
    free, out = list(right), []
    for exact in (True, False):
        for a in left:
            if any(a is x for x, _ in out):
                continue
            for b in free:
                if (a[:3] == b[:3]) if exact else overlap(a, b):
                    out.append((a, b))
                    free = [x for x in free if x is not b]
                    break
    return out


def links(items):
    """pairs of mentions of one thing"""
    by = collections.defaultdict(list)
    for key, thing in items:
        by[thing].append(key)
    return {tuple(sorted((x, y))) for v in by.values() for i, x in enumerate(v) for y in v[i + 1:]}


def read_table(path):
    if not os.path.exists(path):
        return []
    rows = [line.rstrip('\n').split('\t') for line in open(path, encoding='utf8')]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


class Coding:
    """what the tables of a folder say of one document in one language: the shape of Document"""

    def __init__(self):
        self.entities, self.times, self.events, self.lines = {}, {}, {}, []
        self.names, self.time_spans, self.mentions = [], [], []


def read_codings(folder, lang):
    """document name -> Coding; carried letters need documents.tsv of the folder that holds the English coding"""
    codings, of_line = {}, {}
    halves = [os.path.join(folder, half) for half in ('open', 'kept')]
    for half in halves:
        carried = {row['document'] for row in read_table(os.path.join(half, lang, 'documents.tsv'))}
        for row in read_table(os.path.join(half, 'documents.tsv')):
            if lang != 'en' and row['document'] not in carried:
                continue
            coding = codings.setdefault(row['document'], Coding())
            coding.lines = list(range(int(row['first']), int(row['last']) + 1))
            of_line.update((line, coding) for line in coding.lines)
        for row in read_table(os.path.join(half, 'entities.tsv')):
            if row['document'] in codings:
                codings[row['document']].entities[row['id']] = (row['kind'], row['code'], row['label'])
        for row in read_table(os.path.join(half, 'times.tsv')):
            if row['document'] in codings:
                codings[row['document']].times[row['id']] = (row['type'], row['value'])
        for row in read_table(os.path.join(half, 'events.tsv')):
            if row['document'] in codings:
                codings[row['document']].events[row['id']] = dict(
                    cls=row['class'], mode=row['mode'], status=row['status'], act=row['actors'].split(), rec=row['recipients'].split())
        for layer, what, to in (('names', 'entity', 'names'), ('times', 'time', 'time_spans'), ('events', 'event', 'mentions')):
            for row in read_table(os.path.join(half, lang, layer + '.tsv')):
                at = int(row['line'])
                getattr(of_line[at], to).append((at, int(row['from']), int(row['to']), row[what], row.get('kind', '')))
    return codings


def news(first, second, lang):
    count = collections.Counter()
    pairs = collections.defaultdict(list)
    lefts, rights = read_codings(first, lang), read_codings(second, lang)
    for name, b in rights.items():
        a, lines = lefts[name], b.lines
        for layer, x, y in (('name spans', a.names, b.names), ('time spans', a.time_spans, b.time_spans),
                            ('event mentions', a.mentions, b.mentions)):
            both = pair_up(x, y)
            exact = sum(p[:3] == q[:3] for p, q in both)
            hits = exact if layer == 'name spans' else len(both)
            count.update({layer: hits, layer + '<': len(x), layer + '>': len(y)})
            if layer == 'name spans':
                pairs['name kinds'] += [(a.entities[p[3]][0], b.entities[q[3]][0]) for p, q in both]
                pairs['name countries'] += [(a.entities[p[3]][1][:3], b.entities[q[3]][1][:3]) for p, q in both]
                one = links([(p[:3], p[3]) for p, _ in both])
                two = links([(p[:3], q[3]) for p, q in both])
                count.update({'name links': len(one & two), 'name links<': len(one), 'name links>': len(two)})
            elif layer == 'time spans':
                pairs['time types'] += [(a.times[p[3]][0], b.times[q[3]][0]) for p, q in both]
                pairs['time values'] += [(a.times[p[3]][1], b.times[q[3]][1]) for p, q in both]
            else:
                pairs['event classes'] += [(a.events[p[3]]['cls'], b.events[q[3]]['cls']) for p, q in both]
                same = [(p, q) for p, q in both if a.events[p[3]]['cls'] == b.events[q[3]]['cls']]
                count.update({'event mentions with class': len(same), 'event mentions with class<': len(x),
                              'event mentions with class>': len(y)})
                pairs['modes'] += [(a.events[p[3]]['mode'], b.events[q[3]]['mode']) for p, q in same]
                pairs['statuses'] += [(a.events[p[3]]['status'], b.events[q[3]]['status']) for p, q in same]
                for role in ('act', 'rec'):
                    for p, q in same:
                        left = collections.Counter(a.entities[i][1][:3] for i in a.events[p[3]][role])
                        right = collections.Counter(b.entities[i][1][:3] for i in b.events[q[3]][role])
                        count.update({role + ' (country)': sum((left & right).values()),
                                      role + ' (country)<': sum(left.values()), role + ' (country)>': sum(right.values())})
                one, two = links([(p[:3], p[3]) for p, _ in both]), links([(p[:3], q[3]) for p, q in both])
                count.update({'event links': len(one & two), 'event links<': len(one), 'event links>': len(two)})
        for n in lines:
            pairs['line has an event'].append((any(m[0] == n for m in a.mentions), any(m[0] == n for m in b.mentions)))
    for layer in [k for k in count if k + '<' in count]:
        print('%-28s F1 %5.1f   n %d, %d' % (layer, f1(count[layer], count[layer + '<'], count[layer + '>']),
                                              count[layer + '<'], count[layer + '>']))
    for layer, values in pairs.items():
        print('%-28s kappa %.2f  same %5.1f %%  n %d' % (
            layer, kappa(values), 100.0 * sum(x == y for x, y in values) / max(1, len(values)), len(values)))


def further_of(path):
    """record -> further events; a record without any has an empty row"""
    records = collections.OrderedDict()
    for row in read_table(path):
        events = records.setdefault(row['record'], [])
        if row['class']:
            events.append(row)
    return records


def plover(first, second):
    a, b = further_of(first), further_of(second)
    for optional in (False, True):
        count, statuses, has = collections.Counter(), [], []
        for record, events in b.items():
            x, y = ([e for e in these if optional or e['note'] != 'alternative'] for these in (a.get(record, []), events))
            spans = [[(0, int(e['from']), int(e['to']), e) for e in these] for these in (x, y)]
            same = [(p[3], q[3]) for p, q in pair_up(*spans) if p[3]['class'] == q[3]['class']]
            count.update(hits=len(same), first=len(x), second=len(y))
            statuses += [(p['status'], q['status']) for p, q in same]
            has.append((bool(x), bool(y)))
        print('%s: trigger and class F1 %.1f  n %d, %d; status same %d of %d; record has one: kappa %.2f' % (
            'with alternatives' if optional else 'without alternatives', f1(count['hits'], count['first'], count['second']),
            count['first'], count['second'], sum(p == q for p, q in statuses), len(statuses), kappa(has)))


def read_trees(path):
    """line number -> rows (span, upos, head's span or None, relation without subtype)"""
    lines = collections.OrderedDict()
    for raw in open(path, encoding='utf8').read().split('\n')[1:]:
        if raw:
            line, begin, end, upos, head, relation = raw.split('\t')
            lines.setdefault(int(line), []).append(((int(begin), int(end)), upos, int(head), relation.split(':')[0]))
    return {n: [(span, upos, rows[head - 1][0] if head else None, relation) for span, upos, head, relation in rows]
            for n, rows in lines.items()}


def trees(left, right):
    a, b = read_trees(left), read_trees(right)
    both = [n for n in a if n in b]
    hits, sizes, classes, relations = collections.Counter(), [0, 0], [], []
    for n in both:
        sizes = [sizes[0] + len(a[n]), sizes[1] + len(b[n])]
        where = {row[0]: row for row in b[n]}
        for x in a[n]:
            y = where.get(x[0])
            if not y:
                continue
            classes.append((x[1], y[1]))
            relations.append((x[3], y[3]))
            hits.update(words=1, UPOS=x[1] == y[1], UAS=x[2] == y[2], LAS=x[2:] == y[2:])
    print('%d lines, %d and %d words' % (len(both), *sizes))
    for layer in ('words', 'UPOS', 'UAS', 'LAS'):
        print('%-6s F1 %5.1f' % (layer, 200.0 * hits[layer] / sum(sizes)))
    print('kappa: UPOS %.2f, relations %.2f' % (kappa(classes), kappa(relations)))


def main():
    what, arguments = (sys.argv[1:] + [''])[0], sys.argv[2:]
    layers = {'news': (news, 3), 'plover': (plover, 2), 'trees': (trees, 2)}
    if what not in layers or len(arguments) != layers[what][1]:
        sys.exit(__doc__)
    layers[what][0](*arguments)


if __name__ == '__main__':
    main()
