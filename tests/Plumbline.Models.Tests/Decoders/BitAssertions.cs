namespace Plumbline.Models.Tests.Decoders;

/// <summary>Comparison of floats bit for bit: zeros of different sign differ, and so do the last bits of anything.</summary>
internal static class BitAssertions
{
    public static void ShouldHaveBitsOf(this ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, string what = "")
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (int i = 0; i < actual.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(actual[i]) != BitConverter.SingleToInt32Bits(expected[i]))
            {
                Assert.Fail($"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R}");
            }
        }
    }

    public static void ShouldHaveBitsOf(this float[] actual, ReadOnlySpan<float> expected, string what = "") =>
        ((ReadOnlySpan<float>)actual).ShouldHaveBitsOf(expected, what);
}
