using System.Runtime.InteropServices;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Tokenizers.PreTokenizers;

namespace Plumbline.Models.Tokenizers.Training;

/// <summary>
/// Learns a byte-level BPE from text (Sennrich et al. 2016, algorithm 1, on bytes as in Radford et al. 2019): cut into words by GPT-2's pattern,
/// start from the 256 bytes, and merge again and again the adjacent pair that occurs most often.
/// </summary>
/// <remarks>
/// Deterministic: among pairs that occur equally often the one with the lowest ids, left first, is merged. Ids 0 to 255 are the bytes in the order
/// of their characters in GPT-2's alphabet, then come merged tokens in the order learned, then special tokens.
/// </remarks>
public static class BytePairTrainer
{
    /// <summary>Learns a tokenizer.</summary>
    /// <param name="texts">The texts; each is cut by itself.</param>
    /// <param name="options">Settings; validated.</param>
    /// <returns>
    /// The definition, with no prefix or suffix; of fewer tokens than asked for where the texts hold no further pair that occurs often enough.
    /// </returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static BpeTokenizerDefinition Train(IEnumerable<string> texts, BytePairTrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        MergeTable table = new(CountWords(texts));
        while (table.Vocabulary.Count + options.SpecialTokens.Count < options.VocabularySize && table.MergeBest(options.MinimumCount))
        {
        }

        int next = table.Vocabulary.Count;
        return new BpeTokenizerDefinition
        {
            Style = BpeStyle.ByteLevel,
            Vocabulary = table.Vocabulary,
            Merges = table.Merges,
            AddedTokens =
            [
                .. options.SpecialTokens.Select(content => new AddedToken
                {
                    Content = content,
                    Id = table.IdOf(content) ?? next++, // a text may have taught the very letters of a special token
                }),
            ],
        };
    }

    /// <summary>Every word of the texts, in the byte-level alphabet, with the number of its occurrences.</summary>
    internal static Dictionary<string, long> CountWords(IEnumerable<string> texts)
    {
        PreTokenizer splitter = PreTokenizer.Read(JsonView.Parse("""{"type":"ByteLevel","add_prefix_space":false}"""u8, "GPT-2's word pattern", "$"));
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        List<TextPiece> words = [];
        foreach (string text in texts)
        {
            words.Clear();
            splitter.Split(new TextPiece(text, AtStart: true), words);
            foreach (TextPiece word in words)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word.Text, out _)++;
            }
        }

        return counts;
    }
}
