#!/usr/bin/env python3
"""`plumb align` with several seeds; prints a Markdown summary: every effect by seed, and its mean over seeds with a 95 % t interval.

  align_seeds.py --plumb PATH_OF_plumb.dll --runs FOLDER [--seeds 1 2 3 4 5] [--recipe FILE] [--out FILE.md]

A seed whose folder already holds a scorecard is not run again.
"""
import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys

T95 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}


def over_seeds(values):
    mean = statistics.mean(values)
    if len(values) < 2:
        return f"{mean:+.3f}"
    half = T95[len(values) - 1] * statistics.stdev(values) / math.sqrt(len(values))
    return f"{mean:+.3f} ({mean - half:+.3f} to {mean + half:+.3f})"


def measured(m):
    return f"{m['value']:+.3f} ({m['lower']:+.3f} to {m['upper']:+.3f})"


def stage(arm, name):
    return next(s for s in arm["stages"] if s["name"] == name)


def growth(arm, name):
    return next(g["change"] for g in arm["growth"] if g["name"] == name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plumb", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    parser.add_argument("--recipe")
    parser.add_argument("--out")
    options = parser.parse_args()
    cards = []
    for seed in options.seeds:
        folder = os.path.join(options.runs, f"seed-{seed}")
        file = os.path.join(folder, "scorecard.json")
        if not os.path.exists(file):
            words = ["--resume", folder] if os.path.exists(folder) else ["--seed", str(seed), "--out", folder]
            if options.recipe and "--resume" not in words:
                words += ["--recipe", options.recipe]
            subprocess.run(["dotnet", options.plumb, "align", *words], check=True, stdout=subprocess.DEVNULL, stderr=sys.stderr)
        with open(file) as stream:
            cards.append(json.load(stream))

    arms = [name for name in ("biased", "control") if cards[0].get(name)]
    lines = [
        f"{len(cards)} seeds ({', '.join(map(str, options.seeds))}); {cards[0]['requests']} held-out requests in {cards[0]['clusters']} clusters each; "
        f"machine: {platform.machine()}, {os.cpu_count()} processors. Each cell: change with its 95 % interval, paired by request and clustered; "
        "last column: mean over seeds with a t interval over seeds.", ""]
    for name in arms:
        rows = []
        stopped = lambda c: stage(c[name], "rlhf-stopped")
        pushed = lambda c: stage(c[name], "rlhf-pushed")
        rows.append(("gold: sft − base", [stage(c[name], "sft")["gold_change"] for c in cards]))
        rows.append(("gold: rlhf-stopped − sft", [stopped(c)["gold_change"] for c in cards]))
        rows.append(("gold: rlhf-pushed − rlhf-stopped", [pushed(c)["gold_change"] for c in cards]))
        rows.append(("proxy: rlhf-pushed − rlhf-stopped", [pushed(c)["proxy_change"] for c in cards]))
        for gap in [g["name"] for g in cards[0][name]["growth"]]:
            rows.append((f"gap {gap}: rlhf-pushed − sft", [growth(c[name], gap) for c in cards]))
        lines += [f"## {name} annotators", "", "| effect | " + " | ".join(f"seed {s}" for s in options.seeds) + " | over seeds |",
                  "|---|" + "---|" * (len(cards) + 1)]
        lines += [f"| {label} | " + " | ".join(map(measured, cells)) + f" | {over_seeds([m['value'] for m in cells])} |" for label, cells in rows]
        lines += ["", "| | " + " | ".join(f"seed {s}" for s in options.seeds) + " |", "|---|" + "---|" * len(cards)]
        facts = [
            ("gold of base, sft, best-of-n, stopped, pushed", lambda c: ", ".join(f"{s['gold']['value']:.2f}" for s in c[name]["stages"])),
            ("reward model: held-out accuracy", lambda c: measured(c[name]["reward_model"]["accuracy"])),
            ("the annotators' own ceiling", lambda c: f"{c[name]['reward_model']['ceiling']:.3f}"),
            ("Krippendorff's alpha", lambda c: measured(c[name]["annotators"]["alpha"])),
            ("KL of stopped and pushed (nats)", lambda c: f"{stopped(c)['kl_nats']['value']:.2f}, {pushed(c)['kl_nats']['value']:.2f}"),
            ("R² of the fitted Goodhart curve", lambda c: "–" if not c[name]["goodhart"].get("path_fit") else f"{c[name]['goodhart']['path_fit']['r_squared']:.2f}"),
            ("checkpoint of peak, of alarm", lambda c: f"{c[name]['goodhart']['stopped_at']}, {c[name]['goodhart']['alarm'].get('rang_at')}"),
            ("price of a polite sentence, of “I am certain”, of agreeing", lambda c: ", ".join(f"{p['price']['value']:+.2f}" for p in c[name]["reward_model"]["bias_alarm"]["prices"])),
            ("the warning before training rang; its false rings", lambda c: f"{'yes' if c[name]['reward_model']['bias_alarm']['rings'] else 'no'}; {c[name]['reward_model']['bias_alarm']['false_alarm_share']:.3f}"),
            ("alarm's false rings on null paths", lambda c: f"{c[name]['goodhart']['alarm']['false_alarm_share']:.3f}"),
        ]
        lines += [f"| {label} | " + " | ".join(cell(c) for c in cards) + " |" for label, cell in facts]
        lines.append("")
    text = "\n".join(lines)
    print(text)
    if options.out:
        with open(options.out, "w") as stream:
            stream.write(text)


if __name__ == "__main__":
    main()
