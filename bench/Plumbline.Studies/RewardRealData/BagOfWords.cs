using System.Text.RegularExpressions;
using Plumbline.Statistics;

namespace Plumbline.Studies.RewardRealData;

/// <summary>Which words of a text count, and how.</summary>
/// <param name="Pairs">Whether neighbouring words count as a pair, too.</param>
/// <param name="Logarithm">Whether a word that occurs n times counts log(1 + n) instead of n.</param>
/// <param name="WithPrompt">Whether the words of the prompt count, as features of their own.</param>
internal sealed record WordFeatures(bool Pairs, bool Logarithm, bool WithPrompt)
{
    public override string ToString() =>
        $"{(Pairs ? "words and pairs" : "words")}, {(Logarithm ? "log counts" : "counts")}{(WithPrompt ? ", with the prompt's" : "")}";
}

/// <summary>The words that occur in at least two training texts, in lower case, and their counts in any text.</summary>
internal sealed partial class BagOfWords
{
    private const int LeastTexts = 2;
    private readonly WordFeatures _features;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    public BagOfWords(WordFeatures features, IEnumerable<PromptedText> training)
    {
        _features = features;
        Dictionary<string, int> texts = new(StringComparer.Ordinal);
        foreach (string word in training.SelectMany(text => Counts(text).Keys))
        {
            texts[word] = texts.GetValueOrDefault(word) + 1;
        }

        foreach (string word in texts.Where(pair => pair.Value >= LeastTexts).Select(pair => pair.Key))
        {
            _indices.Add(word, _indices.Count);
        }
    }

    public int Count => _indices.Count;

    public SparseRow RowOf(PromptedText text)
    {
        KeyValuePair<string, int>[] known = [.. Counts(text).Where(pair => _indices.ContainsKey(pair.Key))];
        return new SparseRow([.. known.Select(pair => _indices[pair.Key])], [.. known.Select(pair => _features.Logarithm ? Math.Log(1 + pair.Value) : pair.Value)]);
    }

    private Dictionary<string, int> Counts(PromptedText text)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        Count(text.Reply, "");
        if (_features.WithPrompt)
        {
            Count(text.Prompt, "prompt: ");
        }

        return counts;

        void Count(string part, string prefix)
        {
            string? previous = null;
            foreach (Match match in Word().Matches(part.Replace('’', '\'').ToLowerInvariant()))
            {
                Add(prefix + match.Value);
                if (_features.Pairs && previous is not null)
                {
                    Add(prefix + previous + " " + match.Value);
                }

                previous = match.Value;
            }
        }

        void Add(string word) => counts[word] = counts.GetValueOrDefault(word) + 1;
    }

    [GeneratedRegex("[a-z0-9']+|[^\\sa-z0-9']", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
