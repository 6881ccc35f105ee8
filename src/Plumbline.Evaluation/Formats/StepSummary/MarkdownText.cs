using System.Text;

namespace Plumbline.Evaluation.Formats.StepSummary;

/// <summary>Makes any text safe to stand in a cell of a Markdown table: nothing in it is taken for markup, a link, an image or the end of the cell.</summary>
internal static class MarkdownText
{
    private const int Longest = 500;
    private const string Marks = @"\`*_{}[]()#+!|~@$^=";

    /// <summary>The text with all marks escaped, on one line, and cut after 500 characters.</summary>
    public static string Escape(string text)
    {
        StringBuilder safe = new(text.Length + 8);
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (length++ == Longest)
            {
                return safe.Append('…').ToString();
            }

            Append(safe, rune);
        }

        return safe.ToString();
    }

    private static void Append(StringBuilder safe, Rune rune)
    {
        if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format)
        {
            safe.Append(' ');
        }
        else if (rune.Value is '<' or '>' or '&')
        {
            safe.Append(rune.Value == '<' ? "&lt;" : rune.Value == '>' ? "&gt;" : "&amp;");
        }
        else if ((rune.IsAscii && Marks.Contains((char)rune.Value)) || (rune.Value == '/' && safe.Length > 0 && safe[^1] == ':') || (rune.Value == '.' && EndsInWww(safe)))
        {
            // GitHub makes links of addresses that are not marked as such; an escape in them stops it.
            safe.Append('\\').Append(rune.ToString());
        }
        else
        {
            safe.Append(rune.ToString());
        }
    }

    private static bool EndsInWww(StringBuilder safe) =>
        safe.Length >= 3 && safe[^1] is 'w' or 'W' && safe[^2] is 'w' or 'W' && safe[^3] is 'w' or 'W';
}
