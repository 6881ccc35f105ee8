using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Rotary;

namespace Plumbline.Numerics.Tests.Rotary;

public unsafe class RotaryTests
{
    private const double Theta = 10_000;

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(3, 2, 8)]
    [InlineData(5, 3, 14)]
    [InlineData(4, 2, 16)]
    [InlineData(7, 1, 30)]
    [InlineData(6, 2, 32)]
    [InlineData(9, 3, 40)]
    [InlineData(8, 4, 62)]
    [InlineData(2, 2, 64)]
    [InlineData(100, 4, 66)]
    public void Rotate_EveryHeadSize_MatchesTheReference(int rows, int heads, int headSize)
    {
        float[] x = RandomArrays.Normal($"rotary/{headSize}", rows * heads * headSize);
        int[] positions = RandomArrays.Indices("rotary", rows, 2048);
        using EveryProcessor processors = new();
        float[] turned = processors.Agree(processor => Rotate(processor, x, positions, heads, headSize, 1f), $"{headSize} forwards");
        double[] expected =
        [
            .. Enumerable.Range(0, rows * heads).SelectMany(head =>
                RotaryReference.Rotate(RandomArrays.ToDouble(x.AsSpan(head * headSize, headSize)), positions[head / heads], Theta)),
        ];
        turned.ShouldBeNear(expected, 3e-7, $"{headSize}");

        float[] back = processors.Agree(processor => Rotate(processor, turned, positions, heads, headSize, -1f), $"{headSize} backwards");
        back.ShouldBeNear(RandomArrays.ToDouble(x), 6e-7, $"{headSize} there and back");
    }

    [Fact]
    public void Rotate_PositionZero_ChangesNothing()
    {
        using Processor processor = new();
        float[] x = RandomArrays.Normal("rotary/zero", 2 * 32);
        Rotate(processor, x, [0], 2, 32, 1f).ShouldBe(x);
    }

    [Fact]
    public void Frequencies_HeadSize_AreThePowersOfTheta() =>
        RotaryTable.Frequencies(8, 10_000).ShouldBe([1, 0.1, 0.01, 0.001], 1e-15);

    [Fact]
    public void Table_FarPosition_TakesTheAngleInDouble()
    {
        using RotaryTable table = new(RotaryTable.Frequencies(16, 1e6), 4096);
        table.HeadSize.ShouldBe(16);
        table.PositionCount.ShouldBe(4096);
        table.Cosines[(4095 * 8) + 1].ShouldBe((float)Math.Cos(4095 * Math.Pow(1e6, -0.125)));
        table.Sines[(4095 * 8) + 1].ShouldBe((float)Math.Sin(4095 * Math.Pow(1e6, -0.125)));
    }

    [Fact]
    public void Table_SizesThatMakeNoSense_AreRefused()
    {
        Should.Throw<ArgumentException>(() => RotaryTable.Frequencies(7, 10_000)).Message.ShouldContain("7");
        Should.Throw<ArgumentException>(() => RotaryTable.Frequencies(0, 10_000));
        Should.Throw<ArgumentException>(() => new RotaryTable([], 4));
        Should.Throw<ArgumentException>(() => new RotaryTable([1.0], -1));
    }

    private static float[] Rotate(Processor processor, float[] x, int[] positions, int heads, int headSize, float direction)
    {
        using GuardedMemory memory = new();
        using RotaryTable table = new(RotaryTable.Frequencies(headSize, Theta), 2048);
        float* values = memory.Copy(x);
        processor.Backend.Rotate(values, memory.Copy(positions), table.Cosines, table.Sines, direction, positions.Length, heads, headSize);
        return memory.Read(values);
    }
}
