using System.Runtime.InteropServices;

namespace Plumbline.Models.Tokenizers.Training;

/// <summary>
/// The words of a corpus as they are while merges are learned, and how often each adjacent pair occurs. A merge touches only the words that hold
/// its pair.
/// </summary>
internal sealed class MergeTable
{
    private readonly List<string> _vocabulary = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(string Left, string Right)> _merges = [];
    private readonly List<Word> _words = [];
    private readonly Dictionary<(int Left, int Right), long> _counts = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];

    // Holds an entry with the present count of every pair, and out-of-date ones, which are known by their counts and thrown away.
    private readonly PriorityQueue<(int Left, int Right), (long MinusCount, int Left, int Right)> _queue = new();

    /// <param name="words">Words in the byte-level alphabet with their numbers of occurrences.</param>
    public MergeTable(IReadOnlyDictionary<string, long> words)
    {
        foreach (char character in Enumerable.Range(0, 256).Select(value => ByteLevelAlphabet.CharacterOf((byte)value)).Order())
        {
            AddToken(character.ToString());
        }

        HashSet<(int Left, int Right)> seen = [];
        foreach ((string text, long count) in words)
        {
            _words.Add(new Word([.. text.Select(character => _ids[character.ToString()])], count));
            Count(_words.Count - 1, sign: 1, seen);
        }

        Enqueue(seen);
    }

    /// <summary>Spelling of every token; the index is the id.</summary>
    public IReadOnlyList<string> Vocabulary => _vocabulary;

    /// <summary>Merges so far.</summary>
    public IReadOnlyList<(string Left, string Right)> Merges => _merges;

    /// <summary>The id of a spelling, or null.</summary>
    public int? IdOf(string token) => _ids.TryGetValue(token, out int id) ? id : null;

    /// <summary>Merges the pair that occurs most often, everywhere; false, and nothing is done, where none occurs often enough.</summary>
    public bool MergeBest(long minimumCount)
    {
        while (_queue.TryDequeue(out (int Left, int Right) pair, out (long MinusCount, int, int) priority))
        {
            if (_counts.GetValueOrDefault(pair) != -priority.MinusCount)
            {
                continue;
            }

            if (-priority.MinusCount < minimumCount)
            {
                return false;
            }

            Merge(pair);
            return true;
        }

        return false;
    }

    private void Merge((int Left, int Right) pair)
    {
        // Two pairs may spell the same token ("a" + "aa", "aa" + "a"); it exists once.
        int merged = AddToken(_vocabulary[pair.Left] + _vocabulary[pair.Right]);
        _merges.Add((_vocabulary[pair.Left], _vocabulary[pair.Right]));
        HashSet<(int Left, int Right)> changed = [];
        foreach (int index in _places[pair].ToArray())
        {
            Count(index, sign: -1, changed);
            Replace(_words[index].Tokens, pair, merged);
            Count(index, sign: 1, changed);
        }

        Enqueue(changed);
    }

    // Left to right, as encoding does.
    private static void Replace(List<int> tokens, (int Left, int Right) pair, int merged)
    {
        int kept = 0;
        for (int i = 0; i < tokens.Count; i++, kept++)
        {
            bool match = i + 1 < tokens.Count && tokens[i] == pair.Left && tokens[i + 1] == pair.Right;
            tokens[kept] = match ? merged : tokens[i];
            i += match ? 1 : 0;
        }

        tokens.RemoveRange(kept, tokens.Count - kept);
    }

    private void Count(int index, int sign, HashSet<(int Left, int Right)> changed)
    {
        Word word = _words[index];
        for (int i = 0; i + 1 < word.Tokens.Count; i++)
        {
            (int Left, int Right) pair = (word.Tokens[i], word.Tokens[i + 1]);
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, pair, out _) += sign * word.Count;
            ref HashSet<int>? places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, pair, out _);
            places ??= [];
            _ = sign > 0 ? places.Add(index) : places.Remove(index);
            changed.Add(pair);
        }
    }

    private void Enqueue(IEnumerable<(int Left, int Right)> changed)
    {
        foreach ((int Left, int Right) pair in changed)
        {
            if (_counts[pair] > 0)
            {
                _queue.Enqueue(pair, (-_counts[pair], pair.Left, pair.Right));
            }
        }
    }

    private int AddToken(string token)
    {
        if (_ids.TryAdd(token, _vocabulary.Count))
        {
            _vocabulary.Add(token);
        }

        return _ids[token];
    }

    private sealed record Word(List<int> Tokens, long Count);
}
