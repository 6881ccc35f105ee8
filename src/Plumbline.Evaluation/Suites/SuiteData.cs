using Plumbline.Runs.Hub;

namespace Plumbline.Evaluation.Suites;

/// <summary>Finds the files of data sets: each set has a folder of its name in one of several folders.</summary>
public sealed class SuiteData
{
    private readonly IReadOnlyList<string> _folders;

    /// <summary>Data in some folders.</summary>
    /// <param name="folders">Where to look, in this order; folders that do not exist are passed over.</param>
    public SuiteData(params IReadOnlyList<string> folders) => _folders = folders;

    /// <summary>The path of a file of a data set.</summary>
    /// <param name="set">The set's name, as the registry has it.</param>
    /// <param name="file">The file's path within the set, with <c>/</c>: a constant of the code, never a text from outside.</param>
    /// <exception cref="SuiteException">It is nowhere.</exception>
    public string File(string set, string file) => Find(set, file) ?? throw new SuiteException(
        $"data set {set}",
        $"{file} was not found" + (_folders.Count == 0 ? "" : $" in {string.Join(", ", _folders.Select(folder => Path.Combine(folder, set)))}"),
        (DataSetRegistry.Find(set) is null ? "no address of it is known: put it there, as docs/data.md says" : $"fetch it with 'plumb data pull {set}'")
            + ", or name the folder that holds it with --data or PLUMBLINE_DATA");

    /// <summary>The path of a file of a data set, or null.</summary>
    public string? Find(string set, string file) => _folders
        .Select(folder => Path.Combine([folder, set, .. file.Split('/')]))
        .FirstOrDefault(System.IO.File.Exists);

    /// <summary>The files of a set's folder that match a pattern, by name; none where the folder is absent.</summary>
    public IReadOnlyList<string> Files(string set, string pattern) => _folders
        .Select(folder => Path.Combine(folder, set))
        .Where(Directory.Exists)
        .Take(1)
        .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .ToArray();
}
