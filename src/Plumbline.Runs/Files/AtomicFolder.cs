namespace Plumbline.Runs;

/// <summary>
/// Writes a whole folder, such as a checkpoint, so that its name exists only once all its files do:
/// they are written into <c>NAME.partial</c> beside it, which is then renamed.
/// </summary>
public static class AtomicFolder
{
    internal const string ReplacedSuffix = ".replaced";

    /// <summary>Creates <paramref name="path"/> with the files that <paramref name="write"/> puts into the folder it is given. If it throws, nothing changes.</summary>
    /// <param name="path">The folder to create; one that exists is replaced as a whole.</param>
    /// <param name="write">Receives the path of an empty folder.</param>
    /// <exception cref="RunException">The disk is full, or the place may not be written to.</exception>
    public static void Write(string path, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        path = Path.TrimEndingDirectorySeparator(path);
        string partial = path + AtomicFile.PartialSuffix;
        try
        {
            DeleteIfThere(partial);
            Directory.CreateDirectory(partial);
            write(partial);
            Replace(path, partial);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "write", exception);
        }
        finally
        {
            DeleteQuietly(partial);
        }
    }

    // No file system renames over a folder that has files: the old one steps aside, and comes back if the new one cannot take its place.
    private static void Replace(string path, string partial)
    {
        string replaced = path + ReplacedSuffix;
        DeleteIfThere(replaced);
        bool stoodAside = Directory.Exists(path);
        if (stoodAside)
        {
            Directory.Move(path, replaced);
        }

        try
        {
            Directory.Move(partial, path);
        }
        catch when (stoodAside)
        {
            Directory.Move(replaced, path);
            throw;
        }

        DeleteIfThere(replaced);
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void DeleteQuietly(string folder)
    {
        try
        {
            DeleteIfThere(folder);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
        }
    }
}
