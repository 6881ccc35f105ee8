using System.Text.Json;
using Plumbline.Runs;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>Reads files of a run that may be missing, huge, damaged or hostile, and says so in one line.</summary>
internal static class StoredFile
{
    // A scorecard has some tens of kilobytes, samples some hundreds.
    private const long LargestBytes = 64 << 20;
    private const int LongestQuote = 60;

    /// <summary>As runs are written, with everything that a type requires also required of the file.</summary>
    public static JsonSerializerOptions Strict { get; } = new(RunJson.Document)
    {
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The whole text of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="remedy">What to do where it is missing.</param>
    /// <exception cref="RunException">It is missing, too large, or cannot be read.</exception>
    public static string Text(string file, string remedy)
    {
        try
        {
            FileInfo info = new(file);
            if (!info.Exists)
            {
                throw new RunException(file, "there is no such file", remedy);
            }

            return info.Length <= LargestBytes
                ? File.ReadAllText(file)
                : throw new RunException(file, $"the file has {info.Length} bytes; expected at most {LargestBytes}", "it is not one that plumb wrote");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(file, $"cannot be read: {exception.Message}", "check the path and its permissions", exception);
        }
    }

    /// <summary>The error for a file that is not what it should be.</summary>
    public static RunException Damaged(string file, Exception cause) =>
        new(file, $"is damaged: {Short(cause.Message)}", "restore it, or run the job again", cause);

    /// <summary>The beginning of a text that came from a file.</summary>
    public static string Short(string text) => text.Length <= LongestQuote * 3 ? text : text[..(LongestQuote * 3)] + "…";
}
