using Plumbline.Runs;

namespace Plumbline.Serving.Folders;

/// <summary>A model to serve: its name and its folder.</summary>
/// <param name="Name">The name by which requests ask for it.</param>
/// <param name="Folder">The checkpoint folder.</param>
public sealed record ModelFolder(string Name, string Folder)
{
    private const string ConfigName = "config.json";
    private const string AdapterName = "adapter_config.json";
    private const string TokenizerName = "tokenizer.json";
    private const long MostConfigBytes = 16_000_000;

    /// <summary>
    /// Reads what a user names: <c>DIR</c>, or <c>NAME=DIR</c>. A folder of a model is that model, by its own name where none is given. The folder
    /// of a run stands for every checkpoint in it that is a language model with its tokenizer, each named <c>NAME/CHECKPOINT</c>, the name of the
    /// run where none is given.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <exception cref="RunException">There is no such folder, or nothing in it that can be served.</exception>
    public static IReadOnlyList<ModelFolder> Find(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        bool isNamed = equals > 0 && !text[..equals].Contains('/', StringComparison.Ordinal) && !Directory.Exists(text);
        string folder = isNamed ? text[(equals + 1)..] : text;
        if (!Directory.Exists(folder))
        {
            throw new RunException(folder, "cannot be served: no such folder", "name the folder of a checkpoint or of a run");
        }

        string name = isNamed ? text[..equals] : new DirectoryInfo(Path.GetFullPath(folder)).Name;
        if (IsModel(folder))
        {
            return [new ModelFolder(name, folder)];
        }

        RunLayout run = new(folder);
        List<ModelFolder> stages = [.. run.CheckpointNames().Where(stage => IsModel(run.Checkpoint(stage))).Select(stage => new ModelFolder($"{name}/{stage}", run.Checkpoint(stage)))];
        return stages.Count > 0
            ? stages
            : throw new RunException(
                folder, $"cannot be served: neither it nor a folder in its checkpoints holds a language model with {ConfigName} and {TokenizerName}",
                "name the folder of a checkpoint or of a run that has finished a stage");
    }

    private static bool IsModel(string folder) =>
        File.Exists(Path.Combine(folder, AdapterName)) || (File.Exists(Path.Combine(folder, TokenizerName)) && IsLanguageModel(Path.Combine(folder, ConfigName)));

    /// <summary>Reward models lie in runs, too, and have configurations of their own kind.</summary>
    private static bool IsLanguageModel(string config)
    {
        FileInfo file = new(config);
        return file is { Exists: true, Length: <= MostConfigBytes } && !File.ReadAllText(config).Contains("ForSequenceClassification", StringComparison.Ordinal);
    }
}
