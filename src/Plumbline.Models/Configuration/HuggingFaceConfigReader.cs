using System.Text.Json;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Configuration;

/// <summary>
/// <c>config.json</c> to <see cref="DecoderConfig"/>. What the file leaves out takes the family's default; what we cannot compute is an
/// error.
/// </summary>
internal static class HuggingFaceConfigReader
{
    private const int Any = int.MaxValue;

    public static DecoderConfig Read(JsonView root)
    {
        JsonView modelType = root.Required("model_type");
        string name = modelType.AsString();
        Refuse(root, "quantization_config", "load the unquantised checkpoint");
        if (name == "gpt2")
        {
            return Gpt2ConfigReader.Read(root);
        }

        if (!HuggingFaceFamilies.TryFind(name, out HuggingFaceFamily family))
        {
            throw modelType.Error(modelType.Describe(), "one of " + HuggingFaceFamilies.Known, "this architecture is not supported");
        }

        Fixed(root, "hidden_act", "silu", "swish");
        if (root.Optional("partial_rotary_factor") is { } partial && partial.AsNumber() != 1)
        {
            throw partial.Error(partial.Describe(), "1", "rotating part of a head is not supported");
        }

        int hidden = Size(root, "hidden_size");
        int heads = Size(root, "num_attention_heads");
        int vocabulary = Size(root, "vocab_size");
        bool attentionBias = family.HasAttentionBiasSwitch && Flag(root, "attention_bias");
        (double theta, RopeScaling? scaling) = RopeConfigReader.Read(root);
        return new DecoderConfig
        {
            ModelType = name,
            VocabularySize = vocabulary,
            HiddenSize = hidden,
            LayerCount = Size(root, "num_hidden_layers"),
            HeadCount = heads,
            KeyValueHeadCount = SizeOr(
                root, "num_key_value_heads", Stated(root, "num_key_value_heads") ? heads : family.KeyValueHeads ?? heads),
            HeadSize = SizeOr(
                root, "head_dim", Stated(root, "head_dim") ? Divide(root, hidden, heads) : family.HeadSize ?? Divide(root, hidden, heads)),
            FeedForwardSize = Size(root, "intermediate_size"),
            MaxPositions = SizeOr(root, "max_position_embeddings", family.MaxPositions),
            RopeTheta = theta,
            RopeScaling = scaling,
            NormEpsilon = root.Optional("rms_norm_eps")?.AsNumber() ?? 1e-6,
            QueryKeyValueBias = family.AlwaysQueryKeyValueBias || attentionBias,
            OutputProjectionBias = attentionBias,
            MlpBias = family.HasMlpBiasSwitch && Flag(root, "mlp_bias"),
            QueryKeyNorm = family.QueryKeyNorm,
            TiedEmbeddings = Flag(root, "tie_word_embeddings"),
            BosTokenId = TokenId(root, "bos_token_id", vocabulary),
            EosTokenIds = EosTokenIds(root, vocabulary),
            PadTokenId = TokenId(root, "pad_token_id", vocabulary),
            SlidingWindow = SlidingWindow(root, family),
        };
    }

    public static int Size(JsonView root, string field) => root.Required(field).AsInteger(1, Any);

    public static int SizeOr(JsonView root, string field, int otherwise) => root.Optional(field)?.AsInteger(1, Any) ?? otherwise;

    public static bool Flag(JsonView root, string field, bool otherwise = false) => root.Optional(field)?.AsBoolean() ?? otherwise;

    public static int Divide(JsonView root, int hidden, int heads) => hidden % heads == 0
        ? hidden / heads
        : throw root.Error(
            $"hidden size {hidden} with {heads} heads and no head_dim", "a hidden size that the heads divide", "add head_dim");

    /// <summary>A token id; -1 means none, as some converters write.</summary>
    public static int? TokenId(JsonView root, string field, int vocabulary) =>
        root.Optional(field)?.AsInteger(-1, vocabulary - 1) is { } id and >= 0 ? id : null;

    /// <summary>The end-of-text tokens: one number or an array of them.</summary>
    public static IReadOnlyList<int> EosTokenIds(JsonView root, int vocabulary)
    {
        if (root.Optional("eos_token_id") is not { Kind: JsonValueKind.Array } several)
        {
            return TokenId(root, "eos_token_id", vocabulary) is { } one ? [one] : [];
        }

        return [.. several.Items().Select(id => id.AsInteger(0, vocabulary - 1)).Distinct()];
    }

    private static int? SlidingWindow(JsonView root, HuggingFaceFamily family)
    {
        if (root.Optional("layer_types") is { } layers)
        {
            foreach (JsonView layer in layers.Items())
            {
                if (layer.AsString() is not ("full_attention" or "sliding_attention"))
                {
                    throw layer.Error(layer.Describe(), "full_attention or sliding_attention", "this kind of layer is not supported");
                }
            }
        }

        bool applies = family.SlidingWindow is not null && (!family.HasWindowSwitch || Flag(root, "use_sliding_window"));
        int? silent = Stated(root, "sliding_window") ? null : family.SlidingWindow;
        return applies ? root.Optional("sliding_window")?.AsInteger(1, Any) ?? silent : null;
    }

    // A field that says null differs from a field that is absent: only the absent one takes the family's default.
    private static bool Stated(JsonView root, string field) => root.Has(field);

    private static void Fixed(JsonView root, string field, params ReadOnlySpan<string> allowed)
    {
        if (root.Optional(field) is { } value && !allowed.Contains(value.AsString()))
        {
            throw value.Error(value.Describe(), string.Join(" or ", allowed.ToArray()), "this variant is not supported");
        }
    }

    private static void Refuse(JsonView root, string field, string mend)
    {
        if (root.Optional(field) is { } value)
        {
            throw value.Error(value.Describe(), "no such field", mend);
        }
    }
}
