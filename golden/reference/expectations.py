"""What a correct engine computes from one checkpoint: the content of golden/<case>/.

Every expected value comes from a float64 run on the float32 weights. A float32 run of the same code beside it shows how
much of a difference is rounding alone.
"""

import dataclasses
import platform

import torch

from .cases import Case
from .files import json_bytes, safetensors_bytes
from .mistakes import mistakes
from .models import Weights, forward
from .training import Sequences, Settings, Trajectory, gradients, greedy, log_probs, loss, train

PROMPT_TOKENS = 5
GREEDY_TOKENS = 12
MINIMUM_MARGIN = 1e-2  # of the best logit over the second, so that rounding cannot change a greedy choice
MINIMUM_DISTINCT_TOKENS = 5  # a continuation that repeats one token would test little
TOLERANCE = 5e-5  # relative to the largest element of the tensor; what the tests ask of a float32 engine
TRAINING_TOLERANCE = 1e-3  # after updates: Adam divides by the size of the gradient, so rounding of a small one counts in full
TRAINING_QUANTITIES = ("training_losses", "gradient_norms", "trained_tensors")

SETTINGS = Settings()


@dataclasses.dataclass(frozen=True)
class Run:
    """Everything computed at one precision."""

    logits: list[torch.Tensor]
    log_probs: list[torch.Tensor]
    loss: float
    gradients: Weights
    trajectory: Trajectory


def build_case(case: Case) -> dict[str, bytes]:
    """File name -> content of one case folder."""
    seed, weights, sequences, continuation, margins = _choose(case)
    precise = _in_float64(weights)
    run = _run(case, precise, sequences)
    rough = _run(case, weights, sequences)
    deviation = _deviation(case, run, rough)
    _require_meaningful(case, run, deviation)

    document = {
        "case": case.name,
        "made_with": {"python": platform.python_version(), "torch": str(torch.__version__)},
        "seed": seed,
        "sequences": sequences,
        "predicted_tokens": sum(len(sequence) - 1 for sequence in sequences),
        "loss": run.loss,
        "log_probs": [values.tolist() for values in run.log_probs],
        "greedy": {
            "prompt": sequences[0][:PROMPT_TOKENS], "tokens": continuation, "margins": margins},
        "training": {
            "settings": dataclasses.asdict(SETTINGS),
            "losses": run.trajectory.losses,
            "gradient_norms_before_clipping": run.trajectory.gradient_norms,
            "tensors_after_training": list(case.followed)},
        "tolerance": {"forward_and_gradients": TOLERANCE, "training": TRAINING_TOLERANCE},
        "float32": {
            "loss": rough.loss,
            "training_losses": rough.trajectory.losses,
            "gradient_norms_before_clipping": rough.trajectory.gradient_norms,
            "greedy": greedy(case.config, weights, sequences[0][:PROMPT_TOKENS], GREEDY_TOKENS)[0],
            "relative_deviation_from_float64": {name: float(f"{value:.1e}") for name, value in deviation.items()}},
        "mistakes": _mistakes(case, precise, sequences, run),
    }
    tensors = {f"logits.{index}": values for index, values in enumerate(run.logits)}
    tensors |= {f"grad.{name}": values for name, values in run.gradients.items()}
    tensors |= {f"trained.{name}": run.trajectory.weights[name] for name in case.followed}
    return {
        "config.json": json_bytes(case.config, exact=True),
        "model.safetensors": safetensors_bytes(weights),
        "expected.safetensors": safetensors_bytes(tensors),
        "expected.json": json_bytes(document),
    }


def _choose(case: Case) -> tuple[int, Weights, Sequences, list[int], list[float]]:
    """The first seed whose greedy continuation is far from ties, varied, and free of the end-of-text token."""
    for seed in range(1000):
        weights, sequences = case.weights(seed), case.sequences(seed)
        tokens, margins = greedy(case.config, _in_float64(weights), sequences[0][:PROMPT_TOKENS], GREEDY_TOKENS)
        varied = len(set(tokens)) >= MINIMUM_DISTINCT_TOKENS and case.config["eos_token_id"] not in tokens
        if varied and min(margins) >= MINIMUM_MARGIN:
            return seed, weights, sequences, tokens, margins
    raise SystemExit(f"{case.name}: no seed gives a clear greedy continuation; change the spread of the weights")


def _run(case: Case, weights: Weights, sequences: Sequences) -> Run:
    with torch.no_grad():
        logits = [forward(case.config, weights, torch.tensor(sequence)) for sequence in sequences]
        chosen = [log_probs(case.config, weights, sequence) for sequence in sequences]
    value, by_weight = gradients(case.config, weights, sequences)
    return Run(logits, chosen, value, by_weight, train(case.config, weights, sequences, SETTINGS))


def _deviation(case: Case, precise: Run, rough: Run) -> dict[str, float]:
    """Largest difference between the two runs, relative to the largest expected element; the worst tensor of each kind."""

    def worst(expected: Weights, actual: Weights, names: list[str]) -> float:
        return max(_relative_difference(expected[name], actual[name]) for name in names)

    def of_numbers(expected: list[float], actual: list[float]) -> float:
        return max(abs(e - a) / abs(e) for e, a in zip(expected, actual, strict=True))

    return {
        "loss": of_numbers([precise.loss], [rough.loss]),
        "logits": max(map(_relative_difference, precise.logits, rough.logits)),
        "log_probs": max(map(_relative_difference, precise.log_probs, rough.log_probs)),
        "gradients": worst(precise.gradients, rough.gradients, list(precise.gradients)),
        "training_losses": of_numbers(precise.trajectory.losses, rough.trajectory.losses),
        "gradient_norms": of_numbers(precise.trajectory.gradient_norms, rough.trajectory.gradient_norms),
        "trained_tensors": worst(precise.trajectory.weights, rough.trajectory.weights, list(case.followed)),
    }


def _require_meaningful(case: Case, run: Run, deviation: dict[str, float]) -> None:
    """Stops where a case would not test what it claims to test."""
    for name, gradient in run.gradients.items():
        if gradient.abs().max() < 1e-3:
            raise SystemExit(f"{case.name}: {name} has no gradient above 1e-3, so no test would notice it missing")
    if not max(run.trajectory.gradient_norms) > SETTINGS.maximum_gradient_norm:
        raise SystemExit(f"{case.name}: no step is clipped")
    for name, value in deviation.items():
        tolerance = TRAINING_TOLERANCE if name in TRAINING_QUANTITIES else TOLERANCE
        if value > tolerance / 5:
            raise SystemExit(f"{case.name}: rounding alone moves {name} by {value:.1e}, too near the tolerance {tolerance:.0e}")


def _mistakes(case: Case, weights: Weights, sequences: Sequences, run: Run) -> dict:
    """Under each mistake of reading the loss and the change of the logits; under each mistake of training the last loss."""
    reading, training = {}, {}
    for name, config, altered in mistakes(case.config, weights):
        logits = [forward(config, altered, torch.tensor(sequence)) for sequence in sequences]
        change = max(map(_relative_difference, run.logits, logits))
        _require_noticed(case, name, change, TOLERANCE)
        reading[name] = {"loss": loss(config, altered, sequences).item(), "relative_change_of_logits": change}
    last_loss = run.trajectory.losses[-1]
    for name, change in {
        "clipping_ignored": {"maximum_gradient_norm": 1e9},
        "decay_ignored": {"weight_decay": 0.0},
        "decay_of_all_tensors": {"decay_minimum_dimensions": 1},
    }.items():
        altered = train(case.config, weights, sequences, dataclasses.replace(SETTINGS, **change))
        training[name] = {"last_loss": altered.losses[-1]}
        _require_noticed(case, name, abs(altered.losses[-1] - last_loss) / last_loss, TRAINING_TOLERANCE)
    return {"reading": reading, "training": training}


def _relative_difference(expected: torch.Tensor, actual: torch.Tensor) -> float:
    """Largest difference relative to the largest expected element."""
    return ((expected - actual.double()).abs().max() / expected.abs().max()).item()


def _require_noticed(case: Case, mistake: str, change: float, tolerance: float) -> None:
    if change < 3 * tolerance:
        raise SystemExit(f"{case.name}: {mistake} changes the result by only {change:.1e}, so a test would miss it")


def _in_float64(weights: Weights) -> Weights:
    return {name: tensor.double() for name, tensor in weights.items()}
