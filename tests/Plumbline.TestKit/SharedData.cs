namespace Plumbline.TestKit;

/// <summary>Finds the folder of public data sets that tests may read but the project never contains.</summary>
public static class SharedData
{
    /// <summary>The folder named by <c>PLUMBLINE_DATA</c>, else <c>../shared/data</c> beside the repository; null where neither exists.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>The full path of <paramref name="path"/> inside the data folder, or null where it is absent.</summary>
    public static string? Find(string path)
    {
        if (Folder is null)
        {
            return null;
        }

        string full = Path.Combine(Folder, path);
        return File.Exists(full) || Directory.Exists(full) ? full : null;
    }

    /// <summary>The full path of <paramref name="path"/>; for tests already guarded by <see cref="DataFactAttribute"/>.</summary>
    /// <exception cref="FileNotFoundException">The data is absent.</exception>
    public static string Require(string path) => Find(path) ?? throw new FileNotFoundException($"shared data '{path}' is not here");

    private static string? FindFolder()
    {
        if (Environment.GetEnvironmentVariable("PLUMBLINE_DATA") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        string beside = Path.Combine(Repository.Root, "..", "shared", "data");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}
