namespace Plumbline.Models.Configuration;

/// <summary>The values that a <c>config.json</c> of one family leaves unsaid, as the classes of transformers define them.</summary>
internal sealed record HuggingFaceFamily
{
    public required string Architecture { get; init; }

    public int MaxPositions { get; init; } = 2048;

    /// <summary>Key-value heads where the file is silent; null: as many as query heads.</summary>
    public int? KeyValueHeads { get; init; }

    /// <summary>Head size where the file is silent; null: hidden size divided by heads.</summary>
    public int? HeadSize { get; init; }

    public int? SlidingWindow { get; init; }

    /// <summary>Whether the window applies only where <c>use_sliding_window</c> says so.</summary>
    public bool HasWindowSwitch { get; init; }

    /// <summary>Whether queries, keys and values have a bias whatever the file says.</summary>
    public bool AlwaysQueryKeyValueBias { get; init; }

    /// <summary>Whether the family knows <c>attention_bias</c> (one switch for q, k, v and o).</summary>
    public bool HasAttentionBiasSwitch { get; init; }

    public bool HasMlpBiasSwitch { get; init; }

    public bool QueryKeyNorm { get; init; }
}

/// <summary>The rotary families by <c>model_type</c>; GPT-2 has a reader of its own, because it names everything differently.</summary>
internal static class HuggingFaceFamilies
{
    public const string Known = "llama, mistral, qwen2, qwen3, gpt2";

    private static readonly Dictionary<string, HuggingFaceFamily> Rotary = new()
    {
        ["llama"] = new() { Architecture = "LlamaForCausalLM", HasAttentionBiasSwitch = true, HasMlpBiasSwitch = true },
        ["mistral"] = new() { Architecture = "MistralForCausalLM", MaxPositions = 4096 * 32, KeyValueHeads = 8, SlidingWindow = 4096 },
        ["qwen2"] = new()
        {
            Architecture = "Qwen2ForCausalLM",
            MaxPositions = 32_768,
            KeyValueHeads = 32,
            SlidingWindow = 4096,
            HasWindowSwitch = true,
            AlwaysQueryKeyValueBias = true,
        },
        ["qwen3"] = new()
        {
            Architecture = "Qwen3ForCausalLM",
            MaxPositions = 32_768,
            KeyValueHeads = 32,
            HeadSize = 128,
            SlidingWindow = 4096,
            HasWindowSwitch = true,
            HasAttentionBiasSwitch = true,
            QueryKeyNorm = true,
        },
    };

    public static bool IsKnown(string modelType) => modelType == "gpt2" || Rotary.ContainsKey(modelType);

    public static bool TryFind(string modelType, out HuggingFaceFamily family) => Rotary.TryGetValue(modelType, out family!);
}
