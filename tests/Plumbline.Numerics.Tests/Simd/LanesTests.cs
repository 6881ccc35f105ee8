using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests.Simd;

/// <summary>The sixteen-lane contract: each operation gives the bits of scalar code at every width, emulated widths included.</summary>
public class LanesTests
{
    private const int Rounds = 200;
    private static readonly VectorWidth[] Widths = [VectorWidth.Scalar, VectorWidth.Vector128, VectorWidth.Vector256, VectorWidth.Vector512];

    public static TheoryData<LaneOperation> Operations => [.. Enum.GetValues<LaneOperation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_WildValues_HasTheSameBitsAtEveryWidth(LaneOperation operation)
    {
        for (int round = 0; round < Rounds; round++)
        {
            float[] a = operation == LaneOperation.PowerOfTwo ? Exponents(round) : RandomArrays.Wild($"{operation}/a/{round}", 16);
            float[] b = RandomArrays.Wild($"{operation}/b/{round}", 16);
            float[] c = RandomArrays.Wild($"{operation}/c/{round}", 16);
            float[] expected = LaneOperations.Apply(VectorWidth.Scalar, operation, a, b, c, round % 17);
            foreach (VectorWidth width in Widths)
            {
                LaneOperations.Apply(width, operation, a, b, c, round % 17).ShouldHaveBitsOf(expected, $"{operation} at {width}, round {round}");
            }
        }
    }

    // The scalar form itself, against arithmetic that everyone knows.
    [Fact]
    public void ScalarForm_EachLane_IsTheArithmeticOfFloats()
    {
        float[] a = RandomArrays.Wild("scalar/a", 16);
        float[] b = RandomArrays.Wild("scalar/b", 16);
        float[] c = RandomArrays.Wild("scalar/c", 16);
        Expect(LaneOperation.Add, i => a[i] + b[i]);
        Expect(LaneOperation.Subtract, i => a[i] - b[i]);
        Expect(LaneOperation.Multiply, i => a[i] * b[i]);
        Expect(LaneOperation.Divide, i => a[i] / b[i]);
        Expect(LaneOperation.FusedMultiplyAdd, i => MathF.FusedMultiplyAdd(a[i], b[i], c[i]));
        Expect(LaneOperation.Sqrt, i => MathF.Sqrt(a[i]));
        Expect(LaneOperation.SelectGreater, i => a[i] > b[i] ? c[i] : a[i]);
        Expect(LaneOperation.LaneMax, i => a[i] > b[i] ? a[i] : b[i]);
        Expect(LaneOperation.LoadAndStore, i => a[i]);
        Expect(LaneOperation.LoadPartial, i => i < 5 ? a[i] : 0f, 5);
        Expect(LaneOperation.LoadLowHalves, i => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(a[i]) << 16));
        Expect(LaneOperation.LoadHighHalves, i => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(a[i]) & 0xFFFF0000));
        Expect(LaneOperation.StorePartial, i => i < 5 ? a[i] : c[i], 5);
        Expect(LaneOperation.Create, _ => a[0]);
        Expect(LaneOperation.Zero, _ => 0f);

        void Expect(LaneOperation operation, Func<int, float> lane, int count = 16) =>
            LaneOperations.Apply(VectorWidth.Scalar, operation, a, b, c, count).ShouldHaveBitsOf([.. Enumerable.Range(0, 16).Select(lane)], operation.ToString());
    }

    [Fact]
    public void PowerOfTwo_EveryNormalExponent_IsExact()
    {
        for (int round = 0; round < 16; round++)
        {
            float[] exponents = Exponents(round);
            LaneOperations.Apply(VectorWidth.Scalar, LaneOperation.PowerOfTwo, exponents, exponents, exponents)
                .ShouldHaveBitsOf([.. exponents.Select(e => (float)Math.Pow(2, e))], "power of two");
        }
    }

    // With powers of two far apart every order of additions rounds differently, so the order is proved and not only the sum.
    [Fact]
    public void Sum_ValuesOfDifferentSizes_FollowsTheDocumentedTree()
    {
        for (int round = 0; round < Rounds; round++)
        {
            float[] x = [.. RandomArrays.Normal($"sum/{round}", 16).Select((v, i) => v * MathF.Pow(2, i * 7 % 16 * 2))];
            float[] eight = [.. Enumerable.Range(0, 8).Select(i => x[i] + x[i + 8])];
            float[] four = [.. Enumerable.Range(0, 4).Select(i => eight[i] + eight[i + 4])];
            float expected = (four[0] + four[2]) + (four[1] + four[3]);
            foreach (VectorWidth width in Widths)
            {
                LaneOperations.Apply(width, LaneOperation.Sum, x, x, x).ShouldHaveBitsOf([expected], width.ToString());
            }
        }
    }

    [Fact]
    public void Max_FiniteLanes_IsTheLargest()
    {
        for (int round = 0; round < Rounds; round++)
        {
            float[] x = RandomArrays.Normal($"max/{round}", 16);
            foreach (VectorWidth width in Widths)
            {
                LaneOperations.Apply(width, LaneOperation.Max, x, x, x).ShouldBe([x.Max()]);
            }
        }
    }

    [Fact]
    public void Width_EachImplementation_IsItsOwn()
    {
        (LanesScalar.Width, Lanes128.Width, Lanes256.Width, Lanes512.Width)
            .ShouldBe((VectorWidth.Scalar, VectorWidth.Vector128, VectorWidth.Vector256, VectorWidth.Vector512));
        LanesScalar.IsAccelerated.ShouldBeTrue();
        Lanes128.IsAccelerated.ShouldBe(System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated);
        Lanes256.IsAccelerated.ShouldBe(System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated);
        Lanes512.IsAccelerated.ShouldBe(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated);
    }

    private static float[] Exponents(int round) => [.. Enumerable.Range(0, 16).Select(i => (float)(-126 + (((round * 16) + i) % 254)))];
}
