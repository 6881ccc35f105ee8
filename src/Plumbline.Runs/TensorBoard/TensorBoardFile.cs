using System.Globalization;

namespace Plumbline.Runs.TensorBoard;

/// <summary>The names of event files. TensorBoard knows them by <c>tfevents</c> and reads those of one folder as one run, in the order of their names.</summary>
internal static class TensorBoardFile
{
    private const string Prefix = "events.out.tfevents.";

    // Where others write the machine's name: files must be the same wherever a run is made.
    private const string Maker = ".plumbline.";

    /// <summary>The newest event file of Plumbline in a folder, or null. Files of other programs are left alone.</summary>
    public static string? Find(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Prefix + "*" + Maker + "*").Where(IsOurs).Max(StringComparer.Ordinal) : null;

    /// <summary>The path of a new file: seconds since 1970 in ten digits, then a number that no file there has.</summary>
    public static string Next(string folder, DateTimeOffset now)
    {
        for (int number = 0; ; number++)
        {
            string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now.ToUnixTimeSeconds():D10}{Maker}{number}"));
            if (!File.Exists(path))
            {
                return path;
            }
        }
    }

    // A file that was moved aside (.bak) or is a link is not ours to append to.
    private static bool IsOurs(string path) => path.AsSpan(path.LastIndexOf('.') + 1).IndexOfAnyExceptInRange('0', '9') < 0 && new FileInfo(path).LinkTarget is null;
}
