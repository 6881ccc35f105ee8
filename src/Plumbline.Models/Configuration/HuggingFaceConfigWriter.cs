using System.Text.Json;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Configuration;

/// <summary><see cref="DecoderConfig"/> to <c>config.json</c>, with the field names of its family.</summary>
internal static class HuggingFaceConfigWriter
{
    /// <summary>
    /// What this configuration asks for that its family's class in transformers cannot do; such a file would load as another model.
    /// </summary>
    public static IEnumerable<string> Inexpressible(DecoderConfig config)
    {
        if (!HuggingFaceFamilies.TryFind(config.ModelType, out HuggingFaceFamily family))
        {
            return Rules(
                (config.PositionEncoding != PositionEncoding.Learned, "gpt2 has learned positions"),
                (config.Normalization != Normalization.LayerNorm, "gpt2 has LayerNorm"),
                (config.FeedForward == FeedForward.SwiGlu, "gpt2 has a GELU network"),
                (!(config.QueryKeyValueBias && config.OutputProjectionBias && config.MlpBias), "gpt2 has biases everywhere"),
                (config.QueryKeyNorm, "gpt2 has no query-key norm"),
                (config.SlidingWindow is not null, "gpt2 has no sliding window"));
        }

        string type = config.ModelType;
        return Rules(
            (config.PositionEncoding != PositionEncoding.Rotary, $"{type} has rotary positions"),
            (config.Normalization != Normalization.RmsNorm, $"{type} has RMSNorm"),
            (config.FeedForward != FeedForward.SwiGlu, $"{type} has a SwiGLU network"),
            (config.QueryKeyNorm != family.QueryKeyNorm, $"{type} {(family.QueryKeyNorm ? "always" : "never")} has query-key norm"),
            (config.MlpBias && !family.HasMlpBiasSwitch, $"{type} has no MLP bias"),
            (config.SlidingWindow is not null && family.SlidingWindow is null, $"{type} has no sliding window"),
            (config.OutputProjectionBias && !family.HasAttentionBiasSwitch, $"{type} has no output projection bias"),
            (family.HasAttentionBiasSwitch && config.QueryKeyValueBias != config.OutputProjectionBias,
                $"{type} has one switch for all attention biases"),
            (!family.HasAttentionBiasSwitch && config.QueryKeyValueBias != family.AlwaysQueryKeyValueBias,
                $"{type} {(family.AlwaysQueryKeyValueBias ? "always" : "never")} has a query-key-value bias"));
    }

    public static void Write(Utf8JsonWriter json, DecoderConfig config, TensorType type)
    {
        json.WriteStartObject();
        if (HuggingFaceFamilies.TryFind(config.ModelType, out HuggingFaceFamily family))
        {
            WriteRotary(json, config, family);
        }
        else
        {
            WriteGpt2(json, config);
        }

        json.WriteString("model_type", config.ModelType);
        json.WriteNumber("vocab_size", config.VocabularySize);
        json.WriteBoolean("tie_word_embeddings", config.TiedEmbeddings);
        WriteTokens(json, config);
        json.WriteString("torch_dtype", type switch
        {
            TensorType.Float16 => "float16",
            TensorType.BFloat16 => "bfloat16",
            _ => "float32",
        });
        json.WriteBoolean("use_cache", true);
        json.WriteEndObject();
    }

    public static void WriteGeneration(Utf8JsonWriter json, DecoderConfig config)
    {
        json.WriteStartObject();
        json.WriteBoolean("_from_model_config", true);
        WriteTokens(json, config);
        json.WriteEndObject();
    }

    private static void WriteRotary(Utf8JsonWriter json, DecoderConfig config, HuggingFaceFamily family)
    {
        WriteArchitecture(json, family.Architecture);
        json.WriteString("hidden_act", "silu");
        json.WriteNumber("hidden_size", config.HiddenSize);
        json.WriteNumber("intermediate_size", config.FeedForwardSize);
        json.WriteNumber("num_hidden_layers", config.LayerCount);
        json.WriteNumber("num_attention_heads", config.HeadCount);
        json.WriteNumber("num_key_value_heads", config.KeyValueHeadCount);
        json.WriteNumber("head_dim", config.HeadSize);
        json.WriteNumber("max_position_embeddings", config.MaxPositions);
        json.WriteNumber("rms_norm_eps", config.NormEpsilon);
        json.WriteNumber("rope_theta", config.RopeTheta);
        WriteScaling(json, config.RopeScaling);
        json.WriteNumber("attention_dropout", 0);
        if (family.HasAttentionBiasSwitch)
        {
            json.WriteBoolean("attention_bias", config.QueryKeyValueBias);
        }

        if (family.HasMlpBiasSwitch)
        {
            json.WriteBoolean("mlp_bias", config.MlpBias);
        }

        if (family.SlidingWindow is not null)
        {
            WriteNumberOrNull(json, "sliding_window", config.SlidingWindow);
        }

        if (family.HasWindowSwitch)
        {
            json.WriteBoolean("use_sliding_window", config.SlidingWindow is not null);
        }
    }

    private static void WriteGpt2(Utf8JsonWriter json, DecoderConfig config)
    {
        WriteArchitecture(json, "GPT2LMHeadModel");
        json.WriteString("activation_function", config.FeedForward == FeedForward.Gelu ? "gelu" : "gelu_new");
        json.WriteNumber("n_embd", config.HiddenSize);
        json.WriteNumber("n_inner", config.FeedForwardSize);
        json.WriteNumber("n_layer", config.LayerCount);
        json.WriteNumber("n_head", config.HeadCount);
        json.WriteNumber("n_positions", config.MaxPositions);
        json.WriteNumber("layer_norm_epsilon", config.NormEpsilon);
        json.WriteNumber("attn_pdrop", 0);
        json.WriteNumber("embd_pdrop", 0);
        json.WriteNumber("resid_pdrop", 0);
    }

    private static void WriteArchitecture(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("architectures");
        json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void WriteScaling(Utf8JsonWriter json, RopeScaling? scaling)
    {
        if (scaling is null)
        {
            json.WriteNull("rope_scaling");
            return;
        }

        json.WriteStartObject("rope_scaling");
        json.WriteString("rope_type", scaling.Kind == RopeScalingKind.Llama3 ? "llama3" : "linear");
        json.WriteNumber("factor", scaling.Factor);
        if (scaling.Kind == RopeScalingKind.Llama3)
        {
            json.WriteNumber("low_freq_factor", scaling.LowFrequencyFactor);
            json.WriteNumber("high_freq_factor", scaling.HighFrequencyFactor);
            json.WriteNumber("original_max_position_embeddings", scaling.OriginalMaxPositions);
        }

        json.WriteEndObject();
    }

    private static void WriteTokens(Utf8JsonWriter json, DecoderConfig config)
    {
        WriteNumberOrNull(json, "bos_token_id", config.BosTokenId);
        if (config.EosTokenIds.Count > 1)
        {
            json.WriteStartArray("eos_token_id");
            foreach (int id in config.EosTokenIds)
            {
                json.WriteNumberValue(id);
            }

            json.WriteEndArray();
        }
        else
        {
            WriteNumberOrNull(json, "eos_token_id", config.EosTokenIds.Count == 1 ? config.EosTokenIds[0] : null);
        }

        WriteNumberOrNull(json, "pad_token_id", config.PadTokenId);
    }

    private static void WriteNumberOrNull(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static IEnumerable<string> Rules(params (bool Broken, string Problem)[] rules) =>
        rules.Where(rule => rule.Broken).Select(rule => rule.Problem);
}
