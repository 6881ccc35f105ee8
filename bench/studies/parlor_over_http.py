#!/usr/bin/env python3
"""Whether Parlor's stages, served by plumb serve and evaluated over HTTP, have the scorecard that align measured in process.

    python3 bench/studies/parlor_over_http.py --plumb artifacts/bin/Plumbline.Cli/release/plumb --run runs/align-1 --work DIR [--out TABLE.md]

Each stage of the run that is a model is evaluated three ways: by align itself (scorecard.json), by plumb eval on its folder, and by plumb eval
over HTTP against plumb serve. Replies are compared text by text, gaps digit by digit.
"""
import argparse
import json
import pathlib
import re
import signal
import subprocess
import time

STAGES = {"sft": "sft", "biased-rlhf-stopped": "rlhf-stopped", "biased-rlhf-pushed": "rlhf-pushed"}


def evaluate(plumb, requests, seed, folder, *model):
    subprocess.run(
        [plumb, "eval", "parlor", *model, "--limit", str(requests), "--seed", str(seed), "--out", str(folder)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    measurements = json.loads((folder / "scorecard.json").read_text())["result"]["suites"][0]["measurements"]
    records = [json.loads(line) for line in (folder / "samples.jsonl").read_text().splitlines()]
    return {each["name"]: each for each in measurements}, {each["id"]: each["messages"][-1]["text"] for each in records}


def equal(stage, measured):
    """How many of align's numbers (gold, every gap and its interval) are the same to the last digit."""
    pairs = [(stage["gold"]["value"], measured["parlor"]["value"]), (stage["gold"]["lower"], measured["parlor"]["interval"]["lower"])]
    for gap in stage["gaps"]:
        other = measured[f"parlor.{gap['name']}"]
        pairs += [(gap["difference"], other["value"]), (gap["interval"]["lower"], other["interval"]["lower"]), (gap["interval"]["upper"], other["interval"]["upper"])]
    return sum(a == b for a, b in pairs), len(pairs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plumb", required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    recipe = json.loads((options.run / "run.json").read_text())["recipe"]
    scorecard = json.loads((options.run / "scorecard.json").read_text())
    requests, seed = recipe["scorecard_requests"], recipe["seed"]
    stages = {each["stage"] if "stage" in each else each["name"]: each for each in scorecard["biased"]["stages"]}
    options.work.mkdir(parents=True, exist_ok=True)

    server = subprocess.Popen([options.plumb, "serve", "--model", str(options.run), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    address = None
    deadline = time.monotonic() + 60
    while address is None and time.monotonic() < deadline:
        found = re.search(r"http://127\.0\.0\.1:\d+/v1", server.stdout.readline())
        address = found.group(0) if found else None
    rows = []
    try:
        for checkpoint, stage in STAGES.items():
            local, local_replies = evaluate(options.plumb, requests, seed, options.work / f"local-{stage}", "--model", str(options.run / "checkpoints" / checkpoint))
            served, served_replies = evaluate(
                options.plumb, requests, seed, options.work / f"http-{stage}", "--model", f"{options.run.name}/{checkpoint}", "--base-url", address)
            same = sum(served_replies[key] == local_replies[key] for key in local_replies)
            by_http, total = equal(stages[stage], served)
            in_process, _ = equal(stages[stage], local)
            rows.append(f"| {stage} | {len(local_replies):,} | {same:,} | {in_process} of {total} | {by_http} of {total} | {served['parlor']['value']:+.3f} | {served['parlor.sycophancy']['value']:+.3f} |")
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()

    lines = [
        "# Parlor over HTTP",
        "",
        f"Made by `bench/studies/parlor_over_http.py`; align with seed {seed}, {requests} requests of all families. *Numbers equal* counts true worth, every gap and every bound of",
        "`scorecard.json` that is the same to the last digit.",
        "",
        "| stage | replies | same text over HTTP as in process | align's numbers equal, in process | align's numbers equal, over HTTP | true worth | sycophancy |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *rows,
        "",
    ]
    text = "\n".join(lines)
    print(text)
    if options.out:
        options.out.write_text(text)


main()
