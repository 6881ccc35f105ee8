using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests.Simd;

public unsafe class RowMathTests
{
    private static readonly int[] Counts = [0, .. RandomArrays.EdgeLengths, 100, 257];

    [Fact]
    public void Reductions_EveryLength_HaveTheSameBitsAtEveryWidth()
    {
        foreach (int count in Counts)
        {
            float[] a = RandomArrays.Normal($"row/a/{count}", count, 3);
            float[] b = RandomArrays.Normal($"row/b/{count}", count);
            float[] expected = All<LanesScalar>(a, b);
            All<Lanes128>(a, b).ShouldHaveBitsOf(expected, $"128, {count}");
            All<Lanes256>(a, b).ShouldHaveBitsOf(expected, $"256, {count}");
            All<Lanes512>(a, b).ShouldHaveBitsOf(expected, $"512, {count}");
        }
    }

    [Fact]
    public void Reductions_EveryLength_AreNearTheirDefinitions()
    {
        foreach (int count in Counts)
        {
            float[] a = RandomArrays.Normal($"row/a/{count}", count, 3);
            float[] b = RandomArrays.Normal($"row/b/{count}", count);
            float[] actual = All<LanesScalar>(a, b);
            double[] exponentials = [.. a.Select(x => Math.Exp(x - 1.5))];
            actual[0].ShouldBe((float)a.Zip(b, (x, y) => (double)x * y).Sum(), 1e-4);
            actual[1].ShouldBe((float)a.Sum(x => (double)x), 1e-4);
            actual[2].ShouldBe(a.Length == 0 ? float.NegativeInfinity : a.Max());
            actual[3].ShouldBe((float)exponentials.Sum(), (1e-5 * exponentials.Sum()) + 1e-12);
            actual[4].ShouldBe(actual[3]);
            actual[5..(5 + count)].ShouldBeNear(exponentials, 1e-6, "exponentials in place");
            actual[(5 + count)..(5 + (2 * count))].ShouldBeNear([.. a.Select(x => x * 0.7)], 1e-7, "scaled");
            actual[(5 + (2 * count))..].ShouldBeNear([.. a.Zip(b, (x, y) => (double)x + y)], 1e-7, "added");
        }
    }

    /// <summary>Every function of <see cref="RowMath{TLanes}"/>, one after the other.</summary>
    private static float[] All<TLanes>(float[] a, float[] b)
        where TLanes : struct, ILanes<TLanes>
    {
        using GuardedMemory memory = new();
        float* x = memory.Copy(a);
        float* y = memory.Copy(b);
        float* exponentials = memory.Copy(a);
        float* scaled = memory.Empty(a.Length);
        float* sum = memory.Copy(b);
        RowMath<TLanes>.ScaleTo(x, 0.7f, scaled, a.Length);
        RowMath<TLanes>.AddTo(x, sum, a.Length);
        return
        [
            RowMath<TLanes>.Dot(x, y, a.Length),
            RowMath<TLanes>.Sum(x, a.Length),
            RowMath<TLanes>.Max(x, a.Length),
            RowMath<TLanes>.SumExp(x, 1.5f, a.Length),
            RowMath<TLanes>.ExpInPlace(exponentials, 1.5f, a.Length),
            .. memory.Read(exponentials),
            .. memory.Read(scaled),
            .. memory.Read(sum),
        ];
    }
}
