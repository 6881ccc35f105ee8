using Plumbline.Models.Configuration;

namespace Plumbline.Models.Decoders;

/// <summary>Checkpoint names of the modules, as Hugging Face has them for each family.</summary>
internal sealed class DecoderNames(DecoderConfig config)
{
    /// <summary>Whether the family stores matrices as <c>[in, out]</c> and queries, keys and values as one matrix.</summary>
    public bool IsGpt2 { get; } = config.ModelType == "gpt2";

    public string Embedding => IsGpt2 ? "transformer.wte" : "model.embed_tokens";

    public string Positions => "transformer.wpe";

    public string FinalNorm => IsGpt2 ? "transformer.ln_f" : "model.norm";

    public string Head => "lm_head";

    public string AttentionNorm(int layer) => Layer(layer, "ln_1", "input_layernorm");

    public string Query(int layer) => Layer(layer, "attn.c_attn.q", "self_attn.q_proj");

    public string Key(int layer) => Layer(layer, "attn.c_attn.k", "self_attn.k_proj");

    public string Value(int layer) => Layer(layer, "attn.c_attn.v", "self_attn.v_proj");

    /// <summary>GPT-2's one module for queries, keys and values.</summary>
    public string FusedQueryKeyValue(int layer) => Layer(layer, "attn.c_attn", "");

    public string AttentionOutput(int layer) => Layer(layer, "attn.c_proj", "self_attn.o_proj");

    public string QueryNorm(int layer) => Layer(layer, "", "self_attn.q_norm");

    public string KeyNorm(int layer) => Layer(layer, "", "self_attn.k_norm");

    public string FeedForwardNorm(int layer) => Layer(layer, "ln_2", "post_attention_layernorm");

    public string Gate(int layer) => Layer(layer, "", "mlp.gate_proj");

    public string Up(int layer) => Layer(layer, "mlp.c_fc", "mlp.up_proj");

    public string Down(int layer) => Layer(layer, "mlp.c_proj", "mlp.down_proj");

    private string Layer(int layer, string gpt2, string llama) => IsGpt2 ? $"transformer.h.{layer}.{gpt2}" : $"model.layers.{layer}.{llama}";
}
