using Plumbline.Models.Decoders;
using Plumbline.Models.Sites;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Sites;

/// <summary>Gradients through edited activations, against finite differences of the edited model.</summary>
public sealed class HookGradientTests : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 1 });

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(SmallModels.TinyNames), MemberType = typeof(SmallModels))]
    public void ZeroAblation_AtMixedValues_StopsTheGradient(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Tape tape = new(_processor);
        ActivationHooks hooks = new ActivationHooks().Replace(new ActivationSite(SiteKind.MixedValue), (_, _, z) => z.Edit().Clear());

        NextTokenLoss.Backward(model, tape, SmallModels.Sequences(19, 7, 4), hooks);

        DecoderLayer layer = model.Layers[0];
        foreach (Projection projection in new[] { layer.Query, layer.Key, layer.Value })
        {
            projection.Weight.Gradient.ToArray().ShouldAllBe(value => value == 0, projection.Name);
        }

        layer.Output.Weight.Gradient.ToArray().ShouldAllBe(value => value == 0); // its input is zero
        layer.Down.Weight.Gradient.ToArray().ShouldContain(value => value != 0);
    }

    [Theory]
    [MemberData(nameof(SmallModels.TinyNames), MemberType = typeof(SmallModels))]
    public void Gradient_WithConstantsAtAnySite_EqualsCentralDifferences(string name) =>
        CheckEverySite(name, (hooks, site) => hooks.Replace(site, (_, _, activation) =>
        {
            // Every other channel becomes a constant; the others pass their gradients.
            Span<float> values = activation.Edit();
            for (int i = 0; i < values.Length; i += 2)
            {
                values[i] = 0.25f;
            }
        }));

    [Theory]
    [MemberData(nameof(SmallModels.TinyNames), MemberType = typeof(SmallModels))]
    public void Gradient_WithASteeringVectorAtAnySite_EqualsCentralDifferences(string name) =>
        CheckEverySite(name, (hooks, site) => hooks.Add(site, (_, _, activation) =>
        {
            Span<float> values = activation.Edit();
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += 0.3f * ((i % activation.Columns) + 1);
            }
        }));

    private void CheckEverySite(string name, Action<ActivationHooks, ActivationSite> edit)
    {
        using Decoder model = SmallModels.Create(name);
        using Tape tape = new(_processor);
        using Tape plain = new(_processor, recording: false);
        int[][] sequences = SmallModels.Sequences(model.Config.VocabularySize, 6, 4);
        Parameter[] parameters = [.. model.Parameters.Where(parameter => parameter.Shape.Count == 2)];
        foreach ((ActivationSite site, _) in ModelSites.Of(model.Config))
        {
            foreach (Parameter parameter in model.Parameters)
            {
                parameter.ClearGradient();
            }

            ActivationHooks hooks = new();
            edit(hooks, site);
            NextTokenLoss.Backward(model, tape, sequences, hooks);
            tape.Reset();
            double norm = Math.Sqrt(model.Parameters.Sum(parameter => parameter.Gradient.ToArray().Sum(value => (double)value * value)));

            foreach (Parameter parameter in parameters)
            {
                double error = Slope(parameter, model, plain, sequences, hooks, norm);
                error.ShouldBeLessThan(0.02, $"{parameter.Name} with {site} edited");
            }
        }
    }

    /// <summary>Largest difference of tape and central differences along random directions of unit length, beside the parameter's gradient or a hundredth of the whole.</summary>
    private static double Slope(Parameter parameter, Decoder model, Tape plain, int[][] sequences, ActivationHooks hooks, double norm)
    {
        RandomStream random = new(6, parameter.Name);
        float[] original = parameter.Values.ToArray();
        float[] gradient = parameter.Gradient.Length == 0 ? new float[original.Length] : parameter.Gradient.ToArray();
        double scale = Math.Max(0.01 * norm, Math.Sqrt(gradient.Sum(value => (double)value * value)));
        double worst = 0;
        for (int d = 0; d < 2; d++)
        {
            double[] direction = [.. original.Select(_ => random.NextGaussian())];
            double length = Math.Sqrt(direction.Sum(value => value * value));
            double tape = direction.Select((value, i) => value / length * gradient[i]).Sum();
            const double Step = 0.02;
            double numeric = (At(Step) - At(-Step)) / (2 * Step);
            worst = Math.Max(worst, Math.Abs(numeric - tape) / scale);

            double At(double step)
            {
                Span<float> values = parameter.Edit();
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (float)(original[i] + (step * direction[i] / length));
                }

                return NextTokenLoss.Value(model, plain, sequences, hooks);
            }
        }

        original.CopyTo(parameter.Edit());
        return worst;
    }
}
