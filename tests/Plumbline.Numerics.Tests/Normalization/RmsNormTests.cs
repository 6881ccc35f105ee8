using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Normalization;

namespace Plumbline.Numerics.Tests.Normalization;

public unsafe class RmsNormTests
{
    private const float Epsilon = 1e-5f;

    public static TheoryData<int, int> Shapes => NormalizationShapes.All;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_EveryShape_MatchesTheReference(int rows, int columns)
    {
        NormalizationInputs inputs = new(rows, columns);
        using EveryProcessor processors = new();
        float[] actual = processors.Agree(processor => Forward(processor, inputs, out _), $"[{rows}, {columns}]");
        double[] expected = inputs.EachRow((x, _) => NormalizationReference.RmsNorm(x, inputs.WideGain, Epsilon));
        actual.ShouldBeNear(expected, 2e-6, $"[{rows}, {columns}]");
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
            double[] dx = inputs.EachRow((x, dy) => NormalizationReference.RmsNormGradient(x, inputs.WideGain, Epsilon, dy).Dx);
            double[] dgain = inputs.SumOverRows((x, dy) => NormalizationReference.RmsNormGradient(x, inputs.WideGain, Epsilon, dy).Dgain);
            actual[..dx.Length].ShouldBeNear(inputs.PlusHeld(dx, accumulate), 5e-6, what + ", dx", terms: 1);
            actual[dx.Length..].ShouldBeNear(inputs.PlusHeld(dgain, held: true), 5e-6, what + ", dgain", terms: 1);
        }
    }

    private static float[] Forward(Processor processor, NormalizationInputs inputs, out float[] inverse)
    {
        using GuardedMemory memory = new();
        float* y = memory.Empty(inputs.X.Length);
        float* inverses = memory.Empty(inputs.Rows);
        processor.Backend.RmsNorm(memory.Copy(inputs.X), memory.Copy(inputs.Gain), Epsilon, y, inverses, inputs.Rows, inputs.Columns);
        inverse = memory.Read(inverses);
        return memory.Read(y);
    }

    private static float[] Backward(Processor processor, NormalizationInputs inputs, bool accumulate)
    {
        Forward(processor, inputs, out float[] inverse);
        using GuardedMemory memory = new();
        float* dx = accumulate ? memory.Copy(inputs.Held.AsSpan(0, inputs.X.Length)) : memory.Empty(inputs.X.Length);
        float* dgain = memory.Copy(inputs.Held.AsSpan(0, inputs.Columns));
        processor.Backend.RmsNormBackward(
            memory.Copy(inputs.Dy), memory.Copy(inputs.X), memory.Copy(inputs.Gain), memory.Copy(inverse), dx, accumulate, dgain, inputs.Rows, inputs.Columns);
        return [.. memory.Read(dx), .. memory.Read(dgain)];
    }
}
