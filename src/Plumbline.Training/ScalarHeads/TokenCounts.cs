using Plumbline.Statistics;

namespace Plumbline.Training.ScalarHeads;

/// <summary>
/// Which tokens and runs of neighbouring tokens a reply holds, as features of a linear model: log(1 + count) each, in buckets by hash (Weinberger et al. 2009,
/// "Feature hashing for large scale multitask learning", without its signs).
/// </summary>
public static class TokenCounts
{
    /// <summary>The features of a reply.</summary>
    /// <param name="reply">Its tokens.</param>
    /// <param name="longestRun">Tokens of the longest run that counts, at least 1; 1 counts single tokens alone.</param>
    /// <param name="bits">Two to the power of this is the number of buckets, 8 to 24.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static SparseRow Of(ReadOnlySpan<int> reply, int longestRun, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longestRun, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 24);
        Dictionary<int, int> counts = [];
        for (int start = 0; start < reply.Length; start++)
        {
            ulong hash = 0;
            for (int length = 1; length <= longestRun && start + length <= reply.Length; length++)
            {
                hash = Mix(hash + (ulong)(uint)reply[start + length - 1] + 1);
                int bucket = (int)(hash >> (64 - bits));
                counts[bucket] = counts.GetValueOrDefault(bucket) + 1;
            }
        }

        return new SparseRow([.. counts.Keys], [.. counts.Values.Select(count => Math.Log(1 + count))]);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input moves every bit of the output.</summary>
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
