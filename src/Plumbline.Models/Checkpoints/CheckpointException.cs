using System.Globalization;
using System.Text;

namespace Plumbline.Models.Checkpoints;

/// <summary>A file of a checkpoint (weights, configuration or tokenizer) is missing, damaged or not supported.</summary>
/// <remarks>The message is always one printable line: file, place, what was found, what was expected, and how to mend it.</remarks>
public sealed class CheckpointException : Exception
{
    private const int LongestPart = 300;

    /// <summary>Composes the message from its five parts; control characters are escaped and long parts are cut.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="place">Where inside it: a tensor name, a JSON path, a byte offset.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="mend">What the reader can do about it.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public CheckpointException(string file, string place, string found, string expected, string mend, Exception? inner = null)
        : base($"{OneLine(file)}: {OneLine(place)}: found {OneLine(found)}, expected {OneLine(expected)}; {OneLine(mend)}", inner)
    {
        File = file;
        Place = place;
    }

    /// <summary>Path of the file that is wrong.</summary>
    public string File { get; }

    /// <summary>Where inside the file: a tensor name, a JSON path or a byte offset.</summary>
    public string Place { get; }

    /// <summary>A file that should be there is not.</summary>
    internal static CheckpointException Missing(string file, string mend) =>
        new(file, "file", "nothing", "a readable file", mend);

    // Names inside a hostile file must not be able to break the line or drive a terminal.
    internal static string OneLine(string text)
    {
        StringBuilder line = new(Math.Min(text.Length, LongestPart) + 3);
        foreach (char c in text)
        {
            if (line.Length >= LongestPart)
            {
                line.Append("...");
                break;
            }

            if (char.IsControl(c) || char.IsSurrogate(c)
                || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
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
