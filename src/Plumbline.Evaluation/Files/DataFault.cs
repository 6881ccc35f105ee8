using System.Globalization;
using System.Text;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>What is wrong with a file of data, as one clear line that no text inside the file can break.</summary>
internal static class DataFault
{
    private const int LongestPart = 200;

    /// <summary>A fault in a place of a file.</summary>
    public static SuiteException At(string file, string place, string found, string expected, string remedy, Exception? inner = null) =>
        new($"{OneLine(file, int.MaxValue)}, {OneLine(place)}", $"found {OneLine(found)}, expected {OneLine(expected)}", remedy, inner);

    /// <summary>A file that cannot be read at all.</summary>
    public static SuiteException Unreadable(string file, Exception cause) => At(
        file,
        "the whole file",
        cause is FileNotFoundException or DirectoryNotFoundException ? "nothing" : $"a file that cannot be read ({cause.Message})",
        "a readable file",
        "check the path, the file's permissions and the disk",
        cause);

    /// <summary>Whether the outside world is at fault and not this code.</summary>
    public static bool IsOfTheWorld(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>A text with its control characters escaped, cut where it is long.</summary>
    public static string OneLine(string text, int longest = LongestPart)
    {
        StringBuilder line = new();
        foreach (char letter in text)
        {
            if (line.Length >= longest)
            {
                return line.Append('…').ToString();
            }

            if (char.IsControl(letter) || char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            }
            else
            {
                line.Append(letter);
            }
        }

        return line.ToString();
    }
}
