using System.Globalization;
using System.Text;

namespace Plumbline.Models.Tokenizers;

/// <summary>
/// Byte-pair encoding of one word (Sennrich et al. 2016): start from characters, and merge again and again the adjacent pair that was
/// learned first, leftmost where several are equal. O(n log n) in the length of the word.
/// </summary>
/// <remarks>
/// A character outside the vocabulary becomes its bytes (<c>&lt;0xE2&gt;</c>) with byte fallback, else the unknown token, else nothing;
/// so does the reference implementation.
/// </remarks>
internal sealed class BytePairEncoding
{
    private readonly Dictionary<string, int> _vocabulary;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<(int Left, int Right), (int Rank, int Merged)> _merges;
    private readonly int[]? _byteTokens;
    private readonly BytePairOptions _options;

    /// <param name="vocabulary">Ids by token text.</param>
    /// <param name="merges">Rank (lower first) and result of each pair of ids.</param>
    /// <param name="options">The rest of the model.</param>
    public BytePairEncoding(
        Dictionary<string, int> vocabulary,
        Dictionary<(int Left, int Right), (int Rank, int Merged)> merges,
        BytePairOptions options)
    {
        _vocabulary = vocabulary;
        _lookup = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        _merges = merges;
        _options = options;
        if (options.ByteFallback)
        {
            _byteTokens = new int[256];
            for (int value = 0; value < 256; value++)
            {
                _byteTokens[value] = vocabulary.GetValueOrDefault(ByteToken((byte)value), -1);
            }
        }
    }

    public IReadOnlyDictionary<string, int> Vocabulary => _vocabulary;

    /// <summary>How a vocabulary with byte fallback spells a byte.</summary>
    public static string ByteToken(byte value) => string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>");

    /// <summary>The byte that <paramref name="token"/> spells, or null.</summary>
    public static byte? ByteOf(string token) =>
        token.Length == 6
        && token.StartsWith("<0x", StringComparison.Ordinal)
        && token[5] == '>'
        && char.IsAsciiHexDigit(token[3])
        && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value)
            ? value
            : null;

    /// <summary>Appends the ids of <paramref name="word"/>.</summary>
    public void Encode(string word, List<int> ids)
    {
        if (_options.IgnoreMerges && _vocabulary.TryGetValue(word, out int whole))
        {
            ids.Add(whole);
            return;
        }

        List<int> symbols = Symbols(word);
        Merge(symbols);
        ids.AddRange(symbols);
    }

    private List<int> Symbols(string word)
    {
        List<int> symbols = new(word.Length);
        bool unknownPending = false;
        Span<byte> utf8 = stackalloc byte[4];
        int at = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            ReadOnlySpan<char> character = word.AsSpan(at, rune.Utf16SequenceLength);
            at += character.Length;
            if (_lookup.TryGetValue(character, out int id))
            {
                FlushUnknown();
                symbols.Add(id);
                continue;
            }

            ReadOnlySpan<byte> bytes = utf8[..rune.EncodeToUtf8(utf8)];
            if (HasByteTokens(bytes))
            {
                foreach (byte value in bytes)
                {
                    symbols.Add(_byteTokens![value]);
                }
            }
            else if (_options.UnknownTokenId is not null)
            {
                if (!_options.FuseUnknown)
                {
                    FlushUnknown();
                }

                unknownPending = true;
            }
        }

        FlushUnknown();
        return symbols;

        void FlushUnknown()
        {
            if (unknownPending)
            {
                symbols.Add(_options.UnknownTokenId!.Value);
                unknownPending = false;
            }
        }
    }

    private bool HasByteTokens(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (_byteTokens is null || _byteTokens[value] < 0)
            {
                return false;
            }
        }

        return true;
    }

    // Symbols form a linked list by index. The queue may hold pairs that no longer stand there; they are recognised when they come up,
    // because a pair's text, and so its merged id, never comes back at the same place.
    private void Merge(List<int> symbols)
    {
        int count = symbols.Count;
        int[] next = new int[count];
        int[] previous = new int[count];
        PriorityQueue<(int At, int Merged), long> queue = new(count);
        for (int i = 0; i < count; i++)
        {
            next[i] = i + 1 < count ? i + 1 : -1;
            previous[i] = i - 1;
            Offer(i);
        }

        while (queue.TryDequeue(out (int At, int Merged) pair, out _))
        {
            int left = pair.At;
            if (symbols[left] < 0
                || next[left] < 0
                || !_merges.TryGetValue((symbols[left], symbols[next[left]]), out (int Rank, int Merged) merge)
                || merge.Merged != pair.Merged)
            {
                continue;
            }

            int right = next[left];
            symbols[left] = merge.Merged;
            symbols[right] = -1;
            next[left] = next[right];
            if (next[right] >= 0)
            {
                previous[next[right]] = left;
            }

            Offer(left);
            if (previous[left] >= 0)
            {
                Offer(previous[left]);
            }
        }

        symbols.RemoveAll(id => id < 0);

        void Offer(int at)
        {
            if (next[at] >= 0 && _merges.TryGetValue((symbols[at], symbols[next[at]]), out (int Rank, int Merged) merge))
            {
                queue.Enqueue((at, merge.Merged), ((long)merge.Rank << 32) | (uint)at);
            }
        }
    }
}

/// <summary>What a <see cref="BytePairEncoding"/> does beyond merging.</summary>
/// <param name="UnknownTokenId">Stands for characters outside the vocabulary; null: they vanish.</param>
/// <param name="FuseUnknown">Whether unknown characters in a row become one token.</param>
/// <param name="ByteFallback">Whether a character outside the vocabulary becomes its bytes.</param>
/// <param name="IgnoreMerges">Whether a word that is itself a token is taken as it is.</param>
internal sealed record BytePairOptions(int? UnknownTokenId, bool FuseUnknown, bool ByteFallback, bool IgnoreMerges);
