using System.Globalization;
using Plumbline.Cli.Errors;

namespace Plumbline.Cli.Arguments;

/// <summary>Token ids as people list them: <c>1,2,3</c>.</summary>
internal static class TokenList
{
    /// <summary>Reads ids parted by commas or spaces.</summary>
    /// <param name="text">The list.</param>
    /// <param name="vocabularySize">Ids are below this.</param>
    /// <param name="mostTokens">Longest sequence that the model takes.</param>
    /// <exception cref="UsageException">An entry is no id of the vocabulary, or there are none or too many.</exception>
    public static int[] Parse(string text, int vocabularySize, int mostTokens)
    {
        string[] entries = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (entries.Length == 0 || entries.Length > mostTokens)
        {
            throw new UsageException($"--tokens has {entries.Length} tokens; expected 1 to {mostTokens}, the most that this model takes");
        }

        return [.. entries.Select(entry => int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id < vocabularySize
            ? id
            : throw new UsageException($"--tokens has '{entry}'; expected ids from 0 to {vocabularySize - 1}, parted by commas"))];
    }
}
