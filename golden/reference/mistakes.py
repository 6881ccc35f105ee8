"""Common mistakes in reading a checkpoint, each expressed as an altered config or altered weights of the right model.

Their losses stand in expected.json. They prove that a case notices the mistake, and a failing test can name it.
"""

from collections.abc import Iterator

import torch

from .models import Config, Weights, head_dimension


def mistakes(config: Config, weights: Weights) -> Iterator[tuple[str, Config, Weights]]:
    """(name, config, weights) such that the right forward pass gives what the mistaken one would give."""
    if any(name.endswith(".bias") for name in weights):
        yield "biases_ignored", config, _zeroed(weights, ".bias")
    if config["model_type"] == "gpt2":
        yield "gelu_by_error_function", {**config, "activation_function": "gelu"}, weights
        yield "positions_ignored", config, _zeroed(weights, ".wpe.weight")
        return
    yield "neighbouring_elements_rotated", config, _interleaved(config, weights)
    yield "gate_and_up_exchanged", config, _exchanged(weights, "gate_proj", "up_proj")
    yield "rms_norm_epsilon_of_1e-3", {**config, "rms_norm_eps": 1e-3}, weights
    if config["num_key_value_heads"] > 1:
        yield "query_head_h_reads_kv_head_h_modulo_kv_heads", config, _modulo_heads(config, weights)
    if config["rope_theta"] != 10000.0:
        yield "rope_theta_of_10000", {**config, "rope_theta": 10000.0}, weights
    if config["rope_scaling"] is not None:
        yield "rope_scaling_ignored", {**config, "rope_scaling": None}, weights
    if config["model_type"] == "qwen3":
        yield "query_and_key_norms_ignored", {**config, "model_type": "llama"}, weights
    if not config["tie_word_embeddings"]:
        yield "head_tied_to_embedding", {**config, "tie_word_embeddings": True}, weights


def _zeroed(weights: Weights, ending: str) -> Weights:
    return {name: torch.zeros_like(tensor) if name.endswith(ending) else tensor for name, tensor in weights.items()}


def _exchanged(weights: Weights, one: str, other: str) -> Weights:
    renamed = {}
    for name, tensor in weights.items():
        renamed[name.replace(one, other) if one in name else name.replace(other, one)] = tensor
    return renamed


def _interleaved(config: Config, weights: Weights) -> Weights:
    """Rotating elements (2i, 2i + 1) is the right rotation after moving them to (i, i + D/2) in every head of q and k."""
    head_dim = head_dimension(config)
    order = torch.cat([torch.arange(0, head_dim, 2), torch.arange(1, head_dim, 2)])

    def moved(tensor: torch.Tensor) -> torch.Tensor:
        return tensor.view(-1, head_dim, *tensor.shape[1:])[:, order].reshape(tensor.shape)

    parts = ("q_proj.", "k_proj.", "q_norm.", "k_norm.")
    return {name: moved(tensor) if any(part in name for part in parts) else tensor for name, tensor in weights.items()}


def _modulo_heads(config: Config, weights: Weights) -> Weights:
    """Moves each query head to a place whose key-value head is h modulo kv_heads, in q and in the columns of o."""
    heads, kv_heads = config["num_attention_heads"], config["num_key_value_heads"]
    head_dim = head_dimension(config)
    order = torch.arange(heads).view(-1, kv_heads).T.reshape(-1)

    def rows(tensor: torch.Tensor) -> torch.Tensor:
        return tensor.view(heads, head_dim, *tensor.shape[1:])[order].reshape(tensor.shape)

    moved = {name: rows(tensor) for name, tensor in weights.items() if "q_proj." in name}
    moved |= {name: rows(tensor.T).T for name, tensor in weights.items() if "o_proj." in name}
    return {**weights, **moved}
