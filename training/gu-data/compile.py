#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""written.txt (our notation) -> written.conllu and written-dev.conllu (40 sentences, chosen by a hash of their text).

    python3 training/gu-data/compile.py          # prints every fault with its line; writes only if there is none
    python3 training/gu-data/compile.py --show N # the tree of line N, for checking by eye
"""
import pathlib
import sys
import zlib

import notation

FOLDER = pathlib.Path(__file__).parent


def sentences(path):
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def projective(rows):
    arcs = [(min(int(r[0]), int(r[6])), max(int(r[0]), int(r[6]))) for r in rows if int(r[6])]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


def compile_file(path, prefix):
    results, faults = [], []
    for number, line in sentences(path):
        try:
            text = notation.conllu(line, "%s-%d" % (prefix, number))
            rows = [r.split("\t") for r in text.splitlines() if r[:1].isdigit() and "-" not in r.split("\t")[0]]
            if not projective(rows):
                faults.append("%s:%d: crossing arcs (see --show)" % (path.name, number))
            results.append((number, text))
        except (ValueError, StopIteration, TypeError, IndexError) as fault:
            faults.append("%s:%d: %s" % (path.name, number, fault or type(fault).__name__))
    return results, faults


def show(text):
    for row in text.splitlines():
        cells = row.split("\t")
        print(row if len(cells) < 10 or "-" in cells[0] else "%3s %-18s %-14s %-6s %3s %-12s %s %s" % (
            cells[0], cells[1], cells[2], cells[3], cells[6], cells[7], cells[9], cells[5]))


def held_out(results):
    """40 sentences by a hash of their text, so that new sentences at the end leave the choice as it is."""
    chosen = [number for number, text in results if zlib.crc32(text.split("\n")[1].encode("utf8")) % 5 == 0]
    return set(chosen[:40])


def arcs(results, first, last):
    for number, text in results:
        if not first <= number <= last:
            continue
        rows = [r.split("\t") for r in text.splitlines() if r[:1].isdigit() and "-" not in r.split("\t")[0]]
        shown = []
        for r in rows:
            head = int(r[6])
            if r[7] in ("case", "aux", "cop", "flat", "discourse") or (r[7] == "punct" and int(r[0]) == len(rows)):
                continue
            if head and head == int(r[0]) + 1 and r[7] in ("amod", "det", "nummod", "compound", "compound:lvc"):
                continue
            shown.append("%s>%s.%s" % (r[1], rows[head - 1][1] if head else "", r[7]))
        print(number, " ".join(shown))


def main():
    results, faults = compile_file(FOLDER / "written.txt", "gu-written")
    if len(sys.argv) == 3:
        for number, text in results:
            if number == int(sys.argv[2]):
                show(text)
    if len(sys.argv) == 4:  # --arcs FIRST LAST: what is not told by position
        arcs(results, int(sys.argv[2]), int(sys.argv[3]))
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    dev = held_out(results)
    for name, wanted in (("written.conllu", False), ("written-dev.conllu", True)):
        chosen = [text for number, text in results if (number in dev) == wanted]
        (FOLDER / name).write_text("\n".join(chosen) + "\n", encoding="utf8")
        print(name, len(chosen), "sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
