using System.Text.RegularExpressions;

namespace Plumbline.Training.Rewards.Functions;

/// <summary>Rewards that look at the words of a reply. Words are matched whole, whatever their case.</summary>
public static class WordRewards
{
    // A pattern from a recipe may be slow on text that a model wrote to be slow on.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(250);

    /// <summary>1 where the reply holds any of the words, else 0.</summary>
    public static IRewardFunction AnyOf(string name, IReadOnlyList<string> words)
    {
        Regex pattern = WholeWords(words);
        return new FunctionReward(name, request => pattern.IsMatch(request.Reply) ? 1 : 0);
    }

    /// <summary>1 where the last sentences of the reply hold any of the words, else 0: how a story ends.</summary>
    /// <param name="name">Name of the reward.</param>
    /// <param name="words">The words.</param>
    /// <param name="sentences">How many sentences count as the end, at least 1.</param>
    public static IRewardFunction EndsWithAnyOf(string name, IReadOnlyList<string> words, int sentences = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sentences, 1);
        Regex pattern = WholeWords(words);
        return new FunctionReward(name, request => pattern.IsMatch(LastSentences(request.Reply, sentences)) ? 1 : 0);
    }

    /// <summary>1 where the reply matches a regular expression, else 0; null where matching takes too long.</summary>
    /// <exception cref="ArgumentException">The pattern is not one, or holds what cannot be matched in linear time: lookarounds and references back.</exception>
    public static IRewardFunction Matching(string name, string pattern)
    {
        Regex compiled = Compile(pattern);
        return new FunctionReward(name, request =>
        {
            try
            {
                return compiled.IsMatch(request.Reply) ? 1 : 0;
            }
            catch (RegexMatchTimeoutException)
            {
                return null;
            }
        });
    }

    /// <summary>The last sentences of a text: what follows the full stops, question and exclamation marks before them.</summary>
    internal static string LastSentences(string text, int sentences)
    {
        string trimmed = text.TrimEnd();
        int at = trimmed.Length;
        for (int found = 0; at > 0; at--)
        {
            bool ends = trimmed[at - 1] is '.' or '!' or '?' && at < trimmed.Length && char.IsWhiteSpace(trimmed[at]);
            if (ends && ++found == sentences)
            {
                break;
            }
        }

        return trimmed[at..];
    }

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MatchTimeout);
        }
        catch (NotSupportedException exception)
        {
            throw new ArgumentException($"pattern '{pattern}': {exception.Message}", nameof(pattern), exception);
        }
    }

    private static Regex WholeWords(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("expected at least one word, and none of them empty", nameof(words));
        }

        string any = string.Join('|', words.Select(Regex.Escape));
        return new Regex($@"(?:^|\W)(?:{any})(?:\W|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MatchTimeout);
    }
}
