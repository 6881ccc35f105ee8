using Plumbline.Numerics.Activations;
using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Activations;

public unsafe class ActivationTests
{
    /// <summary>Vector edges, and a length that several threads share.</summary>
    public static TheoryData<int> Lengths => [0, .. RandomArrays.EdgeLengths, 40_003];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SwiGlu_EveryLength_MatchesTheReference(int count)
    {
        (float[] gate, float[] up, float[] dy) = (Values("gate", count), RandomArrays.Normal("up", count), RandomArrays.Normal("dy", count));
        using EveryProcessor processors = new();
        float[] actual = processors.Agree(processor => SwiGlu(processor, gate, up, dy), $"{count}");
        Near(actual, 0, count, i => ActivationReference.SwiGlu(gate[i], up[i]));
        Near(actual, 1, count, i => dy[i] * ActivationReference.SwiGluGradient(gate[i], up[i]).Gate);
        Near(actual, 2, count, i => dy[i] * ActivationReference.SwiGluGradient(gate[i], up[i]).Up);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Gelu_EveryLength_MatchesTheReference(int count)
    {
        (float[] x, float[] dy) = (Values("x", count), RandomArrays.Normal("dy", count));
        using EveryProcessor processors = new();
        float[] actual = processors.Agree(processor => Gelu(processor, x, dy), $"{count}");
        Near(actual, 0, count, i => ActivationReference.Gelu(x[i]));
        Near(actual, 1, count, i => dy[i] * ActivationReference.GeluGradient(x[i]));
        Near(actual, 2, count, i => 0.25 + (dy[i] * ActivationReference.GeluGradient(x[i])));
    }

    private static float[] Values(string name, int count) => [.. RandomArrays.Normal(name, count, 3).Select((x, i) => i % 50 == 49 ? 40 * x : x)];

    /// <summary>Element by element, relative to the element where it is above 1. GELU's slope multiplies the rounding of tanh by up to |x|.</summary>
    private static void Near(float[] actual, int part, int count, Func<int, double> expected)
    {
        for (int i = 0; i < count; i++)
        {
            double value = expected(i);
            Math.Abs(actual[(part * count) + i] - value).ShouldBeLessThanOrEqualTo(1e-5 * Math.Max(1, Math.Abs(value)), $"part {part}, element {i}");
        }
    }

    private static float[] SwiGlu(Processor processor, float[] gate, float[] up, float[] dy)
    {
        using GuardedMemory memory = new();
        float* y = memory.Empty(gate.Length);
        float* dgate = memory.Empty(gate.Length);
        float* dup = memory.Empty(gate.Length);
        float* gates = memory.Copy(gate);
        float* ups = memory.Copy(up);
        processor.Backend.SwiGlu(gates, ups, y, gate.Length);
        processor.Backend.SwiGluBackward(memory.Copy(dy), gates, ups, dgate, dup, gate.Length);
        return [.. memory.Read(y), .. memory.Read(dgate), .. memory.Read(dup)];
    }

    private static float[] Gelu(Processor processor, float[] x, float[] dy)
    {
        using GuardedMemory memory = new();
        float[] held = new float[x.Length];
        Array.Fill(held, 0.25f);
        float* y = memory.Empty(x.Length);
        float* dx = memory.Empty(x.Length);
        float* added = memory.Copy(held);
        float* xs = memory.Copy(x);
        processor.Backend.Gelu(xs, y, x.Length);
        processor.Backend.GeluBackward(memory.Copy(dy), xs, dx, accumulate: false, x.Length);
        processor.Backend.GeluBackward(memory.Copy(dy), xs, added, accumulate: true, x.Length);
        return [.. memory.Read(y), .. memory.Read(dx), .. memory.Read(added)];
    }
}
