using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Autograd;

/// <summary>Two micro-batches, one after the other, against both together.</summary>
public class GradientAccumulationTests
{
    // Rows are the depth of a weight's gradient, which is one chain in order of depth: continuing it gives the bits of doing it at once.
    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void Linear_TwoMicroBatches_HaveTheBitsOfOne(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width, 2);
        using Parameter weight = TapeInputs.Parameter("weight", [35, 50]);
        using Parameter bias = TapeInputs.Parameter("bias", [35]);
        float[] x = RandomArrays.Normal("x", 60 * 50);
        float[] dy = RandomArrays.Normal("dy", 60 * 35);
        Run(0, 60);
        (float[] dw, float[] db) = (weight.Gradient.ToArray(), bias.Gradient.ToArray());
        weight.ClearGradient();
        bias.ClearGradient();
        Run(0, 23);
        Run(23, 60);
        weight.Gradient.ShouldHaveBitsOf(dw, "weight");
        bias.Gradient.ShouldHaveBitsOf(db, "bias");

        void Run(int from, int to)
        {
            using Tape tape = new(processor);
            Tensor y = tape.Linear(tape.Input(x[(from * 50)..(to * 50)], to - from), weight, bias);
            tape.Seed(y, dy.AsSpan(from * 35, (to - from) * 35));
            tape.Backward();
        }
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void WholeModel_TwoMicroBatches_HaveTheBitsOfOne(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        using SmallModel model = new();
        int[] lengths = [9, 5, 1, 13];
        int[] tokens = RandomArrays.Indices("tokens", 28, model.Vocabulary);
        float[] seed = RandomArrays.Normal("seed", 28);
        Run(0, 4);
        float[][] whole = [.. model.Parameters.Select(parameter => parameter.Gradient.ToArray())];
        foreach (Parameter parameter in model.Parameters)
        {
            parameter.ClearGradient();
        }

        Run(0, 2);
        Run(2, 4);
        for (int i = 0; i < whole.Length; i++)
        {
            model.Parameters[i].Gradient.ShouldHaveBitsOf(whole[i], model.Parameters[i].Name);
        }

        void Run(int from, int to)
        {
            using Tape tape = new(processor);
            int start = lengths[..from].Sum();
            int end = lengths[..to].Sum();
            Tensor logProbs = model.Forward(tape, tokens[start..end], [.. tokens[start..end].Select(token => (token + 1) % model.Vocabulary)], new SequenceBatch(lengths[from..to])).LogProbs;
            tape.Seed(logProbs, seed.AsSpan(start, end - start));
            tape.Backward();
        }
    }

    [Fact]
    public void Linear_BatchWithoutRows_GivesAGradientOfZeros()
    {
        using Processor processor = new();
        using Parameter weight = TapeInputs.Parameter("weight", [7, 20]);
        using Tape tape = new(processor);
        tape.Seed(weight, RandomArrays.Normal("stale", 140));
        weight.ClearGradient();
        Tensor y = tape.Linear(tape.Zeros(0, 20), weight);
        tape.Seed(y, []);
        tape.Backward();
        weight.Gradient.ToArray().ShouldBe(new float[140]);
    }
}
