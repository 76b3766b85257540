# SPDX-License-Identifier: Apache-2.0
"""Devanagari in Gujarati letters: the two blocks of Unicode run in parallel."""

LETTER_OFFSET = 0x0A80 - 0x0900
# What Gujarati does not have or does not write: candrabindu, nukta, danda, short e and o.
INSTEAD = {0x0901: "ં", 0x0904: "અ", 0x090E: "એ", 0x0912: "ઓ", 0x0929: "ન", 0x0931: "ર", 0x0934: "ળ", 0x093C: "",
           0x0946: "ે", 0x094A: "ો", 0x0964: ".", 0x0965: ".", 0x0970: ".", 0x0972: "ઍ",
           **dict(zip(range(0x0958, 0x0960), "કખગજડઢફય"))}


def letters(form: str) -> str:
    return "".join(INSTEAD.get(ord(c), chr(ord(c) + LETTER_OFFSET) if 0x0900 <= ord(c) <= 0x097F else c) for c in form)
