using System.Text;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>How texts are shortened for the summaries, by Inspect's own rules (<c>log/_util.py</c>).</summary>
internal static class InspectTexts
{
    private const int LongestInput = 5120;
    private const int LongestField = 1024;

    /// <summary>An input or target: its first 5,120 characters, and a word that there was more.</summary>
    public static string Input(string text) => text.Length > LongestInput ? Cut(text, LongestInput) + "...\n(content truncated)" : text;

    /// <summary>A field of metadata, an answer or an explanation: white space collapsed, and cut between words to 1,024 characters with three dots.</summary>
    public static string Field(string text)
    {
        // A text of a million blanks is not split into a million words to keep a thousand characters.
        bool isLong = text.Length > LongestField * 8;
        string collapsed = Collapse(isLong ? Cut(text, LongestField * 8) : text);
        if (collapsed.Length <= LongestField && !isLong)
        {
            return collapsed;
        }

        const string Dots = "...";
        string cut = Cut(collapsed, Math.Min(collapsed.Length, LongestField - Dots.Length));
        int space = cut.Length < collapsed.Length && collapsed[cut.Length] != ' ' ? cut.LastIndexOf(' ') : -1;
        return (space > 0 ? cut[..space] : cut) + Dots;
    }

    private static string Collapse(string text)
    {
        StringBuilder collapsed = new(Math.Min(text.Length, LongestField * 8));
        bool space = false;
        foreach (char letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                space = collapsed.Length > 0;
                continue;
            }

            if (space)
            {
                collapsed.Append(' ');
                space = false;
            }

            collapsed.Append(letter);
        }

        return collapsed.ToString();
    }

    // Never between the halves of a surrogate pair.
    private static string Cut(string text, int length) => text[..(length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
