#!/usr/bin/env python3
"""Kills `plumb align` with SIGKILL at random moments, resumes it each time, and compares what it leaves with an undisturbed run, byte by byte.

  kill_and_resume.py --plumb PATH_OF_plumb.dll --work FOLDER [--kills 10] [--seed 1] [--recipe FILE]
"""
import argparse
import hashlib
import os
import random
import subprocess
import sys
import time


def digests(folder):
    found = {}
    for part in ("checkpoints", "samples", "scorecard.json", "report.html"):
        path = os.path.join(folder, part)
        files = [path] if os.path.isfile(path) else [os.path.join(root, name) for root, _, names in os.walk(path) for name in names]
        for file in files:
            with open(file, "rb") as stream:
                found[os.path.relpath(file, folder)] = hashlib.sha256(stream.read()).hexdigest()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plumb", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--recipe")
    options = parser.parse_args()
    recipe = ["--recipe", options.recipe] if options.recipe else ["--quick"]
    align = ["dotnet", options.plumb, "align"]

    def start(*words):
        return subprocess.Popen([*align, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    whole = os.path.join(options.work, "undisturbed")
    began = time.monotonic()
    if start(*recipe, "--out", whole).wait() != 0:
        sys.exit("the undisturbed run failed")
    seconds = time.monotonic() - began
    luck = random.Random(options.seed)
    broken = os.path.join(options.work, "killed")
    process = start(*recipe, "--out", broken)
    kills = 0
    while kills < options.kills:
        wait = luck.uniform(0.5, max(2.0, 2 * seconds / options.kills))
        try:
            process.wait(timeout=wait)
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
            print(f"killed after {wait:.1f} s", flush=True)
        process = start("--resume", broken) if os.path.exists(os.path.join(broken, "run.json")) else start(*recipe, "--out", broken)
    if process.wait() != 0:
        sys.exit("the resumed run failed")
    a, b = digests(whole), digests(broken)
    different = sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))
    print(f"undisturbed run: {seconds:.0f} s; {kills} kills; {len(a)} files compared, {len(different)} different")
    for name in different:
        print("  " + name)
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
