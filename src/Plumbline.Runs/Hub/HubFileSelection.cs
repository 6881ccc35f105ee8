using System.IO.Enumeration;

namespace Plumbline.Runs.Hub;

/// <summary>Which files of a repository are wanted.</summary>
public static class HubFileSelection
{
    private static readonly string[] ModelPatterns =
    [
        "config.json", "generation_config.json", "*.safetensors", "*.safetensors.index.json", "adapter_config.json",
        "tokenizer.json", "tokenizer_config.json", "tokenizer.model", "special_tokens_map.json", "added_tokens.json", "vocab.json", "merges.txt",
        "chat_template.jinja", "chat_template.json",
    ];

    private static readonly string[] DataPatterns = ["*.jsonl", "*.json", "*.jsonl.gz", "*.json.gz"];

    // The hub's own description of a set, no rows.
    private static readonly string[] DescriptionNames = ["dataset_infos.json", "dataset_dict.json", "dataset_info.json", "state.json"];

    // Some makers store the same weights a second time under names of their own.
    private const string Duplicate = "consolidated";
    private const string Weights = ".safetensors";

    /// <summary>
    /// What Plumbline reads of a model, all from its top folder: configuration, safetensors, tokenizer, chat template. Never <c>*.bin</c>: those are pickles,
    /// which run code when read.
    /// </summary>
    /// <param name="files">All files of the repository.</param>
    public static IReadOnlyList<HubFile> ModelFiles(IEnumerable<HubFile> files)
    {
        HubFile[] wanted = [.. files.Where(file => !file.Path.Contains('/') && ModelPatterns.Any(pattern => Matches(pattern, file.Path)))];
        bool hasOthers = wanted.Any(file => file.Path.EndsWith(Weights, StringComparison.Ordinal) && !file.Path.StartsWith(Duplicate, StringComparison.Ordinal));
        return [.. wanted.Where(file => !hasOthers || !file.Path.StartsWith(Duplicate, StringComparison.Ordinal))];
    }

    /// <summary>What Plumbline reads of a data set: JSONL and JSON, also packed with gzip.</summary>
    /// <param name="files">All files of the repository.</param>
    public static IReadOnlyList<HubFile> DataFiles(IEnumerable<HubFile> files) =>
        [.. files.Where(file => DataPatterns.Any(pattern => Matches(pattern, file.Path)) && !DescriptionNames.Contains(file.Path.Split('/')[^1]))];

    /// <summary>The files that match one of the patterns: <c>*</c> stands for any characters, slashes too, and <c>?</c> for one.</summary>
    /// <param name="files">All files of the repository.</param>
    /// <param name="patterns">The patterns, matched against whole paths; capitals count.</param>
    public static IReadOnlyList<HubFile> Matching(IEnumerable<HubFile> files, IReadOnlyList<string> patterns) =>
        [.. files.Where(file => patterns.Any(pattern => Matches(pattern, file.Path)))];

    private static bool Matches(string pattern, string path) => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);
}
