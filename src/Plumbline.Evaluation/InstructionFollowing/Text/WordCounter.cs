using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Text;

/// <summary>Counts words.</summary>
public static partial class WordCounter
{
    /// <summary>How many runs of letters, digits and underscores a text has, as the original's tokenizer <c>\w+</c> counts: <c>don't</c> is two.</summary>
    /// <param name="text">Any text.</param>
    public static int Count(string text) => Word().Count(text);

    /// <summary>
    /// The words in capitals alone: <c>NATO</c>, <c>A</c>, <c>USA-BASED</c>. Hyphens, dots and apostrophes within a word do not part it.
    /// </summary>
    /// <remarks>Deviation: the original tokenizes with NLTK, which parts <c>IT'S</c> into two; here it is one.</remarks>
    /// <param name="text">Any text.</param>
    public static int CountCapitals(string text) => Token().Matches(text).Count(match => Cased.IsUpper(match.Value));

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\w+(?:[-.'’&]\w+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
