#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns what coders write over the parallel news into stand-off gold. agreement.py compares two codings.

usage: standoff.py check FILE...            says what is wrong in working files, line by line
       standoff.py write WORK OUT           WORK/{en,gu,hi,ru}/DOC.txt -> OUT/{open,kept}/...tsv
TEXTS (default ../shared/data/parallel beside the project) holds the texts. The working format is described in news/GUIDELINE.md.
"""
import collections, hashlib, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '../../training/events'))
import coded
TEXTS = os.environ.get('TEXTS', os.path.join(HERE, '../../../shared/data/parallel'))
FILES = {'en': 'eng', 'gu': 'guj', 'hi': 'hin', 'ru': 'rus'}
KINDS = {'person', 'body', 'country', 'place', 'group'}
STATUSES = set(coded.STATUSES)
MODES = {c: set(m.split()) for c, m in coded.MODES.items()}
SECTORS = set('COP GOV JUD LEG MIL PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC PRM UNK'.split())


def half_of(documents):
    """the open half: the first half of the documents in the order of a hash of their names"""
    order = sorted(documents, key=lambda d: hashlib.sha1(('half ' + d).encode()).hexdigest())
    return set(order[:len(order) // 2])


def read_texts():
    ids = [x.strip() for x in open(os.path.join(TEXTS, 'document_ids.txt'), encoding='utf8') if x.strip()]
    lines_of = collections.OrderedDict()
    for n, d in enumerate(ids, 1):
        lines_of.setdefault(d, []).append(n)
    text = {}
    for lang, f in FILES.items():
        with open(os.path.join(TEXTS, f + '.txt'), encoding='utf8', newline='') as handle:
            text[lang] = [''] + [x.rstrip('\r') for x in handle.read().split('\n')]
    return lines_of, text


class Fault(Exception):
    pass


def in_word(letter):
    """letters, digits and the marks of scripts whose vowels are marks"""
    return letter.isalnum() or unicodedata.category(letter)[0] == 'M'


def boundary(text, at):
    """no word runs over `at`"""
    return at <= 0 or at >= len(text) or not (in_word(text[at - 1]) and in_word(text[at]))


def span_of(text, string, loose):
    """half-open UTF-8 byte span of `string` (with #k for the k-th occurrence) in text"""
    m = re.match(r'^(.*)#(\d+)$', string)
    want, number = (m.group(1), int(m.group(2))) if m else (string, 1)
    if not want:
        raise Fault('empty string')
    at, seen = -1, 0
    while True:
        at = text.find(want, at + 1)
        if at < 0:
            raise Fault('"%s" does not stand %s in the line' % (want, 'often enough' if seen else ''))
        if boundary(text, at) and (loose or boundary(text, at + len(want))):
            seen += 1
            if seen == number:
                break
    begin = len(text[:at].encode())
    return begin, begin + len(want.encode())


class Document:
    """what one coder says of one document in one language"""

    def __init__(self, path, lang, name, texts, base=None):
        self.name, self.lang, self.base = name, lang, base
        self.date, self.entities, self.times, self.events = '', collections.OrderedDict(), {}, collections.OrderedDict()
        self.lines, self.names, self.time_spans, self.mentions, self.roles = [], [], [], [], []
        self.faults, self.text = [], texts
        self.absent = []
        if base:
            self.entities, self.times, self.events, self.date = base.entities, base.times, base.events, base.date
        line = 0
        for number, raw in enumerate(open(path, encoding='utf8'), 1):
            raw = raw.rstrip('\n\r')
            if not raw.strip() or raw.startswith('```') or raw.startswith('#'):
                continue
            try:
                kind, _, rest = raw.strip().partition(' ')
                fields = [x.strip() for x in rest.split(' | ')] if rest else []
                if kind == 'L':
                    line = int(fields[0])
                    self.lines.append(line)
                elif kind == 'D':
                    self.date = fields[0]
                    if not re.match(r'^\d{4}-\d\d-\d\d$', self.date):
                        raise Fault('D wants a day, YYYY-MM-DD')
                elif kind == 'A':
                    self.entity(fields)
                elif kind in 'NTEM' and len(kind) == 1:
                    if not line:
                        raise Fault('before any L')
                    getattr(self, 'read_' + kind)(line, fields)
                else:
                    raise Fault('does not begin with D A L N T E M')
            except (Fault, IndexError, ValueError) as fault:
                self.faults.append('%s:%d: %s: %s' % (path, number, fault or 'too few fields', raw[:100]))

    def span(self, line, string):
        return span_of(self.text[line], string, self.lang != 'en')

    def entity(self, f):
        if self.base:
            raise Fault('entities are those of the English file')
        ident, kind, code, label = f[0], f[1], f[2], f[3]
        if ident in self.entities:
            raise Fault('entity twice')
        if kind not in KINDS:
            raise Fault('kind is one of ' + ' '.join(sorted(KINDS)))
        m = re.match(r'^([A-Z]{3}|---)(?:\.([A-Z]{3}(?:,[A-Z]{3})*))?$', code)
        if not m or any(s not in SECTORS for s in (m.group(2) or '').split(',') if s):
            raise Fault('code is like RUS.GOV,MIL')
        self.entities[ident] = (kind, code, label)

    def read_N(self, line, f):
        if f[0] not in self.entities:
            raise Fault('no such entity')
        if f[1] == '-':
            self.absent.append((line, 'N', f[0]))
        else:
            self.names.append((line, *self.span(line, f[1]), f[0]))

    def read_T(self, line, f):
        if self.base:
            if f[0] not in self.times:
                raise Fault('no such time')
            string = f[1]
        else:
            if f[0] in self.times:
                raise Fault('time twice')
            if f[1] not in ('DATE', 'TIME', 'DURATION', 'SET'):
                raise Fault('type is DATE TIME DURATION SET')
            self.times[f[0]] = (f[1], f[2])
            string = f[3]
        if string == '-':
            self.absent.append((line, 'T', f[0]))
        else:
            self.time_spans.append((line, *self.span(line, string), f[0]))

    def read_E(self, line, f):
        if self.base:
            if f[0] not in self.events:
                raise Fault('no such event')
            trigger, slots = f[1], f[2:]
        else:
            if f[0] in self.events:
                raise Fault('event twice')
            cls, _, mode = f[1].partition('/')
            if cls not in MODES or (mode and mode not in MODES[cls]):
                raise Fault('no such class or mode')
            if f[2] not in STATUSES:
                raise Fault('status is one of ' + ' '.join(sorted(STATUSES)))
            trigger, slots = f[3], f[4:]
            event = dict(cls=cls, mode=mode, status=f[2], act=[], rec=[], loc='', time='', by='')
            self.events[f[0]] = event
        if trigger == '-':
            self.absent.append((line, 'E', f[0]))
        else:
            self.mentions.append((line, *self.span(line, trigger), f[0], 'main'))
        for slot in slots:
            if self.base and not slot.startswith(('act ', 'rec ')):
                ident, _, string = slot.partition('=')
                event = self.events[f[0]]
                role = 'act' if ident in event['act'] else 'rec'
                if ident not in event['act'] + event['rec']:
                    raise Fault('entity %s is no filler of the event' % ident)
            else:
                role, _, value = slot.partition(' ')
                ident, _, string = value.partition('=')
            if role == 'time' and not self.base:
                self.events[f[0]]['time'] = ident
            elif role in ('act', 'rec', 'loc', 'by'):
                if ident not in self.entities:
                    raise Fault('no such entity: ' + ident)
                if not self.base:
                    if role in ('act', 'rec'):
                        self.events[f[0]][role].append(ident)
                    else:
                        self.events[f[0]][role] = ident
                if string and string != '-' and role in ('act', 'rec'):
                    self.roles.append((line, *self.span(line, string), f[0], role, ident))
            else:
                raise Fault('slot is act rec loc time by')

    def read_M(self, line, f):
        if f[1] == '-':
            self.absent.append((line, 'M', f[0]))
        else:
            self.mentions.append((line, *self.span(line, f[1]), f[0], 'repeat'))

    def whole(self, lines):
        """faults that need the whole document"""
        out = list(self.faults)
        if self.lines != lines:
            out.append('%s: lines are %d, not %d..%d in order' % (self.name, len(self.lines), lines[0], lines[-1]))
        if not self.base and not self.date:
            out.append('%s: no D' % self.name)
        main = {m[3] for m in self.mentions if m[4] == 'main'}
        for m in self.mentions:
            if m[3] not in self.events:
                out.append('%s: line %d: M of unknown event %s' % (self.name, m[0], m[3]))
        for e, x in self.events.items():
            if x['time'] and x['time'] not in self.times:
                out.append('%s: event %s: no time %s' % (self.name, e, x['time']))
            if not self.base and not x['act'] and not x['rec']:
                out.append('%s: event %s has neither actor nor recipient' % (self.name, e))
            if self.base is None and e not in main:
                out.append('%s: event %s has no trigger' % (self.name, e))
        if self.base:
            for what in 'NTEM':
                mine = self.bag(what)
                theirs = self.base.bag(what)
                for item in (theirs - mine):
                    out.append('%s: line %d: %s %s of the English is not carried' % (self.name, item[0], what, item[1]))
                for item in (mine - theirs):
                    out.append('%s: line %d: %s %s is not in the English' % (self.name, item[0], what, item[1]))
        return out

    def bag(self, what):
        bag = collections.Counter((a[0], a[2]) for a in self.absent if a[1] == what)
        if what == 'N':
            bag.update((n[0], n[3]) for n in self.names)
        elif what == 'T':
            bag.update((t[0], t[3]) for t in self.time_spans)
        else:
            bag.update((m[0], m[3]) for m in self.mentions if (m[4] == 'main') == (what == 'E'))
        return bag


def load(path, lines_of, text):
    name = os.path.basename(path)[:-4]
    lang = os.path.basename(os.path.dirname(os.path.abspath(path)))
    lang = lang if lang in FILES else 'en'
    if name not in lines_of:
        raise SystemExit('%s: no such document' % path)
    base = None
    if lang != 'en':
        english = os.path.join(os.path.dirname(os.path.abspath(path)), '../en', name + '.txt')
        base = Document(english, 'en', name, text['en'])
    return Document(path, lang, name, text[lang], base)


def check(paths):
    lines_of, text = read_texts()
    bad = 0
    for path in paths:
        doc = load(path, lines_of, text)
        for fault in doc.whole(lines_of[doc.name]):
            print(fault)
            bad += 1
        print('%s: %d names, %d times, %d events, %d mentions' % (
            doc.name, len(doc.names), len(doc.time_spans), len(doc.events), len(doc.mentions)))
    print('no faults' if not bad else '%d faults' % bad)
    return bad != 0


def table(path, head, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf8') as out:
        for row in [head] + rows:
            out.write('\t'.join(str(x) for x in row) + '\n')


def write(work, out):
    lines_of, text = read_texts()
    is_open = half_of(lines_of)
    for half in ('open', 'kept'):
        rows = collections.defaultdict(list)
        for lang in FILES:
            for name, lines in lines_of.items():
                path = os.path.join(work, lang, name + '.txt')
                if (name in is_open) != (half == 'open') or not os.path.exists(path):
                    continue
                doc = load(path, lines_of, text)
                faults = doc.whole(lines)
                if faults:
                    raise SystemExit('\n'.join(faults))
                if lang == 'en':
                    rows['documents'].append((name, lines[0], lines[-1], doc.date))
                    rows['entities'] += [(name, i, k, c, '' if k == 'group' else l) for i, (k, c, l) in doc.entities.items()]
                    rows['times'] += [(name, i, *t) for i, t in doc.times.items()]
                    rows['events'] += [(name, i, e['cls'], e['mode'], e['status'], ' '.join(e['act']), ' '.join(e['rec']),
                                        e['loc'], e['time'], e['by']) for i, e in doc.events.items()]
                rows[lang + '/names'] += sorted(doc.names)
                rows[lang + '/times'] += sorted(doc.time_spans)
                rows[lang + '/events'] += sorted(doc.mentions)
                rows[lang + '/roles'] += sorted(doc.roles)
                if lang != 'en':
                    rows[lang + '/documents'].append((name,))
        head = dict(documents='document first last date', entities='document id kind code label', times='document id type value',
                    events='document id class mode status actors recipients place time said_by')
        layer = dict(documents='document', names='line from to entity', times='line from to time', events='line from to event kind',
                     roles='line from to event role entity')
        for key, value in rows.items():
            names = layer[key.split('/')[1]] if '/' in key else head[key]
            table(os.path.join(out, half, key + '.tsv'), names.split(), value)
            print(half, key, len(value))


def main():
    arguments = sys.argv[1:]
    if len(arguments) > 1 and arguments[0] == 'check':
        sys.exit(check(arguments[1:]))
    if len(arguments) == 3 and arguments[0] == 'write':
        return write(*arguments[1:])
    sys.exit(__doc__)


if __name__ == '__main__':
    main()
