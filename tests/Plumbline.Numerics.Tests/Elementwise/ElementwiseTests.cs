using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Elementwise;

public unsafe class ElementwiseTests
{
    private const float Factor = -0.37f;

    /// <summary>Vector edges, and lengths around the chunks that threads share.</summary>
    public static TheoryData<int> Lengths => [0, .. RandomArrays.EdgeLengths, 8191, 8192, 8193, 16_384, 33_001];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AddAndScale_EveryLength_RoundOnce(int count)
    {
        float[] a = RandomArrays.Normal("a", count);
        float[] b = RandomArrays.Normal("b", count);
        using EveryProcessor processors = new();
        float[] actual = processors.Agree(processor => All(processor, a, b), $"{count}");
        actual[..count].ShouldHaveBitsOf([.. a.Zip(b, (x, y) => MathF.FusedMultiplyAdd(y, Factor, x))], "add");
        actual[count..(2 * count)].ShouldHaveBitsOf([.. a.Zip(b, (x, y) => MathF.FusedMultiplyAdd(y, Factor, x))], "add scaled");
        actual[(2 * count)..].ShouldHaveBitsOf([.. a.Select(x => x * Factor)], "scale");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SumOfSquares_EveryLength_IsTheSameOnEveryProcessor(int count)
    {
        float[] a = RandomArrays.Normal("a", count);
        double expected = a.Sum(x => (double)x * x);
        HashSet<double> results = [];
        using EveryProcessor processors = new();
        processors.Agree(
            processor =>
            {
                using GuardedMemory memory = new();
                results.Add(processor.Backend.SumOfSquares(memory.Copy(a), count));
                return [];
            },
            "");
        results.Count.ShouldBe(1);
        results.Single().ShouldBeInRange(expected * (1 - 1e-6), expected * (1 + 1e-6));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void SumOfSquares_OneValueNotFinite_IsNotFinite(float value)
    {
        using Processor processor = new();
        using GuardedMemory memory = new();
        float[] a = RandomArrays.Normal("a", 20_001);
        foreach (int place in new[] { 0, 15, 16, 8191, 8192, 20_000 })
        {
            float before = a[place];
            a[place] = value;
            double.IsFinite(processor.Backend.SumOfSquares(memory.Copy(a), a.Length)).ShouldBeFalse($"at {place}");
            a[place] = before;
        }

        double.IsFinite(processor.Backend.SumOfSquares(memory.Copy(a), a.Length)).ShouldBeTrue();
    }

    public static TheoryData<int, int> Shapes
    {
        get
        {
            TheoryData<int, int> shapes = new() { { 0, 3 }, { 400, 50 } };
            foreach (int columns in RandomArrays.EdgeLengths)
            {
                shapes.Add(7, columns);
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bias_EveryShape_AddsToRowsAndSumsThemInOrder(int rows, int columns)
    {
        float[] matrix = RandomArrays.Normal("matrix", rows * columns);
        float[] bias = RandomArrays.Normal("bias", columns);
        using EveryProcessor processors = new();
        float[] actual = processors.Agree(processor => Bias(processor, matrix, bias, rows), $"[{rows}, {columns}]");
        float[] sums = [.. bias];
        for (int i = 0; i < matrix.Length; i++)
        {
            sums[i % columns] += matrix[i];
        }

        actual[..matrix.Length].ShouldHaveBitsOf([.. matrix.Select((x, i) => x + bias[i % columns])], "bias");
        actual[matrix.Length..].ShouldHaveBitsOf(sums, "sums");
    }

    private static float[] All(Processor processor, float[] a, float[] b)
    {
        using GuardedMemory memory = new();
        float* sum = memory.Empty(a.Length);
        float* added = memory.Copy(a);
        float* scaled = memory.Copy(a);
        processor.Backend.Add(memory.Copy(a), memory.Copy(b), Factor, sum, a.Length);
        processor.Backend.AddScaled(memory.Copy(b), Factor, added, a.Length);
        processor.Backend.Scale(scaled, Factor, a.Length);
        return [.. memory.Read(sum), .. memory.Read(added), .. memory.Read(scaled)];
    }

    private static float[] Bias(Processor processor, float[] matrix, float[] bias, int rows)
    {
        using GuardedMemory memory = new();
        float* target = memory.Copy(matrix);
        float* sums = memory.Copy(bias);
        processor.Backend.AddBias(target, memory.Copy(bias), rows, bias.Length);
        processor.Backend.SumRows(memory.Copy(matrix), sums, rows, bias.Length);
        return [.. memory.Read(target), .. memory.Read(sums)];
    }
}
