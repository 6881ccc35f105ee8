using Plumbline.Cli.Errors;
using Plumbline.Recipes.Files;

namespace Plumbline.Cli.Align;

/// <summary>The tiny model that comes with Plumbline, and the prompts that go with it.</summary>
/// <param name="Folder">Folder of the model.</param>
/// <param name="Prompts">File of prompts.</param>
internal sealed record ShippedModel(string Folder, string Prompts)
{
    /// <summary>Where it lies, beside the executable or in a folder above.</summary>
    public const string RelativeFolder = "models/tiny-stories";

    /// <summary>What the annotator wants where the user says nothing.</summary>
    public const string DefaultWish = "happy";

    private static readonly string[] PromptFiles = ["prompts.txt", "prompts.jsonl"];

    /// <summary>Finds it.</summary>
    /// <param name="start">Folder of the executable.</param>
    /// <exception cref="UsageException">It is not there.</exception>
    public static ShippedModel Find(string start)
    {
        string folder = FindFolder(start, RelativeFolder);
        string prompts = PromptFiles.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new UsageException($"{folder} holds no {string.Join(" or ", PromptFiles)}; name your own with --prompts FILE");
        return new ShippedModel(folder, prompts);
    }

    /// <summary>Finds a folder that comes with Plumbline.</summary>
    /// <param name="start">Folder of the executable.</param>
    /// <param name="relative">The folder, as seen from there or from a folder above.</param>
    /// <exception cref="UsageException">It is not there.</exception>
    public static string FindFolder(string start, string relative) => ShippedFolder.TryFind(start, relative)
        ?? throw new UsageException($"the shipped model {relative} is neither beside the executable nor above it; name your own with --model DIR --prompts FILE");
}
