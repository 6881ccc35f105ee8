using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests.Simd;

/// <summary>Accuracy of the elementary functions. That all widths agree is tested in <see cref="LanesTests"/>, so scalar lanes suffice here.</summary>
public class LanesMathTests
{
    private const float SmallestArgument = -87.33654f;
    private const float LargestArgument = 88.72283f;

    [Fact]
    public void Exp_WholeRange_IsWithinTwoUnitsInTheLastPlace()
    {
        double worst = 0;
        foreach (float x in Arguments(SmallestArgument, LargestArgument, 200_000))
        {
            double expected = Math.Exp(x);
            double unit = MathF.BitIncrement((float)expected) - (double)(float)expected;
            worst = Math.Max(worst, double.IsFinite(unit) ? Math.Abs(LanesMath.Exp(x) - expected) / unit : 0);
        }

        worst.ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(-1e-30f, 1f)]
    [InlineData(-87.4f, 0f)]
    [InlineData(-1e30f, 0f)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(88.73f, float.PositiveInfinity)]
    [InlineData(1e30f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.Epsilon, 1f)]
    public void Exp_SpecialArgument_IsExact(float x, float expected) =>
        new[] { LanesMath.Exp(x) }.ShouldHaveBitsOf([expected], "exp");

    [Fact]
    public void Exp_BothEndsOfTheRange_AreFiniteAndNormal()
    {
        LanesMath.Exp(SmallestArgument).ShouldBeGreaterThanOrEqualTo(1.17549435e-38f);
        LanesMath.Exp(LargestArgument).ShouldBeLessThan(float.PositiveInfinity);
        LanesMath.Exp(MathF.BitDecrement(SmallestArgument)).ShouldBe(0f);
        LanesMath.Exp(MathF.BitIncrement(LargestArgument)).ShouldBe(float.PositiveInfinity);
    }

    [Fact]
    public void Exp_GrowingArgument_FallsByRoundingAlone()
    {
        float before = 0f;
        foreach (float x in Arguments(-30, 30, 50_000))
        {
            float value = LanesMath.Exp(x);
            value.ShouldBeGreaterThanOrEqualTo(before * (1 - 2.5e-7f));
            before = value;
        }
    }

    [Fact]
    public void SigmoidAndTanh_WholeRange_AreWithinFloatRounding()
    {
        foreach (float[] x in Arguments(-100, 100, 40_000).Chunk(16).Where(chunk => chunk.Length == 16))
        {
            LaneOperations.Apply(VectorWidth.Scalar, LaneOperation.Sigmoid, x, x, x)
                .ShouldBeWithin([.. x.Select(v => 1 / (1 + Math.Exp(-(double)v)))], 2e-7, "sigmoid");
            LaneOperations.Apply(VectorWidth.Scalar, LaneOperation.Tanh, x, x, x)
                .ShouldBeWithin([.. x.Select(v => Math.Tanh(v))], 2.5e-7, "tanh");
        }
    }

    private static IEnumerable<float> Arguments(float from, float to, int count)
    {
        for (int i = 0; i <= count; i++)
        {
            yield return (float)Math.Clamp(from + ((to - (double)from) * i / count), from, to);
        }
    }
}

file static class AbsoluteError
{
    public static void ShouldBeWithin(this float[] actual, double[] expected, double error, string what)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            Math.Abs(actual[i] - expected[i]).ShouldBeLessThanOrEqualTo(error, what);
        }
    }
}
