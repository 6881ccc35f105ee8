#!/usr/bin/env python3
"""One PPO iteration in PyTorch (CPU, float32), the work of `plumb bench ppo`: sample, score, four epochs of updates. Prints one JSON line.

  torch_ppo.py [--prompts 64] [--prompt 32] [--new 64] [--epochs 4] [--minibatches 2] [--steps 5] [--threads 2] [--bf16]

Needs Debian's python3-torch (apt-get install python3-torch libopenblas0-pthread); newer versions work too and are used as they offer.

Written to be fast, without leaving anything out: sequences of equal length in one rectangle, so no padding and no masks but the causal one; queries,
keys and values in one product, gate and up in another; grouped heads without copies of the keys; a key/value cache allocated once, and no gradients while
sampling; logits only where a reply token is predicted; AdamW fused or by lists of tensors, as the version offers; passes of a size that was measured to be best.
"""
import argparse
import json
import math
import statistics
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

LONGEST = 192  # positions of the Parlor model


class RMSNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        if hasattr(F, "rms_norm"):
            return F.rms_norm(x, self.weight.shape, self.weight, 1e-5)
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * self.weight


class Block(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads, self.groups, self.width = shape.heads, shape.kv_heads, shape.dim // shape.heads
        self.norm1, self.norm2 = RMSNorm(shape.dim), RMSNorm(shape.dim)
        self.qkv = nn.Linear(shape.dim, (self.heads + 2 * self.groups) * self.width, bias=False)
        self.out = nn.Linear(self.heads * self.width, shape.dim, bias=False)
        self.gate_up = nn.Linear(shape.dim, 2 * shape.ffn, bias=False)
        self.down = nn.Linear(shape.ffn, shape.dim, bias=False)

    def forward(self, x, cos, sin, mask, cache=None, start=0):
        batch, time_, _ = x.shape
        share = self.heads // self.groups
        # Query heads lie by group, so that [batch, group, share * time, width] reads one group's keys without copying them.
        heads = self.qkv(self.norm1(x)).view(batch, time_, self.heads + 2 * self.groups, self.width)
        rotated, v = heads.split([self.heads + self.groups, self.groups], 2)
        half = self.width // 2
        rotated = rotated * cos + torch.cat((rotated[..., half:], rotated[..., :half]), -1) * sin
        q, k = rotated.split([self.heads, self.groups], 2)
        q = q.reshape(batch, time_, self.groups, share, self.width).permute(0, 2, 3, 1, 4).reshape(batch, self.groups, share * time_, self.width)
        k, v = k.transpose(1, 2), v.transpose(1, 2)
        if cache is not None:
            keys, values = cache
            keys[:, :, start:start + time_], values[:, :, start:start + time_] = k, v
            k, v = keys[:, :, :start + time_], values[:, :, :start + time_]
        scores = q @ (k.transpose(-1, -2) * self.width ** -0.5)
        if mask is not None:
            scores = scores + mask.repeat(share, 1)
        mixed = (scores.softmax(-1) @ v).view(batch, self.groups, share, time_, self.width).permute(0, 3, 1, 2, 4)
        x = x + self.out(mixed.reshape(batch, time_, -1))
        gate, up = self.gate_up(self.norm2(x)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up)


class Body(nn.Module):
    """A Llama up to its last normalisation; the embeddings serve the policy as output layer too."""

    def __init__(self, shape):
        super().__init__()
        self.embedding = nn.Embedding(shape.vocab, shape.dim)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = RMSNorm(shape.dim)
        for parameter in self.parameters():
            if parameter.dim() == 2:
                nn.init.normal_(parameter, std=0.02)
        width = shape.dim // shape.heads
        angles = torch.outer(torch.arange(LONGEST).float(), 10000.0 ** (-torch.arange(0, width, 2).float() / width))
        self.register_buffer("cos", torch.cat((angles.cos(), angles.cos()), -1)[:, None], persistent=False)
        self.register_buffer("sin", torch.cat((-angles.sin(), angles.sin()), -1)[:, None], persistent=False)
        self.register_buffer("mask", torch.full((LONGEST, LONGEST), -math.inf).triu(1), persistent=False)

    def forward(self, ids, cache=None, start=0, last_only=False):
        length = ids.shape[1]
        cos, sin = self.cos[start:start + length], self.sin[start:start + length]
        mask = self.mask[:length, :length] if length > 1 else None
        x = self.embedding(ids)
        for i, block in enumerate(self.blocks):
            x = block(x, cos, sin, mask, None if cache is None else cache[i], start)
        return self.norm(x[:, -1:] if last_only else x)

    def logits(self, hidden):
        return hidden @ self.embedding.weight.T


class Scalar(nn.Module):
    """Body and one number per token: reward model and critic."""

    def __init__(self, shape, std):
        super().__init__()
        self.body = Body(shape)
        self.head = nn.Linear(shape.dim, 1, bias=False)
        nn.init.normal_(self.head.weight, std=std)

    def forward(self, ids, rows=slice(None)):
        return self.head(self.body(ids)[:, rows]).squeeze(-1)


class Phases:
    """Wall time by part of the iteration."""

    def __init__(self):
        self.seconds = {}
        self.name, self.begin = None, 0.0

    def enter(self, name):
        now = time.perf_counter()
        if self.name is not None:
            self.seconds[self.name] = self.seconds.get(self.name, 0.0) + now - self.begin
        self.name, self.begin = name, now


def adamw(parameters, rate):
    options = dict(lr=rate, eps=1e-5, weight_decay=0.0)
    for extra in (dict(fused=True), dict(foreach=True)):
        try:
            return torch.optim.AdamW(parameters, **options, **extra), next(iter(extra))
        except (RuntimeError, TypeError):
            continue
    return torch.optim.AdamW(parameters, **options), "loop"


class Trainer:
    def __init__(self, c):
        self.c = c
        self.policy, self.reference = Body(c), Body(c)
        self.reference.load_state_dict(self.policy.state_dict())
        self.reward, self.critic = Scalar(c, 0.02), Scalar(c, 0.0)
        for frozen in (self.reference, self.reward):
            frozen.requires_grad_(False)
        self.policy_optimizer, self.optimizer_kind = adamw(self.policy.parameters(), 2e-4)
        self.critic_optimizer, _ = adamw(self.critic.parameters(), 5e-4)
        width = c.dim // c.heads
        size = (c.prompts, c.kv_heads, c.prompt + c.new, width)
        kind = torch.bfloat16 if c.bf16 else torch.float32
        self.cache = [(torch.empty(size, dtype=kind), torch.empty(size, dtype=kind)) for _ in range(c.layers)]
        self.prompts = torch.randint(0, c.vocab, (c.prompts, c.prompt))
        self.before_reply = slice(c.prompt - 1, c.prompt + c.new - 1)  # of the sequence without its last token: the rows that predict the reply
        self.counts = dict(sampled=0, updates=0, trained=0)

    def log_probs(self, model, sequences):
        logits = model.logits(model(sequences[:, :-1])[:, self.before_reply]).float()
        return -F.cross_entropy(logits.flatten(0, 1), sequences[:, self.c.prompt:].reshape(-1), reduction="none").view(len(sequences), -1)

    def sample(self):
        c = self.c
        sequences = torch.empty(c.prompts, c.prompt + c.new, dtype=torch.long)
        sequences[:, :c.prompt] = self.prompts
        log_probs = torch.empty(c.prompts, c.new)
        hidden = self.policy(self.prompts, self.cache, 0, last_only=True)
        for t in range(c.new):
            logs = self.policy.logits(hidden).squeeze(1).float().log_softmax(-1)
            drawn = torch.multinomial(logs.exp(), 1)
            log_probs[:, t:t + 1] = logs.gather(1, drawn)
            sequences[:, c.prompt + t:c.prompt + t + 1] = drawn
            if t + 1 < c.new:
                hidden = self.policy(drawn, self.cache, c.prompt + t)
        self.counts["sampled"] += c.prompts * c.new
        return sequences, log_probs

    def in_passes(self, function, sequences, size):
        return torch.cat([function(part) for part in sequences.split(size)])

    def advantages(self, rewards, values):
        result = torch.empty_like(values)
        running = torch.zeros(len(values))
        for t in reversed(range(values.shape[1])):
            following = values[:, t + 1] if t + 1 < values.shape[1] else 0.0
            running = rewards[:, t] + following - values[:, t] + 0.95 * running
            result[:, t] = running
        return result

    def update(self, model, optimizer, loss_of, minibatch, phases, name):
        phases.enter(name + "_passes")
        total = 0.0
        for part in minibatch.split(self.c.pass_sequences):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.c.bf16):
                loss = loss_of(part) * (len(part) / len(minibatch))
            loss.backward()
            total += loss.detach()
        phases.enter(name + "_step")
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        phases.enter("bookkeeping")
        self.counts["updates"] += 1
        self.counts["trained"] += len(minibatch) * (self.c.prompt + self.c.new - 1)
        return float(total)

    def iterate(self, phases):
        c = self.c
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=c.bf16):
            phases.enter("sampling")
            sequences, old = self.sample()
            phases.enter("reference")
            reference = self.in_passes(lambda part: self.log_probs(self.reference, part), sequences, c.read_sequences)
            phases.enter("scoring")
            scores = self.in_passes(lambda part: self.reward(part, slice(-1, None)), sequences, c.read_sequences).float().squeeze(1)
            phases.enter("values")
            values = self.in_passes(lambda part: self.critic(part[:, :-1], self.before_reply), sequences, c.read_sequences).float()
            phases.enter("bookkeeping")
            rewards = -0.2 * (old - reference)
            rewards[:, -1] += scores
            advantages = self.advantages(rewards, values)
            returns = advantages + values
            advantages = (advantages - advantages.mean()) / (advantages.std() + 1e-8)
        sequences, old, values, returns, advantages = (x.clone() for x in (sequences, old, values, returns, advantages))

        def policy_loss(rows):
            ratio = (self.log_probs(self.policy, sequences[rows]) - old[rows]).exp()
            a = advantages[rows]
            return -torch.min(ratio * a, ratio.clamp(0.8, 1.2) * a).mean()

        def value_loss(rows):
            v = self.critic(sequences[rows, :-1], self.before_reply).float()
            held = values[rows] + (v - values[rows]).clamp(-0.2, 0.2)
            return 0.5 * torch.max((v - returns[rows]).square(), (held - returns[rows]).square()).mean()

        losses = None
        for _ in range(c.epochs):
            for minibatch in torch.randperm(c.prompts).chunk(c.minibatches):
                value = self.update(self.critic, self.critic_optimizer, value_loss, minibatch, phases, "critic")
                losses = (self.update(self.policy, self.policy_optimizer, policy_loss, minibatch, phases, "policy"), value)
        phases.enter(None)
        return losses


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in dict(dim=128, layers=4, heads=4, kv_heads=2, ffn=344, vocab=1024, prompts=64, prompt=32, new=64, epochs=4, minibatches=2,
                            steps=5, threads=2, pass_sequences=16, read_sequences=16).items():
        parser.add_argument("--" + name.replace("_", "-"), type=int, default=value)
    parser.add_argument("--bf16", action="store_true", help="bfloat16 autocast (oneDNN; AMX where the processor has it)")
    c = parser.parse_args()
    torch.set_num_threads(c.threads)
    torch.manual_seed(1)
    trainer = Trainer(c)
    losses = trainer.iterate(Phases())  # warm-up
    trainer.counts = dict.fromkeys(trainer.counts, 0)
    seconds, processor, parts = [], [], []
    for _ in range(c.steps):
        phases = Phases()
        begin, processor_begin = time.perf_counter(), time.process_time()
        losses = trainer.iterate(phases)
        seconds.append(time.perf_counter() - begin)
        processor.append(time.process_time() - processor_begin)
        parts.append(phases.seconds)
    assert all(map(math.isfinite, losses)), f"losses are {losses}"
    median = statistics.median(seconds)
    count = lambda model: sum(p.numel() for p in model.parameters())
    print(json.dumps(dict(
        peer="pytorch " + torch.__version__ + (" bfloat16" if c.bf16 else ""), what="ppo", parameters=count(trainer.policy), scalar_parameters=count(trainer.critic),
        sampled_tokens=trainer.counts["sampled"] // c.steps, trained_tokens=trainer.counts["trained"] // c.steps, updates=trainer.counts["updates"] // c.steps,
        policy_loss=losses[0], value_loss=losses[1], seconds=round(median, 4), seconds_least=round(min(seconds), 4), seconds_most=round(max(seconds), 4),
        processor_seconds=round(statistics.median(processor), 4), tokens_per_second=round(c.prompts * c.new / median, 1), optimizer=trainer.optimizer_kind, steps=c.steps, threads=c.threads,
        phases={name: round(statistics.median(part[name] for part in parts), 5) for name in parts[0]})))


if __name__ == "__main__":
    main()
