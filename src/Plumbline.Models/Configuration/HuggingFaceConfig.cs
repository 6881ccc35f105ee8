using System.Text.Json;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Configuration;

/// <summary>Reads and writes the <c>config.json</c> and <c>generation_config.json</c> of a Hugging Face checkpoint.</summary>
public static class HuggingFaceConfig
{
    /// <summary>Name of the file that describes the architecture.</summary>
    public const string FileName = "config.json";

    /// <summary>Name of the optional file with generation defaults.</summary>
    public const string GenerationFileName = "generation_config.json";

    private const int MaxBytes = 16_000_000;

    /// <summary>Reads the configuration of a checkpoint folder.</summary>
    /// <remarks>
    /// The end-of-text tokens of <c>generation_config.json</c> are joined to those of <c>config.json</c>, because chat models name
    /// there the token that ends a turn.
    /// </remarks>
    /// <param name="folder">The checkpoint folder.</param>
    /// <exception cref="CheckpointException">
    /// A file is missing or damaged, or describes a model that is not supported; the message names the field.
    /// </exception>
    public static DecoderConfig Read(string folder)
    {
        DecoderConfig config = JsonView.ReadFile(Path.Combine(folder, FileName), MaxBytes).Read(ReadRoot);
        string generation = Path.Combine(folder, GenerationFileName);
        if (File.Exists(generation))
        {
            IReadOnlyList<int> more = JsonView.ReadFile(generation, MaxBytes).Read(
                root => HuggingFaceConfigReader.EosTokenIds(root, config.VocabularySize));
            config = config with { EosTokenIds = [.. config.EosTokenIds.Union(more)] };
        }

        return config;
    }

    /// <summary>Parses the text of a <c>config.json</c>.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="file">Name to use in messages.</param>
    /// <exception cref="CheckpointException">The text is damaged or describes a model that is not supported.</exception>
    public static DecoderConfig Parse(ReadOnlySpan<byte> json, string file = FileName) => JsonView.Parse(json, file, "$").Read(ReadRoot);

    /// <summary>
    /// Writes <c>config.json</c> and <c>generation_config.json</c> so that transformers loads the folder; each atomically.
    /// </summary>
    /// <param name="config">A valid configuration.</param>
    /// <param name="folder">The checkpoint folder; created where it is missing.</param>
    /// <param name="type">Element type of the weights beside it, which transformers loads as.</param>
    /// <exception cref="ArgumentException">The configuration is invalid, or is not expressible in its family.</exception>
    public static void Write(DecoderConfig config, string folder, TensorType type = TensorType.Float32)
    {
        List<string> problems = [.. config.Validate()];
        if (problems.Count == 0)
        {
            problems.AddRange(HuggingFaceConfigWriter.Inexpressible(config));
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(config));
        }

        Directory.CreateDirectory(folder);
        WriteFile(Path.Combine(folder, FileName), json => HuggingFaceConfigWriter.Write(json, config, type));
        WriteFile(Path.Combine(folder, GenerationFileName), json => HuggingFaceConfigWriter.WriteGeneration(json, config));
    }

    private static DecoderConfig ReadRoot(JsonView root)
    {
        DecoderConfig config = HuggingFaceConfigReader.Read(root);
        return config.Validate() is { Count: > 0 } problems
            ? throw root.Error(string.Join("; ", problems), "a model that can be built", "correct these fields")
            : config;
    }

    private static void WriteFile(string file, Action<Utf8JsonWriter> write) => AtomicFile.Write(file, stream =>
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        write(json);
    });
}
