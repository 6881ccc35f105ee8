namespace Plumbline.Models.Tests.Tokenizers;

/// <summary>BPE as its definition reads, written without regard for speed and without a line in common with the product.</summary>
internal static class NaiveBytePairEncoding
{
    public static List<string> Encode(string word, IReadOnlyList<(string Left, string Right)> merges)
    {
        List<string> symbols = [.. word.EnumerateRunes().Select(rune => rune.ToString())];
        while (true)
        {
            int best = int.MaxValue, at = -1;
            for (int i = 0; i + 1 < symbols.Count; i++)
            {
                int rank = merges.ToList().IndexOf((symbols[i], symbols[i + 1]));
                if (rank >= 0 && rank < best)
                {
                    (best, at) = (rank, i);
                }
            }

            if (at < 0)
            {
                return symbols;
            }

            symbols[at] += symbols[at + 1];
            symbols.RemoveAt(at + 1);
        }
    }

    /// <summary>Learns merges from words: again and again the most frequent pair.</summary>
    public static List<(string Left, string Right)> Train(IEnumerable<string> words, int count)
    {
        List<List<string>> corpus = [.. words.Select(word => word.EnumerateRunes().Select(rune => rune.ToString()).ToList())];
        List<(string Left, string Right)> merges = [];
        while (merges.Count < count)
        {
            var pairs = corpus.SelectMany(word => word.Zip(word.Skip(1))).GroupBy(pair => pair).OrderByDescending(group => group.Count()).ThenBy(group => group.Key);
            if (pairs.FirstOrDefault() is not { } best)
            {
                break;
            }

            merges.Add(best.Key);
            foreach (List<string> word in corpus)
            {
                for (int i = 0; i + 1 < word.Count; i++)
                {
                    if ((word[i], word[i + 1]) == best.Key)
                    {
                        word[i] += word[i + 1];
                        word.RemoveAt(i + 1);
                    }
                }
            }
        }

        return merges;
    }
}
