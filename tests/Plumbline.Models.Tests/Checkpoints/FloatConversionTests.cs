using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tests.Checkpoints;

public class FloatConversionTests
{
    [Theory]
    [InlineData(TensorType.Float16)]
    [InlineData(TensorType.BFloat16)]
    public void DecodeThenEncode_EveryBitPattern_ReturnsIt(TensorType type)
    {
        byte[] all = new byte[2 * 65_536];
        for (int bits = 0; bits < 65_536; bits++)
        {
            BitConverter.TryWriteBytes(all.AsSpan(2 * bits), (ushort)bits).ShouldBeTrue();
        }

        float[] values = new float[65_536];
        FloatConversion.Decode(type, all, values);
        byte[] again = new byte[all.Length];
        FloatConversion.Encode(type, values, again).ShouldBe(-1);

        for (int bits = 0; bits < 65_536; bits++)
        {
            if (float.IsNaN(values[bits]))
            {
                float.IsNaN(DecodeOne(type, again.AsSpan(2 * bits, 2))).ShouldBeTrue();
            }
            else
            {
                BitConverter.ToUInt16(again, 2 * bits).ShouldBe((ushort)bits);
            }
        }
    }

    [Fact]
    public void DecodeFloat16_EveryFiniteBitPattern_IsTheFormulaOfTheStandard()
    {
        for (int bits = 0; bits < 65_536; bits++)
        {
            int exponent = (bits >> 10) & 31, fraction = bits & 1023;
            if (exponent == 31)
            {
                continue;
            }

            double magnitude = exponent == 0 ? fraction * Math.Pow(2, -24) : (1024 + fraction) * Math.Pow(2, exponent - 25);
            DecodeOne(TensorType.Float16, BitConverter.GetBytes((ushort)bits)).ShouldBe((float)(bits >= 0x8000 ? -magnitude : magnitude));
        }
    }

    [Theory]
    [InlineData(0x3F800000u, 0x3F80)] // 1
    [InlineData(0x3F807FFFu, 0x3F80)] // just below half a step
    [InlineData(0x3F808000u, 0x3F80)] // a tie, down to even
    [InlineData(0x3F808001u, 0x3F81)]
    [InlineData(0x3F818000u, 0x3F82)] // a tie, up to even
    [InlineData(0xBF818000u, 0xBF82)]
    [InlineData(0x00000001u, 0x0000)]
    [InlineData(0x00008001u, 0x0001)] // into the subnormals
    [InlineData(0x7F800000u, 0x7F80)] // infinity
    [InlineData(0x7F800001u, 0x7FC0)] // a NaN stays one
    [InlineData(0xFFFFFFFFu, 0xFFFF)]
    public void EncodeBFloat16_Single_RoundsToNearestEven(uint single, int expected) =>
        FloatConversion.SingleToBFloat16(BitConverter.UInt32BitsToSingle(single)).ShouldBe((ushort)expected);

    [Fact]
    public void EncodeFloat16_Ties_GoToEven()
    {
        byte[] bytes = new byte[6];
        FloatConversion.Encode(TensorType.Float16, [2049f, 2051f, 2049.01f], bytes).ShouldBe(-1);

        DecodeOne(TensorType.Float16, bytes.AsSpan(0, 2)).ShouldBe(2048f);
        DecodeOne(TensorType.Float16, bytes.AsSpan(2, 2)).ShouldBe(2052f);
        DecodeOne(TensorType.Float16, bytes.AsSpan(4, 2)).ShouldBe(2050f);
    }

    [Fact]
    public void Encode_FiniteValueThatOverflows_IsReported()
    {
        FloatConversion.Encode(TensorType.Float16, [1f, 65504f, 65519f, 65520f], new byte[8]).ShouldBe(3);
        FloatConversion.Encode(TensorType.Float16, [float.PositiveInfinity, float.NaN], new byte[4]).ShouldBe(-1);
        FloatConversion.Encode(TensorType.BFloat16, [float.MaxValue], new byte[2]).ShouldBe(0);
    }

    private static float DecodeOne(TensorType type, ReadOnlySpan<byte> bytes)
    {
        float[] one = new float[1];
        FloatConversion.Decode(type, bytes, one);
        return one[0];
    }
}
