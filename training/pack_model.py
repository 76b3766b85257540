#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a model's hash into the pack.toml beside it: python3 pack_model.py languages/gu/syntax.model

`export.py` does this with every model that it writes. Where there is no pack.toml, or none with a
[model] part yet, the lines to put there are printed. docs/pack-format.md describes them.
"""
import ctypes
import ctypes.util
import pathlib
import re
import struct
import sys


class Hash128(ctypes.Structure):
    _fields_ = [("low", ctypes.c_uint64), ("high", ctypes.c_uint64)]


def library():
    return ctypes.CDLL(ctypes.util.find_library("xxhash") or "libxxhash.so.0")


def xxh3_128(data: bytes) -> str:
    """XXH3-128 as 32 hexadecimal digits, as src/text/hash.h has it."""
    function = library().XXH3_128bits
    function.restype, function.argtypes = Hash128, [ctypes.c_char_p, ctypes.c_size_t]
    found = function(data, len(data))
    return f"{found.high:016x}{found.low:016x}"


def language_of(data: bytes) -> str:
    """The language in the model's section `about` (docs/model-format.md)."""
    for at in range(64, 64 + 64 * struct.unpack_from("<I", data, 32)[0], 64):
        if data[at:at + 32].rstrip(b"\0") == b"about":
            offset, size = struct.unpack_from("<QQ", data, at + 48)
            for line in data[offset:offset + size].decode().split("\n"):
                if line.startswith("language\t"):
                    return line.split("\t")[1]
    return ""


def with_model(manifest: str, lines: dict) -> str:
    """pack.toml with the three values of its [model] part replaced; "" when it has none."""
    head, part, rest = manifest.partition("\n[model]\n")
    for key, value in lines.items():
        rest, found = re.subn(rf'(?m)^{key}\s*=\s*"[^"]*"', f'{key} = "{value}"', rest, count=1)
        if not found:
            return ""
    return head + part + rest


def name_in_pack(model: pathlib.Path):
    """Writes file, language and hash of the model into the pack.toml beside it, or prints them."""
    data = model.read_bytes()
    lines = {"file": model.name, "language": language_of(data), "hash": xxh3_128(data)}
    manifest = model.with_name("pack.toml")
    changed = with_model(manifest.read_text(), lines) if manifest.exists() else ""
    if changed:
        temporary = manifest.with_suffix(".part")
        temporary.write_text(changed)
        temporary.replace(manifest)
        print(f"{manifest}: [model] hash is {lines['hash']}")
    else:
        print(f"put these lines into {manifest}:\n[model]")
        print("\n".join(f'{key} = "{value}"' for key, value in lines.items()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    name_in_pack(pathlib.Path(sys.argv[1]))
