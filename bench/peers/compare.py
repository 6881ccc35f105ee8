#!/usr/bin/env python3
"""Plumbline and its peers in turn, A B A B ..., on the same machine in one run; prints a Markdown table of medians and paired ratios.

  compare.py --plumb PATH_OF_plumb.dll --torch PATH_OF_torch_llama.py [--rounds 3] [--out FILE.md]

The PyTorch program is given from outside; it takes the options of `plumb bench` and prints one JSON line with tokens_per_second.
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys

SHAPES = {
    "small (0.8 M)": "--dim 128 --layers 4 --heads 4 --kv-heads 2 --ffn 344 --vocab 512",
    "medium (5.3 M)": "--dim 256 --layers 6 --heads 8 --kv-heads 8 --ffn 688 --vocab 2048",
    "large (27 M)": "--dim 512 --layers 8 --heads 8 --kv-heads 4 --ffn 1376 --vocab 8192",
}
BATCH = {"large (27 M)": "--batch 4 --seq 256"}


def last_json(command, env):
    result = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    return json.loads(result.stdout.strip().splitlines()[-1] if "peer" in result.stdout else result.stdout)


def processor_name():
    with open("/proc/cpuinfo") as file:
        return next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), platform.processor())


def spread(values):
    return f"{statistics.median(values):,.0f}" if max(values) >= 100 else f"{statistics.median(values):.1f}"


def ratios(ours, theirs):
    pairs = [a / b for a, b in zip(ours, theirs)]
    return f"{statistics.median(pairs):.2f} ({min(pairs):.2f} to {max(pairs):.2f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plumb", required=True)
    parser.add_argument("--torch", required=True)
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="fewer steps per measurement, and no bfloat16 for the larger shapes")
    parser.add_argument("--out")
    options = parser.parse_args()
    env = dict(os.environ, OPENBLAS_CORETYPE=os.environ.get("OPENBLAS_CORETYPE", "SkylakeX"))
    here = os.path.dirname(os.path.abspath(__file__))
    threads = ["--threads", str(options.threads)]

    def plumb(*words):
        return last_json(["dotnet", options.plumb, "bench", *words, *threads, "--json"], env)

    def torch(*words):
        return last_json([options.python, options.torch, *words, *threads], env)

    rows = []

    def compare(name, unit, ours, theirs, rounds=options.rounds):
        a, b = [], []
        for _ in range(rounds):
            a.append(ours())
            b.append(theirs())
        rows.append((name, unit, spread(a), spread(b), ratios(a, b)))
        print(rows[-1], file=sys.stderr, flush=True)
        return statistics.median(a), statistics.median(b)

    gemm, blas = compare(
        "matrix product 1024³ (peer: OpenBLAS)", "GFLOP/s",
        lambda: plumb("gemm", "--size", "1024", "--steps", "40")["gflops"],
        lambda: last_json([options.python, os.path.join(here, "openblas_gemm.py"), *threads], env)["gflops"])
    effective = {}
    for name, shape in SHAPES.items():
        words = shape.split() + BATCH.get(name, "--batch 16 --seq 128").split() + ["--steps", "4" if options.quick else "8"]
        seen = []

        def ours():
            result = plumb("train", *words)
            seen.append(result["effective_gflops"])
            return result["tokens_per_second"]

        compare(f"training, {name}", "tokens/s", ours, lambda: torch("train", *words)["tokens_per_second"])
        effective[name] = statistics.median(seen)
        if options.quick and name != "small (0.8 M)":
            continue
        compare(f"training, {name}, peer in bfloat16", "tokens/s", ours, lambda: torch("train", *words, "--bf16")["tokens_per_second"], rounds=1)
    for name, shape in list(SHAPES.items())[:2]:
        for batch in ("32", "1"):
            words = shape.split() + ["--batch", batch, "--prompt", "32", "--new", "96"]
            compare(f"generation, {name}, batch {batch}", "tokens/s",
                    lambda: plumb("generate", *words)["tokens_per_second"], lambda: torch("generate", *words)["tokens_per_second"])

    lines = [f"Processor: {processor_name()}, {options.threads} threads. Peer: PyTorch (eager, CPU, float32 unless said), OpenBLAS core type "
             f"{env['OPENBLAS_CORETYPE']}. {options.rounds} rounds in turn (bfloat16: one); medians; ratio = Plumbline / peer by pairs, median (least to most).", "",
             "| what | unit | Plumbline | peer | ratio |", "|---|---|---:|---:|---:|"]
    lines += [f"| {name} | {unit} | {a} | {b} | {ratio} |" for name, unit, a, b, ratio in rows]
    lines += ["", "Training against the limit: 6 · parameters · tokens/s as a share of OpenBLAS's rate in the same run: "
              + ", ".join(f"{name} {value:.0f} GFLOP/s ({value / blas:.0%})" for name, value in effective.items()) + "."]
    text = "\n".join(lines) + "\n"
    print(text)
    if options.out:
        with open(options.out, "w") as file:
            file.write(text)


if __name__ == "__main__":
    main()
