using System.Text.Json;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Adapters;

/// <summary>The <c>adapter_config.json</c> of a PEFT folder.</summary>
internal static class LoraConfigFile
{
    public const string FileName = "adapter_config.json";

    private const int MaxBytes = 16_000_000;

    /// <summary>Fields that change the arithmetic in ways that are not supported: they must be absent, null, false or empty.</summary>
    private static readonly string[] Unsupported =
    [
        "use_dora", "use_qalora", "lora_bias", "modules_to_save", "layers_to_transform", "layer_replication", "rank_pattern", "alpha_pattern",
        "exclude_modules", "target_parameters", "trainable_token_indices", "alora_invocation_tokens", "arrow_config",
    ];

    /// <exception cref="CheckpointException">The file is missing, damaged, or asks for what is not supported.</exception>
    public static LoraOptions Read(string folder) => JsonView.ReadFile(Path.Combine(folder, FileName), MaxBytes).Read(ReadRoot);

    /// <summary>The base model that the file names; null where it names none.</summary>
    /// <exception cref="CheckpointException">The file is missing or damaged.</exception>
    public static string? ReadBaseModel(string folder) => JsonView.ReadFile(Path.Combine(folder, FileName), MaxBytes)
        .Read(root => root.Optional("base_model_name_or_path")?.AsString());

    public static void Write(string folder, LoraOptions options, bool transposed, string? baseModel) =>
        AtomicFile.Write(Path.Combine(folder, FileName), stream =>
        {
            using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
            json.WriteStartObject();
            json.WriteString("base_model_name_or_path", baseModel);
            json.WriteString("bias", "none");
            json.WriteBoolean("fan_in_fan_out", transposed); // GPT-2 keeps its base matrices as [in, out]; the adapters' are the same
            json.WriteBoolean("inference_mode", true);
            json.WriteBoolean("init_lora_weights", true);
            json.WriteNumber("lora_alpha", options.Alpha);
            json.WriteNumber("lora_dropout", 0);
            json.WriteString("peft_type", "LORA");
            json.WriteNumber("r", options.Rank);
            json.WriteStartArray("target_modules");
            foreach (string target in options.TargetModules)
            {
                json.WriteStringValue(target);
            }

            json.WriteEndArray();
            json.WriteString("task_type", "CAUSAL_LM");
            json.WriteBoolean("use_rslora", options.Scaling == LoraScaling.RankStabilized);
            json.WriteEndObject();
        });

    private static LoraOptions ReadRoot(JsonView root)
    {
        Expect(root.Required("peft_type"), "LORA");
        if (root.Optional("bias") is { } bias)
        {
            Expect(bias, "none");
        }

        foreach (string field in Unsupported)
        {
            if (root.Optional(field) is { } value && !IsEmpty(value))
            {
                throw value.Error(value.Describe(), "nothing, because this is not supported", "use an adapter trained without it");
            }
        }

        // PiSSA, OLoRA and their like change the base weights too, so such an adapter is no change of the model it is put on.
        if (root.Optional("init_lora_weights") is { Kind: JsonValueKind.String } start)
        {
            Expect(start, "gaussian");
        }

        LoraOptions options = new()
        {
            Rank = root.Required("r").AsInteger(1, LoraOptions.LargestRank),
            Alpha = root.Required("lora_alpha").AsNumber(),
            Scaling = root.Optional("use_rslora")?.AsBoolean() == true ? LoraScaling.RankStabilized : LoraScaling.Standard,
            TargetModules = Targets(root.Required("target_modules")),
        };
        return options.Validate() is { Count: > 0 } problems
            ? throw root.Error(string.Join("; ", problems), "a usable adapter", "correct these fields")
            : options;
    }

    private static string[] Targets(JsonView value) =>
        value.Kind == JsonValueKind.String
            ? throw value.Error($"the pattern {value.Describe()}", "a list of module names", "list the modules, such as q_proj and v_proj")
            : [.. value.Items().Select(item => item.AsString())];

    private static void Expect(JsonView value, string expected)
    {
        if (value.AsString() != expected)
        {
            throw value.Error(value.Describe(), $"'{expected}'", "use an adapter of a supported kind");
        }
    }

    private static bool IsEmpty(JsonView value) => value.Kind switch
    {
        JsonValueKind.False => true,
        JsonValueKind.Array => !value.Items().Any(),
        JsonValueKind.Object => !value.Members().Any(),
        JsonValueKind.String => value.AsString().Length == 0,
        _ => false,
    };
}
