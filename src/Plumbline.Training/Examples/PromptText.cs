namespace Plumbline.Training.Examples;

/// <summary>Cuts prompts from texts.</summary>
public static class PromptText
{
    /// <summary>The text up to the end of its n-th word; null where it has no more words than that, for then nothing is left to continue.</summary>
    public static string? FirstWords(string text, int words)
    {
        int start = text.Length - text.TrimStart().Length;
        int at = start;
        for (int word = 0; word < words; word++)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return at < text.TrimEnd().Length ? text[start..at] : null;
    }
}
