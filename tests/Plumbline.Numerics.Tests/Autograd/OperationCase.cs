using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Autograd;

/// <summary>
/// A function of parameters, made of tape operations, whose gradient is checked against central differences. The scalar is the sum of all
/// results, each times a fixed random coefficient, added in double.
/// </summary>
internal sealed class OperationCase(Func<Tape, Tensor[]> build, params Parameter[] parameters) : IDisposable
{
    /// <summary>
    /// With a step of 1e-2 the rounding of float results (6e-8 of values near 1, over a difference of 2e-2 times the slope) leaves 1e-6 to
    /// 1e-4, and the cubic term of functions that bend (norms of short heads, the entropy) up to 4e-3. A wrong factor or a missing term
    /// leaves 1e-2 to 1.
    /// </summary>
    public const double Tolerance = 5e-3;

    public OperationCase(Func<Tape, Tensor> build, params Parameter[] parameters)
        : this(tape => [build(tape)], parameters)
    {
    }

    /// <summary>Checks the gradients of all parameters.</summary>
    public void Check(VectorWidth width, double tolerance = Tolerance, float step = 1e-2f)
    {
        using Processor processor = ForcedProcessor.Open(width, 2);
        using Tape tape = new(processor);
        Backward(tape);
        IReadOnlyList<GradientCheckResult> results = GradientCheck.Run(
            parameters, () => Scalar(tape, build(tape)), new RandomStream(1, "directions"), directions: 3, step);
        results.Count.ShouldBe(parameters.Length);
        foreach (GradientCheckResult result in results)
        {
            result.RelativeError.ShouldBeLessThan(tolerance, result.Name);
        }

        foreach (Parameter parameter in parameters)
        {
            parameter.Gradient.ToArray().ShouldContain(g => g != 0, parameter.Name);
        }
    }

    /// <summary>Fills the gradients of all parameters, from nothing.</summary>
    public void Backward(Tape tape)
    {
        foreach (Parameter parameter in parameters)
        {
            parameter.ClearGradient();
        }

        tape.Reset();
        Tensor[] outputs = build(tape);
        for (int i = 0; i < outputs.Length; i++)
        {
            tape.Seed(outputs[i], Coefficients(outputs[i], i));
        }

        tape.Backward();
    }

    public void Dispose()
    {
        foreach (Parameter parameter in parameters)
        {
            parameter.Dispose();
        }
    }

    private static double Scalar(Tape tape, Tensor[] outputs)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            float[] coefficients = Coefficients(outputs[i], i);
            ReadOnlySpan<float> values = outputs[i].Values;
            for (int j = 0; j < values.Length; j++)
            {
                sum += (double)values[j] * coefficients[j];
            }
        }

        tape.Reset();
        return sum;
    }

    private static float[] Coefficients(Tensor output, int index) => RandomArrays.Normal($"coefficients/{index}", checked((int)output.Count));
}
