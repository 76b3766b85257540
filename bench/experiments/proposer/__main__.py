# SPDX-License-Identifier: Apache-2.0
"""A second proposer of events beside the lexicon (docs/decisions/0003).

FOLDER holds what `trunk en open FOLDER` and `trunk en kept FOLDER` wrote. A softmax over the words'
trunk vectors, or as a control over their letters, names triggers and their class; a second one
names the roles of (trigger, phrase) pairs. All settings are chosen by cross-validation over
documents of the open half. Of the kept half only totals are printed.
"""
import argparse
import os
import pathlib

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded

import torch

import reports
from halves import ROOT, Half, read_texts
from tables import describe


def main():
    arguments = argparse.ArgumentParser(prog="bench/experiments/proposer", description=__doc__,
                                        formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("part", choices=["choose", "open", "kept", "control", "roles"])
    arguments.add_argument("--inputs", choices=["word", "letters"], default="word", help="of open and kept")
    arguments.add_argument("--texts", type=pathlib.Path, default=ROOT.parent / "shared/data/parallel/eng.txt",
                           help="the lines that the gold points into")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    texts = read_texts(options.texts)
    open_half, kept = Half(options.folder, "open", texts), Half(options.folder, "kept", texts)
    describe("open", open_half)
    describe("kept", kept)
    if options.part == "choose":
        reports.report_choose(open_half)
    if options.part == "open":
        reports.report_open(open_half, options.inputs, options.folder)
    if options.part == "kept":
        reports.report_kept(open_half, kept, options.inputs)
    if options.part == "control":
        reports.report_control(open_half, kept)
    if options.part == "roles":
        reports.report_roles(open_half, kept)


if __name__ == "__main__":
    main()
