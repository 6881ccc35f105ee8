using System.Globalization;
using System.Text;

namespace Plumbline.Training.DataSets;

/// <summary>A file of training data is missing, damaged, of no known kind, or one of its rows is wrong.</summary>
/// <remarks>The message is always one printable line: file, place, what was found, what was expected, and how to mend it.</remarks>
public sealed class DataSetException : Exception
{
    private const int LongestPart = 300;

    /// <summary>Composes the message from its five parts; control characters are escaped and long parts are cut.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="place">Where inside it, such as "line 17, column chosen"; "file" for the whole.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="mend">What the reader can do about it.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public DataSetException(string file, string place, string found, string expected, string mend, Exception? inner = null)
        : base($"{OneLine(file)}: {OneLine(place)}: found {OneLine(found)}, expected {OneLine(expected)}; {OneLine(mend)}", inner)
    {
        File = file;
        Place = place;
        Reason = $"found {OneLine(found)}, expected {OneLine(expected)}";
    }

    /// <summary>Path of the file that is wrong.</summary>
    public string File { get; }

    /// <summary>Where inside the file, such as "line 17, column chosen".</summary>
    public string Place { get; }

    /// <summary>What was found and what was expected, without file, place and remedy.</summary>
    public string Reason { get; }

    /// <summary>1-based line (JSONL) or element (JSON array) that is wrong; null where the fault is not one row's.</summary>
    public long? Number { get; init; }

    /// <summary>The column that is wrong, with its path inside, such as <c>chosen[1].role</c>; null where the fault is not one column's.</summary>
    public string? Column { get; init; }

    /// <summary>True for what the outside world does to files, as against our own faults.</summary>
    internal static bool IsFileFault(Exception exception) => exception is IOException or UnauthorizedAccessException;

    internal static DataSetException Unreadable(string file, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(file, "file", "nothing", "a file of training data", "check the path", exception),
        _ when Directory.Exists(file) => new(file, "file", "a folder", "a file of training data", "name a file inside it", exception),
        UnauthorizedAccessException => new(file, "file", "one that may not be read", "a readable file", "check its permissions", exception),
        _ => new(file, "file", $"one that cannot be read ({exception.Message})", "a readable file", "check the file and the disk", exception),
    };

    // Texts inside a hostile file must not be able to break the line or drive a terminal.
    private static string OneLine(string text)
    {
        StringBuilder line = new(Math.Min(text.Length, LongestPart) + 3);
        foreach (char c in text)
        {
            if (line.Length >= LongestPart)
            {
                line.Append("...");
                break;
            }

            if (char.IsControl(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                line.Append(c);
            }
        }

        return line.ToString();
    }
}
