"""The model cases: one small checkpoint of each architecture, chosen so that every term matters."""

import dataclasses
import random

import torch


@dataclasses.dataclass(frozen=True)
class Case:
    """One checkpoint: its folder, config.json, the lengths of its three sequences, and two tensors to follow in training."""

    name: str
    config: dict
    lengths: tuple[int, ...]
    followed: tuple[str, str]  # one tensor with weight decay, one without

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Tensor name -> shape, in the names of Hugging Face checkpoints."""
        return gpt2_shapes(self.config) if self.config["model_type"] == "gpt2" else llama_shapes(self.config)

    def weights(self, seed: int) -> dict[str, torch.Tensor]:
        """Random float32 weights. Each tensor has its own stream, so adding a tensor changes no other."""
        return {name: _weight(f"{self.name}/{seed}/{name}", name, shape) for name, shape in self.shapes().items()}

    def sequences(self, seed: int) -> list[list[int]]:
        """Random token ids."""
        stream = random.Random(f"{self.name}/{seed}/sequences")
        return [[stream.randrange(self.config["vocab_size"]) for _ in range(length)] for length in self.lengths]


def _weight(stream_name: str, name: str, shape: tuple[int, ...]) -> torch.Tensor:
    stream = random.Random(stream_name)  # Python's own generator: the same numbers on every platform and version
    count = torch.Size(shape).numel()
    is_norm_scale = len(shape) == 1 and name.endswith(".weight")
    centre, spread = (1.0, 0.2) if is_norm_scale else (0.0, 0.3 if "embed" in name or ".wte." in name else 0.2)
    values = [stream.gauss(centre, spread) for _ in range(count)]
    return torch.tensor(values, dtype=torch.float32).reshape(shape)


def llama_shapes(config: dict) -> dict[str, tuple[int, ...]]:
    """Tensors of Llama, Qwen2 and Qwen3 checkpoints."""
    width, inner, vocabulary = config["hidden_size"], config["intermediate_size"], config["vocab_size"]
    head_dim = config.get("head_dim") or width // config["num_attention_heads"]
    q, kv = config["num_attention_heads"] * head_dim, config["num_key_value_heads"] * head_dim
    shapes: dict[str, tuple[int, ...]] = {"model.embed_tokens.weight": (vocabulary, width)}
    for layer in range(config["num_hidden_layers"]):
        block = f"model.layers.{layer}."
        attention, mlp = block + "self_attn.", block + "mlp."
        shapes[block + "input_layernorm.weight"] = (width,)
        shapes[attention + "q_proj.weight"] = (q, width)
        shapes[attention + "k_proj.weight"] = (kv, width)
        shapes[attention + "v_proj.weight"] = (kv, width)
        shapes[attention + "o_proj.weight"] = (width, q)
        if config["model_type"] == "qwen2":
            shapes[attention + "q_proj.bias"] = (q,)
            shapes[attention + "k_proj.bias"] = (kv,)
            shapes[attention + "v_proj.bias"] = (kv,)
        if config["model_type"] == "qwen3":
            shapes[attention + "q_norm.weight"] = (head_dim,)
            shapes[attention + "k_norm.weight"] = (head_dim,)
        shapes[block + "post_attention_layernorm.weight"] = (width,)
        shapes[mlp + "gate_proj.weight"] = (inner, width)
        shapes[mlp + "up_proj.weight"] = (inner, width)
        shapes[mlp + "down_proj.weight"] = (width, inner)
    shapes["model.norm.weight"] = (width,)
    if not config["tie_word_embeddings"]:
        shapes["lm_head.weight"] = (vocabulary, width)
    return shapes


def gpt2_shapes(config: dict) -> dict[str, tuple[int, ...]]:
    """Tensors of GPT-2 checkpoints; matrices of `Conv1D` layers are [in, out]."""
    width = config["n_embd"]
    shapes: dict[str, tuple[int, ...]] = {
        "transformer.wte.weight": (config["vocab_size"], width),
        "transformer.wpe.weight": (config["n_positions"], width),
    }
    for layer in range(config["n_layer"]):
        block = f"transformer.h.{layer}."
        for norm in ("ln_1", "ln_2"):
            shapes[block + norm + ".weight"] = shapes[block + norm + ".bias"] = (width,)
        for name, inputs, outputs in (("attn.c_attn", width, 3 * width), ("attn.c_proj", width, width),
                                      ("mlp.c_fc", width, 4 * width), ("mlp.c_proj", 4 * width, width)):
            shapes[block + name + ".weight"], shapes[block + name + ".bias"] = (inputs, outputs), (outputs,)
    shapes["transformer.ln_f.weight"] = shapes["transformer.ln_f.bias"] = (width,)
    return shapes


def _rotary_config(model_type: str, architecture: str, **settings: object) -> dict:
    return {
        "architectures": [architecture], "model_type": model_type, "hidden_act": "silu", "attention_dropout": 0.0,
        "bos_token_id": 1, "eos_token_id": 2, "initializer_range": 0.02, "max_position_embeddings": 64,
        "rope_scaling": None, "torch_dtype": "float32", "use_cache": True, **settings}


_FOLLOWED_IN_ROTARY = ("model.layers.0.self_attn.q_proj.weight", "model.layers.1.post_attention_layernorm.weight")

LLAMA = Case(
    "llama",
    _rotary_config(
        "llama", "LlamaForCausalLM", vocab_size=97, hidden_size=48, intermediate_size=112, num_hidden_layers=3,
        num_attention_heads=6, num_key_value_heads=2, rms_norm_eps=1e-5, rope_theta=10000.0, tie_word_embeddings=True,
        attention_bias=False, mlp_bias=False),
    (17, 9, 2), _FOLLOWED_IN_ROTARY)

LLAMA3_ROPE = Case(
    "llama3rope",
    _rotary_config(
        "llama", "LlamaForCausalLM", vocab_size=61, hidden_size=32, intermediate_size=64, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=2, head_dim=16, rms_norm_eps=1e-5, rope_theta=10000.0,
        tie_word_embeddings=True, attention_bias=False, mlp_bias=False, max_position_embeddings=256,
        # 32 and not less: the fastest wave takes 2 pi positions, so only then do all three rules have a frequency.
        rope_scaling={"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                      "original_max_position_embeddings": 32}),
    (40, 9, 2), _FOLLOWED_IN_ROTARY)

QWEN2 = Case(
    "qwen2",
    _rotary_config(
        "qwen2", "Qwen2ForCausalLM", vocab_size=53, hidden_size=32, intermediate_size=56, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=1, rms_norm_eps=1e-6, rope_theta=1000000.0, tie_word_embeddings=False,
        use_sliding_window=False, sliding_window=None, max_window_layers=2),
    (17, 9, 2), _FOLLOWED_IN_ROTARY)

QWEN3 = Case(
    "qwen3",
    _rotary_config(
        "qwen3", "Qwen3ForCausalLM", vocab_size=67, hidden_size=40, intermediate_size=72, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=2, head_dim=16, rms_norm_eps=1e-6, rope_theta=1000000.0,
        tie_word_embeddings=False, attention_bias=False, use_sliding_window=False, sliding_window=None, max_window_layers=2),
    (17, 9, 2), _FOLLOWED_IN_ROTARY)

GPT2 = Case(
    "gpt2",
    {
        "architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "activation_function": "gelu_new", "attn_pdrop": 0.0,
        "embd_pdrop": 0.0, "resid_pdrop": 0.0, "bos_token_id": 1, "eos_token_id": 2, "initializer_range": 0.02,
        "layer_norm_epsilon": 1e-5, "n_ctx": 32, "n_embd": 32, "n_head": 4, "n_inner": None, "n_layer": 2,
        "n_positions": 32, "torch_dtype": "float32", "vocab_size": 71},
    (17, 9, 2), ("transformer.h.0.attn.c_attn.weight", "transformer.h.1.ln_2.weight"))

CASES = (LLAMA, LLAMA3_ROPE, QWEN2, QWEN3, GPT2)
