using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd;

/// <summary>Compares gradients of the tape with central differences of the function itself.</summary>
public static class GradientCheck
{
    /// <summary>
    /// Measures how far the tape's gradients are from (f(x + h) − f(x − h)) / 2h along random directions of each parameter.
    /// A direction moves all elements at once, which keeps float rounding small beside the difference.
    /// </summary>
    /// <param name="parameters">What to perturb. Their gradients must hold the tape's result already.</param>
    /// <param name="function">Computes the scalar from the current values.</param>
    /// <param name="random">Directions.</param>
    /// <param name="directions">Directions per parameter.</param>
    /// <param name="step">Length h of the perturbation in each element.</param>
    /// <returns>For each parameter the largest |numeric − tape| / max(|numeric|, |tape|, 0.01 · ‖gradient‖), over its directions.</returns>
    public static IReadOnlyList<GradientCheckResult> Run(
        IReadOnlyList<Parameter> parameters, Func<double> function, RandomStream random, int directions = 3, float step = 1e-2f)
    {
        List<GradientCheckResult> results = [];
        foreach (Parameter parameter in parameters)
        {
            float[] gradient = parameter.Gradient.ToArray();
            float[] original = parameter.Values.ToArray();
            double norm = Math.Sqrt(gradient.Sum(g => (double)g * g));
            double worst = 0;
            for (int d = 0; d < directions; d++)
            {
                float[] direction = new float[original.Length];
                for (int i = 0; i < direction.Length; i++)
                {
                    direction[i] = (random.NextUInt64() & 1) == 0 ? 1f : -1f;
                }

                double tape = 0;
                for (int i = 0; i < direction.Length && i < gradient.Length; i++)
                {
                    tape += (double)gradient[i] * direction[i];
                }

                double numeric = (At(step) - At(-step)) / (2.0 * step);
                worst = Math.Max(worst, Math.Abs(numeric - tape) / Math.Max(Math.Max(Math.Abs(numeric), Math.Abs(tape)), Math.Max(0.01 * norm, 1e-12)));

                double At(float h)
                {
                    Span<float> values = parameter.Edit();
                    for (int i = 0; i < original.Length; i++)
                    {
                        values[i] = original[i] + (h * direction[i]);
                    }

                    return function();
                }
            }

            original.CopyTo(parameter.Edit());
            results.Add(new GradientCheckResult(parameter.Name, worst));
        }

        return results;
    }
}

/// <summary>How far one parameter's gradient is from central differences.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="RelativeError">Largest relative error; 0 is exact.</param>
public sealed record GradientCheckResult(string Name, double RelativeError);
