using System.Text;

namespace Plumbline.Evaluation.Suites;

/// <summary>Random numbers that hang on a seed and a name alone: whatever order samples come in, each draws the same.</summary>
public static class SeededHash
{
    /// <summary>64 well-mixed bits: FNV-1a over the name's UTF-8, then the finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    public static ulong Of(ulong seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = 14695981039346656037UL ^ Mix(seed);
        foreach (byte value in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ value) * 1099511628211UL;
        }

        return Mix(hash);
    }

    /// <summary>A number at or above 0 and below 1.</summary>
    public static double Unit(ulong seed, string name) => (Of(seed, name) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number at or above 0 and below <paramref name="count"/>.</summary>
    public static int Below(ulong seed, string name, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)(((UInt128)Of(seed, name) * (ulong)count) >> 64);
    }

    /// <summary>A random order of the items.</summary>
    public static IReadOnlyList<T> Shuffle<T>(ulong seed, string name, IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return [.. items.Select((item, index) => (item, index)).OrderBy(pair => Of(seed, $"{name}/{pair.index}")).ThenBy(pair => pair.index).Select(pair => pair.item)];
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
