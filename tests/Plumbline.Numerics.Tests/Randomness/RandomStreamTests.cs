using System.Security.Cryptography;
using System.Text;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Numerics.Tests.Randomness;

public class RandomStreamTests
{
    // Known answers of Random123 (kat_vectors): counter, key, result.
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8 })]
    [InlineData(
        new uint[] { 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF }, new uint[] { 0xFFFFFFFF, 0xFFFFFFFF }, new uint[] { 0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD })]
    [InlineData(
        new uint[] { 0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344 }, new uint[] { 0xA4093822, 0x299F31D0 }, new uint[] { 0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1 })]
    public void Philox_PublishedVectors_AreMet(uint[] counter, uint[] key, uint[] expected) => Philox.Generate(counter, key).ShouldBe(expected);

    [Theory]
    [InlineData(0UL, "")]
    [InlineData(42UL, "rollout/17/3")]
    [InlineData(ulong.MaxValue, "Straße")]
    public void NextUInt64_AnyPosition_IsPhiloxKeyedBySeedAndName(ulong seed, string name)
    {
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{name}"));
        uint[] words = [.. Enumerable.Range(0, 4).Select(i => BitConverter.ToUInt32(digest, 4 * i))];
        foreach (long position in new[] { 0, 1, 2, 0xFFFFFFFF, 0x100000000, long.MaxValue - 1 })
        {
            uint[] block = Philox.Generate([(uint)position, (uint)(position >> 32), words[2], words[3]], [words[0], words[1]]);
            new RandomStream(seed, name, position).NextUInt64().ShouldBe(block[0] | ((ulong)block[1] << 32));
        }
    }

    [Fact]
    public void Position_Seek_GivesTheSameNumbersAgain()
    {
        RandomStream stream = new(1, "seek");
        ulong[] first = [.. Enumerable.Range(0, 100).Select(_ => stream.NextUInt64())];
        stream.Position.ShouldBe(100);
        stream.Position = 40;
        Enumerable.Range(40, 60).ShouldAllBe(i => stream.NextUInt64() == first[i]);
        new RandomStream(1, "seek", 99).NextUInt64().ShouldBe(first[99]);
    }

    [Fact]
    public void Draws_OfEveryKind_ResumeFromThePositionAlone()
    {
        RandomStream stream = new(3, "resume");
        Draw(stream);
        RandomStream resumed = new(3, "resume", stream.Position);
        Draw(resumed).ShouldBe(Draw(stream));

        static double[] Draw(RandomStream random) => [random.NextGaussian(), random.NextInt(1000), random.NextDouble(), random.NextGaussian()];
    }

    // Two unrelated streams agree in a bit with probability 1/2: over 64,000 bits the count of equal bits has deviation 126.5, so that
    // 5 deviations happen by chance with probability 6e-7. The seeds are fixed, so the test cannot flicker.
    [Theory]
    [InlineData(1UL, "a", 1UL, "b")]
    [InlineData(1UL, "a", 2UL, "a")]
    [InlineData(1UL, "a", 1UL, "a/a")]
    [InlineData(1UL, "1", 11UL, "")]
    public void NextUInt64_OtherSeedOrName_IsUnrelated(ulong seed, string name, ulong otherSeed, string otherName)
    {
        RandomStream stream = new(seed, name);
        RandomStream other = new(otherSeed, otherName);
        int equal = Enumerable.Range(0, 1000).Sum(_ => 64 - System.Numerics.BitOperations.PopCount(stream.NextUInt64() ^ other.NextUInt64()));
        equal.ShouldBeInRange(32_000 - 633, 32_000 + 633);
    }

    [Fact]
    public void Child_Name_IsBelowItsParent()
    {
        RandomStream parent = new(5, "run", 17);
        parent.Child("step").NextUInt64().ShouldBe(new RandomStream(5, "run/step").NextUInt64());
        parent.Position.ShouldBe(17);
    }

    [Fact]
    public void NextDouble_ManyDraws_AreUniform()
    {
        RandomStream stream = new(11, "uniform");
        int[] cells = new int[100];
        for (int i = 0; i < 100_000; i++)
        {
            double value = stream.NextDouble();
            value.ShouldBeInRange(0, 1 - Math.Pow(2, -53));
            cells[(int)(value * 100)]++;
        }

        // 99 degrees of freedom: above 161 by chance with probability 8e-5; the seed is fixed.
        ChiSquare(cells, 1000).ShouldBeLessThan(161);
    }

    // A bound just above 2/3 of 2^31 shows the bias of the usual shortcuts (remainder of 31 bits) most clearly.
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1_431_655_766)]
    public void NextInt_ManyDraws_AreUnbiased(int bound)
    {
        RandomStream stream = new(12, $"int/{bound}");
        int cellCount = Math.Min(bound, 12);
        int[] cells = new int[cellCount];
        const int PerCell = 5000;
        for (int i = 0; i < PerCell * cellCount; i++)
        {
            int value = stream.NextInt(bound);
            value.ShouldBeInRange(0, bound - 1);
            cells[(int)((long)value * cellCount / bound)]++;
        }

        // Up to 11 degrees of freedom: above 37.4 by chance with probability 1e-4; the seed is fixed.
        ChiSquare(cells, PerCell).ShouldBeLessThan(37.4);
    }

    [Fact]
    public void NextInt_Bounds_AreChecked()
    {
        RandomStream stream = new(1, "bounds");
        Should.Throw<ArgumentOutOfRangeException>(() => stream.NextInt(0));
        Should.Throw<ArgumentOutOfRangeException>(() => stream.NextInt(-3));
        stream.NextInt(1).ShouldBe(0);
        stream.NextInt(int.MaxValue).ShouldBeInRange(0, int.MaxValue - 1);
        Should.Throw<ArgumentNullException>(() => new RandomStream(1, null!));
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomStream(1, "x", -1));
        Should.Throw<ArgumentOutOfRangeException>(() => stream.Position = -1);
    }

    [Fact]
    public void NextGaussian_ManyDraws_HaveTheMomentsAndTailsOfTheNormal()
    {
        const int Count = 100_000;
        float[] values = new float[Count];
        new RandomStream(13, "normal").FillGaussian(values, 2);

        // Each bound is 4.5 standard errors wide: 7e-6 by chance; the seed is fixed.
        values.Average(x => (double)x).ShouldBe(0, 4.5 * 2 / Math.Sqrt(Count));
        values.Average(x => (double)x * x).ShouldBe(4, 4.5 * 4 * Math.Sqrt(2.0 / Count));
        double tail = values.Count(x => Math.Abs(x) > 3.92) / (double)Count;
        tail.ShouldBe(0.05, 4.5 * Math.Sqrt(0.05 * 0.95 / Count));
    }

    [Fact]
    public void Shuffle_ManyTimes_GivesEveryOrderEquallyOften()
    {
        RandomStream stream = new(14, "shuffle");
        Dictionary<string, int> orders = [];
        for (int i = 0; i < 24_000; i++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            stream.Shuffle<char>(items);
            string order = new(items);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        // 23 degrees of freedom: above 57 by chance with probability 1e-4; the seed is fixed.
        orders.Count.ShouldBe(24);
        ChiSquare([.. orders.Values], 1000).ShouldBeLessThan(57);
    }

    private static double ChiSquare(int[] cells, double expected) => cells.Sum(count => (count - expected) * (count - expected) / expected);
}
