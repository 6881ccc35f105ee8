using Plumbline.Cli.Errors;

namespace Plumbline.Cli.Arguments;

/// <summary>Folders that a command is to write.</summary>
internal static class OutputFolder
{
    /// <summary>Refuses a folder that already holds something, before any work.</summary>
    /// <exception cref="UsageException">It does, or is a file.</exception>
    public static void RequireFree(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new UsageException($"--out {folder} already holds something; name an absent or empty folder");
        }
    }
}
