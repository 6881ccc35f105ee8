using System.Text;
using System.Text.RegularExpressions;

namespace Plumbline.Models.Tests.Tokenizers.Training;

/// <summary>Learning of a byte-level BPE as its definition reads: everything is counted anew before every merge.</summary>
internal static class NaiveBytePairTrainer
{
    private static readonly Regex Word = new(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.None, TimeSpan.FromSeconds(10));

    public static (List<string> Vocabulary, List<(string Left, string Right)> Merges) Train(IEnumerable<string> texts, int tokens, int minimumCount)
    {
        List<string> vocabulary = [.. Enumerable.Range(0, 256).Select(Character).Order(StringComparer.Ordinal)];
        List<List<string>> corpus =
        [
            .. texts.SelectMany(text => Word.Matches(text)).Select(word => Encoding.UTF8.GetBytes(word.Value).Select(value => Character(value)).ToList()),
        ];
        List<(string Left, string Right)> merges = [];
        while (vocabulary.Count < tokens)
        {
            var best = corpus.SelectMany(word => word.Zip(word.Skip(1)))
                .GroupBy(pair => pair)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => vocabulary.IndexOf(group.Key.First))
                .ThenBy(group => vocabulary.IndexOf(group.Key.Second))
                .FirstOrDefault();
            if (best is null || best.Count() < minimumCount)
            {
                break;
            }

            merges.Add(best.Key);
            if (!vocabulary.Contains(best.Key.First + best.Key.Second))
            {
                vocabulary.Add(best.Key.First + best.Key.Second);
            }

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

        return (vocabulary, merges);
    }

    // GPT-2's table: printable bytes are themselves, the others follow from U+0100 on.
    private static string Character(int value)
    {
        int[] others = [.. Enumerable.Range(0, 33), .. Enumerable.Range(127, 34), 173];
        int index = Array.IndexOf(others, value);
        return ((char)(index < 0 ? value : 256 + index)).ToString();
    }
}
