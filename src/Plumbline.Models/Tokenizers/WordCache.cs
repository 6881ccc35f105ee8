using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Models.Tokenizers;

/// <summary>
/// Remembers the ids of short words. It fills up once and then stays: frequent words come early, and nothing needs evicting.
/// </summary>
internal sealed class WordCache
{
    private const int MaxWords = 10_000;
    private const int LongestWord = 64;
    private readonly ConcurrentDictionary<string, int[]> _words = [];
    private int _count;

    public bool TryGet(string word, [NotNullWhen(true)] out int[]? ids) => _words.TryGetValue(word, out ids);

    public void Add(string word, ReadOnlySpan<int> ids)
    {
        if (word.Length <= LongestWord && Volatile.Read(ref _count) < MaxWords && _words.TryAdd(word, ids.ToArray()))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
