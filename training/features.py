# SPDX-License-Identifier: Apache-2.0
"""What the network sees of a word. src/syntax/features.cpp computes the same, bit for bit.

A feature is a string (folded form, prefix, suffix, shape, ...) and becomes the row of the sorted
table of its FNV-1a hashes; row 0 stands for every string the training data did not have.
"""
import functools
import unicodedata

# First code points of the decimal digit blocks (Unicode Nd) of the scripts news is written in.
DIGIT_ZEROS = (0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6,
               0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810)
JOINS = ("unknown", "spaced", "adjacent", "glued")
SHAPE_LENGTH = 8


def fnv1a(text: str) -> int:
    value = 0x811C9DC5
    for byte in text.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


# The default-ignorable code points that ICU's NFKC_Casefold removes and that turn up in news text.
IGNORABLE = {0xAD, 0x34F, 0x61C, *range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F),
             *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF}


def fold(text: str) -> str:
    """ICU's NFKC_Casefold, as src/text/fold.h does it."""
    if text.isascii():
        return text.lower()
    text = "".join(c for c in text if ord(c) not in IGNORABLE)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def is_digit(point: int) -> bool:
    return any(zero <= point < zero + 10 for zero in DIGIT_ZEROS)


def is_symbol(point: int) -> bool:
    """Punctuation, signs and spaces by code block: neither letter nor digit."""
    if point < 0x80:
        return not (chr(point).isalpha() or is_digit(point))
    return point < 0xC0 or 0x2000 <= point <= 0x2BFF or 0x3000 <= point <= 0x303F or point in (0x964, 0x965)


def plain(form: str) -> str:
    """The folded form with every digit written 0."""
    return "".join("0" if is_digit(ord(c)) else c for c in fold(form))


def shape(form: str) -> str:
    """X for letters that folding changes, x for others, d for digits, signs as they are; runs cut to two."""
    out = ""
    for c in form:
        point = ord(c)
        kind = "d" if is_digit(point) else c if is_symbol(point) else "X" if fold(c) != c else "x"
        if not (len(out) >= 2 and out[-1] == kind and out[-2] == kind):
            out += kind
        if len(out) == SHAPE_LENGTH:
            break
    return out


@functools.lru_cache(maxsize=None)
def hashes(form: str, spec: tuple) -> tuple:
    """Hash of every feature of `spec`, a tuple of (kind, length); `join` is filled in by the caller."""
    word = plain(form)
    out = []
    for kind, length in spec:
        if kind == "form":
            out.append(fnv1a(word))
        elif kind == "prefix":
            out.append(fnv1a(word[:length]))
        elif kind == "suffix":
            out.append(fnv1a(word[-length:]))
        elif kind == "shape":
            out.append(fnv1a(shape(form)))
        elif kind == "join":
            out.append(0)
        else:
            raise ValueError(f"unknown feature {kind}")
    return tuple(out)
