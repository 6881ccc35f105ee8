"""Decoder-only transformers in plain PyTorch, written from the papers and the meaning of the Hugging Face tensor names.

A model is a pure function of (config, weights, tokens): `config` is the content of config.json, `weights` maps the
tensor names of the checkpoint to tensors, `tokens` is one sequence [T]. The result is the logits [T, V]. No batching,
no padding, no cache: each of those is an optimisation that must not change these values.
"""

import math

import torch
import torch.nn.functional as F

Config = dict
Weights = dict[str, torch.Tensor]


def forward(config: Config, weights: Weights, tokens: torch.Tensor) -> torch.Tensor:
    """Logits [T, V] of one sequence of token ids [T]."""
    return gpt2(config, weights, tokens) if config["model_type"] == "gpt2" else llama_family(config, weights, tokens)


def llama_family(config: Config, weights: Weights, tokens: torch.Tensor) -> torch.Tensor:
    """Llama, Qwen2 (biases on q, k and v) and Qwen3 (RMSNorm on each head of q and k, before the rotation)."""
    eps = config["rms_norm_eps"]
    hidden = weights["model.embed_tokens.weight"][tokens]
    for layer in range(config["num_hidden_layers"]):
        block = f"model.layers.{layer}."
        hidden = hidden + rotary_attention(
            config, weights, block + "self_attn.", rms_norm(hidden, weights[block + "input_layernorm.weight"], eps))
        hidden = hidden + swiglu(
            weights, block + "mlp.", rms_norm(hidden, weights[block + "post_attention_layernorm.weight"], eps))
    hidden = rms_norm(hidden, weights["model.norm.weight"], eps)
    head = "model.embed_tokens.weight" if config["tie_word_embeddings"] else "lm_head.weight"
    return F.linear(hidden, weights[head])


def rotary_attention(config: Config, weights: Weights, prefix: str, x: torch.Tensor) -> torch.Tensor:
    """Causal attention with rotary positions. Query head h reads key-value head h // (heads / kv_heads)."""
    time = x.shape[0]
    heads, kv_heads = config["num_attention_heads"], config["num_key_value_heads"]
    head_dim = head_dimension(config)
    q = linear(weights, prefix + "q_proj", x).view(time, heads, head_dim)
    k = linear(weights, prefix + "k_proj", x).view(time, kv_heads, head_dim)
    v = linear(weights, prefix + "v_proj", x).view(time, kv_heads, head_dim)
    if config["model_type"] == "qwen3":
        q = rms_norm(q, weights[prefix + "q_norm.weight"], config["rms_norm_eps"])
        k = rms_norm(k, weights[prefix + "k_norm.weight"], config["rms_norm_eps"])
    positions = torch.arange(time)
    frequencies = inverse_frequencies(head_dim, config["rope_theta"], config.get("rope_scaling"))
    q, k = rotate(q, positions, frequencies), rotate(k, positions, frequencies)
    mixed = causal_attention(q, k.repeat_interleave(heads // kv_heads, 1), v.repeat_interleave(heads // kv_heads, 1))
    return linear(weights, prefix + "o_proj", mixed)


def head_dimension(config: Config) -> int:
    """`head_dim` where config.json gives it, else hidden size / heads."""
    return config.get("head_dim") or config["hidden_size"] // config["num_attention_heads"]


def swiglu(weights: Weights, prefix: str, x: torch.Tensor) -> torch.Tensor:
    """down(silu(gate(x)) * up(x)); Shazeer 2020, arXiv:2002.05202."""
    gate, up = linear(weights, prefix + "gate_proj", x), linear(weights, prefix + "up_proj", x)
    return linear(weights, prefix + "down_proj", gate * torch.sigmoid(gate) * up)


def gpt2(config: Config, weights: Weights, tokens: torch.Tensor) -> torch.Tensor:
    """GPT-2: learned positions, LayerNorm before each part, tied head. Its `Conv1D` weights are stored [in, out]."""
    eps, heads, width = config["layer_norm_epsilon"], config["n_head"], config["n_embd"]
    gelu = {"gelu_new": gelu_tanh, "gelu": F.gelu}[config["activation_function"]]

    def norm(name: str, x: torch.Tensor) -> torch.Tensor:
        return layer_norm(x, weights[name + ".weight"], weights[name + ".bias"], eps)

    def conv1d(name: str, x: torch.Tensor) -> torch.Tensor:
        return x @ weights[name + ".weight"] + weights[name + ".bias"]

    time = tokens.shape[0]
    hidden = weights["transformer.wte.weight"][tokens] + weights["transformer.wpe.weight"][:time]
    for layer in range(config["n_layer"]):
        block = f"transformer.h.{layer}."
        qkv = conv1d(block + "attn.c_attn", norm(block + "ln_1", hidden))
        q, k, v = (part.view(time, heads, width // heads) for part in qkv.split(width, dim=-1))
        hidden = hidden + conv1d(block + "attn.c_proj", causal_attention(q, k, v))
        hidden = hidden + conv1d(block + "mlp.c_proj", gelu(conv1d(block + "mlp.c_fc", norm(block + "ln_2", hidden))))
    return F.linear(norm("transformer.ln_f", hidden), weights["transformer.wte.weight"])


def linear(weights: Weights, name: str, x: torch.Tensor) -> torch.Tensor:
    """x W^T (+ b where the checkpoint has one); W is stored [out, in]."""
    return F.linear(x, weights[name + ".weight"], weights.get(name + ".bias"))


def causal_attention(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    """softmax(q k^T / sqrt(D)) v over positions up to one's own; q, k, v [T, H, D] -> [T, H * D]."""
    time, _, head_dim = q.shape
    scores = torch.einsum("qhd,khd->hqk", q, k) / math.sqrt(head_dim)
    future = torch.ones(time, time, dtype=torch.bool).triu(1)
    pattern = torch.softmax(scores.masked_fill(future, -math.inf), dim=-1)
    return torch.einsum("hqk,khd->qhd", pattern, v).reshape(time, -1)


def rms_norm(x: torch.Tensor, weight: torch.Tensor, eps: float) -> torch.Tensor:
    """x / sqrt(mean(x^2) + eps) * weight over the last dimension; Zhang and Sennrich 2019, arXiv:1910.07467."""
    return x / torch.sqrt(x.square().mean(-1, keepdim=True) + eps) * weight


def layer_norm(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor, eps: float) -> torch.Tensor:
    """(x - mean) / sqrt(variance + eps) * weight + bias with the variance over n, not n - 1; arXiv:1607.06450."""
    centred = x - x.mean(-1, keepdim=True)
    return centred / torch.sqrt(centred.square().mean(-1, keepdim=True) + eps) * weight + bias


def gelu_tanh(x: torch.Tensor) -> torch.Tensor:
    """The tanh form of GELU, `gelu_new` in config.json; Hendrycks and Gimpel 2016, arXiv:1606.08415."""
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def inverse_frequencies(head_dim: int, theta: float, scaling: dict | None = None) -> list[float]:
    """theta^(-2i/D) for i < D/2; with Llama 3 scaling, long waves are slowed by `factor` and middle ones in between."""
    frequencies = [theta ** (-2 * i / head_dim) for i in range(head_dim // 2)]
    if scaling is None:
        return frequencies
    if scaling["rope_type"] != "llama3":
        raise ValueError(f"unknown rope_type {scaling['rope_type']}")
    return [_llama3_frequency(frequency, scaling) for frequency in frequencies]


def _llama3_frequency(frequency: float, scaling: dict) -> float:
    low, high, factor = scaling["low_freq_factor"], scaling["high_freq_factor"], scaling["factor"]
    turns = scaling["original_max_position_embeddings"] * frequency / (2 * math.pi)  # full turns over the old context
    if turns > high:
        return frequency
    if turns < low:
        return frequency / factor
    keep = (turns - low) / (high - low)
    return (1 - keep) * frequency / factor + keep * frequency


def rotate(x: torch.Tensor, positions: torch.Tensor, frequencies: list[float]) -> torch.Tensor:
    """Rotary positions on x [T, H, D], "rotate half": element i turns with element i + D/2 by position * frequency i.

    Su et al. 2021, arXiv:2104.09864, in the element order of Hugging Face checkpoints. The angle is computed in float64.
    """
    angles = torch.outer(positions.double(), torch.tensor(frequencies, dtype=torch.float64))[:, None, :]
    cos, sin = torch.cos(angles).to(x.dtype), torch.sin(angles).to(x.dtype)
    first, second = x.chunk(2, dim=-1)
    return torch.cat([first * cos - second * sin, second * cos + first * sin], dim=-1)
