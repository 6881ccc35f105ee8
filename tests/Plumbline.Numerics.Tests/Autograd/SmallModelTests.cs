using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Autograd;

public class SmallModelTests
{
    private static readonly int[] Tokens = RandomArrays.Indices("tokens", 23, 37);
    private static readonly int[] Targets = RandomArrays.Indices("targets", 23, 37);

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void Backward_WholeModel_AgreesWithCentralDifferences(VectorWidth width)
    {
        using SmallModel model = new(layers: 2);
        SequenceBatch sequences = new(9, 1, 13);
        using OperationCase whole = new(
            tape =>
            {
                (Tensor logProbs, Tensor? entropies) = model.Forward(tape, Tokens, Targets, sequences, withEntropy: true);
                return [logProbs, entropies!];
            },
            [.. model.Parameters]);

        // A smaller step than for single operations: through two layers the function bends more. The rounding error grows in turn.
        whole.Check(width, tolerance: 1e-2, step: 2e-3f);
    }

    [Fact]
    public void Training_AFewSteps_LearnsTheTargets()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using SmallModel model = new();
        using AdamW optimizer = new(processor, model.Parameters, new AdamWOptions());
        int[] targets = [.. Tokens.Select(token => (token * 5) % 37)];
        SequenceBatch sequences = new(23);
        double first = 0;
        double last = 0;
        for (int step = 0; step < 60; step++)
        {
            tape.Reset();
            Tensor logProbs = model.Forward(tape, Tokens, targets, sequences).LogProbs;
            last = -logProbs.Values.ToArray().Average(x => (double)x);
            first = step == 0 ? last : first;
            float[] seed = new float[23];
            Array.Fill(seed, -1f / 23);
            tape.Seed(logProbs, seed);
            tape.Backward();
            optimizer.Step(0.02);
        }

        first.ShouldBeGreaterThan(2.5);
        last.ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Forward_InferenceTape_HasTheBitsOfTheRecordingOne()
    {
        using Processor processor = new();
        using Tape recording = new(processor);
        using Tape inference = new(processor, recording: false);
        using SmallModel model = new(layers: 2);
        SequenceBatch sequences = new(9, 1, 13);
        float[] recorded = model.Forward(recording, Tokens, Targets, sequences).LogProbs.Values.ToArray();
        model.Forward(inference, Tokens, Targets, sequences).LogProbs.Values.ShouldHaveBitsOf(recorded, "log-probabilities");
    }

    // Without padding a sequence cannot tell with whom it shares a batch: the importance ratio of a fresh rollout is exactly 1.
    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void Forward_SequenceAlone_HasTheBitsOfTheBatch(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width, 2);
        using Tape tape = new(processor, recording: false);
        using SmallModel model = new(layers: 2);
        float[] together = model.Forward(tape, Tokens, Targets, new SequenceBatch(9, 1, 13)).LogProbs.Values.ToArray();
        int start = 0;
        foreach (int length in new[] { 9, 1, 13 })
        {
            tape.Reset();
            model.Forward(tape, Tokens[start..(start + length)], Targets[start..(start + length)], new SequenceBatch(length)).LogProbs.Values
                .ShouldHaveBitsOf(together.AsSpan(start, length), $"sequence of {length}");
            start += length;
        }
    }

    [Fact]
    public void Backward_FrozenParameters_GetNoGradientAndLeaveTheOthersAlone()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using SmallModel model = new();
        float[][] all = Gradients(tape, model);
        for (int i = 0; i < model.Parameters.Count; i += 2)
        {
            model.Parameters[i].Trainable = false;
        }

        float[][] some = Gradients(tape, model);
        for (int i = 0; i < all.Length; i++)
        {
            if (i % 2 == 0)
            {
                some[i].ShouldBeEmpty(model.Parameters[i].Name);
            }
            else
            {
                some[i].ShouldHaveBitsOf(all[i], model.Parameters[i].Name);
            }
        }
    }

    private static float[][] Gradients(Tape tape, SmallModel model)
    {
        tape.Reset();
        foreach (Parameter parameter in model.Parameters)
        {
            parameter.ClearGradient();
        }

        Tensor logProbs = model.Forward(tape, Tokens, Targets, new SequenceBatch(9, 1, 13)).LogProbs;
        tape.Seed(logProbs, RandomArrays.Normal("seed", 23));
        tape.Backward();
        return [.. model.Parameters.Select(parameter => parameter.Gradient.ToArray())];
    }
}
