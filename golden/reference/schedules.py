"""Expected values of AdamW on three numbers and of learning-rate schedules, from formulas instead of an implementation.

Written without PyTorch and in other forms than an engine would use: AdamW's averages as closed sums over all past
gradients in 50-digit decimals instead of running updates; the cosine by the half-angle identity.
"""

import math
from decimal import Decimal, getcontext

getcontext().prec = 50


def build() -> dict:
    return {"adamw": [_adamw("0.1"), _adamw("0")], "learning_rate": [_schedule(*arguments) for arguments in _SCHEDULES]}


_START = ("0.5", "-1.25", "2")
_GRADIENTS = (  # one row per step; the last element has no gradient at first, so only decay moves it
    ("0.25", "-2", "0"),
    ("-0.5", "-1", "0"),
    ("0.125", "4", "0"),
    ("0.75", "0.0625", "-0.5"),
    ("-1", "0", "8"),
)


def _adamw(weight_decay: str) -> dict:
    """After step t (1-based), with a = sum_i b1^(t-i) g_i, b = sum_i b2^(t-i) g_i^2:

    p <- p (1 - lr decay) - lr m / (sqrt(v) + eps),  m = a (1 - b1) / (1 - b1^t),  v = b (1 - b2) / (1 - b2^t)
    """
    rate, beta1, beta2, epsilon = Decimal("0.01"), Decimal("0.9"), Decimal("0.999"), Decimal("1e-8")
    values = [Decimal(text) for text in _START]
    history = [[Decimal(text) for text in row] for row in _GRADIENTS]
    after = []
    for step in range(1, len(history) + 1):
        for element in range(len(values)):
            past = [row[element] for row in history[:step]]
            m = sum(beta1 ** (step - i) * g for i, g in enumerate(past, 1)) * (1 - beta1) / (1 - beta1**step)
            v = sum(beta2 ** (step - i) * g * g for i, g in enumerate(past, 1)) * (1 - beta2) / (1 - beta2**step)
            values[element] = values[element] * (1 - rate * Decimal(weight_decay)) - rate * m / (v.sqrt() + epsilon)
        after.append([float(value) for value in values])
    return {
        "learning_rate": float(rate), "beta1": float(beta1), "beta2": float(beta2), "epsilon": float(epsilon),
        "weight_decay": float(weight_decay), "start": [float(text) for text in _START],
        "gradients": [[float(text) for text in row] for row in _GRADIENTS], "after_each_step": after}


# kind, peak rate, warm-up steps, total steps, minimum ratio
_SCHEDULES = (
    ("constant", 3e-4, 0, 10, 0.0),
    ("constant", 3e-4, 4, 10, 0.0),
    ("linear", 1e-3, 0, 10, 0.0),
    ("linear", 1e-3, 4, 20, 0.1),
    ("cosine", 1e-3, 0, 10, 0.0),
    ("cosine", 1e-3, 4, 20, 0.1),
    ("cosine", 2e-5, 1, 7, 0.25),
    ("cosine", 1e-3, 5, 5, 0.1),
    ("linear", 1e-3, 5, 5, 0.1),
)


def _schedule(kind: str, peak: float, warmup: int, total: int, minimum_ratio: float) -> dict:
    """Rates of steps 0 to total + 2 (0-based); past the last step they stay at the minimum."""
    return {
        "kind": kind, "peak": peak, "warmup_steps": warmup, "total_steps": total, "minimum_ratio": minimum_ratio,
        "rates": [_rate(kind, peak, warmup, total, minimum_ratio, step) for step in range(total + 3)]}


def _rate(kind: str, peak: float, warmup: int, total: int, minimum_ratio: float, step: int) -> float:
    if step < warmup:
        return peak * (step + 1) / warmup
    if kind == "constant":
        return peak
    remaining = max(0, total - step) / (total - warmup) if total > warmup else 0.0
    height = remaining if kind == "linear" else math.sin(math.pi * remaining / 2) ** 2  # (1 + cos(pi (1 - r))) / 2
    return peak * minimum_ratio + peak * (1 - minimum_ratio) * height
