using System.Globalization;
using System.Text;

namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>Texts made comparable.</summary>
public static class AnswerText
{
    /// <summary>
    /// SQuAD's normal form (Rajpurkar et al. 2016): lower case, without punctuation, without the articles <c>a</c>, <c>an</c> and <c>the</c>, words parted by single
    /// spaces. Deviation: all of Unicode's punctuation and symbols go, not ASCII's alone.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Normalise(string text) => string.Join(' ', Words(text));

    /// <summary>The words of the normal form, in order; none where nothing is left.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> Words(string text)
    {
        string bare = WithoutPunctuation(text).ToLowerInvariant();
        string[] words = bare.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => word is not ("a" or "an" or "the"))];
    }

    /// <summary>The text without punctuation and symbols.</summary>
    /// <param name="text">Any text.</param>
    public static string WithoutPunctuation(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder bare = new(text.Length);
        foreach (char letter in text)
        {
            if (!char.IsPunctuation(letter) && !char.IsSymbol(letter))
            {
                bare.Append(letter);
            }
        }

        return bare.ToString();
    }

    /// <summary>At most so many characters of a text, for explanations and logs; never cuts a surrogate pair.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">The most characters that stay.</param>
    public static string Shortened(string text, int length = 200)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)}…");
    }
}
