"""Expected values of single operations: inputs, outputs and the gradients of the inputs, in float64.

Inputs are short binary fractions, so they are the same numbers in float32. `dy` is the gradient of the output, `dx` and so
on are the gradients it sends back. PyTorch's own operations are used where it has them; where it has none (RMSNorm, the
rotation) the definition of reference/models.py is used.
"""

import math
import random

import torch
import torch.nn.functional as F

from . import models


def build() -> dict:
    return {
        "cross_entropy": [_cross_entropy(*arguments) for arguments in _LOGITS],
        "softmax": [_softmax(*arguments) for arguments in _SCORES],
        "rms_norm": [_rms_norm("ordinary", 5, 1.0, 1e-5), _rms_norm("odd_width", 37, 1.0, 1e-6),
                     _rms_norm("tiny_input_where_epsilon_matters", 16, 0.03125, 1e-3), _rms_norm("large_input", 8, 4096.0, 1e-5)],
        "layer_norm": [_layer_norm("ordinary", 5, 0.0, 1e-5), _layer_norm("odd_width", 37, 0.0, 1e-5),
                       _layer_norm("mean_far_from_zero", 16, 100.0, 1e-5)],
        "gelu_tanh": _elementwise(lambda x: F.gelu(x, approximate="tanh")),
        "silu": _elementwise(F.silu),
        "rope": [_rope("first_positions", (0, 1, 2, 3), 2, 8, 10000.0), _rope("far_positions", (5, 100, 2047), 3, 16, 1e6)],
        "rope_frequencies": [_frequencies(None), _frequencies(
            {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
             "original_max_position_embeddings": 32})],
    }


_NONE = -math.inf

# name, logits [rows, vocabulary], target of each row
_LOGITS = (
    ("ordinary", [[0.5, -1.25, 2.0, 0.0, 0.75], [1.0, 1.5, -0.5, -2.0, 0.25], [3.0, -3.0, 0.0, 1.0, 2.0]], [2, 3, 0]),
    ("equal_logits", [[7.0, 7.0, 7.0, 7.0]], [1]),
    ("large_logits", [[100.0, 101.0, 102.0, 103.0], [-100.0, -101.0, -102.0, -103.0]], [3, 0]),
    ("both_extremes", [[100.0, -100.0, 0.0], [100.0, -100.0, 0.0]], [0, 1]),
    ("all_shifted_by_10000", [[10000.0, 10000.5, 9999.0]], [1]),
    ("masked_logits", [[_NONE, 1.0, _NONE, 0.5, -2.0], [0.0, _NONE, _NONE, _NONE, _NONE]], [3, 0]),
    ("one_class", [[-4.0]], [0]),
)

# name, scores [rows, columns]
_SCORES = (
    ("ordinary", [[0.5, -1.25, 2.0], [0.0, 0.25, -0.75]]),
    ("large_scores", [[100.0, 101.0, 102.0, 103.0], [-100.0, 100.0, 0.0, 99.5]]),
    ("causal_mask", [[1.0, _NONE, _NONE], [0.5, -0.5, _NONE], [100.0, -100.0, 99.0]]),
    ("width_of_37", [[(7 * i % 37) / 4 - 4 for i in range(37)]]),
)


def _random(name: str, *shape: int, scale: float = 1.0) -> torch.Tensor:
    """Multiples of scale / 64 between -2 scale and 2 scale, in float64."""
    stream = random.Random(f"operations/{name}/{shape}")
    values = [stream.randint(-128, 128) / 64 * scale for _ in range(math.prod(shape))]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def _leaf(values: torch.Tensor | list) -> torch.Tensor:
    return torch.as_tensor(values, dtype=torch.float64).clone().requires_grad_()


def _cross_entropy(name: str, logits: list[list[float]], targets: list[int]) -> dict:
    x, dy = _leaf(logits), _random("cross_entropy/" + name, len(targets))
    losses = F.cross_entropy(x, torch.tensor(targets), reduction="none")
    losses.backward(dy)
    return {"name": name, "logits": x, "targets": targets, "losses": losses, "dlosses": dy, "dlogits": x.grad}


def _softmax(name: str, scores: list[list[float]]) -> dict:
    x = _leaf(scores)
    dy = _random("softmax/" + name, *x.shape)
    y = torch.softmax(x, dim=-1)
    y.backward(dy)
    return {"name": name, "x": x, "y": y, "dy": dy, "dx": x.grad}


def _rms_norm(name: str, width: int, scale: float, eps: float) -> dict:
    x, weight = _leaf(_random("rms_norm/x/" + name, 3, width, scale=scale)), _leaf(1 + _random("rms_norm/w/" + name, width) / 4)
    dy = _random("rms_norm/dy/" + name, 3, width)
    y = models.rms_norm(x, weight, eps)
    y.backward(dy)
    return {"name": name, "epsilon": eps, "x": x, "weight": weight, "y": y, "dy": dy, "dx": x.grad, "dweight": weight.grad}


def _layer_norm(name: str, width: int, mean: float, eps: float) -> dict:
    x, weight = _leaf(mean + _random("layer_norm/x/" + name, 3, width)), _leaf(1 + _random("layer_norm/w/" + name, width) / 4)
    bias, dy = _leaf(_random("layer_norm/b/" + name, width)), _random("layer_norm/dy/" + name, 3, width)
    y = F.layer_norm(x, (width,), weight, bias, eps)
    y.backward(dy)
    return {"name": name, "epsilon": eps, "x": x, "weight": weight, "bias": bias, "y": y, "dy": dy,
            "dx": x.grad, "dweight": weight.grad, "dbias": bias.grad}


def _elementwise(function) -> list[dict]:
    ordinary = [-4.0, -2.5, -1.0, -0.75, -0.25, -0.015625, 0.0, 0.015625, 0.25, 0.5, 1.0, 1.75, 3.0, 4.0, 6.5, 0.125, -6.5]
    extreme = [-100.0, -50.0, -20.0, -10.0, 10.0, 20.0, 50.0, 100.0]
    results = []
    for name, inputs in (("ordinary", ordinary), ("extreme", extreme)):
        x, dy = _leaf(inputs), _random("elementwise/" + name, len(inputs))
        y = function(x)
        y.backward(dy)
        results.append({"name": name, "x": x, "y": y, "dy": dy, "dx": x.grad})
    return results


def _rope(name: str, positions: tuple[int, ...], heads: int, head_dim: int, theta: float) -> dict:
    """x, y, dy, dx are [time, heads * head_dim]; position t of the list belongs to row t."""
    time, width = len(positions), heads * head_dim
    x, dy = _leaf(_random("rope/x/" + name, time, width)), _random("rope/dy/" + name, time, width)
    frequencies = models.inverse_frequencies(head_dim, theta)
    y = models.rotate(x.view(time, heads, head_dim), torch.tensor(positions), frequencies).reshape(time, width)
    y.backward(dy)
    return {"name": name, "positions": list(positions), "heads": heads, "head_dim": head_dim, "theta": theta,
            "x": x, "y": y, "dy": dy, "dx": x.grad}


def _frequencies(scaling: dict | None) -> dict:
    return {"name": "plain" if scaling is None else "llama3", "head_dim": 16, "theta": 10000.0, "scaling": scaling,
            "inverse_frequencies": models.inverse_frequencies(16, 10000.0, scaling)}
