using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Configuration;

/// <summary>GPT-2's <c>config.json</c>, which has names of its own (<c>n_embd</c>, <c>n_layer</c>, ...).</summary>
internal static class Gpt2ConfigReader
{
    public static DecoderConfig Read(JsonView root)
    {
        foreach (string field in new[] { "scale_attn_by_inverse_layer_idx", "add_cross_attention" })
        {
            if (HuggingFaceConfigReader.Flag(root, field))
            {
                throw root.Error($"{field} true", "false", "this variant of GPT-2 is not supported");
            }
        }

        if (!HuggingFaceConfigReader.Flag(root, "scale_attn_weights", otherwise: true))
        {
            throw root.Error("scale_attn_weights false", "true", "this variant of GPT-2 is not supported");
        }

        int hidden = HuggingFaceConfigReader.Size(root, "n_embd");
        int heads = HuggingFaceConfigReader.Size(root, "n_head");
        int vocabulary = HuggingFaceConfigReader.Size(root, "vocab_size");
        return new DecoderConfig
        {
            ModelType = "gpt2",
            VocabularySize = vocabulary,
            HiddenSize = hidden,
            LayerCount = HuggingFaceConfigReader.Size(root, "n_layer"),
            HeadCount = heads,
            KeyValueHeadCount = heads,
            HeadSize = HuggingFaceConfigReader.Divide(root, hidden, heads),
            FeedForwardSize = HuggingFaceConfigReader.SizeOr(root, "n_inner", hidden <= int.MaxValue / 4 ? 4 * hidden : int.MaxValue),
            MaxPositions = HuggingFaceConfigReader.SizeOr(root, "n_positions", 1024),
            PositionEncoding = PositionEncoding.Learned,
            Normalization = Normalization.LayerNorm,
            NormEpsilon = root.Optional("layer_norm_epsilon")?.AsNumber() ?? 1e-5,
            FeedForward = ReadActivation(root),
            QueryKeyValueBias = true,
            OutputProjectionBias = true,
            MlpBias = true,
            TiedEmbeddings = HuggingFaceConfigReader.Flag(root, "tie_word_embeddings", otherwise: true),
            BosTokenId = HuggingFaceConfigReader.TokenId(root, "bos_token_id", vocabulary),
            EosTokenIds = HuggingFaceConfigReader.EosTokenIds(root, vocabulary),
            PadTokenId = HuggingFaceConfigReader.TokenId(root, "pad_token_id", vocabulary),
        };
    }

    private static FeedForward ReadActivation(JsonView root)
    {
        JsonView? activation = root.Optional("activation_function");
        return (activation?.AsString() ?? "gelu_new") switch
        {
            "gelu_new" or "gelu_pytorch_tanh" => FeedForward.GeluTanh,
            "gelu" => FeedForward.Gelu,
            _ => throw activation!.Value.Error(
                activation.Value.Describe(), "gelu_new, gelu_pytorch_tanh or gelu", "this activation is not supported"),
        };
    }
}
