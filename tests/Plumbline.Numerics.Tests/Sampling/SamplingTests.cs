using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.LogProbs;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Sampling;

public class SamplingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void SampleRows_EveryVocabulary_InvertsTheCumulativeSum(int vocabulary)
    {
        const int Rows = 40;
        float[] logits = RandomArrays.Normal("logits", Rows * vocabulary, 2);
        double[] uniforms = Uniforms(Rows);
        uniforms[0] = 0;
        uniforms[1] = 1 - Math.Pow(2, -53);
        using EveryProcessor processors = new();
        float[] tokens = processors.Agree(processor => [.. Sample(processor, logits, Rows, 0.7, uniforms).Select(token => (float)token)], $"{vocabulary}");
        for (int row = 0; row < Rows; row++)
        {
            // The token's interval of the cumulative distribution holds the uniform number, up to the rounding of float sums.
            double[] scaled = [.. logits.AsSpan(row * vocabulary, vocabulary).ToArray().Select(x => x / 0.7)];
            double[] p = [.. LogProbReference.LogSoftmax(scaled).Select(Math.Exp)];
            double below = p.Take((int)tokens[row]).Sum();
            uniforms[row].ShouldBeInRange(below - 1e-6, below + p[(int)tokens[row]] + 1e-6, $"row {row}");
        }
    }

    [Fact]
    public void SampleRows_ManyDraws_FollowTheSoftmax()
    {
        const int Rows = 20_000;
        double[] p = [0.5, 0.25, 0.125, 0.1, 0.025];
        float[] row = [.. p.Select(x => (float)Math.Log(x))];
        using Processor processor = new();
        int[] tokens = Sample(processor, [.. Enumerable.Repeat(row, Rows).SelectMany(x => x)], Rows, 1, Uniforms(Rows));
        double chiSquare = p.Select((share, i) => Math.Pow(tokens.Count(t => t == i) - (Rows * share), 2) / (Rows * share)).Sum();

        // 23.5 is exceeded by chance with probability 1e-4 (4 degrees of freedom); the seed is fixed, so the test cannot flicker.
        chiSquare.ShouldBeLessThan(23.5);
    }

    [Fact]
    public void SampleRows_MaskedLogits_AreNeverDrawn()
    {
        const int Rows = 500;
        float none = float.NegativeInfinity;
        float[] row = [none, 0f, none, 1f, none];
        double[] uniforms = Uniforms(Rows);
        uniforms[0] = 0;
        uniforms[1] = 1 - Math.Pow(2, -53);
        using Processor processor = new();
        Sample(processor, [.. Enumerable.Repeat(row, Rows).SelectMany(x => x)], Rows, 1, uniforms).Distinct().Order().ShouldBe([1, 3]);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(1e-30)]
    public void SampleRows_ColdTemperature_TakesTheLargestLogit(double temperature)
    {
        float[] logits = [3f, 90f, 91f, -100f];
        using Processor processor = new();
        Sample(processor, logits, 1, temperature, [0.999]).ShouldBe([2]);
    }

    [Fact]
    public void SelectLogProbs_SameLogits_HaveTheBitsOfTokenLogProbs()
    {
        const int Rows = 9;
        int[] tokens = RandomArrays.Indices("tokens", Rows, 37);
        using Processor processor = new();
        using Tape tape = new(processor, recording: false);
        using Parameter weight = TapeInputs.Parameter("weight", [37, 24]);
        Tensor hidden = tape.Input(RandomArrays.Normal("hidden", Rows * 24), Rows);
        float[] selected = new float[Rows];
        tape.SelectLogProbs(tape.Linear(hidden, weight), tokens, selected);
        selected.ShouldHaveBitsOf(tape.TokenLogProbs(hidden, weight, tokens).LogProbs.Values, "log-probabilities");
    }

    [Fact]
    public void Sampling_ArgumentsThatDoNotFit_AreRefused()
    {
        using Processor processor = new();
        using Tape tape = new(processor, recording: false);
        Tensor logits = tape.Zeros(2, 5);
        Should.Throw<ArgumentException>(() => tape.SampleRows(logits, 0, new double[2], new int[2]));
        Should.Throw<ArgumentException>(() => tape.SampleRows(logits, double.NaN, new double[2], new int[2]));
        Should.Throw<ArgumentException>(() => tape.SampleRows(logits, 1, new double[1], new int[2]));
        Should.Throw<ArgumentException>(() => tape.SampleRows(logits, 1, new double[2], new int[3]));
        Should.Throw<ArgumentException>(() => tape.SelectLogProbs(logits, [1], new float[2]));
        Should.Throw<ArgumentException>(() => tape.SelectLogProbs(logits, [1, 5], new float[2])).Message.ShouldContain("5");
        Should.Throw<ArgumentException>(() => tape.SelectLogProbs(logits, [1, -1], new float[2]));
    }

    private static double[] Uniforms(int count)
    {
        RandomStream random = new(7, "uniforms");
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }

    private static int[] Sample(Processor processor, float[] logits, int rows, double temperature, double[] uniforms)
    {
        using Tape tape = new(processor, recording: false);
        int[] tokens = new int[rows];
        tape.SampleRows(tape.Input(logits, rows), temperature, uniforms, tokens);
        return tokens;
    }
}
