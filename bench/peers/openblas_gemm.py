#!/usr/bin/env python3
"""Median GFLOP/s of OpenBLAS sgemm, for the machine's practical limit. Prints one JSON line.

Needs libopenblas.so.0 (Debian: libopenblas0-pthread). Older builds do not know newer processors and fall back to SSE2; set
OPENBLAS_CORETYPE=SkylakeX to force their AVX-512 kernels.
"""
import argparse
import ctypes
import json
import random
import statistics
import time

ROW_MAJOR, NO_TRANS = 101, 111


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=40)
    options = parser.parse_args()
    blas = ctypes.CDLL("libopenblas.so.0")
    blas.openblas_set_num_threads(options.threads)
    blas.openblas_get_corename.restype = ctypes.c_char_p
    n = options.size
    matrices = []
    for _ in range(3):
        matrix = (ctypes.c_float * (n * n))()
        for i in range(0, n * n, 97):
            matrix[i] = random.random()
        matrices.append(matrix)
    a, b, c = matrices
    one, zero = ctypes.c_float(1), ctypes.c_float(0)
    seconds = []
    for step in range(options.steps + 5):
        start = time.perf_counter()
        blas.cblas_sgemm(ROW_MAJOR, NO_TRANS, NO_TRANS, n, n, n, one, a, n, b, n, zero, c, n)
        if step >= 5:
            seconds.append(time.perf_counter() - start)
    print(json.dumps(dict(peer="openblas " + blas.openblas_get_corename().decode(), size=n, threads=options.threads,
                          gflops=round(2 * n ** 3 / statistics.median(seconds) / 1e9, 1))))


if __name__ == "__main__":
    main()
