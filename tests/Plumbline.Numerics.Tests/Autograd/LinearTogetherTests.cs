using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Autograd;

public class LinearTogetherTests
{
    [Theory]
    [InlineData(1, 40, new[] { 16, 8 })]
    [InlineData(5, 20, new[] { 33, 1, 31 })]
    [InlineData(13, 64, new[] { 64, 32, 32 })]
    [InlineData(50, 48, new[] { 300, 100, 90 })]
    [InlineData(200, 30, new[] { 70, 7, 129 })]
    public void LinearTogether_TwoOrThreeLayers_HaveTheBitsOfSeparateCalls(int rows, int columns, int[] outputs)
    {
        float[] x = RandomArrays.Normal("x", rows * columns);
        Parameter[] weights = [.. outputs.Select(output => TapeInputs.Parameter("weight", [output, columns]))];
        Parameter[] biases = [.. outputs.Select(output => TapeInputs.Parameter("bias", [output]))];
        using EveryProcessor processors = new();
        float[] separate = processors.Agree(processor => Run(processor, together: false), "separate");
        float[] together = processors.Agree(processor => Run(processor, together: true), "together");
        together.ShouldHaveBitsOf(separate, "together");
        foreach (Parameter parameter in weights.Concat(biases))
        {
            parameter.Dispose();
        }

        float[] Run(Processor processor, bool together)
        {
            using Tape tape = new(processor);
            Tensor input = tape.Input(x, rows, requiresGradient: true);
            Tensor[] results = new Tensor[outputs.Length];
            if (together)
            {
                tape.LinearTogether(input, [.. weights.Zip(biases, (weight, bias) => (weight, (Parameter?)bias))], results);
            }
            else
            {
                results = [.. weights.Zip(biases, (weight, bias) => tape.Linear(input, weight, bias))];
            }

            float[] values = [.. results.SelectMany(result => result.Values.ToArray())];
            for (int i = 0; i < results.Length; i++)
            {
                weights[i].ClearGradient();
                biases[i].ClearGradient();
                tape.Seed(results[i], RandomArrays.Normal($"dy/{i}", rows * outputs[i]));
            }

            tape.Backward();
            return [.. values, .. input.Gradient, .. weights.Concat(biases).SelectMany(parameter => parameter.Gradient.ToArray())];
        }
    }
}
