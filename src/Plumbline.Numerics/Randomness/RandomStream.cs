using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Numerics.Randomness;

/// <summary>
/// A named, seekable stream of random numbers. Each number is a pure function of (seed, name, position), so a stream can be resumed by its
/// position alone and two streams never disturb each other. The function is Philox 4×32-10 (Salmon et al. 2011, "Parallel Random Numbers:
/// As Easy as 1, 2, 3"), keyed by a SHA-256 digest of seed and name.
/// </summary>
public sealed class RandomStream
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;
    private readonly uint _keyA;
    private readonly uint _keyB;
    private readonly ulong _salt;

    /// <summary>Opens a stream.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="name">What the numbers are for, such as "rollout/17/3". Different names give unrelated numbers.</param>
    /// <param name="position">Numbers already drawn; 0 for a fresh stream.</param>
    public RandomStream(ulong seed, string name, long position = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        Seed = seed;
        Name = name;
        Position = position;
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{name}"));
        _keyA = BitConverter.ToUInt32(digest, 0);
        _keyB = BitConverter.ToUInt32(digest, 4);
        _salt = BitConverter.ToUInt64(digest, 8);
    }

    /// <summary>Seed of the run.</summary>
    public ulong Seed { get; }

    /// <summary>What the numbers are for.</summary>
    public string Name { get; }

    /// <summary>Numbers drawn so far. Setting it seeks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public long Position
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>A stream of the same seed below this name.</summary>
    public RandomStream Child(string name) => new(Seed, $"{Name}/{name}");

    /// <summary>Sixty-four random bits.</summary>
    public ulong NextUInt64()
    {
        ulong counter = (ulong)Position++;
        (uint a, uint b, uint c, uint d) = ((uint)counter, (uint)(counter >> 32), (uint)_salt, (uint)(_salt >> 32));
        (uint keyA, uint keyB) = (_keyA, _keyB);
        for (int round = 0; round < 10; round++)
        {
            ulong productA = (ulong)MultiplierA * a;
            ulong productB = (ulong)MultiplierB * c;
            (a, b, c, d) = ((uint)(productB >> 32) ^ b ^ keyA, (uint)productB, (uint)(productA >> 32) ^ d ^ keyB, (uint)productA);
            keyA += WeylA;
            keyB += WeylB;
        }

        return ((ulong)b << 32) | a;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 to <paramref name="bound"/> − 1, without bias (Lemire 2019, with rejection).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong threshold = (0UL - (ulong)bound) % (ulong)bound;
        while (true)
        {
            ulong high = Math.BigMul(NextUInt64(), (ulong)bound, out ulong low);
            if (low >= threshold)
            {
                return (int)high;
            }
        }
    }

    /// <summary>Standard normal, by the Box–Muller transform; draws two numbers.</summary>
    public double NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Puts the items in random order (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Fills with normal numbers of the given standard deviation, for initial weights.</summary>
    public void FillGaussian(Span<float> target, double deviation)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (float)(NextGaussian() * deviation);
        }
    }
}
