#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads and checks codings of events, names and times (GUIDE.md).

coded.py check TEXT CODED           says what is wrong, then counts what is there; exit status 1 with faults
coded.py agree TEXT CODED CODED     how far two coders agree: F1 of mentions (letters of the trigger shared) by class, and of
                                    what both found the same status and the F1 of role fillers
coded.py standoff TEXT CODED OUT    the coding with offsets (@FROM-TO, letters of the sentence) instead of letters:
                                    how codings of text that is not ours are kept (real_text.py makes their text)
"""
import collections
import dataclasses
import re
import sys

MODES = {
    "AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign", "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege", "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize", "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons"
               " crowd-control unconventional",
}
STATUSES = "happened ongoing planned cancelled denied hypothetical".split()
ROLES = ("act", "rec", "loc", "time", "by")
KINDS = ("person", "body", "country", "place")
ORGANISATIONS = {"IGO", "NGO", "EUR", "UNO", "MNC", "---"}
SECTORS = set("COP GOV JUD LEG MIL PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC NGO".split())
VALUE = re.compile(
    r"^(\d{2,4}|\d{4}-\d\d|\d{4}-\d\d-\d\d(T(\d\d(:\d\d)?|MO|AF|EV|NI|MI))?|\d{4}-W\d\d(-\d|-WE)?|\d{4}-(Q[1-4X]|H[12]|SP|SU|AU|FA|WI)|XXXX(-[\dWX-]+)?(T[\w:]+)?"
    r"|P(T?[\dX.]+[YMWDHS]|[\dX]+DE)(T?[\dX.]+[YMWDHS])*|PAST_REF|PRESENT_REF|FUTURE_REF|\d{4}-\d\d-\d\dT\d\d:\d\d|T[\w:]+|[\dX]{4}(-[\dX]{2}){0,2}|BC\d+)$")


@dataclasses.dataclass
class Event:
    id: str
    main: bool
    cls: str
    mode: str
    status: str
    trigger: tuple          # letters from, to in the sentence
    roles: list             # (role, (from, to) or None, code or "")


@dataclasses.dataclass
class Line:
    number: int
    text: str
    events: list = dataclasses.field(default_factory=list)
    names: list = dataclasses.field(default_factory=list)       # ((from, to), kind, code)
    times: list = dataclasses.field(default_factory=list)       # ((from, to), value)


@dataclasses.dataclass
class Document:
    name: str
    day: str
    lines: list
    has_names: bool = False         # names and times were coded


def find(sentence, letters):
    """Offsets of the letters; "letters#2" is their second occurrence, "@12-17" gives the offsets themselves."""
    given = re.match(r"^@(\d+)-(\d+)$", letters)
    if given:
        span = int(given[1]), int(given[2])
        if not span[0] < span[1] <= len(sentence):
            raise ValueError(f"{letters} is not within the sentence")
        return span
    match = re.match(r"^(.*)#(\d+)$", letters)
    if not match:       # "he" is not meant inside "The" if it also stands alone
        alone = re.search(rf"(?<!\w){re.escape(letters)}(?!\w)", sentence)
        if alone:
            return alone.span()
    wanted, count = (match[1], int(match[2])) if match else (letters, 1)
    at = -1
    for _ in range(count):
        at = sentence.find(wanted, at + 1)
        if at < 0:
            raise ValueError(f"not in the sentence: {letters}")
    return at, at + len(wanted)


def header(line):
    parts = line[2:].split()
    day = parts.pop() if len(parts) > 1 and re.match(r"^\d{4}-\d\d-\d\d$", parts[-1]) else ""
    return " ".join(parts), day


def read_text(path):
    documents = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("##"):
                documents.append(Document(*header(line), []))
            elif line.strip():
                number, _, text = line.rstrip("\n").partition("\t")
                if not documents:
                    documents.append(Document("", "", []))
                documents[-1].lines.append(Line(int(number), text))
    return documents


def parted(text):
    """Entries letters<code>, parted by semicolons."""
    for entry in (e.strip() for e in text.split(";")):
        if entry:
            match = re.match(r"^(.*?)(?:<([^<>]*)>)?$", entry)
            yield match[1].strip(), (match[2] or "").strip()


def check_code(code, sectors):
    country, dot, rest = code.partition(".")
    if not (country in ORGANISATIONS or re.match(r"^[A-Z]{3}$", country)):
        raise ValueError(f"code {code}: an ISO 3166-1 alpha-3 country, IGO NGO EUR UNO MNC or ---")
    if dot and not (sectors and all(s in SECTORS for s in rest.split(","))):
        raise ValueError(f"code {code}: sectors are {' '.join(sorted(SECTORS))}" if sectors else f"code {code}: no sectors here")


def read_event(fields, line):
    if len(fields) == 5:
        fields.append("")
    if len(fields) != 6:
        raise ValueError("an event line has six fields parted by ' | '")
    cls, _, mode = fields[2].partition("/")
    if cls not in MODES:
        raise ValueError(f"class {cls}")
    if mode and mode not in MODES[cls].split():
        raise ValueError(f"mode {mode} of {cls}: {MODES[cls] or 'has none'}")
    if fields[3] not in STATUSES:
        raise ValueError(f"status {fields[3]}")
    roles = []
    for entry in (e.strip() for e in fields[5].split(";")):
        if not entry:
            continue
        role, _, value = entry.partition("=")
        if role not in ROLES:
            raise ValueError(f"role {role}")
        (letters, code), = parted(value)
        if code and role != "time":
            check_code(code, role != "loc")
        roles.append((role, None if letters == "-" else find(line.text, letters), code))
    identity = fields[1]
    line.events.append(Event(identity.rstrip("*"), not identity.endswith("*"), cls, mode, fields[3], find(line.text, fields[4]), roles))


def read_names(text, line):
    for letters, code in parted(text):
        kind, _, country = code.partition(" ")
        if kind not in KINDS:
            raise ValueError(f"kind of name {kind}: {' '.join(KINDS)}")
        check_code(country or "---", False)
        line.names.append((find(line.text, letters), kind, country or "---"))


def read_times(text, line):
    for letters, value in parted(text):
        if not VALUE.match(value):
            raise ValueError(f"time value {value}")
        line.times.append((find(line.text, letters), value))


def read(text_path, coded_path):
    """Documents with their codings, and a list of faults as sentences."""
    documents = read_text(text_path)
    by_number = {line.number: (line, document) for document in documents for line in document.lines}
    faults, current = [], None
    with open(coded_path, encoding="utf-8") as file:
        for row, written in enumerate(file, 1):
            written = written.strip()
            if not written or written.startswith("```"):
                continue
            if written.startswith("##"):
                current, day = header(written)
                for document in documents:
                    if document.name == current and not document.day:
                        document.day = day
                continue
            fields = [f.strip() for f in written.rstrip("|").split(" | ")]
            try:
                line, document = by_number[int(fields[0])]
                if current is not None and document.name != current:
                    raise ValueError(f"sentence {fields[0]} belongs to {document.name}, not {current}")
                if fields[1] == "N":
                    read_names(fields[2], line)
                elif fields[1] == "T":
                    read_times(fields[2], line)
                else:
                    read_event(fields, line)
                document.has_names = document.has_names or fields[1] in "NT"
            except (ValueError, KeyError, IndexError) as fault:
                faults.append(f"{coded_path}:{row}: {fault}: {written[:110]}")
    return documents, faults


def tally(documents):
    lines = [line for d in documents for line in d.lines]
    events = [event for line in lines for event in line.events]
    count = collections.Counter
    return "\n".join([
        f"{len(documents)} documents, {len(lines)} sentences ({sum(not l.events for l in lines)} without event), {len(events)} mentions, "
        f"{len({(d.name, e.id) for d in documents for l in d.lines for e in l.events})} events, "
        f"{sum(len(l.names) for l in lines)} names, {sum(len(l.times) for l in lines)} times",
        "classes " + " ".join(f"{k} {v}" for k, v in count(e.cls for e in events).most_common()),
        "statuses " + " ".join(f"{k} {v}" for k, v in count(e.status for e in events).most_common()),
        f"with by {sum(any(r == 'by' for r, _, _ in e.roles) for e in events)}, with time {sum(any(r == 'time' for r, _, _ in e.roles) for e in events)}, "
        f"with loc {sum(any(r == 'loc' for r, _, _ in e.roles) for e in events)}",
    ])


def standoff(documents):
    """The coding as lines with offsets."""
    at = lambda span: "-" if span is None else f"@{span[0]}-{span[1]}"
    coded = lambda code: f"<{code}>" if code else ""
    for document in documents:
        yield f"## {document.name} {document.day}".rstrip()
        for line in document.lines:
            for e in line.events:
                kind = e.cls + (f"/{e.mode}" if e.mode else "")
                roles = "; ".join(f"{role}={at(span)}{coded(code)}" for role, span, code in e.roles)
                yield f"{line.number} | {e.id}{'' if e.main else '*'} | {kind} | {e.status} | {at(e.trigger)} | {roles}".rstrip(" ")
            if line.names:
                yield f"{line.number} | N | " + "; ".join(f"{at(span)}<{kind} {code}>" for span, kind, code in line.names)
            if line.times:
                yield f"{line.number} | T | " + "; ".join(f"{at(span)}<{value}>" for span, value in line.times)


def share(a, b):
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def agreement(left, right):
    """Counts of two codings of one text: mentions of each, pairs of like trigger, of like class, of like status, and role fillers."""
    count = collections.Counter()
    for one, other in zip((l for d in left for l in d.lines), (l for d in right for l in d.lines)):
        rest = list(other.events)
        count["left"] += len(one.events)
        count["right"] += len(rest)
        for event in one.events:
            near = [e for e in rest if share(e.trigger, event.trigger)]
            if not near:
                continue
            match = next((e for e in near if e.cls == event.cls), near[0])
            rest.remove(match)
            count["trigger"] += 1
            if match.cls != event.cls:
                continue
            count["class"] += 1
            count["status"] += match.status == event.status
            for role in ROLES:
                mine, theirs = ([span for r, span, _ in e.roles if r == role and span] for e in (event, match))
                count[role, "left"] += len(mine)
                count[role, "right"] += len(theirs)
                count[role, "both"] += sum(any(share(m, t) for t in theirs) for m in mine)
    return count


def print_agreement(count):
    f1 = lambda both, a, b: 200 * both / max(1, a + b)
    print(f"mentions {count['left']} and {count['right']}: trigger F1 {f1(count['trigger'], count['left'], count['right']):.1f}, "
          f"with class {f1(count['class'], count['left'], count['right']):.1f}; of these the same status {100 * count['status'] / max(1, count['class']):.1f} %; "
          + ", ".join(f"{r} {f1(count[r, 'both'], count[r, 'left'], count[r, 'right']):.1f}" for r in ROLES))


def main():
    if len(sys.argv) >= 5 and sys.argv[1] == "agree":
        total = collections.Counter()
        for text, a, b in zip(*[iter(sys.argv[2:])] * 3):
            total += agreement(read(text, a)[0], read(text, b)[0])
        print_agreement(total)
        return
    if len(sys.argv) == 5 and sys.argv[1] == "standoff":
        documents, faults = read(sys.argv[2], sys.argv[3])
        with open(sys.argv[4], "w", encoding="utf-8") as out:
            out.write("\n".join(standoff(documents)) + "\n")
        print("\n".join(faults + [tally(documents)]))
        sys.exit(bool(faults))
    if len(sys.argv) != 4 or sys.argv[1] != "check":
        sys.exit(__doc__)
    documents, faults = read(sys.argv[2], sys.argv[3])
    faults += [f"{sys.argv[2]}: document {d.name} has no day in its header" for d in documents if not d.day]
    print("\n".join(faults + [tally(documents), f"{len(faults)} faults"]))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
