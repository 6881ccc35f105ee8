using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.LogProbs;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.LogProbs;

/// <summary>Log-probabilities, entropies and gradients of softmax(logits / temperature).</summary>
public class TemperatureTests
{
    private const int Rows = 6;
    private const int Channels = 20;
    private const int Vocabulary = 37;

    [Theory]
    [InlineData(0.5f)]
    [InlineData(0.7f)]
    [InlineData(2.5f)]
    public void LogProbs_AtATemperature_MatchTheReferenceOfDividedLogits(float temperature)
    {
        float[] logits = RandomArrays.Normal("logits", Rows * Vocabulary, 2);
        int[] targets = RandomArrays.Indices("targets", Rows, Vocabulary);
        float[] dLogProbs = RandomArrays.Normal("dLogProbs", Rows);
        float[] dEntropies = RandomArrays.Normal("dEntropies", Rows);
        using EveryProcessor processors = new();
        float[] actual = processors.Agree(
            processor =>
            {
                using LogProbMemory memory = new(logits, targets) { InverseTemperature = 1 / temperature };
                memory.Forward(processor, Vocabulary);
                return [.. memory.LogProbs, .. memory.Entropies, .. memory.Backward(processor, Vocabulary, dLogProbs, dEntropies)];
            },
            $"temperature {temperature}");

        double[][] divided = [.. Enumerable.Range(0, Rows).Select(row => logits[(row * Vocabulary)..((row + 1) * Vocabulary)].Select(x => x / (double)temperature).ToArray())];
        actual[..Rows].ShouldBeNear([.. divided.Select((row, i) => LogProbReference.LogSoftmax(row)[targets[i]])], 1e-6, "log-probabilities", terms: 1);
        actual[Rows..(2 * Rows)].ShouldBeNear([.. divided.Select(row => LogProbReference.Entropy(row))], 1e-6, "entropies", terms: 1);
        double[] gradient = [.. divided.SelectMany((row, i) => LogProbReference.Gradient(row, targets[i], dLogProbs[i], dEntropies[i]).Select(g => g / temperature))];
        actual[(2 * Rows)..].ShouldBeNear(gradient, 2e-6, "gradient", terms: 1);
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(1)]
    [InlineData(1.9)]
    public void TokenLogProbs_AtATemperature_AreTheSamplersToTheBit(double temperature)
    {
        using EveryProcessor processors = new();
        using Parameter weight = TapeInputs.Parameter("head", [Vocabulary, Channels]);
        int[] targets = RandomArrays.Indices("targets", Rows, Vocabulary);
        processors.Agree(processor => Run(processor, training: true), "training")
            .ShouldHaveBitsOf(processors.Agree(processor => Run(processor, training: false), "sampler"), "both");

        float[] Run(Processor processor, bool training)
        {
            using Tape tape = new(processor);
            Tensor hidden = tape.Input(RandomArrays.Normal("hidden", Rows * Channels, 2), Rows);
            if (training)
            {
                return tape.TokenLogProbs(hidden, weight, targets, withEntropy: true, temperature).LogProbs.Values.ToArray();
            }

            Tensor logits = tape.Linear(hidden, weight);
            float[] before = logits.Values.ToArray();
            float[] logProbs = new float[Rows];
            tape.SelectLogProbs(logits, targets, logProbs, temperature);
            logits.Values.ShouldHaveBitsOf(before, "logits");
            return logProbs;
        }
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(1.9)]
    public void TokenLogProbs_AtATemperature_HaveTheGradientOfTheFunction(double temperature)
    {
        using Processor processor = new();
        using Parameter weight = TapeInputs.Parameter("head", [Vocabulary, Channels]);
        using Parameter hidden = TapeInputs.Parameter("hidden", [Rows, Channels]);
        int[] targets = RandomArrays.Indices("targets", Rows, Vocabulary);
        float[] seed = RandomArrays.Normal("seed", Rows);
        float[] entropySeed = RandomArrays.Normal("entropySeed", Rows);
        using (Tape tape = new(processor))
        {
            (Tensor logProbs, Tensor? entropies) = tape.TokenLogProbs(hidden, weight, targets, withEntropy: true, temperature);
            tape.Seed(logProbs, seed);
            tape.Seed(entropies!, entropySeed);
            tape.Backward();
        }

        foreach (GradientCheckResult result in GradientCheck.Run([weight, hidden], Value, new RandomStream(1, "directions"), step: 2e-3f))
        {
            result.RelativeError.ShouldBeLessThan(0.01, result.Name);
        }

        double Value()
        {
            using Tape tape = new(processor, recording: false);
            (Tensor logProbs, Tensor? entropies) = tape.TokenLogProbs(hidden, weight, targets, withEntropy: true, temperature);
            double sum = 0;
            for (int row = 0; row < Rows; row++)
            {
                sum += ((double)seed[row] * logProbs.Values[row]) + ((double)entropySeed[row] * entropies!.Values[row]);
            }

            return sum;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Temperature_ThatMakesNoSense_IsRefused(double temperature)
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using Parameter weight = TapeInputs.Parameter("head", [Vocabulary, Channels]);
        Tensor hidden = tape.Zeros(1, Channels);
        Should.Throw<ArgumentException>(() => tape.TokenLogProbs(hidden, weight, [1], temperature: temperature)).Message.ShouldContain("temperature");
        Should.Throw<ArgumentException>(() => tape.SelectLogProbs(tape.Linear(hidden, weight), [1], new float[1], temperature)).Message.ShouldContain("temperature");
    }
}
