# SPDX-License-Identifier: Apache-2.0
"""How training uses the machine."""
import ctypes

import torch

import network

M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD = -1, -2, -3      # malloc.h


def prepare():
    """One thread; products in bfloat16; memory that is freed stays with the process, since getting it anew for each
    tensor costs a third of the time."""
    torch.set_num_threads(1)
    network.FAST[0] = True
    libc = ctypes.CDLL(None)
    libc.mallopt(M_MMAP_THRESHOLD, 1 << 30)
    libc.mallopt(M_TRIM_THRESHOLD, 2147483647)
    libc.mallopt(M_TOP_PAD, 256 << 20)
