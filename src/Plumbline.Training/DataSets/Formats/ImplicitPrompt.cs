using System.Text.Json;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>
/// The prompt of two completions that both repeat it, as TRL's <c>extract_prompt</c> finds it: the longest common beginning, in characters or messages. A
/// space before the first difference belongs to the completions. Where one is the beginning of the other, the last common character or message stays with
/// the completions, so that neither becomes empty.
/// </summary>
/// <remarks>One deviation: for texts that differ from the first character on, TRL reads the character before the first and may cut the last one off; here
/// the prompt is empty.</remarks>
internal static class ImplicitPrompt
{
    /// <summary>Takes the prompt out of two texts or two conversations.</summary>
    public static (RowText Prompt, RowText Chosen, RowText Rejected) Extract(RowText chosen, RowText rejected)
    {
        if (chosen is PlainText first && rejected is PlainText second)
        {
            int cut = CutOf(first.Text, second.Text);
            return (new PlainText(first.Text[..cut]), new PlainText(first.Text[cut..]), new PlainText(second.Text[cut..]));
        }

        Conversation better = (Conversation)chosen;
        Conversation worse = (Conversation)rejected;
        int common = CutOf(better, worse);
        return (common == 0 ? Conversation.Empty : better.Slice(0, common), better.Slice(common, better.Count), worse.Slice(common, worse.Count));
    }

    private static int CutOf(string chosen, string rejected)
    {
        int shorter = Math.Min(chosen.Length, rejected.Length);
        int common = chosen.AsSpan().CommonPrefixLength(rejected);
        if (common == shorter)
        {
            return shorter == 0 ? 0 : WholeCharacters(chosen, rejected, shorter - 1);
        }

        int cut = WholeCharacters(chosen, rejected, common);
        return cut > 0 && chosen[cut - 1] == ' ' ? cut - 1 : cut;
    }

    // TRL counts characters, not halves of them.
    private static int WholeCharacters(string chosen, string rejected, int cut) =>
        cut > 0 && char.IsHighSurrogate(chosen[cut - 1]) && (char.IsLowSurrogate(chosen[cut]) || char.IsLowSurrogate(rejected[cut])) ? cut - 1 : cut;

    private static int CutOf(Conversation chosen, Conversation rejected)
    {
        int shorter = Math.Min(chosen.Count, rejected.Count);
        for (int i = 0; i < shorter; i++)
        {
            if (!JsonElement.DeepEquals(chosen.Messages[i], rejected.Messages[i]))
            {
                return i;
            }
        }

        return shorter - 1;
    }
}
