namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary>
/// <c>length_constraints:nth_paragraph_first_word</c>: exactly so many paragraphs, parted by blank lines, and a certain one begins with a certain word; case, opening quotes
/// and punctuation after the word do not count.
/// </summary>
/// <param name="paragraphs">How many paragraphs.</param>
/// <param name="paragraph">Which one, from 1.</param>
/// <param name="firstWord">Its first word.</param>
public sealed class ParagraphFirstWord(int paragraphs, int paragraph, string firstWord) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply)
    {
        // As in the original, blank paragraphs lower the count but keep their place: the third is the third between blank lines.
        string[] parts = reply.ReplaceLineEndings("\n").Split("\n\n");
        int count = parts.Count(part => !string.IsNullOrWhiteSpace(part));
        if (count != paragraphs || paragraph > count || string.IsNullOrWhiteSpace(parts[paragraph - 1]))
        {
            return false;
        }

        string word = parts[paragraph - 1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0].TrimStart('\'').TrimStart('"');
        int end = word.IndexOfAny(['.', ',', '?', '!', '\'', '"']);
        return string.Equals(end < 0 ? word : word[..end], firstWord, StringComparison.OrdinalIgnoreCase);
    }
}
