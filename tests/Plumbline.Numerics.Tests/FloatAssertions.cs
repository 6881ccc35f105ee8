namespace Plumbline.Numerics.Tests;

/// <summary>Comparisons of float arrays, to the bit or within a tolerance.</summary>
internal static class FloatAssertions
{
    /// <summary>Same length and same bits; any NaN equals any other, because sign and payload of a NaN are not part of the contract.</summary>
    public static void ShouldHaveBitsOf(this ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (int i = 0; i < actual.Length; i++)
        {
            if (Bits(actual[i]) != Bits(expected[i]))
            {
                throw new ShouldAssertException($"{what}: element {i} is {actual[i]:R} (0x{Bits(actual[i]):X8}), expected {expected[i]:R} (0x{Bits(expected[i]):X8})");
            }
        }
    }

    /// <summary>
    /// max |actual − expected| ≤ tolerance · max(|expected|, <paramref name="terms"/>). The tolerance is relative to the largest element,
    /// because rounding is; where large terms cancel it is relative to those.
    /// </summary>
    public static void ShouldBeNear(this ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double tolerance, string what, double terms = 1e-30)
    {
        actual.Length.ShouldBe(expected.Length, what);
        double scale = terms;
        foreach (double value in expected)
        {
            scale = Math.Max(scale, Math.Abs(value));
        }

        for (int i = 0; i < actual.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance * scale))
            {
                throw new ShouldAssertException($"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R} within {tolerance} of {scale:R}");
            }
        }
    }

    private static uint Bits(float value) => float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToUInt32Bits(value);
}
