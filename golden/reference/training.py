"""Loss, gradients, ten training steps and greedy decoding, at the precision of the weights that are handed in."""

import dataclasses

import torch

from .models import Config, Weights, forward

Sequences = list[list[int]]


@dataclasses.dataclass(frozen=True)
class Settings:
    """AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101) with clipping by the global norm."""

    steps: int = 10
    learning_rate: float = 1e-2
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    weight_decay: float = 0.1
    decay_minimum_dimensions: int = 2  # tensors with fewer dimensions (norm scales, biases) are not decayed
    maximum_gradient_norm: float = 1.0


@dataclasses.dataclass(frozen=True)
class Trajectory:
    """Losses before each update, gradient norms before clipping, and the weights after the last update."""

    losses: list[float]
    gradient_norms: list[float]
    weights: Weights


def log_probs(config: Config, weights: Weights, sequence: list[int]) -> torch.Tensor:
    """Natural log-probability of each token after the first [T - 1]."""
    logits = forward(config, weights, torch.tensor(sequence))[:-1]
    return torch.log_softmax(logits, dim=-1).gather(1, torch.tensor(sequence[1:])[:, None])[:, 0]


def loss(config: Config, weights: Weights, sequences: Sequences) -> torch.Tensor:
    """Mean cross entropy in nats over all predicted tokens of all sequences together."""
    return -torch.cat([log_probs(config, weights, sequence) for sequence in sequences]).mean()


def gradients(config: Config, weights: Weights, sequences: Sequences) -> tuple[float, Weights]:
    """The loss and its gradient by every weight."""
    leaves = _leaves(weights)
    value = loss(config, leaves, sequences)
    value.backward()
    return value.item(), {name: leaf.grad for name, leaf in leaves.items()}


def train(config: Config, weights: Weights, sequences: Sequences, settings: Settings) -> Trajectory:
    """Trains on the same sequences at every step with PyTorch's own AdamW and clip_grad_norm_."""
    leaves = _leaves(weights)
    decayed = [leaf for leaf in leaves.values() if leaf.dim() >= settings.decay_minimum_dimensions]
    free = [leaf for leaf in leaves.values() if leaf.dim() < settings.decay_minimum_dimensions]
    groups = [{"params": decayed, "weight_decay": settings.weight_decay}, {"params": free, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(
        [group for group in groups if group["params"]], lr=settings.learning_rate,
        betas=(settings.beta1, settings.beta2), eps=settings.epsilon, foreach=False)
    losses, norms = [], []
    for _ in range(settings.steps):
        optimizer.zero_grad()
        value = loss(config, leaves, sequences)
        value.backward()
        losses.append(value.item())
        norms.append(torch.nn.utils.clip_grad_norm_(leaves.values(), settings.maximum_gradient_norm).item())
        optimizer.step()
    return Trajectory(losses, norms, {name: leaf.detach() for name, leaf in leaves.items()})


def greedy(config: Config, weights: Weights, prompt: list[int], count: int) -> tuple[list[int], list[float]]:
    """`count` tokens by largest logit, the whole sequence read anew each time, and how far each was ahead of the second."""
    tokens, margins = list(prompt), []
    for _ in range(count):
        with torch.no_grad():
            best = torch.topk(forward(config, weights, torch.tensor(tokens))[-1], 2)
        margins.append((best.values[0] - best.values[1]).item())
        tokens.append(int(best.indices[0]))
    return tokens[len(prompt):], margins


def _leaves(weights: Weights) -> Weights:
    return {name: tensor.detach().clone().requires_grad_() for name, tensor in weights.items()}
