#!/usr/bin/env python3
"""Kills `plumb train METHOD` with SIGKILL at random moments, resumes it each time, and compares what it leaves with an undisturbed run, byte by byte.

  train_kill_and_resume.py --plumb PATH_OF_plumb.dll --model DIR --work FOLDER [--methods sft,dpo,...] [--kills 8] [--seed 1] [--steps 12]

Each kill waits for a random step, however busy the machine is, and then for up to a third of a second: it hits steps, evaluations, checkpoints and start-up alike.
Data are made here. Undisturbed runs use two threads, killed ones one, so that threads are compared too. Prints a table; exit code 1 where a byte differs.
"""
import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time

SAMPLING = ("ppo", "grpo", "dr-grpo", "dapo", "bnpo", "gspo", "cispo", "rloo", "reinforce-pp", "reinforce-pp-baseline", "rejection", "online-dpo", "nash-md")
PAIRS = ("reward", "judge", "dpo", "ipo", "cpo", "simpo", "orpo")
LABELS = ("reward-pointwise", "kto")
METHODS = ("sft", *PAIRS, *LABELS, "reward-process", *SAMPLING)
NAMES = ("Tom", "Lily", "Ben", "Mia", "Sam", "Anna")
ANIMALS = ("cat", "dog", "bird", "fox", "cow", "fish")


def rows(method):
    for i in range(96):
        prompt = f"Once upon a time {NAMES[i % 6]} saw a {ANIMALS[i // 6 % 6]}."
        good, bad = f" {NAMES[i % 6]} was happy and they played all day.", f" {NAMES[i % 6]} was sad and went home {i} times."
        if method in SAMPLING:
            yield {"prompt": f"{prompt} It was day {i}."}
        elif method in PAIRS:
            yield {"prompt": prompt, "chosen": good, "rejected": bad}
        elif method in LABELS:
            yield {"prompt": prompt, "completion": good if i % 2 else bad, "label": i % 2 == 1}
        elif method == "reward-process":
            yield {"prompt": prompt, "completions": [good, bad, good], "labels": [True, False, i % 3 == 0]}
        else:
            yield {"prompt": prompt, "completion": good}


def recipe(method, options):
    settings = ["loop.checkpoint_every=2", "loop.evaluate_every=3", "loop.keep_checkpoints=null", "data.split.held_out_share=0.2"]
    if method in SAMPLING:
        settings += ["online.prompts_per_iteration=8", "online.reply_tokens=24", "online.evaluation_prompts=16"]
    if method == "nash-md":
        settings += ["judge={kind: any-of, words: [happy, played]}"]
    words = ["--model", options.model, "--steps", str(options.steps), "--seed", str(options.seed)]
    words += ["--reward", "any-of:happy,played", "--reward", "0.1*length:24"] if method in SAMPLING else []
    return words + [word for setting in settings for word in ("--set", setting)]


def digests(folder):
    found = {}
    for part in ("checkpoints", "model", "samples", "scorecard.json"):
        path = os.path.join(folder, part)
        files = [path] if os.path.isfile(path) else [os.path.join(root, name) for root, _, names in os.walk(path) for name in names]
        for file in files:
            with open(file, "rb") as stream:
                found[os.path.relpath(file, folder)] = hashlib.sha256(stream.read()).hexdigest()
    return found


def steps_told(folder):
    path = os.path.join(folder, "events.jsonl")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as stream:
        whole = [line for line in stream if line.endswith("\n")]
    return [event["data"]["step"] for event in map(json.loads, whole) if event["type"] == "train/step"]


def wait_for(process, folder, step):
    """Whether the process still ran when the step was told."""
    while process.poll() is None:
        if step == 0 or max(steps_told(folder), default=0) >= step:
            return True
        time.sleep(0.02)
    return False


def study(method, options, luck):
    work = os.path.join(options.work, method)
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    data = os.path.join(work, "data.jsonl")
    with open(data, "w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows(method))
    fresh = [method, *recipe(method, options), "--data", data]

    def start(words):
        return subprocess.Popen(["dotnet", options.plumb, "train", *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def finish(process):
        said = process.communicate()[1]
        if process.returncode != 0:
            sys.exit(f"{method}: a run failed: {said.strip().splitlines()[-1] if said.strip() else process.returncode}")

    whole, broken = os.path.join(work, "undisturbed"), os.path.join(work, "killed")
    began = time.monotonic()
    finish(start([*fresh, "--threads", "2", "--out", whole]))
    seconds = time.monotonic() - began
    kills, before_first, process = 0, 0, start([*fresh, "--threads", "1", "--out", broken])
    for step in sorted(luck.randint(0, options.steps) for _ in range(options.kills)):
        if not wait_for(process, broken, step):
            break
        time.sleep(luck.uniform(0, 0.3))
        if process.poll() is not None:
            break
        process.kill()
        process.communicate()
        kills += 1
        checkpoints = os.path.join(broken, "checkpoints")
        before_first += not (os.path.isdir(checkpoints) and os.listdir(checkpoints))
        process = start(["--resume", broken] if os.path.exists(os.path.join(broken, "run.json")) else [*fresh, "--threads", "1", "--out", broken])
    finish(process)
    a, b = digests(whole), digests(broken)
    different = sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))
    once = steps_told(broken) == steps_told(whole)
    return seconds, kills, before_first, len(a), different, once


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plumb", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--methods", default="sft,reward,dpo,kto,ppo,grpo")
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=12)
    options = parser.parse_args()
    methods = METHODS if options.methods == "all" else options.methods.split(",")
    unknown = [method for method in methods if method not in METHODS]
    if unknown:
        sys.exit(f"no method {', '.join(unknown)}; expected all, or some of {', '.join(METHODS)}")
    luck = random.Random(options.seed)
    print("| method | undisturbed run | kills | of these before the first checkpoint | files compared | files different | every step told once |")
    print("|---|---:|---:|---:|---:|---:|---|")
    failed = False
    for method in methods:
        seconds, kills, before_first, files, different, once = study(method, options, luck)
        print(f"| {method} | {seconds:.1f} s | {kills} | {before_first} | {files} | {len(different)} | {'yes' if once else 'NO'} |", flush=True)
        for name in different:
            print(f"  {method}: {name}", file=sys.stderr)
        failed |= bool(different) or not once
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
