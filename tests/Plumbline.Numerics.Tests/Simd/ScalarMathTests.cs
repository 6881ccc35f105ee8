using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests.Simd;

public class ScalarMathTests
{
    [Fact]
    public void Log_FloatsOfEverySize_RoundsAsTheLibraryDoes()
    {
        // The two logarithms agree to about 1e-16, so their roundings to float can differ only on a tie; allow one unit there.
        for (uint bits = 1; bits < 0x7F800000; bits += 9973)
        {
            float x = BitConverter.UInt32BitsToSingle(bits);
            double expected = Math.Log(x);
            Math.Abs(ScalarMath.Log(x) - expected).ShouldBeLessThanOrEqualTo(4e-16 * Math.Max(1, Math.Abs(expected)), $"ln {x:R}");
        }
    }

    [Fact]
    public void Log_NearOne_KeepsItsRelativePrecision()
    {
        for (int i = 1; i <= 2000; i++)
        {
            double x = 1 + ((i - 1000) * 1e-6);
            Math.Abs(ScalarMath.Log(x) - Math.Log(x)).ShouldBeLessThanOrEqualTo(1e-15 * Math.Abs(Math.Log(x)), $"ln {x:R}");
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_SpecialArgument_IsExact(double x, double expected) => ScalarMath.Log(x).ShouldBe(expected);

    [Fact]
    public void Log_SubnormalDouble_IsRight() => ScalarMath.Log(double.Epsilon).ShouldBe(Math.Log(double.Epsilon), 1e-10);
}
