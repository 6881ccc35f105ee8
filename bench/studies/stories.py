#!/usr/bin/env python3
"""Aligns a story model by PPO, GRPO and DPO to a stated preference, over seeds, and tabulates what the runs measured.

  python3 bench/studies/stories.py --plumb artifacts/bin/Plumbline.Cli/release/plumb.dll --model models/stories260K --data stories.txt --runs DIR

Every figure comes from the scorecard.json of a run; the interval over seeds is from the least to the most."""
import argparse, json, os, subprocess, sys, time

METHODS = ["grpo", "ppo", "dpo"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plumb", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--threads", default="2", help="changes speed, never a figure")
    parser.add_argument("--methods", default=",".join(METHODS))
    given = parser.parse_args()
    os.makedirs(given.runs, exist_ok=True)
    rows = []
    for method in given.methods.split(","):
        for seed in given.seeds.split(","):
            folder = os.path.join(given.runs, f"{method}-{seed}")
            if not os.path.exists(os.path.join(folder, "scorecard.json")):
                begun = time.monotonic()
                subprocess.run(
                    ["dotnet", given.plumb, "train", "--recipe", f"recipes/stories-{method}.yaml", "--model", given.model,
                     "--data", given.data, "--seed", seed, "--threads", given.threads, "--out", folder],
                    check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                with open(os.path.join(folder, "seconds.txt"), "w") as file:
                    file.write(f"{time.monotonic() - begun:.0f}\n")
            rows.append((method, seed, folder))
    print("| method | seed | reward before → after | difference, 95 % | KL, nats per reply, 95 % | perplexity under the start | warnings | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    for method, seed, folder in rows:
        card = json.load(open(os.path.join(folder, "scorecard.json")))
        compared = card["comparison"]
        reward, kl = compared["reward"], compared["kl_nats"]
        seconds = open(os.path.join(folder, "seconds.txt")).read().strip() if os.path.exists(os.path.join(folder, "seconds.txt")) else "?"
        print(f"| {method} | {seed} | {reward['mean_b']:.2f} → {reward['mean_a']:.2f} "
              f"| {reward['difference']:+.2f} ({reward['interval']['lower']:+.2f} to {reward['interval']['upper']:+.2f}) "
              f"| {kl['mean']:.1f} ({kl['interval']['lower']:.1f} to {kl['interval']['upper']:.1f}) "
              f"| {compared['perplexity_before']:.2f} → {compared['perplexity_after']:.2f} "
              f"| {', '.join(w['problem'] for w in card['warnings']) or 'none'} | {seconds} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
