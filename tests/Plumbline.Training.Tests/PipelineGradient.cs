using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Tests;

/// <summary>Gradients of a whole pipeline by its parameters, held against central differences of a loss that was written down independently of it.</summary>
internal static class PipelineGradient
{
    /// <summary>Most by which the loss, or the length of the parameters, moves: far above the noise of single precision, far below where slopes bend.</summary>
    private const double Movement = 0.01;

    /// <summary>An optimiser whose first moments after one step are a tenth of the gradients: nothing is clipped.</summary>
    public static AdamWOptions Unclipped { get; } = new() { MaxGradientNorm = null };

    /// <summary>Gradients of an offline objective, the batch cut into passes.</summary>
    public static (float[][] Gradient, double Loss) Of<TExample>(Processor processor, IOfflineObjective<TExample> objective, IReadOnlyList<TExample> batch, params Range[] passes)
    {
        MetricMeans means = new();
        objective.Prepare(batch, CancellationToken.None);
        double weight = batch.Sum(objective.Weight);
        using Tape tape = new(processor);
        foreach (Parameter parameter in objective.Parameters)
        {
            parameter.ClearGradient();
        }

        foreach (Range pass in passes)
        {
            tape.Reset();
            objective.Accumulate(tape, batch, pass, weight, means);
            tape.Backward();
        }

        float[][] gradient = [.. objective.Parameters.Select(parameter => Padded(parameter.Gradient.ToArray(), parameter.Values.Length))];
        foreach (Parameter parameter in objective.Parameters)
        {
            parameter.ClearGradient();
        }

        return (gradient, means["loss"]!.Value);
    }

    /// <summary>Gradients of the one step that a state of <see cref="Unclipped"/> saw.</summary>
    public static float[][] Of(TrainingState state)
    {
        state.StepCount.ShouldBe(1);
        return [.. state.Parameters.Select(parameter => parameter.FirstMoments.ToArray().Select(moment => moment / (1 - Unclipped.Beta1)).ToArray())];
    }

    /// <summary>Fails unless the slope of the loss is the gradient's, along the gradient and along random halves of it. A wrong gradient cannot have the right slope along itself.</summary>
    public static void ShouldBeOf(this float[][] gradient, Func<double> loss, IReadOnlyList<Parameter> parameters, double tolerance = 0.01)
    {
        double whole = Norm(gradient);
        whole.ShouldBeGreaterThan(1e-3, "a gradient of nothing proves nothing");
        for (int half = 0; half < 3; half++)
        {
            RandomStream random = new(TinyWorld.Seed, $"half/{half}");
            int kept = half;
            float[][] direction = [.. gradient.Select(part => part.Select(value => kept == 0 || random.NextDouble() < 0.5 ? value : 0).ToArray())];
            double norm = Norm(direction);
            double slope = Slope(loss, parameters, direction, norm);
            slope.ShouldBe(norm, tolerance * whole, $"direction {half}");
        }
    }

    private static double Slope(Func<double> loss, IReadOnlyList<Parameter> parameters, float[][] direction, double norm)
    {
        double length = Movement / Math.Max(1, norm);
        float[][] origin = [.. parameters.Select(parameter => parameter.Values.ToArray())];
        double above = At(length);
        double below = At(-length);
        At(0);
        return (above - below) / (2 * length);

        double At(double step)
        {
            for (int p = 0; p < origin.Length; p++)
            {
                Span<float> values = parameters[p].Edit();
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (float)(origin[p][i] + (step * direction[p][i] / norm));
                }
            }

            return step == 0 ? 0 : loss();
        }
    }

    private static float[] Padded(float[] values, int length) => values.Length == 0 ? new float[length] : values;

    private static double Norm(float[][] values) => Math.Sqrt(values.Sum(part => part.Sum(value => (double)value * value)));
}
