using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Normalization;

namespace Plumbline.Numerics.Tests.Normalization;

public unsafe class LayerNormTests
{
    // Larger than usual, because a row of one element has no variance: then only epsilon keeps the gradient small.
    private const float Epsilon = 1e-2f;

    public static TheoryData<int, int> Shapes => NormalizationShapes.All;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_EveryShape_MatchesTheReference(int rows, int columns)
    {
        NormalizationInputs inputs = new(rows, columns);
        using EveryProcessor processors = new();
        float[] actual = processors.Agree(processor => Forward(processor, inputs).Y, $"[{rows}, {columns}]");
        double[] expected = inputs.EachRow((x, _) => NormalizationReference.LayerNorm(x, inputs.WideGain, inputs.WideBias, Epsilon));
        actual.ShouldBeNear(expected, 4e-6, $"[{rows}, {columns}]");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Backward_EveryShape_MatchesTheReference(int rows, int columns)
    {
        NormalizationInputs inputs = new(rows, columns);
        using EveryProcessor processors = new();
        foreach (bool accumulate in new[] { false, true })
        {
            string what = $"[{rows}, {columns}], accumulate {accumulate}";
            float[] actual = processors.Agree(processor => Backward(processor, inputs, accumulate), what);
            double[] dx = inputs.EachRow((x, dy) => NormalizationReference.LayerNormGradient(x, inputs.WideGain, Epsilon, dy).Dx);
            double[] dgain = inputs.SumOverRows((x, dy) => NormalizationReference.LayerNormGradient(x, inputs.WideGain, Epsilon, dy).Dgain);
            double[] dbias = inputs.SumOverRows((_, dy) => dy);
            Near(0, inputs.PlusHeld(dx, accumulate), "dx");
            Near(dx.Length, inputs.PlusHeld(dgain, held: true), "dgain");
            Near(dx.Length + columns, inputs.PlusHeld(dbias, held: true), "dbias");

            void Near(int start, double[] expected, string name) =>
                actual[start..(start + expected.Length)].ShouldBeNear(expected, 5e-6, $"{what}, {name}", terms: 1);
        }
    }

    private static (float[] Y, float[] Mean, float[] Inverse) Forward(Processor processor, NormalizationInputs inputs)
    {
        using GuardedMemory memory = new();
        float* y = memory.Empty(inputs.X.Length);
        float* mean = memory.Empty(inputs.Rows);
        float* inverse = memory.Empty(inputs.Rows);
        processor.Backend.LayerNorm(
            memory.Copy(inputs.X), memory.Copy(inputs.Gain), memory.Copy(inputs.Bias), Epsilon, y, mean, inverse, inputs.Rows, inputs.Columns);
        return (memory.Read(y), memory.Read(mean), memory.Read(inverse));
    }

    private static float[] Backward(Processor processor, NormalizationInputs inputs, bool accumulate)
    {
        (_, float[] mean, float[] inverse) = Forward(processor, inputs);
        using GuardedMemory memory = new();
        float* dx = accumulate ? memory.Copy(inputs.Held.AsSpan(0, inputs.X.Length)) : memory.Empty(inputs.X.Length);
        float* dgain = memory.Copy(inputs.Held.AsSpan(0, inputs.Columns));
        float* dbias = memory.Copy(inputs.Held.AsSpan(0, inputs.Columns));
        processor.Backend.LayerNormBackward(
            memory.Copy(inputs.Dy), memory.Copy(inputs.X), memory.Copy(inputs.Gain), memory.Copy(mean), memory.Copy(inverse),
            dx, accumulate, dgain, dbias, inputs.Rows, inputs.Columns);
        return [.. memory.Read(dx), .. memory.Read(dgain), .. memory.Read(dbias)];
    }
}
