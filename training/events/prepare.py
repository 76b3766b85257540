#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Coded text as the stages before events read it: prepare.py LANG OUT [--data FOLDER] [--program PROGRAM].

Writes OUT/LANG-coded.jsonl (all coded text: FOLDER/coded/LANG_*, LANG/, and for English real/, whose text is made from
FOLDER) and OUT/LANG-open.jsonl (the open half of the news gold). PROGRAM is bench/event_inputs of the bench preset.
"""
import argparse
import glob
import os
import shutil
import subprocess

import real_text

HERE = os.path.dirname(os.path.abspath(__file__))


def made_texts(out, folder):
    """Texts of the stand-off codings, with the coding beside each."""
    os.makedirs(out, exist_ok=True)
    texts = []
    for listed in sorted(glob.glob(os.path.join(HERE, "real", "*.list.tsv"))):
        coding = listed.replace(".list.tsv", ".coded.txt")
        if not os.path.exists(coding):
            continue
        text = os.path.join(out, os.path.basename(listed).replace(".list.tsv", ".text.txt"))
        with open(text, "w", encoding="utf-8") as file:
            file.write(real_text.text_of(listed, folder))
        shutil.copy(coding, text.replace(".text.txt", ".coded.txt"))
        texts.append(text)
    return texts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lang")
    parser.add_argument("out")
    parser.add_argument("--data", default="/work/shared/data")
    parser.add_argument("--program", default=os.path.join(HERE, "../../build/bench/bench/event_inputs"))
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    texts = sorted(glob.glob(os.path.join(arguments.data, "coded", arguments.lang + "_*", "text.txt")))
    texts += sorted(t for t in glob.glob(os.path.join(HERE, arguments.lang, "*.text.txt")) if os.path.exists(t.replace(".text.", ".coded.")))
    if arguments.lang == "en":
        texts += made_texts(os.path.join(arguments.out, "real"), arguments.data)
    for name, given in (("coded", texts), ("open", ["--news", "open"])):
        path = os.path.join(arguments.out, f"{arguments.lang}-{name}.jsonl")
        with open(path + ".part", "w", encoding="utf-8") as file:
            subprocess.run([arguments.program, arguments.lang, *given], stdout=file, check=True)
        os.replace(path + ".part", path)
        print(path, len(given), "files")


if __name__ == "__main__":
    main()
