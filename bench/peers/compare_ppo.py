#!/usr/bin/env python3
"""A PPO iteration of Plumbline and of PyTorch in turn, A B A B ..., on the same machine in one run; prints Markdown, and writes it with all raw figures.

  compare_ppo.py --plumb PATH_OF_plumb.dll [--rounds 5] [--steps 2] [--out FILE.md]

Every round runs, one after the other: Plumbline; PyTorch as it chooses its own kernels; PyTorch told to use its AVX-512 kernels; Plumbline on one thread (for
the speed-up by the second). Both sides must say that they did the same work: parameters, tokens sampled and trained, updates, finite losses. With --out FILE.md the raw
figures go to FILE.json beside it.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time

SAME = ("parameters", "scalar_parameters", "sampled_tokens", "updates")
PEERS = {"PyTorch": {}, "PyTorch, AVX-512 asked for": {"ATEN_CPU_CAPABILITY": "avx512"}}


def run(command, env):
    result = subprocess.run(command, capture_output=True, text=True, env=env)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {result.returncode}: {result.stderr.strip()[-500:]}")
    return json.loads(result.stdout)


def check_same_work(ours, theirs):
    for name in SAME:
        if ours[name] != theirs[name]:
            sys.exit(f"not the same work: {name} is {ours[name]} here and {theirs[name]} there")
    # The peer counts the tokens of both models, Plumbline those of each.
    if 2 * ours["trained_tokens"] != theirs["trained_tokens"]:
        sys.exit(f"not the same work: {2 * ours['trained_tokens']} and {theirs['trained_tokens']} trained tokens")
    for side in (ours, theirs):
        if not (math.isfinite(side["policy_loss"]) and math.isfinite(side["value_loss"])):
            sys.exit(f"not the same work: losses {side['policy_loss']} and {side['value_loss']}")
    if ours["fresh_ratio_mismatches"] != 0:
        sys.exit(f"{ours['fresh_ratio_mismatches']} fresh importance ratios are not 1")


def median_of(runs, key=lambda run: run["seconds"]):
    return statistics.median(key(run) for run in runs)


def ratios(ours, theirs, key=lambda run: run["seconds"]):
    pairs = [key(b) / key(a) for a, b in zip(ours, theirs)]
    return f"{statistics.median(pairs):.2f} ({min(pairs):.2f} to {max(pairs):.2f})"


def processor_seconds(run):
    return run.get("processor_seconds") or sum(part["seconds"] * part["busy"] for part in run["phases"]) * run["threads"]


def phase(run, name):
    phases = run["phases"]
    return phases[name] if isinstance(phases, dict) else next(part for part in phases if part["name"] == name)["seconds"]


def part_of(runs, name, field):
    values = [next(part for part in run["phases"] if part["name"] == name)[field] for run in runs]
    return None if values[0] is None else statistics.median(values)


def report(processor, options, ours, single, peers, load):
    names = [part["name"] for part in ours[0]["phases"]]
    threads = options.threads
    lines = [
        "# A PPO iteration, beside PyTorch", "",
        f"Processor: {processor}, {threads} thread{'s' if threads > 1 else ''}. {options.rounds} rounds in turn of {options.steps} measured iterations each; medians; ratio = peer's time / Plumbline's by pairs, "
        f"median (least to most). Load average of the machine while measuring: {min(load):.1f} to {max(load):.1f}; above {threads} others were running too.", "",
        f"Work: {ours[0]['sampled_tokens']} tokens sampled, read by reference, reward model and critic, {ours[0]['updates']} updates over {ours[0]['trained_tokens']} tokens each of policy and critic; "
        f"{ours[0]['parameters']:,} parameters (Parlor's shape), float32. Peer: {peers['PyTorch'][0]['peer']}, `torch_ppo.py`, OpenBLAS core type {os.environ.get('OPENBLAS_CORETYPE', 'SkylakeX')}.", "",
        "| | seconds per iteration | tokens/s | ratio | processor seconds | ratio |", "|---|---:|---:|---:|---:|---:|",
        f"| Plumbline | {median_of(ours):.2f} | {median_of(ours, lambda r: r['tokens_per_second']):,.0f} | | {median_of(ours, processor_seconds):.2f} | |",
    ]
    lines += [
        f"| {name} | {median_of(runs):.2f} | {median_of(runs, lambda r: r['tokens_per_second']):,.0f} | {ratios(ours, runs)} | {median_of(runs, processor_seconds):.2f} "
        f"| {ratios(ours, runs, processor_seconds)} |" for name, runs in peers.items()]
    lines += ["", "Processor seconds are what all threads of the process ran; on one thread they do not depend on what else the machine does, on several they hold the spinning of threads that wait."]
    lines += ["", "## Where the time goes", "",
              "Busy: processor time by wall time and threads (a waiting thread that spins counts as busy; with others on the machine it is what they left). Limit: a 1024³ product in the same run, "
              f"{median_of(ours, lambda r: r['gemm_gflops']):.0f} GFLOP/s. Speed-up: time on one thread by time on {threads}, which spinning cannot feign.", "",
              "| part | ms | share | busy | GFLOP/s | of the limit | speed-up | " + " | ".join(f"{name}: ratio" for name in peers) + " |",
              "|---|---:|---:|---:|---:|---:|---:|" + "---:|" * len(peers)]
    for name in names:
        gflops, limit = part_of(ours, name, "gflops"), part_of(ours, name, "of_gemm")
        speedup = statistics.median(phase(a, name) / phase(b, name) for a, b in zip(single, ours))
        lines.append(
            f"| {name.replace('_', ' ')} | {part_of(ours, name, 'seconds') * 1000:,.1f} | {part_of(ours, name, 'share'):.1%} | {part_of(ours, name, 'busy'):.0%} | "
            + (f"{gflops:.0f} | {limit:.0%}" if gflops else "– | –") + f" | {speedup:.2f} | "
            + " | ".join(ratios(ours, runs, lambda r: phase(r, name)) for runs in peers.values()) + " |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plumb", required=True)
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=2, help="measured iterations per run")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out")
    options = parser.parse_args()
    env = dict(os.environ, OPENBLAS_CORETYPE=os.environ.get("OPENBLAS_CORETYPE", "SkylakeX"))
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch_ppo.py")

    def plumb(threads):
        return run(["dotnet", options.plumb, "bench", "ppo", "--steps", str(options.steps), "--threads", str(threads), "--json"], env)

    ours, single, peers, load = [], [], {name: [] for name in PEERS}, []
    for number in range(options.rounds):
        begin = time.monotonic()
        load.append(os.getloadavg()[0])
        ours.append(plumb(options.threads))
        for name, settings in PEERS.items():
            peers[name].append(run(
                [options.python, script, "--steps", str(options.steps), "--threads", str(options.threads)], dict(env, **settings)))
            check_same_work(ours[-1], peers[name][-1])
        single.append(plumb(1) if options.threads > 1 else ours[-1])
        print(f"round {number + 1}: " + ", ".join(f"{name} {runs[-1]['seconds']:.2f} s" for name, runs in {"Plumbline": ours, **peers, "one thread": single}.items())
              + f" ({time.monotonic() - begin:.0f} s)", file=sys.stderr, flush=True)

    with open("/proc/cpuinfo") as file:
        processor = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "unknown")
    text = report(processor, options, ours, single, peers, load)
    print(text)
    if options.out:
        with open(options.out, "w") as file:
            file.write(text)
        with open(os.path.splitext(options.out)[0] + ".json", "w") as file:
            json.dump(dict(processor=processor, threads=options.threads, rounds=options.rounds, load_average=load, plumbline=ours, plumbline_one_thread=single, **{
                name: runs for name, runs in peers.items()}), file, indent=1)
            file.write("\n")


if __name__ == "__main__":
    main()
