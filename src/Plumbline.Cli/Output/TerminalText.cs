using System.Globalization;
using System.Text;

namespace Plumbline.Cli.Output;

/// <summary>
/// Makes foreign text (of a model, a data set, a file name) safe to print: whatever could drive the terminal, reorder the line or hide in it is
/// spelled out as <c>\u001B</c>. Inside a JSON string that spelling means the same character, so JSON may pass through here too.
/// </summary>
internal static class TerminalText
{
    /// <summary>Text of several lines: line feeds and tabs stay.</summary>
    public static string Lines(string text) => Escape(text, "\n\t");

    /// <summary>Text for one line: line feeds and tabs are spelled out too.</summary>
    public static string Line(string text) => Escape(text, "");

    private static string Escape(string text, string kept)
    {
        StringBuilder? safe = null;
        int index = 0;
        while (index < text.Length)
        {
            bool whole = Rune.TryGetRuneAt(text, index, out Rune rune);
            int length = whole ? rune.Utf16SequenceLength : 1;
            if (whole && (IsHarmless(rune) || kept.Contains(text[index])))
            {
                safe?.Append(text, index, length);
            }
            else
            {
                safe ??= new StringBuilder(text, 0, index, text.Length + 16);
                for (int i = 0; i < length; i++)
                {
                    safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[index + i]:X4}");
                }
            }

            index += length;
        }

        return safe?.ToString() ?? text;
    }

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,

        // Format characters reorder text or hide in it; the two joiners are part of words and emoji.
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => true,
    };
}
