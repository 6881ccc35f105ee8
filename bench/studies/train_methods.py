#!/usr/bin/env python3
"""Runs every method of `plumb train` on one small task and tabulates what it did: the measured figure of each page in docs/methods.

  python3 bench/studies/train_methods.py --plumb artifacts/bin/Plumbline.Cli/release/plumb.dll --model models/stories260K --data stories.txt --runs DIR

The task: stories that name an animal and end happily (reward 0 to 2; recipes/stories-grpo.yaml). Methods that sample start from prompts; methods that learn from
comparisons get the same preferences, made by the model's own replies in the run of dpo; the process reward model gets sums in steps, some wrong, that this script
writes. One seed; intervals are over held-out prompts or rows. Runs are short: 12 iterations of 64 replies (online-dpo 32, nash-md 16, ppo 64). Every figure comes from the scorecard.json of a run."""
import argparse, json, os, random, subprocess, sys, time

ANIMALS = "any-of:cat,cats,dog,dogs,bird,birds,rabbit,bunny,bear,duck,frog,fish,mouse,horse,lion,monkey,squirrel,kitty,puppy"
HAPPY = "ends-with:happy,happily,smiled,smile,laughed,fun,friends,loved,love,proud,glad"
LOSS_KL = ["--set", "policy_gradient.loss.kl_coefficient=0.1"]
SAMPLED = {
    "ppo": ["--steps", "12", "--set", "ppo.kl.coefficient=0.1"],
    "grpo": ["--steps", "12", *LOSS_KL],
    "rloo": ["--steps", "12"],
    "reinforce-pp": ["--steps", "12", "--set", "policy_gradient.kl_in_reward.coefficient=0.1"],
    "rejection": ["--steps", "8"],
    "online-dpo": ["--steps", "12"],
    "nash-md": ["--steps", "12", "--set", "nash_md.beta=0.02"],
    "grpo-constrained": ["--steps", "12", *LOSS_KL, "--set", "costs=[{cost: {kind: any-of, name: cats, words: [cat, cats, kitty]}, constraint: {threshold: 0.05}}]"],
    "dapo": ["--steps", "12", *LOSS_KL, "--set", "policy_gradient.mask_truncated=false"],
    "dr-grpo": ["--steps", "12", *LOSS_KL],
    "gspo": ["--steps", "12", *LOSS_KL],
    "cispo": ["--steps", "12", *LOSS_KL],
    "bnpo": ["--steps", "12", *LOSS_KL],
    "reinforce-pp-baseline": ["--steps", "12", "--set", "policy_gradient.kl_in_reward.coefficient=0.1"],
}
PAIRED = ["dpo", "ipo", "cpo", "simpo", "orpo", "kto"]
SCORED = ["reward", "reward-pointwise", "judge"]


def write_sums(file, rows=2000):
    """Problems with three steps of addition, each right or wrong by a coin that is seeded."""
    coin = random.Random(1)
    with open(file, "w") as out:
        for _ in range(rows):
            a, steps, labels = coin.randint(1, 9), [], []
            total = a
            for _ in range(3):
                b = coin.randint(1, 9)
                right = coin.random() < 0.6
                steps.append(f"{total} + {b} = {total + b if right else total + b + coin.choice([-2, -1, 1, 2])}.")
                labels.append(right)
                total += b
            out.write(json.dumps({"prompt": f"Add to {a}.", "completions": steps, "labels": labels}) + "\n")


def run(given, name, method, arguments):
    folder = os.path.join(given.runs, name)
    if not os.path.exists(os.path.join(folder, "scorecard.json")):
        subprocess.run(["rm", "-rf", folder], check=True)
        begun = time.monotonic()
        subprocess.run(["dotnet", given.plumb, "train", method, "--model", given.model, "--out", folder, "--threads", given.threads, *arguments], check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, "seconds.txt"), "w") as file:
            file.write(f"{time.monotonic() - begun:.0f}")
    return json.load(open(os.path.join(folder, "scorecard.json"))), open(os.path.join(folder, "seconds.txt")).read()


def compared(name, card, seconds):
    both = card["comparison"]
    reward, kl = both["reward"], both["kl_nats"]
    return (f"| {name} | {card['steps']} | {reward['mean_b']:.2f} → {reward['mean_a']:.2f} | {reward['difference']:+.2f} ({reward['interval']['lower']:+.2f} to {reward['interval']['upper']:+.2f}) "
            f"| {kl['mean']:.1f} ({kl['interval']['lower']:.1f} to {kl['interval']['upper']:.1f}) | {both['perplexity_before']:.2f} → {both['perplexity_after']:.2f} | {seconds} |")


def scored(name, card, seconds):
    before, after = card["before"], card["after"]
    accuracy = lambda side: f"{side['accuracy']:.3f}" if "accuracy" in side else "–"
    return f"| {name} | {card['steps']} | {before['loss']:.3f} → {after['loss']:.3f} | {accuracy(before)} → {accuracy(after)} | {after['examples']:.0f} | {seconds} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("plumb", "model", "data", "runs"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--threads", default="2", help="changes speed, never a figure")
    given = parser.parse_args()
    os.makedirs(given.runs, exist_ok=True)
    rewards = ["--reward", ANIMALS, "--reward", HAPPY]
    stories = ["--data", given.data, "--set", "data.split.held_out_share=0.15"]
    wanted = lambda name: not given.only or name in given.only.split(",")
    samples, scores = [], []
    preferences = os.path.join(given.runs, "dpo", "samples", "preferences.jsonl")
    for method in PAIRED:
        if wanted(method):
            data = stories if method == "dpo" else ["--data", preferences, "--set", "data.split.held_out_share=0.15"]
            card, seconds = run(given, method, method, [*data, *rewards, "--set", f"offline.epochs={1 if method == 'kto' else 2}"])
            samples.append(compared(method, card, seconds))
    for name, arguments in SAMPLED.items():
        if wanted(name):
            card, seconds = run(given, name, name.removesuffix("-constrained"), [*stories, *rewards, "--set", f"online.prompts_per_iteration={64 if name == 'ppo' else 16}", *arguments])
            samples.append(compared(name, card, seconds))
            if "constrained" in name:
                samples.append(f"| … share of replies with a cat | | {card['before']['costs/cats/mean']:.3f} → {card['after']['costs/cats/mean']:.3f} | threshold 0.05 | | | |")
    for method in SCORED:
        if wanted(method):
            card, seconds = run(given, method, method, ["--data", preferences, "--set", "data.split.held_out_share=0.2"])
            scores.append(scored(method, card, seconds))
    if wanted("reward-process"):
        sums = os.path.join(given.runs, "sums.jsonl")
        write_sums(sums)
        card, seconds = run(given, "reward-process", "reward-process", ["--data", sums, "--set", "offline.epochs=4", "--set", "data.split.held_out_share=0.2"])
        scores.append(scored("reward-process", card, seconds))
    if wanted("sft"):
        card, seconds = run(given, "sft", "sft", [*stories, "--set", "encoding.max_tokens=256", "--set", "offline.epochs=1", "--learning-rate", "2e-4"])
        scores.append(scored("sft", card, seconds))
    print("| method | steps | reward before → after | difference, 95 % | KL, nats per reply, 95 % | perplexity under the start | seconds |\n|---|---|---|---|---|---|---|")
    print("\n".join(samples))
    print("\n| method | steps | held-out loss before → after | held-out accuracy | examples | seconds |\n|---|---|---|---|---|---|")
    print("\n".join(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
